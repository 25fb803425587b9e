"""The search index (SQLite's FTS5): a cache that follows the journal, made anew at will.

It knows the last step that it has seen, so that a rollback or an undo cannot leave it wrong. Its
tables are no part of the schema that Alembic keeps; whatever is erased from the desk drops them.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from editorial.domain.journal import StepKind
from editorial.domain.searching import Hit, Searchable, SearchKind, snippet_of
from editorial.storage.rows import StepRow

_steps: Table = StepRow.__table__  # type: ignore[attr-defined]

Ref = tuple[SearchKind, str]
"""An item: its kind and its id."""

_TABLES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5("
    "text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3 4')",
    "CREATE TABLE IF NOT EXISTS search_items (row INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " id TEXT NOT NULL, article_id TEXT NOT NULL, start INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_search_items ON search_items (id)",
    "CREATE TABLE IF NOT EXISTS search_seen (step INTEGER NOT NULL)",
)
_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_RANKED = 1500
"""Passages up to which the best are looked for; of more, the newest are shown, since weighing them
all would take longer than typing the next letter."""


def seen(connection: Connection) -> int | None:
    """The number of the last step that the index knows of; None where there is no index."""
    there = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name = 'search_seen'"
    ).first()
    row = connection.exec_driver_sql("SELECT step FROM search_seen").first() if there else None
    return None if row is None else int(row[0])


def put(
    connection: Connection, gone: Iterable[Ref], come: Iterable[Searchable], step: int, whole: bool
) -> bool:
    """Take items out of the index, and put in what they say, as read when `step` was the desk's
    last; `whole` where the index then knows all of it. What is half done is done again.

    Nothing is put in where something was erased since, which may be among it; False says so.
    """
    erased = connection.execute(
        select(_steps.c.number).where(_steps.c.number > step, _steps.c.kind == StepKind.ERASE)
    ).first()
    if erased is not None:
        return False
    for statement in _TABLES:
        connection.exec_driver_sql(statement)
    for kind, id in gone:
        found = connection.exec_driver_sql(
            "SELECT row FROM search_items WHERE id = ? AND kind = ?", (id, kind.value)
        ).all()
        for (row,) in found:
            connection.exec_driver_sql("DELETE FROM search_words WHERE rowid = ?", (row,))
            connection.exec_driver_sql("DELETE FROM search_items WHERE row = ?", (row,))
    for each in come:
        added = connection.exec_driver_sql(
            "INSERT INTO search_items (kind, id, article_id, start) VALUES (?, ?, ?, ?)",
            (each.kind.value, each.id, each.article_id, each.start),
        )
        connection.exec_driver_sql(
            "INSERT INTO search_words (rowid, text) VALUES (?, ?)", (added.lastrowid, each.text)
        )
    if whole:
        connection.exec_driver_sql("DELETE FROM search_seen")
        connection.exec_driver_sql("INSERT INTO search_seen (step) VALUES (?)", (step,))
    return True


def drop(connection: Connection) -> None:
    """Take the whole index away; it is made anew when somebody searches. Deleting single words
    would leave them in its segments."""
    for table in ("search_words", "search_items", "search_seen"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def search(
    connection: Connection,
    typed: str,
    kinds: Sequence[SearchKind] = tuple(SearchKind),
    limit: int = 30,
    article_id: str | None = None,
    any_word: bool = False,
) -> list[Hit]:
    """The items that have every word typed, the last as a beginning; whatever else is typed is no
    syntax. With `any_word` those that have some of them, the most telling first, no word being a
    beginning. What belongs to a removed article is not found; an item is found once."""
    words = [f'"{word}"' for word in _WORD.findall(typed)[:_MOST_WORDS]]
    if not words or seen(connection) is None:
        return []
    wanted = " OR ".join(words) if any_word else " ".join([*words[:-1], f"{words[-1]} *"])
    named = ", ".join(f"'{SearchKind(kind).value}'" for kind in kinds)
    parameters: dict[str, Any] = {"wanted": wanted, "most": limit * 4, "many": _RANKED}
    where = f"i.kind IN ({named}) AND (a.id IS NULL OR a.removed_at IS NULL)"
    if article_id is not None:
        where += " AND i.article_id = :article"
        parameters["article"] = article_id
    many = connection.exec_driver_sql(
        "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH :wanted"
        " LIMIT :many)",
        parameters,
    ).scalar_one()
    order = "search_words.rank" if many < _RANKED or any_word else "search_words.rowid DESC"
    rows = connection.exec_driver_sql(
        "SELECT i.row, i.kind, i.id, i.article_id, i.start FROM search_words"
        " JOIN search_items i ON i.row = search_words.rowid"
        " LEFT JOIN articles a ON a.id = i.article_id"
        f" WHERE search_words MATCH :wanted AND {where} ORDER BY {order} LIMIT :most",
        parameters,
    ).all()
    first: dict[Ref, Any] = {}
    for row in rows:
        first.setdefault((SearchKind(row.kind), row.id), row)
    chosen = [*first.items()][:limit]
    texts = _texts(connection, [row.row for _, row in chosen])
    hits = []
    for (kind, id), row in chosen:
        snippet, found, at = snippet_of(texts.get(row.row, ""), typed, whole=any_word)
        hits.append(Hit(kind, id, row.article_id, row.start + at, snippet, found))
    return hits


def _texts(connection: Connection, rows: Sequence[int]) -> dict[int, str]:
    # By row and without the words searched for: FTS5 would look for them anew in each row.
    if not rows:
        return {}
    numbers = ", ".join(str(row) for row in rows)
    found = connection.exec_driver_sql(
        f"SELECT rowid, text FROM search_words WHERE rowid IN ({numbers})"
    )
    return {int(row[0]): str(row[1]) for row in found}
