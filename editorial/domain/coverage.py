"""Which words of a draft somebody has looked at, word by word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.domain.article import Block, Kind, Zone, block_starts
from editorial.domain.claim import Claim, Status
from editorial.domain.text import Span

CHECKABLE = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY, Zone.OPINION})
"""Zones whose words say something that can be checked."""

_NO_WORDS = frozenset({Kind.RULE, Kind.CODE})
_WORD = re.compile(r"\S*\w\S*")
_FROM_DONE_TO_OPEN = (
    Status.CUT,
    Status.NOT_CHECKABLE,
    Status.VERIFIED,
    Status.IN_PROGRESS,
    Status.NEEDS_CHANGE,
    Status.RECHECK,
    Status.UNVERIFIABLE,
    Status.DISPUTED,
    Status.UNCHECKED,
)
"""Where claims overlap, a word is as far as the one of them that is least done."""
_RANK = {status: rank for rank, status in enumerate(_FROM_DONE_TO_OPEN)}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far each word of the checkable zones is.

    `counts` has the number of words by status, in the order of `Status`; `uncovered` the number
    on which no claim stands. `gaps` are the stretches of uncovered words, in the order of the text,
    none longer than its block; `covered` the stretches of words that a claim covers.
    """

    counts: tuple[tuple[Status, int], ...] = ()
    uncovered: int = 0
    gaps: tuple[Span, ...] = ()
    covered: tuple[Span, ...] = ()

    @property
    def words(self) -> int:
        return self.uncovered + sum(count for _, count in self.counts)

    def of(self, *statuses: Status) -> int:
        return sum(count for status, count in self.counts if status in statuses)

    def gap_after(self, position: int) -> Span | None:
        """The first gap that begins after a code-point position; after the last, the first."""
        at = bisect_right([gap.start for gap in self.gaps], position)
        return self.gaps[at % len(self.gaps)] if self.gaps else None


class Words:
    """The words of the checkable zones of one draft, found once; claims come and go over them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._spans: list[Span] = []
        self._block_of: list[int] = []
        for index, (block, start) in enumerate(zip(blocks, block_starts(blocks), strict=True)):
            if block.zone in CHECKABLE and block.kind not in _NO_WORDS:
                for match in _WORD.finditer(block.text):
                    self._spans.append(Span(start + match.start(), start + match.end()))
                    self._block_of.append(index)
        self._starts = [span.start for span in self._spans]
        self._ends = [span.end for span in self._spans]

    def coverage(self, claims: Iterable[Claim]) -> Coverage:
        """Time grows with the words plus those under passages."""
        ranks = [-1] * len(self._spans)
        for claim in claims:
            rank = _RANK[claim.status]
            for passage in claim.passages:
                first = bisect_right(self._ends, passage.start)
                for at in range(first, bisect_left(self._starts, passage.end)):
                    if ranks[at] < rank:
                        ranks[at] = rank
        counted = Counter(ranks)
        return Coverage(
            tuple((status, counted[_RANK[status]]) for status in Status if counted[_RANK[status]]),
            counted[-1],
            self._stretches(ranks, covered=False),
            self._stretches(ranks, covered=True),
        )

    def _stretches(self, ranks: list[int], *, covered: bool) -> tuple[Span, ...]:
        found: list[Span] = []
        last = -2
        for at, rank in enumerate(ranks):
            if (rank >= 0) is not covered:
                continue
            if at == last + 1 and self._block_of[at] == self._block_of[last]:
                found[-1] = Span(found[-1].start, self._ends[at])
            else:
                found.append(self._spans[at])
            last = at
        return tuple(found)


def coverage_of(blocks: Sequence[Block], claims: Iterable[Claim]) -> Coverage:
    """How far the words of these blocks are, under these claims."""
    return Words(blocks).coverage(claims)
