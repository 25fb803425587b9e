"""Which dates of a document are a claim's date, whatever their notation."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from editorial.analysis.dates import dates_in
from editorial.analysis.moments import Moment, moments_in
from editorial.analysis.piece import Piece
from editorial.domain.text import Span

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_SLASHED = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/((?:1[5-9]|20|21)\d\d)(?![\w/-])")
_DIGIT = re.compile(r"\d")
_BEFORE, _AFTER = 26, 12
"""Code points round a year within which the rest of its date stands."""
_MOST = 10_000
"""Years of a document that are looked at for a date in another notation."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The moments of a document in the order of its text; `days`, `months` and `years` say which
    of them (by number) are on a day of the year, in a month of a year, or in a year."""

    moments: tuple[Moment, ...]
    days: Mapping[tuple[int, int], Sequence[int]]
    months: Mapping[tuple[int, int], Sequence[int]]
    years: Mapping[int, Sequence[int]]

    def agreeing(self, wanted: Moment) -> Iterator[int]:
        """The moments that say the same as the wanted one, as far as both are printed."""
        if wanted.month is not None and wanted.day is not None:
            for at in self.days.get((wanted.month, wanted.day), ()):
                if self.moments[at].year is None or wanted.year in (None, self.moments[at].year):
                    yield at
        elif wanted.month is not None and wanted.year is not None:
            yield from self.months.get((wanted.year, wanted.month), ())
        elif wanted.year is not None:
            yield from self.years.get(wanted.year, ())


def all_moments_in(piece: Piece) -> tuple[Moment, ...]:
    """The moments of the piece in the order of its text, those too that stand in figures alone
    ("3.5.2019") or in another language; one that can be read in two ways is there twice."""
    found = piece.once(moments_in)
    more = _in_other_notations(piece.text, _Covered(each.span for each in found if each.day))
    covered = _Covered(each.span for each in more)
    kept = [each for each in found if each.day or not covered.holds(each.span)]
    return tuple(sorted([*kept, *more], key=lambda each: (each.span.start, each.span.end)))


def moments_of(moments: Sequence[Moment]) -> Moments:
    days: dict[tuple[int, int], list[int]] = defaultdict(list)
    months: dict[tuple[int, int], list[int]] = defaultdict(list)
    years: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(moments):
        if each.month is not None and each.day is not None:
            days[each.month, each.day].append(at)
        if each.month is not None and each.year is not None:
            months[each.year, each.month].append(at)
        if each.year is not None:
            years[each.year].append(at)
    return Moments(tuple(moments), dict(days), dict(months), dict(years))


def agree(one: Moment, other: Moment) -> bool:
    """Whether both are printed as the same day, the same month or the same year."""
    if (one.day is None) != (other.day is None) or (one.month is None) != (other.month is None):
        return False
    years = one.year == other.year or (one.day is not None and None in (one.year, other.year))
    return years and one.month == other.month and one.day == other.day


class _Covered:
    """Which spans lie within others."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def holds(self, span: Span) -> bool:
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._spans[at].end


def _in_other_notations(text: str, known: _Covered) -> list[Moment]:
    """The days that `known` does not cover."""
    found: list[Moment] = []
    last = -1
    for match in islice(_YEAR.finditer(text), _MOST):
        if match.start() < last or known.holds(Span(*match.span())):
            continue
        begin = max(0, last, match.start() - _BEFORE)
        near = text[begin : match.end() + _AFTER]
        for start, end, day in dates_in(near) if len(_DIGIT.findall(near)) > 4 else ():
            span = Span(begin + start, begin + end)
            if span.start <= match.start() < span.end:
                last = span.end
                found.append(_moment(span, text, day))
    for match in islice(_SLASHED.finditer(text), _MOST):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if min(first, second) >= 1 and max(first, second) <= 12 and first != second:
            for month, day_of_month in ((first, second), (second, first)):
                day = date(year, month, day_of_month)
                found.append(_moment(Span(*match.span()), text, day))
    return found


def _moment(span: Span, text: str, day: date) -> Moment:
    return Moment(span, text[span.start : span.end], day.year, day.month, day.day)
