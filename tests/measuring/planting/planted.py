"""What a planter takes and gives, and what all of them need: real sentences, invented names."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from editorial.domain.article import Block, Kind, Zone

_SENTENCE = re.compile(r"(?<![.!?”\"] )(?<!\S)[A-Z][^.!?“”\"\u2028:;()\[\]{}]{30,200}\.(?=\s|\Z)")
_MAY_BE_SMALL = frozenset(
    "the this these those our we it a an in for when as at by to on with from there they most many"
    " some each every after before since because if while once all over".split()
)
_FIRST = "Marit Anders Ruth Colin Hanne Edgar Nadia Owen Petra Silas".split()
_LAST = (
    "Kvale Thornbury Oyelaran Halvorsen Pettifer Marchetti Stroud Lindgren Ashworth Quillan".split()
)
_PLACES = "Aldwick Harlow Wendover Tarrant Selby Ormskirk Calder Brackley Thurso Lydney".split()


@dataclass(frozen=True, slots=True)
class Article:
    """A real article, or a copy with something planted in it."""

    name: str
    blocks: tuple[Block, ...]
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Planted:
    """`faulty` has the fault; `control` has the same words or nearly, and is right."""

    faulty: Article
    control: Article


def chance(article: Article, salt: str) -> random.Random:
    """The same choices for the same article and rule, whenever it is measured."""
    return random.Random(f"{article.name}/{salt}")


def paragraphs(article: Article) -> list[int]:
    """Indices of the paragraphs of the body, list items and quotations left out."""
    return [
        index
        for index, block in enumerate(article.blocks)
        if block.zone is Zone.BODY
        and block.kind is Kind.PARAGRAPH
        and not block.quoted
        and len(block.text.split()) >= 20
    ]


def sentences(article: Article) -> list[tuple[int, str]]:
    """Plain sentences of the body's paragraphs that may be put behind "said that", full stop left
    out, with the index of their block."""
    return [(index, found) for index in paragraphs(article) for found in _plain(article, index)]


def _plain(article: Article, index: int) -> Iterator[str]:
    for match in _SENTENCE.finditer(article.blocks[index].text):
        words = match[0].rstrip(".").split()
        if 8 <= len(words) <= 30 and words[0].casefold() in _MAY_BE_SMALL:
            yield " ".join(words)


def small(sentence: str) -> str:
    """The sentence as it stands behind "said that"."""
    return sentence[0].lower() + sentence[1:]


def person(source: random.Random) -> tuple[str, str]:
    """An invented first name and surname."""
    return source.choice(_FIRST), source.choice(_LAST)


def place(source: random.Random) -> str:
    return source.choice(_PLACES)


def paragraph(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text)


def with_block(article: Article, index: int, *blocks: Block) -> Article:
    """The article with blocks put in before an index."""
    return replace(article, blocks=(*article.blocks[:index], *blocks, *article.blocks[index:]))


def with_text(article: Article, index: int, text: str) -> Article:
    """The article with another text in one of its blocks; links in it are gone."""
    changed = replace(article.blocks[index], text=text, runs=())
    return replace(article, blocks=(*article.blocks[:index], changed, *article.blocks[index + 1 :]))


def with_references(article: Article, *references: str) -> Article:
    """The article with a list of references at its end, instead of the one that it has."""
    kept = tuple(block for block in article.blocks if block.zone is not Zone.REFERENCES)
    listed = (
        Block(Kind.HEADING, "References", Zone.REFERENCES, 2),
        *(Block(Kind.ITEM, text, Zone.REFERENCES, 1) for text in references),
    )
    return replace(article, blocks=(*kept, *listed))


def two_places(article: Article, source: random.Random) -> tuple[int, int] | None:
    """Two paragraphs of the body, some way apart, the first one first."""
    found = paragraphs(article)
    if len(found) < 5:
        return None
    first = source.randrange(len(found) // 2)
    second = source.randrange(first + 2, len(found))
    return found[first], found[second]
