"""The journal table: appended to, read, never rewritten.

An undo is a step of its own that names the step it reverses, and a redo one that names the undo.
What can be undone next follows from that alone, so that it survives a restart and a second
window: the reviewer's latest step in scope that is no undo and that no other step reverses.
"""

import json
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select
from sqlalchemy.orm import aliased

from editorial.domain.journal import Changed, Step, StepKind
from editorial.domain.reviewer import Reviewer
from editorial.storage.chain import content_digest, link
from editorial.storage.mapping import as_json
from editorial.storage.recorder import RowChange
from editorial.storage.rows import StepRow

_steps = StepRow.__table__  # type: ignore[attr-defined]
_later = aliased(StepRow).__table__.alias("later")  # type: ignore[attr-defined]
_HEAD = [_steps.c[field.name] for field in fields(Step)]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a step is about to say."""

    at: datetime
    reviewer: Reviewer
    label: str
    article_id: str | None
    kind: StepKind
    reverses: int | None = None


def append(connection: Connection, entry: Entry, changes: list[RowChange], schema: str) -> int:
    """Add one step in the transaction that wrote the changes; its number."""
    images = as_json([[c.table, c.id, c.before, c.after] for c in changes])
    content_sha256 = content_digest(entry.label, images)
    previous = connection.execute(
        select(_steps.c.digest).order_by(_steps.c.number.desc()).limit(1)
    ).scalar()
    said: dict[str, Any] = {
        "at": entry.at,
        "reviewer_id": entry.reviewer.id,
        "reviewer_name": entry.reviewer.name,
        "label": entry.label,
        "article_id": entry.article_id,
        "kind": entry.kind,
        "reverses": entry.reverses,
        "schema_revision": schema,
    }
    added = connection.execute(
        _steps.insert().values(
            **said,
            images=images,
            content_sha256=content_sha256,
            digest=link(previous, said, content_sha256),
        )
    )
    return int((added.inserted_primary_key or [0])[0])


def to_undo(connection: Connection, reviewer_id: str, article_id: str | None) -> Step | None:
    """The step that undo would reverse; `article_id` None means anywhere on the desk."""
    candidates = and_(
        _scope(reviewer_id, article_id),
        _steps.c.kind.in_([StepKind.DO, StepKind.REDO]),
        _steps.c.erased_by.is_(None),
        ~_is_reversed(),
    )
    return _latest(connection, candidates)


def to_redo(connection: Connection, reviewer_id: str, article_id: str | None) -> Step | None:
    """The undo that redo would reverse: none where the reviewer has done something since."""
    scope = _scope(reviewer_id, article_id)
    kept = and_(scope, _steps.c.erased_by.is_(None))
    undo = _latest(connection, and_(kept, _steps.c.kind == StepKind.UNDO, ~_is_reversed()))
    if undo is None:
        return None
    since = and_(scope, _steps.c.kind == StepKind.DO, _steps.c.number > undo.number)
    return None if _latest(connection, since) else undo


def changes_of(connection: Connection, number: int) -> tuple[list[RowChange], str]:
    """A step's row images and the schema revision they were taken under."""
    row = connection.execute(
        select(_steps.c.images, _steps.c.schema_revision).where(_steps.c.number == number)
    ).one()
    return _changes(row.images), row.schema_revision


def last_number(connection: Connection) -> int:
    return connection.execute(select(func.max(_steps.c.number))).scalar() or 0


def steps_since(connection: Connection, number: int) -> list[tuple[Step, list[RowChange]]]:
    """All steps after the one numbered, oldest first, with their images."""
    found = connection.execute(
        select(*_HEAD, _steps.c.images).where(_steps.c.number > number).order_by(_steps.c.number)
    )
    return [(_step(row), _changes(row.images)) for row in found]


def steps_of(connection: Connection, article_id: str | None, limit: int) -> list[Step]:
    """The latest steps of an article, or of the desk, newest first."""
    query = select(*_HEAD).order_by(_steps.c.number.desc()).limit(limit)
    if article_id is not None:
        query = query.where(_steps.c.article_id == article_id)
    return [_step(row) for row in connection.execute(query)]


def last_to_write(connection: Connection, change: RowChange, after: int) -> Step | None:
    """The latest step after the one numbered that wrote the same row."""
    for step, changes in reversed(steps_since(connection, after)):
        if any((c.table, c.id) == (change.table, change.id) for c in changes):
            return step
    return None


def news_of(label: str, article_id: str | None, changes: list[RowChange]) -> Changed:
    """What the panes are told of a step."""
    ids: dict[str, set[str]] = {}
    touched: set[str] = set()
    for change in changes:
        ids.setdefault(change.table, set()).add(change.id)
        for image in (change.before, change.after):
            touched.update(
                value
                for name, value in (image or {}).items()
                if (name == "id" or name.endswith("_id")) and value
            )
    frozen = {table: frozenset(keys) for table, keys in ids.items()}
    return Changed(label, article_id, frozen, frozenset(touched))


def _scope(reviewer_id: str, article_id: str | None) -> ColumnElement[bool]:
    mine = _steps.c.reviewer_id == reviewer_id
    return mine if article_id is None else and_(mine, _steps.c.article_id == article_id)


def _is_reversed() -> ColumnElement[bool]:
    return select(_later.c.number).where(_later.c.reverses == _steps.c.number).exists()


def _latest(connection: Connection, where: ColumnElement[bool]) -> Step | None:
    row = connection.execute(
        select(*_HEAD).where(where).order_by(_steps.c.number.desc()).limit(1)
    ).first()
    return None if row is None else _step(row)


def _step(row: Any) -> Step:
    return Step(*row[: len(_HEAD)])


def _changes(images: str) -> list[RowChange]:
    # An erasing leaves nothing of what a step said.
    return [RowChange(*image) for image in json.loads(images)] if images else []
