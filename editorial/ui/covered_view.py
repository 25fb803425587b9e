"""The page as the Coverage view shows it: uncovered words in full ink, all others quiet."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editorial.domain.coverage import Tally
from editorial.ui.document import blocks_in_other_ink
from editorial.ui.page_view import PageView
from editorial.ui.typography import Look


class CoveredView(PageView):
    def __init__(self, parent: QWidget | None = None) -> None:
        self._tally: Tally | None = None
        super().__init__(parent)

    @property
    def tally(self) -> Tally | None:
        """What is shown of it."""
        return self._tally

    def show_coverage(self, tally: Tally | None) -> None:
        """Quiets all words of the draft shown but those that no claim covers; None: none."""
        turned = (tally is None) is not (self._tally is None)
        self._tally = self._page.shown.coverage = tally
        if turned:
            self._set_again(blocks_in_other_ink(self._page.blocks, self._page.look))
            self.overview.name("Marks" if tally is None else "Uncovered words")
        self.update_coverage(frozenset())

    def is_uncovered(self, point: int) -> bool:
        """Whether a code point is shown as one that no claim covers."""
        tally = self._page.shown.coverage
        gaps = tally.gaps(tally.words.block_at(point)) if tally and self._page.blocks else []
        return any(gap.start <= point < gap.end for gap in gaps)

    def update_coverage(self, blocks: AbstractSet[int]) -> None:
        """Words of these blocks are covered now, or no more; of all, where none is named."""
        for number in blocks:
            self.update_block(number)
        if not blocks:
            self.viewport().update()
        self.overview.update_gaps(blocks)

    def _look(self) -> Look:
        return replace(super()._look(), full_ink=self._tally is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._page.shown.coverage is None:
            return
        offset = self.verticalScrollBar().value()
        top, bottom = offset + event.rect().top(), offset + event.rect().bottom()
        cursor, points = self.textCursor(), self._page.positions.to_points
        chosen = points(cursor.selectionStart()), points(cursor.selectionEnd())
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -offset)
            self._page.quieten(painter, top, bottom, chosen if cursor.hasSelection() else None)
