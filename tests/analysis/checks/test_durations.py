"""A length of time between two moments."""

import pytest

from editorial.analysis.checks import durations
from tests.analysis.checks.messages import said


def test_clock_times_are_taken_from_each_other() -> None:
    text = "She called at 21:40. The first engine came at 22:05, 35 minutes later."
    assert said(durations, text) == ["From 21:40 to 22:05 is 25 minutes, not 35 minutes."]


def test_years_are_taken_from_each_other() -> None:
    text = "He was curator for 35 years, from 1994 to 2019."
    assert said(durations, text) == ["From 1994 to 2019 is 25 years, not 35 years."]


@pytest.mark.parametrize(
    "text",
    [
        "She called at 21:40. The first engine came at 22:05, 25 minutes later.",
        "She called at 23:50. The first engine came at 00:15, 25 minutes later.",
        "She called at 21:40. The first engine came at 22:05, about half an hour later.",
        "He was curator for 25 years, from 1994 to 2019.",
        "Over the six years from 2020 to 2025 it paid.",
        "The scores were 3.15 and 4.50, 12 minutes later.",
    ],
)
def test_a_right_one_says_nothing(text: str) -> None:
    assert said(durations, text) == []
