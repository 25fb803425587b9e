"""Desks to test at: real ones, in a file of the test's own, with invented articles on them."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from editorial.domain.article import Block, Kind, Zone, block_starts, canonical_text
from editorial.domain.reading import FoundQuestion, FoundReference, Reading
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.text import Span
from editorial.services import articles, reviewers
from editorial.services.desk import Desk

NOOR = Reviewer("019a0000-0000-7000-8000-000000000001", "Noor Adeyemi", "NA", Role.CHECKER)

BARRAGE = (
    Block(Kind.HEADING, "Port Ellery Shuts Tidal Barrage", Zone.HEADLINE, 1),
    Block(Kind.PARAGRAPH, "About 12,000 homes now draw power from the mainland.", Zone.STANDFIRST),
    Block(
        Kind.PARAGRAPH,
        "Port Ellery’s council ordered Brightwater Tidal to halt its barrage on Thursday, hours"
        " after harbour master Tom Ardley reported a crack in one of nine sluice gates. The"
        " company closed all 18 turbines that evening, cutting power to about 12,000 homes.",
    ),
    Block(
        Kind.PARAGRAPH,
        "According to the Ellery Courier, which first reported the order, divers had found “a"
        " fracture the length of a man’s arm” in gate four.",
    ),
    Block(Kind.HEADING, "A Town That Owns Its Power", Zone.BODY, 2),
    Block(
        Kind.PARAGRAPH,
        "The town holds 31 percent of Brightwater. Opened in 2011 at a cost of £84 million,"
        " the barrage is one of the oldest working tidal plants on the coast.",
    ),
    Block(Kind.HEADING, "Editorial Questions", Zone.QUESTIONS, 2),
    Block(Kind.ITEM, "When did the harbour office first see the log?", Zone.QUESTIONS, 1),
    Block(Kind.HEADING, "References", Zone.REFERENCES, 2),
    Block(Kind.ITEM, "Ellery Courier, “Barrage halted after warning”", Zone.REFERENCES, 1),
    Block(Kind.ITEM, "Brightwater Tidal, press statement", Zone.REFERENCES, 1),
)


def span_of(blocks: Iterable[Block], words: str) -> Span:
    """Where the words stand first in the blocks' canonical text."""
    start = canonical_text(blocks).index(words)
    return Span(start, start + len(words))


def barrage() -> Reading:
    """A short piece with an editorial question and two references of its own."""
    question = "When did the harbour office first see the log?"
    courier = "Ellery Courier, “Barrage halted after warning”"
    statement = "Brightwater Tidal, press statement"
    return Reading(
        format="text",
        blocks=BARRAGE,
        headline=BARRAGE[0].text,
        standfirst=BARRAGE[1].text,
        questions=(FoundQuestion(question, span_of(BARRAGE, question)),),
        references=(
            FoundReference(
                courier,
                "Barrage halted after warning",
                "Ellery Courier",
                "",
                span_of(BARRAGE, courier),
            ),
            FoundReference(
                statement, "Press statement", "Brightwater Tidal", "", span_of(BARRAGE, statement)
            ),
        ),
        file_name="barrage.txt",
    )


def long_piece(paragraphs: int) -> Reading:
    """A piece of many paragraphs, each with a number of its own in it."""
    blocks = (
        Block(Kind.HEADING, "A Ledger of Every Lock on the Canal", Zone.HEADLINE, 1),
        *(
            Block(Kind.PARAGRAPH, f"Lock {n} was opened in {1700 + n % 300} at a cost of £{n}.")
            for n in range(1, paragraphs + 1)
        ),
    )
    return Reading(format="text", blocks=blocks, headline=blocks[0].text, file_name="locks.txt")


def starts_of(reading: Reading) -> list[int]:
    """Where each block begins in the canonical text."""
    return block_starts(reading.blocks)


@cache
def _empty_desk() -> bytes:
    """A new desk's file. Making one takes ten times as long as copying it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.editorial"
        Desk(path, NOOR).close()
        return path.read_bytes()


def lay_empty(path: Path) -> None:
    """Put a new desk's file there, unless there is one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(0o600)
        path.write_bytes(_empty_desk())


def desk_at(path: Path, reviewer: Reviewer = NOOR, patience: float | None = None) -> Desk:
    """A desk at which the reviewer sits."""
    lay_empty(path)
    return new_desk_at(path, reviewer, patience)


def new_desk_at(path: Path, reviewer: Reviewer = NOOR, patience: float | None = None) -> Desk:
    """As `desk_at`; where there is no desk the program makes it, as it does for a user."""
    desk = Desk(path, reviewer, patience)
    reviewers.sit_down(desk, reviewer)
    return desk


def take_in(desk: Desk, reading: Reading) -> str:
    """Put a piece on the desk; the article's id."""
    arrival = articles.arrive(desk, reading, reading.text.encode())
    return desk.run(f"Take in “{reading.headline}”", articles.take_in, arrival).id
