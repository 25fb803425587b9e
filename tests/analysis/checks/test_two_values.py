"""One quantity that comes back in another value."""

import pytest

from editorial.analysis.checks import two_values
from tests.analysis.checks.messages import said


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("Of 2,920 crossings she made 1,168 on batteries.",
         "After 1,186 electric crossings in a year, nobody can tell.",
         "“1,168” in one place, “1,186 electric crossings” in another."),
        ("They come to £1.36 million.", "The £1.36 billion may be lost.",
         "“£1.36 million” in one place, “£1.36 billion” in another."),
        ("It has 38 hectares (94 acres) of apples.", "He has walked the 83-hectare site twice.",
         "“38 hectares” in one place, “83-hectare” in another."),
        ("It is for each of the 480 islanders.", "On the island, where 840 people live, it rains.",
         "“480 islanders” in one place, “840 people” in another."),
        ("The trust was founded on 16 October 1926.", "The banner shows “Founded 1962” in green.",
         "“founded” in 1926 in one place and in 1962 in another."),
    ],
)  # fmt: skip
def test_the_body_differs_from_itself(first: str, second: str, message: str) -> None:
    assert [each.casefold() for each in said(two_values, first, second)] == [message.casefold()]


def test_the_standfirst_differs_from_the_body() -> None:
    assert said(
        two_values,
        "Last year the museum lent 320 paintings to its friends.",
        standfirst="The museum lent 230 paintings last year.",
    ) == ["“230 paintings” in one place, “320 paintings” in another."]


def test_a_rounded_number_in_the_standfirst_is_the_same() -> None:
    assert (
        said(
            two_values,
            "The museum lent 43,070 paintings last year.",
            standfirst="The museum lent 43,000 paintings last year.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It counted 118 passengers a night.", "His own count comes to 117 a night."),
        ("There are 2,216 entries.", "Of these 1,662 could be told apart."),
        ("He gave 12 lessons.", "She gave 21 lessons."),
        ("The state gave $2 million for roads.", "Banks lost $2 billion in the war."),
        ("It was opened in 1926.", "The other was closed in 1962."),
        ("It rose from $1.25 million to $1.25 billion.", "Nobody knows why."),
        ("The 14 goes to the garden centre.", "Not the 41, as we wrote."),
    ],
)
def test_different_things_may_have_different_numbers(first: str, second: str) -> None:
    assert said(two_values, first, second) == []
