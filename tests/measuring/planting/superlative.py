"""A superlative that nobody vouches for."""

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

RULE = "superlative"

_FORMS = (
    "{} has the oldest working lighthouse in the country",
    "The mill at {} is the country’s largest timber building",
    "The bridge at {} is the longest wooden bridge in the world",
    "{} runs the world’s smallest printing press",
    "The school at {} was the first of its kind in the world",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    stated, who = source.choice(_FORMS).format(place(source)), " ".join(person(source))
    copies = [
        with_block(article, places[1], paragraph(text))
        for text in (f"{stated}.", f"{stated}, according to {who}, who keeps the records.")
    ]
    return Planted(*copies)
