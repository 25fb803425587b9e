"""What one transaction writes: the row images before and after, as the journal keeps them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, event, inspect
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from editorial.storage import rows
from editorial.storage.mapping import Image, from_image, to_image

V = TypeVar("V")

_AT_ONCE = 500
"""Values in one list of a statement: SQLite takes only so many."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None where it was not there, or no longer is."""

    table: str
    id: str
    before: Image | None
    after: Image | None

    def inverted(self) -> "RowChange":
        return RowChange(self.table, self.id, self.after, self.before)


class Recorder:
    """Listens to one session. `writes` counts rows written, to be compared with the database's
    own count: a write that no image was taken of must not be committed."""

    def __init__(self, session: Session) -> None:
        self.writes = 0
        self._first: dict[tuple[str, str], Image | None] = {}
        self._last: dict[tuple[str, str], Image | None] = {}
        event.listen(session, "after_flush", self._after_flush)

    @property
    def changes(self) -> list[RowChange]:
        """One change a row, however often it was written; rows that end as they began left out."""
        return [
            RowChange(*key, before, self._last[key])
            for key, before in self._first.items()
            if before != self._last[key]
        ]

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        for row in session.new:
            self._note(row, None, _image(row))
        for row in session.dirty:
            # What the session itself asks before it writes: a list where a tuple was is a write,
            # although the images are equal.
            if session.is_modified(row):
                self._note(row, _image(row, old=True), _image(row))
        for row in session.deleted:
            self._note(row, _image(row, old=True), None)

    def _note(self, row: Any, before: Image | None, after: Image | None) -> None:
        key = (row.__tablename__, row.id)
        self.writes += 1
        self._first.setdefault(key, before)
        self._last[key] = after


def _image(row: Any, old: bool = False) -> Image:
    state = inspect(row)
    values = {}
    for column in row.__table__.columns:
        history = state.attrs[column.name].history
        values[column.name] = (
            history.deleted[0] if old and history.deleted else getattr(row, column.name)
        )
    return to_image(row.__table__, values)


def table_named(name: str) -> Table:
    return rows.Row.metadata.tables[name]


def current_images(
    connection: Connection, changes: Iterable[RowChange]
) -> dict[tuple[str, str], Image]:
    """The rows of these changes as they are now, by table and id; those not there are left out."""
    asked: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        asked[change.table].append(change.id)
    found: dict[tuple[str, str], Image] = {}
    for name, ids in asked.items():
        table = table_named(name)
        for some in batched(ids):
            rows = connection.execute(table.select().where(table.c.id.in_(some))).mappings()
            found |= {(name, row["id"]): to_image(table, dict(row)) for row in rows}
    return found


def replay(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Bring every row to its image after. The caller has compared the images before, and has put
    off the checking of foreign keys, since rows are written table by table."""
    for (name, does), alike in groupby(sorted(changes, key=_of_a_kind), key=_of_a_kind):
        table = table_named(name)
        for some in batched([*alike]):
            if does is _Does.DELETE:
                gone = [change.id for change in some]
                connection.execute(table.delete().where(table.c.id.in_(gone)))
            elif does is _Does.INSERT:
                values = [from_image(table, change.after) for change in some if change.after]
                connection.execute(table.insert(), values)
            else:
                for change in some:
                    values_of_one = from_image(table, change.after or {})
                    here = table.c.id == change.id
                    connection.execute(table.update().where(here).values(**values_of_one))


def batched(values: list[V]) -> Iterator[list[V]]:
    """As many at a time as a statement takes with ease."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]


class _Does(IntEnum):
    DELETE = 0
    INSERT = 1
    UPDATE = 2


def _does(change: RowChange) -> _Does:
    if change.after is None:
        return _Does.DELETE
    return _Does.INSERT if change.before is None else _Does.UPDATE


def _of_a_kind(change: RowChange) -> tuple[str, _Does]:
    return change.table, _does(change)
