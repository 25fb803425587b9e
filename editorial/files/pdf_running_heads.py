"""Running heads, running feet and page numbers: rows at a page's edge that repeat on other pages.

A row repeats where it stands at the same height and says the same, or differs in figures alone of
which one counts on with the pages: dates in the first row of a table do not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editorial.files.pdf_pieces import Line
from editorial.files.pdf_tables import rows_of

_EDGE_ROWS = 3
"""Rows at the top and at the foot of a page among which running heads are looked for."""
_LEVEL = 8.0
"""Points by which the height of a row may differ from page to page."""
_LEAST_PAGES = 3
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"[\s|–—.-]*(?:\d{1,4}|[ivxlc]{1,6})[\s|–—.-]*", re.I)


@dataclass(frozen=True, slots=True)
class _Row:
    page: int
    text: str
    height: float
    at_top: bool
    lines: tuple[Line, ...]

    numbers: tuple[int, ...]

    @property
    def pattern(self) -> str:
        return _DIGITS.sub("#", self.text).casefold()

    def is_bare(self) -> bool:
        return bool(_BARE_NUMBER.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Running:
    """The lines that are no part of the text: heads and feet, and bare page numbers."""

    heads: list[Line]
    numbers: list[Line]


def running_lines(pages: Sequence[tuple[float, Sequence[Line]]]) -> Running:
    """What repeats at the edges of the pages, each given as its height in points and its lines."""
    groups: dict[tuple[bool, str], list[_Row]] = defaultdict(list)
    rows = [row for number, page in enumerate(pages) for row in _edge_rows(number, *page)]
    for row in rows:
        pattern = "#" if row.is_bare() else row.pattern
        groups[row.at_top, pattern].append(row)
    least = min(_LEAST_PAGES, max(2, len(pages)))
    found = [row for group in groups.values() for row in _repeated(group, least)]
    offsets = Counter(number - row.page for row in found if row.is_bare() for number in row.numbers)
    if offsets:
        offset = offsets.most_common(1)[0][0]
        known = {id(row) for row in found}
        found += [
            row
            for row in rows
            if id(row) not in known and row.is_bare() and (row.page + offset) in row.numbers
        ]
    return Running(
        [line for row in found if not row.is_bare() for line in row.lines],
        [line for row in found if row.is_bare() for line in row.lines],
    )


def repeated_beside(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines set sideways that say the same on several pages, of those of each page."""
    counts = Counter(text for page in pages for text in {line.text for line in page})
    return [line for page in pages for line in page if counts[line.text] >= _LEAST_PAGES]


def _edge_rows(page: int, height: float, lines: Sequence[Line]) -> list[_Row]:
    rows = rows_of(lines)
    tops = rows[:_EDGE_ROWS]
    feet = rows[max(len(tops), len(rows) - _EDGE_ROWS) :]
    if len(rows) <= _EDGE_ROWS:
        feet = [row for row in tops if row[0].base > height / 2]
        tops = [row for row in tops if row[0].base <= height / 2]
    out = []
    for at_top, some in ((True, tops), (False, feet)):
        for row in some:
            text = " ".join(" ".join(line.text for line in row).split())
            base = row[0].base if at_top else height - row[0].base
            numbers = tuple(int(number[:9]) for number in _DIGITS.findall(text))
            out.append(_Row(page, text, base, at_top, tuple(row), numbers))
    return out


def _repeated(group: list[_Row], least: int) -> list[_Row]:
    """Those of the rows, alike but for figures, that repeat on enough pages."""
    out: list[_Row] = []
    for level in _levels(group):
        pages: dict[object, set[int]] = defaultdict(set)
        for row in level:
            for sign in _signs(row):
                pages[sign].add(row.page)
        out += [
            row
            for row in level
            if any(len(pages[sign]) >= _least(sign, row, least) for sign in _signs(row))
        ]
    return out


def _least(sign: object, row: _Row, least: int) -> int:
    return min(least, 2) if row.is_bare() and sign != row.text else least


def _levels(group: list[_Row]) -> Iterable[list[_Row]]:
    """The rows by their height; each differs little from the next."""
    level: list[_Row] = []
    for row in sorted(group, key=lambda each: each.height):
        if level and row.height - level[-1].height > _LEVEL:
            yield level
            level = []
        level.append(row)
    yield level


def _signs(row: _Row) -> Iterable[object]:
    """What a row shares with those it repeats: its words, or how far a figure is from its page's
    number, all others being the same. A bare number that stays the same is none."""
    if not row.numbers:
        yield "" if row.is_bare() else row.text
    elif not row.is_bare():
        yield row.text
    for place, number in enumerate(row.numbers):
        yield row.numbers[:place], number - row.page, row.numbers[place + 1 :]
