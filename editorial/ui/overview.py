"""The overview strip: a tick for every mark beside the scroll bar; a click goes there.

Ticks differ in width, so that they can be read without colour: 4 px settled, 8 open, 12 a problem.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QTextEdit, QWidget

from editorial.domain.claim import PROBLEMS, TO_DO, Status
from editorial.domain.coverage import Tally
from editorial.ui.gap_rows import GapRows
from editorial.ui.marks import Mark, MarkIndex
from editorial.ui.page import Page
from editorial.ui.theme import appearance, current

OVERVIEW_WIDTH = 20
PAD = 4
GAP_WIDTH = 12


# Where several marks share a row, the worst is shown.
_WEIGHTS = {
    status: 1 + place + 10 * (status in TO_DO) + 20 * (status in PROBLEMS)
    for place, status in enumerate(Status)
}


def _weight(mark: Mark) -> int:
    return _WEIGHTS[mark.status] if mark.status else 0


def _width(mark: Mark) -> float:
    if mark.status in PROBLEMS:
        return 12
    return 8 if mark.status in TO_DO else 4


def _rows_in(
    page: Page, index: MarkIndex, number: int, scale: float
) -> tuple[tuple[int, Mark], ...]:
    """The pixel rows at which a block's marks begin."""
    rect, start = page.block_rect(number), index.block_start(number)
    length = max(1, len(page.blocks[number].text))
    return tuple(
        (round((rect.top() + rect.height() * (mark.start - start) / length) * scale / 3) * 3, mark)
        for placed in (index.in_block(number) if rect.height() else ())
        if placed.opens and (mark := placed.mark)
    )


class Overview(QWidget):
    """Stands at the right of the view that it belongs to. The Facts pane mirrors it in words."""

    jumped = Signal(float)
    """A place of the document, in its pixels."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._page: Page | None = None
        self._laid_out = False
        self._ticks: dict[int, tuple[tuple[int, Mark], ...]] = {}
        self._rows: dict[int, dict[int, Mark]] = {}
        self._framed: dict[int, tuple[tuple[int, Mark], ...]] = {}
        self._stale: set[int] = set()
        self._measured_for = (0, 0.0)
        self._picture: QPixmap | None = None
        self._gaps = GapRows()
        appearance().changed.connect(self._repaint_anew)
        self.name("Marks")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def name(self, what: str) -> None:
        """Say what it shows: "Marks"."""
        self.setAccessibleName(f"Overview: {what.lower()}")
        self.setToolTip(f"{what} in the whole article. Click to go there.")

    def _repaint_anew(self) -> None:
        self._picture = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(OVERVIEW_WIDTH, 100)

    def show_page(self, page: Page, laid_out: bool = True) -> None:
        """Before the whole page is laid out nobody knows where the marks will be."""
        self._page, self._laid_out = page, laid_out
        self._forget()
        self.update()

    def _forget(self) -> None:
        self._picture = None
        self._gaps = GapRows()
        self._ticks.clear()
        self._rows.clear()
        page = self._page
        self._stale = (
            {*page.marks.marked_blocks(), *page.suggested.marked_blocks()} if page else set()
        )
        self._framed.clear()

    def update_blocks(self, blocks: Iterable[int]) -> None:
        """Marks of these blocks changed."""
        self._stale.update(blocks)
        self.update()

    def update_gaps(self, blocks: Iterable[int]) -> None:
        """Words of these blocks, or of all where none is named, are covered now, or no more."""
        self._gaps.forget(blocks)
        self.update()

    def _height(self) -> float:
        """Of the document, as far as it is laid out: asking the document would lay it all out."""
        bar = self._view.verticalScrollBar()
        return float(bar.maximum() + bar.pageStep())

    def _measure(self, page: Page) -> None:
        """Finds the pixel rows of the marks of stale blocks: a change costs its own blocks."""
        measured_for = (self.height(), self._height())
        if measured_for != self._measured_for:
            self._measured_for = measured_for
            self._forget()
        if not self._stale:
            return
        self._picture = None
        scale = self._scale()
        for number in self._stale:
            for row, _ in self._ticks.pop(number, ()):
                self._rows[row].pop(number, None)
            self._framed[number] = _rows_in(page, page.suggested, number, scale)
            self._ticks[number] = ticks = _rows_in(page, page.marks, number, scale)
            for row, mark in ticks:
                worst = self._rows.setdefault(row, {})
                if number not in worst or _weight(mark) > _weight(worst[number]):
                    worst[number] = mark
        self._stale.clear()

    def _scale(self) -> float:
        return (self.height() - 2 * PAD) / max(1.0, self._height())

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, page = current(), self._page
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.paper)
        if page is None:
            return
        bar, scale = self._view.verticalScrollBar(), self._scale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.maximum() > 0:
            painter.setBrush(theme.sunken)
            shown = QRectF(1, PAD + bar.value() * scale, 16, max(12, bar.pageStep() * scale))
            painter.drawRoundedRect(shown, 4, 4)
        if page.shown.coverage is not None and self._laid_out:
            self._paint_gaps(painter, page, page.shown.coverage)
        if self._laid_out:
            self._frame_pointed(painter, page)
        if not (page.shown.marks and self._laid_out):
            return
        self._measure(page)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        self._frame_selected(painter, page)

    def _paint_gaps(self, painter: QPainter, page: Page, tally: Tally) -> None:
        """A tick for each row with uncovered words: as long as they are many there."""
        ink = current().text3
        for row, share in self._gaps.shares(page, tally, self._scale(), self.height()):
            painter.fillRect(QRectF(3, PAD + row, max(3, round(GAP_WIDTH * share)), 2), ink)

    def _drawn(self) -> QPixmap:
        """The ticks, drawn once for many frames of scrolling."""
        theme, ratio = current(), self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.text3, 1))
            for row in {row for rows in self._framed.values() for row, _ in rows}:
                painter.drawRoundedRect(QRectF(3.5, PAD + row - 1.5, 10, 4), 2, 2)
            for row, marks in self._rows.items():
                if marks:
                    mark = max(marks.values(), key=_weight)
                    tick = QRectF(3, PAD + row - 1, _width(mark), 2)
                    painter.fillRect(tick, theme.token(mark.color))
        return picture

    def _frame_selected(self, painter: QPainter, page: Page) -> None:
        painter.setPen(QPen(current().accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for mark in map(page.mark, page.shown.selected):
            block = page.marks.block_at(mark.start) if mark else -1
            for row, ticked in (*self._ticks.get(block, ()), *self._framed.get(block, ())):
                if ticked is mark:
                    painter.drawRoundedRect(QRectF(0.75, PAD + row - 4, 16.5, 8), 3, 3)

    def _frame_pointed(self, painter: QPainter, page: Page) -> None:
        """Where the passages are that something outside the text speaks of."""
        painter.setPen(QPen(current().accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for span in page.shown.pointed:
            place = page.place_of(span.start, span.end)
            if not place.isEmpty():
                y = PAD + place.center().y() * self._scale()
                painter.drawRoundedRect(QRectF(0.75, y - 4, 16.5, 8), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.jumped.emit((event.position().y() - PAD) / self._scale())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.jumped.emit((event.position().y() - PAD) / self._scale())
