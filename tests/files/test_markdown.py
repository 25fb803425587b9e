"""Markdown becomes blocks, and blocks become Markdown that reads back the same."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import Block, Kind, Run, Style
from editorial.files.decoding import decoded
from editorial.files.front_matter import split_front_matter
from editorial.files.markdown_reader import blocks_from_markdown
from editorial.files.markdown_writer import markdown_from_blocks
from tests.files.markdown_texts import markdown_texts


def texts(source: str) -> list[str]:
    return [block.text for block in blocks_from_markdown(source)]


def shapes(source: str) -> list[tuple[Kind, str, int, int | None, int]]:
    blocks = blocks_from_markdown(source)
    return [(b.kind, b.text, b.level, b.ordinal, b.quoted) for b in blocks]


def test_a_piece_with_everything_in_it() -> None:
    source = (
        "# Tide\n\nHigh *water* at **9 m**, [log](https://port.test/?a=1&b=2).\n\n"
        "1. one\n2. two\n    - deep\n\n    goes on\n\n> said\n>\n> she\n\n* * *\n\n"
        "| Place | Metres |\n|---|---|\n| Port | 9 |\n\n![A pier](pier.jpg)\n\n"
        "```py\nx = 1\n\ny = 2\n```\n\nTerm\n:   Meaning\n\nSee[^a].\n\n[^a]: The log.\n"
    )

    assert shapes(source) == [
        (Kind.HEADING, "Tide", 1, None, 0),
        (Kind.PARAGRAPH, "High water at 9 m, log.", 0, None, 0),
        (Kind.ITEM, "one", 1, 1, 0),
        (Kind.ITEM, "two", 1, 2, 0),
        (Kind.ITEM, "deep", 2, None, 0),
        (Kind.PARAGRAPH, "goes on", 1, None, 0),
        (Kind.PARAGRAPH, "said", 0, None, 1),
        (Kind.PARAGRAPH, "she", 0, None, 1),
        (Kind.RULE, "", 0, None, 0),
        (Kind.ROW, "Place\tMetres", 0, 1, 0),
        (Kind.ROW, "Port\t9", 0, None, 0),
        (Kind.IMAGE, "A pier", 0, None, 0),
        (Kind.CODE, "x = 1\u2028\u2028y = 2", 0, None, 0),
        (Kind.TERM, "Term", 0, None, 0),
        (Kind.DEFINITION, "Meaning", 0, None, 0),
        (Kind.PARAGRAPH, "See[1].", 0, None, 0),
        (Kind.NOTE, "The log.", 0, 1, 0),
    ]
    paragraph = blocks_from_markdown(source)[1]
    assert paragraph.runs == (
        Run(5, 10, Style.EMPHASIS),
        Run(14, 17, Style.STRONG),
        Run(19, 22, Style.LINK, "https://port.test/?a=1&b=2"),
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1986. A great year.", ["1986. A great year."]),
        ("In it came\n\n1986. A great year.\n", ["In it came", "1986. A great year."]),
        ("1. a\n2. b\n1986. c", ["a", "b 1986. c"]),
        ("10<sup>6</sup> people, 5 m<sup>2</sup>", ["10⁶ people, 5 m²"]),
        ("10<sup>6,5</sup> and 19<sup>th</sup>", ["10^6,5 and 19th"]),
        ("H<sub>2</sub>O", ["H2O"]),
        ("a <svg>\n\n<text>leak</text>\n\n</svg> b", ["a  b"]),
        ("write `<svg>` first", ["write <svg> first"]),
        ("<script>alert(1)</script>\n\nwords", ["words"]),
        ("Dear <INSERT NAME>,", ["Dear <INSERT NAME>,"]),
        ("{% image a.png %} and {{ site.title }}", ["{% image a.png %} and {{ site.title }}"]),
        ("## The year {2024}", ["The year {2024}"]),
        ("Washington: The president said", ["Washington: The president said"]),
        ('He said "no" -- twice...', ['He said "no" -- twice...']),
        ("one<br><br>two", ["one", "two"]),
        ("<div>\n\n*in* a box\n\n</div>", ["in a box"]),
        ("a&#13;b &#xFDD0;c", ["a b c"]),
        ("cafe&#x301;", ["café"]),
    ],
)
def test_traps(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_a_list_may_count_beyond_ninety_nine() -> None:
    source = "\n".join(f"{number}. item" for number in range(97, 104))

    assert [block.ordinal for block in blocks_from_markdown(source)] == [*range(97, 104)]


def test_a_decomposed_letter_keeps_its_run() -> None:
    [block] = blocks_from_markdown("a **e\u0301e** b")

    assert block.text == "a ée b"
    assert block.runs == (Run(2, 4, Style.STRONG),)


@given(markdown_texts)
def test_what_is_written_reads_back_the_same(source: str) -> None:
    blocks = blocks_from_markdown(source)

    assert blocks_from_markdown(markdown_from_blocks(blocks)) == blocks


@given(st.one_of(st.text(), markdown_texts))
def test_blocks_keep_the_rules_of_canonical_text(source: str) -> None:
    for block in blocks_from_markdown(source):
        assert "\n" not in block.text
        assert "\r" not in block.text
        assert unicodedata.is_normalized("NFC", block.text)
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
def test_any_words_survive_writing_and_reading(words: str) -> None:
    text = unicodedata.normalize("NFC", words).replace("\u2028", " ").replace("\u2029", " ")
    text = text.replace("\ufeff", "").replace("\ufffc", "").strip()
    blocks = (Block(Kind.PARAGRAPH, text),) if text else ()

    assert blocks_from_markdown(markdown_from_blocks(blocks)) == blocks


def test_the_same_blocks_always_give_the_same_readable_markdown() -> None:
    blocks = (
        Block(Kind.HEADING, "Tide", level=2),
        Block(Kind.PARAGRAPH, "It is high.", runs=(Run(6, 10, Style.STRONG),)),
        Block(Kind.ITEM, "1986. A year", level=1),
        Block(Kind.ITEM, "the *log*", level=1, runs=(Run(0, 3, Style.LINK, "https://a.test/"),)),
    )

    assert markdown_from_blocks(blocks) == (
        "## Tide\n\nIt is **high**.\n\n-   1986\\. A year\n-   [the](https://a.test/) \\*log\\*\n"
    )


@pytest.mark.corpus
@pytest.mark.timeout(120)
def test_every_published_article_reads_back_the_same(corpus: Path) -> None:
    paths = sorted(corpus.glob("articles/*/article.md"))
    paths += sorted(corpus.glob("revisions/*/a.md"))[::24]
    different = []
    for path in paths:
        _, body = split_front_matter(decoded(path.read_bytes(), path.name))
        blocks = blocks_from_markdown(body)
        if blocks_from_markdown(markdown_from_blocks(blocks)) != blocks:
            different.append(path.parent.name)

    assert len(paths) > 50
    assert different == []
