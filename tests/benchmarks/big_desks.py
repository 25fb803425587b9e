"""Desks of full size, made by the desk's own commands: long articles, many marks, many articles."""

import random
from pathlib import Path

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.document import DocumentText
from editorial.domain.reading import Reading
from editorial.services import articles, attachments, claims, sources
from editorial.services.attachments import DocumentArrival
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


def desk_with_vocabulary(path: Path, count: int, documents: int) -> Desk:
    """A desk with so many articles of 800 words, and so many documents of 2,000, in a language of
    20,000 invented words, some of them much commoner than others."""
    chance = random.Random(9)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"] + ["har", "bour", "fer", "ry"]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    desk = desk_at(path)
    arrivals = []
    for number in range(count):
        blocks = (
            Block(Kind.HEADING, f"Piece {number} {chance.choice(words)}", Zone.HEADLINE, 1),
            *(
                Block(Kind.PARAGRAPH, " ".join(chance.choices(words, weights, k=80)))
                for _ in range(10)
            ),
        )
        reading = Reading("text", blocks, headline=blocks[0].text)
        arrivals.append(articles.prepared(reading, b"%d" % number))
    desk.cache([document for arrival in arrivals for document in arrival.documents])
    desk.run("Take in", _take_all_in, arrivals)
    article_id = desk.read(articles.entries)[0].article.id
    source = desk.run("Source", sources.add_source, article_id, "Archive")
    held = []
    for number in range(documents):
        texts = [" ".join(chance.choices(words, weights, k=100)) for _ in range(20)]
        text = DocumentText("text", tuple(Block(Kind.PARAGRAPH, each) for each in texts))
        held.append(DocumentArrival(f"{number}.txt", text, "\n".join(texts).encode()))
    desk.cache([each for document in held for each in document.kept])
    desk.run("Attach", _attach_all, article_id, source.id, held)
    return desk


def _attach_all(work: Work, article_id: str, source_id: str, held: list[DocumentArrival]) -> None:
    # Each to a source of its own would be nearer to life, and slower to make.
    for document in held:
        attachments.attach(work, article_id, source_id, document)
