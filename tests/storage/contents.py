"""What is in a desk file, looked at past the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Rows = dict[str, list[tuple[Any, ...]]]


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()


def asked(path: Path, question: str) -> list[tuple[Any, ...]]:
    with _opened(path) as connection:
        return connection.execute(question).fetchall()


def contents(path: Path) -> Rows:
    """Every row of every journaled table, by table."""
    with _opened(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        kept = {name for (name,) in tables} - {"steps", "documents", "alembic_version"}
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()
            for table in sorted(kept)
        }


def steps(path: Path) -> list[tuple[Any, ...]]:
    return asked(path, "SELECT * FROM steps ORDER BY number")
