"""Parts that do not make the whole."""

import random

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    place,
    two_places,
    with_block,
)

RULE = "sum"

_FORMS = (
    "The programme cost {0} million: {1} million for staff, {2} million for software and {3}"
    " million for the building.",
    "In the end {place} paid {0} million: {1} million to the builder, {2} million to the bank, and"
    " {3} million to the lawyers.",
    "The team spent {0},000: {1},000 on design, {2},000 on travel and {3},000 on paper.",
)
_COUNTS = (
    "The survey reached {0} schools: {1} in the north, {2} in the south and {3} in the west.",
    "The council has {0} members: {1} farmers, {2} teachers and {3} lawyers.",
    "They sent {1} letters, {2} postcards and {3} parcels, {0} items in all.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    where = place(source)
    parts = [source.randrange(11, 60) for _ in range(3)]
    off = source.choice([-9, -5, -3, 2, 3, 4, 6, 10])
    how = source.randrange(3)
    copies = []
    for total in (sum(parts) + off, sum(parts)):
        blocks = _blocks(how, total, parts, where, random.Random(f"{article.name}/{how}"))
        copies.append(with_block(article, places[1], *blocks))
    return Planted(*copies)


def _blocks(
    how: int, total: int, parts: list[int], where: str, source: random.Random
) -> tuple[Block, ...]:
    sign = source.choice("$£€")
    if how == 0:
        numbers = [f"{sign}{number}" for number in (total, *parts)]
        return (paragraph(source.choice(_FORMS).format(*numbers, place=where)),)
    if how == 1:
        return (paragraph(source.choice(_COUNTS).format(total, *parts)),)
    items = [
        Block(Kind.ITEM, f"{thing}, {sign}{part},000", Zone.BODY, 1)
        for thing, part in zip(("rent", "heating", "cleaning"), parts, strict=True)
    ]
    closing = f"Together that is {sign}{total},000 a month, which {where} had not expected."
    return (paragraph("What it costs is being added up by the month:"), *items, paragraph(closing))
