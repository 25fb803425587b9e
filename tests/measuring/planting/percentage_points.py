"""Percent where percentage points are meant."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    place,
    two_places,
    with_block,
)

RULE = "percentage-points"

_FORMS = (
    "The share rose from {a} percent to {b} percent, an increase of {p}.",
    "In {place} it grew by {p} last year, from {a}% to {b}%.",
    "They made up {a} percent of the staff in 2011 and {b} percent in 2016, a rise of {p}.",
    "Approval is up {p}, from {a} percent in spring to {b} percent now.",
    "It had been {a} percent and is now {b} percent, a gain of {p}.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    low = source.randrange(8, 60)
    points = source.randrange(3, 15)
    words = {"a": low, "b": low + points, "place": place(source)}
    form = source.choice(_FORMS)
    copies = [
        with_block(article, places[1], paragraph(form.format(**words, p=told)))
        for told in (f"{points} percent", f"{points} percentage points")
    ]
    return Planted(*copies)
