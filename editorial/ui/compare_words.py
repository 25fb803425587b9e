"""Which words of a sheet look changed, and how: a comparison as one of its two drafts shows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.article import Block, Zone, block_starts
from editorial.domain.comparison import Change, ChangeKind, Comparison
from editorial.domain.places import Places

NO_CHANGE = -1
"""The number of words that look changed, and belong to none of the changes that are counted."""
MOSTLY = 0.8
"""The share of a paragraph's text from which on it has moved as a whole."""


class WordLook(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    TYPOGRAPHY = "typography"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Code points of one sheet's text, end exclusive. `change` is the number of the change."""

    start: int
    end: int
    look: WordLook
    change: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What is said of a paragraph that moved: "Moved to ¶ 4", and whether that is further down."""

    words: str
    down: bool


_OLD = {
    ChangeKind.REMOVED: WordLook.REMOVED,
    ChangeKind.REPLACED: WordLook.REMOVED,
    ChangeKind.MOVED: WordLook.MOVED,
    ChangeKind.TYPOGRAPHY: WordLook.TYPOGRAPHY,
}
_NEW = {
    ChangeKind.ADDED: WordLook.ADDED,
    ChangeKind.REPLACED: WordLook.ADDED,
    ChangeKind.MOVED: WordLook.MOVED,
    ChangeKind.TYPOGRAPHY: WordLook.TYPOGRAPHY,
}


def old_words(comparison: Comparison) -> tuple[ChangedWords, ...]:
    """What the old sheet shows of a comparison."""
    return tuple(_words(comparison.changes, old=True))


def new_words(comparison: Comparison) -> tuple[ChangedWords, ...]:
    """What the new sheet shows of a comparison."""
    return tuple(_words(comparison.changes, old=False))


def _words(changes: Iterable[Change], old: bool) -> Iterator[ChangedWords]:
    looks = _OLD if old else _NEW
    for number, change in enumerate(changes):
        start = change.old_start if old else change.new_start
        end = change.old_end if old else change.new_end
        look = looks.get(change.kind)
        if look is not None and start < end:
            yield ChangedWords(start, end, look, number)


class WordsByBlock:
    """Changed words, found by the block that they lie in."""

    def __init__(self, blocks: Sequence[Block], words: Iterable[ChangedWords]) -> None:
        self._blocks = blocks
        self._starts = block_starts(blocks) or [0]
        self._by_block: dict[int, list[ChangedWords]] = {}
        self._of_change: dict[int, list[ChangedWords]] = {}
        self.moved: dict[int, int] = {}
        """The blocks that moved as a whole, or all but, with the numbers of their changes. For
        that change none of their words is among those of `in_block`."""
        for each in words:
            self._of_change.setdefault(each.change, []).append(each)
            self._add(each)

    def _add(self, words: ChangedWords) -> None:
        for number in range(self.block_at(words.start), self.block_at(words.end - 1) + 1):
            first = self._starts[number]
            last = first + len(self._blocks[number].text)
            start, end = max(words.start, first), min(words.end, last)
            if words.look is WordLook.MOVED and end - start >= MOSTLY * (last - first):
                self.moved[number] = words.change
            elif start < end:
                part = ChangedWords(start, end, words.look, words.change)
                self._by_block.setdefault(number, []).append(part)

    def block_at(self, point: int) -> int:
        return max(0, bisect_right(self._starts, point) - 1)

    def in_block(self, number: int) -> Sequence[ChangedWords]:
        return self._by_block.get(number, ())

    def at(self, point: int) -> ChangedWords | None:
        """The narrowest change of words that a code point is in, whole paragraphs left out."""
        over = (w for w in self.in_block(self.block_at(point)) if w.start <= point < w.end)
        return min(over, key=lambda w: w.end - w.start, default=None)

    def change_at(self, point: int) -> int | None:
        """The number of the change that a code point is in."""
        words = self.at(point)
        return words.change if words else self.moved.get(self.block_at(point))

    def of_change(self, change: int) -> Sequence[ChangedWords]:
        """The words of one change on this sheet, whole blocks too."""
        return self._of_change.get(change, ())

    def is_whole_blocks(self, start: int, end: int) -> bool:
        """Whether code points start to end are whole paragraphs, and not words of one."""
        number = self.block_at(start)
        return start == self._starts[number] and end >= start + len(self._blocks[number].text)


def changes_in_sight(
    comparison: Comparison, old: Sequence[Block], new: Sequence[Block]
) -> list[int]:
    """The numbers of the changes that a page shows: not those in page furniture alone."""
    sides = [(blocks, block_starts(blocks)) for blocks in (old, new)]
    found = []
    for number, change in enumerate(comparison.changes):
        spans = (change.old_start, change.old_end), (change.new_start, change.new_end)
        seen = (
            blocks[max(0, bisect_right(starts, start) - 1)].zone is not Zone.FURNITURE
            for (blocks, starts), (start, end) in zip(sides, spans, strict=True)
            if start < end
        )
        if any(seen):
            found.append(number)
    return found


def moved_blocks(
    old: Sequence[Block], new: Sequence[Block], comparison: Comparison
) -> tuple[dict[int, Moved], dict[int, Moved]]:
    """Of either draft: where its paragraphs that moved as a whole stand in the other one."""
    sides = WordsByBlock(old, old_words(comparison)), WordsByBlock(new, new_words(comparison))
    rows: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for row, pair in enumerate(comparison.pairs):
        for side, number in zip(rows, (pair.old, pair.new), strict=True):
            if number is not None:
                side[number] = row
    places = Places(old), Places(new)
    starts = block_starts(old), block_starts(new)
    found: tuple[dict[int, Moved], dict[int, Moved]] = ({}, {})
    for here, there, word in ((0, 1, "to"), (1, 0, "from")):
        others = _by_change(sides[there].moved)
        seen: dict[int, int] = {}
        for number, change in sorted(sides[here].moved.items()):
            # Of several paragraphs that moved together the first went to the first.
            other = others.get(change, [])
            at = min(seen.get(change, 0), len(other) - 1)
            seen[change] = at + 1
            if at >= 0:
                name = places[there].name(starts[there][other[at]])
                down = rows[there].get(other[at], 0) > rows[here].get(number, 0)
                found[here][number] = Moved(f"Moved {word} {name}", down)
    return found


def _by_change(moved: dict[int, int]) -> dict[int, list[int]]:
    blocks: dict[int, list[int]] = {}
    for number, change in sorted(moved.items()):
        blocks.setdefault(change, []).append(number)
    return blocks
