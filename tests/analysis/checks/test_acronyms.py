"""Abbreviations that nobody explains."""

import pytest

from editorial.analysis.checks import acronyms
from tests.analysis.checks.messages import said

EXPLAINED = "The money comes from the Heritage Crops Fund (HCF), and that is all of it."


def test_one_that_is_never_explained() -> None:
    assert said(acronyms, EXPLAINED, "The PVRO has since asked for the list of the 554.") == [
        "The piece never says what PVRO stands for."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The HCF has since asked.",
        "The BBC and NASA have since asked for the DNA.",
        "The PVRO, or Plant Variety Office, has since asked.",
        "The Plant Variety and Registration Office was late. The PVRO has since asked.",
        "The PVRO (Plant Variety Registration Organ) has since asked.",
        "In Part VIII of the story they asked.",
        "PLEASE DO NOT WALK ON THE GRASS said the board.",
        "The PVRO, the TVLR and the QWRT have since asked.",
    ],
)
def test_what_needs_no_explanation(text: str) -> None:
    assert said(acronyms, EXPLAINED, text) == []


def test_a_piece_that_explains_none_is_for_those_who_know_them() -> None:
    assert said(acronyms, "The people of the PVRO have since asked for the list of it.") == []
