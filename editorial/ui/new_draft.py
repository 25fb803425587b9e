"""One file or paste on its way to an article that is on the desk: as its next draft, one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editorial.domain.article import Article, Draft
from editorial.domain.draft_marks import DraftMarks
from editorial.domain.errors import DeskError
from editorial.domain.reading import Reading
from editorial.domain.shared_words import LIKE, shared_words
from editorial.ui.jobs import Job, Jobs, Ticket
from editorial.ui.taking_in import Reader, file_reader, paste_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from editorial.services.articles import Arrival
    from editorial.services.desk import Desk

STILL_READING = (
    "Another draft is being read; nothing was begun. Wait until it is read, or cancel it first."
)


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, for which article, and the number that it would have as a draft."""

    article: Article
    number: int
    received: bytes
    arrival: Arrival

    @property
    def reading(self) -> Reading:
        return self.arrival.reading


@dataclass(frozen=True, slots=True)
class DraftTaken:
    """A draft that an article has now, and what it made of the article's marks."""

    article_id: str
    number: int
    marks: DraftMarks
    done: str = "taken in"
    corrected: bool = False
    """It was made on the page, by correcting a paragraph."""


class NewDraft(QObject):
    """Reads one thing at a time. What was read waits for `take` or `leave_out` where it is to be
    looked at, and before that for `go_on` where it hardly looks like a draft of the article."""

    few_words = Signal(object)
    """A `Found` that has next to nothing in common with its article; `go_on` or `leave_out`."""
    to_look_at = Signal(object)
    """A `Found`; `take` or `leave_out` answers. None: nothing waits any more."""
    taken = Signal(object)
    """A `DraftTaken`."""
    refused = Signal(str)
    """A sentence on what was not taken in, or not as it should be."""
    not_taken = Signal(str)
    """Why the desk did not take in what is being looked at, which still waits for an answer."""
    busy = Signal(object)
    """The job under way, for its progress and its cancel."""

    def __init__(
        self, desk: Desk, jobs: Jobs, asks: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        """`asks`: whether what was read is to be looked at before it is taken in."""
        super().__init__(parent)
        self._desk, self._jobs, self._asks = desk, jobs, asks
        self._keeping = Jobs(self)
        self._reading: Job | None = None
        self._open: Found | None = None
        self._shown = False

    def file(self, article: Article, path: Path) -> None:
        """Read a file as the next draft of an article."""
        self._read(article, path.name, file_reader(path))

    def paste(self, article: Article, text: str) -> None:
        """Read what the clipboard held as the next draft of an article."""
        self._read(article, "the paste", paste_reader(text))

    def go_on(self) -> None:
        """It is a draft of the article, however little it has in common with it."""
        if self._open is None:
            return
        self._shown = self._asks()
        if self._shown:
            self.to_look_at.emit(self._open)
        else:
            self.take(self._open.reading)

    def take(self, reading: Reading) -> None:
        """Take in what is being looked at, as it was corrected."""
        found = self._open
        if found is None:
            return
        from editorial.services.articles import keep, prepared

        def kept(_: Ticket) -> Arrival:
            same = reading is found.reading
            arrival = found.arrival if same else prepared(reading, found.received)
            return keep(self._desk, arrival)

        job = self._keeping.start(kept)
        job.done.connect(self._was_kept)
        job.failed.connect(self._was_not_taken)

    def leave_out(self) -> None:
        """Nothing of it is taken in."""
        self._open = None
        self.to_look_at.emit(None)

    def close(self) -> None:
        """The desk is left: nothing more is read or taken in."""
        if self._reading is not None:
            self._reading.cancel()
        self._keeping.close()

    # Reading

    def _read(self, article: Article, name: str, read: Reader) -> None:
        if self._reading is not None or self._open is not None:
            self.refused.emit(STILL_READING)
            return
        from editorial.services.drafts import draft_of
        from editorial.services.new_drafts import revisions_of

        try:
            draft = self._desk.read(draft_of, article.id)
            number = self._desk.read(revisions_of, article.id)[-1].number + 1
        except DeskError as error:
            self.refused.emit(str(error))
            return

        def work(ticket: Ticket) -> tuple[Found, float]:
            from editorial.services.articles import prepared

            reading, received = read(ticket, f"Reading {name}")
            found = Found(article, number, received, prepared(reading, received))
            return found, shared_words(draft.text, reading.text)

        self._reading = job = self._jobs.start(work)
        job.done.connect(lambda came: self._was_read(came[0], came[1], draft))
        job.failed.connect(self._was_not_read)
        job.cancelled.connect(self._was_cancelled)
        self.busy.emit(job)

    def _was_read(self, found: Found, shared: float, draft: Draft) -> None:
        self._reading = None
        if found.arrival.content_sha256 == draft.revision.content_sha256:
            # Said at once: there would be nothing to look at.
            self.refused.emit(
                f"{_called(found)} has the words of draft {draft.revision.number}, to the letter; "
                "nothing was taken in."
            )
            return
        self._open = found
        if shared < LIKE:
            self.few_words.emit(found)
        else:
            self.go_on()

    def _was_not_read(self, error: BaseException) -> None:
        self._reading = None
        if not isinstance(error, DeskError):
            raise error
        self.refused.emit(str(error))

    def _was_cancelled(self) -> None:
        self._reading = None

    # Taking in

    def _was_kept(self, arrival: Arrival) -> None:
        found = self._open
        if found is None:
            return
        from editorial.services.draft_marks import take_in_counted

        article = found.article
        try:
            revision, marks = self._desk.run(
                f"Take in draft {found.number}", take_in_counted, article.id, arrival
            )
        except DeskError as error:
            self._was_not_taken(error)
            return
        if not self._shown:
            for notice in arrival.reading.notices:
                self.refused.emit(notice)
        self.leave_out()
        self.taken.emit(DraftTaken(article.id, revision.number, marks))

    def _was_not_taken(self, error: BaseException) -> None:
        if not isinstance(error, DeskError):
            raise error
        if self._shown:
            self.not_taken.emit(str(error))
            return
        self.refused.emit(str(error))
        self.leave_out()


def _called(found: Found) -> str:
    return f"“{found.reading.file_name}”" if found.reading.file_name else "The pasted text"
