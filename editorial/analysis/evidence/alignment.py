"""Words of a claim laid beside words of a document, in the order of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment

from editorial.analysis.evidence.compared_words import ComparedWords

LONGEST = 500
"""Words of either side that are laid beside each other: it takes time with their product."""
_STRAY = 3
"""Words from which on a match at the edge may be far from the rest."""
_LEAST_ALIKE = 45.0
"""Of 100, below which words of a document are not those of a quotation."""

Words = tuple[int, int]
"""The first of some words and the one after the last, by number."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of the claim that stand against others of the document; either may be empty."""

    claim: Words
    source: Words


@dataclass(frozen=True, slots=True)
class Alignment:
    """`claim` are the words that were looked for, `source` those of the document that stand for
    them, `matched` how many are the same. Nothing differs outside of the gaps."""

    claim: Words
    source: Words
    matched: int
    gaps: tuple[Gap, ...]

    @property
    def share(self) -> float:
        """How much of what was looked for stands there."""
        return self.matched / max(1, self.claim[1] - self.claim[0])


def exactly(claim: Words, first: int) -> Alignment:
    """The claim's words, all of them the same from a word of the document on."""
    count = claim[1] - claim[0]
    return Alignment(claim, (first, first + count), count, ())


def aligned(
    wanted: ComparedWords, claim: Words, source: ComparedWords, within: Words
) -> Alignment | None:
    """The claim's words beside those of a stretch of the document; None without any in common."""
    begin, end = claim[0], min(claim[1], claim[0] + LONGEST)
    low, high = within[0], min(within[1], within[0] + LONGEST)
    ours, theirs = wanted.keys(begin, end), source.keys(low, high)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    blocks = [
        (block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size
    ]
    blocks = _with_edges(_without_strays(blocks), ours, theirs)
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    before = min(first[0], first[1])
    after = min(len(ours) - last[0] - last[2], len(theirs) - last[1] - last[2])
    edges = [
        (0, first[1] - before, 0),
        *blocks,
        (len(ours), last[1] + last[2] + after, 0),
    ]
    gaps = [
        Gap((begin + a + size, begin + x), (low + b + size, low + y))
        for (a, b, size), (x, y, _) in pairwise(edges)
        if a + size < x or b + size < y
    ]
    if end < claim[1]:
        gaps.append(Gap((end, claim[1]), (low + edges[-1][1],) * 2))
    matched = sum(size for _, _, size in blocks)
    return Alignment(claim, (low + edges[0][1], low + edges[-1][1]), matched, tuple(gaps))


def likeness(phrase: Sequence[str], words: Sequence[str]) -> float:
    """From 0 to 1: how much of the phrase stands in one stretch of the words."""
    if not phrase or not words:
        return 0.0
    return partial_ratio(phrase[:LONGEST], words[: 3 * LONGEST], score_cutoff=_LEAST_ALIKE) / 100


def near(wanted: ComparedWords, claim: Words, source: ComparedWords, within: Words) -> Words | None:
    """About where in a stretch of the document the claim's words stand; None where nothing there
    is like them."""
    low, high = within
    ours = wanted.keys(claim[0], min(claim[1], claim[0] + LONGEST))
    theirs = source.keys(low, high)
    if not ours or not theirs:
        return None
    found = partial_ratio_alignment(ours, theirs, score_cutoff=_LEAST_ALIKE)
    if found is None:
        return None
    room = max(6, len(ours) // 2)
    return max(low, low + found.dest_start - room), min(high, low + found.dest_end + room)


def _without_strays(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The blocks without a word or two at either edge that stand far from all others."""
    kept = list(blocks)
    while len(kept) > 1 and _is_stray(kept[0], kept[0], kept[1]):
        kept.pop(0)
    while len(kept) > 1 and _is_stray(kept[-1], kept[-2], kept[-1]):
        kept.pop()
    return kept


def _with_edges(
    blocks: Sequence[tuple[int, int, int]], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[int, int, int]]:
    """The blocks, with words before the first and after the last that stand in the same place on
    both sides; a stray may have been taken for them."""
    if not blocks:
        return []
    first, last = blocks[0], blocks[-1]
    end, other = last[0] + last[2], last[1] + last[2]
    before = [
        (first[0] - step, first[1] - step, 1)
        for step in range(min(first[0], first[1]), 0, -1)
        if ours[first[0] - step] == theirs[first[1] - step]
    ]
    after = [
        (end + step, other + step, 1)
        for step in range(min(len(ours) - end, len(theirs) - other))
        if ours[end + step] == theirs[other + step]
    ]
    return [*before, *blocks, *after]


def _is_stray(
    edge: tuple[int, int, int], before: tuple[int, int, int], after: tuple[int, int, int]
) -> bool:
    ours = after[0] - before[0] - before[2]
    theirs = after[1] - before[1] - before[2]
    return edge[2] < _STRAY and theirs > ours + edge[2] + 2
