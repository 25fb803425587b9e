"""Where the passages of one draft stand in the next one.

The words that the two drafts share settle nearly everything. A passage some of whose words are
gone is put where most of the rest stands, together with what has come for the others; one that the
comparison has lost is looked for among the words that are new. Each such place is weighed by one
score (quote, prefix, suffix, position), and below a floor the passage is lost: a wrong place is
worse than none.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from editorial.analysis.draft_diff import diff
from editorial.analysis.folded_words import words_of
from editorial.analysis.passage_search import Search
from editorial.analysis.passage_windows import Window, Windows, letters
from editorial.domain.anchor import Anchor, PassageState
from editorial.domain.placement import LOST, Placement

_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50, 5, 5, 2
"""What each part of the score weighs."""
FLOOR, FOUND_FLOOR = 0.435, 0.55
"""Scores below which a passage is lost: where the comparison has kept some of it, and where it was
only found by its words."""
_SHORT, _SHORT_AND_ALONE = 20, 10
"""Letters up to which the same words may be the same by chance: words round them must agree, or
one of them must stand once in either draft, and they must have so many letters at least."""
_AGREEING = 0.25
"""Share of the words round short ones that must agree."""
_MOVED = 0.95
_ALTERED = 0.99


def place(old: str, new: str, anchors: Sequence[Anchor]) -> list[Placement]:
    """Where each passage of the old draft stands in the new one, in the order of the anchors.

    Both are canonical texts, or any of which the anchors count the code points. A passage whose
    words are not at its place in the old text is moved if they stand once in the new one.
    """
    if old == new:
        return [
            Placement(each.start, each.end, PassageState.EXACT, 1.0)
            if each.stands_in(old)
            else _by_words(new, each)
            for each in anchors
        ]
    placing = _Placing(old, new)
    return [
        placing.place(each) if each.stands_in(old) else _by_words(new, each) for each in anchors
    ]


def only_typography(before: str, after: str) -> bool:
    """Whether two versions of some words differ at most in their kinds of quotation marks and
    dashes, and in spaces and line ends."""
    return before == after or words_of(before).keys == words_of(after).keys


class _Placing:
    """Two drafts, compared once for all passages."""

    def __init__(self, old: str, new: str) -> None:
        found = diff(old, new)
        self._old, self._new = found.old, found.new
        self._windows = Windows(found)
        self._search = Search(found, self._windows)

    def place(self, anchor: Anchor) -> Placement:
        start, end = self._old.within(anchor.start, anchor.end)
        if start >= end:
            return LOST
        window = self._windows.whole(start, end)
        score = 1.0
        if window is None:
            window, score = self._best(start, end)
        if window is None or not self._sure(anchor, start, end, window):
            return Placement(None, None, PassageState.LOST, max(0.0, 1 - score))
        return self._placement(anchor, start, end, window, score)

    def _best(self, start: int, end: int) -> tuple[Window | None, float]:
        """The likeliest window, if it is likely enough, and the score."""
        kept = self._windows.best(start, end)
        score = self._score(kept, start) if kept else 0.0
        if score >= FLOOR:
            return kept, score
        replaced = self._windows.replaced(start, end)
        if replaced:
            return replaced, FLOOR
        found = self._search.best(start, end)
        searched = self._score(found, start) if found else 0.0
        return (found if searched >= FOUND_FLOOR else None), max(score, searched)

    def _score(self, window: Window, start: int) -> float:
        position = 1.0
        if window.moved:
            position -= abs(start / len(self._old) - window.start / len(self._new))
        total = (
            _QUOTE * window.quote
            + _PREFIX * window.prefix
            + _SUFFIX * window.suffix
            + _POSITION * position
        )
        return total / (_QUOTE + _PREFIX + _SUFFIX + _POSITION)

    def _sure(self, anchor: Anchor, start: int, end: int, window: Window) -> bool:
        """Whether few words that are the same are these words, and not the same by chance."""
        if window.quote == 1 and len(anchor.quote) >= 2 * _SHORT:
            return True
        same = window.quote * letters(self._old.keys[start:end])
        if same >= _SHORT:
            return True
        prefix, suffix = self._windows.context(start, end, window.start, window.end)
        if (prefix + suffix) / 2 >= _AGREEING:
            return True
        return same >= _SHORT_AND_ALONE and any(
            self._old_counts[key] == self._new_counts[key] == 1 for key in self._old.keys[start:end]
        )

    @cached_property
    def _old_counts(self) -> Counter[str]:
        return Counter(self._old.keys)

    @cached_property
    def _new_counts(self) -> Counter[str]:
        return Counter(self._new.keys)

    def _placement(
        self, anchor: Anchor, start: int, end: int, window: Window, score: float
    ) -> Placement:
        old, new = self._old, self._new
        place, place_end = new.starts[window.start], new.ends[window.end - 1]
        if old.keys[start:end] != new.keys[window.start : window.end]:
            return Placement(place, place_end, PassageState.ALTERED, min(score, _ALTERED))
        # A passage may begin or end within a word; then it does so there, as long as the word is as
        # long as it was.
        if old.length(start) == new.length(window.start):
            place += max(0, anchor.start - old.starts[start])
        if old.length(end - 1) == new.length(window.end - 1):
            place_end -= max(0, old.ends[end - 1] - anchor.end)
        if window.moved:
            return Placement(place, place_end, PassageState.MOVED, min(score, _MOVED))
        return Placement(place, place_end, PassageState.EXACT, 1.0)


def _by_words(new: str, anchor: Anchor) -> Placement:
    start = new.find(anchor.quote)
    if start < 0 or new.find(anchor.quote, start + 1) >= 0:
        return LOST
    return Placement(start, start + len(anchor.quote), PassageState.MOVED, _MOVED)
