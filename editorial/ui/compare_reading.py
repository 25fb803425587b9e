"""Reads two drafts and compares them: at once where that takes no time, else on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editorial.domain.article import Draft
from editorial.domain.comparison import Comparison
from editorial.domain.errors import DeskError
from editorial.ui.jobs import Job, Jobs, Ticket

if TYPE_CHECKING:
    from editorial.services.desk import Desk

AT_ONCE = 150_000
"""Code points of two drafts that are compared within about 50 ms."""


class ComparisonReader(QObject):
    ready = Signal(object, object, object)
    """Two Drafts and their Comparison: what was asked for last."""
    waiting = Signal()
    """It takes a while."""
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject, at_once: int = AT_ONCE) -> None:
        """`at_once`: code points of both drafts together that are compared while one waits."""
        super().__init__(parent)
        self._desk, self._jobs, self._at_once = desk, Jobs(self), at_once
        self._job: Job | None = None

    def ask(self, old_id: str, new_id: str) -> None:
        """Two drafts, by the ids of their revisions; `ready` or `failed` answers."""
        from editorial.services.comparisons import compared
        from editorial.services.drafts import draft_at

        self.forget()
        try:
            old, new = self._desk.read(draft_at, old_id), self._desk.read(draft_at, new_id)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        if len(old.text) + len(new.text) <= self._at_once:
            self.ready.emit(old, new, compared(old, new))
            return

        def work(_: Ticket) -> Comparison:
            return compared(old, new)

        self._job = job = self._jobs.start(work)
        job.done.connect(lambda comparison: self._was_compared(job, old, new, comparison))
        self.waiting.emit()

    def forget(self) -> None:
        """Nobody waits any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def close(self) -> None:
        self.forget()
        self._jobs.close()

    def _was_compared(self, job: Job, old: Draft, new: Draft, comparison: Comparison) -> None:
        if job is self._job:
            self._job = None
            self.ready.emit(old, new, comparison)
