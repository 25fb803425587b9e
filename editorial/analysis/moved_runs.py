"""Words that stand elsewhere in the new draft: paragraphs and sentences that were moved."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from editorial.analysis.word_runs import ELSEWHERE, Gap, Run, Seed, seeds_at

_IN_A_ROW = 4
"""Words in a row by which moved words are found."""
_LEAST, _LETTERS = 8, 15
"""Words that make a move: fewer come about by themselves; and letters of one that is sure."""
_ROUND, _COPIED = 4, 0.6
"""How much longer than a piece the words in its old place may be to be looked at, and how many of
the piece's words they must have for it to have stayed there as well."""
_REACH = 12
"""Words that may have been changed between two moved runs that belong together."""


class _Free:
    """The words of a draft that may belong to a moved piece: at first, and still."""

    def __init__(self, count: int, stretches: Iterable[tuple[int, int]] | None = None) -> None:
        self.at_first = bytearray(count)
        for start, end in [(0, count)] if stretches is None else stretches:
            self.at_first[start:end] = b"\1" * (end - start)
        self.still = bytearray(self.at_first)

    def take(self, start: int, end: int) -> None:
        """Some words that belong to none."""
        self.at_first[start:end] = self.still[start:end] = bytes(end - start)

    def between(self, start: int, end: int) -> bool:
        """Whether all words from one to another may belong to a piece."""
        return self.at_first.find(0, start, end) < 0


def certainly_moved(
    old: Sequence[str],
    new: Sequence[str],
    chain: Sequence[Seed],
    crosswise: Iterable[Seed],
    old_lines: Iterable[int],
    new_lines: Iterable[int],
) -> list[list[Run]]:
    """The pieces that have moved for sure: round what stands once in either draft, and crosswise
    to the chain of what has not moved. None goes beyond its line by itself: where it does, the
    words may be like others by chance."""
    seeds = sorted(crosswise)
    if not seeds:
        return []
    ours, theirs = _Free(len(old)), _Free(len(new))
    for seed in chain:
        ours.take(seed.old, seed.old + seed.length)
        theirs.take(seed.new, seed.new + seed.length)
    bounds = frozenset(old_lines), frozenset(new_lines)
    runs = _runs_round(old, new, seeds, ours, theirs, *bounds)
    return [
        piece
        for piece in _pieces(runs, ours, theirs)
        if sum(len(key) for run in piece for key in old[run.old : run.old_end]) >= _LETTERS
        and not _stayed_as_well(old, new, piece, chain, theirs)
    ]


def _stayed_as_well(
    old: Sequence[str],
    new: Sequence[str],
    piece: Sequence[Run],
    chain: Sequence[Seed],
    new_free: _Free,
) -> bool:
    """Whether most words of a piece stand in its old place too, edited: it was copied."""
    length = sum(run.length for run in piece)
    after = bisect_right(chain, piece[0].old, key=lambda seed: seed.old)
    start = chain[after - 1].new + chain[after - 1].length if after else 0
    end = chain[after].new if after < len(chain) else len(new)
    if end - start > _ROUND * length:
        return False
    there = Counter(new[place] for place in range(start, end) if new_free.still[place])
    words = Counter(key for run in piece for key in old[run.old : run.old_end])
    return (words & there).total() >= _COPIED * length


def moved_runs(old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> list[list[Run]]:
    """Of the words in the gaps, what stands in a gap again: pieces within one gap of either draft,
    each made of runs with changed words between them, in the order of the old draft."""
    old_places = [place for gap in gaps for place in range(gap.old, gap.old_end - _IN_A_ROW + 1)]
    new_places = [place for gap in gaps for place in range(gap.new, gap.new_end - _IN_A_ROW + 1)]
    seeds = sorted(seeds_at(old, new, old_places, new_places, _IN_A_ROW))
    if not seeds:
        return []
    ours = _Free(len(old), [(gap.old, gap.old_end) for gap in gaps])
    theirs = _Free(len(new), [(gap.new, gap.new_end) for gap in gaps])
    for words, side in ((old, ours), (new, theirs)):
        for place, key in (
            enumerate(words) if ELSEWHERE[0] in words or ELSEWHERE[1] in words else ()
        ):
            if key in ELSEWHERE:
                side.take(place, place + 1)
    runs = _runs_round(old, new, seeds, ours, theirs, frozenset(), frozenset())
    return [
        piece for piece in _pieces(runs, ours, theirs) if sum(run.length for run in piece) >= _LEAST
    ]


def _runs_round(
    old: Sequence[str],
    new: Sequence[str],
    seeds: Iterable[Seed],
    ours: _Free,
    theirs: _Free,
    old_lines: Container[int],
    new_lines: Container[int],
) -> list[Run]:
    """The longest runs round the seeds of words that are still free, in the order of the old
    draft; none goes on over the beginning of a line."""
    runs = []
    free_old, free_new = ours.still, theirs.still
    for start, place, length, _ in seeds:
        end, place_end = start, place
        while (
            end < len(old)
            and place_end < len(new)
            and free_old[end]
            and free_new[place_end]
            and old[end] == new[place_end]
            and (end == start or (end not in old_lines and place_end not in new_lines))
        ):
            end, place_end = end + 1, place_end + 1
        if end - start < min(length, _IN_A_ROW):
            continue
        while (
            start > 0
            and place > 0
            and start not in old_lines
            and place not in new_lines
            and free_old[start - 1]
            and free_new[place - 1]
            and old[start - 1] == new[place - 1]
        ):
            start, place = start - 1, place - 1
        free_old[start:end] = bytes(end - start)
        free_new[place:place_end] = bytes(end - start)
        runs.append(Run(start, place, end - start))
    return sorted(runs)


def _pieces(runs: Sequence[Run], ours: _Free, theirs: _Free) -> list[list[Run]]:
    """Runs near each other in both drafts, with nothing between them that belongs elsewhere, are
    one piece."""
    in_new = {run.new: rank for rank, run in enumerate(sorted(runs, key=lambda run: run.new))}
    pieces: list[list[Run]] = []
    for run in runs:
        last = pieces[-1][-1] if pieces else run
        if (
            0 <= run.old - last.old_end <= _REACH
            and 0 <= run.new - last.new_end <= _REACH
            and in_new[run.new] == in_new[last.new] + 1
            and ours.between(last.old_end, run.old)
            and theirs.between(last.new_end, run.new)
        ):
            pieces[-1].append(run)
        else:
            pieces.append([run])
    return pieces


def to_line_ends(
    pieces: Sequence[list[Run]],
    gaps: Sequence[Gap],
    old_lines: Sequence[int],
    new_lines: Sequence[int],
) -> list[list[Run]]:
    """The pieces, each with an empty run at the beginning and the end of its line where only few
    words that were changed stand between; lines are given by their first words."""
    if not pieces:
        return []
    ours = _Side(
        [(gap.old, gap.old_end) for gap in gaps],
        [(piece[0].old, piece[-1].old_end) for piece in pieces],
        old_lines,
    )
    theirs = _Side(
        [(gap.new, gap.new_end) for gap in gaps],
        [(piece[0].new, piece[-1].new_end) for piece in pieces],
        new_lines,
    )
    wider = []
    for piece in pieces:
        first, last = piece[0], piece[-1]
        old, new = ours.line_start(first.old), theirs.line_start(first.new)
        if old is not None and new is not None and (old, new) != (first.old, first.new):
            piece = [Run(old, new, 0), *piece]
        old, new = ours.line_end(last.old_end), theirs.line_end(last.new_end)
        if old is not None and new is not None and (old, new) != (last.old_end, last.new_end):
            piece = [*piece, Run(old, new, 0)]
        wider.append(piece)
    return wider


class _Side:
    """One of the drafts: its gaps, the pieces that moved from or to it, its lines."""

    def __init__(
        self,
        gaps: Sequence[tuple[int, int]],
        pieces: Sequence[tuple[int, int]],
        lines: Sequence[int],
    ) -> None:
        # Where words begin and end that are taken: those outside the gaps, and the other pieces.
        self._ends = sorted([start for start, _ in gaps] + [end for _, end in pieces])
        self._starts = sorted([end for _, end in gaps] + [start for start, _ in pieces])
        self._lines = lines

    def line_start(self, word: int) -> int | None:
        """Where the line of a piece that starts with a word begins, if that is near and free."""
        line = self._lines[bisect_right(self._lines, word) - 1]
        taken = self._ends[bisect_right(self._ends, word) - 1]
        return line if line >= taken and word - line <= _REACH else None

    def line_end(self, word: int) -> int | None:
        """Where the line of a piece that ends before a word ends, if that is near and free."""
        taken = self._starts[bisect_left(self._starts, word)]
        at = bisect_left(self._lines, word)
        line = self._lines[at] if at < len(self._lines) else self._starts[-1]
        return line if line <= taken and line - word <= _REACH else None
