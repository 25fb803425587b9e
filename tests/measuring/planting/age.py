"""An age that does not fit a year of birth."""

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

RULE = "age"

_AGES = (
    "{first} {last}, {age}, has seen three of these projects come and go.",
    "Most of the letters came from {first} {last}, {age}, who keeps the archive.",
    "The {age}-year-old engineer {first} {last} drew the first plan.",
    "“It was never hard,” says {first} {last} ({age}), who built the first one.",
)
_BIRTHS = (
    "{last} was born in {place} in {year} and has never left.",
    "Born in {year}, {last} learned the trade from an aunt.",
    "{last}, born in {place} in {year}, says that nobody asked.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None or article.published_on is None:
        return None
    first, last = person(source)
    age = source.randrange(24, 80)
    born = article.published_on.year - age
    off = source.choice([-12, -10, -6, -4, 5, 7, 10, 14])
    birth = source.choice(_BIRTHS).format(place=place(source), year=born, last=last)
    form = source.choice(_AGES)
    copies = []
    for years in (age + off, age):
        opening = paragraph(form.format(first=first, last=last, age=years))
        copies.append(
            with_block(with_block(article, places[1], paragraph(birth)), places[0], opening)
        )
    return Planted(*copies)
