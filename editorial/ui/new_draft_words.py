"""What the window says of a draft that was taken in, and of drafts in a list."""

from __future__ import annotations

from datetime import date

from editorial.domain.article import Revision
from editorial.ui.backup_words import when
from editorial.ui.new_draft import DraftTaken
from editorial.ui.row_list import RowLook

SHORT_HASH = 12
"""How much of a draft's hash tells it from others, to people."""


def taken_words(taken: DraftTaken) -> str:
    """ "Draft 3 taken in. 16 marks stand as they were; 9 await a word."."""
    came = f"Draft {taken.number} {taken.done}."
    marks = taken.marks
    if not marks.carried:
        return came
    standing, waiting = marks.exact, marks.awaiting
    if not waiting:
        return f"{came} {_all(standing, marks.carried)} as {_it(standing)}."
    if taken.corrected:
        # One paragraph was touched: that the others stand goes without saying.
        return f"{came} {_waiting(waiting)}."
    if not standing:
        return f"{came} {_waiting(waiting)}."
    verb = "stands as it was" if standing == 1 else "stand as they were"
    awaits = "awaits" if waiting == 1 else "await"
    return f"{came} {_marks(standing)} {verb}; {waiting:,} {awaits} a word."


def _marks(count: int) -> str:
    return "1 mark" if count == 1 else f"{count:,} marks"


def _waiting(count: int) -> str:
    return f"{_marks(count)} {'awaits' if count == 1 else 'await'} a word"


def _all(count: int, carried: int) -> str:
    every = count == carried and count > 1
    return f"{'All ' if every else ''}{_marks(count)} {'stands' if count == 1 else 'stand'}"


def _it(count: int) -> str:
    return "it was" if count == 1 else "they were"


def called(revision: Revision) -> str:
    """ "Draft 3", "Draft 3 · Legal read"."""
    name = f"  ·  {revision.name}" if revision.name else ""
    return f"Draft {revision.number}{name}"


def came_from(revision: Revision) -> str:
    """ "from “ferry.docx”", "pasted", "a correction made here"."""
    if _is_correction(revision):
        return "a correction made here"
    return f"from “{revision.file_name}”" if revision.file_name else "pasted"


def draft_row(revision: Revision, present: bool, reviewer: str, today: date) -> RowLook:
    meta = f"{when(revision.created_at, today)}  ·  {reviewer}  ·  {came_from(revision)}"
    title = called(revision)
    now = "Present. " if present else ""
    return RowLook(
        revision.id,
        title,
        meta,
        f"{now}{title}. {meta}",
        hint=f"{title}\n{meta}",
        icon="pencil" if _is_correction(revision) else "doc",
        tag="Present" if present else "",
        tag_colour="accent",
    )


def _is_correction(revision: Revision) -> bool:
    from editorial.services.new_drafts import CORRECTION

    return revision.format == CORRECTION
