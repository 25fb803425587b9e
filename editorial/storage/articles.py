"""Reading articles, drafts and documents."""

from collections import defaultdict

from sqlalchemy import Connection, Table, exists, func, not_, or_, select

from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Revision, ZoneCorrection
from editorial.domain.claim import Claim, Status, Verdict
from editorial.domain.decision import Decision
from editorial.domain.library import Leaving
from editorial.domain.question import Note, Question, QuestionState
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import Citation
from editorial.storage import erasing
from editorial.storage.mapping import select_values, table_of
from editorial.storage.rows import CarefulReadingRow, DocumentRow

_articles = table_of(Article)
_revisions = table_of(Revision)
_careful: Table = CarefulReadingRow.__table__  # type: ignore[attr-defined]
_documents: Table = DocumentRow.__table__  # type: ignore[attr-defined]


class Articles:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, removed: bool = False) -> list[Article]:
        """The articles on the desk, newest first; or those removed from it."""
        gone = _articles.c.removed_at
        query = select_values(Article).where(gone.is_not(None) if removed else gone.is_(None))
        found = self._connection.execute(query.order_by(_articles.c.id.desc())).all()
        return [Article(*row) for row in found]

    def revisions(self, article_id: str) -> list[Revision]:
        query = select_values(Revision).where(_revisions.c.article_id == article_id)
        return [Revision(*row) for row in self._connection.execute(query.order_by("number"))]

    def passages(self, article_id: str) -> list[Passage]:
        """Every passage in any draft of the article, of removed items too, in no order."""
        table = table_of(Passage)
        here = select(_revisions.c.id).where(_revisions.c.article_id == article_id)
        query = select_values(Passage).where(table.c.revision_id.in_(here))
        return [Passage(*row) for row in self._connection.execute(query).all()]

    def draft_numbers(self) -> dict[str, int]:
        """The number of each revision on the desk, by its id."""
        found = self._connection.execute(select(_revisions.c.id, _revisions.c.number)).all()
        return {row.id: row.number for row in found}

    def received_as(self, received_sha256: str, content_sha256: str) -> list[Article]:
        """The articles on the desk that came as these bytes, or have just these words."""
        same = (_revisions.c.received_sha256 == received_sha256) | (
            _revisions.c.content_sha256 == content_sha256
        )
        query = (
            select_values(Article)
            .where(_articles.c.id.in_(select(_revisions.c.article_id).where(same)))
            .where(_articles.c.removed_at.is_(None))
        )
        return [Article(*row) for row in self._connection.execute(query)]

    def zone_corrections(self, revision_id: str) -> list[ZoneCorrection]:
        table = table_of(ZoneCorrection)
        query = select_values(ZoneCorrection).where(table.c.revision_id == revision_id)
        return [ZoneCorrection(*row) for row in self._connection.execute(query)]

    def document(self, sha256: str) -> bytes:
        """The bytes of a document; a missing one is a damaged desk (NoResultFound)."""
        query = select(_documents.c.data).where(_documents.c.sha256 == sha256)
        data: bytes = self._connection.execute(query).scalar_one()
        return data

    def careful_reading(self, revision_id: str, key: str) -> bytes | None:
        """What the careful reader made of a draft, where it was made from what `key` names."""
        query = select(_careful.c.data).where(_careful.c.id == revision_id, _careful.c.key == key)
        data: bytes | None = self._connection.execute(query).scalar()
        return data

    def decisions(self, article_id: str) -> list[Decision]:
        """What was decided about suggestions, findings and rules, oldest first."""
        table = table_of(Decision)
        here = (table.c.article_id == article_id) & table.c.removed_at.is_(None)
        query = select_values(Decision).where(here).order_by(table.c.id)
        return [Decision(*row) for row in self._connection.execute(query)]

    def statuses(self, article_id: str | None = None) -> dict[str, dict[Status, int]]:
        """How many claims have each status, by article; of one article, or of all."""
        claims, verdicts = table_of(Claim), table_of(Verdict)
        # The latest verdict of a claim, as domain.claim.status_of has it: by moment, then id.
        latest = (
            select(verdicts.c.status)
            .where(verdicts.c.claim_id == claims.c.id)
            .order_by(verdicts.c.at.desc(), verdicts.c.id.desc())
            .limit(1)
            .scalar_subquery()
        )
        each = select(claims.c.article_id, latest.label("status")).where(
            claims.c.removed_at.is_(None)
        )
        if article_id is not None:
            each = each.where(claims.c.article_id == article_id)
        one = each.subquery()
        query = select(one.c.article_id, one.c.status, func.count()).group_by(
            one.c.article_id, one.c.status
        )
        found: dict[str, dict[Status, int]] = defaultdict(dict)
        for article, status, count in self._connection.execute(query):
            found[article][status or Status.UNCHECKED] = (
                found[article].get(status or Status.UNCHECKED, 0) + count
            )
        return found

    def open_questions(self, article_id: str | None = None) -> dict[str, int]:
        """How many questions are open, by article; of one article, or of all."""
        questions = table_of(Question)
        query = (
            select(questions.c.article_id, func.count())
            .where(questions.c.state == QuestionState.OPEN, questions.c.removed_at.is_(None))
            .group_by(questions.c.article_id)
        )
        if article_id is not None:
            query = query.where(questions.c.article_id == article_id)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def awaiting(self, article_id: str | None = None) -> dict[str, int]:
        """How many passages of items that are there await a word, by article; of one, or of all."""
        passages = table_of(Passage)
        gone = [
            exists().where(table.c.id == passages.c.owner_id, table.c.removed_at.is_not(None))
            for table in map(table_of, (Claim, Question, Note, Citation))
        ]
        query = (
            select(_revisions.c.article_id, func.count())
            .join(passages, passages.c.revision_id == _revisions.c.id)
            .where(passages.c.awaits, passages.c.removed_at.is_(None), not_(or_(*gone)))
            .group_by(_revisions.c.article_id)
        )
        if article_id is not None:
            query = query.where(_revisions.c.article_id == article_id)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def leaving(self, article_id: str) -> Leaving | None:
        """What erasing the article would take along; None where nothing of it is on the desk."""
        return erasing.leaving(self._connection, article_id)

    def reviewers(self) -> dict[str, Reviewer]:
        return {row.id: Reviewer(*row) for row in self._connection.execute(select_values(Reviewer))}
