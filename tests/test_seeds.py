"""The sample article and its review fit each other, and what the README says about them."""

import json
import re

import pytest

from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.files.vocabularies import load
from editorial.resources import seed

ARTICLE = seed("ferry.txt").read_text(encoding="utf-8")
README = seed("README.md").read_text(encoding="utf-8")
REVIEW = json.loads(seed("ferry.review.json").read_text(encoding="utf-8"))


def quoted_in(cell: str) -> list[str]:
    """The straight-quoted words of a cell, in pieces where words are left out."""
    return [piece for words in re.findall(r'"([^"]+)"', cell) for piece in words.split(" … ")]


def faults() -> list[list[str]]:
    table = README.partition("## What is wrong")[2].partition("## What looks wrong")[0]
    rows = [line.strip("|").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return rows[1:]


@pytest.mark.parametrize("row", faults(), ids=lambda row: row[0].strip())
def test_every_fault_of_the_list_is_in_the_article(row):
    pieces = quoted_in(row[1])

    assert pieces
    assert [piece for piece in pieces if piece not in ARTICLE] == []


def test_the_faults_are_many():
    assert len(faults()) >= 16


def items() -> list[dict[str, object]]:
    return [*REVIEW["claims"], *REVIEW["questions"], *REVIEW["notes"]]


def test_every_quote_stands_where_the_review_says():
    lines = ARTICLE.split("\n")
    for item in items():
        assert item["quotes"]
        for quote in item["quotes"]:
            found = sum(line.count(quote["text"]) for line in lines)
            assert found >= quote.get("nth", 1), quote
            assert found == 1 or "nth" in quote, quote


def test_the_review_uses_the_values_of_the_domain():
    for claim in REVIEW["claims"]:
        Status(claim["status"])
        Risk(claim["risk"])
        assert set(claim["kinds"]) <= set(load("kinds").keys)
        for evidence in claim["evidence"]:
            Stance(evidence["stance"])
    for source in REVIEW["sources"]:
        Tier(source["tier"])
        assert source["kind"] in load("source_kinds")
        assert not source["text"] or source["text"] in ARTICLE
    for question in REVIEW["questions"]:
        Role(question["addressee"])
        outcome = question["outcome"] and Outcome(question["outcome"])
        assert (QuestionState(question["state"]) is QuestionState.CLOSED) == bool(outcome)


def test_the_review_names_only_what_it_has():
    sources = {source["key"] for source in REVIEW["sources"]}
    claims = {claim["key"] for claim in REVIEW["claims"]}

    assert {e["source"] for claim in REVIEW["claims"] for e in claim["evidence"]} <= sources
    assert {question["claim"] for question in REVIEW["questions"]} <= claims | {""}


def test_the_review_shows_a_desk_in_the_middle_of_its_work():
    statuses = {claim["status"] for claim in REVIEW["claims"]}

    assert statuses == {status.value for status in Status} - {"cut"}
    assert [source["key"] for source in REVIEW["sources"] if source["confidential"]] == ["pier"]
