"""Desks of full size, made by the desk's own commands: long articles, many marks, many articles."""

import random
from pathlib import Path

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.reading import Reading
from editorial.services import articles, claims
from editorial.services.desk import Desk, Work
from editorial.services.drafts import draft_of
from tests.desks import desk_at

WORDS = (
    "the harbour council ferry battery logbook report island crossing diesel master gate Tuesday"
    " 2,140 £3,900 “nobody” inspector night ward opened closed percent since according to"
).split()


def long_article(words: int, seed: int = 1) -> Reading:
    """An article of about so many words, in paragraphs of sixty, the same for the same seed."""
    chance = random.Random(seed)
    blocks = [
        Block(Kind.HEADING, f"A Very Long Piece About the Harbour, Part {seed}", Zone.HEADLINE, 1),
        *(
            Block(Kind.PARAGRAPH, " ".join(chance.choices(WORDS, k=60)).capitalize() + ".")
            for _ in range(words // 60)
        ),
    ]
    return Reading("text", tuple(blocks), headline=blocks[0].text, file_name=f"long-{seed}.txt")


def desk_with_marks(path: Path, words: int, marks: int) -> tuple[Desk, str]:
    """A desk with one article of so many words and so many claims, each on some of them."""
    desk = desk_at(path)
    reading = long_article(words)
    arrival = articles.arrive(desk, reading, reading.text.encode())
    article_id = desk.run("Take in", articles.take_in, arrival).id
    desk.run("Mark", _mark, article_id, marks)
    return desk, article_id


def _mark(work: Work, article_id: str, marks: int) -> None:
    chance = random.Random(2)
    length = len(draft_of(work, article_id).text)
    for _ in range(marks):
        start = chance.randrange(100, length - 60)
        claims.add_claim(work, article_id, [(start, start + chance.randint(8, 50))])


def desk_with_articles(path: Path, count: int) -> Desk:
    """A desk with so many short articles on it."""
    desk = desk_at(path)
    arrivals = []
    for seed in range(count):
        reading = long_article(120, seed)
        arrivals.append(articles.arrive(desk, reading, reading.text.encode()))
    desk.run("Take in", _take_all_in, arrivals)
    return desk


def _take_all_in(work: Work, arrivals: list[articles.Arrival]) -> None:
    for arrival in arrivals:
        articles.take_in(work, arrival)
