"""One quantity that comes back in another value."""

from dataclasses import replace

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    place,
    two_places,
    with_block,
)

RULE = "two-values"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    how = source.randrange(4)
    where, name = place(source), " ".join(person(source))
    digits = source.sample("123456789", 4)
    count = f"{digits[0]},{''.join(digits[1:])}"
    swapped = f"{digits[0]},{digits[1]}{digits[3]}{digits[2]}"
    money = f"{digits[0]}.{digits[1]}{digits[2]}"
    area, turned = f"{digits[0]}{digits[1]}", f"{digits[1]}{digits[0]}"
    first, second, wrong, right = (
        (
            f"The office in {where} received {count} letters in its first year.",
            "{} letters, says " + name + ", are more than two clerks can read.",
            swapped,
            count,
        ),
        (
            f"The system in {where} cost ${money} million, which is more than was planned.",
            "“Nobody wanted the system,” says " + name + ". The ${} had been spent by then.",
            f"{money} billion",
            f"{money} million",
        ),
        (
            f"The site lies above {where} and has {area} hectares of old trees.",
            name + " has walked the whole of it, all {} hectares, twice.",
            turned,
            area,
        ),
        (
            f"The new centre in {where} will train {count} nurses a year.",
            "A new centre in " + where + " is to train {} nurses a year.",
            swapped,
            count,
        ),
    )[how]
    copies = []
    for told in (wrong, right):
        block = paragraph(second.format(told))
        copy = with_block(article, places[1], paragraph(first))
        if how == 3:
            copies.append(_with_standfirst(copy, block))
        else:
            copies.append(with_block(copy, places[1] + 2, block))
    return Planted(*copies)


def _with_standfirst(article: Article, block: Block) -> Article:
    standfirst = replace(block, kind=Kind.PARAGRAPH, zone=Zone.STANDFIRST)
    at = next((i for i, each in enumerate(article.blocks) if each.zone is Zone.BODY), 0)
    return with_block(article, at, standfirst)
