"""A quotation that comes back in another's mouth."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    sentences,
    small,
    two_places,
    with_block,
)

RULE = "two-speakers"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said = source.choice(found)[1]
    one, other = person(source), person(source)
    if one[1] == other[1]:
        return None
    opening = paragraph(f"“{said},” said {' '.join(one)}, who teaches at the college.")
    copies = []
    for who in (other, one):
        again = paragraph(f"As {' '.join(who)} put it, “{small(said)}.”")
        copies.append(with_block(with_block(article, places[1], again), places[0], opening))
    return Planted(*copies)
