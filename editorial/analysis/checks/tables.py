"""A table's row or column that does not add up as the others do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from editorial.domain.coverage import CHECKABLE
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="table",
    title="Table that does not add up",
    severity=Severity.ERROR,
    explanation="Looks for what holds in all rows of a table but one: a column that is the sum or"
    " the difference of two others, a last row that is the total. It may be wrong where numbers"
    " were rounded.",
)

_MOST_ROWS = 200
_MOST_COLUMNS = 12
_FEWEST_ALIKE = 3
"""Rows in which a relation has to hold before the one that breaks it is worth a word."""
_CELL = re.compile(r"\D{0,4}?(\d{1,3}(?:[,\u00a0\u202f]\d{3})++|\d++(?:\.\d++)?)\D{0,3}")
_TOTAL = re.compile(r"\W*(?:all|total|totals|sum|together|overall|in all|grand total)\b", re.I)
_NO_SUM = re.compile(
    r"percent|per cent|%|share|average|mean|median|rate|year|rank|per\b|ratio", re.I
)


@dataclass(frozen=True, slots=True)
class _Cell:
    span: Span
    text: str
    value: Decimal | None


_Row = list[_Cell]


def check(piece: Piece) -> Iterator[Finding]:
    for first, last in _tables(piece.blocks):
        head = piece.blocks[first].ordinal == 1
        rows = [_cells(piece, at) for at in range(first + head, last)]
        titles = piece.blocks[first].text.split("\t") if head else []
        if rows and len(rows) <= _MOST_ROWS and len(rows[0]) <= _MOST_COLUMNS:
            yield from list(_rows(rows)) or _columns(rows, titles)


def _tables(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    start = None
    for at, block in enumerate((*blocks, Block(Kind.PARAGRAPH, ""))):
        row = block.kind is Kind.ROW and block.zone in CHECKABLE
        if start is not None and (not row or block.ordinal == 1):
            yield start, at
            start = None
        if row and start is None:
            start = at


def _cells(piece: Piece, at: int) -> _Row:
    cells, start = [], piece.starts[at]
    for text in piece.blocks[at].text.split("\t"):
        number = _CELL.fullmatch(text.strip())
        value = Decimal(re.sub(r"[^\d.]", "", number[1])) if number else None
        cells.append(_Cell(Span(start, start + len(text)), text.strip(), value))
        start += len(text) + 1
    return cells


def _rows(rows: list[_Row]) -> Iterator[Finding]:
    """The one row in which a column is not the sum or difference of two others, as in the rest."""
    width = min(len(row) for row in rows)
    for columns in combinations(range(width), 3):
        for sums in (True, False):
            held, broken = 0, []
            for row in rows:
                one, two, three = (row[at].value for at in columns)
                if one is None or two is None or three is None or not two:
                    continue
                made = one + two if sums else one - two
                if made == three:
                    held += 1
                else:
                    broken.append((row, made))
            if held >= _FEWEST_ALIKE and len(broken) == 1:
                row, made = broken[0]
                yield _odd_row(row, [row[at] for at in columns], made, "and" if sums else "less")
                return


def _odd_row(row: _Row, cells: list[_Cell], made: Decimal, sign: str) -> Finding:
    one, two, three = (cell.text for cell in cells)
    message = f"{one} {sign} {two} is {made:,f}, not {three}: “{row[0].text}”."
    return finding(RULE, message, [cell.span for cell in cells], [row[0].text, one, two, three])


def _columns(rows: list[_Row], titles: list[str]) -> Iterator[Finding]:
    """A column whose last row is not its sum, where that of another column is."""
    total, parts = rows[-1], rows[:-1]
    if len(parts) < 2 or not _TOTAL.match(total[0].text):
        return
    right, wrong = 0, []
    for at in range(1, min(len(row) for row in rows)):
        values = [value for row in parts if (value := row[at].value) is not None]
        printed = total[at].value
        title = titles[at] if at < len(titles) else ""
        if printed is None or len(values) != len(parts) or _NO_SUM.search(title):
            continue
        made = sum(values, Decimal(0))
        if made == printed:
            right += 1
        elif printed > max(values) and "%" not in total[at].text:
            wrong.append((at, made))
    if right and len(wrong) == 1:
        at, made = wrong[0]
        cells = [row[at] for row in (*parts, total)]
        message = f"The column makes {made:,f}, not {total[at].text}."
        spans = [total[at].span, *(cell.span for cell in cells[:-1])]
        yield finding(RULE, message, spans, [cell.text for cell in cells])
