"""Which row keeps which domain value, and the way from one to the other."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Select, Table, select
from sqlmodel import SQLModel

from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Revision, ZoneCorrection
from editorial.domain.claim import Claim, Evidence, Verdict
from editorial.domain.decision import Decision
from editorial.domain.document import Attachment, ClaimLink, Setting
from editorial.domain.question import Note, Question, Reply
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import Citation, Source
from editorial.storage import rows
from editorial.storage.types import EnumValue, Moment, Strings

ROW_OF: dict[type, type[SQLModel]] = {
    Reviewer: rows.ReviewerRow,
    Article: rows.ArticleRow,
    Revision: rows.RevisionRow,
    ZoneCorrection: rows.ZoneCorrectionRow,
    Passage: rows.PassageRow,
    Claim: rows.ClaimRow,
    Verdict: rows.VerdictRow,
    Evidence: rows.EvidenceRow,
    Source: rows.SourceRow,
    Citation: rows.CitationRow,
    Question: rows.QuestionRow,
    Reply: rows.ReplyRow,
    Note: rows.NoteRow,
    Decision: rows.DecisionRow,
    Attachment: rows.AttachmentRow,
    ClaimLink: rows.ClaimLinkRow,
    Setting: rows.SettingRow,
}
"""Every journaled table, by the value that it keeps."""

CHILDREN = ("passages", "unplaced", "evidence", "verdicts", "replies")
"""Fields that are tables of their own, or part of one."""


def table_of(kind: type) -> Table:
    table: Table = ROW_OF[kind].__table__  # type: ignore[attr-defined]
    return table


def select_values(kind: type) -> Select[Any]:
    """A query whose rows have the value's own fields, in its order."""
    table = table_of(kind)
    own = [table.c[f.name] for f in fields(kind) if f.name not in CHILDREN]
    return select(*own)


def columns_of(value: Any) -> dict[str, Any]:
    """A value's own fields, children left out."""
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name not in CHILDREN}


Image = dict[str, Any]
"""One row as JSON can hold it."""


def to_image(table: Table, row: Mapping[str, Any]) -> Image:
    return {column.name: _plain(row[column.name]) for column in table.columns}


def from_image(table: Table, image: Image) -> dict[str, Any]:
    """A column that is newer than the image has what its rows were given: nothing, in its kind."""
    return {
        column.name: _rich(column, image[column.name]) if column.name in image else _given(column)
        for column in table.columns
    }


def _given(column: Column[Any]) -> Any:
    return None if column.nullable else column.type.python_type()


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def _rich(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, EnumValue):
        return kind.kind(value)
    if isinstance(kind, Strings):
        return tuple(value)
    return date.fromisoformat(value) if kind.python_type is date else value


def as_json(value: Any) -> str:
    """Compact and with sorted keys, so that equal images have equal digests."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
