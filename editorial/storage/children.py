"""What hangs on claims, questions, notes and citations, read in bulk.

Lists come through SQLAlchemy Core: loading them as mapped objects costs ten times as much.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Select, select

from editorial.domain.anchor import Passage
from editorial.storage.mapping import select_values, table_of


class _Item(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def article_id(self) -> str: ...
    @property
    def removed_at(self) -> datetime | None: ...


V = TypeVar("V")
T = TypeVar("T", bound=_Item)
Owners = Select[tuple[str]] | list[str]
"""Ids of what something hangs on: a query for them, or the ids themselves."""

MANY = 2000
"""More ids than this are not asked for one by one: a statement takes only so many."""


def items_of(
    connection: Connection, kind: type[T], article_id: str, ids: Collection[str] | None
) -> tuple[list[T], Owners]:
    """An article's claims, questions or notes without what hangs on them, removed ones left out;
    with `ids`, only those of them."""
    table = table_of(kind)
    if ids is None or len(ids) > MANY:
        here = (table.c.article_id == article_id) & table.c.removed_at.is_(None)
        found = [kind(*row) for row in connection.execute(select_values(kind).where(here)).all()]
        if ids is None:
            return found, select(table.c.id).where(here)
        found = [item for item in found if item.id in set(ids)]
        return found, [item.id for item in found]
    # By primary key alone: with the article in the query SQLite goes through all that it has.
    rows = connection.execute(select_values(kind).where(table.c.id.in_(ids)))
    found = [
        item
        for item in (kind(*row) for row in rows)
        if item.article_id == article_id and item.removed_at is None
    ]
    return found, [item.id for item in found]


def gathered(
    connection: Connection, kind: type[V], key: str, owners: Owners
) -> dict[str, tuple[V, ...]]:
    """The values of one table that hang on the owners, by owner id, oldest first."""
    if isinstance(owners, list) and len(owners) > MANY:
        halves = owners[: len(owners) // 2], owners[len(owners) // 2 :]
        return {k: v for half in halves for k, v in gathered(connection, kind, key, half).items()}
    table = table_of(kind)
    query = select_values(kind).where(table.c[key].in_(owners)).order_by(table.c.id)
    if "removed_at" in table.c:
        query = query.where(table.c.removed_at.is_(None))
    found: dict[str, list[V]] = defaultdict(list)
    # All at once: row by row costs half as much again.
    for row in connection.execute(query).all():
        value = kind(*row)
        found[getattr(value, key)].append(value)
    return {owner: tuple(values) for owner, values in found.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """One item's passages, in the order of the text: those that have a place in the present draft,
    and those that have none, as they stood."""

    passages: tuple[Passage, ...] = ()
    unplaced: tuple[Passage, ...] = ()


NOWHERE = Standing()


def passages_of(connection: Connection, owners: Owners) -> dict[str, Standing]:
    """The passages of the owners, by owner id."""
    found = {}
    for owner, passages in gathered(connection, Passage, "owner_id", owners).items():
        ordered = sorted(passages, key=lambda p: (p.start, p.end))
        found[owner] = Standing(
            tuple(p for p in ordered if p.stands), tuple(p for p in ordered if not p.stands)
        )
    return found


def place(passages: tuple[Passage, ...]) -> int:
    """Where an item stands in a list ordered by the text; whole-article items come last."""
    return passages[0].start if passages else 1 << 62
