"""A percentage that does not follow from its numbers."""

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

RULE = "percentage"

_CHANGES = (
    "Visits rose from {a:,} to {b:,} in a year, an increase of {p} percent.",
    "The number of forms grew by {p}% last year, from {a:,} to {b:,}.",
    "In {place} the price went from ${a:,} to ${b:,}, a rise of about {p} percent.",
    "The office had {a:,} clerks in 2009 and {b:,} in 2015, an increase of {p} percent.",
    "Requests are up {p} percent, from {a:,} in the first year to {b:,} in the second.",
)
_SHARES = (
    "Of the {b:,} forms that were sent, {a:,} came back empty, or {p} percent.",
    "In {place}, {a:,} of {b:,} households answered ({p}%).",
    "{name} counted {b:,} visitors, of whom {a:,}, or {p} percent, left at once.",
    "So far {a:,} out of {b:,} offices have signed, or about {p} percent.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    changes = source.random() < 0.5
    form = source.choice(_CHANGES if changes else _SHARES)
    small = source.randrange(110, 2_400)
    large = round(small * source.uniform(1.15, 1.9))
    right = round(100 * (large - small) / small) if changes else round(100 * small / large)
    wrong = right + source.choice([-11, -9, -6, 6, 9, 12])
    words = {"place": place(source), "name": " ".join(person(source)), "a": small, "b": large}
    copies = [
        with_block(article, places[1], paragraph(form.format(**words, p=percent)))
        for percent in (wrong, right)
    ]
    return Planted(*copies)
