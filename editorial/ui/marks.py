"""Marks: which passages of the draft carry a claim, a question or a note, block by block.

Positions of marks are code points of the canonical text; those of `Placed` are UTF-16 units of
one block, for Qt.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.article import Block, block_starts
from editorial.domain.claim import Status
from editorial.ui.positions import Positions

LANES = 3
"""Underlines that find room below one line of text."""


class Owner(StrEnum):
    CLAIM = "claim"
    QUESTION = "question"
    NOTE = "note"
    SUGGESTION = "suggestion"
    """Words that are no claim yet: framed, and kept apart from the marks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage of one item. `id` is the passage's, `owner_id` that of the claim, question or
    note; an item with several passages has several marks. Only claims have a status.

    `tip` is shown under the pointer; `name` is what the caret announces: "Claim, disputed".
    """

    id: str
    owner: Owner
    owner_id: str
    start: int
    end: int
    status: Status | None = None
    tip: str = ""
    name: str = ""

    @property
    def quiet(self) -> bool:
        """Questions and notes: they have no tint, and leave colour to the statuses."""
        return self.owner is not Owner.CLAIM

    @property
    def icon(self) -> str:
        return self.status.value if self.status else self.owner.value

    @property
    def color(self) -> str:
        return self.status.value if self.status else "text3"


@dataclass(frozen=True, slots=True)
class Placed:
    """The part of a mark that lies in one block: units of that block, end exclusive.

    `lane` 0 may be tinted; higher ones are underlined lower, and from `LANES` on not at all.
    `opens`: the mark starts in this block; `closes`: it ends here.
    """

    mark: Mark
    start: int
    end: int
    lane: int
    opens: bool
    closes: bool


class MarkIndex:
    """The marks of one draft, found by block. Replacing one costs its own blocks only."""

    def __init__(
        self, blocks: Sequence[Block], text: str, positions: Positions | None = None
    ) -> None:
        self._starts = block_starts(blocks) or [0]
        self._length = len(text)
        self._positions = positions or Positions(text)
        self._marks: dict[str, Mark] = {}
        self._by_block: dict[int, dict[str, Mark]] = {}
        self._by_owner: dict[str, set[str]] = {}
        self._placed: dict[int, tuple[Placed, ...]] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def all(self) -> Iterable[Mark]:
        return self._marks.values()

    def get(self, mark_id: str | None) -> Mark | None:
        return self._marks.get(mark_id) if mark_id else None

    def of_owner(self, owner_id: str) -> list[Mark]:
        """The marks of one item, in the order of the text."""
        ids = self._by_owner.get(owner_id, ())
        return sorted((self._marks[i] for i in ids), key=lambda mark: (mark.start, mark.end))

    def reset(self, marks: Iterable[Mark]) -> None:
        self._marks.clear()
        self._by_block.clear()
        self._by_owner.clear()
        self._placed.clear()
        for mark in marks:
            self._add(mark)

    def replace(self, ids: Iterable[str], marks: Iterable[Mark]) -> set[int]:
        """Takes marks out, puts others in; returns the blocks that look different now."""
        touched: set[int] = set()
        for mark_id in ids:
            mark = self._marks.pop(mark_id, None)
            if mark is None:
                continue
            owned = self._by_owner[mark.owner_id]
            owned.discard(mark_id)
            if not owned:
                del self._by_owner[mark.owner_id]
            for block in self.blocks_of(mark):
                del self._by_block[block][mark_id]
                touched.add(block)
        for mark in marks:
            if mark.id in self._marks:
                touched |= self.replace([mark.id], ())
            touched.update(self._add(mark))
        for block in touched:
            self._placed.pop(block, None)
        return touched

    def _add(self, mark: Mark) -> range:
        if not 0 <= mark.start < mark.end <= self._length:
            raise ValueError(f"{mark.start}–{mark.end} is no passage of a text of {self._length}")
        self._marks[mark.id] = mark
        self._by_owner.setdefault(mark.owner_id, set()).add(mark.id)
        blocks = self.blocks_of(mark)
        for block in blocks:
            self._by_block.setdefault(block, {})[mark.id] = mark
        return blocks

    def blocks_of(self, mark: Mark) -> range:
        """The numbers of the blocks that a mark lies in."""
        return range(self.block_at(mark.start), self.block_at(mark.end - 1) + 1)

    def block_at(self, point: int) -> int:
        return bisect_right(self._starts, point) - 1

    def block_start(self, block: int) -> int:
        """Code points."""
        return self._starts[block]

    def marked_blocks(self) -> Iterable[int]:
        return (block for block, marks in self._by_block.items() if marks)

    def at(self, point: int) -> list[Mark]:
        """The marks over a code point: claims first, the shortest first."""
        marks = self._by_block.get(self.block_at(point), {}).values()
        return sorted((m for m in marks if m.start <= point < m.end), key=narrowest_first)

    def in_block(self, block: int) -> tuple[Placed, ...]:
        placed = self._placed.get(block)
        if placed is None:
            marks = self._by_block.get(block)
            placed = self._place(block, marks.values()) if marks else ()
            self._placed[block] = placed
        return placed

    def _place(self, block: int, marks: Iterable[Mark]) -> tuple[Placed, ...]:
        first = self._starts[block]
        last = self._starts[block + 1] - 1 if block + 1 < len(self._starts) else self._length
        origin = self._positions.to_units(first)
        lanes: list[list[tuple[int, int]]] = []
        placed = []
        # The longest mark is tinted and the others underlined on top of it: never tint on tint.
        for mark in sorted(marks, key=lambda m: (m.quiet, m.start - m.end, m.start, m.id)):
            start, end = max(mark.start, first), min(mark.end, last)
            lane = _free_lane(lanes, start, end)
            units = (
                self._positions.to_units(start) - origin,
                self._positions.to_units(end) - origin,
            )
            placed.append(Placed(mark, *units, lane, mark.start >= first, mark.end <= last))
        return tuple(placed)


def narrowest_first(mark: Mark) -> tuple[bool, int, int, str]:
    return (mark.quiet, mark.end - mark.start, mark.start, mark.id)


def _free_lane(lanes: list[list[tuple[int, int]]], start: int, end: int) -> int:
    for number, taken in enumerate(lanes):
        if all(end <= other_start or other_end <= start for other_start, other_end in taken):
            taken.append((start, end))
            return number
    lanes.append([(start, end)])
    return len(lanes) - 1
