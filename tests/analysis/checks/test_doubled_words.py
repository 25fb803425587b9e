"""Doubled words."""

import pytest

from editorial.analysis.checks import doubled_words
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Run, Style
from tests.analysis.checks.messages import said, said_of

TOWN = "The people of the town had a great deal to say about it, and so had the council."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("In the the autumn it will be old.", "the"),
        ("The the autumn is old.", "The"),
        ("He went to to the bank.", "to"),
        ("They started working working with the navy.", "working"),
    ],
)
def test_a_slip(text: str, word: str) -> None:
    assert said(doubled_words, text, TOWN) == [f"“{word}” stands twice in a row."]


@pytest.mark.parametrize(
    "text",
    [
        "By then the trust had had the draft for eight days.",
        "He said that that was right.",
        "What it is is a mistake.",
        "It was very very late.",
        "Duran Duran played in Wagga Wagga, with The The.",
        "“Help help help,” he cried.",
        "They log in in the morning, and carry on on Monday.",
        "It was the end, the end of it.",
    ],
)
def test_what_english_doubles(text: str) -> None:
    assert said(doubled_words, text, TOWN) == []


def test_another_language_may_double_others() -> None:
    assert said(doubled_words, "Es ist eine Funktion, die die Anwendung schon lange hat.") == []


def test_code_is_no_prose() -> None:
    run = Run(8, 12, Style.CODE)
    piece = Piece([Block(Kind.PARAGRAPH, "Set the the type of it.", runs=(run,))])
    assert said_of(doubled_words, piece) == []
