"""One quantity that the piece gives in two values."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from editorial.analysis.checks.making import finding
from editorial.analysis.number_words import SHARES, TIMES
from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.quantities import Quantity, quantities_by_sentence
from editorial.analysis.wording import content_of, stem
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="two-values",
    title="One quantity, two values",
    severity=Severity.ERROR,
    explanation="Looks for numbers that differ by a magnitude or by two digits that have changed"
    " places, and for numbers of the headline that the body gives otherwise. It may be wrong where"
    " they count different things.",
)

_HEAD = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION})
_AREAS = frozenset(
    {"hectare", "acre", "square metre", "square kilometre", "square mile", "square foot"}
)
_INHABITANTS = frozenset("islander resident inhabitant villager townspeople citizen".split())
_MOST = 4_000
"""Numbers of a piece that are compared with each other; a longer one is a list of numbers."""
_FOUNDED = re.compile(
    r"\b(?P<verb>founded|established|built|opened|launched|set up|incorporated|created)"
    r"\b(?P<gap>[^.;:()]{0,50}?)\b(?P<year>1[5-9]\d\d|20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    quantity: Quantity
    sentence: Sentence


def check(piece: Piece) -> Iterator[Finding]:
    placed = [
        _Placed(quantity, sentence)
        for sentence, quantities in quantities_by_sentence(piece)
        if piece.blocks[sentence.block].kind is not Kind.ROW
        for quantity in quantities
        if quantity.high is None
    ][:_MOST]
    told: set[int] = set()
    for first, second in (*_magnitudes(placed), *_transposed(placed), *_against_body(placed)):
        if second.quantity.span.start not in told:
            told.add(second.quantity.span.start)
            yield _finding(first.quantity, second.quantity)
    yield from _years(piece)


def _finding(first: Quantity, second: Quantity) -> Finding:
    one, other = (" ".join((each.text, *each.counted)) for each in (first, second))
    return finding(
        RULE,
        f"“{one}” in one place, “{other}” in another.",
        [first.span, second.span],
        [one, other],
    )


def _magnitudes(placed: list[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """ "£1.36 million" and "£1.36 billion"."""
    alike: dict[tuple[str, Decimal], list[_Placed]] = defaultdict(list)
    for each in placed:
        quantity = each.quantity
        if quantity.magnitude >= 1_000 and not quantity.spelled:
            alike[quantity.unit, quantity.value / quantity.magnitude].append(each)
    for (_, number), found in alike.items():
        figures = len(number.normalize().as_tuple().digits)
        for first, second in pairwise(found):
            if first.quantity.magnitude == second.quantity.magnitude:
                continue
            if first.sentence is second.sentence:
                continue
            if figures >= 3 or _are_about_the_same(first, second, 2 if figures == 2 else 3):
                yield first, second


def _are_about_the_same(first: _Placed, second: _Placed, shared: int) -> bool:
    """Whether the two sentences have words in common besides the numbers."""
    one, other = _about(first), _about(second)
    return len(one & other) >= shared


def _about(placed: _Placed) -> set[str]:
    return {
        word
        for word in content_of(placed.sentence.text)
        if not word[0].isdigit() and word not in ("million", "billion", "trillion", "thousand")
    }


def _transposed(placed: list[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """ "1,168" and "1,186 electric crossings"; "38 hectares" and "83-hectare"."""
    alike: dict[tuple[str, str, int], list[_Placed]] = defaultdict(list)
    values: set[tuple[str, str, Decimal]] = set()
    for each in placed:
        quantity = each.quantity
        figures = _figures(quantity)
        if quantity.spelled or len(figures) < 2 or quantity.unit in SHARES | TIMES:
            continue
        group = (quantity.unit, "".join(sorted(figures)), quantity.magnitude)
        if (quantity.unit, group[1], quantity.value) in values:
            continue
        values.add((quantity.unit, group[1], quantity.value))
        for other in alike[group][:6]:
            if other.sentence is not each.sentence and _have_changed_places(other, each):
                yield other, each
        alike[group].append(each)


def _figures(quantity: Quantity) -> str:
    """The digits as printed, without noughts at the end."""
    return re.sub(r"\D", "", quantity.text).rstrip("0")


def _have_changed_places(first: _Placed, second: _Placed) -> bool:
    one, other = first.quantity, second.quantity
    figures = _figures(one)
    if not _one_swap(figures, _figures(other)):
        return False
    if one.unit == "" and _is_inhabitants(first) and _is_inhabitants(second):
        return True
    if len(figures) >= 4:
        return one.like(other)
    if len(figures) == 3:
        named = bool(one.unit) or (bool(one.counted) and one.counted[-1:] == other.counted[-1:])
        return named and one.like(other) and _are_about_the_same(first, second, 1)
    return one.unit in _AREAS


def _one_swap(one: str, other: str) -> bool:
    """Whether two digits side by side have changed places."""
    places = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(places) == 2 and places[1] == places[0] + 1


def _is_inhabitants(placed: _Placed) -> bool:
    counted = placed.quantity.counted
    if not counted:
        return False
    if stem(counted[-1]) in {stem(word) for word in _INHABITANTS}:
        return True
    end = placed.quantity.span.end - placed.sentence.span.start
    return bool(re.match(r" people (?:who )?live\b", placed.sentence.text[end : end + 20]))


def _against_body(placed: list[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Numbers of headline, standfirst and captions that the body gives otherwise."""
    body: dict[str, list[_Placed]] = defaultdict(list)
    for each in placed:
        if each.sentence.zone is Zone.BODY and (thing := _thing(each.quantity)):
            body[thing].append(each)
    for each in placed:
        quantity = each.quantity
        thing = _thing(quantity)
        if each.sentence.zone not in _HEAD or not thing or quantity.approximate:
            continue
        others = body.get(thing, [])
        if any(_fit(quantity, other.quantity) for other in others):
            continue
        shared = 2 if quantity.unit else 1
        near = [
            other
            for other in others
            if not other.quantity.approximate
            and _may_be_the_same(quantity, other.quantity)
            and len((_about(each) & _about(other)) - set(thing.split())) > shared
        ]
        if len({other.quantity.value for other in near}) == 1:
            yield each, near[0]


def _thing(quantity: Quantity) -> str:
    """What a quantity is one of: its unit, or what is counted; "" where the words do not tell."""
    if quantity.unit in TIMES:
        return ""
    if quantity.unit:
        return quantity.unit
    return stem(quantity.counted[-1]) if quantity.counted else ""


def _fit(one: Quantity, other: Quantity) -> bool:
    slack = one.slack + other.slack + (one.value / 10 if other.approximate else 0)
    return abs(one.value - other.value) <= slack


def _may_be_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether one could be a slip of the other, and not a part of it."""
    if min(one.value, other.value) < 10 and not one.unit:
        return False
    return one.value * 3 >= other.value and other.value * 3 >= one.value


def _years(piece: Piece) -> Iterator[Finding]:
    """ "Founded … 1926" and "Founded 1962"."""
    first_place: dict[tuple[str, str], tuple[str, Span]] = {}
    for sentence in piece.sentences:
        for match in _FOUNDED.finditer(sentence.text):
            start = sentence.span.start
            span = Span(start + match.start(), start + match.end())
            key = (match["verb"].casefold(), "".join(sorted(match["year"])))
            year, place = first_place.setdefault(key, (match["year"], span))
            if _one_swap(year, match["year"]):
                message = (
                    f"“{match['verb']}” in {year} in one place and in {match['year']} in another."
                )
                yield finding(RULE, message, [place, span], [key[0], year, match["year"]])
