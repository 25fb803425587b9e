"""Pasted articles in several layouts fall into their parts."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.analysis.structure import recognised
from editorial.domain.article import Kind, Zone, canonical_text
from editorial.domain.reading import Reading
from editorial.files.markdown_reader import blocks_from_markdown
from editorial.files.plain_text import blocks_from_text
from tests.files.markdown_texts import markdown_texts

HEADLINE = "Ferry Line to Close After Ninety Years"
STANDFIRST = "The last boat sails in June, the company said. Its 41 sailors were told by letter."
LEAD = (
    "The ferry that has crossed the sound since 1934 will make its last trip in June, its owner"
    " said on Monday in a letter to the 41 people who sail it."
)
PROSE = (
    "Nobody in the harbour office had expected the letter, and two of the officers who read it"
    " first said that they had taken it for a joke."
)


def read(*paragraphs: str) -> Reading:
    return recognised(blocks_from_text("\n\n".join(paragraphs)), format="text")


def headings(reading: Reading) -> list[str]:
    return [b.text for b in reading.blocks if b.kind is Kind.HEADING and b.level > 1]


def zone(reading: Reading, zone: Zone) -> list[str]:
    return [block.text for block in reading.blocks if block.zone is zone]


@pytest.mark.parametrize(
    "head",
    [
        (HEADLINE, STANDFIRST, "By Ana Brill and Tom Ruiz", "2024-05-09"),
        (HEADLINE, "By Ana Brill and Tom Ruiz | 9 May 2024", STANDFIRST),
        ("News", HEADLINE, STANDFIRST, "Ana Brill and Tom Ruiz", "May 9, 2024"),
        (HEADLINE, STANDFIRST, "2024-05-09 Ana Brill and Tom Ruiz"),
        ("Home", "Skip to content", "Business", HEADLINE, STANDFIRST,
         "Published 9 May 2024", "By Ana Brill, Harbour Correspondent, and Tom Ruiz",
         "Share on Facebook", "A ferry. Photo: Ida Marlowe"),
        ("World", "UK edition", HEADLINE, STANDFIRST, "Ana Brill in Brinmouth and Tom Ruiz",
         "Thu 9 May 2024 10.15 BST", "Share"),
        ("9 May 2024", HEADLINE, STANDFIRST, "By Ana Brill & Tom Ruiz", HEADLINE),
    ],
)  # fmt: skip
def test_heads(head: tuple[str, ...]) -> None:
    reading = read(*head, LEAD, PROSE)

    assert reading.headline == HEADLINE
    assert reading.standfirst == STANDFIRST
    assert reading.authors == ("Ana Brill", "Tom Ruiz")
    assert reading.published_on == date(2024, 5, 9)
    assert zone(reading, Zone.BODY) == [LEAD, PROSE]


def test_a_short_headline_is_not_taken_for_a_section() -> None:
    reading = read("Ferry at ninety", STANDFIRST, "By Ana Brill", LEAD, PROSE)

    assert (reading.section, reading.headline) == ("", "Ferry at ninety")


def test_a_wire_story_has_no_standfirst() -> None:
    lead = "BRINMOUTH (WNS) — The ferry will make its last trip in June, its owner said on Monday."
    reading = read(HEADLINE, "By Ana Brill", lead, PROSE)

    assert reading.standfirst == ""
    assert zone(reading, Zone.BODY) == [lead, PROSE]


def test_prose_without_a_head_stays_prose() -> None:
    reading = read(LEAD, PROSE)

    assert (reading.headline, reading.standfirst, reading.authors) == ("", "", ())
    assert zone(reading, Zone.BODY) == [LEAD, PROSE]


def test_headings_are_told_from_lists_and_captions() -> None:
    reading = read(
        HEADLINE, "By Ana Brill", STANDFIRST, LEAD,
        "A letter on Monday", PROSE,
        "The owner named three reasons:", "Old engines", "New bridges", "Fewer tourists", PROSE,
        "The last crew", "Who goes first?", PROSE,
        "The ferry at its pier. (Photo: Ida Marlowe)", PROSE,
        "“Nobody asked us”", PROSE,
    )  # fmt: skip

    assert headings(reading) == ["A letter on Monday", "The last crew", "Who goes first?"]
    assert zone(reading, Zone.CAPTION) == ["The ferry at its pier. (Photo: Ida Marlowe)"]


def test_questions_without_marks_and_with_lead_ins() -> None:
    reading = read(
        HEADLINE, LEAD, PROSE, "Questions for the Editor",
        "The letter came on a Monday. Who wrote it? Dr. Brill of the U.S. office asked: why now?",
        "Whether the fleet was ever for sale",
    )  # fmt: skip

    assert [question.text for question in reading.questions] == [
        "The letter came on a Monday. Who wrote it?",
        "Dr. Brill of the U.S. office asked: why now?",
        "Whether the fleet was ever for sale",
    ]


def test_references_in_many_notations() -> None:
    reading = read(
        HEADLINE, LEAD, PROSE, "Sources",
        "[1] Ana Brill, “Ninety years”, Coast Post, 3 May 2024, https://post.test/ninety.",
        "Fleet register | Harbour Office",
        "Sources: Port log (Brinmouth Archive); https://log.test/1934",
        "Leave a comment",
    )  # fmt: skip

    found = [(r.title, r.publisher, r.url) for r in reading.references]
    assert found == [
        ("Ninety years", "Coast Post", "https://post.test/ninety"),
        ("Fleet register", "Harbour Office", ""),
        ("Port log", "Brinmouth Archive", ""),
        ("https://log.test/1934", "", "https://log.test/1934"),
    ]
    assert zone(reading, Zone.FURNITURE) == ["Leave a comment"]


def test_a_heading_called_questions_over_prose_is_a_heading() -> None:
    reading = read(HEADLINE, LEAD, PROSE, "Open Questions", PROSE, LEAD, PROSE)

    assert reading.questions == ()
    assert headings(reading) == ["Open Questions"]
    assert zone(reading, Zone.BODY)[-1] == PROSE


def test_what_the_site_puts_under_the_article_is_furniture() -> None:
    reading = read(
        HEADLINE, LEAD, PROSE, LEAD, "References", "Coast Post",
        "Explore more on these topics", "Ferries", "Brinmouth", "Share", "Reuse this content",
    )  # fmt: skip

    assert [reference.text for reference in reading.references] == ["Coast Post"]
    assert zone(reading, Zone.FURNITURE)[:3] == [
        "Explore more on these topics",
        "Ferries",
        "Brinmouth",
    ]


def test_numbers_before_questions_are_no_part_of_them() -> None:
    reading = read(HEADLINE, LEAD, PROSE, "Editorial Questions", "1. Who pays?", "2) Who sails?")

    assert [question.text for question in reading.questions] == ["Who pays?", "Who sails?"]


def test_a_sentence_about_pictures_is_no_caption() -> None:
    sentence = "Videos from the pier showed the crew with their letters in their hands."
    reading = read(HEADLINE, LEAD, PROSE, sentence, PROSE)

    assert sentence in zone(reading, Zone.BODY)


def test_a_source_line_at_the_end_needs_no_heading() -> None:
    reading = read(HEADLINE, LEAD, PROSE, LEAD, PROSE, "Source: Coast Post", "Comments")

    assert [reference.title for reference in reading.references] == ["Coast Post"]


lines = st.sampled_from(
    [
        HEADLINE, STANDFIRST, LEAD, PROSE, "News", "By Ana Brill", "2024-05-09", "Comments",
        "Editorial Opinion", "Editorial Questions", "References", "Source: A; B", "Why?",
        "Photo by Ida on Unsplash", "← Back to Home", "A list:", "one", "[1] a [2] b", "---", "“",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(lines | st.text(), max_size=12).map("\n".join))
def test_any_text_keeps_its_words_and_spans_quote_it(source: str) -> None:
    blocks = blocks_from_text(source)

    reading = recognised(blocks, format="text")

    assert reading.text == canonical_text(blocks)
    for found in (*reading.questions, *reading.references):
        assert found.text
        assert reading.text[found.span.start : found.span.end] == found.text


@given(markdown_texts, st.sampled_from(["", HEADLINE + "\n\n", "# Tide\n\n"]))
def test_any_markdown_keeps_its_blocks_but_for_zones(source: str, head: str) -> None:
    blocks = blocks_from_markdown(head + source)

    reading = recognised(blocks, format="markdown")

    assert [replace(block, zone=Zone.BODY) for block in reading.blocks] == list(blocks)
