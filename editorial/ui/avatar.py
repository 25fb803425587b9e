"""The initials of a person in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._initials, self._own)
        painter.end()


def paint_avatar(
    painter: QPainter, box: QRectF, initials: str, own: bool, px: float = fonts.TAG
) -> None:
    """Also for delegates, which have no widget to put an `Avatar` into."""
    theme = current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_tint2 if own else theme.line)
    painter.drawEllipse(box)
    painter.setFont(fonts.interface(px, fonts.SEMIBOLD))
    painter.setPen(theme.text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials)
