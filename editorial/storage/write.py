"""The transactions of the desk: a step done, a step put back, a question asked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection

from editorial.domain.errors import Refused
from editorial.domain.journal import Changed, Step, StepKind
from editorial.domain.reviewer import Reviewer
from editorial.domain.searching import Searchable
from editorial.storage import erasing, journal, search
from editorial.storage.database import SCHEMA, Database, rows_written
from editorial.storage.packing import owe_packing
from editorial.storage.recorder import Recorder, RowChange
from editorial.storage.rows import CarefulReadingRow, DocumentRow, RevisionRow
from editorial.storage.undo import reverse
from editorial.storage.work import Work

R = TypeVar("R")

_ERASED = "This article was erased for good; no step of it can be put back. Nothing was changed."


class UnrecordedWrite(Exception):
    """A command wrote rows that the recorder did not see: our fault, and rolled back."""


@dataclass(frozen=True, slots=True)
class Written:
    """A committed step: its number in the journal, and the news of it."""

    number: int
    news: Changed


def do(
    database: Database,
    reviewer: Reviewer,
    kind: StepKind,
    label: str,
    command: Callable[[Work], R],
) -> tuple[R, Written | None]:
    """Run a command and journal what it changed, in one transaction; None where it changed
    nothing. An exception rolls all of it back."""
    with database.writing() as session:
        work = Work(session, reviewer)
        recorder = Recorder(session)
        before = rows_written(session)
        result = command(work)
        session.flush()
        wrote = rows_written(session) - before
        if wrote != recorder.writes:
            raise UnrecordedWrite(f"{label}: {wrote} rows written, {recorder.writes} recorded")
        entry = journal.Entry(work.now, reviewer, label, work.article_id, kind)
        written = _append(session.connection(), entry, recorder.changes)
    return result, written


def put_back(
    database: Database, reviewer: Reviewer, kind: StepKind, article_id: str | None
) -> Written | None:
    """Undo or redo, as `kind` says, the reviewer's latest step in scope; None where there is none.

    Raises Refused where the rows are no longer as that step left them.
    """
    with database.writing() as session:
        connection = session.connection()
        step = _next(connection, reviewer, kind, article_id)
        if step is None:
            if article_id is not None and erasing.is_erased(connection, article_id):
                raise Refused(_ERASED)
            return None
        back = reverse(connection, step, SCHEMA)
        entry = journal.Entry(
            datetime.now(UTC), reviewer, step.label, step.article_id, kind, step.number
        )
        return _append(connection, entry, back)


def erase(database: Database, reviewer: Reviewer, label: str, article_id: str) -> Written:
    """Erase an article for good, and leave a step that says so. What was erased is out of the
    file once it is packed. Raises Refused where nothing of the article is there."""
    with database.writing() as session:
        connection = session.connection()
        if erasing.leaving(connection, article_id) is None:
            raise Refused("This article is no longer on the desk; there is nothing to erase.")
        entry = journal.Entry(datetime.now(UTC), reviewer, label, article_id, StepKind.ERASE)
        # The id alone, which the step names anyway: for those who hear of the step.
        told = [RowChange("articles", article_id, None, None)]
        number = journal.append(connection, entry, told, SCHEMA)
        erasing.erase(connection, article_id, number)
        search.drop(connection)
        owe_packing(connection)
    return Written(number, journal.news_of(label, article_id, told))


def to_put_back(
    database: Database, reviewer: Reviewer, kind: StepKind, article_id: str | None
) -> Step | None:
    """The step that `put_back` would reverse."""
    with database.reading() as session:
        return _next(session.connection(), reviewer, kind, article_id)


@contextmanager
def view(database: Database, reviewer: Reviewer) -> Iterator[Work]:
    """One consistent view of the file, to read from."""
    with database.reading() as session:
        yield Work(session, reviewer)


def keep_documents(database: Database, named: list[tuple[str, bytes]]) -> None:
    """Keep documents by their SHA-256; the same bytes again change nothing."""
    with database.writing() as session:
        for sha256, data in named:
            if session.get(DocumentRow, sha256) is None:
                session.add(DocumentRow(sha256=sha256, data=data))
                session.flush()


def keep_careful_reading(database: Database, revision_id: str, key: str, data: bytes) -> None:
    """Keep what the careful reader made of a draft, in the place of what it made before; nothing
    where the draft is gone meanwhile."""
    with database.writing() as session:
        if session.get(RevisionRow, revision_id) is None:
            return
        session.merge(CarefulReadingRow(id=revision_id, key=key, data=data))
        session.flush()


def index(
    database: Database,
    gone: Sequence[search.Ref],
    come: Sequence[Searchable],
    step: int,
    whole: bool,
) -> bool:
    """Keep in the search index what some items say (`search.put`)."""
    with database.writing() as session:
        return search.put(session.connection(), gone, come, step, whole)


def history(database: Database, article_id: str | None, limit: int) -> list[Step]:
    """The latest steps of an article, or of the desk, newest first."""
    with database.reading() as session:
        return journal.steps_of(session.connection(), article_id, limit)


def last_step(database: Database) -> int:
    """The number of the latest step, 0 on a desk without any."""
    with database.reading() as session:
        return journal.last_number(session.connection())


def news_since(database: Database, number: int) -> list[Written]:
    """What was written after the step numbered, oldest first."""
    with database.reading() as session:
        found = journal.steps_since(session.connection(), number)
    return [
        Written(step.number, journal.news_of(step.label, step.article_id, changes))
        for step, changes in found
    ]


def _next(
    connection: Connection, reviewer: Reviewer, kind: StepKind, article_id: str | None
) -> Step | None:
    choose = journal.to_undo if kind is StepKind.UNDO else journal.to_redo
    return choose(connection, reviewer.id, article_id)


def _append(
    connection: Connection, entry: journal.Entry, changes: list[RowChange]
) -> Written | None:
    if not changes:
        return None
    number = journal.append(connection, entry, changes, SCHEMA)
    return Written(number, journal.news_of(entry.label, entry.article_id, changes))
