"""Runs of words that two drafts share in the same order, found in time linear in their length.

What is told apart first is what can be nothing else: some words in a row, or a short line, that
stand once in either draft (Bram Cohen's patience diff does so with lines). The heaviest chain of
these that goes forward in both drafts holds; everything between is looked at again with fewer
words in a row.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import Levenshtein

_LONG, _SHORT = 6, 3
"""Words in a row: at first, and in what is left between."""
_MANY = 20_000
"""Words from which on it is enough to look at some of them."""
_SAMPLED = 16
"""One of so many distinct words is looked at where there are many."""
_SMALL, _MEDIUM = 900, 40_000
"""Pairs of words that are too few to be looked at for words in a row; and so few that they may be
compared each with each."""
_MOST = 0.55
"""Share of the longer side that has stayed where most of it has."""
_ISLAND_LENGTH, _ISLAND_SHARE = 8, 0.1


ELSEWHERE = (" old", " new")
"""Stand for words of either draft that have their counterpart elsewhere: no word is like them,
since none has a space."""


class Run(NamedTuple):
    """So many words, from a word of the old draft and from one of the new one, by index."""

    old: int
    new: int
    length: int

    @property
    def old_end(self) -> int:
        return self.old + self.length

    @property
    def new_end(self) -> int:
        return self.new + self.length


class Gap(NamedTuple):
    """Words of either draft between two runs, by index, ends exclusive."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def empty(self) -> bool:
        return self.old == self.old_end and self.new == self.new_end

    @property
    def size(self) -> int:
        """Pairs of an old and a new word."""
        return (self.old_end - self.old) * (self.new_end - self.new)


class Seed(NamedTuple):
    """Words at two places that can belong to nothing but each other: how many, and how much that
    says, since not all such words are looked at."""

    old: int
    new: int
    length: int
    weight: int


def gaps_between(runs: Iterable[Run], whole: Gap) -> Iterator[Gap]:
    """What lies before, between and after runs that go forward in both drafts; none is left out,
    empty ones too."""
    old, new = whole.old, whole.new
    for run in runs:
        yield Gap(old, run.old, new, run.new)
        old, new = run.old_end, run.new_end
    yield Gap(old, whole.old_end, new, whole.new_end)


def whole_of(piece: Sequence[Run]) -> Gap:
    """From the first word of the first run to the end of the last one."""
    return Gap(piece[0].old, piece[-1].old_end, piece[0].new, piece[-1].new_end)


def certain_seeds(
    old: Sequence[str], new: Sequence[str], old_lines: Sequence[int], new_lines: Sequence[int]
) -> list[Seed]:
    """What can be nothing else in two drafts, wherever it stands.

    `old` and `new` are the keys of the words; the lines are given by their first words.
    """
    whole = Gap(0, len(old), 0, len(new))
    within_lines = [
        seed
        for seed in seeds_in(old, new, whole, _LONG)
        if _on_one_line(seed.old, old_lines) and _on_one_line(seed.new, new_lines)
    ]
    return within_lines + _short_lines(old, new, old_lines, new_lines)


def _on_one_line(place: int, lines: Sequence[int]) -> bool:
    return bisect_right(lines, place) == bisect_right(lines, place + _LONG - 1)


def runs_between(old: Sequence[str], new: Sequence[str], coarse: Sequence[Run]) -> list[Run]:
    """The runs that both drafts surely have in the same order: those given, and more between."""
    whole = Gap(0, len(old), 0, len(new))
    runs: list[Run] = []
    for gap, run in zip(gaps_between(coarse, whole), [*coarse, None], strict=True):
        if gap.size:
            runs += _between(old, new, gap)
        if run:
            runs.append(run)
    return _without_islands(joined(runs), whole)


def seeds_in(old: Sequence[str], new: Sequence[str], gap: Gap, length: int) -> list[Seed]:
    """The places where so many words in a row stand once in either draft, within a gap."""
    ours: Iterable[int] = range(gap.old, gap.old_end - length + 1)
    theirs: Iterable[int] = range(gap.new, gap.new_end - length + 1)
    if min(gap.old_end - gap.old, gap.new_end - gap.new) <= _MANY:
        return seeds_at(old, new, ours, theirs, length)
    chosen = {key for key in set(old) if not crc32(key.encode()) % _SAMPLED}
    ours = [place for place in ours if old[place] in chosen]
    theirs = [place for place in theirs if new[place] in chosen]
    return seeds_at(old, new, ours, theirs, length, _SAMPLED)


def seeds_at(
    old: Sequence[str],
    new: Sequence[str],
    ours: Iterable[int],
    theirs: Iterable[int],
    length: int,
    weight: int = 1,
) -> list[Seed]:
    """Of these places in either draft, those at which so many words in a row stand that do so at
    none of the others."""
    there = _standing_once(new, theirs, length)
    return [
        Seed(place, other, length, length * weight)
        for words, place in _standing_once(old, ours, length).items()
        if place >= 0 and (other := there.get(words, -1)) >= 0
    ]


def _standing_once(
    keys: Sequence[str], places: Iterable[int], length: int
) -> dict[tuple[str, ...], int]:
    """Where so many words in a row stand; -1 where they do so more than once."""
    found: dict[tuple[str, ...], int] = {}
    for place in places:
        words = tuple(keys[place : place + length])
        found[words] = -1 if words in found else place
    return found


def _between(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Run]:
    """The runs in a gap that are sure: all, where most of it has stayed."""
    if gap.size <= _MEDIUM:
        runs = fewest_changes(old, new, gap)
        kept = sum(run.length for run in runs)
        if kept > _MOST * max(gap.old_end - gap.old, gap.new_end - gap.new):
            return runs
    head, tail = _same_ends(old, new, gap)
    inner = Gap(head.old_end, tail.old, head.new_end, tail.new)
    runs = []
    if inner.size > _SMALL:
        runs = grown(old, new, heaviest_chain(seeds_in(old, new, inner, _SHORT)), inner)
    return [run for run in (head, *runs, tail) if run.length]


def _same_ends(old: Sequence[str], new: Sequence[str], gap: Gap) -> tuple[Run, Run]:
    """The runs at the beginning and the end of a gap; they may be empty."""
    most = min(gap.old_end - gap.old, gap.new_end - gap.new)
    head = 0
    while head < most and old[gap.old + head] == new[gap.new + head]:
        head += 1
    tail = 0
    while tail < most - head and old[gap.old_end - tail - 1] == new[gap.new_end - tail - 1]:
        tail += 1
    return Run(gap.old, gap.new, head), Run(gap.old_end - tail, gap.new_end - tail, tail)


def fewest_changes(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Run]:
    """The runs in a gap that leave fewest words to be changed. Takes time with the square of the
    words, and memory with them."""
    if gap.old_end - gap.old == gap.new_end - gap.new == 1:
        return [Run(gap.old, gap.new, 1)] if old[gap.old] == new[gap.new] else []
    blocks = Levenshtein.opcodes(old[gap.old : gap.old_end], new[gap.new : gap.new_end])
    return [
        Run(gap.old + block.src_start, gap.new + block.dest_start, block.src_end - block.src_start)
        for block in blocks
        if block.tag == "equal"
    ]


def _short_lines(
    old: Sequence[str], new: Sequence[str], old_lines: Sequence[int], new_lines: Sequence[int]
) -> list[Seed]:
    """Lines too short to be found by words in a row, such as headings, that stand once."""
    ours, theirs = _lines_standing_once(old, old_lines), _lines_standing_once(new, new_lines)
    return [
        Seed(start, theirs[words], len(words), len(words))
        for words, start in ours.items()
        if start >= 0 and theirs.get(words, -1) >= 0
    ]


def _lines_standing_once(keys: Sequence[str], lines: Sequence[int]) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for start, end in pairwise([*lines, len(keys)]):
        if 0 < end - start < _LONG:
            words = tuple(keys[start:end])
            found[words] = -1 if words in found else start
    return found


def heaviest_chain(seeds: Sequence[Seed]) -> list[Seed]:
    """The seeds that go forward in both drafts and weigh most together."""
    ordered = sorted(seeds)
    by_new = {each.new: rank for rank, each in enumerate(sorted(ordered, key=lambda s: s.new))}
    # Seeds next to each other in both drafts stand or fall together: there are as many pieces as
    # something was moved.
    pieces: list[list[Seed]] = []
    for seed in ordered:
        if pieces and by_new[seed.new] == by_new[pieces[-1][-1].new] + 1:
            pieces[-1].append(seed)
        else:
            pieces.append([seed])
    chosen = _heaviest(
        [piece[0].new for piece in pieces], [sum(s.weight for s in piece) for piece in pieces]
    )
    return [seed for index in chosen for seed in pieces[index]]


def _heaviest(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of the increasing places that weigh most together."""
    # Of chains that could go on, only those are kept that weigh more than all that end earlier.
    ends: list[int] = []
    totals: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_right(ends, place)
        total = weight + (totals[at - 1] if at else 0)
        before.append(lasts[at - 1] if at else -1)
        stop = at
        while stop < len(ends) and totals[stop] <= total:
            stop += 1
        ends[at:stop], totals[at:stop], lasts[at:stop] = [place], [total], [index]
    chain: list[int] = []
    index = lasts[-1] if lasts else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def grown(old: Sequence[str], new: Sequence[str], seeds: Sequence[Seed], gap: Gap) -> list[Run]:
    """The runs that the seeds, in order, are parts of, within a gap."""
    runs: list[Run] = []
    old_from, new_from = gap.old, gap.new
    for start, place, *_ in seeds:
        if start < old_from or place < new_from:
            continue
        end, place_end = start, place
        while end < gap.old_end and place_end < gap.new_end and old[end] == new[place_end]:
            end, place_end = end + 1, place_end + 1
        while start > old_from and place > new_from and old[start - 1] == new[place - 1]:
            start, place = start - 1, place - 1
        runs.append(Run(start, place, end - start))
        old_from, new_from = end, place_end
    return runs


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs that follow on each other in both drafts are one."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and last.old_end == run.old and last.new_end == run.new:
            found[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            found.append(run)
    return found


def _without_islands(runs: Sequence[Run], whole: Gap) -> list[Run]:
    """The runs without a few words in the middle of much that has nothing in common."""
    kept: list[Run] = []
    for number, run in enumerate(runs):
        if run.length >= _ISLAND_LENGTH:
            kept.append(run)
            continue
        last = kept[-1] if kept else Run(whole.old, whole.new, 0)
        next_old, next_new = whole.old_end, whole.new_end
        if number + 1 < len(runs):
            next_old, next_new = runs[number + 1].old, runs[number + 1].new
        ours = (run.old - last.old_end) + (next_old - run.old_end)
        theirs = (run.new - last.new_end) + (next_new - run.new_end)
        if run.length >= _ISLAND_SHARE * min(ours, theirs):
            kept.append(run)
    return kept
