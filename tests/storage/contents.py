"""What is in a desk file, looked at past the program."""

import sqlite3
from pathlib import Path
from typing import Any

Rows = dict[str, list[tuple[Any, ...]]]


def asked(path: Path, question: str, *values: object) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(question, values).fetchall()
    finally:
        connection.close()


def contents(path: Path) -> Rows:
    """Every row of every journaled table, by table."""
    tables = [name for (name,) in asked(path, "SELECT name FROM sqlite_master WHERE type='table'")]
    kept = sorted(set(tables) - {"steps", "documents", "alembic_version"})
    return {table: sorted(asked(path, f"SELECT * FROM {table}"), key=repr) for table in kept}


def steps(path: Path) -> list[tuple[Any, ...]]:
    return asked(path, "SELECT * FROM steps ORDER BY number")
