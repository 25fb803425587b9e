"""Which words of the open article somebody has looked at, kept up with its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.domain.article import Block
from editorial.domain.coverage import Coverage, Tally, Words

if TYPE_CHECKING:
    from editorial.ui.review import Review


class Covering(QObject):
    """Counts a draft when the window has shown it, or as soon as somebody asks; from then on a
    change costs the blocks of its claims."""

    changed = Signal(object)
    """The numbers of the blocks whose words are elsewhere now; an empty set means all of them."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._blocks: tuple[Block, ...] = ()
        self._words: Words | None = None
        self._tally: Tally | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.changed.emit(frozenset()))
        review.article_changed.connect(self._take_up)
        review.draft_changed.connect(self._draft_changed)
        review.claims_changed.connect(self._claims_changed)

    @property
    def tally(self) -> Tally | None:
        """None where no article is open."""
        if self._tally is None and self._review.draft is not None:
            if self._words is None:
                self._words = Words(self._blocks)
            self._tally = Tally(self._words, self._review.claims)
        return self._tally

    @property
    def coverage(self) -> Coverage:
        tally = self.tally
        return tally.coverage if tally else Coverage()

    def _take_up(self) -> None:
        draft = self._review.draft
        self._blocks = draft.blocks if draft else ()
        self._words = None
        self._count_anew()

    def _count_anew(self) -> None:
        self._tally = None
        self._soon.start()

    def _draft_changed(self) -> None:
        draft = self._review.draft
        if draft is not None and draft.blocks != self._blocks:
            self._take_up()

    def _claims_changed(self, ids: frozenset[str]) -> None:
        if not ids:
            self._count_anew()
        elif self._tally is not None:
            claims = (self._review.claim(id) for id in ids)
            blocks = self._tally.replace(ids, (claim for claim in claims if claim is not None))
            if blocks:
                self.changed.emit(frozenset(blocks))
