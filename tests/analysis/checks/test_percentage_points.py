"""Percent and percentage points."""

import pytest

from editorial.analysis.checks import percentage_points
from tests.analysis.checks.messages import said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("It made up 12 percent of its income in 2023 and 18 percent last year, an increase of 6"
         " percent.",
         "From 12 to 18 percent is 6 percentage points, or an increase of 50 percent, not of 6"
         " percent."),
        ("It fell from 8 percent to 6 percent, a drop of 2 percent.",
         "From 8 to 6 percent is 2 percentage points, or a fall of 25 percent, not of 2 percent."),
        ("Support rose 9 percentage points, from 40 to 45 percent.",
         "From 40 to 45 percent is 5 percentage points, not 9."),
        ("It grew from 56 percent to 59 percent, an increase of 20 percent.",
         "From 56 to 59 percent is an increase of 5 percent, or 3 percentage points, not of 20"
         " percent."),
    ],
)  # fmt: skip
def test_the_one_for_the_other(text: str, message: str) -> None:
    assert said(percentage_points, text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 12 to 18 percent, an increase of 50 percent.",
        "It rose from 12 to 18 percent, an increase of six percentage points.",
        "It fell by 20 percent in 2020 and rose by 25 percent in 2021.",
        "It rose by 6 percent.",
        "The shares are 28, 26, 15 and 17 percent.",
    ],
)
def test_a_right_one_says_nothing(text: str) -> None:
    assert said(percentage_points, text) == []
