"""Reported words that come back in quotation marks."""

from editorial.analysis.wording import COMMON
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

RULE = "quoted-paraphrase"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places = two_places(article, source)
    found = [text for _, text in sentences(article) if _telling(text) >= 5]
    if places is None or not found:
        return None
    said = source.choice(found)
    owner = f"{place(source)} Institute"
    verb = source.choice(["argued in a statement", "said", "has said", "wrote last year"])
    opening = paragraph(f"The {owner} {verb} that {small(said)}.")
    words = said.split()
    at = source.randrange(1, len(words) - 3)
    shorter = " ".join([*words[:at], *words[at + 1 :]])
    copies = []
    for marks in ("“{}”", "{}"):
        claim = marks.format(small(shorter))
        again = paragraph(f"If the {owner} is right that {claim}, much will have to change.")
        copies.append(with_block(with_block(article, places[1], again), places[0], opening))
    return Planted(*copies)


def _telling(text: str) -> int:
    return sum(word.casefold() not in COMMON for word in text.split())
