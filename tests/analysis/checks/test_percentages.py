"""A percentage and the two numbers beside it."""

import pytest

from editorial.analysis.checks import percentages
from tests.analysis.checks.messages import said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Her logbooks show that of 2,920 crossings in the twelve months to 31 March 2026 she made"
         " 1,168 on batteries alone, or 46 percent.",
         "1,168 of 2,920 is 40 percent, not 46 percent."),
        ("They saw eight crossings, of which five were made on batteries, or 55 percent.",
         "Five of eight is 62.5 percent, not 55 percent."),
        ("Out of 250 firms, 75 (35 percent) had closed.",
         "75 of 250 is 30 percent, not 35 percent."),
        ("Only 12 of 48 schools, or a third, had heating.", "12 of 48 is 25 percent, not a third."),
        ("Four in five, or 75 percent, said yes.", "Four of five is 80 percent, not 75 percent."),
        ("Visitors fell from 42,000 in 2019 to 31,500 last year, a fall of 35 percent.",
         "From 42,000 to 31,500 is a fall of 25 percent, not 35 percent."),
        ("In 2023 the machine counted 96 a night; the rise to 118 is one of 32 percent.",
         "From 96 to 118 is an increase of 22.9 percent, not 32 percent."),
        ("Rents have risen from €800 to €1,000 in three years, up 20 percent.",
         "From €800 to €1,000 is an increase of 25 percent, not 20 percent."),
        ("He found 1,480 varieties and left 2,190, an increase of 38 percent.",
         "From 1,480 to 2,190 is an increase of 48 percent, not 38 percent."),
    ],
)  # fmt: skip
def test_it_is_worked_out_again(text: str, message: str) -> None:
    assert said(percentages, text) == [message]


def test_a_share_of_what_the_sentences_before_have() -> None:
    before = "St Orla’s has 640 people. The hospital asked them how they came: 212 said by bus."
    assert said(percentages, f"{before} That is a third of them.") == []
    assert said(percentages, f"{before} That is a quarter of them.") == [
        "212 of 640 is 33.1 percent, not a quarter."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The fare went from £6.00 to £7.50, an increase of 25 percent.",
        "He found 1,480 varieties and left 2,190, an increase of 48 percent, or about 28 a year.",
        "It fell by 20 percent in 2020 and rose by 25 percent in 2021, and was back at 3,000.",
        "They want to sell 6.5 hectares, about 17 percent of the whole, for 140 houses.",
        "Of 2,920 crossings she made 1,168 on batteries, or about 40 percent.",
        "Some 34 of 100 said yes, or about a third.",
        "Of 640 people 212 came by bus, so that 428, or 67 percent, did not.",
        "The price rose from $2 to $3 in May, and the shop lost 10 percent of its 40 customers.",
        "I filled five of seven places and half of the others, about 35 percent of the judges.",
    ],
)
def test_a_right_one_says_nothing(text: str) -> None:
    assert said(percentages, text) == []
