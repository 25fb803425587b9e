"""Two drafts of one text, compared: which word of the old one is which of the new one.

Words that stand in the same order in both are *in the flow*; others may have *moved*. What
differs in typography alone is the same word (see `folded_words`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from editorial.analysis.folded_words import Words, words_of
from editorial.analysis.moved_runs import certainly_moved, moved_runs, to_line_ends
from editorial.analysis.word_runs import (
    ELSEWHERE,
    Gap,
    Run,
    Seed,
    certain_seeds,
    fewest_changes,
    gaps_between,
    grown,
    heaviest_chain,
    joined,
    runs_between,
    whole_of,
)

_STRETCH = 16_000
"""Words that are compared each with each at most; longer stretches are cut into such parts."""
NOWHERE = -1


@dataclass(frozen=True)
class DraftDiff:
    """`flow`: runs of words that both drafts have in the same order. `moves`: pieces that stand
    elsewhere, each made of runs with changed words between them. Both by word, in the order of the
    old draft."""

    old: Words
    new: Words
    flow: tuple[Run, ...]
    moves: tuple[tuple[Run, ...], ...]

    @cached_property
    def places(self) -> list[int]:
        """For each word of the old draft that of the new one, or NOWHERE."""
        return _places(len(self.old), self._runs)

    @cached_property
    def origins(self) -> list[int]:
        """For each word of the new draft that of the old one, or NOWHERE."""
        return _places(len(self.new), (Run(run.new, run.old, run.length) for run in self._runs))

    @cached_property
    def moved(self) -> bytearray:
        """For each word of the old draft, whether it stands elsewhere in the new one."""
        flags = bytearray(len(self.old))
        for run in (run for piece in self.moves for run in piece):
            flags[run.old : run.old_end] = b"\1" * run.length
        return flags

    @property
    def _runs(self) -> Iterator[Run]:
        yield from self.flow
        for piece in self.moves:
            yield from piece


def diff(old: str, new: str) -> DraftDiff:
    """Compare two drafts, in time linear in their length as long as they are drafts of one text."""
    ours, theirs = words_of(old), words_of(new)
    whole = Gap(0, len(ours), 0, len(theirs))
    if ours.keys == theirs.keys:
        runs = (Run(0, 0, len(ours)),) if ours.keys else ()
        return DraftDiff(ours, theirs, runs, ())
    lines = _first_words(ours), _first_words(theirs)
    seeds = certain_seeds(ours.keys, theirs.keys, *lines)
    chain = heaviest_chain(seeds)
    crosswise = set(seeds).difference(chain)
    moves = certainly_moved(ours.keys, theirs.keys, chain, crosswise, *lines)
    old_keys, new_keys = _without_moved(ours.keys, theirs.keys, moves)
    coarse = joined(grown(old_keys, new_keys, chain, whole))
    sure = runs_between(old_keys, new_keys, coarse)
    gaps = [gap for gap in gaps_between(sure, whole) if not gap.empty]
    stayed, more = _told_apart(moved_runs(old_keys, new_keys, gaps), gaps)
    sure = sorted([*sure, *stayed])
    gaps = [gap for gap in gaps_between(sure, whole) if not gap.empty]
    moves = to_line_ends(sorted([*moves, *more]), gaps, *lines)
    old_keys, new_keys = _without_moved(ours.keys, theirs.keys, moves)
    flow: list[Run] = []
    for gap, run in zip(gaps_between(sure, whole), [*sure, None], strict=True):
        if gap.size > 1:
            flow += _alike(old_keys, new_keys, gap)
        if run:
            flow.append(run)
    filled = tuple(_with_words_between(ours.keys, theirs.keys, piece) for piece in moves)
    return DraftDiff(ours, theirs, tuple(joined(flow)), filled)


def _first_words(words: Words) -> list[int]:
    """The first word of each line that has one, by index."""
    lines = words.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    first = [bisect_left(words.starts, start) for start in starts]
    return sorted({index for index in first if index < len(words)})


def _told_apart(
    pieces: Iterable[list[Run]], gaps: Sequence[Gap]
) -> tuple[list[Run], list[list[Run]]]:
    """The runs that stand in their own gap after all and go forward there, and the moved pieces."""
    ours = [gap.old for gap in gaps]
    at_home: dict[int, list[list[Run]]] = {}
    moves = []
    for piece in pieces:
        index = bisect_right(ours, piece[0].old) - 1
        if gaps[index].new <= piece[0].new < gaps[index].new_end:
            at_home.setdefault(index, []).append(piece)
        else:
            moves.append(piece)
    stayed = []
    for found in at_home.values():
        seeds = [Seed(p[0].old, p[0].new, 1, sum(run.length for run in p)) for p in found]
        kept = {seed.old for seed in heaviest_chain(seeds)}
        stayed += [run for piece in found if piece[0].old in kept for run in piece]
        moves += [piece for piece in found if piece[0].old not in kept]
    return stayed, sorted(moves)


def _without_moved(
    old: Sequence[str], new: Sequence[str], moves: Sequence[Sequence[Run]]
) -> tuple[Sequence[str], Sequence[str]]:
    if not moves:
        return old, new
    ours, theirs = list(old), list(new)
    for piece in moves:
        # What stands between the runs of a piece belongs to it.
        first, last = piece[0], piece[-1]
        ours[first.old : last.old_end] = [ELSEWHERE[0]] * (last.old_end - first.old)
        theirs[first.new : last.new_end] = [ELSEWHERE[1]] * (last.new_end - first.new)
    return ours, theirs


def _alike(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Run]:
    """The runs in a gap that leave fewest words to be changed, of a long one part by part."""
    if set(old[gap.old : gap.old_end]).isdisjoint(new[gap.new : gap.new_end]):
        return
    old_length, new_length = gap.old_end - gap.old, gap.new_end - gap.new
    parts = 1 + max(old_length, new_length) // _STRETCH
    for part in range(parts):
        stretch = Gap(
            gap.old + part * old_length // parts,
            gap.old + (part + 1) * old_length // parts,
            gap.new + part * new_length // parts,
            gap.new + (part + 1) * new_length // parts,
        )
        if stretch.size:
            yield from fewest_changes(old, new, stretch)


def _with_words_between(
    old: Sequence[str], new: Sequence[str], piece: Sequence[Run]
) -> tuple[Run, ...]:
    whole = whole_of(piece)
    runs: list[Run] = []
    for gap, run in zip(gaps_between(piece, whole), [*piece, None], strict=True):
        runs += _alike(old, new, gap)
        if run:
            runs.append(run)
    return tuple(joined(runs))


def _places(count: int, runs: Iterable[Run]) -> list[int]:
    places = [NOWHERE] * count
    for run in runs:
        places[run.old : run.old_end] = range(run.new, run.new_end)
    return places
