"""Two drafts of one piece, compared: which paragraphs go together, and which words changed."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to some words. The order is that of a list of counts."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    MOVED = "moved"
    """The same words elsewhere; told once, with both places."""
    TYPOGRAPHY = "typography"
    """Other quotation marks, dashes or spaces round the same words."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of changed words: code points of the old and of the new text, ends exclusive. Of what
    was added or removed the span on the other side is empty: it says where the words would be."""

    kind: ChangeKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two blocks, by index, that stand beside each other; None where nothing stands beside one."""

    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pairs` in the order of reading, every block of either side in just one of them, and never
    crossing: a block that moved stands alone on both sides. `changes` in the order of the new text.
    """

    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]

    def count(self, kind: ChangeKind) -> int:
        return sum(change.kind is kind for change in self.changes)
