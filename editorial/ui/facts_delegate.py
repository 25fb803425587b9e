"""How a row of the Facts list is painted: a claim in two lines, or the head of a section."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editorial.domain.claim import Risk, Status
from editorial.ui import fonts
from editorial.ui.fact_rows import Fact, FactWords, Head
from editorial.ui.facts_model import FactRole, Index
from editorial.ui.icons import paint_icon
from editorial.ui.palette import Theme
from editorial.ui.theme import current

SIDE = 16.0
ICON = 16.0
FLAG = 12.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MUTED = frozenset({Status.NOT_CHECKABLE, Status.CUT})


def claim_height() -> int:
    """48 px at the default text size."""
    lines = sum(QFontMetricsF(fonts.interface(px)).height() for px in (fonts.BODY, fonts.META))
    return round(max(48 * fonts.interface_scale(), lines + 14))


def head_height() -> int:
    """28 px at the default text size."""
    line = QFontMetricsF(fonts.interface(fonts.TAG, fonts.SEMIBOLD)).height()
    return round(max(28 * fonts.interface_scale(), line + 12))


class FactsDelegate(QStyledItemDelegate):
    """Paints what the model tells, in the theme in force."""

    def __init__(self, words: FactWords, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._words = words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = index.data(FactRole.HEAD) is not None
        return QSize(80, head_height() if head else claim_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        head: Head | None = index.data(FactRole.HEAD)
        if head is not None:
            _paint_head(painter, area, head, current())
        else:
            paint_ground(painter, area, option.state, current())
            self._paint_fact(painter, area, index.data(FactRole.FACT), option.state)
        painter.restore()

    def _paint_fact(
        self, painter: QPainter, area: QRectF, fact: Fact, state: QStyle.StateFlag
    ) -> None:
        theme = current()
        inner = area.adjusted(SIDE, 6, -SIDE, -6)
        first = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.53)
        second = QRectF(inner.left(), first.bottom(), inner.width(), inner.height() * 0.47)
        mark = QRectF(inner.left() + 2, first.center().y() - ICON / 2, ICON, ICON)
        paint_icon(painter, fact.status.value, mark, theme.status(fact.status))
        first.setLeft(mark.right() + 10)
        second.setLeft(first.left())
        if word := self._words.risk(fact):
            first.setRight(_paint_risk(painter, first, fact.claim.risk, word, theme) - 10)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        title = fonts.interface(fonts.BODY, fonts.MEDIUM if selected else fonts.REGULAR)
        colour = theme.text2 if fact.status in _MUTED else theme.text
        if fact.status is Status.CUT:
            title.setStrikeOut(True)
        paint_line(painter, first, fact.claim.statement, title, colour)
        meta = theme.text2 if selected else theme.text3
        if fact.lack:
            sign = QRectF(second.left(), second.center().y() - FLAG / 2, FLAG, FLAG)
            paint_icon(painter, fact.lack.state.value, sign, theme.text2)
            second.setLeft(sign.right() + 6)
        paint_line(painter, second, self._words.meta(fact), fonts.interface(fonts.META), meta)


def paint_ground(painter: QPainter, area: QRectF, state: QStyle.StateFlag, theme: Theme) -> None:
    box = area.adjusted(6, 1, -6, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.accent_tint)
        painter.drawRoundedRect(box, 6, 6)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.hover)
        painter.drawRoundedRect(box, 6, 6)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


def _paint_head(painter: QPainter, area: QRectF, head: Head, theme: Theme) -> None:
    inner = area.adjusted(SIDE + 2, 4, -SIDE, 0)
    count = fonts.interface(fonts.TAG)
    painter.setFont(count)
    painter.setPen(theme.text3)
    painter.drawText(inner, _RIGHT, head.words)
    inner.setRight(inner.right() - QFontMetricsF(count).horizontalAdvance(head.words) - 12)
    title = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    paint_line(painter, inner, head.title, title, theme.text2)


def _paint_risk(painter: QPainter, area: QRectF, risk: Risk, word: str, theme: Theme) -> float:
    """The word at the right, with a flag where it is legal; where it begins."""
    legal = risk is Risk.LEGAL
    font = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
    colour = theme.status(Status.DISPUTED) if legal else theme.text2
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(area, _RIGHT, word)
    left = area.right() - QFontMetricsF(font).horizontalAdvance(word)
    if not legal:
        return left
    left -= FLAG + 4
    paint_icon(painter, "flag", QRectF(left, area.center().y() - FLAG / 2, FLAG, FLAG), colour)
    return left


def paint_line(painter: QPainter, area: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, elided)
