"""Going through the words that nobody has looked at, a sentence at a time."""

from datetime import UTC, datetime

import pytest

from editorial.domain.article import Block, Draft, Kind, Revision, Zone, canonical_text
from editorial.domain.coverage import Tally, Words
from editorial.domain.text import Span
from editorial.services.coverage import next_uncovered
from tests.domain.test_coverage import claim_on

BLOCKS = (
    Block(Kind.HEADING, "Lamp goes out", Zone.HEADLINE, 1),
    Block(Kind.PARAGRAPH, "By Ida Quennel", Zone.BYLINE),
    Block(Kind.PARAGRAPH, "It was sold for £400 by the keeper. “Nobody will miss it,” he said. …"),
    Block(Kind.ITEM, "1. The light was lit in 1811.", level=1),
    Block(Kind.PARAGRAPH, "Share", Zone.FURNITURE),
)
TEXT = canonical_text(BLOCKS)
AT = datetime(2026, 6, 12, tzinfo=UTC)
DRAFT = Draft(Revision("r", "a", 1, "", "", "", "text", 1, "", AT, "noor"), BLOCKS, TEXT)


def tally_of(*quotes: str) -> Tally:
    return Tally(Words(BLOCKS), [claim_on(words, text=TEXT) for words in quotes])


def round_trip(tally: Tally, step: int, steps: int) -> list[str]:
    """What is selected by pressing the key again and again, from the beginning on."""
    place, said = Span(0, 0), []
    for _ in range(steps):
        found = next_uncovered(DRAFT, tally, place, step)
        assert found is not None
        said.append(TEXT[found.start : found.end])
        place = found
    return said


def test_each_sentence_comes_once_and_then_the_first_again():
    assert round_trip(tally_of("for £400"), +1, 6) == [
        "Lamp goes out",
        "It was sold",
        "by the keeper.",
        "“Nobody will miss it,” he said.",
        "1. The light was lit in 1811.",
        "Lamp goes out",
    ]


def test_the_way_back_is_the_same_way():
    forth = round_trip(tally_of("for £400"), +1, 5)

    assert round_trip(tally_of("for £400"), -1, 5) == forth[::-1]


def caret(words: str, offset: int = 0) -> Span:
    at = TEXT.index(words) + offset
    return Span(at, at)


@pytest.mark.parametrize(
    ("place", "step", "found"),
    [
        (caret("sold"), +1, "It was sold for £400 by the keeper."),
        (caret("sold"), -1, "It was sold for £400 by the keeper."),
        (caret("“Nobody"), -1, "It was sold for £400 by the keeper."),
        (caret("keeper.", 7), +1, "“Nobody will miss it,” he said."),
        (caret("Quennel"), +1, "It was sold for £400 by the keeper."),
        (caret("Quennel"), -1, "Lamp goes out"),
        (caret("Share", 5), +1, "Lamp goes out"),
        (caret("Lamp"), -1, "1. The light was lit in 1811."),
    ],
)
def test_a_caret_asks_for_the_words_that_it_stands_in(place, step, found):
    span = next_uncovered(DRAFT, tally_of(), place, step)

    assert span is not None
    assert TEXT[span.start : span.end] == found


def test_words_that_were_narrowed_are_left_behind():
    narrowed = Span(caret("It was").start, caret("was sold").start + 3)
    span = next_uncovered(DRAFT, tally_of(), narrowed)

    assert span is not None
    assert TEXT[span.start : span.end] == "“Nobody will miss it,” he said."


def test_where_every_word_was_looked_at_there_is_no_next():
    done = tally_of(*(block.text for block in BLOCKS))

    assert next_uncovered(DRAFT, done, Span(5, 5)) is None
    assert next_uncovered(DRAFT, done, Span(5, 5), -1) is None
    nothing = Draft(DRAFT.revision, (), "")
    assert next_uncovered(nothing, Tally(Words(())), Span(0, 0)) is None
