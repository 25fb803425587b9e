"""How near a source is, as a badge: four bars and the tier's word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.glyphs import paint_tier
from editorial.ui.theme import current

_BARS = 14.0


def badge_width(tier: str) -> float:
    """In pixels, at the text scale in force. `tier` is a key of the vocabulary "tiers"."""
    font = fonts.interface(fonts.TAG, fonts.MEDIUM)
    return QFontMetricsF(font).horizontalAdvance(vocabulary("tiers").label(tier)) + _BARS + 18


def paint_badge(painter: QPainter, area: QRectF, tier: str) -> None:
    """Paint the badge, as high as its word needs, in the middle of the area."""
    theme, term = current(), vocabulary("tiers").term(tier)
    font = fonts.interface(fonts.TAG, fonts.MEDIUM)
    height = QFontMetricsF(font).height() + 5
    box = QRectF(area.left(), round(area.center().y() - height / 2), area.width(), round(height))
    painter.save()
    painter.setPen(QPen(theme.line2, 1))
    painter.setBrush(theme.card)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    bars = QRectF(box.left() + 6, box.center().y() - _BARS / 2, _BARS, _BARS)
    paint_tier(painter, bars, term.bars, theme.text, theme.line2)
    painter.setFont(font)
    painter.setPen(theme.text2)
    words = box.adjusted(_BARS + 11, 0, -4, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, term.label)
    painter.restore()
