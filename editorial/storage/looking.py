"""A look at a desk file that leaves it as it is.

It is raw SQL throughout, so that it works on a damaged file, and on one of another schema.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from editorial.domain.backup import Inside, KeptArticle
from editorial.domain.errors import DeskFileFault
from editorial.storage.database import APPLICATION_ID, BUSY_SECONDS, SCHEMA


def connect_to_look(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. Raises DeskFileFault where there is no readable file."""
    path = path.absolute()
    if not os.path.isfile(path):
        raise DeskFileFault(f"There is no file {path}. Nothing was changed; choose another.")
    if not os.access(path, os.R_OK):
        raise DeskFileFault(
            f"You have no right to read {path}. Nothing was changed; give yourself the right."
        )
    # Without a log beside it nobody has the file open, and SQLite need not make one to look.
    alone = not os.path.exists(f"{path}-wal")
    address = f"{path.as_uri()}?mode=ro" + ("&immutable=1" if alone else "")
    try:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)
    except sqlite3.Error as error:
        raise DeskFileFault(f"{path} cannot be opened ({error}). Nothing was changed.") from error


@contextmanager
def looked_at(path: Path) -> Iterator[sqlite3.Connection]:
    """As `connect_to_look`, with one consistent view of the file."""
    connection = connect_to_look(path)
    try:
        yield connection
    finally:
        connection.close()


def fault_in(path: Path) -> str:
    """Why the file is no sound desk, as one sentence; "" where it is sound.

    SQLite reads the whole file for that, without comparing each index with its table.
    """
    try:
        with looked_at(path) as connection:
            return _fault(connection, path)
    except DeskFileFault as error:
        return str(error)
    except sqlite3.Error as error:
        return _unreadable(path, error)


def fault_of_schema(path: Path, schema: str) -> str:
    """Why this program cannot open a desk of that schema; "" where it can."""
    if schema <= SCHEMA:
        return ""
    return (
        f"{path} was written by a newer version of Editorial (schema {schema}, this one knows "
        f"{SCHEMA}). It was left as it is; open it with that version."
    )


def contents(path: Path) -> Inside:
    """What is in the desk file, its soundness not looked into.

    Raises DeskFileFault where it cannot be read.
    """
    try:
        with looked_at(path) as connection:
            connection.execute("BEGIN")
            return _contents(connection, path)
    except sqlite3.Error as error:
        raise DeskFileFault(_unreadable(path, error)) from error


def holds_article(path: Path, article_id: str) -> bool:
    """Whether words of the article are in the file: the article itself, or steps that tell of it.

    Raises DeskFileFault where the file cannot be read: it may hold them.
    """
    try:
        with looked_at(path) as connection:
            found = connection.execute(
                "SELECT 1 FROM articles WHERE id = :id UNION ALL"
                " SELECT 1 FROM steps WHERE article_id = :id AND images <> '' AND kind <> 'erase'"
                " LIMIT 1",
                {"id": article_id},
            )
            return found.fetchone() is not None
    except sqlite3.Error as error:
        raise DeskFileFault(_unreadable(path, error)) from error


def last_digest(connection: sqlite3.Connection) -> str:
    """The digest of the latest step: two files that have the same one have the same history."""
    row = connection.execute("SELECT digest FROM steps ORDER BY number DESC LIMIT 1").fetchone()
    return row[0] if row else ""


_NO_DESK = "{path} is no desk file. It was left as it is; choose another file."
_DAMAGED = "{path} is damaged ({reason}). It was left as it is; take another copy of the desk."


def _unreadable(path: Path, error: sqlite3.Error) -> str:
    if "not a database" in str(error):
        return _NO_DESK.format(path=path)
    return _DAMAGED.format(path=path, reason=error)


def _fault(connection: sqlite3.Connection, path: Path) -> str:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        return _NO_DESK.format(path=path)
    for (said,) in connection.execute("PRAGMA quick_check(1)"):
        if said != "ok":
            return _DAMAGED.format(path=path, reason=said.splitlines()[-1])
    if connection.execute("SELECT version_num FROM alembic_version").fetchone() is None:
        return f"{path} does not say of which version it is. It was left as it is; choose another."
    last_digest(connection)
    return ""


def _contents(connection: sqlite3.Connection, path: Path) -> Inside:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise DeskFileFault(_NO_DESK.format(path=path))
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    claims = dict(
        connection.execute(
            "SELECT article_id, count(*) FROM claims WHERE removed_at IS NULL GROUP BY article_id"
        ).fetchall()
    )
    found = connection.execute(
        "SELECT articles.id, headline, coalesce(revisions.number, 0), articles.removed_at"
        " FROM articles LEFT JOIN revisions ON revisions.id = articles.revision_id"
        " ORDER BY articles.id DESC"
    ).fetchall()
    articles = tuple(
        KeptArticle(id, str(headline), number, claims.get(id, 0), removed is not None)
        for id, headline, number, removed in found
    )
    schema = str(version[0]) if version else ""
    fault = fault_of_schema(path, schema)
    step = connection.execute(
        "SELECT label, reviewer_name, at FROM steps WHERE kind <> 'setup' AND label <> ''"
        " ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if step is None:
        return Inside(schema, articles, fault=fault)
    return Inside(schema, articles, str(step[0]), str(step[1]), _moment(step[2]), fault)


def _moment(kept: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(kept)).replace(tzinfo=UTC)
    except ValueError:
        return None
