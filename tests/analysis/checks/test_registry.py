"""All checks together: order, switches, fingerprints, and how long hostile pieces take."""

import time

import pytest

from editorial.analysis.checks import RULES, findings_in
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.finding import Severity
from tests.analysis.pieces import piece_of

QUOTED = (
    "“We never promised that every boat would be new,” said Mara Holt, who runs the line.",
    "Asked again, she wrote that “we never promised that all boats would be new.”",
)
BETWEEN = "The line has a new timetable, and a new pier."
OPEN = "He read it out: “The harbour was never meant for boats of that size, he said."


def test_the_worst_come_first_and_then_the_order_of_the_text() -> None:
    found = findings_in(piece_of(OPEN, BETWEEN, *QUOTED))

    assert [finding.rule for finding in found] == ["quotation-differs", "unbalanced-quotation"]
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.WARNING]


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    found = findings_in(piece_of(OPEN, BETWEEN, *QUOTED), {"quotation-differs"})

    assert [finding.rule for finding in found] == ["unbalanced-quotation"]


def test_what_was_noticed_keeps_its_fingerprint_when_it_moves() -> None:
    first = findings_in(piece_of(*QUOTED))
    later = findings_in(piece_of(BETWEEN, QUOTED[0], "So.", QUOTED[1]))

    assert [finding.fingerprint for finding in first] == [f.fingerprint for f in later]
    assert first[0].spans != later[0].spans


def test_another_wording_is_another_finding() -> None:
    first = findings_in(piece_of(*QUOTED))
    other = findings_in(piece_of(QUOTED[0], QUOTED[1].replace("all boats", "most boats")))

    assert first[0].fingerprint != other[0].fingerprint


def test_one_thing_repeated_is_not_told_without_end() -> None:
    link = "“We shall open on Monday without fail,” said Brand."

    found = [f for f in findings_in(piece_of(*[link] * 50)) if f.rule == "speaker-not-introduced"]

    assert len(found) == 1


def test_every_rule_has_words_for_the_editor() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.title[0].isupper()
        assert rule.explanation.endswith(".")
        assert "!" not in rule.title + rule.explanation


@pytest.mark.stress
@pytest.mark.parametrize(
    "text",
    [
        "“ " * 30_000,
        '"a ' * 30_000,
        "“We said nothing of this to anybody,” said Brand. " * 2_500,
        "Reuters, citing the Herald, first reported it; the Ledger also reported it. " * 2_500,
        "Anna Smith was accused of theft and £1,400 million may be 12 percent. " * 2_500,
    ],
)
def test_a_hostile_paragraph_is_read_in_time(text: str) -> None:
    """Where a check looked back over the paragraph at each find, this took minutes."""
    piece = Piece([Block(Kind.HEADING, "A title", Zone.HEADLINE), Block(Kind.PARAGRAPH, text)])
    started = time.process_time()

    findings_in(piece)

    assert time.process_time() - started < 4
