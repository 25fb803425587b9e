"""A person whose title changes."""

import pytest

from editorial.analysis.checks import post_titles
from tests.analysis.checks.messages import said

FIRST = "“We can,” said Dorrit Hanlow, managing director of Torrow Ferries."


def test_two_titles_for_one_person() -> None:
    second = "Hanlow, the company’s chief executive, would not discuss it."
    assert said(post_titles, FIRST, second) == [
        "Hanlow is managing director in one place and chief executive in another."
    ]


def test_a_head_without_a_name_has_another_title() -> None:
    assert said(
        post_titles,
        "“No,” says Ottilie Vance, the trust’s director.",
        "Told what was in it, the trust’s chief executive declined to comment.",
    ) == ["Vance is the trust’s director in one place; in another the trust has a chief executive."]


@pytest.mark.parametrize(
    "second",
    [
        "Hanlow, the managing director, would not discuss it.",
        "Hanlow, now chief executive of the port, would not discuss it.",
        "Hanlow, who was chief executive of the port, would not discuss it.",
        "Hanlow, chief executive of Wenlow Harbour, would not discuss it.",
        "“No,” said Nell Hanlow, the company’s chief executive.",
        "The company’s chief executive, Ivo Sandrake, would not discuss it.",
        "Hanlow, the island’s treasurer, would not discuss it.",
    ],
)
def test_what_is_no_change(second: str) -> None:
    assert said(post_titles, FIRST, second) == []
