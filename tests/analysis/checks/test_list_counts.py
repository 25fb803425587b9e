"""A number announced over a list."""

import pytest

from editorial.analysis.checks import list_counts
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from tests.analysis.checks.messages import said_of


def listed(words: str, items: int) -> Piece:
    found = [Block(Kind.ITEM, f"Item number {at}, such as it is", level=1) for at in range(items)]
    return Piece([Block(Kind.PARAGRAPH, words), *found, Block(Kind.PARAGRAPH, "So it ends.")])


def test_four_reasons_and_three_items() -> None:
    assert said_of(list_counts, listed("It gives four reasons for this:", 3)) == [
        "Four reasons are announced and 3 are listed."
    ]


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("The committee has offered three things instead:", 3),
        ("Here are two of the reasons:", 3),
        ("About four reasons were given:", 3),
        ("After four years they wrote:", 3),
        ("It gives four reasons.", 3),
        ("It gives four reasons for this:", 0),
    ],
)
def test_what_announces_nothing_says_nothing(words: str, items: int) -> None:
    assert said_of(list_counts, listed(words, items)) == []


def test_nested_items_are_not_counted() -> None:
    piece = listed("It gives three reasons for this:", 3)
    nested = Block(Kind.ITEM, "A part of the first", level=2)
    assert said_of(list_counts, Piece([*piece.blocks[:2], nested, *piece.blocks[2:]])) == []
