"""Long work off the window's thread: values in, values out, with progress and cancel."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

_TURN = 0.0005
"""Seconds for which one thread may keep the interpreter while another waits."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` steps, and in words what it is at."""

    done: int
    total: int
    words: str


class Cancelled(Exception):
    """Raised inside a job whose user no longer wants it."""


class Ticket:
    """What a job is handed: the way to say how far it is, and to hear that it is to stop."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self._report = report
        self.stop = Event()

    def progress(self, done: int, total: int, words: str) -> None:
        """Say how far the work is. Raises Cancelled where it is no longer wanted."""
        if self.stop.is_set():
            raise Cancelled
        self._report(Progress(done, total, words))


class Job(QObject):
    """One piece of work under way. Exactly one of `done`, `failed` and `cancelled` comes last."""

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _said = Signal(object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticket = Ticket(self._said.emit)
        # Queued: what a job says, or how it ends, at once would else come before anybody has
        # connected.
        self._said.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        self.ticket.stop.set()

    def ended(self, future: Future[Any]) -> None:
        """Called by the pool, on whichever thread it likes."""
        self._ended.emit(future)

    def _settle(self, future: Future[Any]) -> None:
        if future.cancelled():
            # Before it was begun.
            self.cancelled.emit()
            return
        error = future.exception()
        if isinstance(error, Cancelled) or self.ticket.stop.is_set():
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(future.result())


class Jobs(QObject):
    """The window's workers: one at a time, in the order in which they were asked for."""

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A worker that computes keeps the interpreter for five milliseconds each time, and a frame
        # asks for it a dozen times.
        sys.setswitchinterval(_TURN)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="editorial")
        self._running: set[Job] = set()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def start(self, work: Callable[[Ticket], Any]) -> Job:
        """Begin work on a worker. Connect to the job's signals before returning to Qt."""
        job = Job(self)
        self._running.add(job)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(lambda *_: self._forget(job))
        self._pool.submit(work, job.ticket).add_done_callback(job.ended)
        self.started.emit(job)
        return job

    def close(self) -> None:
        """Ask all work to stop and wait for it, so that no thread outlives the window."""
        for job in list(self._running):
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()
