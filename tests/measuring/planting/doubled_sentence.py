"""A sentence that stands twice."""

from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    paragraphs,
    sentences,
    with_text,
)

RULE = "doubled-sentence"


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    found, places = sentences(article), paragraphs(article)
    if not found or len(places) < 4:
        return None
    index, sentence = source.choice(found)
    ended = [at for at in places if at != index and article.blocks[at].text.endswith(".")]
    if not ended:
        return None
    other = source.choice(ended)
    faulty = with_text(article, other, f"{article.blocks[other].text} {sentence}.")
    return Planted(faulty, article)
