"""Putting a step back: written once, for everything, from the row images."""

from sqlalchemy import Connection, select

from editorial.domain.errors import Refused
from editorial.domain.journal import Step
from editorial.storage import journal
from editorial.storage.recorder import RowChange, current_image, replay
from editorial.storage.rows import PassageRow

_passages = PassageRow.__table__  # type: ignore[attr-defined]


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
    for change in changes:
        if current_image(connection, change) != change.after:
            raise Refused(_who(connection, step, change))
    back = [change.inverted() for change in reversed(changes)]
    _keep_passages(connection, step, back)
    # Rows of one step may name each other in any order; the commit checks them all.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    replay(connection, back)
    return back


def _who(connection: Connection, step: Step, change: RowChange) -> str:
    later = journal.last_to_write(connection, change, step.number)
    by = f"{later.reviewer_name} did “{later.label}”" if later else "the desk was changed"
    return (
        f"“{step.label}” cannot be put back: {by} on the same item since. "
        "Nothing was changed; change the item by hand instead."
    )


def _keep_passages(connection: Connection, step: Step, back: list[RowChange]) -> None:
    """A passage's owner is of several tables, so no foreign key guards it."""
    gone = {change.id for change in back if change.after is None}
    if not gone:
        return
    left = select(_passages.c.id).where(_passages.c.owner_id.in_(gone), _passages.c.id.not_in(gone))
    if connection.execute(left.limit(1)).first() is not None:
        raise Refused(
            f"“{step.label}” cannot be put back: a passage was added to it since. "
            "Nothing was changed; take that passage away first."
        )
