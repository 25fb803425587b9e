"""What is quoted: in two ways, paraphrased before, without a speaker, without an end."""

import pytest

from editorial.analysis.checks import (
    quotation_differs,
    quotation_without_speaker,
    quoted_paraphrase,
    speaker_not_introduced,
    two_speakers,
    unbalanced_quotation,
)
from tests.analysis.pieces import piece_of

SPOKE = "“We never promised that every boat would be new,” said Mara Holt, who runs the line."


def test_a_word_more_is_told_with_the_place_at_which_they_part() -> None:
    piece = piece_of(
        "“It is not unusual for a harbour to ask its pilots about possible dangers of the bar,”"
        " said Mara Holt.",
        "Holt said again that “it is not unusual for a harbour to ask its pilots about dangers"
        " of the bar.”",
    )

    (found,) = quotation_differs.check(piece)

    assert found.severity == "error"
    assert "about possible dangers" in found.message
    assert [piece.words_at(span)[:6] for span in found.spans] == ["“It is", "“it is"]


def test_the_same_in_other_words_is_a_warning() -> None:
    piece = piece_of(
        "“The council asked the harbour’s owner, Tom Brand, either to repair the crane or to stop"
        " loading. Brand refused,” Holt said.",
        "Holt’s account, that “the council asked for a repair of the crane or a stop to loading,"
        " but Brand refused,” is disputed.",
    )

    (found,) = quotation_differs.check(piece)

    assert found.severity == "warning"
    assert "other words" in found.message


@pytest.mark.parametrize(
    "again",
    [
        "She said that they had “never promised that every boat would be new.”",
        "“We never promised that … every boat would be new,” she said.",
        "“[W]e never promised that every boat would be new,” she said.",
        "“WE NEVER PROMISED that every boat would be new,” she said.",
        "“Every passenger will get a seat on every boat,” she said.",
        "“We promised a pier,” she said.",
        "The song “Every Boat Will Be New” was played.",
    ],
)
def test_a_part_an_ellipsis_or_another_sentence_is_no_difference(again: str) -> None:
    assert list(quotation_differs.check(piece_of(SPOKE, again))) == []


def test_words_reported_before_come_back_in_quotation_marks() -> None:
    reported = "The Tarrant Institute said that electric ferries are already built in other yards."
    quoted = "The Tarrant Institute’s view that “electric ferries are built in other yards” is new."

    (found,) = quoted_paraphrase.check(piece_of(reported, "Nobody minded.", quoted))

    assert "in its own words" in found.message
    assert list(quoted_paraphrase.check(piece_of(quoted, "Nobody minded.", reported))) == []
    elsewhere = quoted.replace("Tarrant", "Selby").replace("Institute", "Museum")
    assert list(quoted_paraphrase.check(piece_of(reported, "So.", elsewhere))) == []


def test_one_quotation_has_one_speaker() -> None:
    again = "As Tom Brand put it, “we never promised that every boat would be new.”"

    (found,) = two_speakers.check(piece_of(SPOKE, again))

    assert "to Holt and to Brand" in found.message
    assert list(two_speakers.check(piece_of(SPOKE, again.replace("Tom Brand", "Holt")))) == []


LONE = "“If you count the boats you get boats.”"
BEFORE = "The harbour has a register of its own, which goes back to the year in which it was dug."
AFTER = "The register was closed in the spring, and nobody has opened it since then, or asked to."


def test_a_paragraph_that_is_a_quotation_needs_a_speaker_beside_it() -> None:
    (found,) = quotation_without_speaker.check(piece_of(BEFORE, LONE, AFTER))

    assert found.message == (
        "Nothing says whose words these are: “If you count the boats you get boats”."
    )


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"{BEFORE} As she put it:", LONE, AFTER),
        (BEFORE, LONE, "Mara Holt, pilot"),
        (f"“We have counted them twice,” said Mara Holt. {BEFORE}", LONE, AFTER),
        (BEFORE, LONE, f"Holt says that she does. {AFTER}"),
        (BEFORE, "“If you count the boats you get boats,” said Mara Holt.", AFTER),
        (BEFORE, LONE, AFTER, "“If you count the boats you get boats,” Mara Holt says."),
    ],
)
def test_a_speaker_may_be_named_nearby(paragraphs: tuple[str, ...]) -> None:
    assert list(quotation_without_speaker.check(piece_of(*paragraphs))) == []


def test_a_surname_alone_introduces_nobody() -> None:
    said = "“It is a hedge with paperwork,” said Halloran."

    (found,) = speaker_not_introduced.check(piece_of(said))

    assert found.message == "Halloran is quoted, and nothing in the piece says who that is."
    for known in (
        "Nell Halloran has kept the hedge for years.",
        "Dr Halloran keeps the hedge.",
        "Halloran, who keeps the hedge, was there.",
    ):
        assert list(speaker_not_introduced.check(piece_of(said, known))) == []


def test_marks_that_open_have_to_close() -> None:
    (found,) = unbalanced_quotation.check(
        piece_of("“We would have paid for it, she told the board.", "It met on Monday.")
    )

    assert "open here and do not close" in found.message


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“The first part of what she said.", "“The second part,” she said."),
        ("“The first part of what she said.", "The second.", "And the last,” she said."),
        ("He typed the wrong one: ”We have paid,” he said.",),
        ('He said "yes" and “no',),
        ("It isn’t the ’90s.",),
    ],
)
def test_marks_that_are_right_or_only_typed_oddly(paragraphs: tuple[str, ...]) -> None:
    assert list(unbalanced_quotation.check(piece_of(*paragraphs))) == []
