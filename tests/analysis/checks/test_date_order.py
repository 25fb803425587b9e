"""Dates in the wrong order."""

import pytest

from editorial.analysis.checks import date_order
from tests.analysis.checks.messages import said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("She was born in 1961 and died in 1950.",
         "“born” in 1961, “died” in 1950: the second is the earlier."),
        ("Work began in June 2019 and ended in March 2018.",
         "“began” in June 2019, “ended” in March 2018: the second is the earlier."),
        ("He ran it from 2019 to 1994.", "1994 lies before 2019."),
        ("It was built between 1931 and 1924.", "1924 lies before 1931."),
        ("Marie Dunn (1950–1913) was there.", "1913 lies before 1950."),
        ("On 3 December the fund wrote to ask for it. Vance’s answer to that letter, dated 27"
         " November, was short.",
         "The answer is dated 27 November, before the question of 3 December."),
    ],
)  # fmt: skip
def test_the_second_is_the_earlier(text: str, message: str) -> None:
    assert said(date_order, text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "He ran it from 1994 to 2019.",
        "The school closed in 2010 and the new one opened in 2012.",
        "It opened in 2012 on the site of the mill that closed in 2010.",
        "The number fell from 2000 to 1500.",
        "On 3 December they wrote and asked for it. The reply, dated 9 January, was short.",
        "They met in 2019 and in 2018.",
    ],
)
def test_a_right_order_says_nothing(text: str) -> None:
    assert said(date_order, text) == []
