"""Which words of a draft somebody has looked at, word by word.

A word is what stands between spaces or dashes and holds a letter or a digit; where a script is
written without spaces, each Chinese or Japanese character is one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.domain.anchor import PassageState
from editorial.domain.article import Block, Kind, Zone, block_starts
from editorial.domain.claim import SETTLED, Claim, Status
from editorial.domain.text import Span

CHECKABLE = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY, Zone.OPINION})
"""Zones whose words say something that can be checked."""

_NO_WORDS = frozenset({Kind.RULE, Kind.CODE})
_DASHES = "—―"
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# From the first letter to the last one before a space: a claim on nothing but the full stop
# behind a word is no claim on the word.
_WORD = re.compile(rf"[{_SIGNS}]|[^\W_](?:[^\s{_DASHES}{_SIGNS}]*[^\W_{_SIGNS}])?")
_EDGE = re.compile(rf"[^\s{_DASHES}]*")

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
_UNCOVERED = 0
_RANK = {status: rank for rank, status in enumerate(_FROM_DONE_TO_OPEN, 1)}
_GAP = re.compile(rb"\0+")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words of the checkable zones have each status, in the order of `Status`, and how
    many have no claim on them."""

    counts: tuple[tuple[Status, int], ...] = ()
    uncovered: int = 0

    @property
    def words(self) -> int:
        return self.uncovered + sum(count for _, count in self.counts)

    def of(self, *statuses: Status) -> int:
        return sum(count for status, count in self.counts if status in statuses)

    @property
    def verified(self) -> int:
        return self.of(Status.VERIFIED)

    @property
    def not_checkable(self) -> int:
        """Settled without being verified: nothing to check there, or cut."""
        return self.of(*SETTLED) - self.verified

    @property
    def open(self) -> int:
        """Claimed, and not settled."""
        return self.words - self.uncovered - self.of(*SETTLED)


class Words:
    """The words of the checkable zones of one draft, found once and numbered in the order of the
    text. Positions are code points of the canonical text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks, self._origins = blocks, block_starts(blocks)
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._first = [0]
        for block, origin in zip(blocks, self._origins, strict=True):
            if block.zone in CHECKABLE and block.kind not in _NO_WORDS:
                spans = [match.span() for match in _WORD.finditer(block.text)]
                self._starts += [origin + start for start, _ in spans]
                self._ends += [origin + end for _, end in spans]
            self._first.append(len(self._starts))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def blocks(self) -> int:
        return len(self._origins)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The first word that a passage touches, and the one behind the last."""
        first = bisect_right(self._ends, start)
        return first, max(first, bisect_left(self._starts, end))

    def in_block(self, block: int) -> tuple[int, int]:
        """The first word of a block, and the one behind its last."""
        return self._first[block], self._first[block + 1]

    def block_of(self, word: int) -> int:
        return bisect_right(self._first, word) - 1

    def block_at(self, position: int) -> int:
        return max(0, bisect_right(self._origins, position) - 1)

    def origin(self, block: int) -> int:
        """Where a block begins."""
        return self._origins[block]

    def stretch(self, first: int, end: int) -> Span:
        """From a word up to the one before `end`, both of one block, with the signs that stand
        at them: quotation marks, commas, full stops."""
        block = self.block_of(first)
        origin, text = self._origins[block], self._blocks[block].text
        lowest, highest = self.in_block(block)
        before = self._ends[first - 1] - origin if first > lowest else 0
        start = self._starts[first] - origin
        while start > before and not (text[start - 1].isspace() or text[start - 1] in _DASHES):
            start -= 1
        after = self._starts[end] - origin if end < highest else len(text)
        edge = _EDGE.match(text, self._ends[end - 1] - origin, after)
        return Span(origin + start, origin + (edge.end() if edge else after))


class Tally:
    """How far each word of a draft is, kept up while claims come, change and go. A change costs
    the blocks that its claims lie in."""

    def __init__(self, words: Words, claims: Iterable[Claim] = ()) -> None:
        self.words = words
        self._ranks = bytearray(len(words))
        self._counts = [len(words), *(0 for _ in _RANK)]
        self._under: dict[int, dict[str, list[tuple[int, int, int]]]] = {}
        self._blocks_of: dict[str, set[int]] = {}
        self.replace((), claims)

    @property
    def coverage(self) -> Coverage:
        counts = ((status, self._counts[_RANK[status]]) for status in Status)
        return Coverage(tuple(each for each in counts if each[1]), self._counts[_UNCOVERED])

    def replace(self, ids: Iterable[str], claims: Iterable[Claim]) -> set[int]:
        """Takes some claims out and puts others in; the numbers of the blocks whose words are
        elsewhere now. A claim that is put in takes the place of the one with its id."""
        touched: set[int] = set()
        for claim_id in ids:
            touched |= self._take_out(claim_id)
        for claim in claims:
            touched |= self._take_out(claim.id)
            touched |= self._put_in(claim)
        return {block for block in touched if self._rank_again(block)}

    def gaps(self, block: int) -> list[Span]:
        """The stretches of a block's uncovered words, in code points of the canonical text."""
        first, end = self.words.in_block(block)
        found = _GAP.finditer(self._ranks, first, end)
        return [self.words.stretch(*gap.span()) for gap in found]

    def block_with_gap(self, block: int, step: int = 1) -> int | None:
        """The first block with an uncovered word, from a block on (step 1) or back from it (-1),
        itself included."""
        if not 0 <= block < self.words.blocks:
            return None
        first, end = self.words.in_block(block)
        word = (
            self._ranks.find(_UNCOVERED, first)
            if step > 0
            else self._ranks.rfind(_UNCOVERED, 0, end)
        )
        return None if word < 0 else self.words.block_of(word)

    def _put_in(self, claim: Claim) -> set[int]:
        words, rank = self.words, _RANK[claim.status]
        blocks: set[int] = set()
        for passage in claim.passages:
            first, end = words.between(passage.start, passage.end)
            if first == end or passage.state is PassageState.LOST:
                continue
            for block in range(words.block_of(first), words.block_of(end - 1) + 1):
                lowest, highest = words.in_block(block)
                piece = rank, max(first, lowest), min(end, highest)
                self._under.setdefault(block, {}).setdefault(claim.id, []).append(piece)
                blocks.add(block)
        if blocks:
            self._blocks_of[claim.id] = blocks
        return blocks

    def _take_out(self, claim_id: str) -> set[int]:
        blocks = self._blocks_of.pop(claim_id, set())
        for block in blocks:
            del self._under[block][claim_id]
        return blocks

    def _rank_again(self, block: int) -> bool:
        """Whether any word of the block is elsewhere now than before."""
        first, end = self.words.in_block(block)
        before = self._ranks[first:end]
        now = bytearray(end - first)
        pieces = [piece for claim in self._under.get(block, {}).values() for piece in claim]
        for rank, start, stop in sorted(pieces):
            # The least done is laid on last, and stays.
            now[start - first : stop - first] = bytes((rank,)) * (stop - start)
        if now == before:
            return False
        self._ranks[first:end] = now
        for rank in {*before, *now}:
            self._counts[rank] += now.count(rank) - before.count(rank)
        return True


def coverage_of(blocks: Sequence[Block], claims: Iterable[Claim]) -> Coverage:
    """How far the words of these blocks are, under these claims."""
    return Tally(Words(blocks), claims).coverage
