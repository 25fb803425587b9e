"""A quotation that stands alone between two paragraphs."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    sentences,
    two_places,
    with_block,
)

RULE = "quotation-without-speaker"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said = source.choice(found)[1]
    first, last = person(source)
    named = f"“{said},” said {first} {last}, who teaches at the college."
    return Planted(
        with_block(article, places[1], paragraph(f"“{said}.”")),
        with_block(article, places[1], paragraph(named)),
    )
