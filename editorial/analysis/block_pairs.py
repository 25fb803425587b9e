"""Which blocks of two drafts stand beside each other."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from editorial.analysis.draft_diff import DraftDiff
from editorial.analysis.folded_words import Words
from editorial.analysis.word_runs import Run
from editorial.domain.article import Block, block_starts
from editorial.domain.comparison import Pair

_SHARED = 0.25
"""Of the shorter block's words, how many two blocks must share to stand beside each other."""
_MOVED = 0.5
"""Of a block's words, how many must stand elsewhere for it to have moved."""


class BlockWords:
    """The blocks of a draft, and which words of its canonical text each of them has."""

    def __init__(self, blocks: Sequence[Block], words: Words) -> None:
        self.blocks, self.words = blocks, words
        self.first = [bisect_left(words.starts, start) for start in block_starts(blocks)]
        self._bounds = [*self.first, len(words)]

    def of(self, word: int) -> int:
        """The block that a word is in."""
        return bisect_right(self.first, word) - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of some words, at least one."""
        return self.words.starts[start], self.words.ends[end - 1]

    def begins_with(self, word: int) -> bool:
        """Whether a word is the first of its block; the end of the draft counts as one."""
        return word == len(self.words) or self.first[self.of(word)] == word

    def between(self, word: int, in_next: bool) -> int:
        """The code point where words would be that stand before a word: right before it, or
        after the one that precedes it."""
        if word and (not in_next or word == len(self.words)):
            return self.words.ends[word - 1]
        return self.words.starts[word] if word < len(self.words) else 0

    def count(self, block: int) -> int:
        return self._bounds[block + 1] - self._bounds[block]

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The words from one to another, block by block: block, first word, end."""
        while start < end:
            block = self.of(start)
            stop = min(end, self._bounds[block + 1])
            yield block, start, stop
            start = stop


Links = dict[tuple[int, int], int]
"""Words in the flow that an old and a new block share, for each two that share any."""


def links_of(runs: Iterable[Run], ours: BlockWords, theirs: BlockWords) -> Links:
    """The blocks that share words, in the order of both drafts."""
    links: Links = defaultdict(int)
    for run in runs:
        for block, start, end in ours.parts(run.old, run.old_end):
            shift = run.new - run.old
            for other, place, place_end in theirs.parts(start + shift, end + shift):
                links[block, other] += place_end - place
    return dict(links)


def pairs_of(
    found: DraftDiff, links: Links, ours: BlockWords, theirs: BlockWords
) -> tuple[Pair, ...]:
    """The blocks in the order of reading, each once, beside the one it shares most words with."""
    old_left = _not_moved(ours, ((r.old, r.old_end) for piece in found.moves for r in piece))
    new_left = _not_moved(theirs, ((r.new, r.new_end) for piece in found.moves for r in piece))
    beside = [
        (block, other, shared)
        for (block, other), shared in links.items()
        if shared >= _SHARED * min(ours.count(block), theirs.count(other))
    ]
    pairs: list[Pair] = []
    old_at = new_at = 0
    for block, other in [*_heaviest(beside), (len(ours.blocks), len(theirs.blocks))]:
        olds, news = range(old_at, block), range(new_at, other)
        pairs += _between(olds, news, ours.blocks, theirs.blocks, old_left, new_left)
        if block < len(ours.blocks):
            pairs.append(Pair(block, other))
        old_at, new_at = block + 1, other + 1
    return tuple(pairs)


def _heaviest(beside: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Of blocks that share words, those pairs that together share most, each block once."""
    # Shared words do not cross, so two pairs are at odds only where they have a block in common,
    # and such pairs follow on each other.
    best: list[int] = [0]
    before: list[int] = []
    for index, (block, other, shared) in enumerate(beside):
        free = index
        while free and (beside[free - 1][0] == block or beside[free - 1][1] == other):
            free -= 1
        before.append(free)
        best.append(max(best[index], best[free] + shared))
    chosen = []
    index = len(beside)
    while index:
        if best[index] == best[index - 1]:
            index -= 1
        else:
            chosen.append(beside[index - 1][:2])
            index = before[index - 1]
    return chosen[::-1]


def _not_moved(side: BlockWords, moved: Iterable[tuple[int, int]]) -> set[int]:
    counts: dict[int, int] = defaultdict(int)
    for start, end in moved:
        for block, first, stop in side.parts(start, end):
            counts[block] += stop - first
    gone = {block for block, count in counts.items() if count >= _MOVED * side.count(block)}
    return set(range(len(side.blocks))) - gone


def _between(
    olds: Sequence[int],
    news: Sequence[int],
    old_blocks: Sequence[Block],
    new_blocks: Sequence[Block],
    old_left: set[int],
    new_left: set[int],
) -> Iterator[Pair]:
    """Blocks that share no words: one that was written anew, and those without any words."""
    ours = [block for block in olds if block in old_left]
    theirs = [block for block in news if block in new_left]
    beside: dict[int, int] = {}
    if len(ours) == len(theirs) == 1 and old_blocks[ours[0]].kind is new_blocks[theirs[0]].kind:
        beside[theirs[0]] = ours[0]
    rest = iter(ours)
    for other in theirs if not beside else ():
        like = (new_blocks[other].kind, new_blocks[other].text)
        waiting = list(rest)
        for number, block in enumerate(waiting):
            if (old_blocks[block].kind, old_blocks[block].text) == like:
                beside[other] = block
                waiting = waiting[number + 1 :]
                break
        rest = iter(waiting)
    old_at = iter(olds)
    for other in news:
        if other in beside:
            for block in old_at:
                if block == beside[other]:
                    break
                yield Pair(block, None)
        yield Pair(beside.get(other), other)
    yield from (Pair(block, None) for block in old_at)
