"""A length of time that does not lie between the two moments beside it."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity, quantities_in
from editorial.domain.coverage import CHECKABLE
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="duration",
    title="Length of time",
    severity=Severity.ERROR,
    explanation="Works out the time between two clock times or two years that stand beside a"
    " length of time. It may be wrong where the length is that of something else.",
)

_CLOCK = re.compile(
    r"(?<![\w:.,£$€])(?P<h>[01]?\d|2[0-3])(?P<c>[:.])(?P<m>[0-5]\d)(?![\w:]|[.,]\d|\s?percent|%)"
    r"(?:\s?(?P<half>[ap])\.?m\b)?"
)
_AT = re.compile(r"\b(?:at|by|from|until|around) \Z")
_LATER = re.compile(r"(?: or so)? (?:later|afterwards|after that)\b")
_AFTER_CLOCK = re.compile(
    r"(?:[ap]\.?m\.?)?, (?:(?:only|just|some|about|nearly|almost|exactly) )*\Z"
)
_FROM_TO = re.compile(
    r",? (?:between|from) (?P<a>1[5-9]\d\d|20\d\d) (?:to|until|till|and) (?P<b>1[5-9]\d\d|20\d\d)\b"
)
_FROM_TO_BEFORE = re.compile(
    r"\b[Ff]rom (?P<a>1[5-9]\d\d|20\d\d) (?:to|until|till) (?P<b>1[5-9]\d\d|20\d\d), \Z"
)
_REACH = 400
"""Code points back in which the first of two clock times is looked for."""
_NO_SPAN = re.compile(r"\b(?:every|each|last|past|first|final|of|another|previous|next) \Z")
_OWN_PACE = re.compile(r"(?: later| before| earlier| after| old| ago|-old)")


def check(piece: Piece) -> Iterator[Finding]:
    for quantity in piece.once(quantities_in):
        if quantity.unit in ("minute", "hour"):
            yield from _by_clock(piece, quantity)
        elif quantity.unit == "year":
            yield from _by_years(piece, quantity)


def _by_clock(piece: Piece, told: Quantity) -> Iterator[Finding]:
    """ "… at 21:40. The first was at the gate at 22:05, 35 minutes later"."""
    start = told.span.start
    if not _LATER.match(piece.text, told.span.end) or told.high:
        return
    block = piece.block_at(start)
    begin = piece.text.rfind("\n", 0, start) + 1
    if block.zone not in CHECKABLE:
        return
    clocks = list(_CLOCK.finditer(piece.text, max(begin, start - _REACH), start))
    if len(clocks) < 2 or not _AFTER_CLOCK.fullmatch(piece.text[clocks[-1].end() : start]):
        return
    first, second = clocks[-2:]
    if first["c"] != second["c"] or bool(first["half"]) != bool(second["half"]):
        return
    if first["c"] == "." and not _AT.search(
        piece.text, max(begin, first.start() - 8), first.start()
    ):
        return
    made = (_minutes(second) - _minutes(first)) % (24 * 60)
    hours = told.unit == "hour"
    slack = (30 if hours else 0) + (5 if told.approximate else 0)
    if abs(made - told.value * (60 if hours else 1)) > slack:
        spans = [Span(clock.start(), clock.end()) for clock in (first, second)]
        yield finding(
            RULE,
            f"From {first[0]} to {second[0]} is {_length(made)}, not {told.text}.",
            [*spans, told.span],
            [first[0], second[0], told.text],
        )


def _minutes(clock: re.Match[str]) -> int:
    hours = int(clock["h"]) % 12 if clock["half"] else int(clock["h"])
    return hours * 60 + int(clock["m"]) + (12 * 60 if clock["half"] == "p" else 0)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' if hours > 1 else ''}"] if hours else []
    parts += [f"{rest} minute{'s' if rest != 1 else ''}"] if rest or not hours else []
    return " and ".join(parts)


def _by_years(piece: Piece, told: Quantity) -> Iterator[Finding]:
    """ "25 years, from 1994 to 2019"."""
    text = piece.text
    years = _FROM_TO.match(text, told.span.end) or _FROM_TO_BEFORE.search(
        text, max(0, told.span.start - 40), told.span.start
    )
    if not years or told.high or told.approximate:
        return
    if _NO_SPAN.search(text[max(0, told.span.start - 12) : told.span.start]):
        return
    if years.start() < told.span.start and _OWN_PACE.match(text, told.span.end):
        return
    made = int(years["b"]) - int(years["a"])
    if made <= 0 or abs(made - told.value) <= 1:
        return
    yield finding(
        RULE,
        f"From {years['a']} to {years['b']} is {made} years, not {told.text}.",
        [Span(years.start("a"), years.end("b")), told.span],
        [years["a"], years["b"], told.text],
    )
