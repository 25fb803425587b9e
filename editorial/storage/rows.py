"""The desk's tables. A row has the columns of its domain value, children left out; it never leaves
this package. Tables with `journaled` are written by the unit of work alone and can be undone."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Text
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from editorial.domain.anchor import PassageState
from editorial.domain.article import Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.decision import Choice, Subject
from editorial.domain.journal import StepKind
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.storage.types import EnumValue, Moment, Strings


class Row(SQLModel):
    metadata: ClassVar[MetaData] = MetaData()


def _column(kind: type[TypeEngine[Any]] | TypeEngine[Any], nullable: bool = False) -> Any:
    return Field(default=None, sa_column=Column(kind, nullable=nullable))


def _moment(nullable: bool = False) -> Any:
    return _column(Moment(), nullable)


class ReviewerRow(Row, table=True):
    __tablename__ = "reviewers"
    id: str = Field(primary_key=True)
    name: str
    initials: str
    role: Role = _column(EnumValue(Role))


class ArticleRow(Row, table=True):
    __tablename__ = "articles"
    id: str = Field(primary_key=True)
    headline: str
    standfirst: str
    section: str
    byline: str
    published_on: date | None
    reading_minutes: int | None
    # No foreign key: article and revision name each other, and the revision's key is enough.
    revision_id: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    due_on: date | None
    removed_at: datetime | None = _moment(nullable=True)


class RevisionRow(Row, table=True):
    __tablename__ = "revisions"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    number: int
    content_sha256: str = Field(index=True)
    blocks_sha256: str = Field(foreign_key="documents.sha256")
    received_sha256: str = Field(foreign_key="documents.sha256", index=True)
    format: str
    reader_version: int
    file_name: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    changes_sha256: str | None = Field(foreign_key="documents.sha256", default=None)
    name: str
    file_path: str


class ZoneCorrectionRow(Row, table=True):
    __tablename__ = "zone_corrections"
    id: str = Field(primary_key=True)
    revision_id: str = Field(foreign_key="revisions.id", index=True)
    block: int
    zone: Zone = _column(EnumValue(Zone))


class PassageRow(Row, table=True):
    __tablename__ = "passages"
    id: str = Field(primary_key=True)
    # The id of a claim, question, note or citation: ids are unique over all tables.
    owner_id: str = Field(index=True)
    revision_id: str = Field(foreign_key="revisions.id", index=True)
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: PassageState = _column(EnumValue(PassageState))
    removed_at: datetime | None = _moment(nullable=True)
    confidence: float | None
    awaits: bool
    offered_start: int | None
    offered_end: int | None
    was_revision_id: str | None = Field(foreign_key="revisions.id", default=None)
    was_start: int | None
    was_end: int | None
    was_quote: str


class ClaimRow(Row, table=True):
    __tablename__ = "claims"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    statement: str
    kinds: tuple[str, ...] = _column(Strings())
    risk: Risk = _column(EnumValue(Risk))
    note: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)
    speaker: str


class VerdictRow(Row, table=True):
    __tablename__ = "verdicts"
    id: str = Field(primary_key=True)
    claim_id: str = Field(foreign_key="claims.id", index=True)
    reviewer_id: str = Field(foreign_key="reviewers.id")
    role: Role = _column(EnumValue(Role))
    status: Status = _column(EnumValue(Status))
    reason: str
    revision_id: str = Field(foreign_key="revisions.id")
    at: datetime = _moment()


class SourceRow(Row, table=True):
    __tablename__ = "sources"
    id: str = Field(primary_key=True)
    title: str
    author: str
    publisher: str
    url: str
    issued: str
    kind: str
    tier: Tier = _column(EnumValue(Tier))
    origin: str
    confidential: bool
    note: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)
    csl: str


class AttachmentRow(Row, table=True):
    __tablename__ = "attachments"
    id: str = Field(primary_key=True)
    source_id: str = Field(foreign_key="sources.id", index=True)
    name: str
    format: str
    received_sha256: str = Field(foreign_key="documents.sha256")
    text_sha256: str = Field(foreign_key="documents.sha256", index=True)
    size: int
    words: int
    pages: int
    caption: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)


class CitationRow(Row, table=True):
    __tablename__ = "citations"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    source_id: str = Field(foreign_key="sources.id", index=True)
    text: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)


class EvidenceRow(Row, table=True):
    __tablename__ = "evidence"
    id: str = Field(primary_key=True)
    claim_id: str = Field(foreign_key="claims.id", index=True)
    source_id: str = Field(foreign_key="sources.id", index=True)
    stance: Stance = _column(EnumValue(Stance))
    locator: str
    excerpt: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)
    attachment_id: str | None = Field(foreign_key="attachments.id", default=None)
    start: int | None
    end: int | None


class QuestionRow(Row, table=True):
    __tablename__ = "questions"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    text: str
    addressee: Role = _column(EnumValue(Role))
    due_on: date | None
    state: QuestionState = _column(EnumValue(QuestionState))
    outcome: Outcome | None = _column(EnumValue(Outcome), nullable=True)
    origin: Origin = _column(EnumValue(Origin))
    claim_id: str | None = Field(foreign_key="claims.id", default=None)
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)
    speaker: str


class ReplyRow(Row, table=True):
    __tablename__ = "replies"
    id: str = Field(primary_key=True)
    question_id: str = Field(foreign_key="questions.id", index=True)
    reviewer_id: str = Field(foreign_key="reviewers.id")
    speaker: str
    text: str
    is_answer: bool
    at: datetime = _moment()
    removed_at: datetime | None = _moment(nullable=True)


class NoteRow(Row, table=True):
    __tablename__ = "notes"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    text: str
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)
    speaker: str


class ClaimLinkRow(Row, table=True):
    __tablename__ = "claim_links"
    id: str = Field(primary_key=True)
    claim_id: str = Field(foreign_key="claims.id", index=True)
    other_id: str = Field(foreign_key="claims.id", index=True)
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)


class SettingRow(Row, table=True):
    __tablename__ = "settings"
    id: str = Field(primary_key=True)
    value: str


class DecisionRow(Row, table=True):
    __tablename__ = "decisions"
    id: str = Field(primary_key=True)
    article_id: str = Field(foreign_key="articles.id", index=True)
    subject: Subject = _column(EnumValue(Subject))
    fingerprint: str
    choice: Choice = _column(EnumValue(Choice))
    words: str
    # A claim's or a question's id: ids are unique over all tables.
    became: str | None
    created_at: datetime = _moment()
    created_by: str = Field(foreign_key="reviewers.id")
    removed_at: datetime | None = _moment(nullable=True)


class CarefulReadingRow(Row, table=True):
    """What the careful reader made of a draft: a cache, outside the journal, made anew at will.
    `key` names what it was made from, zones and rules included."""

    __tablename__ = "careful_readings"
    id: str = Field(primary_key=True, foreign_key="revisions.id")
    key: str
    data: bytes = _column(LargeBinary)


class DocumentRow(Row, table=True):
    """Large immutable things, once each, by SHA-256. Outside the journal: nothing changes them."""

    __tablename__ = "documents"
    sha256: str = Field(primary_key=True)
    data: bytes = _column(LargeBinary)


class StepRow(Row, table=True):
    """The journal. `images` is a JSON array of [table, id, before, after]; `content_sha256` (over
    label and images) and `digest` (over the previous digest and this step) let the history be
    verified (`chain`). `erased_by` is the number of the step that emptied label and images."""

    __tablename__ = "steps"
    __table_args__ = (
        Index("ix_steps_scope", "reviewer_id", "article_id", "number"),
        Index("ix_steps_article", "article_id", "number"),
        Index("ix_steps_reverses", "reverses"),
    )
    # SQLite gives out numbers by itself only for a column of type INTEGER.
    number: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    )
    at: datetime = _moment()
    # No foreign key: the step that adds the reviewer is the reviewer's own.
    reviewer_id: str
    reviewer_name: str
    label: str
    article_id: str | None
    kind: StepKind = _column(EnumValue(StepKind))
    reverses: int | None
    schema_revision: str
    images: str = _column(Text)
    content_sha256: str
    digest: str
    erased_by: int | None
