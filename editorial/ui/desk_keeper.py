"""Keeps copies of the open desk: one a day by itself, the others from the Backups dialog."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.backup import Backup
from editorial.domain.errors import DeskError
from editorial.ui.backup_words import when
from editorial.ui.jobs import Jobs, Ticket
from editorial.ui.notices import Notices

SHOW_BACKUPS = "Backups…"

FIRST = 2_000
"""Milliseconds from the opening of a desk to its backup: first the article, then the copy."""

AGAIN = 3_600_000
"""Milliseconds between two looks whether a new day has begun."""


class DeskKeeper(QObject):
    """All copying is done on the window's worker; what goes wrong is said in its message bar."""

    brought = Signal(object, object, object)
    """A backup was chosen: the desk's path, that of the copy beside it, and the Backup."""

    def __init__(self, jobs: Jobs, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._notices, self._window = jobs, notices, window
        self.desk: Path | None = None
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.make_daily)

    def keep(self, desk: Path) -> None:
        """Make a backup a day of this desk from now on."""
        self.desk = desk
        self._clock.start(FIRST)

    def rest(self) -> None:
        """Make none: the desk is closed, or cannot be opened."""
        self._clock.stop()

    def make_daily(self) -> None:
        from editorial.services import backups

        desk = self.desk
        assert desk is not None
        self._clock.start(AGAIN)

        def work(ticket: Ticket) -> object:
            return backups.make_daily(desk, lambda d, t: ticket.progress(d, t, "Copying the desk"))

        self._jobs.start(work).failed.connect(self._failed)

    def show_backups(self, desk: Path | None = None) -> None:
        """The backups of a desk; of the one that is kept, where none is named."""
        from editorial.ui.backups_dialog import Backups

        of = desk or self.desk
        if of is None:
            return
        dialog = Backups(of, self._jobs, self._window)
        dialog.brought.connect(lambda fresh, backup: self.brought.emit(of, fresh, backup))
        dialog.open()

    def tell_restored(self, backup: Backup, replaced: Backup | None) -> None:
        """Say that a backup has taken the desk's place, and what became of the desk."""
        of = when(backup.at, date.today())
        words = f"The desk of {of[0].lower()}{of[1:]} is back."
        if replaced is not None:
            words += " What it was before is among its backups, and can be restored from there."
        self._notices.inform(words, SHOW_BACKUPS, self.show_backups)

    def _failed(self, error: Exception) -> None:
        # The same reason every hour would help nobody.
        self._clock.stop()
        if not isinstance(error, DeskError):
            raise error
        self._notices.refuse(f"Today’s backup could not be made. {error}")
