"""What the checks of names, dates and numbers say of the samples: what is planted, nothing else."""

from functools import cache
from pathlib import Path

import pytest

from editorial.analysis.checks import findings_in
from editorial.analysis.piece import Piece
from editorial.services.intake import read_file

SEEDS = Path(__file__).parents[3] / "seeds"
RULES = frozenset(
    "spelling title-changes weekday age date-order duration sum table list-count percentage"
    " percentage-points two-values acronym doubled-word doubled-sentence reading-time".split()
)


@cache
def found_in(name: str) -> tuple[tuple[str, str], ...]:
    """Rule, and the words of its first passage, for each finding of these rules."""
    reading, _ = read_file(SEEDS / name)
    piece = Piece(reading.blocks, reading.published_on)
    return tuple(
        sorted(
            (finding.rule, piece.words_at(finding.spans[0]))
            for finding in findings_in(piece)
            if finding.rule in RULES
        )
    )


@pytest.mark.parametrize(
    ("name", "planted"),
    [
        (
            "ferry.txt",
            [
                ("age", "Oakshaw, 61"),
                ("percentage", "2,920"),
                ("percentage-points", "12 percent"),
                ("spelling", "Ellersby"),
                ("sum", "£42 million"),
                ("title-changes", "Dorrit Hanlow, managing director of Torrow Ferries"),
                ("two-values", "1,168"),
                ("weekday", "Tuesday, 6 May 2026"),
            ],
        ),
        (
            "orchard.md",
            [
                ("acronym", "PVRO"),
                ("age", "Gilfoyle, 58"),
                ("date-order", "3 December"),
                (
                    "doubled-sentence",
                    "The register is compiled from what each collection reports once a year,"
                    " and nobody comes to look.",
                ),
                ("doubled-word", "the the"),
                ("duration", "21:40"),
                ("list-count", "four reasons"),
                ("percentage", "42,000"),
                ("percentage-points", "11 percent"),
                ("reading-time", "11 min read"),
                ("spelling", "Linnick"),
                ("sum", "£1.9 million"),
                ("table", "312"),
                ("title-changes", "Ottilie Vance, the trust’s director"),
                ("two-values", "38 hectares"),
                ("two-values", "founded on Saturday, 16 October 1926"),
                ("two-values", "£1.36 million"),
                ("weekday", "Friday, 20 November 2025"),
                ("weekday", "Thursday, 24 March"),
            ],
        ),
        ("harbour-school.docx", [("sum", "£9.2 million")]),
        ("night-bus.html", [("percentage", "96"), ("weekday", "Monday, 11 February")]),
    ],
)
def test_what_is_planted_is_found_and_nothing_else_is_said(
    name: str, planted: list[tuple[str, str]]
) -> None:
    assert list(found_in(name)) == planted


def test_a_finding_keeps_its_fingerprint_in_a_later_draft() -> None:
    fingerprints = []
    for name in ("ferry.txt", "ferry-second-draft.txt"):
        reading, _ = read_file(SEEDS / name)
        findings = findings_in(Piece(reading.blocks, reading.published_on))
        fingerprints.append({(each.rule, each.fingerprint) for each in findings})

    kept = {rule for rule, _ in fingerprints[0] & fingerprints[1]}
    assert kept >= {"age", "spelling", "sum", "percentage-points", "two-values", "title-changes"}


@pytest.mark.corpus
def test_a_day_without_a_year_is_no_error(corpus: Path) -> None:
    reading, _ = read_file(corpus / "seed" / "article.txt")
    findings = findings_in(Piece(reading.blocks, reading.published_on))

    assert [finding.message for finding in findings if finding.rule in RULES] == []
