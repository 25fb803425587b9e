"""A new desk's sample, and its review half done."""

import json
from datetime import date, timedelta

import pytest

from editorial.domain.claim import Status
from editorial.domain.journal import StepKind
from editorial.domain.question import Origin, QuestionState
from editorial.domain.summary import SummaryOptions
from editorial.resources import seed
from editorial.services import articles, claims, questions, sources
from editorial.services.drafts import draft_of
from editorial.services.sample import apply_review, lay_out_sample, sample_reviewer
from editorial.services.summary import summarise
from tests.desks import desk_at

REVIEW = json.loads(seed("ferry.review.json").read_text(encoding="utf-8"))


@pytest.fixture
def noors(tmp_path):
    with desk_at(tmp_path / "sample.editorial", sample_reviewer()) as desk:
        yield desk


def test_the_sample_is_there_from_the_start(noors):
    article = lay_out_sample(noors)

    assert [e.article for e in noors.read(articles.entries)] == [article]
    assert article.headline == "Logbooks Show Torrow’s Electric Ferry Crossed Mostly on Diesel"
    assert noors.history(article.id)[0].kind is StepKind.SETUP
    assert noors.to_undo(None) is None
    assert len(noors.read(questions.questions_of, article.id)) == 3
    assert len(noors.read(sources.cited_in, article.id)) == 2


def test_the_review_is_done_as_it_says(noors):
    article = lay_out_sample(noors)

    apply_review(noors, article.id)

    marked = noors.read(claims.claims_of, article.id)
    assert sorted((c.statement, c.status) for c in marked) == sorted(
        (told["statement"], Status(told["status"])) for told in REVIEW["claims"]
    )
    text = noors.read(draft_of, article.id).text
    assert all(p.anchor.stands_in(text) for claim in marked for p in claim.passages)
    quoted = {claim.statement: [p.quote for p in claim.passages] for claim in marked}
    for told in REVIEW["claims"]:
        assert sorted(quoted[told["statement"]]) == sorted(q["text"] for q in told["quotes"])
    asked = noors.read(questions.questions_of, article.id)
    assert sorted((q.text, q.state) for q in asked if q.origin is Origin.REVIEWER) == sorted(
        (told["text"], QuestionState(told["state"])) for told in REVIEW["questions"]
    )
    assert len(noors.read(questions.notes_of, article.id)) == len(REVIEW["notes"])
    due_on = noors.read(articles.on_desk, article.id).due_on
    assert due_on == date.today() + timedelta(days=REVIEW["due_in_days"])


def test_the_article_s_own_references_are_described_and_not_doubled(noors):
    article = lay_out_sample(noors)

    apply_review(noors, article.id)

    cited = noors.read(sources.cited_in, article.id)
    assert len(cited) == len(REVIEW["sources"])
    assert {c.citation.text for c in cited} >= {
        told["text"] for told in REVIEW["sources"] if told["text"]
    }
    assert noors.read(summarise, article.id, SummaryOptions()).withheld_sources == 1


def test_the_review_is_work_like_any_other(noors):
    article = lay_out_sample(noors)
    apply_review(noors, article.id)
    assert {step.reviewer_name for step in noors.history(article.id)} == {"Noor Adeyemi"}

    while noors.undo(article.id):
        pass

    assert noors.read(claims.claims_of, article.id) == []
    assert noors.read(articles.on_desk, article.id) == article
    assert len(noors.read(sources.cited_in, article.id)) == 2
