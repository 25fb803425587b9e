"""An eye on the open desk: what others write to it, and what becomes of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.errors import DeskError, SaveFault
from editorial.ui.notices import Notices

if TYPE_CHECKING:
    from pathlib import Path

    from editorial.ui.review import Review

POLL = 500
"""Milliseconds between two looks."""

SAVE_A_COPY = "Save a copy…"


class DeskWatch(QObject):
    """Looks for other programs' steps, and says in one sentence what is wrong with the file, for
    as long as it is. Work goes on by itself once it is right again."""

    saved_copy = Signal(object)
    """Path of a copy, made since the desk's own file is gone."""

    def __init__(self, review: Review, notices: Notices, window: QWidget) -> None:
        super().__init__(review)
        self._review, self._notices, self._window = review, notices, window
        self._fault = ""
        self._clock = QTimer(self, interval=POLL)
        self._clock.timeout.connect(self.look)
        review.failed.connect(self.refuse)
        self._clock.start()

    def stop(self) -> None:
        self._clock.stop()
        self._notices.take_back(self._fault)

    def look(self) -> None:
        try:
            self._review.desk.poll()
        except DeskError as error:
            if str(error) != self._fault:
                self._fault = str(error)
                self.refuse(self._fault)
            return
        self._notices.take_back(self._fault)
        if self._fault or self._review.is_stale:
            self._fault = ""
            # What was written while nothing could be read.
            self._review.read_again()

    def refuse(self, sentence: str) -> None:
        """Say why a step was not taken; where the file is gone, with the way to keep the work."""
        if self._is_gone():
            self._notices.refuse(sentence, SAVE_A_COPY, self.save_copy)
        else:
            self._notices.refuse(sentence)

    def save_copy(self) -> None:
        """Write what is still open to another file, and go on there."""
        from editorial.ui import dialogs

        desk = self._review.desk
        suggested: Path = dialogs.documents() / f"{desk.path.stem} copy{dialogs.DESK_SUFFIX}"
        filter = f"Desks (*{dialogs.DESK_SUFFIX})"
        target = dialogs.save_file(self._window, "Save a copy of the desk", suggested, filter)
        fault = self._fault
        if target is not None:
            try:
                desk.save_copy(target)
            except SaveFault as error:
                fault = str(error)
            else:
                # What cannot be committed any more is offered again at the copy.
                self._review.safekeeping.follow(target)
                self._review.failed.disconnect(self.refuse)
                self.saved_copy.emit(target)
                return
        if fault:
            self.refuse(fault)

    def _is_gone(self) -> bool:
        try:
            return self._review.desk.is_moved()
        except DeskError:
            return False
