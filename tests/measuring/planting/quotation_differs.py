"""A quotation that comes back with a word more, a word less, or another word."""

import random

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraph,
    person,
    sentences,
    small,
    two_places,
    with_block,
)

RULE = "quotation-differs"

_OTHERWISE = {
    "every": "all", "many": "most", "is": "was", "are": "were", "can": "could", "will": "would",
    "use": "need", "help": "let", "make": "build", "need": "want", "people": "users",
    "also": "even", "often": "always", "new": "better", "important": "vital", "team": "group",
}  # fmt: skip


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    places, found = two_places(article, source), sentences(article)
    if places is None or not found:
        return None
    said = source.choice(found)[1]
    altered = _altered(said, source)
    first, last = person(source)
    opening = paragraph(f"“{said},” said {first} {last}, who has worked on it for two years.")
    copies = []
    for words in (altered, said):
        again = paragraph(f"Asked about it later, {last} wrote that “{small(words)}.”")
        copies.append(with_block(with_block(article, places[1], again), places[0], opening))
    return Planted(*copies)


def _altered(said: str, source: random.Random) -> str:
    """The sentence with one word dropped, put in or exchanged somewhere in its middle."""
    words = said.split()
    known = [at for at, word in enumerate(words) if word in _OTHERWISE and at]
    how = source.choice(["drop", "add", "exchange"])
    if how == "exchange" and known:
        at = source.choice(known)
        return " ".join([*words[:at], _OTHERWISE[words[at]], *words[at + 1 :]])
    at = source.randrange(2, len(words) - 2)
    if how == "add":
        return " ".join([*words[:at], source.choice(["really", "potentially"]), *words[at:]])
    return " ".join([*words[:at], *words[at + 1 :]])
