"""The faults that are in the samples on purpose are found, and what only looks wrong is not.

Here are those that have to do with what is quoted, who says it, and where it comes from.
"""

from pathlib import Path

import pytest

from editorial.analysis.checks import RULES, findings_in
from editorial.analysis.piece import Piece
from editorial.services.intake import read_file
from tests.analysis.checks.samples import passages, sample

SOURCING = (
    "quotation-differs",
    "quoted-paraphrase",
    "two-speakers",
    "hedge-drift",
    "missing-reference",
    "unused-reference",
    "one-origin",
    "quotation-without-speaker",
    "speaker-not-introduced",
    "unbalanced-quotation",
    "anonymous-source",
    "plural-source",
    "superlative",
    "allegation",
    "caption-names",
    "suspicious-link",
)

FAULTS = [
    ("ferry.txt", "quotation-differs", ("every crossing would be", "all crossings would be")),
    ("ferry.txt", "two-speakers", ("“A battery you cannot charge", "“a battery you cannot")),
    ("ferry.txt", "hedge-drift", ("must now repay £1.4 million", "could ask for up to £1.4")),
    ("ferry.txt", "hedge-drift", ("Crossed Mostly on Diesel", "reportedly made fewer than half")),
    ("ferry.txt", "missing-reference", ("Northern Ledger", "Source: Wenlow Herald")),
    ("ferry.txt", "missing-reference", ("Harbour Radio", "Source: Wenlow Herald")),
    ("ferry.txt", "one-origin", ("first reported", "both quoting", "three newsrooms")),
    ("ferry.txt", "anonymous-source", ("a person familiar with",)),
    ("orchard.md", "quotation-differs", ("was not there", "did not exist")),
    ("orchard.md", "hedge-drift", ("DNA tests have proved", "The markers suggest")),
    ("orchard.md", "missing-reference", ("Daily Meridian",)),
    ("orchard.md", "unused-reference", ("Fruit Trade Weekly",)),
    ("orchard.md", "one-origin", ("Ennershire Gazette", "both crediting", "three newsrooms")),
    ("orchard.md", "quotation-without-speaker", ("If you count labels",)),
    ("orchard.md", "speaker-not-introduced", ("Halloran",)),
    ("orchard.md", "unbalanced-quotation", ("“We would have paid for the truth",)),
    ("orchard.md", "anonymous-source", ("sources close to", "asked not to be named")),
    ("orchard.md", "plural-source", ("sources close to the board", "said the source")),
    ("orchard.md", "superlative", ("the oldest living pear tree in the country",)),
    ("orchard.md", "allegation", ("two of his former gardeners say",)),
    ("orchard.md", "caption-names", ("Corin Blaise",)),
    ("orchard.md", "suspicious-link", ("heritagecropsfund.example/accounts",)),
    ("night-bus.html", "quotation-differs", ("because of a footnote", "because of a spreadsheet")),
    ("night-bus.html", "hedge-drift", ("is stopping its only", "It is not certain that the bus")),
    ("night-bus.html", "suspicious-link", ("meridewtransit.example/n7",)),
]


@pytest.mark.parametrize(("name", "rule", "words"), FAULTS)
def test_a_fault_of_the_samples_is_found(name: str, rule: str, words: tuple[str, ...]) -> None:
    piece, findings = sample(name)

    told = [passages(piece, finding) for finding in findings if finding.rule == rule]

    assert any(all(each in words_told for each in words) for words_told in told)


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("ferry.txt", set()),
        ("orchard.md", {"the largest collection of old fruit in the country"}),
        ("night-bus.html", set()),
        ("harbour-school.docx", set()),
    ],
)
def test_nothing_else_is_said_of_what_is_quoted_and_by_whom(name: str, beside: set[str]) -> None:
    piece, findings = sample(name)
    known = [(rule, words) for file, rule, words in FAULTS if file == name]

    rest = {
        passages(piece, finding)
        for finding in findings
        if finding.rule in SOURCING
        and not any(
            finding.rule == rule and all(each in passages(piece, finding) for each in words)
            for rule, words in known
        )
    }

    assert rest == beside


def test_what_the_second_draft_has_put_right_is_gone() -> None:
    _, before = sample("ferry.txt")
    _, after = sample("ferry-second-draft.txt")

    gone = {finding.rule for finding in before} - {finding.rule for finding in after}

    assert {"quotation-differs", "two-speakers", "hedge-drift"} <= gone


def test_what_stays_keeps_its_fingerprint_in_the_second_draft() -> None:
    _, before = sample("ferry.txt")
    _, after = sample("ferry-second-draft.txt")

    kept = {finding.fingerprint for finding in before} & {f.fingerprint for f in after}

    assert {f.rule for f in after if f.fingerprint in kept} >= {"one-origin", "missing-reference"}


def test_every_rule_of_these_is_in_the_list_of_switches() -> None:
    assert set(SOURCING) <= {rule.key for rule in RULES}


@pytest.mark.corpus
def test_the_article_that_the_program_was_asked_for(corpus: Path) -> None:
    reading, _ = read_file(corpus / "seed" / "article.txt")
    piece = Piece(reading.blocks, reading.published_on)

    findings = findings_in(piece)

    told = [(finding.rule, passages(piece, finding)) for finding in findings]
    for rule, words in (
        ("quotation-differs", ("potential security risks", "views on security risks")),
        ("quotation-differs", ("Dario refused", "Anthropic refused")),
        ("quoted-paraphrase", ("the same capabilities are available", "official blog")),
        ("hedge-drift", ("Amazon CEO Raises", "reportedly")),
        ("missing-reference", ("Wall Street Journal", "TechCrunch AI")),
        ("missing-reference", ("The Information", "TechCrunch AI")),
        ("missing-reference", ("Reuters", "TechCrunch AI")),
        ("missing-reference", ("blog post", "TechCrunch AI")),
        ("one-origin", ("first reported", "The Information and Reuters", "multiple reports")),
    ):
        assert any(key == rule and all(each in shown for each in words) for key, shown in told)
    assert not any("June 12" in shown for _, shown in told)
    assert len(findings) <= 25
