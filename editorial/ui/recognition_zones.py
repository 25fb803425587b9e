"""The zones of an article by name, small and quiet beside it, where they change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editorial.domain.article import Zone
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.theme import current

if TYPE_CHECKING:
    from editorial.ui.page import Page
    from editorial.ui.recognition_view import RecognitionView

PAD = 22
APART = 7
"""Pixels between a name and the page."""
TOP = 14
"""Least pixels between the head of the view and the baseline of a name."""


def zone_label(zone: Zone) -> str:
    return vocabulary("zones").label(zone.value)


class ZoneNames(QWidget):
    """Stands left of the view that it belongs to. The name of the zone that is being read stays
    in sight at the top. It says nothing aloud: the view names the zone of each paragraph."""

    def __init__(self, view: RecognitionView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().valueChanged.connect(self.update)

    @staticmethod
    def wanted_width() -> int:
        metrics = QFontMetricsF(fonts.interface(fonts.TAG, fonts.MEDIUM))
        widest = max(metrics.horizontalAdvance(zone_label(zone)) for zone in Zone)
        return round(widest + PAD)

    def sizeHint(self) -> QSize:
        return QSize(self.wanted_width(), 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        font = fonts.interface(fonts.TAG, fonts.MEDIUM)
        metrics = QFontMetricsF(font)
        chosen = self._view.chosen
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.paper)
            painter.setFont(font)
            for zone, base, blocks in self._names(metrics):
                lit = chosen.start < blocks.stop and blocks.start < chosen.stop
                painter.setPen(theme.accent if lit else theme.text3)
                words = zone_label(zone)
                x = self.width() - APART - metrics.horizontalAdvance(words)
                painter.drawText(QPointF(max(0.0, x), base), words)

    def _names(self, metrics: QFontMetricsF) -> Iterator[tuple[Zone, float, range]]:
        """The zones in sight: name, baseline in the view, and the blocks in sight that are it."""
        page, offset = self._view.page, self._view.verticalScrollBar().value()
        for blocks in zones_in(page, blocks_in_sight(page, offset, offset + self.height())):
            zone = page.blocks[blocks.start].zone
            base = _base(page, blocks.start) - offset
            # Kept at the top while its paragraphs go by, until their end pushes it out.
            foot = page.block_rect(blocks.stop - 1).bottom() - offset - metrics.descent()
            yield zone, max(base, min(TOP + metrics.ascent(), foot)), blocks


def blocks_in_sight(page: Page, top: float, bottom: float) -> range:
    """The numbers of the blocks that reach into a stretch of the page; none of them is hidden."""
    count = len(page.blocks)
    first = last = page.first_in_sight(top) if count else 0
    while last < count and page.block_rect(last).top() <= bottom:
        last += 1
    return range(first, last)


def zones_in(page: Page, blocks: range) -> Iterator[range]:
    """Blocks in stretches of one zone."""
    start = blocks.start
    for number in blocks:
        after = number + 1
        if after == blocks.stop or page.blocks[after].zone is not page.blocks[start].zone:
            yield range(start, after)
            start = after


def _base(page: Page, number: int) -> float:
    """The baseline of a block's first line, from the top of the page."""
    rect, layout = page.block_rect(number), page.block(number).layout()
    if not layout.lineCount():
        return rect.bottom()
    line = layout.lineAt(0)
    return rect.top() + line.y() + line.ascent()
