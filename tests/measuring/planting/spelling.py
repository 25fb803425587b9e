"""A name spelled in two ways."""

import random

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    two_places,
    with_block,
)

RULE = "spelling"

_OPENINGS = (
    "“We asked for a door,” said {first} {last}, who runs the library.",
    "The head of the office, {first} {last}, had never seen the form.",
    "{first} {last}, a retired clerk, keeps every letter in a box.",
)
_AGAIN = (
    "{last} said that the second form was worse.",
    "What {last} remembers is the noise.",
    "It was {last} who found the key in the end.",
    "Later {first} {last} wrote to the board about it.",
    "Nobody told Ms. {last} that it was over.",
)


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    if places is None:
        return None
    first, last = person(source)
    if len(last) < 6:
        last = "Halvorsen"
    opening, again = source.choice(_OPENINGS), source.choice(_AGAIN)
    altered = _altered(last, source)
    copies = []
    for name in (altered, last):
        later = paragraph(again.format(first=first, last=name))
        known = paragraph(opening.format(first=first, last=last))
        copies.append(with_block(with_block(article, places[1], later), places[0], known))
    return Planted(*copies)


def _altered(name: str, source: random.Random) -> str:
    """The name with one letter dropped, doubled, exchanged for another, or two changed round."""
    at = source.randrange(2, len(name) - 2)
    letter = name[at]
    match source.randrange(4):
        case 0:
            return name[:at] + name[at + 1 :]
        case 1:
            return name[:at] + letter + name[at:]
        case 2:
            return name[:at] + ("e" if letter != "e" else "a") + name[at + 1 :]
        case _ if letter != name[at + 1]:
            return name[:at] + name[at + 1] + letter + name[at + 2 :]
        case _:
            return name[:at] + name[at + 1 :]
