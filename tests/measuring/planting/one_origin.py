"""Outlets that repeat another and are counted as several."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    place,
    sentences,
    small,
    two_places,
    with_block,
)

RULE = "one-origin"

_ONE = (
    ("The {a} first reported that {s}.", "The {b} and Reuters have since reported the same."),
    ("It was the {a} that broke the story.", "The {b} also reported that {s}."),
    ("The {b}, citing the {a}, wrote that {s}.", "Two newsrooms have now confirmed it."),
    (
        "As first reported by the {a}, {s}.",
        "Several news organizations have confirmed it.",
    ),
    ("The {b} and the BBC ran the story on Friday, both crediting the {a}.", "In it, {s}."),
)
_EACH = (
    "The {a} found in its own survey that {s}.",
    "The {b} asked other people and was told the opposite.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    a, b = f"{place(source)} Courier", f"{place(source)} Tribune"
    said = small(source.choice(found)[1])
    copies = []
    for first, second in (source.choice(_ONE), _EACH):
        one, two = (paragraph(form.format(a=a, b=b, s=said)) for form in (first, second))
        copies.append(with_block(with_block(article, places[1], two), places[0], one))
    return Planted(*copies)
