"""The pages of a PDF one below the other, drawn when they come into sight."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from editorial.ui import fonts
from editorial.ui.document_view_printer import Wish
from editorial.ui.theme import appearance, current

GAP = 16
"""Pixels round a page."""
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
WIDEST = 1.5
"""How large pages are shown that are fitted to the width."""
KEPT = 96_000_000
"""Bytes of pictures that are kept for scrolling back."""
_STEP = 60
_A_POINT = 96 / 72
"""Pixels of a point at full size."""


class PagesView(QAbstractScrollArea):
    """Page numbers are counted from 0."""

    wanted = Signal(object)
    """The `Wish`es for what is in sight and next to it, most pressing first."""
    page_changed = Signal(int)
    """The page that is looked at: the first one of which more than a sliver is in sight."""
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Pages")
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = [GAP]
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._zoom, self._fits, self._page = 1.0, True, 0
        appearance().changed.connect(self._look_changed)

    def show_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of these sizes, in points, from the first one."""
        self._sizes = list(sizes)
        self._pictures.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._say_page()

    def show_picture(self, wish: Wish, image: QImage) -> None:
        """A page was drawn."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[wish.number] = (wish.scale, image)
        self._forget_far_ones()
        self.viewport().update(self.rect_of(wish.number))

    @property
    def count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that is looked at."""
        return self._page

    def go_to(self, page: int) -> None:
        """Bring a page's head to the top of the view."""
        if self._sizes:
            page = min(max(page, 0), self.count - 1)
            self.verticalScrollBar().setValue(self._tops[page] - GAP)

    # Zoom

    @property
    def zoom(self) -> float:
        """1 is the size of the paper."""
        return self._zoom

    def zoom_by(self, step: int) -> None:
        """One step larger (+1) or smaller (-1); 0: fitted to the width again."""
        if not step:
            self._set_zoom(self._fitting(), fits=True)
            return
        known = [zoom for zoom in ZOOMS if (zoom - self._zoom) * step > 0.005]
        if known:
            self._set_zoom(min(known) if step > 0 else max(known), fits=False)

    def _fitting(self) -> float:
        widest = max((width for width, _ in self._sizes), default=595.0) * _A_POINT
        return min(WIDEST, max(0.1, (self.viewport().width() - 2 * GAP) / widest))

    def _set_zoom(self, zoom: float, fits: bool) -> None:
        page, bar = self._page, self.verticalScrollBar()
        height = self._height(page) if self._sizes else 1
        share = (bar.value() - self._tops[page]) / max(1, height)
        self._zoom, self._fits = zoom, fits
        self._lay_out()
        if self._sizes:
            bar.setValue(round(self._tops[page] + share * self._height(page)))
        self.viewport().update()
        self.zoomed.emit(self._zoom)

    # Places

    def _height(self, page: int) -> int:
        return round(self._sizes[page][1] * _A_POINT * self._zoom)

    def _width(self, page: int) -> int:
        return round(self._sizes[page][0] * _A_POINT * self._zoom)

    def _lay_out(self) -> None:
        if self._fits:
            self._zoom = self._fitting()
        self._tops = [GAP]
        for page in range(self.count):
            self._tops.append(self._tops[-1] + self._height(page) + GAP)
        room = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, self._tops[-1] - room.height()))
        down.setPageStep(max(1, room.height() - _STEP))
        down.setSingleStep(_STEP)
        widest = max((self._width(page) for page in range(self.count)), default=0) + 2 * GAP
        across.setRange(0, max(0, widest - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(_STEP)

    def rect_of(self, page: int) -> QRect:
        """Where a page lies in the viewport."""
        width, room = self._width(page), self.viewport().width()
        left = max(GAP, (room - width) // 2) - self.horizontalScrollBar().value()
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), QSize(width, self._height(page)))

    def in_sight(self) -> range:
        """The pages of which something is to be seen."""
        upper = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, upper) - 1)
        last = bisect_right(self._tops, upper + self.viewport().height())
        return range(min(first, max(0, self.count - 1)), min(last, self.count))

    # Qt's own events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_zoom(self._zoom, self._fits)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._say_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.sunken)
        for page in self.in_sight():
            rect = self.rect_of(page)
            if not rect.intersects(event.rect()):
                continue
            scale, image = self._pictures.get(page, (0.0, QImage()))
            painter.fillRect(rect, Qt.GlobalColor.white)
            if not image.isNull():
                # Pixel for pixel where it was drawn for this zoom, as it nearly always is.
                size = image.deviceIndependentSize().toSize()
                exact = abs(size.width() - rect.width()) < 2
                painter.drawImage(QRect(rect.topLeft(), size) if exact else rect, image)
            elif scale:
                self._say_undrawn(painter, rect)
            painter.setPen(theme.line2)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.end()
        self._wish()

    def _say_undrawn(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(fonts.interface())
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "This page cannot be drawn.")

    def _look_changed(self) -> None:
        self.viewport().update()

    # Wishes

    @property
    def _scale(self) -> float:
        """Device pixels a point."""
        return round(_A_POINT * self._zoom * self.devicePixelRatioF(), 4)

    def _wish(self) -> None:
        seen = self.in_sight()
        near = [*seen, seen.stop, seen.start - 1]
        lacking = [
            Wish(page, self._scale)
            for page in near
            if 0 <= page < self.count
            and (page not in self._pictures or self._pictures[page][0] != self._scale)
        ]
        if lacking:
            self.wanted.emit(lacking)

    def _forget_far_ones(self) -> None:
        held = sum(image.sizeInBytes() for _, image in self._pictures.values())
        seen = self.in_sight()
        middle = (seen.start + seen.stop - 1) / 2
        for page in sorted(self._pictures, key=lambda page: -abs(page - middle)):
            if held <= KEPT or page in seen:
                return
            held -= self._pictures.pop(page)[1].sizeInBytes()

    def _say_page(self) -> None:
        if not self._sizes:
            return
        # Of the page at the top only a sliver may be left.
        upper = self.verticalScrollBar().value() + self.viewport().height() // 4
        page = min(max(0, bisect_right(self._tops, upper) - 1), self.count - 1)
        if page != self._page or not self.accessibleDescription():
            self._page = page
            self.setAccessibleDescription(f"Page {page + 1:,} of {self.count:,}")
            self.page_changed.emit(page)
