"""An abbreviation that nobody explains, in a piece that explains another."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    two_places,
    with_block,
)

RULE = "acronym"

_EXPLAINED = "The money comes from the Heritage Ferries Fund (HFF), which pays by the mile."
_FORMS = (
    "The {short} has since asked for the list.",
    "“They were very polite,” says {name} of a visit by the {short}.",
    "In the spring the {short} is to publish its own figures.",
)
_BODIES = (
    ("Plant Variety and Registration Office", "PVRO"),
    ("Wendover Timber Growers’ League", "WTGL"),
    ("Board of Inland Quays", "BIQ"),
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    full, short = source.choice(_BODIES)
    told = source.choice(_FORMS).format(short=short, name=" ".join(person(source)))
    faulty = with_block(article, places[1], paragraph(_EXPLAINED), paragraph(told))
    named = paragraph(f"The {full} ({short}) was not asked.")
    return Planted(faulty, with_block(faulty, places[0], named))
