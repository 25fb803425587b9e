"""A reading time against the number of words."""

import pytest

from editorial.analysis.checks import reading_time
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Zone
from tests.analysis.checks.messages import said_of


def piece(words: int, line: str) -> Piece:
    return Piece([Block(Kind.PARAGRAPH, line, Zone.BYLINE), Block(Kind.PARAGRAPH, "word " * words)])


def test_nobody_reads_so_fast_or_so_slowly() -> None:
    assert said_of(reading_time, piece(5_100, "11 min read")) == [
        "5,100 words take about 21 minutes to read, not 11."
    ]
    assert said_of(reading_time, piece(700, "30 min read")) == [
        "700 words take about 3 minutes to read, not 30."
    ]


@pytest.mark.parametrize(
    ("words", "line"),
    [(700, "3 min read"), (990, "4 min read"), (30, "1 min read"), (5_100, "By Petra Lindqvist")],
)
def test_a_likely_one_says_nothing(words: int, line: str) -> None:
    assert said_of(reading_time, piece(words, line)) == []
