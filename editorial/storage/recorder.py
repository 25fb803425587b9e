"""What one transaction writes: the row images before and after, as the journal keeps them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, event, inspect
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session

from editorial.storage import rows
from editorial.storage.mapping import Image, from_image, to_image


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


def current_image(connection: Connection, change: RowChange) -> Image | None:
    table = table_named(change.table)
    row = connection.execute(table.select().where(table.c.id == change.id)).mappings().first()
    return None if row is None else to_image(table, dict(row))


def replay(connection: Connection, changes: list[RowChange]) -> None:
    """Bring every row to its image after. The caller has compared the images before."""
    for change in changes:
        table = table_named(change.table)
        here = table.c.id == change.id
        if change.after is None:
            connection.execute(table.delete().where(here))
        elif change.before is None:
            connection.execute(table.insert().values(**from_image(table, change.after)))
        else:
            connection.execute(table.update().where(here).values(**from_image(table, change.after)))
