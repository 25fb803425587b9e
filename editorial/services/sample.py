"""The sample: an article with faults in it for a new desk, and a review of it half done."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from editorial.domain.article import Article
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.source import CitedSource, Source, Tier
from editorial.resources import seed
from editorial.services import articles, claims, questions, sources
from editorial.services.desk import Desk
from editorial.services.drafts import draft_of
from editorial.services.intake import read_file

Span = tuple[int, int]

ARTICLE = "ferry.txt"
REVIEW = "ferry.review.json"
NOOR_ID = "019768a4-0c00-7000-8000-6e6f6f720001"
"""Always the same, so that a second tour on one desk does not bring a second Noor."""


def lay_out_sample(desk: Desk) -> Article:
    """Put the sample article on a desk; it is there from the start, so undo does not offer it."""
    arrival = articles.arrive(desk, *read_file(seed(ARTICLE)))
    return desk.set_up("Lay out the sample", articles.take_in, arrival)


def sample_reviewer() -> Reviewer:
    """Who wrote the sample's review."""
    told = _review()["reviewer"]
    return Reviewer(NOOR_ID, told["name"], told["initials"], Role(told["role"]))


def apply_review(desk: Desk, article_id: str) -> None:
    """Do to the sample article what its review says, step by step, as the desk's reviewer."""
    review = _review()
    due_on = _day(review["due_in_days"])
    if due_on is not None:
        desk.run("Set due date", articles.set_due, article_id, due_on)
    known = {told["key"]: _source(desk, article_id, told) for told in review["sources"]}
    marked = {told["key"]: _claim(desk, article_id, told, known) for told in review["claims"]}
    for told in review["questions"]:
        _question(desk, article_id, told, marked)
    for told in review["notes"]:
        spans = _spans(desk, article_id, told["quotes"])
        desk.run("Add note", questions.add_note, article_id, told["text"], spans)


def _review() -> dict[str, Any]:
    review: dict[str, Any] = json.loads(seed(REVIEW).read_text(encoding="utf-8"))
    return review


def _source(desk: Desk, article_id: str, told: dict[str, Any]) -> str:
    """The id of a source: one that the article lists is described, any other is added."""
    fields = {name: told[name] for name in told if name not in ("key", "text", "tier")}
    fields["tier"] = Tier(told["tier"])
    listed = _listed(desk.read(sources.cited_in, article_id), told["text"])
    if listed is None:
        return desk.run("Add source", sources.add_source, article_id, **fields).id
    source_id = listed.id
    desk.run(
        "Describe source",
        lambda work: sources.change_source(work, article_id, source_id, **fields),
    )
    return source_id


def _listed(cited: Iterable[CitedSource], text: str) -> Source | None:
    return next((each.source for each in cited if text and each.citation.text == text), None)


def _claim(desk: Desk, article_id: str, told: dict[str, Any], known: dict[str, str]) -> str:
    spans = _spans(desk, article_id, told["quotes"])
    claim = desk.run(
        "Add claim",
        claims.add_claim,
        article_id,
        spans,
        told["statement"],
        tuple(told["kinds"]),
        Risk(told["risk"]),
        told["note"],
    )
    for item in told["evidence"]:
        desk.run(
            "Add evidence",
            claims.add_evidence,
            claim.id,
            known[item["source"]],
            Stance(item["stance"]),
            item["locator"],
            item["excerpt"],
        )
    status = Status(told["status"])
    if status is not Status.UNCHECKED:
        desk.run("Give verdict", claims.give_verdict, [claim.id], status, told["reason"])
    return claim.id


def _question(desk: Desk, article_id: str, told: dict[str, Any], marked: dict[str, str]) -> None:
    question = desk.run(
        "Ask question",
        questions.ask,
        article_id,
        told["text"],
        Role(told["addressee"]),
        _spans(desk, article_id, told["quotes"]),
        marked.get(told["claim"]),
        _day(told["due_in_days"]),
    )
    for turn in told["replies"]:
        desk.run(
            "Add answer" if turn["is_answer"] else "Reply",
            questions.reply,
            question.id,
            turn["text"],
            turn["speaker"],
            turn["is_answer"],
        )
    if QuestionState(told["state"]) is QuestionState.CLOSED:
        desk.run("Close question", questions.close, question.id, Outcome(told["outcome"]))


def _spans(desk: Desk, article_id: str, quotes: Iterable[dict[str, Any]]) -> list[Span]:
    text = desk.read(draft_of, article_id).text
    return [_place(text, quote["text"], quote.get("nth", 1)) for quote in quotes]


def _place(text: str, words: str, nth: int) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _day(days: int | None) -> date | None:
    return None if days is None else date.today() + timedelta(days=days)
