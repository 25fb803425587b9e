"""A headline, standfirst or caption that states what the body reports with a reserve."""

import random
from dataclasses import replace

from editorial.domain.article import Block, Kind, Zone
from tests.measuring.planting.planted import (
    Article,
    Planted,
    chance,
    sentences,
    small,
    with_block,
    with_text,
)

RULE = "hedge-drift"

_RESERVES = (
    "Reportedly, {}", "It is possible that {}", "According to unconfirmed reports, {}",
    "Two people familiar with the matter claimed that {}", "It is alleged that {}",
    "Perhaps {}", "It is not clear whether {}",
)  # fmt: skip

_STATES = frozenset("The This These Our We It A An They Many Most Some Each Every All".split())


def plant(article: Article) -> Planted | None:
    source = chance(article, RULE)
    found = [(at, text) for at, text in sentences(article) if _is_flat(text)]
    if not found:
        return None
    at, stated = source.choice(found)
    zone = source.choice([Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION])
    reserve = source.choice(_RESERVES)
    body = article.blocks[at].text.replace(stated, reserve.format(small(stated)), 1)
    below = with_text(article, at, body)
    top = _shortened(stated, source)
    copies = []
    for words in (top, reserve.format(small(top))):
        planted = Block(Kind.PARAGRAPH, f"{words}.", zone)
        copies.append(with_block(_without_head(below), 0, planted))
    return Planted(*copies)


def _is_flat(text: str) -> bool:
    """Whether it is a statement that one may put "reportedly" before."""
    words = text.split()
    return (
        len(words) >= 10
        and words[0] in _STATES
        and not any(word in ("may", "might", "could", "would", "should", "if") for word in words)
    )


def _shortened(stated: str, source: random.Random) -> str:
    """The sentence as a headline has room for it: its first clause, without the small words and one
    or two others."""
    head = stated.split(", ")[0]
    words = (head if len(head.split()) >= 8 else stated).split()
    for _ in range(source.choice([0, 1, 2])):
        words.pop(source.randrange(1, len(words) - 1))
    return " ".join(word for word in words if word not in ("a", "an", "the", "of", "that"))


def _without_head(article: Article) -> Article:
    """The article without headline and standfirst, which say something else."""
    head = (Zone.HEADLINE, Zone.STANDFIRST)
    return replace(article, blocks=tuple(b for b in article.blocks if b.zone not in head))
