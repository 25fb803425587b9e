"""One draft as the careful reader sees it: its checkable words, their sentences and quotations.

Suggestions and findings look at the same piece, so what several of them need is worked out once.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from editorial.analysis.quotations import Quotation, quotations_in
from editorial.analysis.sentences import sentences_in
from editorial.domain.article import Block, Kind, Zone, block_starts, canonical_text
from editorial.domain.coverage import CHECKABLE
from editorial.domain.text import Span

Read = TypeVar("Read")

_NO_PROSE = frozenset({Kind.CODE, Kind.RULE})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a checkable zone; a heading, a caption, a table's row is one too.

    `span` is its place in the canonical text, `block` the index of its block.
    """

    span: Span
    text: str
    block: int
    zone: Zone


class Piece:
    """The blocks of one draft, zones as corrected, and what follows from them.

    `published_on` is the publication date where it is known.
    """

    def __init__(self, blocks: Sequence[Block], published_on: date | None = None) -> None:
        self.blocks = tuple(blocks)
        self.published_on = published_on
        self.starts = block_starts(self.blocks)
        self.text = canonical_text(self.blocks)
        self._read: dict[Callable[[Piece], Any], Any] = {}

    def once(self, read: Callable[["Piece"], Read]) -> Read:
        """What a function reads in this piece (its names, its attributions), worked out when it is
        first asked for: `piece.once(names_in)`."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast(Read, self._read[read])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the checkable zones, in the order of the text."""
        return tuple(
            Sentence(Span(start + first, start + last), block.text[first:last], index, block.zone)
            for index, (block, start) in enumerate(zip(self.blocks, self.starts, strict=True))
            if block.zone in CHECKABLE and block.kind not in _NO_PROSE
            for first, last in sentences_in(block.text)
        )

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The words in quotation marks of the checkable zones, in the order of the text."""
        return tuple(
            Quotation(
                Span(start + found.span.start, start + found.span.end),
                Span(start + found.words.start, start + found.words.end),
                found.text,
            )
            for block, start in zip(self.blocks, self.starts, strict=True)
            if block.zone in CHECKABLE and block.kind not in _NO_PROSE
            for found in quotations_in(block.text)
        )

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a code-point position of the canonical text."""
        at = bisect_right(self._sentence_starts, position) - 1
        if at < 0 or position >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    def block_at(self, position: int) -> Block:
        """The block that holds a code-point position of the canonical text."""
        return self.blocks[max(0, bisect_right(self.starts, position) - 1)]

    def words_at(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]
