"""Percent printed for percentage points, and points that do not follow."""

from collections.abc import Iterator
from decimal import Decimal

from editorial.analysis.checks.arithmetic import (
    MOST_NUMBERS,
    agrees,
    change,
    from_and_to,
    says_change,
)
from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity, quantities_by_sentence
from editorial.domain.article import Kind
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="percentage-points",
    title="Percent and percentage points",
    severity=Severity.ERROR,
    explanation="Looks at changes from one percentage to another: from 12 to 18 percent is six"
    " percentage points, or an increase of 50 percent. It may be wrong where the change is that of"
    " something else.",
)


def check(piece: Piece) -> Iterator[Finding]:
    for sentence, quantities in quantities_by_sentence(piece):
        kind = piece.blocks[sentence.block].kind
        if kind is Kind.ROW or not 2 < len(quantities) <= MOST_NUMBERS:
            continue
        for at, told in enumerate(quantities):
            if told.unit not in ("percent", "percentage points") or told.high:
                continue
            if not says_change(piece.text, told):
                continue
            others = (*quantities[:at], *quantities[at + 1 :])
            pair = _pair(piece.text, told, others)
            if pair and (message := _compared(*pair, told)):
                spans = sorted((*(each.span for each in pair), told.span), key=lambda at: at.start)
                yield finding(RULE, message, spans, [each.text for each in (*pair, told)])


def _pair(
    text: str, told: Quantity, others: tuple[Quantity, ...]
) -> tuple[Quantity, Quantity] | None:
    """The two percentages between which the change lies."""
    if (pair := from_and_to(text, others)) and pair[1].unit == "percent":
        return pair if pair[0].unit in ("percent", "") else None
    earlier = [
        each
        for each in others
        if each.unit == "percent" and each.span.end <= told.span.start and not each.high
    ]
    of = text[told.span.start - 4 : told.span.start].endswith(" of ")
    return (earlier[0], earlier[1]) if of and len(earlier) == 2 else None


def _compared(first: Quantity, second: Quantity, told: Quantity) -> str | None:
    points = abs(second.value - first.value)
    if not points or not first.value:
        return None
    slack = first.slack + second.slack + told.slack
    fits = abs(points - told.value) <= min(slack, Decimal("0.5"))
    span = f"From {_number(first.value)} to {_number(second.value)} percent"
    if told.unit == "percentage points":
        if fits or abs(points - told.value) < slack:
            return None
        return f"{span} is {_number(points)} percentage points, not {_number(told.value)}."
    relative = abs(second.value / first.value - 1) * 100
    near = told.step if fits else max(told.step, told.slack)
    if abs(relative - told.value) <= near or (not fits and agrees(told, change(first, second))):
        return None
    word = "an increase" if second.value > first.value else "a fall"
    if fits:
        return (
            f"{span} is {_number(points)} percentage points, or {word} of {relative:.0f} percent,"
            f" not of {told.text}."
        )
    return (
        f"{span} is {word} of {relative:.0f} percent, or {_number(points)} percentage points,"
        f" not of {told.text}."
    )


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
