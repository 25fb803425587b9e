"""The desk file looked over by raw SQL: nothing is written, and nothing is believed unread."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Table, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from editorial.storage import chain
from editorial.storage.looking import connect_to_look
from editorial.storage.mapping import ROW_OF, Image, table_of
from editorial.storage.rows import Row
from editorial.storage.types import Moment, Strings

_SHA256 = re.compile(r'"([0-9a-f]{64})"')
_JOURNALED = tuple(table_of(kind).name for kind in ROW_OF)
"""The tables that only steps write."""

Damage = sqlite3.Error
"""What every look at a damaged file may raise; its text is SQLite's."""

Fault = tuple[str, str]
"""A row: its table and its id."""


@dataclass(slots=True)
class Compared:
    """The rows of the desk against the images that the journal keeps of them.

    `other_schema`: rows that differ, but were last written under another schema, whose migration
    may have changed them. `unsaid`: rows that differ or have no step, where steps that may have
    written them were emptied by an erasing.
    """

    rows: int = 0
    differing: list[Fault] = field(default_factory=list)
    missing: list[Fault] = field(default_factory=list)
    without_step: list[Fault] = field(default_factory=list)
    other_schema: list[Fault] = field(default_factory=list)
    unsaid: list[Fault] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    """SHA-256 of every document that a step names."""


@dataclass(frozen=True, slots=True)
class KeptRevision:
    id: str
    article_id: str
    number: int
    headline: str
    content_sha256: str
    blocks: bytes | None
    """None where the document is not there."""


class Checkup:
    """One look at a desk file. All methods raise Damage where the file is damaged there."""

    def __init__(self, path: Path) -> None:
        """Raises DeskFileFault where there is no readable file."""
        self._path = path
        self._connection = connect_to_look(path)
        # A damaged text is a finding, no reason to stop.
        self._connection.text_factory = lambda data: data.decode("utf-8", "replace")

    def close(self) -> None:
        self._connection.close()

    def application_id(self) -> int:
        # The first question opens the file; what follows sees it as it was then.
        self._connection.execute("BEGIN")
        (found,) = self._connection.execute("PRAGMA application_id").fetchone()
        return int(found)

    def schema(self) -> str:
        row = self._connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else ""

    def integrity(self, most: int) -> list[str]:
        """What SQLite says is wrong with the file, at most so many lines; none where it is well."""
        said = [line for (line,) in self._connection.execute(f"PRAGMA integrity_check({most})")]
        return [] if said == ["ok"] else said

    def dangling(self) -> dict[tuple[str, str], int]:
        """How many rows of a table name a row of another that is not there."""
        found: dict[tuple[str, str], int] = {}
        for table, _, parent, _ in self._connection.execute("PRAGMA foreign_key_check"):
            found[table, parent] = found.get((table, parent), 0) + 1
        return found

    def missing_tables(self) -> list[str]:
        """The tables of this program's schema that the file lacks."""
        asked = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        there = {name for (name,) in asked}
        return sorted(set(Row.metadata.tables) - there)

    def steps(self) -> tuple[int, list[int]]:
        """How many steps there are, and the numbers of those that are not as they were written.

        Raises ValueError or KeyError where a step holds what no step can hold.
        """
        (count,) = self._connection.execute("SELECT count(*) FROM steps").fetchone()
        engine = create_engine(
            "sqlite://",
            creator=lambda: connect_to_look(self._path),
            poolclass=NullPool,
            hide_parameters=True,
        )
        try:
            with engine.connect() as connection:
                return count, chain.broken_steps(connection)
        except DatabaseError as error:
            raise sqlite3.DatabaseError(str(error.orig)) from error

    def compared(self) -> Compared:
        """Each row against the last image that a step took of it."""
        found = Compared()
        emptied = self._last_emptied()
        readers = {name: _Reader(self._connection, name) for name in _JOURNALED}
        seen: dict[str, set[str]] = {name: set() for name in _JOURNALED}
        schema = self.schema()
        for number, taken_under, images in self._connection.execute(
            "SELECT number, schema_revision, images FROM steps WHERE images <> ''"
            " ORDER BY number DESC"
        ):
            found.documents.update(_SHA256.findall(images))
            for table, id, _, after in reversed(_images(images)):
                if table not in seen or id in seen[table]:
                    continue
                seen[table].add(id)
                row = readers[table].row(id)
                if row == after or (row is not None and after and _agree(row, after)):
                    continue
                if number < emptied:
                    found.unsaid.append((table, id))
                elif taken_under != schema:
                    found.other_schema.append((table, id))
                else:
                    (found.missing if row is None else found.differing).append((table, id))
        for name in _JOURNALED:
            for (id,) in self._connection.execute(f"SELECT id FROM {name}"):
                found.rows += 1
                if id not in seen[name]:
                    (found.unsaid if emptied else found.without_step).append((name, id))
        return found

    def documents(self) -> Iterator[tuple[str, bool]]:
        """Each document's SHA-256, and whether its bytes have it."""
        for named, data in self._connection.execute("SELECT sha256, data FROM documents"):
            yield named, isinstance(data, bytes) and sha256(data).hexdigest() == named

    def needed_documents(self) -> set[str]:
        """SHA-256 of every document that a row names."""
        needed: set[str] = set()
        for table in Row.metadata.sorted_tables:
            for column in table.columns:
                if any(key.column.table.name == "documents" for key in column.foreign_keys):
                    asked = self._connection.execute(f"SELECT {column.name} FROM {table.name}")
                    needed.update(name for (name,) in asked if name)
        return needed

    def revisions(self) -> Iterator[KeptRevision]:
        """Every draft with its stored blocks."""
        for row in self._connection.execute(
            "SELECT r.id, r.article_id, r.number, coalesce(headline, ''), content_sha256, data"
            " FROM revisions r LEFT JOIN articles a ON a.id = r.article_id"
            " LEFT JOIN documents d ON d.sha256 = r.blocks_sha256 ORDER BY r.id"
        ):
            found = KeptRevision(*row)
            # What is no bytes is no text either, but it is there.
            strange = not isinstance(found.blocks, bytes | None)
            yield replace(found, blocks=b"") if strange else found

    def passages(self, revision_id: str) -> list[tuple[Any, Any, Any]]:
        """Start, end and words of the passages that stand in a draft, or last stood in it; of any
        kind where the file was changed by hand."""
        return self._connection.execute(
            'SELECT start, "end", quote FROM passages WHERE revision_id = ?', (revision_id,)
        ).fetchall()

    def stood_before(self, revision_id: str) -> list[tuple[Any, Any, Any]]:
        """The same of the passages that stand in a later draft and are said to have stood in this
        one; none in a desk of a schema that does not keep it."""
        if not self._keeps_drafts:
            return []
        return self._connection.execute(
            "SELECT was_start, was_end, was_quote FROM passages WHERE was_revision_id = ?",
            (revision_id,),
        ).fetchall()

    def offered(self, revision_id: str) -> list[tuple[Any, Any]]:
        """Start and end of what is offered to passages in a draft, which is an article's present
        one; none in any other draft."""
        if not self._keeps_drafts:
            return []
        return self._connection.execute(
            "SELECT offered_start, offered_end FROM passages p"
            " JOIN revisions r ON r.id = p.revision_id JOIN articles a ON a.id = r.article_id"
            " WHERE a.revision_id = ?"
            " AND (offered_start IS NOT NULL OR offered_end IS NOT NULL)",
            (revision_id,),
        ).fetchall()

    @cached_property
    def _keeps_drafts(self) -> bool:
        """Whether the file's schema keeps where passages stood, and what they are offered."""
        columns = self._connection.execute("PRAGMA table_info(passages)")
        return "was_quote" in {row[1] for row in columns}

    def said_at(self, numbers: list[int]) -> list[str]:
        """What the steps numbered are called, and whose they are; for the first few."""
        found = []
        for number in numbers:
            row = self._connection.execute(
                "SELECT label, reviewer_name FROM steps WHERE number = ?", (number,)
            ).fetchone()
            found.append(f"{number} (“{row[0]}”, {row[1]})" if row else str(number))
        return found

    def _last_emptied(self) -> int:
        (number,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM steps WHERE images = '' AND kind <> 'erase'"
        ).fetchone()
        return int(number)


class _Reader:
    """Reads single rows of a table as the journal's images have them."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._ask = f"SELECT * FROM {name} WHERE id = ?"
        self._columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        table: Table = Row.metadata.tables[name]
        self._special = [
            (column.name, _SPECIAL[type(column.type)])
            for column in table.columns
            if type(column.type) in _SPECIAL
        ]

    def row(self, id: str) -> Image | None:
        found = self._connection.execute(self._ask, (id,)).fetchone()
        if found is None:
            return None
        image = dict(zip(self._columns, found, strict=True))
        for name, convert in self._special:
            if image.get(name) is not None:
                image[name] = convert(image[name])
        return image


def _moment(kept: Any) -> Any:
    """SQLAlchemy keeps "2026-11-23 14:05:30.000000"; images have ISO 8601 with the zone."""
    text = str(kept)
    fraction = "" if text[19:] in ("", ".000000") else text[19:]
    return f"{text[:10]}T{text[11:19]}{fraction}+00:00"


def _strings(kept: Any) -> Any:
    try:
        return json.loads(kept)
    except (ValueError, TypeError):
        return kept


_SPECIAL: dict[type, Callable[[Any], Any]] = {Moment: _moment, Strings: _strings, Boolean: bool}


def _agree(row: Image, after: Image) -> bool:
    """Whether they are alike where both have a column: a migration adds and drops some."""
    return row.keys() != after.keys() and all(
        row[name] == after[name] for name in row.keys() & after.keys()
    )


def _images(images: str) -> list[tuple[str, str, Image | None, Image | None]]:
    """A step's images; none where they are damaged, which the chain tells of."""
    try:
        return [
            (str(table), str(id), before, after) for table, id, before, after in json.loads(images)
        ]
    except (ValueError, TypeError):
        return []
