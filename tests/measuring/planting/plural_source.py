"""Several sources who turn out to be one."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    sentences,
    small,
    two_places,
    with_block,
)

RULE = "plural-source"

_SEVERAL = ("sources close to the board", "people familiar with the plan", "sources")
_ONE = ("“Nobody asked us,” said the source.", "The source, who has left, would not say more.")


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said, several = small(source.choice(found)[1]), source.choice(_SEVERAL)
    one = source.choice(_ONE)
    many = one.replace("the source", "one of the sources").replace(
        "The source", "One of the sources"
    )
    copies = [
        with_block(article, places[1], paragraph(f"According to {several}, {said}. {goes_on}"))
        for goes_on in (one, many)
    ]
    return Planted(*copies)
