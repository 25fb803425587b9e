"""A caption that names somebody who is not in the piece."""

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    two_places,
    with_block,
)

RULE = "caption-names"

_FORMS = (
    "{} at the opening of the new office.",
    "Work in progress: {} checks the last of the forms. (Photo: Idris Pallister)",
    "From left, {} and members of the team, in March.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    first, last = person(source)
    caption = Block(Kind.CAPTION, source.choice(_FORMS).format(f"{first} {last}"), Zone.CAPTION)
    faulty = with_block(article, places[1], caption)
    named = paragraph(f"{first} {last}, who teaches at the college, helped with the forms.")
    return Planted(faulty, with_block(faulty, places[0], named))
