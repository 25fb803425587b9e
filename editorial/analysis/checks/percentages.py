"""A percentage that does not follow from the two numbers beside it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.analysis.checks.arithmetic import (
    ABOUT,
    MOST_NUMBERS,
    agrees,
    change,
    comes_after,
    from_and_to,
    in_percent,
    says_change,
    share,
)
from editorial.analysis.checks.making import finding
from editorial.analysis.number_words import TIMES
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity, quantities_by_sentence
from editorial.domain.article import Kind
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="percentage",
    title="Percentage and its numbers",
    severity=Severity.ERROR,
    explanation="Works out an increase or a share again where the sentence has both numbers."
    " It may be wrong where the percentage belongs to other numbers than those beside it.",
)

_OR = re.compile(
    rf"(?:(?:\bor|\(|[—–]|\bthat is,?|\bwhich is) ?{ABOUT}"
    r"|, (?:about|around|roughly|approximately|nearly|almost|some|just over|just under) )\Z"
)
_OF = re.compile(
    r"(?: [\w’-]+){0,3} (?:out )?of (?:(?:the|its|their|all|a|total|some|about|these|those|our|his"
    r"|her) )*\Z"
)
_OF_OTHERS = re.compile(r" of (?!them\b|the total\b|the whole\b)")
_OF_BEFORE = re.compile(rf"\b[Oo]f (?:(?:the|its|their|all|a|total|these|those|our) )*{ABOUT}\Z")
_OF_WHICH = re.compile(r"[^.;]{0,60}\bof (?:which|whom|them|these) (?:only )?\Z")
_THAT_IS = re.compile(rf"(?<=[.!?] )(?:That|This|It)(?: is|’s|'s| was| makes) {ABOUT}\Z")


def check(piece: Piece) -> Iterator[Finding]:
    before: list[Quantity] = []
    last_block = -1
    for sentence, quantities in quantities_by_sentence(piece):
        if sentence.block != last_block:
            before, last_block = [], sentence.block
        prose = piece.blocks[sentence.block].kind is not Kind.ROW
        if prose and len(quantities) <= MOST_NUMBERS:
            for percent in quantities:
                if percent.unit == "percent" and percent.high is None:
                    yield from _wrong(piece.text, percent, quantities, before)
        before = [*before, *quantities][-4:]


def _wrong(
    text: str, percent: Quantity, quantities: tuple[Quantity, ...], before: list[Quantity]
) -> Iterator[Finding]:
    numbers = tuple(
        each for each in quantities if each.unit not in ("percent", *TIMES) and each.value
    )
    if says_change(text, percent):
        pair = _changed(text, percent, numbers)
        if pair and not agrees(percent, change(*pair)):
            first, second = pair
            word = "increase" if second.value > first.value else "fall"
            told = (
                f"From {first.text} to {second.text} is {_article(word)} of"
                f" {in_percent(abs(second.value / first.value - 1), percent)}, not {percent.text}."
            )
            yield _finding(told, percent, pair)
        return
    pair = _shared(text, percent, numbers) or _shared_before(text, percent, quantities, before)
    if pair and not _explained(percent, (*before, *numbers)) and not agrees(percent, share(*pair)):
        part, whole = pair
        told = (
            f"{part.text} of {whole.text} is {in_percent(part.value / whole.value, percent)},"
            f" not {percent.text}."
        )
        yield _finding(told, percent, (whole, part))


def _finding(told: str, percent: Quantity, pair: tuple[Quantity, Quantity]) -> Finding:
    spans = sorted((percent.span, *(each.span for each in pair)), key=lambda span: span.start)
    about = (percent.text, *(each.text for each in pair))
    return finding(RULE, told[0].upper() + told[1:], spans, about)


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _changed(
    text: str, percent: Quantity, numbers: tuple[Quantity, ...]
) -> tuple[Quantity, Quantity] | None:
    """The numbers before and after an increase or a fall."""
    if pair := from_and_to(text, numbers):
        return pair if _comparable(*pair) else None
    earlier = tuple(each for each in numbers if each.span.end <= percent.span.start)
    for first, second in pairwise(earlier):
        if comes_after(text, second, "to") and first.counted == () == second.counted:
            return (first, second) if _comparable(first, second) else None
    of = text[percent.span.start - 4 : percent.span.start].endswith(" of ")
    if of and len(earlier) == 2 and _comparable(*earlier):
        return earlier[0], earlier[1]
    return None


def _comparable(first: Quantity, second: Quantity) -> bool:
    if not first.like(second) or first.high or second.high or first.value == second.value:
        return False
    return first.value * 10 > second.value and second.value * 10 > first.value


def _shared(
    text: str, percent: Quantity, numbers: tuple[Quantity, ...]
) -> tuple[Quantity, Quantity] | None:
    """The part and the whole in "of 2,920 crossings she made 1,168, or 46 percent"."""
    attached = _OR.search(text[max(0, percent.span.start - 40) : percent.span.start])
    if not attached or (attached[0][0] == "," and _OF_OTHERS.match(text, percent.span.end)):
        return None
    for first, second in pairwise(numbers):
        between = text[first.span.end : second.span.start]
        if not first.like(second) or first.high or second.high or len(between) > 120:
            continue
        if not 0 <= percent.span.start - second.span.end <= 60:
            continue
        if first.value < second.value and (between == " in " or _OF.fullmatch(between)):
            return first, second
        ahead = text[max(0, first.span.start - 40) : first.span.start]
        if first.value > second.value and (
            _OF_BEFORE.search(ahead) or _OF_WHICH.fullmatch(between)
        ):
            return second, first
    return None


def _shared_before(
    text: str, percent: Quantity, quantities: tuple[Quantity, ...], before: list[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """The part and the whole in "640 people … 212 … That is a third of them"."""
    if percent is not quantities[0] or len(quantities) > 1:
        return None
    if not _THAT_IS.search(text[max(0, percent.span.start - 40) : percent.span.start]):
        return None
    counts = [each for each in before if not each.unit and not each.high]
    if len(counts) != 2 or len(before) != 2 or not counts[0].like(counts[1]):
        return None
    part, whole = sorted(counts, key=lambda each: each.value)
    return (part, whole) if part.value < whole.value else None


def _explained(percent: Quantity, numbers: tuple[Quantity, ...]) -> bool:
    """Whether two other numbers there give the percentage, as a share or as what is left."""
    return any(
        agrees(percent, bounds) or agrees(percent, (100 - bounds[1], 100 - bounds[0]))
        for part in numbers
        for whole in numbers
        if part.unit == whole.unit != "percent" and 0 < part.value < whole.value
        for bounds in (share(part, whole),)
    )
