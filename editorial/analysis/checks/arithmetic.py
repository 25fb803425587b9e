"""What the checks of percentages, sums and durations have in common."""

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from editorial.analysis.quantities import Quantity

_UP = r"increase|rise|growth|gain|jump|surge|climb|improvement|upturn"
_DOWN = r"fall|drop|decline|decrease|cut|reduction|loss|dip|slump|plunge|slide|downturn"
_CHANGED = (
    r"increased|rose|risen|grew|grown|gained|jumped|surged|climbed|soared|improved|fell|fallen"
    r"|dropped|declined|decreased|shrank|shrunk|slipped|dipped|slumped|plunged|slid|reduced|cut"
    r"|raised|rises|grows|falls|drops|increases|decreases|declines|up|down"
)
ABOUT = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|over|more than|less than"
    r"|just over|just under|an estimated|only) )*"
)
"""Words of approximation before a number, each with a space behind it."""
_CHANGE_BEFORE = re.compile(
    rf"\b(?:(?:{_UP}|{_DOWN})\b[^.;:]{{0,30}}\bof|(?:{_CHANGED})(?: by)?) {ABOUT}\Z", re.IGNORECASE
)
_CHANGE_AFTER = re.compile(rf"(?: |-)(?:{_UP}|{_DOWN})\b", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {ABOUT}(?:an? )?\Z", re.IGNORECASE)
_TO = re.compile(rf"\bto {ABOUT}(?:an? )?\Z", re.IGNORECASE)
_REACH = 60
MOST_NUMBERS = 12
"""Numbers in a sentence beyond which nobody can tell which belong together."""


def says_change(text: str, quantity: Quantity) -> bool:
    """Whether the percentage is said to be an increase or a fall; `text` is the whole piece's."""
    start, end = quantity.span.start, quantity.span.end
    before = text[max(0, start - _REACH) : start]
    return bool(_CHANGE_BEFORE.search(before) or _CHANGE_AFTER.match(text, end))


def comes_after(text: str, quantity: Quantity, word: str) -> bool:
    """Whether "from" or "to" stands right before the number."""
    before = text[max(0, quantity.span.start - _REACH) : quantity.span.start]
    return bool((_FROM if word == "from" else _TO).search(before))


def from_and_to(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, Quantity] | None:
    """The two numbers in "from … to …"; None where the words have no such pair, or two."""
    pairs = [
        (first, second)
        for first, second in pairwise(quantities)
        if comes_after(text, first, "from") and comes_after(text, second, "to")
    ]
    return pairs[0] if len(pairs) == 1 else None


def change(first: Quantity, second: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the greatest change in percent, up or down, that the two allow as they are
    rounded."""
    low, high = _ratio(second, first)
    least, most = sorted((abs(low - 1) * 100, abs(high - 1) * 100))
    return (Decimal(0) if low < 1 < high else least), most


def share(part: Quantity, whole: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the greatest share in percent that the two allow as they are rounded."""
    low, high = _ratio(part, whole)
    return low * 100, high * 100


def agrees(percent: Quantity, bounds: tuple[Decimal, Decimal]) -> bool:
    """Whether a printed percentage lies within the bounds, or as near as careless rounding."""
    slack = max(percent.slack, percent.step)
    return bounds[0] - slack <= percent.value <= bounds[1] + slack


def in_percent(ratio: Decimal, like: Quantity) -> str:
    """A ratio as exact as the printed percentage, and to a tenth at least."""
    places = max(1, -int(like.step.adjusted()))
    rounded = (ratio * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded.normalize():f} percent"


def _ratio(over: Quantity, under: Quantity) -> tuple[Decimal, Decimal]:
    least, most = under.value - under.slack, under.value + under.slack
    return (over.value - over.slack) / most, (over.value + over.slack) / max(
        least, Decimal("0.001")
    )
