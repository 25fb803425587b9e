"""Files, drops and pastes on their way to the desk: read on a worker, one step each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editorial.domain.errors import DeskError
from editorial.ui.jobs import Job, Jobs, Ticket

if TYPE_CHECKING:
    from editorial.domain.article import Article
    from editorial.services.articles import Arrival
    from editorial.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one file: an arrival, or the sentence that says why not."""

    name: str
    arrival: Arrival | None
    refusal: str


class TakingIn(QObject):
    """Takes articles in. What is on the desk already is asked about, never doubled silently."""

    taken_in = Signal(str)
    """The id of an article that is on the desk now."""
    refused = Signal(str)
    """A sentence on a file that was not taken in, or not as it should be."""
    already_here = Signal(object, object)
    """An arrival, and the article that is on the desk already; `take` takes it in all the same."""
    busy = Signal(object)
    """The job under way, for its progress and its cancel."""

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs

    def files(self, paths: Sequence[Path]) -> None:
        """Take files in, one after the other; one that cannot be read does not stop the rest."""
        if paths:
            self._start(lambda ticket: _read_all(self._desk, list(paths), ticket))

    def paste(self, text: str) -> None:
        """Take in what the clipboard holds."""
        self._start(lambda ticket: [_read_paste(self._desk, text, ticket)])

    def take(self, arrival: Arrival) -> None:
        from editorial.services import articles

        title = arrival.reading.headline or arrival.reading.file_name
        try:
            article = self._desk.run(f"Take in “{title}”", articles.take_in, arrival)
        except DeskError as error:
            self.refused.emit(str(error))
            return
        for notice in arrival.reading.notices:
            self.refused.emit(notice)
        self.taken_in.emit(article.id)

    def _start(self, work: Callable[[Ticket], list[Read]]) -> None:
        job: Job = self._jobs.start(work)
        job.done.connect(self._arrived)
        job.failed.connect(self._failed)
        self.busy.emit(job)

    def _arrived(self, reads: list[Read]) -> None:
        from editorial.services import articles

        for read in reads:
            if read.arrival is None:
                self.refused.emit(read.refusal)
                continue
            known: list[Article] = self._desk.read(articles.already_here, read.arrival)
            if known:
                self.already_here.emit(read.arrival, known[0])
            else:
                self.take(read.arrival)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        self.refused.emit(str(error))


def _read_all(desk: Desk, paths: list[Path], ticket: Ticket) -> list[Read]:
    from editorial.services.intake import read_file

    reads = []
    for number, path in enumerate(paths):
        ticket.progress(number, len(paths), f"Reading {path.name}")
        try:
            reading, received = read_file(path)
        except DeskError as error:
            reads.append(Read(path.name, None, str(error)))
            continue
        reads.append(_kept(desk, path.name, reading, received))
    ticket.progress(len(paths), len(paths), "Taking in")
    return reads


def _read_paste(desk: Desk, text: str, ticket: Ticket) -> Read:
    from editorial.services.intake import read_paste

    ticket.progress(0, 1, "Reading the paste")
    try:
        reading, received = read_paste(text)
    except DeskError as error:
        return Read("", None, str(error))
    return _kept(desk, "the paste", reading, received)


def _kept(desk: Desk, name: str, reading: object, received: bytes) -> Read:
    from editorial.domain.reading import Reading
    from editorial.services.articles import arrive

    assert isinstance(reading, Reading)
    try:
        return Read(name, arrive(desk, reading, received), "")
    except DeskError as error:
        return Read(name, None, str(error))
