"""How the paragraphs of two drafts come to stand level: the space above the one that would be
higher up.

Nothing is asked of the drafts' own documents, which are laid out later and once. Paragraphs that
are equal are equally high; the others alone are laid out here, in a document of their own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from editorial.domain.article import Block
from editorial.domain.comparison import Pair
from editorial.ui.document import build_document
from editorial.ui.typography import EDGE, GUTTER, Look, type_of

TAG = 26
"""Pixels above a block that leave room for what is written there, at the reader's scale of 1."""


@dataclass(frozen=True, slots=True)
class Room:
    """Of one draft: the space above blocks, by their numbers, where it is not that of their type
    (above the first: besides the margin of the page); and how much more there is below the last
    one. Pixels."""

    above: dict[int, float] = field(default_factory=dict)
    foot: float = 0


def page_width(look: Look) -> int:
    """Pixels of a page with its margins."""
    return GUTTER + look.column + EDGE


def levelled(
    old: Sequence[Block],
    new: Sequence[Block],
    pairs: Iterable[Pair],
    look: Look,
    tagged: tuple[Container[int], Container[int]] = ((), ()),
) -> tuple[Room, Room]:
    """The room that makes the blocks of each pair begin at one height, and both drafts as high.

    `tagged`: of either draft, the blocks above which something is written.
    """
    pairs = tuple(pairs)
    sides = _Side(old, look, tagged[0]), _Side(new, look, tagged[1])
    sides[0].measure(p.old for p in pairs if _differ(old, new, p))
    sides[1].measure(p.new for p in pairs if _differ(old, new, p))
    lead = 0.0
    for pair in pairs:
        left, right = sides[0].shown(pair.old), sides[1].shown(pair.new)
        if left is not None and right is not None:
            lead += sides[0].gap(left) - sides[1].gap(right)
            if lead:
                lower, number = (sides[1], right) if lead > 0 else (sides[0], left)
                lower.above[number] = lower.gap(number) + abs(lead)
            lead = 0.0
            if _differ(old, new, pair):
                lead = sides[0].heights[left] - sides[1].heights[right]
        elif left is not None:
            lead += sides[0].gap(left) + sides[0].heights[left]
        elif right is not None:
            lead -= sides[1].gap(right) + sides[1].heights[right]
        for side, shown in zip(sides, (left, right), strict=True):
            if shown is not None:
                side.pass_by(shown)
    return Room(sides[0].above, max(0.0, -lead)), Room(sides[1].above, max(0.0, lead))


def room_for(blocks: Sequence[Block], look: Look, tagged: Container[int]) -> Room:
    """The room of one draft that stands beside no other."""
    side = _Side(blocks, look, tagged)
    for number in filter(lambda n: side.shown(n) is not None, range(len(blocks))):
        side.pass_by(number)
    return Room(side.above)


def _differ(old: Sequence[Block], new: Sequence[Block], pair: Pair) -> bool:
    return pair.old is None or pair.new is None or old[pair.old] != new[pair.new]


class _Side:
    """One draft, gone through from top to bottom."""

    def __init__(self, blocks: Sequence[Block], look: Look, tagged: Container[int]) -> None:
        self._blocks, self._look, self._tagged = blocks, look, tagged
        self._spaces: dict[tuple[object, ...], tuple[float, float]] = {}
        self.heights: dict[int, float] = {}
        self.above: dict[int, float] = {}
        self.below = 0.0
        """The space that the last block in sight wants below it."""

    def measure(self, numbers: Iterable[int | None]) -> None:
        """Find how high blocks are."""
        wanted = [number for number in map(self.shown, numbers) if number is not None]
        document = build_document([self._blocks[number] for number in wanted], self._look)
        document.setTextWidth(page_width(self._look))
        document.documentLayout().documentSize()
        block = document.begin()
        for number in wanted:
            # What Qt calls a block's height reaches below its last line.
            line = type_of(self._blocks[number], self._look).line
            self.heights[number] = block.layout().lineCount() * line
            block = block.next()

    def shown(self, number: int | None) -> int | None:
        """The number, where its block is there to be seen."""
        hidden = number is None or not self._look.shows(self._blocks[number])
        return None if hidden else number

    def gap(self, number: int) -> float:
        """Pixels between a block and the one in sight before it, which share what both want."""
        # Nothing stands above the first block but the margin of the page.
        gap = max(self.below, self._space(number)[0]) if number else 0
        return max(gap, round(TAG * self._look.scale)) if number in self._tagged else gap

    def pass_by(self, number: int) -> None:
        if number in self._tagged:
            self.above.setdefault(number, self.gap(number))
        self.below = self._space(number)[1]

    def _space(self, number: int) -> tuple[float, float]:
        block = self._blocks[number]
        key = (block.kind, block.zone, block.level, block.ordinal == 1, block.quoted)
        found = self._spaces.get(key)
        if found is None:
            kind = type_of(block, self._look)
            found = self._spaces[key] = kind.top, kind.bottom
        return found
