"""From the lines of a page to its columns, in the order in which they are read.

The order follows T. Breuel, "High performance document layout analysis" (2003): what stands above
comes first where it overlaps sideways; what stands to the left comes first unless something that
reaches over both stands between them. The rest is a topological sort.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.files.pdf_pieces import Line

_APART = 4.0
"""How far below, in sizes of type, a column still goes on."""
_WHITE_BAND = 1.6
"""Height, in sizes of type, of white space across the page that may part what it stands between."""
_FEW_ROWS = 5
"""Rows that make a strip of their own between two white bands: names, an address, a foot."""
_MANY = 120
"""Columns on one page from which on they are read row by row: a drawing or a form."""
_WIDER = 0.35
"""Share of a column's width by which a line that belongs to it may reach over it."""
_LEAST_LINES = 3
_LOOK_BACK = 120
"""Lines above a line among which the one it follows is looked for."""


@dataclass(slots=True)
class Column:
    """Lines one below the other. `is_table`: they are cells, several on a row."""

    lines: list[Line]
    is_table: bool = False

    def __post_init__(self) -> None:
        self.x0 = min(line.x0 for line in self.lines)
        self.x1 = max(line.x1 for line in self.lines)
        self.top = min(line.top for line in self.lines)
        self.foot = max(line.foot for line in self.lines)

    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    foot: float = 0.0


def strips_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, in order from the top, cut at white bands beside which few rows stand."""
    strips: list[list[Line]] = []
    foot = 0.0
    for line in sorted(lines, key=lambda each: each.base):
        if not strips or line.top - foot > _WHITE_BAND * line.size:
            strips.append([])
        strips[-1].append(line)
        foot = max(foot, line.foot) if len(strips[-1]) > 1 else line.foot
    joined: list[list[Line]] = []
    for strip in strips:
        if joined and not (_is_small(strip) or _is_small(joined[-1])):
            joined[-1] = joined[-1] + strip
        else:
            joined.append(strip)
    return joined


def _is_small(strip: Sequence[Line]) -> bool:
    return len({round(line.base) for line in strip}) <= _FEW_ROWS


def chains_of(lines: Sequence[Line]) -> list[Column]:
    """Lines that follow each other straight down: each is the only one below and above."""
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    above: list[list[int]] = []
    below: list[list[int]] = [[] for _ in ordered]
    for index in range(len(ordered)):
        above.append(_nearest_above(ordered, index))
        for other in above[-1]:
            below[other].append(index)
    chains: list[list[Line]] = []
    chain_of: dict[int, int] = {}
    for index, line in enumerate(ordered):
        before = above[index]
        if len(before) == 1 and _only_below(below[before[0]], ordered) == index:
            number = chain_of[before[0]]
            chains[number].append(line)
        else:
            number = len(chains)
            chains.append([line])
        chain_of[index] = number
    parts: list[list[Line]] = []
    for chain in chains:
        for part in _cut_where_wider(chain):
            parts += [cut[::-1] for cut in _cut_where_wider(part[::-1])][::-1]
    return [Column(part) for part in parts]


def _cut_where_wider(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that come one after the other, cut before each that reaches far over those so far: it
    lies across columns of which only one ends, or begins, beside it."""
    parts: list[list[Line]] = []
    x0 = x1 = 0.0
    for line in lines:
        reach = _WIDER * (x1 - x0)
        if not parts or (
            len(parts[-1]) >= _LEAST_LINES and (line.x0 < x0 - reach or line.x1 > x1 + reach)
        ):
            parts.append([])
            x0, x1 = line.x0, line.x1
        parts[-1].append(line)
        x0, x1 = min(x0, line.x0), max(x1, line.x1)
    return parts


def _nearest_above(ordered: Sequence[Line], index: int) -> list[int]:
    """The lines of the nearest row above that reach over or under this one."""
    line = ordered[index]
    found: list[int] = []
    for other in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        upper = ordered[other]
        if found and ordered[found[0]].base - upper.base > 0.5 * upper.size:
            break
        distance = line.base - upper.base
        if distance > _APART * max(line.size, upper.size):
            break
        if distance > 0.3 * line.size and overlap(line, upper):
            found.append(other)
    return found


def _only_below(below: Sequence[int], ordered: Sequence[Line]) -> int:
    """The one line below, -1 where there are two beside each other."""
    first = ordered[below[0]]
    beside = [i for i in below if abs(ordered[i].base - first.base) <= 0.5 * first.size]
    return below[0] if len(beside) == 1 else -1


def overlap(one: Line | Column, other: Line | Column) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.1 * min(one.x1 - one.x0, other.x1 - other.x0)


def in_reading_order(columns: Sequence[Column]) -> list[Column]:
    by_place = sorted(columns, key=lambda column: (column.top, column.x0))
    if len(by_place) > _MANY:
        return by_place
    waits_for = [
        {i for i, one in enumerate(by_place) if one is not other and _before(one, other, by_place)}
        for other in by_place
    ]
    order: list[int] = []
    left = set(range(len(by_place)))
    while left:
        # A circle of columns, each before the next, is entered at the top.
        ready = [i for i in sorted(left) if not waits_for[i] & left]
        chosen = ready[0] if ready else min(left)
        order.append(chosen)
        left.remove(chosen)
    return [by_place[index] for index in order]


def _before(one: Column, other: Column, columns: Iterable[Column]) -> bool:
    if overlap(one, other):
        return (one.top, one.foot) < (other.top, other.foot)
    if one.x0 >= other.x0:
        return False
    upper, lower = (one, other) if one.top < other.top else (other, one)
    return not any(
        upper.foot <= each.top + 1 and each.foot <= lower.top + 1
        for each in columns
        if overlap(each, one) and overlap(each, other)
    )
