"""A weekday that does not belong to its date."""

from datetime import date

import pytest

from editorial.analysis.checks import weekdays
from tests.analysis.checks.messages import said

PUBLISHED = date(2026, 4, 18)


def test_a_date_with_a_year_is_looked_up() -> None:
    assert said(weekdays, "They met on Tuesday, 6 May 2026.") == [
        "6 May 2026 is a Wednesday, not a Tuesday."
    ]


def test_without_a_year_it_is_the_one_near_the_publication_date() -> None:
    assert said(weekdays, "On Thursday, 24 March, it ended.", published_on=PUBLISHED) == [
        "24 March 2026 is a Tuesday, not a Thursday."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was founded on Saturday, 16 October 1926.",
        "She wrote on Thursday, 29 February 2024.",
        "It decided on Friday (June 12) to go.",
        "They meet on Wednesday, 6 May.",
        "From Monday, 2 June, to Friday, 22 August 2025, they went.",
        "In 2022 it was Thursday, 24 March, when they went.",
        "Two years ago, on Saturday, 20 April, they went.",
    ],
)
def test_a_right_one_says_nothing(text: str) -> None:
    published = None if "June 12" in text else PUBLISHED
    assert said(weekdays, text, published_on=published) == []


def test_without_any_year_nothing_is_known() -> None:
    assert said(weekdays, "On Thursday, 24 March, it ended.") == []


def test_the_year_beside_a_date_counts() -> None:
    text = "From Tuesday, 2 June, to Friday, 22 August 2025, they went."
    assert said(weekdays, text) == ["2 June 2025 is a Monday, not a Tuesday."]


def test_a_day_that_there_is_not() -> None:
    assert said(weekdays, "It begins on 31 June.", "It was on 29 February 2023.") == [
        "June has 30 days, and “31 June” is not one of them.",
        "February 2023 has 28 days, and “29 February 2023” is not one of them.",
    ]
