"""A card that leads somewhere: to a passage of the article, or to a claim."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from editorial.domain.text import folded
from editorial.ui import fonts
from editorial.ui.icons import paint_icon
from editorial.ui.theme import appearance, current, repaint_with_theme
from editorial.ui.wrapped_lines import wrapped_lines

_LINES = 3
_ICON = 16.0
_LEAST = 30


class LinkCard(QAbstractButton):
    """Words, an icon before them, where it leads to after them. `quote` sets the words as words
    of the article. At most three lines; the tooltip has all of it."""

    def __init__(self, quote: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = quote
        self._icon, self._colour, self._aside = "", "text2", ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)
        appearance().changed.connect(self._fit)

    def show_link(
        self, words: str, aside: str, spoken: str, icon: str = "", colour: str = "text2"
    ) -> None:
        self._icon, self._colour, self._aside = icon, colour, aside
        self.setText(folded(words))
        self.setToolTip(words)
        self.setAccessibleName(spoken)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """As high as the words need at the width that there is."""
        _, height = self._laid_out(self.width())
        self.setFixedHeight(max(_LEAST, round(height) + (8 if self._quote else 14)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focused = self.hasFocus()
        if not self._quote:
            painter.setPen(QPen(theme.line2, 1))
            painter.setBrush(theme.hover if self.underMouse() else theme.card)
            painter.drawRoundedRect(box, 8, 8)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hover if self.underMouse() else theme.panel)
            painter.drawRoundedRect(box, 6, 6)
            painter.setBrush(theme.line2)
            painter.drawRoundedRect(
                QRectF(box.left() + 1, box.top() + 5, 3, box.height() - 10), 1, 1
            )
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        lines, height = self._laid_out(self.width())
        top = (self.height() - height) / 2
        first = fonts_height(self._font())
        if self._icon:
            mark = QRectF(11, top + (first - _ICON) / 2, _ICON, _ICON)
            paint_icon(painter, self._icon, mark, theme.token(self._colour))
        painter.setFont(self._font())
        painter.setPen(theme.text)
        for number, line in enumerate(lines):
            area = QRectF(self._left, top + number * first, self.width() - self._left - 8, first)
            painter.drawText(area, _MIDDLE, line)
        self._paint_aside(painter, top, first)
        painter.end()

    def _paint_aside(self, painter: QPainter, top: float, height: float) -> None:
        theme = current()
        right = self.width() - 10.0
        if not self._quote:
            paint_icon(
                painter, "right", QRectF(right - 14, top + (height - 14) / 2, 14, 14), theme.text2
            )
            right -= 20
        painter.setFont(fonts.interface(fonts.META))
        painter.setPen(theme.text2)
        area = QRectF(QPointF(0, top), QPointF(right, top + height))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._aside
        )

    @property
    def _left(self) -> float:
        return 12.0 + (_ICON + 8 if self._icon else 2)

    def _font(self) -> QFont:
        scale = fonts.interface_scale()
        return fonts.reading(15, scale=scale) if self._quote else fonts.interface()

    def _laid_out(self, width: int) -> tuple[list[str], float]:
        """The lines that fit, the last one cut where there is more; and their height."""
        font = self._font()
        aside = QFontMetricsF(fonts.interface(fonts.META)).horizontalAdvance(self._aside)
        room = max(40.0, width - self._left - aside - (22 if self._quote else 42))
        lines = wrapped_lines(self.text(), font, room, _LINES)
        return lines, fonts_height(font) * max(1, len(lines))


_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def fonts_height(font: QFont) -> float:
    return QFontMetricsF(font).height() + 2
