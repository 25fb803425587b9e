"""Says that a draft is being read for the first time. Nothing waits for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.ui.attention import Attention
from editorial.ui.jobs import Job, Progress
from editorial.ui.messages import ThinProgress
from editorial.ui.suggestion_words import READING


class ReadingLine(ThinProgress):
    def __init__(self, attention: Attention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attention = attention
        attention.busy.connect(self._follow)
        attention.changed.connect(self._look)

    def _follow(self, job: Job) -> None:
        self.start(READING, can_cancel=False)
        job.progressed.connect(self._progressed)

    def _progressed(self, progress: Progress) -> None:
        if self._attention.is_reading:
            self.report(READING, progress.done, progress.total)

    def _look(self) -> None:
        if not self._attention.is_reading:
            self.finish()
