"""An age that does not fit a year of birth."""

from datetime import date

import pytest

from editorial.analysis.checks import ages
from tests.analysis.checks.messages import said

PUBLISHED = date(2026, 4, 18)


def test_an_age_is_worked_out_on_the_day_of_publication() -> None:
    text = "Maren Gilfoyle, 58, was born in 1961 in the last house."
    assert said(ages, text, published_on=PUBLISHED) == [
        "Born in 1961, Gilfoyle is 64 or 65 in 2026, not 58."
    ]


def test_without_it_the_latest_day_that_the_piece_looks_back_on_counts() -> None:
    assert said(
        ages,
        "“No,” said Perrin Oakshaw, 61, who left.",
        "Oakshaw, born on Torrow in 1959, left.",
        "She called the board together on 6 May 2026. It has until 1 May 2090.",
    ) == ["Born in 1959, Oakshaw is 66 or 67 in 2026, not 61."]


def test_she_is_the_one_whose_age_the_paragraph_gives() -> None:
    text = "Ann Bertrand is 40 years old. She was born in 1961 in Lyon."
    assert said(ages, text, published_on=PUBLISHED) == [
        "Born in 1961, Bertrand is 64 or 65 in 2026, not 40."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Penhallow, 71, was born in Ashlode in December 1954 and stays.",
        "Penhallow, 64, was born in 1961 and stays.",
        "Penhallow, who died at home, Ann Penhallow, 30, said. Penhallow was born in 1961.",
        "In 1990 Ann Penhallow, 29, left. Penhallow was born in 1961.",
        "Penhallow, 58, stays. Gilfoyle was born in 1961.",
    ],
)
def test_a_right_one_says_nothing(text: str) -> None:
    assert said(ages, text, published_on=PUBLISHED) == []
