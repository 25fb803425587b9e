"""A passage whose words were changed: the stretch of the new draft that stands for it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.analysis.draft_diff import NOWHERE, DraftDiff
from editorial.analysis.sentence_starts import SentenceStarts
from editorial.analysis.word_runs import Run

_CONTEXT = 6
"""Words before and after a passage that are its prefix and suffix."""
_NEAR = 12
"""Words within which the prefix has to end before the window, and the suffix begin after it."""
_STRAY, _STRAY_SENTENCE = 1.0, 10.0
"""Letters that must be kept for each word, and for each sentence, that has come between."""
_WIDEST = 12
"""Words that may have come for one; for more, three times as many more."""
_STEM, _STEM_LEAST = 5, 3
"""First letters by which two forms of a word are known, and letters of the shortest such word."""
_IN_ANOTHER_FORM = 0.8
"""What a word in another form, or in another place, weighs against the same one."""
_CLOSE = 0.5
"""Share of the words before, and of those after, that has to be there for a part of a sentence all
of which was replaced."""
_FAR = 300
"""Words beyond which nothing is looked at round a passage, so that no text takes long."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words of the new draft, by index, end exclusive, that may stand for a passage.

    `quote`: share of the words that are the same, from 0 to 1. `prefix`, `suffix`: shares of
    the words round the passage that stand round the window. `moved`: the words stand elsewhere.
    """

    start: int
    end: int
    quote: float
    prefix: float
    suffix: float
    moved: bool


def _in_another_form(gone: Sequence[str], came: Sequence[str]) -> int:
    """The letters of the words that have come for others in another form, or stand elsewhere."""
    if not gone or not came:
        return 0
    stems = Counter([key[:_STEM].casefold() for key in came])
    same = 0
    for key in gone:
        stem = key[:_STEM].casefold()
        if len(stem) >= _STEM_LEAST and stems[stem]:
            stems[stem] -= 1
            same += len(stem)
    return same


def likeness(window: Window) -> float:
    """By which of two windows the better one is known."""
    return window.quote + (window.prefix + window.suffix) / 10


def letters(keys: Iterable[str]) -> int:
    """How much some words say: as much as they have letters; a sign as much as one."""
    return sum(map(len, keys))


class Windows:
    """The windows that a comparison of two drafts offers for passages of the old one. Passages are
    given by their words, first and end by index."""

    def __init__(self, found: DraftDiff) -> None:
        self._old, self._new = found.old, found.new
        self._places, self._origins = found.places, found.origins
        self._old_breaks = SentenceStarts(found.old)
        self._new_breaks = SentenceStarts(found.new)
        moves = sorted(run for piece in found.moves for run in piece if run.length)
        self._sides = [
            ((runs, [run.old for run in runs]), moved)
            for runs, moved in ((found.flow, False), (moves, True))
            if runs
        ]

    def whole(self, start: int, end: int) -> Window | None:
        """Where all words of a passage stand in a row, as the comparison has it."""
        for (runs, starts), moved in self._sides:
            index = bisect_right(starts, start) - 1
            if index >= 0 and runs[index].old_end >= end:
                place = runs[index].new + start - runs[index].old
                return Window(place, place + end - start, 1.0, 1.0, 1.0, moved)
        return None

    def best(self, start: int, end: int) -> Window | None:
        """The likeliest window for the words of a passage that do not stand in a row."""
        offered = []
        for (runs, starts), moved in self._sides:
            first = max(0, bisect_right(starts, start) - 1)
            kept = [
                _clipped(run, start, end)
                for run in runs[first : bisect_left(starts, end)]
                if run.old_end > start
            ]
            if kept:
                offered.append(self._round(start, end, self.heaviest(kept), moved))
        return max(offered, key=likeness, default=None)

    def in_place(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that have come between the neighbours of a passage, for it and nothing else;
        None where there are none or very many, or one of the neighbours is gone."""
        before = self._places[start - 1] if start else -1
        after = self._places[end] if end < len(self._old) else len(self._new)
        if (start and before == NOWHERE) or after == NOWHERE or before + 1 >= after:
            return None
        if after - before > _FAR + 3 * (end - start):
            return None
        came = self._origins[before + 1 : after]
        if not all(origin == NOWHERE or start <= origin < end for origin in came):
            return None
        return before + 1, after

    def replaced(self, start: int, end: int) -> Window | None:
        """The words that have come for a part of a sentence of which the rest has stayed, if they
        are about as many."""
        place = self.in_place(start, end)
        if place is None or place[1] - place[0] > _WIDEST + 3 * (end - start):
            return None
        if any(map(self._old_breaks, range(start, end + 1))):
            return None
        if any(map(self._new_breaks, range(place[0], place[1] + 1))):
            return None
        window = self.at(start, end, *place, moved=False)
        return window if min(window.prefix, window.suffix) >= _CLOSE else None

    def at(self, start: int, end: int, place: int, place_end: int, moved: bool) -> Window:
        """A window at a given place, weighed."""
        gone = [w for w in range(start, end) if not place <= self._places[w] < place_end]
        came = [w for w in range(place, place_end) if not start <= self._origins[w] < end]
        return self.weighed((start, end), (place, place_end), gone, came, moved)

    def weighed(
        self,
        passage: tuple[int, int],
        window: tuple[int, int],
        gone: Sequence[int],
        came: Sequence[int],
        moved: bool,
    ) -> Window:
        """A window of which these words are not in the passage, nor those of it in the window."""
        before = letters(self._old.keys[slice(*passage)])
        after = letters(self._new.keys[slice(*window)])
        lost = [self._old.keys[word] for word in gone]
        found = [self._new.keys[word] for word in came]
        same = before - letters(lost) + _IN_ANOTHER_FORM * _in_another_form(lost, found)
        # Of what was said, how much is there; and of both together, how much is the same.
        quote = (same / before + 2 * same / (before + after)) / 2
        return Window(*window, quote, *self.context(*passage, *window), moved)

    def context(self, start: int, end: int, place: int, place_end: int) -> tuple[float, float]:
        """The shares of the words before and after a passage that stand round a place."""
        if start == 0:
            prefix = float(place == 0)
        else:
            prefix = self._share(max(0, start - _CONTEXT), start, place - _NEAR - _CONTEXT, place)
        if end == len(self._old):
            suffix = float(place_end == len(self._new))
        else:
            after = min(len(self._old), end + _CONTEXT)
            suffix = self._share(end, after, place_end, place_end + _NEAR + _CONTEXT)
        return prefix, suffix

    def _share(self, start: int, end: int, place: int, place_end: int) -> float:
        """The share of some words of the old draft that stand within some of the new one."""
        there = 0
        for word, at in enumerate(self._places[start:end], start):
            if place <= at < place_end:
                there += len(self._old.keys[word])
        return there / letters(self._old.keys[start:end]) if start < end else 0.0

    def heaviest(self, kept: Sequence[Run]) -> Sequence[Run]:
        """The runs next to each other that together keep most, for what has come between."""
        if len(kept) == 1:
            return kept
        best, best_first, best_end = 0.0, 0, 0
        total, first = 0.0, 0
        for index, run in enumerate(kept):
            value = letters(self._old.keys[run.old : run.old_end])
            if index:
                last = kept[index - 1]
                # Moved pieces stand in any order: they are no stretch then.
                backwards = run.new < last.new_end
                total -= 0.0 if backwards else self._strayed(last, run)
                if total <= 0 or backwards:
                    total, first = 0.0, index
            total += value
            if total > best:
                best, best_first, best_end = total, first, index + 1
        return kept[best_first:best_end]

    def _strayed(self, last: Run, run: Run) -> float:
        """What has come between two runs, more than what is gone, as letters to be kept for it."""
        old, new = self._old, self._new
        if run.new - last.new_end <= run.old - last.old_end:
            return 0.0
        if run.new - last.new_end > _FAR + 3 * (run.old - last.old_end):
            return float("inf")
        words = sum(new.is_word(word) for word in range(last.new_end, run.new))
        words -= sum(old.is_word(word) for word in range(last.old_end, run.old))
        ends = sum(self._new_breaks(word) for word in range(last.new_end, run.new + 1))
        ends -= sum(self._old_breaks(word) for word in range(last.old_end, run.old + 1))
        return _STRAY * max(0, words) + _STRAY_SENTENCE * max(0, ends)

    def _round(self, start: int, end: int, kept: Sequence[Run], moved: bool) -> Window:
        longest = max(kept, key=lambda run: run.length)
        literal = longest.new - (longest.old - start)
        length = end - start
        if literal >= 0 and self._new.keys[literal : literal + length] == self._old.keys[start:end]:
            context = self.context(start, end, literal, literal + length)
            return Window(literal, literal + length, 1.0, *context, moved)
        place = self._came_before(start, kept[0])
        place_end = self._came_after(end, kept[-1])
        return self.at(start, end, place, place_end, moved)

    def _came_before(self, start: int, first: Run) -> int:
        """Where the words begin that have come for those between a passage's start and the first
        word that was kept of it."""
        if first.old == start:
            return first.new
        gone = _back(self._places, first.old, first.old - start + _FAR)
        inside, outside = first.old - max(start, gone), max(0, start - gone)
        came = _back(self._origins, first.new, _WIDEST + 3 * inside)
        if not inside or came == first.new:
            return first.new
        new = self._new
        breaks = [word for word in range(came, first.new + 1) if self._new_breaks(word)]
        parted = sum(self._old_breaks(word) for word in range(start + 1, first.old + 1))
        if len(breaks) > parted:
            came = breaks[-1 - parted]
            if self._old_breaks(start):
                return came
        place = max(came, first.new - _part(first.new - came, inside, outside))
        while place < first.new and self._old.is_word(start) and not new.is_word(place):
            place += 1
        return place

    def _came_after(self, end: int, last: Run) -> int:
        """Where the words end that have come for those between the last word that was kept of a
        passage and its end."""
        if last.old_end == end:
            return last.new_end
        gone = _forth(self._places, last.old_end, end - last.old_end + _FAR)
        inside, outside = min(end, gone) - last.old_end, max(0, gone - end)
        came = _forth(self._origins, last.new_end, _WIDEST + 3 * inside)
        if not inside or came == last.new_end:
            return last.new_end
        new = self._new
        breaks = [word for word in range(last.new_end, came + 1) if self._new_breaks(word)]
        parted = sum(self._old_breaks(word) for word in range(last.old_end, end))
        if len(breaks) > parted:
            came = breaks[parted]
            if self._old_breaks(end):
                return came
        place = min(came, last.new_end + _part(came - last.new_end, inside, outside))
        while place > last.new_end and self._old.is_word(end - 1) and not new.is_word(place - 1):
            place -= 1
        return place


def _back(links: Sequence[int], word: int, most: int) -> int:
    """The first of the words before one, so many at most, that all are in one draft only."""
    stop = max(0, word - most)
    while word > stop and links[word - 1] == NOWHERE:
        word -= 1
    return word


def _forth(links: Sequence[int], word: int, most: int) -> int:
    """The end of the words from one on, so many at most, that all are in one draft only."""
    stop = min(len(links), word + most)
    while word < stop and links[word] == NOWHERE:
        word += 1
    return word


def _part(words: int, inside: int, outside: int) -> int:
    """How many of the words that came belong to a passage of which so many are gone, where as many
    are gone outside it."""
    return round(words * inside / (inside + outside))


def _clipped(run: Run, start: int, end: int) -> Run:
    first = max(run.old, start)
    return Run(first, run.new + first - run.old, min(run.old_end, end) - first)
