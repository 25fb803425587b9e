"""The initials of a person in a circle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editorial.ui import fonts
from editorial.ui.theme import current, repaint_with_theme


class Avatar(QWidget):
    """`own` sets the reviewer's own turns apart. The name stands beside it as a word."""

    def __init__(self, initials: str, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials, self._own = initials, own
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)

    def sizeHint(self) -> QSize:
        side = round(28 * fonts.interface_scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent_tint2 if self._own else theme.line)
        painter.drawEllipse(self.rect())
        painter.setFont(fonts.interface(fonts.TAG, fonts.SEMIBOLD))
        painter.setPen(theme.text)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
        painter.end()
