"""Words looked for in the article: neither case nor the kind of space makes a difference."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from editorial.domain.text import BLOCK_SEPARATOR


@dataclass(frozen=True, slots=True)
class Hits:
    """Where the words stand: code points, end exclusive, in the order of the text."""

    places: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        return len(self.places)

    def next_after(self, point: int) -> int:
        """The number of the first hit that begins at or after a position, or the first of all."""
        return bisect_left(self.places, (point, 0)) % len(self.places)

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        first = bisect_left(self.places, (start, 0))
        last = bisect_left(self.places, (end, 0))
        return self.places[first:last]


def find_words(text: str, words: str) -> Hits:
    """Every place of the words that does not cross into another block."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return Hits()
    pattern = rf"[^\S{BLOCK_SEPARATOR}]+".join(parts)
    return Hits(tuple(found.span() for found in re.finditer(pattern, text, re.IGNORECASE)))
