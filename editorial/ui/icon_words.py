"""A sign and a few words in one colour: a stance, or what a claim's evidence lacks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editorial.ui import fonts
from editorial.ui.icons import paint_icon
from editorial.ui.theme import current, repaint_with_theme


class IconWords(QWidget):
    """One line; words that do not fit are shortened, and whole in the tooltip."""

    def __init__(
        self, px: float = fonts.META, weight: int = fonts.MEDIUM, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._px, self._weight = px, weight
        self._sign, self._words, self._colour, self._ink = "", "", "text2", "text2"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)

    def show_words(self, words: str, sign: str = "", colour: str = "text2", ink: str = "") -> None:
        """`sign` is an icon's name, `colour` a token's or a status's, `ink` that of the words
        where they have another."""
        self._sign, self._words, self._colour, self._ink = sign, words, colour, ink or colour
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.interface(self._px, self._weight))
        width = metrics.horizontalAdvance(self._words) + self._indent + 2
        return QSize(round(width + 0.5), max(18, round(metrics.height() + 2)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = current().token(self._colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self._sign:
            paint_icon(painter, self._sign, QRectF(0, area.center().y() - 7, 14, 14), colour)
        font = fonts.interface(self._px, self._weight)
        painter.setFont(font)
        painter.setPen(current().token(self._ink))
        area.setLeft(self._indent)
        words = QFontMetricsF(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    @property
    def _indent(self) -> float:
        return 20.0 if self._sign else 0.0
