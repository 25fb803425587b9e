"""A number of things announced, and another number listed."""

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    sentences,
    two_places,
    with_block,
)

RULE = "list-count"

_WORDS = "zero one two three four five six seven".split()
_FORMS = (
    "There are {} reasons why it came to this:",
    "The report ends with {} recommendations for next year:",
    "We learned {} things on the way:",
    "The plan rests on {} principles, which took a year to agree:",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or len(found) < 5:
        return None
    form, number = source.choice(_FORMS), source.randrange(3, 6)
    items = [Block(Kind.ITEM, text, Zone.BODY, 1) for _, text in source.sample(found, number)]
    off = source.choice([-1, 1])
    copies = [
        with_block(article, places[1], paragraph(form.format(_WORDS[told])), *items)
        for told in (number + off, number)
    ]
    return Planted(*copies)
