"""Dates in the notations that articles use."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.analysis.dates import date_in, dates_in

NINTH_OF_MAY = date(2024, 5, 9)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-09",
        "2024-05-09T10:00:00Z",
        "2024-05-09 10:00:00 +0200",
        "2024/5/9",
        "May 9, 2024",
        "Thursday, May 9th, 2024 at 3:40 p.m. EDT",
        "9 May 2024",
        "the 9th of May 2024",
        "09-May-2024",
        "9. Mai 2024",
        "9 mai 2024",
        "9 de mayo de 2024",
        "09.05.2024",
        "2024年5月9日",
        "MAY 9, 2024",
        "Updated May 11, 2024 | Published May 9, 2024",
        "Last updated: 11 May 2024. First published 9 May 2024",
    ],
)
def test_notations(text: str) -> None:
    assert date_in(text) == NINTH_OF_MAY


def test_slashes_count_only_where_they_have_one_reading() -> None:
    assert date_in("23/9/2024") == date(2024, 9, 23)
    assert date_in("9/23/2024") == date(2024, 9, 23)
    assert date_in("5/9/2024") is None


@pytest.mark.parametrize(
    "text", ["", "2024", "May 2024", "2024-13-09", "31 June 2024", "v1.2.2024.5"]
)
def test_what_is_no_date(text: str) -> None:
    assert date_in(text) is None


@given(st.text())
def test_dates_stand_where_they_say(text: str) -> None:
    for start, end, _ in dates_in(text):
        assert text[start:end].strip()
