"""A weekday that does not belong to its date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from editorial.analysis.checks.making import finding
from editorial.analysis.moments import MONTHS, WEEKDAYS, Moment, moments_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="weekday",
    title="Weekday and date",
    severity=Severity.ERROR,
    explanation="Looks up the weekday of each date that is printed with one. Where the year is not"
    " printed it follows from the publication date; it may be wrong where the piece speaks of"
    " another year.",
)

_YEARS_NEARBY = 3
"""Paragraphs back in which a year that is mentioned may be the one that is meant."""
_TO = re.compile(r"\s*,?\s*(?:to|till|until|through|and|or|–|—|-)\s+(?:on\s+)?\Z")
_AGO = re.compile(
    r"\b(?:years? (?:ago|earlier|before|later)|last year|next year|that year)\b", re.I
)
_NEAR_PAST = timedelta(days=300)
_NEAR_FUTURE = timedelta(days=180)


def check(piece: Piece) -> Iterator[Finding]:
    moments = piece.once(moments_in)
    for at, moment in enumerate(moments):
        if moment.day is None or moment.month is None:
            continue
        if message := _no_such_day(moment) or (
            _wrong_weekday(piece, moments, at) if moment.weekday is not None else None
        ):
            yield finding(RULE, message, [moment.span], [moment.text])


def _no_such_day(moment: Moment) -> str | None:
    """What to say of 31 June. 29 February is one only where the year is known not to be a leap
    year."""
    day, month = moment.day or 1, moment.month or 1
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    days = monthrange(moment.year or 2024, month)[1]
    if day <= days:
        return None
    year = f" {moment.year}" if moment.year and month == 2 else ""
    return f"{MONTHS[month - 1]}{year} has {days} days, and “{moment.text}” is not one of them."


def _wrong_weekday(piece: Piece, moments: tuple[Moment, ...], at: int) -> str | None:
    moment = moments[at]
    if moment.year:
        days = [day] if (day := moment.on(moment.year)) else []
    else:
        days = _days_meant(piece, moments, at)
    if not days or any(day.weekday() == moment.weekday for day in days):
        return None
    day, printed = days[0], WEEKDAYS[moment.weekday or 0]
    return (
        f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {WEEKDAYS[day.weekday()]},"
        f" not a {printed}."
    )


def _days_meant(piece: Piece, moments: tuple[Moment, ...], at: int) -> list[date]:
    """The days that a date without a year may be, the most likely first; [] where nothing
    tells."""
    moment = moments[at]
    if year := _year_beside(piece, moments, at):
        years = [year]
    elif piece.published_on:
        years = _years_round(moment, piece.published_on)
        nearby = _words_nearby(piece, moment)
        if years and _AGO.search(nearby):
            years += [piece.published_on.year + step for step in range(-3, 2)]
        years += [int(each) for each in re.findall(r"\b(?:1[6-9]|20)\d\d\b", nearby)]
    else:
        years = []
    return [day for year in dict.fromkeys(years) if (day := moment.on(year))]


def _year_beside(piece: Piece, moments: tuple[Moment, ...], at: int) -> int | None:
    """The year that stands with the next date: "from Monday, 2 June, to 22 August 2025"."""
    if at + 1 == len(moments):
        return None
    moment, following = moments[at], moments[at + 1]
    between = piece.text[moment.span.end : following.span.start]
    if len(between) > 12 or not _TO.match(between) or not following.year or not following.month:
        return None
    return following.year - (following.month < (moment.month or 0))


def _years_round(moment: Moment, published: date) -> list[int]:
    """The years in which the day lies near the publication date, the nearest first."""
    near = [
        (abs(day - published), year)
        for year in (published.year - 1, published.year, published.year + 1)
        if (day := moment.on(year)) and published - _NEAR_PAST <= day <= published + _NEAR_FUTURE
    ]
    return [year for _, year in sorted(near)]


def _words_nearby(piece: Piece, moment: Moment) -> str:
    sentence = piece.sentence_at(moment.span.start)
    block = sentence.block if sentence else 0
    first = piece.starts[max(0, block - _YEARS_NEARBY + 1)]
    last = piece.starts[block] + len(piece.blocks[block].text)
    return piece.text[max(first, moment.span.start - 4_000) : min(last, moment.span.end + 1_000)]
