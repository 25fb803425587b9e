"""The overview strip beside two drafts: a tick for every change, a click goes there.

Its left half is the old draft's, its right half the new one's, so that a tick can be read without
its colour: removed stands left, added right, replaced on both sides. A paragraph that moved is a
thin line at either place, and a change of typography a dot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QTextEdit

from editorial.domain.comparison import ChangeKind
from editorial.ui.overview import PAD, Overview
from editorial.ui.theme import current


@dataclass(frozen=True, slots=True)
class Tick:
    """One place of a change, `y` in pixels of the document. `number` is that of the change."""

    y: float
    kind: ChangeKind
    number: int


class ChangeStrip(Overview):
    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._changes: tuple[Tick, ...] = ()
        self._current: int | None = None
        self._framed_y: float | None = None
        self._drawn_for = (0, 0.0)
        self.name("Changes")

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """In the order of the text."""
        self._changes, self._picture = tuple(ticks), None
        self.update()

    def frame_change(self, number: int | None) -> None:
        self._current = number
        self.update()

    def frame_place(self, y: float | None) -> None:
        """Frame a place of the document that is no change's."""
        self._framed_y = y
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme, bar, scale = current(), self._view.verticalScrollBar(), self._scale()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.maximum() > 0:
            painter.setBrush(theme.sunken)
            shown = QRectF(1, PAD + bar.value() * scale, 16, max(12, bar.pageStep() * scale))
            painter.drawRoundedRect(shown, 4, 4)
        if not self._laid_out:
            return
        drawn_for = (self.height(), self._height())
        if self._picture is None or self._drawn_for != drawn_for:
            self._drawn_for, self._picture = drawn_for, self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(theme.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        framed = {tick.y for tick in self._changes if tick.number == self._current}
        framed |= {self._framed_y} if self._framed_y is not None else set()
        for y in framed:
            row = round(y * scale / 3) * 3
            painter.drawRoundedRect(QRectF(0.75, PAD + row - 4, 16.5, 8), 3, 3)

    def _drawn(self) -> QPixmap:
        theme, ratio, scale = current(), self.devicePixelRatioF(), self._scale()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        rows = {(round(tick.y * scale / 3) * 3, tick.kind) for tick in self._changes}
        with QPainter(picture) as painter:
            for row, kind in sorted(rows, key=lambda each: _ORDER.index(each[1])):
                y = PAD + row
                match kind:
                    case ChangeKind.TYPOGRAPHY:
                        painter.fillRect(QRectF(8, y - 1, 2, 2), theme.text3)
                    case ChangeKind.MOVED:
                        painter.fillRect(QRectF(3, y, 12, 1), theme.text3)
                if kind in (ChangeKind.REMOVED, ChangeKind.REPLACED):
                    painter.fillRect(QRectF(2, y - 1, 6, 2), theme.remove)
                if kind in (ChangeKind.ADDED, ChangeKind.REPLACED):
                    painter.fillRect(QRectF(10, y - 1, 6, 2), theme.add)
        return picture


_ORDER = (
    ChangeKind.TYPOGRAPHY,
    ChangeKind.MOVED,
    ChangeKind.ADDED,
    ChangeKind.REMOVED,
    ChangeKind.REPLACED,
)
"""What is painted last is seen, where several share a row."""
