"""A page in a window: column and margins, painting, scrolling, zoom. `ArticleView` works on it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPropertyAnimation,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from editorial.domain.text import Span
from editorial.ui.fonts import reading_family
from editorial.ui.marks import Mark
from editorial.ui.overview import OVERVIEW_WIDTH, Overview
from editorial.ui.page import Page
from editorial.ui.theme import appearance, current
from editorial.ui.typography import COLUMN, COMPACT_COLUMN, EDGE, GUTTER, Look

SCROLL_TIME = 140
CALM = 0.2
"""Above and below: a place in the middle 60 % is in sight already."""
SCALES = (0.8, 1.6)


class PageView(QTextBrowser):
    """Shows one `Page` at a time. Left of the column is the gutter, right of it the overview."""

    set_anew = Signal()
    """The page was set in another look: another width, scale or theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._compact, self._furniture = 1.0, False, False
        self._laid_out = True
        self._waiting: tuple[int, int] | None = None
        self.overview = self._make_overview()
        self._motion = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._finish = QTimer(self, singleShot=True, interval=0)
        self._finish.timeout.connect(self.lay_out)
        self._page = Page((), "", self._look())
        self._set_up()
        self._take(self._page)
        appearance().changed.connect(self._set_again)

    def _set_up(self) -> None:
        self.setProperty("kind", "article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # A page of fixed width does not break its lines anew while the window is resized.
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self.overview.update)
        self.verticalScrollBar().rangeChanged.connect(self.overview.update)
        self.overview.jumped.connect(self._jump)

    def _make_overview(self) -> Overview:
        """The strip at its right, for a view that shows something else there than marks."""
        return Overview(self)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing that a draft names is ever fetched."""
        return None

    # The page

    def _look(self) -> Look:
        widest = round((COMPACT_COLUMN if self._compact else COLUMN) * self._scale)
        room = self._room() - GUTTER - EDGE
        column = max(160, min(widest, room))
        family = reading_family()
        return Look(current(), column, self._scale, self._compact, self._furniture, family)

    def _room(self) -> int:
        """Pixels that the page may have left of the overview."""
        bar = self.verticalScrollBar()
        width = bar.sizeHint().width() if bar.isVisibleTo(self) else 0
        return self.contentsRect().width() - width - OVERVIEW_WIDTH - self._names_width()

    def _names_width(self) -> int:
        """Pixels kept free at the left of the page, for a view that names things there."""
        return 0

    def _take(self, page: Page) -> None:
        old = self._page
        self._motion.stop()
        page.document.setParent(self)
        self._page = page
        self._laid_out, self._waiting = False, None
        self.setLineWrapColumnOrWidth(GUTTER + page.look.column + EDGE)
        self.setDocument(page.document)
        self.overview.show_page(page, laid_out=False)
        if old is not page:
            old.document.deleteLater()

    def _set_again(self, only: Iterable[int] | None = None) -> None:
        """Sets the page in the look in force; the words at the top of the view stay there."""
        look = self._look()
        if look == self._page.look and only is None:
            return
        place = self.scroll_state()
        whole = look.column == self._page.look.column and only is not None
        self._page.set_again(look, only if whole else None)
        if not whole:
            # Qt lays out all lines anew for it, whether the width is another one or not.
            self.setLineWrapColumnOrWidth(GUTTER + look.column + EDGE)
        self._fit()
        if self._laid_out:
            self.lay_out(place)
        self.viewport().update()
        self.set_anew.emit()

    def lay_out(self, place: tuple[int, int] | None = None) -> None:
        """Lays out the whole page, which Qt does piece by piece, and goes back to its place."""
        waiting = self._waiting or place or self.scroll_state()
        self._laid_out, self._waiting = True, None
        self._page.document.documentLayout().documentSize()
        self._page.forget_places()
        self.restore_scroll(*waiting)
        self.overview.show_page(self._page)

    @property
    def look(self) -> Look:
        """In which the page is set."""
        return self._page.look

    def shows(self, number: int) -> bool:
        """Whether a block is to be seen: furniture is hidden unless it is asked for."""
        return self._page.look.shows(self._page.blocks[number])

    def top_of(self, number: int) -> int:
        """Pixels from the top of the page to a block's first line."""
        return round(self._page.top(number))

    def is_in_sight(self, point: int) -> bool:
        """Whether the character at a code point is inside the view."""
        place = self.place_of(point, min(point + 1, len(self._page.text)))
        upper = self.verticalScrollBar().value()
        return upper <= place.top() <= upper + self.viewport().height()

    def page_height(self) -> int:
        """Pixels."""
        return round(self._page.document.size().height())

    @property
    def scale(self) -> float:
        return self._scale

    def set_scale(self, scale: float) -> None:
        """The reader's scale, kept between 0.8 and 1.6."""
        self._scale = min(SCALES[1], max(SCALES[0], round(scale, 2)))
        self._set_again()

    def set_compact(self, compact: bool) -> None:
        """16/26 on a column of 484 px, for windows below 1200 px."""
        self._compact = compact
        self._set_again()

    def show_furniture(self, show: bool) -> None:
        """Site chrome is kept in the draft, and hidden unless asked for."""
        self._furniture = show
        self._set_again()

    # Margins

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._look().column != self._page.look.column:
            self._set_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Centres the column with its gutter in what the overview leaves."""
        spare = self._room() - (GUTTER + self._page.look.column + EDGE)
        left = self._names_width() + max(0, spare // 2)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, OVERVIEW_WIDTH):
            self.setViewportMargins(left, 0, OVERVIEW_WIDTH, 0)
        area = self.viewport().geometry()
        self.overview.setGeometry(
            QRect(area.right() + 1, area.top(), OVERVIEW_WIDTH, area.height())
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        offset = self.verticalScrollBar().value()
        top, bottom = offset + event.rect().top(), offset + event.rect().bottom()
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -offset)
            self._page.paint(painter, top, bottom, self.devicePixelRatioF())
        super().paintEvent(event)
        if not self._laid_out and not self._finish.isActive():
            self._finish.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_page"):
            self._page.forget_places()

    def update_block(self, number: int) -> None:
        """Paints one block anew, with its signs in the gutter."""
        area = self._page.block_rect(number).translated(0, -self.verticalScrollBar().value())
        whole = QRectF(0, area.top() - 8, self.viewport().width(), area.height() + 16)
        self.viewport().update(whole.toAlignedRect())

    # Scrolling

    def scroll_state(self) -> tuple[int, int]:
        """The number of the block at the top of the view, and how far it is scrolled, in pixels."""
        offset = self.verticalScrollBar().value()
        number = self._page.first_in_sight(offset)
        return number, round(offset - self._page.top(number))

    def restore_scroll(self, block: int, offset: int) -> None:
        """Goes to a place; where the page is not laid out yet, once it is."""
        if not self._laid_out:
            self._waiting = (block, offset)
        block = min(block, max(0, len(self._page.blocks) - 1))
        self._motion.stop()
        self.verticalScrollBar().setValue(round(self._page.top(block) + offset))

    def place_of(self, start: int, end: int) -> QRectF:
        """Round a passage, from the top of the page; empty where it is hidden."""
        return self._page.place_of(start, end)

    def reveal(self, start: int, end: int) -> None:
        """Brings a passage into the middle 60 % of the view, moving no more than that needs."""
        place = self._page.place_of(start, end)
        if place.isEmpty():
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        now = (
            bar.value()
            if self._motion.state() is not self._motion.State.Running
            else (self._motion.endValue())
        )
        upper, lower = now + CALM * height, now + (1 - CALM) * height
        if place.top() >= upper and min(place.bottom(), place.top() + height / 2) <= lower:
            return
        self.scroll_to(round(place.top() - height * 0.38))

    def frame(self, marks: Iterable[Mark]) -> None:
        """Frames round these words and no others, as suggestions have them; beside the marks."""
        touched = self._page.frame(marks)
        for number in touched:
            self.update_block(number)
        self.overview.update_blocks(touched)

    def point_at(self, spans: Sequence[Span], number: int = 0) -> None:
        """Outlines passages, and brings the one of that number into sight; none: no more."""
        shown = self._page.shown
        shown.pointed, shown.pointed_at = tuple(spans), number
        self.viewport().update()
        self.overview.update()
        if spans:
            self.reveal(spans[number].start, spans[number].end)

    def scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._motion.stop()
        if not self._laid_out:
            self.lay_out()
        value = min(bar.maximum(), max(bar.minimum(), value))
        if not appearance().motion or not self.isVisible():
            bar.setValue(value)
            return
        # A long way is jumped but for its end, so that the eye is not dragged over it.
        reach = self.viewport().height()
        if abs(value - bar.value()) > 2 * reach:
            bar.setValue(value - reach if value > bar.value() else value + reach)
        self._motion.setDuration(SCROLL_TIME)
        self._motion.setStartValue(bar.value())
        self._motion.setEndValue(value)
        self._motion.start()

    def _jump(self, y: float) -> None:
        self.scroll_to(round(y - self.viewport().height() / 2))
