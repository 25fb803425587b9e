"""What the window says to its user: refusals in the bar, steps in a toast, jobs in a thin bar."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editorial.ui.jobs import Job, Progress
from editorial.ui.messages import MessageBar, ThinProgress, Toast


class Notices(QObject):
    """Sentences are shown one after the other: closing one shows the next, none is lost."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = MessageBar()
        self.progress = ThinProgress()
        self.toast: Toast | None = None
        self._waiting: deque[str] = deque()
        self._told = ""
        self._undo: Callable[[], object] | None = None
        self._job: Job | None = None
        self.bar.closed.connect(self._next)
        self.progress.cancelled.connect(self._cancel)

    def stand_on(self, panes: QWidget) -> None:
        """Show toasts at the foot of the panes: never over the article."""
        self.toast = Toast(panes)
        self.toast.action.connect(self._act)

    def refuse(self, sentence: str) -> None:
        """Say what could not be done; it stays until it is closed."""
        open_bar = not self.bar.isHidden()
        if open_bar and self.bar.text != self._told:
            if sentence not in (self.bar.text, *self._waiting):
                self._waiting.append(sentence)
            return
        # What is merely good to know makes way.
        self.bar.show_message(sentence)

    def inform(self, sentence: str) -> None:
        """Say what is good to know; it stays until it is closed."""
        self._told = sentence
        self.bar.show_message(sentence, fault=False)

    def tell(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say what was done; it goes by itself."""
        self._undo = act
        if self.toast is not None:
            self.toast.show_step(sentence, action)

    def show_job(self, job: Job) -> None:
        """Show how far a job is, and let it be cancelled."""
        self._job = job
        self.progress.start("Reading")
        job.progressed.connect(self._progressed)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(self._finished)

    def _progressed(self, progress: Progress) -> None:
        self.progress.report(progress.words, progress.done, progress.total)

    def _finished(self, *_: object) -> None:
        self._job = None
        self.progress.finish()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.progress.report("Stopping", 0, 0)

    def _act(self) -> None:
        if self._undo is not None:
            self._undo()

    def _next(self) -> None:
        if self._waiting:
            self.bar.show_message(self._waiting.popleft())
