"""Dates as articles print them, in English, German, French, Spanish and Japanese notation."""

import re
from collections.abc import Iterator
from datetime import date

_MONTH_NAMES = (
    ("january", "jan", "januar", "jänner", "janvier", "enero"),
    ("february", "feb", "februar", "février", "febrero"),
    ("march", "mar", "märz", "mars", "marzo"),
    ("april", "apr", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juni", "juin", "junio"),
    ("july", "jul", "juli", "juillet", "julio"),
    ("august", "aug", "août", "agosto"),
    ("september", "sep", "sept", "septembre", "septiembre"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "dezember", "dez", "décembre", "diciembre"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:1[5-9]|20|21)\d\d)"
_DAY = r"(?P<d>[0-3]?\d)"
_NOTATIONS = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![\w/-])", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?P<s>[-/.])(?P<m>[01]?\d)(?P=s){_DAY}(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
        r"(?: ?(?:Z|[+-]\d\d:?\d\d))?)?",
        rf"(?P<n>{_MONTH})\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?:the )?{_DAY}(?:st|nd|rd|th|er|\.)?(?: of| de)? ?(?P<n>{_MONTH})\.?,?(?: de)? {_YEAR}",
        rf"{_YEAR}年(?P<m>[01]?\d)月{_DAY}日",
        rf"{_DAY}\.(?P<m>[01]?\d)\.{_YEAR}",
        rf"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/{_YEAR}",
        rf"(?:the )?{_DAY}-(?P<n>{_MONTH})-{_YEAR}",
    )
)
_UPDATED = re.compile(r"\b(?:updated?|modified|revised|aktualisiert)\W*(?:on\W*)?\Z", re.I)
_LIMIT = 300
"""Code points of a line in which a date is looked for."""


def date_in(text: str) -> date | None:
    """The date that the text prints: the first that is not the date of an update.

    "5/9/2019" has two readings and gives None; "23/9/2019" has one.
    """
    dates = list(dates_in(text))
    published = [found for start, _, found in dates if not _UPDATED.search(text, 0, start)]
    if published:
        return published[0]
    return dates[0][2] if dates else None


def dates_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Start, end (code points) and value of each date in the text's beginning, in order."""
    found = [
        (match.start(), match.end(), value)
        for notation in _NOTATIONS
        for match in notation.finditer(text[:_LIMIT])
        if (value := _value(match))
    ]
    end = 0
    for start, stop, value in sorted(found):
        if start >= end:
            yield start, stop, value
            end = stop


def _value(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts.get("n"):
        month = _MONTHS[parts["n"].lower()]
    elif parts.get("m"):
        month = int(parts["m"])
    else:
        return _slashed(int(parts["a"]), int(parts["b"]), int(parts["y"]))
    return _day(int(parts["y"]), month, int(parts["d"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    readings = {_day(year, first, second), _day(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
