"""What the window says to its user: refusals in the bar, steps in a toast, jobs in a thin bar."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editorial.ui.jobs import Job, Progress
from editorial.ui.messages import MessageBar, ThinProgress, Toast


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What is said, and what can be done about it."""

    words: str
    action: str = ""
    act: Callable[[], object] | None = None


class Notices(QObject):
    """Sentences are shown one after the other: closing one shows the next, none is lost."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = MessageBar()
        self.progress = ThinProgress()
        self.toast: Toast | None = None
        self._waiting: deque[_Sentence] = deque()
        self._told = ""
        self._way_on: Callable[[], object] | None = None
        self._undo: Callable[[], object] | None = None
        self._other: Callable[[], object] | None = None
        self._job: Job | None = None
        self.bar.closed.connect(self._next)
        self.bar.action.connect(self._go_on)
        self.progress.cancelled.connect(self._cancel)

    def stand_on(self, panes: QWidget) -> None:
        """Show toasts at the foot of the panes: never over the article."""
        if self.toast is not None and shiboken6.isValid(self.toast):
            self.toast.stand_on(panes)
            return
        self.toast = Toast(panes)
        self.toast.action.connect(self._act)
        self.toast.other.connect(self._act_otherwise)

    def refuse(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say what could not be done, and offer a way on; it stays until it is closed."""
        open_bar = not self.bar.isHidden()
        if open_bar and self.bar.text != self._told:
            if sentence not in (self.bar.text, *(waiting.words for waiting in self._waiting)):
                self._waiting.append(_Sentence(sentence, action, act))
            return
        # What is merely good to know makes way.
        self._say(_Sentence(sentence, action, act))

    def inform(
        self, sentence: str, action: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say what is good to know; it stays until it is closed."""
        self._told = sentence
        self._say(_Sentence(sentence, action, act), fault=False)

    def take_back(self, sentence: str) -> None:
        """What was said is no longer so."""
        if sentence and sentence == self.bar.text:
            self.bar.dismiss()
        self._waiting = deque(each for each in self._waiting if each.words != sentence)

    def tell(
        self,
        sentence: str,
        action: str = "",
        act: Callable[[], object] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Say what was done; it goes by itself. `other`: what else is offered, and doing it."""
        self._undo, self._other = act, other[1] if other else None
        if self.toast is not None:
            self.toast.show_step(sentence, action, other[0] if other else "")

    def withdraw(self) -> None:
        """Another step was taken: Undo would no longer mean what the toast says."""
        if self.toast is not None and self._undo is not None:
            self.toast.dismiss()

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

    def _act_otherwise(self) -> None:
        if self._other is not None:
            self._other()

    def _next(self) -> None:
        if self._waiting:
            self._say(self._waiting.popleft())

    def _say(self, sentence: _Sentence, fault: bool = True) -> None:
        self._way_on = sentence.act
        self.bar.show_message(sentence.words, sentence.action, fault)

    def _go_on(self) -> None:
        act = self._way_on
        self.bar.dismiss()
        if act is not None:
            act()
