"""The unit of work: one transaction on the desk, spoken in domain values."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import sqlalchemy
import uuid_utils
from sqlalchemy import Connection
from sqlmodel import Session, select

from editorial.domain.errors import Refused
from editorial.domain.journal import Changed
from editorial.domain.reviewer import Reviewer
from editorial.domain.searching import Hit, SearchKind
from editorial.storage import journal, search
from editorial.storage.articles import Articles
from editorial.storage.claims import Claims
from editorial.storage.history import History
from editorial.storage.mapping import CHILDREN, ROW_OF, columns_of, select_values, table_of
from editorial.storage.questions import Questions
from editorial.storage.recorder import batched, table_named
from editorial.storage.sources import Sources

V = TypeVar("V")


class Work:
    """What a command may do. Lists come from `articles`, `claims`, `sources` and `questions`;
    single values are got, added and changed here. Sessions and rows stay inside.
    """

    def __init__(self, session: Session, reviewer: Reviewer) -> None:
        self._session = session
        self.reviewer = reviewer
        self.now = datetime.now(UTC)
        self.article_id: str | None = None
        """The article that the step concerns, as `concerns` was told."""
        connection: Connection = session.connection()
        self._connection = connection
        self.articles = Articles(connection)
        self.claims = Claims(connection)
        self.sources = Sources(connection)
        self.questions = Questions(connection)
        self.history = History(connection)

    def new_id(self) -> str:
        """A UUIDv7: unique over all desks, so that two can be merged, and ordered by time."""
        return str(uuid_utils.uuid7())

    def concerns(self, article_id: str) -> None:
        """Say which article the step belongs to: its undo is then offered with that article."""
        self.article_id = article_id

    def find(self, kind: type[V], id: str) -> V | None:
        """A value without its children, removed or not."""
        table = table_of(kind)
        self._session.flush()
        row = self._connection.execute(select_values(kind).where(table.c.id == id)).first()
        return None if row is None else kind(*row)

    def get(self, kind: type[V], id: str) -> V:
        """As `find`; raises Refused where another window has removed it meanwhile."""
        value = self.find(kind, id)
        if value is None or getattr(value, "removed_at", None) is not None:
            raise Refused(
                f"This {kind.__name__.lower()} is no longer on the desk; nothing was changed."
            )
        return value

    def add(self, value: V) -> V:
        """Keep a new value together with its children."""
        self.add_all([value])
        return value

    def add_all(self, values: Iterable[Any]) -> None:
        """As `add`, for many that do not name each other: a third of the time, one by one."""
        # Parents before children: foreign keys are checked at once.
        level = list(values)
        while level:
            self._session.add_all(ROW_OF[type(value)](**columns_of(value)) for value in level)
            self._session.flush()
            level = [child for value in level for f in CHILDREN for child in getattr(value, f, ())]

    def change(self, value: V, /, **fields: Any) -> V:
        """Set fields of a value on the desk; the domain checks the result before it is kept."""
        changed: V = replace(value, **fields)  # type: ignore[type-var]
        row = self._row(value)
        for name in fields:
            setattr(row, name, getattr(changed, name))
        self._session.flush()
        return changed

    def change_all(self, changes: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        """As `change`, for many values of one kind, each once: a tenth of the time, one by one."""
        if not changes:
            return
        kind: Any = ROW_OF[type(changes[0][0])]
        # Read at once, and held while they are changed: the session keeps no row by itself.
        rows: dict[str, Any] = {
            row.id: row
            for some in batched([value.id for value, _ in changes])
            for row in self._session.exec(select(kind).where(kind.id.in_(some)))
        }
        for value, fields in changes:
            replace(value, **fields)
            row = rows.get(value.id) or self._row(value)
            for name, field in fields.items():
                setattr(row, name, field)
        self._session.flush()

    def search(self, typed: str, kinds: Sequence[SearchKind], limit: int) -> list[Hit]:
        """What has all the words typed, as far as the index knows (`search.search`)."""
        return search.search(self._connection, typed, kinds, limit)

    def search_any(self, words: str, kinds: Sequence[SearchKind], limit: int) -> list[Hit]:
        """What has some of the words, the most telling first."""
        return search.search(self._connection, words, kinds, limit, any_word=True)

    def search_seen(self) -> int | None:
        """The last step that the search index knows of; None where there is no index."""
        return search.seen(self._connection)

    def last_step(self) -> int:
        """The number of the desk's last step."""
        return journal.last_number(self._connection)

    def news_since(self, number: int) -> list[Changed]:
        """What was written after the step numbered, oldest first."""
        return [
            journal.news_of(step.label, step.article_id, changes)
            for step, changes in journal.steps_since(self._connection, number)
        ]

    def all_ids(self, tables: Iterable[str]) -> list[tuple[str, str]]:
        """The table and id of every row of these tables."""
        found = []
        for name in tables:
            ids = self._connection.execute(sqlalchemy.select(table_named(name).c.id))
            found += [(name, id) for id in ids.scalars()]
        return found

    def kinds_of(self, ids: Iterable[str], tables: Iterable[str]) -> list[tuple[str, str]]:
        """Of these ids, those that are rows of these tables, with the table."""
        wanted, found = list(ids), []
        for name in tables:
            column = table_named(name).c.id
            for some in batched(wanted):
                rows = self._connection.execute(sqlalchemy.select(column).where(column.in_(some)))
                found += [(name, id) for id in rows.scalars()]
        return found

    def remove(self, value: V) -> V:
        """Mark a value as removed. Nothing that belongs to it goes; `restore` takes it back."""
        return self.change(value, removed_at=self.now)

    def restore(self, value: V) -> V:
        return self.change(value, removed_at=None)

    def delete(self, value: Any) -> None:
        """Take the row itself away: for what says nothing by its absence (a zone correction)."""
        self._session.delete(self._row(value))
        self._session.flush()

    def _row(self, value: Any) -> Any:
        row = self._session.get(ROW_OF[type(value)], value.id)
        if row is None:
            self.get(type(value), value.id)
        return row
