"""A quotation is compared with its source word by word, typography and hesitations aside."""

import pytest

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.domain.match import Difference, DifferenceKind, Findable, Match

INTERVIEW = """\
Interview with the harbour master
Nobody asked us. We will, of course, co-operate with the U.S. Coast Guard — as we always have.
So I, um, I never never said that we would, uh, sail in fog, [laughs] not once.
THE OLD FERRY WILL BE SOLD BY CHRISTMAS
The the pilots are a proud lot. I can’t do that, she told me.
“The Web is not the harbour,” he added, and the 12,000 pounds were paid.
"""


def best(claim: str, text: str = INTERVIEW) -> Match:
    return find(claim, [index_of(Findable("interview", text))])[0]


def is_sure(match: Match) -> bool:
    return any("word for word" in reason for reason in match.reasons)


def told(claim: str, text: str = INTERVIEW) -> list[tuple[DifferenceKind, str, str]]:
    return [(each.kind, each.claim, each.source) for each in best(claim, text).differences]


@pytest.mark.parametrize(
    ("claim", "place"),
    [
        ("Halloran: “Nobody asked us.”", "Nobody asked us"),
        ("“nobody asked us”, he said on Monday", "Nobody asked us"),
        (
            "“We will of course cooperate with the US Coast Guard - as we always have”",
            "We will, of course, co-operate with the U.S. Coast Guard — as we always have",
        ),
        ("«[W]e always have», said he", "we always have"),
        (
            "“I never never said that we would sail in fog, not once.”",
            "I never never said that we would, uh, sail in fog, [laughs] not once",
        ),
        ("He says “the old ferry will be sold by Christmas”.", "THE OLD FERRY WILL BE SOLD BY"),
        ("“The pilots are a proud lot”", "the pilots are a proud lot"),
        ('"I can\'t do that"', "I can’t do that"),
    ],
)
def test_a_quotation_is_word_for_word_whatever_its_marks_dashes_and_hesitations(
    claim: str, place: str
) -> None:
    match = best(claim)

    assert place in match.text
    assert len(match.text) < len(place) + 14, "the place is the quoted words"
    assert INTERVIEW[match.start : match.end] == match.text
    assert is_sure(match)
    assert match.differences == ()


@pytest.mark.parametrize(
    ("claim", "differences"),
    [
        ("“Nobody told us”", [(DifferenceKind.REPLACED, "told", "asked")]),
        (
            "“I never said that we would sail in fog, not once.”",
            [(DifferenceKind.LEFT_OUT, "", "never")],
        ),
        ("“I can do that”", [(DifferenceKind.REPLACED, "can", "can’t")]),
        ("“The pilots are a very proud lot”", [(DifferenceKind.ADDED, "very", "")]),
        ("“The pilots are are a proud lot”", [(DifferenceKind.ADDED, "are", "")]),
        ("“The web is not the harbour”", [(DifferenceKind.REPLACED, "web", "Web")]),
        (
            "“the 13,000 pounds were paid”",
            [(DifferenceKind.NUMBER, "13,000 pounds", "12,000 pounds")],
        ),
        (
            "“We will of course work with the US Coast Guard”",
            [(DifferenceKind.REPLACED, "work", "co-operate")],
        ),
    ],
)
def test_a_changed_quotation_is_never_word_for_word_and_shows_what_was_changed(
    claim: str, differences: list[tuple[DifferenceKind, str, str]]
) -> None:
    matches = find(claim, [index_of(Findable("interview", INTERVIEW))])

    assert not any(is_sure(match) for match in matches)
    assert told(claim) == differences
    assert "differs in one place" in matches[0].reasons[0]


def test_an_emphasis_said_twice_is_no_hesitation() -> None:
    text = "It was a very very long winter and I had had enough."

    assert told("“It was a very long winter”", text) == [(DifferenceKind.LEFT_OUT, "", "very")]
    assert told("“I had enough of a very very long winter”", text) != []


def test_a_sound_quotation_in_a_sentence_that_was_changed_is_not_said_to_be_word_for_word() -> None:
    text = "The ferry, “a floating museum of rust”, leaves the harbour on Monday at nine."

    match = best("The ferry, “a floating museum of rust”, leaves the harbour on Tuesday.", text)

    assert not is_sure(match)
    assert any("as it is quoted" in reason for reason in match.reasons)
    assert Difference(DifferenceKind.REPLACED, "Tuesday", "Monday") in match.differences


def test_a_quotation_that_captions_break_over_lines_is_one_place() -> None:
    captions = "the harbour will be\nclosed for good by the\nend of the year and nobody"

    match = best("“The harbour will be closed for good by the end of the year”", captions)

    assert match.text == "the harbour will be\nclosed for good by the\nend of the year"
    assert is_sure(match)


def test_a_quotation_within_a_quotation_is_taken_whole() -> None:
    text = "It is what he called “a proud lot” of men, and nobody else will do."

    match = best("She wrote: “It is what he called “a proud lot” of men”.", text)

    assert match.text == "It is what he called “a proud lot” of men"
    assert is_sure(match)


def test_the_rest_of_a_claim_that_is_too_long_is_never_taken_as_read() -> None:
    long = " ".join(f"word{number}" for number in range(900))

    match = best(f"{long} and so on", long + " and so forth")

    assert not is_sure(match)
