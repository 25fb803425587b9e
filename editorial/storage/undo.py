"""Putting a step back: written once, for everything, from the row images."""

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from editorial.domain.errors import Refused
from editorial.domain.journal import Step
from editorial.storage import journal
from editorial.storage.recorder import RowChange, batched, current_images, replay
from editorial.storage.rows import CarefulReadingRow, Row


def reverse(connection: Connection, step: Step, schema: str) -> list[RowChange]:
    """Bring the step's rows back to what they were before it; the changes that this made.

    Raises Refused, naming who and what, where the rows are no longer as the step left them, and
    at a step taken under another schema.
    """
    changes, taken_under = journal.changes_of(connection, step.number)
    if taken_under != schema:
        raise Refused(
            f"“{step.label}” was done before the desk was brought to a new version, "
            "and cannot be put back. Nothing was changed."
        )
    now = current_images(connection, changes)
    for change in changes:
        if now.get((change.table, change.id)) != change.after:
            raise Refused(_who(connection, step, change))
    back = [change.inverted() for change in reversed(changes)]
    # Rows of one step may name each other in any order; the commit checks them all.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    _forget(connection, back)
    replay(connection, back)
    _refuse_to_orphan(connection, step, back)
    return back


def _forget(connection: Connection, back: list[RowChange]) -> None:
    """Drop what was made of the drafts that go: a cache, which comes again with them."""
    gone = [change.id for change in back if change.after is None]
    for some in batched(gone):
        connection.execute(delete(CarefulReadingRow).where(col(CarefulReadingRow.id).in_(some)))


def _who(connection: Connection, step: Step, change: RowChange) -> str:
    return (
        f"“{step.label}” cannot be put back: {_later(connection, step, change)} on the same item "
        "since. Nothing was changed; change the item by hand instead."
    )


def _refuse_to_orphan(connection: Connection, step: Step, back: list[RowChange]) -> None:
    """Nothing that was added to an item since may be left hanging in the air; the rows are back
    already, so that what the step itself had hung there is not taken for somebody's.

    Foreign keys would see most of it, but not a passage, whose owner is of several tables; nor
    could they say who added it.
    """
    gone = sorted({change.id for change in back if change.after is None})
    for table in Row.metadata.sorted_tables:
        if table.name == "steps":
            continue
        for column in table.columns:
            if not column.name.endswith("_id"):
                continue
            for some in batched(gone):
                hanging = select(table.c.id).where(column.in_(some)).limit(1)
                row = connection.execute(hanging).first()
                if row is not None:
                    later = _later(connection, step, RowChange(table.name, row.id, None, None))
                    raise Refused(
                        f"“{step.label}” cannot be put back: {later} on it since. "
                        "Nothing was changed; remove the item instead, which keeps that work."
                    )


def _later(connection: Connection, step: Step, change: RowChange) -> str:
    later = journal.last_to_write(connection, change, step.number)
    return f"{later.reviewer_name} did “{later.label}”" if later else "the desk was changed"
