"""What hangs on claims, questions, notes and citations, read in bulk.

Lists come through SQLAlchemy Core: loading them as mapped objects costs ten times as much.
"""

from collections import defaultdict
from typing import TypeVar

from sqlalchemy import Connection, Select

from editorial.domain.anchor import Passage
from editorial.storage.mapping import select_values, table_of

V = TypeVar("V")


def gathered(
    connection: Connection, kind: type[V], key: str, owners: Select[tuple[str]]
) -> dict[str, tuple[V, ...]]:
    """The values of one table that hang on the owners selected, by owner id, oldest first."""
    table = table_of(kind)
    query = select_values(kind).where(table.c[key].in_(owners)).order_by(table.c.id)
    if "removed_at" in table.c:
        query = query.where(table.c.removed_at.is_(None))
    found: dict[str, list[V]] = defaultdict(list)
    for row in connection.execute(query):
        value = kind(*row)
        found[getattr(value, key)].append(value)
    return {owner: tuple(values) for owner, values in found.items()}


def passages_of(
    connection: Connection, owners: Select[tuple[str]]
) -> dict[str, tuple[Passage, ...]]:
    """The passages of the owners selected, in the order of the text."""
    found = gathered(connection, Passage, "owner_id", owners)
    return {
        owner: tuple(sorted(passages, key=lambda p: (p.start, p.end)))
        for owner, passages in found.items()
    }


def place(passages: tuple[Passage, ...]) -> int:
    """Where an item stands in a list ordered by the text; whole-article items come last."""
    return passages[0].start if passages else 1 << 62
