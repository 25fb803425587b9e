"""A reference of which the text knows nothing."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    place,
    two_places,
    with_block,
    with_references,
)

RULE = "unused-reference"

_FORMS = (
    "Source: {}",
    "{}, “What the figures leave out,” 3 March 2025.",
    "“What the figures leave out,” {}, 2025. https://figures.example/out",
)
_KINDS = ("Courier", "Housing Review", "Institute for Tidal Power", "Chamber of Commerce", "Weekly")


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    used = ["Nordhavn Register of Companies", "Eastmark Statistical Office"]
    unused = f"{place(source)} {source.choice(_KINDS)}"
    told = paragraph(f"The {used[0]} and the {used[1]} give the same figure.")
    text = with_block(article, places[0], told)
    named = paragraph(f"A third figure is given by the {unused}.")
    references = [_FORMS[0].format(each) for each in used] + [source.choice(_FORMS).format(unused)]
    return Planted(
        with_references(text, *references),
        with_references(with_block(text, places[1] + 1, named), *references),
    )
