"""Files, drops and pastes on their way to the desk: read on a worker, looked at, one step each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editorial.domain.errors import DeskError
from editorial.domain.reading import Reading
from editorial.ui.jobs import Job, Jobs, Ticket

if TYPE_CHECKING:
    from editorial.domain.article import Article
    from editorial.services.articles import Arrival
    from editorial.services.desk import Desk

Reader = Callable[[Ticket, str], tuple[Reading, bytes]]
"""Reads one file or paste, on a worker: given the job's ticket, and what its progress is called."""

AHEAD = 4
"""Files that are read while another one is looked at; what is read is held in memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one file or paste, the `number`th of those that came together."""

    reading: Reading
    received: bytes
    number: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    read: Reader


class TakingIn(QObject):
    """Takes articles in, one after the other: the next one waits until the one before is taken in
    or left out. What is on the desk already is asked about, never doubled silently."""

    to_look_at = Signal(object)
    """A `Found`; `take`, `take_all` or `leave_out` answers. None: nothing waits at the moment."""
    taken_in = Signal(str)
    """The id of an article that is on the desk now."""
    refused = Signal(str)
    """A sentence on a file that was not taken in, or not as it should be."""
    not_taken = Signal(str)
    """Why the desk did not take in what is being looked at, which still waits for an answer."""
    already_here = Signal(object, object)
    """An arrival, and the article that is on the desk already; `put` takes it in all the same."""
    busy = Signal(object)
    """The job under way, for its progress and its cancel."""

    def __init__(
        self, desk: Desk, jobs: Jobs, asks: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`asks`: whether what was read is to be looked at before it is taken in."""
        super().__init__(parent)
        self._desk, self._jobs, self._asks = desk, jobs, asks
        # Not the window's worker: what was looked at must not wait for the reading of the rest.
        self._keeping = Jobs(self)
        self._to_read: deque[_Wanted] = deque()
        self._read: deque[Found] = deque()
        self._open: Found | None = None
        self._shown = False
        self._reading: Job | None = None
        self._started = 0
        self._all = False

    @property
    def total(self) -> int:
        """How many files came together, as far as anybody knows."""
        return self._started + len(self._to_read)

    def files(self, paths: Sequence[Path]) -> None:
        """Take files in; one that cannot be read does not stop the rest."""
        self._want(_Wanted(path.name, file_reader(path)) for path in paths)

    def paste(self, text: str) -> None:
        """Take in what the clipboard holds."""
        self._want([_Wanted("the paste", paste_reader(text))])

    def take(self, reading: Reading) -> None:
        """Take in what is being looked at, as it was corrected."""
        found = self._open
        if found is None:
            return
        self._open = Found(reading, found.received, found.number)
        self._prepare(self._open)

    def take_all(self, reading: Reading) -> None:
        """The same, and then all that came with it without anybody looking."""
        self._all = True
        self.take(reading)

    def put(self, arrival: Arrival) -> None:
        """Take an arrival in, whatever is on the desk already."""
        from editorial.services.articles import keep

        job = self._keeping.start(lambda _: keep(self._desk, arrival))
        job.done.connect(self._was_kept)
        job.failed.connect(self._was_not_taken)

    def _was_kept(self, arrival: Arrival) -> None:
        from editorial.services import articles

        title = arrival.reading.headline or arrival.reading.file_name
        try:
            article = self._desk.run(f"Take in “{title}”", articles.take_in, arrival)
        except DeskError as error:
            self._was_not_taken(error)
            return
        if not self._shown:
            for notice in arrival.reading.notices:
                self.refused.emit(notice)
        self.taken_in.emit(article.id)
        self._settle()

    def leave_out(self) -> None:
        """Nothing of what is being looked at is taken in."""
        self._settle()

    def close(self) -> None:
        """The desk is left: nothing more is read or taken in."""
        self._to_read.clear()
        self._read.clear()
        if self._reading is not None:
            self._reading.cancel()
        self._keeping.close()

    # Reading

    def _want(self, wanted: Iterable[_Wanted]) -> None:
        self._to_read.extend(wanted)
        self._read_next()

    def _read_next(self) -> None:
        if self._reading is not None or not self._to_read or len(self._read) >= AHEAD:
            return
        total = self.total
        wanted = self._to_read.popleft()
        self._started += 1
        number = self._started
        what = f"Reading {wanted.name}" + (f" ({number} of {total})" if total > 1 else "")
        self._reading = job = self._jobs.start(lambda ticket: wanted.read(ticket, what))
        job.done.connect(lambda read: self._was_read(Found(read[0], read[1], number)))
        job.failed.connect(self._was_not_read)
        job.cancelled.connect(self._was_cancelled)
        self.busy.emit(job)

    def _was_read(self, found: Found) -> None:
        self._reading = None
        self._read.append(found)
        self._go_on()

    def _was_not_read(self, error: BaseException) -> None:
        self._reading = None
        if isinstance(error, DeskError):
            self.refused.emit(str(error))
        self._go_on()
        if not isinstance(error, DeskError):
            raise error

    def _was_cancelled(self) -> None:
        """What was read already still waits to be looked at."""
        self._reading = None
        self._to_read.clear()
        self._go_on()

    # Taking in

    def _go_on(self) -> None:
        if self._open is None and self._read:
            self._open = self._read.popleft()
            self._shown = self._asks() and not self._all
            if self._shown:
                self.to_look_at.emit(self._open)
            else:
                self.to_look_at.emit(None)
                self._prepare(self._open)
        self._read_next()
        if self._open is None and self._reading is None:
            self._started, self._all = 0, False

    def _prepare(self, found: Found) -> None:
        from editorial.services.articles import prepared

        job = self._keeping.start(lambda _: prepared(found.reading, found.received))
        job.done.connect(self._was_prepared)
        job.failed.connect(self._was_not_taken)

    def _was_prepared(self, arrival: Arrival) -> None:
        from editorial.services import articles

        try:
            known: list[Article] = self._desk.read(articles.already_here, arrival)
        except DeskError as error:
            self._was_not_taken(error)
            return
        if known:
            self.already_here.emit(arrival, known[0])
        else:
            self.put(arrival)

    def _was_not_taken(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        if self._shown:
            self._all = False
            self.not_taken.emit(str(error))
            return
        self.refused.emit(str(error))
        self._settle()

    def _settle(self) -> None:
        self._open = None
        if not self._read:
            self.to_look_at.emit(None)
        self._go_on()


def file_reader(path: Path) -> Reader:
    """Reads a file."""
    # Only what is laid out has pages.
    unit = "page" if path.suffix.casefold() == ".pdf" else "part"

    def read(ticket: Ticket, what: str) -> tuple[Reading, bytes]:
        from editorial.services.intake import read_file

        def told(done: int, total: int) -> None:
            where = f", {unit} {done:,} of {total:,}" if total > 1 else ""
            ticket.progress(done, total, f"{what}{where}")

        ticket.progress(0, 0, what)
        return read_file(path, cancelled=ticket.stop.is_set, progress=told)

    return read


def paste_reader(text: str) -> Reader:
    """Reads what the clipboard held."""

    def read(ticket: Ticket, what: str) -> tuple[Reading, bytes]:
        from editorial.services.intake import read_paste

        ticket.progress(0, 0, what)
        return read_paste(text, cancelled=ticket.stop.is_set)

    return read
