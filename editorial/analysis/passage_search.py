"""A passage that the comparison has lost, looked for among the words that are new."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz.distance import Levenshtein

from editorial.analysis.draft_diff import NOWHERE, DraftDiff
from editorial.analysis.passage_windows import Window, Windows, letters, likeness
from editorial.analysis.word_runs import Run

_TELLING = 3
"""Letters of a word by which a passage is looked for."""
_COMMON = 40
"""Places at which a word may stand at most to be looked for."""
_SHARE = 0.35
"""Share of a passage that has to be there before it is looked at closely."""
_LETTERS = 15
"""Letters that must be the same: fewer are the same by chance."""
_LONGEST = 2000
"""Words of a passage that is looked for as a whole; a longer one does not vanish by itself."""
_ELSEWHERE = " "
"""Stands for a word that has its counterpart already."""
_CLEARLY = 0.1
"""How much better the best place must be than the next one."""


class Search:
    """Looks for passages of the old draft, given by their words, first and end by index."""

    def __init__(self, found: DraftDiff, windows: Windows) -> None:
        self._old, self._new = found.old, found.new
        self._origins = found.origins
        self._windows = windows

    def best(self, start: int, end: int) -> Window | None:
        """The one place that is like the passage, if there is one and no other is as like."""
        if end - start > _LONGEST:
            return None
        found = sorted(self._likely(start, end), key=likeness, reverse=True)
        if not found or (len(found) > 1 and likeness(found[0]) < likeness(found[1]) + _CLEARLY):
            return None
        return found[0]

    def _likely(self, start: int, end: int) -> Iterator[Window]:
        keys = {key for key in self._old.keys[start:end] if len(self._index.get(key, ())) > 0}
        hits = sorted((place, key) for key in keys for place in self._index[key])
        # Twice: to know whether there is another place like the best.
        for _ in range(2):
            first, last = self._densest(hits, start, end)
            if first > last:
                return
            window = self._look(start, end, first, last)
            if window:
                yield window
            hits = [hit for hit in hits if not first <= hit[0] <= last]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        """Where the telling words stand that have no counterpart."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, origin in enumerate(self._origins):
            key = self._new.keys[place]
            if origin == NOWHERE and len(key) >= _TELLING and key[0].isalnum():
                index[key].append(place)
        return {key: places for key, places in index.items() if len(places) <= _COMMON}

    def _densest(self, hits: Sequence[tuple[int, str]], start: int, end: int) -> tuple[int, int]:
        """The first and the last of the words that stand together and say most of the passage;
        the first after the last where none say enough."""
        reach = (end - start) * 3 // 2 + 6
        counts: dict[str, int] = defaultdict(int)
        best, first, last = _SHARE * letters(self._old.keys[start:end]), 0, -1
        total, tail = 0, 0
        for place, key in hits:
            counts[key] += 1
            total += len(key) if counts[key] == 1 else 0
            while hits[tail][0] < place - reach:
                gone = hits[tail][1]
                counts[gone] -= 1
                total -= len(gone) if not counts[gone] else 0
                tail += 1
            if total > best:
                best, first, last = total, hits[tail][0], place
        return first, last

    def _look(self, start: int, end: int, first: int, last: int) -> Window | None:
        """The window round some words that are the passage's."""
        length = end - start
        region = max(0, first - length)
        theirs: list[str] = [
            key if self._origins[place] == NOWHERE else _ELSEWHERE
            for place, key in enumerate(self._new.keys[region : last + length], region)
        ]
        kept = [
            Run(start + block.src_start, region + block.dest_start, block.src_end - block.src_start)
            for block in Levenshtein.opcodes(self._old.keys[start:end], theirs)
            if block.tag == "equal"
        ]
        kept = list(self._windows.heaviest(kept))
        if not kept:
            return None
        place, place_end = kept[0].new, kept[-1].new_end
        if sum(letters(self._old.keys[run.old : run.old_end]) for run in kept) < _LETTERS:
            return None
        there = {word for run in kept for word in range(run.old, run.old_end)}
        used = {word for run in kept for word in range(run.new, run.new_end)}
        gone = [word for word in range(start, end) if word not in there]
        came = [word for word in range(place, place_end) if word not in used]
        return self._windows.weighed((start, end), (place, place_end), gone, came, moved=True)
