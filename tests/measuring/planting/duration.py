"""A length of time that does not lie between its two moments."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    two_places,
    with_block,
)

RULE = "duration"

_CLOCKS = (
    "{name} called the office at {a}. Somebody came to the door at {b}, {n} minutes later.",
    "The first message was sent at {a} and the answer came at {b}, {n} minutes later.",
)
_YEARS = (
    "{name} ran the office for {n} years, from {a} to {b}.",
    "From {a} to {b}, {n} years, nobody asked.",
    "The contract lasted {n} years, between {a} and {b}.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    name, off = " ".join(person(source)), source.choice([-10, -7, -5, 5, 10, 20])
    if source.random() < 0.5:
        start, length = source.randrange(9 * 60, 20 * 60), source.randrange(25, 70)
        form, end = source.choice(_CLOCKS), start + length
        words = {"a": f"{start // 60}:{start % 60:02}", "b": f"{end // 60}:{end % 60:02}"}
    else:
        start, length = source.randrange(1930, 1990), source.randrange(14, 30)
        form, words = source.choice(_YEARS), {"a": str(start), "b": str(start + length)}
    copies = [
        with_block(article, places[1], paragraph(form.format(**words, n=told, name=name)))
        for told in (length + off, length)
    ]
    return Planted(*copies)
