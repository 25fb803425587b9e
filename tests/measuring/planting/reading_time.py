"""A reading time that nobody could keep."""

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.text import word_count
from tests.measuring.planting.planted import Article, Planted, chance, with_block

RULE = "reading-time"

_FORMS = ("{} min read", "Reading time: {} minutes", "{} minute read")


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    at = next((i for i, each in enumerate(article.blocks) if each.zone is Zone.BODY), None)
    words = sum(word_count(block.text) for block in article.blocks if block.zone is Zone.BODY)
    if at is None or words < 500:
        return None
    right = round(words / 230)
    wrong = max(1, right // 3) if source.random() < 0.5 else right * 3
    form = source.choice(_FORMS)
    copies = [
        with_block(article, at, Block(Kind.PARAGRAPH, form.format(told), Zone.BYLINE))
        for told in (wrong, right)
    ]
    return Planted(*copies)
