"""Erasing an article for good: what belongs to it by the tables' own foreign keys, and how it goes.

Nothing is listed by name but what stays: a table that is added later goes with its article as soon
as it has a foreign key to it.
"""

import json
import re
from collections.abc import Iterable, Iterator

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    not_,
    or_,
    select,
    update,
)

from editorial.domain.journal import StepKind
from editorial.domain.library import Leaving
from editorial.storage.recorder import batched
from editorial.storage.rows import Row, StepRow

_TABLES = Row.metadata.tables
_articles, _sources, _documents = _TABLES["articles"], _TABLES["sources"], _TABLES["documents"]
_steps: Table = StepRow.__table__  # type: ignore[attr-defined]
_OF_THE_DESK = frozenset({"reviewers", "documents", "sources", "settings", "steps"})
_NAMES = re.compile(r'"([0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22})"')
"""Ids and SHA-256s as the journal's images hold them."""

Belonging = dict[str, ColumnElement[bool]]
"""By table, which of its rows belong to the article."""


def erase(connection: Connection, article_id: str, number: int) -> None:
    """Delete the article and everything only it uses, and empty every step that told of it.

    `number` is the step that records this. A source stays where another article names it, removed
    or not, and a document where another draft or a step that is kept needs it.
    """
    belonging = _belonging(article_id)
    gone_sources, _ = _sources_of(connection, belonging)
    belonging = _belonging(article_id, gone_sources)
    gone = {name: _ids(connection, name, which) for name, which in belonging.items()}
    told, needed = _look_through_steps(connection, article_id, set().union(*gone.values()))
    # Parents know their children only while both are there; so children go first.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table in reversed(Row.metadata.sorted_tables):
        if table.name in belonging:
            connection.execute(delete(table).where(belonging[table.name]))
    _empty(connection, article_id, [step for step, rows in told if rows & _keys(gone)], number)
    _drop_documents(connection, needed)


def leaving(connection: Connection, article_id: str) -> Leaving | None:
    """What erasing the article would take along; None where nothing of it is on the desk."""
    steps = connection.execute(
        select(func.count())
        .select_from(_steps)
        .where(_steps.c.article_id == article_id, _steps.c.erased_by.is_(None))
        .where(_steps.c.kind != StepKind.ERASE)
    ).scalar_one()
    headline = connection.execute(
        select(_articles.c.headline).where(_articles.c.id == article_id)
    ).scalar()
    if headline is None and not steps:
        return None
    belonging = _belonging(article_id)
    own, shared = _sources_of(connection, belonging)
    counts = {
        name: connection.execute(
            select(func.count()).select_from(_TABLES[name]).where(belonging[name])
        ).scalar_one()
        for name in ("revisions", "claims", "questions", "notes")
    }
    return Leaving(
        article_id,
        headline or "",
        counts["revisions"],
        counts["claims"],
        counts["questions"],
        counts["notes"],
        len(own),
        shared,
        steps,
    )


def is_erased(connection: Connection, article_id: str) -> bool:
    erasings = _steps.c.kind == StepKind.ERASE
    found = select(_steps.c.number).where(_steps.c.article_id == article_id, erasings)
    return connection.execute(found).first() is not None


def _belonging(article_id: str, sources: Iterable[str] = ()) -> Belonging:
    """The article's own rows, those that hang on them, and those of sources that go with it."""
    found: Belonging = {"articles": _articles.c.id == article_id}
    if sources := list(sources):
        found["sources"] = _any_of(_sources.c.id, sources)
    for table in Row.metadata.sorted_tables:
        if table.name in found or table.name in _OF_THE_DESK:
            continue
        hanging = [
            column.in_(select(parent.c.id).where(found[parent.name]))
            for column, parent in _parents(table)
            if parent.name in found
        ]
        if hanging:
            found[table.name] = or_(*hanging)
    return found


def _parents(table: Table) -> Iterator[tuple[Column[str], Table]]:
    for column in table.columns:
        for key in column.foreign_keys:
            yield column, key.column.table


def _sources_of(connection: Connection, belonging: Belonging) -> tuple[set[str], int]:
    """The sources that only the article names, and how many others it names."""
    own: set[str] = set()
    others: set[str] = set()
    for table in Row.metadata.sorted_tables:
        for column, parent in _parents(table):
            # A document belongs to its source, and keeps nobody's source on the desk.
            if parent is not _sources or table.name == "attachments":
                continue
            here = belonging.get(table.name)
            if here is not None:
                own.update(connection.execute(select(column).where(here)).scalars())
                elsewhere = or_(not_(here), here.is_(None))
                others.update(connection.execute(select(column).where(elsewhere)).scalars())
            else:
                others.update(connection.execute(select(column)).scalars())
    return own - others, len(own & others)


def _ids(connection: Connection, name: str, which: ColumnElement[bool]) -> set[str]:
    return set(connection.execute(select(_TABLES[name].c.id).where(which)).scalars())


def _keys(gone: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {(name, id) for name, ids in gone.items() for id in ids}


def _look_through_steps(
    connection: Connection, article_id: str, gone: set[str]
) -> tuple[list[tuple[int, set[tuple[str, str]]]], set[str]]:
    """Steps of other articles that name something of this one, with the rows that they wrote; and
    every document that a step to be kept names."""
    told: list[tuple[int, set[tuple[str, str]]]] = []
    needed: set[str] = set()
    kept = or_(_steps.c.article_id != article_id, _steps.c.article_id.is_(None))
    query = select(_steps.c.number, _steps.c.images).where(kept, _steps.c.erased_by.is_(None))
    for number, images in connection.execute(query):
        named = set(_NAMES.findall(images))
        needed.update(name for name in named if len(name) == 64)
        if not named.isdisjoint(gone):
            told.append((number, {(table, id) for table, id, _, _ in json.loads(images)}))
    return told, needed


def _empty(connection: Connection, article_id: str, others: list[int], number: int) -> None:
    own = (_steps.c.article_id == article_id) & (_steps.c.number != number)
    for which in (own, *(_steps.c.number.in_(some) for some in batched(others))):
        connection.execute(
            update(_steps)
            .where(which, _steps.c.erased_by.is_(None), _steps.c.kind != StepKind.ERASE)
            .values(label="", images="", erased_by=number)
        )


def _drop_documents(connection: Connection, needed: set[str]) -> None:
    """Delete the documents that nothing names any longer, however they came to be left over."""
    for table in Row.metadata.sorted_tables:
        for column, parent in _parents(table):
            if parent is _documents:
                needed |= set(connection.execute(select(column).distinct()).scalars())
    kept = connection.execute(select(_documents.c.sha256)).scalars()
    for some in batched([sha256 for sha256 in kept if sha256 not in needed]):
        connection.execute(delete(_documents).where(_documents.c.sha256.in_(some)))


def _any_of(column: Column[str], values: list[str]) -> ColumnElement[bool]:
    return or_(*(column.in_(some) for some in batched(values)))
