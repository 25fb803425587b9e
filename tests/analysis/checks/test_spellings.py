"""Names spelled in two ways."""

import pytest

from editorial.analysis.checks import spellings
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Zone
from tests.analysis.checks.messages import said, said_of

TOWN = "The people of the town had a great deal to say about it, and so had the council."


@pytest.mark.parametrize(
    ("first", "second", "pair"),
    [
        ("The chair, Maud Ellersby, called the board.", "Ellerby said that it could.",
         "“Ellersby” and “Ellerby”"),
        ("Edda Linnick, a plant geneticist, has it.", "Dr Linnik answers each of them.",
         "“Linnick” and “Linnik”"),
        ("“No,” said Petra Lindqvist.", "It was Lindquist who went.",
         "“Lindqvist” and “Lindquist”"),
        ("“No,” said Jon Halvorsen.", "“Yes,” said John Halvorsen.",
         "“Jon Halvorsen” and “John Halvorsen”"),
        ("A visit to the Hartwell Institute is planned.", "It was the Hartwel Institute again.",
         "“Hartwell Institute” and “Hartwel Institute”"),
    ],
)  # fmt: skip
def test_a_letter_more_or_less(first: str, second: str, pair: str) -> None:
    assert said(spellings, first, TOWN, second) == [f"One name is spelled in two ways: {pair}."]


def test_the_byline_is_compared_with_the_caption() -> None:
    piece = Piece(
        [
            Block(Kind.HEADING, "The night bus", Zone.HEADLINE, level=1),
            Block(Kind.PARAGRAPH, "By Petra Lindqvist", Zone.BYLINE),
            Block(Kind.CAPTION, "The bus in January. Photograph: Petra Lindquist", Zone.CAPTION),
            Block(Kind.PARAGRAPH, TOWN),
        ]
    )
    assert said_of(spellings, piece) == [
        "One name is spelled in two ways: “Lindqvist” and “Lindquist”."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“No,” said Anna Smythe.", "The Smythes’ house is old. So are all Smythes."),
        ("“No,” said Anna Larsen.", "“Yes,” said Peter Larson."),
        ("“No,” said Ada Thole.", "“Yes,” said Wim Thole."),
        ("“No,” said Anna Markey.", "Market day is on Monday, when the market is full."),
        ("“No,” said Steve Halvorsen.", "“Yes,” said Steven Halvorsen."),
        ("“No,” said Hélène Bérard.", "“Yes,” said Hélène Berard."),
        ("It is a Path Analysis.", "We have made two Path Analyses."),
    ],
)
def test_what_only_looks_alike(first: str, second: str) -> None:
    assert said(spellings, first, TOWN, second) == []


def test_a_language_that_declines_names_is_left_alone() -> None:
    first = "Nadšené ohlasy zaplnily anglický prostor, přirovnává Declan Rice."
    assert said(spellings, first, "Při případném přestupu uvidíme Declana Rice.") == []
