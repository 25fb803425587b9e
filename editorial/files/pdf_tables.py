"""Columns whose lines share their base lines and are no prose: the cells of a table."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from editorial.domain.article import Kind
from editorial.files.pdf_columns import Column, overlap
from editorial.files.pdf_paragraphs import Paragraph
from editorial.files.pdf_pieces import Line, words_in

_LEVEL = 0.35
"""How far apart, in sizes of type, base lines of one row may be."""
_LEAST_ROWS = 3
_GAP = 1.4
"""Times the usual distance of rows from which on a line alone is no row."""
_FULL = 0.8
"""Share of the column's width from which on a line fills it."""


def with_tables(columns: Sequence[Column]) -> list[Column]:
    """The columns, those that make up a table joined into one."""
    out = [column for column in columns if _is_prose(column)]
    for group in _groups([column for column in columns if not _is_prose(column)]):
        rows = rows_of([line for column in group for line in column.lines])
        out += _parted(rows) if _is_table(rows) else group
    return out


def _groups(columns: Sequence[Column]) -> list[list[Column]]:
    """Columns with all those whose rows they share."""
    ordered = sorted(columns, key=lambda column: column.top)
    group_of = list(range(len(ordered)))
    for index, one in enumerate(ordered):
        for other in range(index + 1, len(ordered)):
            if ordered[other].top >= one.foot:
                break
            if group_of[index] != group_of[other] and _mesh(one, ordered[other]):
                old, new = group_of[other], group_of[index]
                group_of = [new if number == old else number for number in group_of]
    groups: dict[int, list[Column]] = {}
    for number, column in zip(group_of, ordered, strict=True):
        groups.setdefault(number, []).append(column)
    return list(groups.values())


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines by their base lines, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: each.base):
        if rows and line.base - rows[-1][0].base <= _LEVEL * max(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


def _parted(rows: Sequence[list[Line]]) -> list[Column]:
    """The table's parts: a line alone at its top, its foot or after a gap is no row of it."""
    steps = [below[0].base - above[0].base for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    parts: list[tuple[bool, list[Line]]] = []
    last = max(index for index, row in enumerate(rows) if len(row) > 1)
    for index, row in enumerate(rows):
        after_gap = index == 0 or steps[index - 1] > _GAP * usual
        outside = len(row) == 1 and (
            after_gap or index > last or (bool(parts) and not parts[-1][0] and index < last)
        )
        if not parts or parts[-1][0] == outside:
            parts.append((not outside, []))
        parts[-1][1].extend(row)
    return [Column(lines, is_table=is_table) for is_table, lines in parts]


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    """Several rows of two cells, or one of more."""
    return sum(len(row) > 1 for row in rows) >= _LEAST_ROWS or any(len(row) > 2 for row in rows)


def _is_prose(column: Column) -> bool:
    lines, width = column.lines, column.x1 - column.x0
    words = sum(words_in(line.text) for line in lines)
    full = sum(line.x1 - line.x0 > _FULL * width for line in lines)
    return len(lines) >= 4 and words >= 3.5 * len(lines) and full >= 0.5 * len(lines)


def _mesh(one: Column, two: Column) -> bool:
    """Whether most rows of the shorter column have a row of the other beside them."""
    if overlap(one, two):
        return False
    shorter, longer = sorted((one.lines, two.lines), key=len)
    level = sum(
        any(abs(line.base - other.base) <= _LEVEL * line.size for other in longer)
        for line in shorter
    )
    return level >= 0.6 * len(shorter)


def row_paragraphs(table: Column, number: int) -> list[Paragraph]:
    """A paragraph for each row of a table, which is the `number`th column of the document."""
    slots = _slots(table.lines)
    rows = rows_of(table.lines)
    out = []
    for row in rows:
        cells: list[list[Line]] = [[] for _ in slots]
        for line in row:
            middle = (line.x0 + line.x1) / 2
            cells[sum(start <= middle for start, _ in slots[1:])].append(line)
        out.append(Paragraph(row, table.x0, table.x1, number, kind=Kind.ROW, cells=cells))
    if len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]):
        out[0].ordinal = 1
    return out


def _is_bold(row: Sequence[Line]) -> bool:
    return all(line.is_bold() for line in row)


def _slots(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The table's columns from the left: what its cells cover between them, without those that
    reach over half of the table."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    narrow = [line for line in lines if line.x1 - line.x0 <= width / 2] or lines
    slots: list[tuple[float, float]] = []
    for line in sorted(narrow, key=lambda each: each.x0):
        if slots and line.x0 < slots[-1][1]:
            slots[-1] = slots[-1][0], max(slots[-1][1], line.x1)
        else:
            slots.append((line.x0, line.x1))
    return slots
