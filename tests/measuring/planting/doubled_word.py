"""A word that stands twice in a row."""

from tests.measuring.planting.planted import Article, Planted, chance, paragraphs, with_text

RULE = "doubled-word"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    found = paragraphs(article)
    if not found:
        return None
    at = source.choice(found)
    words = article.blocks[at].text.split(" ")
    places = [
        place
        for place, word in enumerate(words)
        if word.isalpha()
        and word.islower()
        and (len(word) >= 5 or word in ("the", "to", "of", "a"))
    ]
    if not places:
        return None
    place = source.choice(places)
    doubled = " ".join([*words[: place + 1], *words[place:]])
    return Planted(with_text(article, at, doubled), article)
