"""Doubled sentences."""

import pytest

from editorial.analysis.checks import doubled_sentences
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from tests.analysis.checks.messages import said, said_of

ONCE = "The register is compiled from what each collection reports once a year."
OTHER = "Nobody comes to look."


def test_a_sentence_that_comes_back() -> None:
    assert said(doubled_sentences, f"{OTHER} {ONCE}", f"{ONCE} It pays what it says.") == [
        f"This sentence stands twice: “{ONCE}”."
    ]


def test_a_paragraph_that_comes_back_is_told_once() -> None:
    whole = f"{ONCE} Its own guidance, which runs to four pages, asks collections to take care."
    assert said(doubled_sentences, whole, OTHER, whole) == [
        f"This sentence stands twice: “{ONCE}”."
    ]


def test_a_short_one_counts_where_it_stands_twice_in_a_row() -> None:
    assert said(doubled_sentences, f"It rained. {OTHER} {OTHER} So it goes.") == [
        f"This sentence stands twice: “{OTHER}”."
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (OTHER, "It rained.", OTHER),
        ("Are the buses accessible to disabled or to elderly customers?", "No.") * 2,
        ("This post is the second in a series of three that we publish here.", "No.") * 2,
    ],
)
def test_what_may_come_back(texts: tuple[str, ...]) -> None:
    assert said(doubled_sentences, *texts) == []


def test_a_headline_and_a_list_may_repeat_the_body() -> None:
    assert said(doubled_sentences, ONCE, standfirst=ONCE) == []
    item = Block(Kind.ITEM, ONCE, level=1)
    assert said_of(doubled_sentences, Piece([item, Block(Kind.PARAGRAPH, OTHER), item])) == []


def test_a_form_repeats_itself_on_purpose() -> None:
    forms = [f"{number} of them are compiled from what the office reports." for number in range(5)]
    assert said(doubled_sentences, *forms, OTHER, *(f"{form} {OTHER}" for form in forms)) == []
