"""Front matter is read where it is front matter, and stays text where it is not."""

import pytest

from editorial.domain.article import Block, Kind, Zone
from editorial.files.front_matter import FrontMatter, split_front_matter, with_front_matter


def test_publishers_names_get_one_name() -> None:
    front, body = split_front_matter(
        "---\r\nTitle: Yes\r\nauthor:\r\n  name: Jo Lind\r\nbyline: ignored\r\ndek: Soon\r\n"
        "section: Coast\r\ntags: [tide, 'no']\r\ndate: 2024-01-05\r\n---\r\nWords\r\n"
    )

    assert front == FrontMatter("Yes", "Soon", "Coast", ("Jo Lind",), "2024-01-05", ("tide", "no"))
    assert body == "Words\n"


def test_toml_between_plus_signs() -> None:
    front, body = split_front_matter(
        '+++\ntitle = "Tide"\ndate = 2024-01-05\nauthors = ["Jo Lind"]\n[extra]\nx = 1\n+++\nWords'
    )

    assert front == FrontMatter("Tide", authors=("Jo Lind",), date="2024-01-05")
    assert body == "Words"


@pytest.mark.parametrize(
    "source",
    [
        "Words\n---\ntitle: no\n---\n",
        "---\n- a\n- list\n---\nWords",
        "---\na: &x [1]\nb: *x\n---\nWords",
        "---\ntitle: [unclosed\n---\nWords",
        "---\ntitle: never closed\nWords",
        "---\n" + "[" * 5000 + "\n---\nWords",
    ],
)
def test_anything_else_stays_text(source: str) -> None:
    assert split_front_matter(source) == (FrontMatter(), source)


def test_words_that_the_body_prints_are_not_put_in_twice() -> None:
    body = (Block(Kind.HEADING, "Tide  at 9", level=1), Block(Kind.PARAGRAPH, "It came."))

    blocks = with_front_matter(FrontMatter(headline="Tide at 9", standfirst="Soon."), body)

    assert [(b.zone, b.text) for b in blocks] == [
        (Zone.STANDFIRST, "Soon."),
        (Zone.HEADLINE, "Tide  at 9"),
        (Zone.BODY, "It came."),
    ]
