"""What any two ways of reading one desk have to say alike."""

from typing import Any

from editorial.domain.claim import progress_of
from editorial.domain.summary import SummaryOptions
from editorial.services import articles, claims, questions, sources
from editorial.services.desk import Desk
from editorial.services.drafts import draft_of
from editorial.services.summary import summarise
from tests.storage.contents import asked

LIVE_PASSAGES = """
SELECT p.id, p.quote FROM passages p
JOIN (
    SELECT id, article_id, removed_at FROM claims
    UNION ALL SELECT id, article_id, removed_at FROM questions
    UNION ALL SELECT id, article_id, removed_at FROM notes
    UNION ALL SELECT id, article_id, removed_at FROM citations) AS owner ON owner.id = p.owner_id
JOIN articles a ON a.id = owner.article_id
WHERE p.removed_at IS NULL AND owner.removed_at IS NULL AND a.removed_at IS NULL
"""


def assert_reads_agree(desk: Desk) -> None:
    """Library, lists, single items, summary and tables say the same of every article."""
    library = desk.read(articles.entries)
    gone = desk.read(articles.removed)
    assert {entry.article.id for entry in library}.isdisjoint(article.id for article in gone)
    shown: dict[str, str] = {}
    for entry in library:
        assert desk.read(articles.entry, entry.article.id) == entry
        shown.update(_assert_article_agrees(desk, entry))
    # Nothing that stands in a table is left out of all lists.
    assert shown == dict(asked(desk.path, LIVE_PASSAGES))


def _assert_article_agrees(desk: Desk, entry: Any) -> dict[str, str]:
    article_id = entry.article.id
    marked = desk.read(claims.claims_of, article_id)
    raised = desk.read(questions.questions_of, article_id)
    noted = desk.read(questions.notes_of, article_id)
    for every, read in (
        (marked, claims.claims_of),
        (raised, questions.questions_of),
        (noted, questions.notes_of),
    ):
        ids = [item.id for item in every]
        assert desk.read(read, article_id, ids) == every
        for item in every:
            assert desk.read(read, article_id, [item.id]) == [item]
        assert desk.read(read, article_id, ()) == []
    cited = desk.read(sources.cited_in, article_id)
    for each in cited:
        used = [c for c in marked if any(e.source_id == each.source.id for e in c.evidence)]
        assert each.claims == len(used)
    summary = desk.read(summarise, article_id, SummaryOptions())
    assert summary.progress == entry.progress == progress_of(claim.status for claim in marked)
    assert summary.open_questions == entry.open_questions == sum(q.is_open for q in raised)
    assert len(summary.claims) == len(marked)
    assert len(summary.sources) == len(cited)
    assert len(summary.notes) == len(noted)
    text = desk.read(draft_of, article_id).text
    owners = [*marked, *raised, *noted, *(each.citation for each in cited)]
    passages = [passage for owner in owners for passage in owner.passages]
    assert all(text[p.start : p.end] == p.quote for p in passages)
    return {passage.id: passage.quote for passage in passages}
