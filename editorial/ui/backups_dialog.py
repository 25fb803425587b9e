"""Backups: which there are, what is in each, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.domain.backup import Backup, Inside
from editorial.domain.errors import DeskError
from editorial.ui import fonts
from editorial.ui.backup_words import KINDS, article_row, backup_row, counts, last_step, when
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.frames import Card, ElidedLabel
from editorial.ui.jobs import Cancelled, Job, Jobs, Ticket
from editorial.ui.messages import MessageBar
from editorial.ui.row_view import RowView

ABOUT = (
    "A copy of the whole desk is made every day, and before a new version changes it. Looking "
    "changes nothing."
)
KEPT = "Kept: all of today, one a day for a week, one a week for four weeks, then one a month."
WISH, WISH_EMPTY = (860, 600), (520, 0)
"""Pixels; 0 is what the words need."""
NONE_YET = "There is no backup of this desk yet."


class Backups(Dialog):
    """Everything is read and copied on a worker. `brought` comes once a sound copy of the backup
    chosen lies beside the desk; whoever hears it closes the desk and puts the copy in its place."""

    brought = Signal(object, object)
    """The copy's path, and the Backup that it is of."""

    def __init__(self, desk: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("Backups", parent)
        self.wish(*WISH)
        self._desk, self._jobs = desk, jobs
        self._backups: dict[str, Backup] = {}
        self._inside: dict[str, Inside] = {}
        self._now: Inside | None = None
        self._running: set[Job] = set()
        self.list = RowView("Backups", inset=14)
        self.list.chosen.connect(self._show)
        self.list.opened.connect(lambda _: self._ask())
        self.articles = RowView("Articles in the backup", inset=4)
        self.bar = MessageBar()
        self._lay_out()
        self._add_buttons()
        self.finished.connect(self._stop)
        self._read_list()
        self._look_at_desk()
        self.list.setFocus()

    # Reading

    def _read_list(self) -> None:
        from editorial.services import backups

        try:
            listed = backups.listed(self._desk)
        except DeskError as error:
            self.bar.show_message(str(error))
            listed = []
        self._backups = {str(backup.path): backup for backup in listed}
        self._show_rows()
        if self.list.current_id is None:
            self.list.step(0)
        for id in self._backups:
            if id not in self._inside:
                self._look_into(id)
        self._show(self.list.current_id)

    def _look_into(self, id: str) -> None:
        from editorial.services import backups

        path = self._backups[id].path

        def done(inside: Inside) -> None:
            self._inside[id] = inside
            self._show_rows()
            if self.list.current_id == id:
                self._show(id)

        self._start(lambda _: backups.look_inside(path), done)

    def _look_at_desk(self) -> None:
        from editorial.services import backups

        desk = self._desk

        def done(inside: Inside) -> None:
            self._now = inside

        self._start(lambda _: backups.look_inside(desk), done)

    def _start(self, work: Callable[[Ticket], Any], done: Callable[[Any], None]) -> None:
        def unless_stopped(ticket: Ticket) -> Any:
            ticket.progress(0, 0, "")
            return work(ticket)

        job = self._jobs.start(unless_stopped)
        self._running.add(job)
        job.done.connect(done)
        job.failed.connect(self._failed)
        for signal in (job.done, job.failed, job.cancelled):
            signal.connect(lambda *_, job=job: self._running.discard(job))

    def _stop(self) -> None:
        for job in list(self._running):
            job.cancel()

    # Doing

    def _make(self) -> None:
        from editorial.services import backups

        desk = self._desk
        self.make.setEnabled(False)
        self._say("Making a backup…")

        def done(backup: Backup) -> None:
            self.make.setEnabled(True)
            self._say(KEPT)
            self._read_list()
            self.list.mark(str(backup.path))
            self._show(str(backup.path))

        def work(ticket: Ticket) -> Backup:
            return backups.make(desk, report=lambda d, t: ticket.progress(d, t, "Copying"))

        self._start(work, done)

    def _ask(self) -> None:
        chosen = self.list.current_id
        if chosen is None or chosen not in self._inside or self._inside[chosen].fault:
            return
        from editorial.ui.restore_dialog import Restore

        dialog = Restore(self._backups[chosen], self._inside[chosen], self._now, self)
        dialog.accepted.connect(lambda: self._bring(self._backups[chosen]))
        dialog.open()

    def _bring(self, backup: Backup) -> None:
        from editorial.services import backups

        desk = self._desk
        self.restore.setEnabled(False)
        self.make.setEnabled(False)
        self._say("Bringing the backup…")

        def work(ticket: Ticket) -> Path:
            fresh = backups.bring(desk, backup.path, lambda d, t: ticket.progress(d, t, "Copying"))
            try:
                ticket.progress(1, 1, "")
            except Cancelled:
                fresh.unlink(missing_ok=True)
                raise
            return fresh

        def done(fresh: Path) -> None:
            self.brought.emit(fresh, backup)
            self.accept()

        self._start(work, done)

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self._say(KEPT)
        self._show(self.list.current_id)
        if not isinstance(error, DeskError):
            raise error
        self.bar.show_message(str(error))

    # Showing

    def _show_rows(self) -> None:
        today = date.today()
        self.list.show_rows(
            [backup_row(b, self._inside.get(id), today) for id, b in self._backups.items()]
        )
        some = bool(self._backups)
        if self._columns.isHidden() == some:
            self._columns.setVisible(some)
            self._none.setVisible(not some)
            self.wish(*(WISH if some else WISH_EMPTY))
            self.fit()

    def _show(self, id: str | None) -> None:
        """What is in the backup, at the right."""
        backup = self._backups.get(id or "")
        inside = self._inside.get(id or "")
        self.restore.setVisible(bool(self._backups))
        self.restore.setEnabled(inside is not None and not inside.fault)
        if backup is None:
            return
        today = date.today()
        self._title.setText(when(backup.at, today))
        self._kind.setText(KINDS[backup.kind])
        self._step.show_text("")
        self.articles.show_rows([])
        if inside is None:
            self._counts.setText("Looking inside…")
            return
        self.articles.setVisible(not inside.fault)
        self._counts.setText(inside.fault.replace("/", "/\u200b") or counts(inside))
        if not inside.fault:
            self._step.show_text(last_step(inside, today))
            self.articles.show_rows([article_row(article) for article in inside.on_desk])
        self._step.setVisible(bool(self._step.whole_text))

    def _say(self, words: str) -> None:
        self._foot_words.setText(words)

    def _lay_out(self) -> None:
        self.body.addWidget(Words(ABOUT, "secondary", wrap=True))
        self.bar.closed.connect(self.list.setFocus)
        self.body.addWidget(self.bar)
        self._none = Words(NONE_YET, wrap=True)
        self._none.hide()
        self.body.addWidget(self._none)
        self._columns = QWidget()
        columns = QHBoxLayout(self._columns)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self.list, 11)
        columns.addWidget(self._card(), 10)
        self.body.addWidget(self._columns, 1)
        self.body.addStretch(0)
        self._foot_words = Words(KEPT, "quiet", fonts.META, wrap=True)
        self.body.addWidget(self._foot_words)

    def _card(self) -> Card:
        card = Card()
        self._title = Words("", px=fonts.DETAIL, weight=fonts.SEMIBOLD)
        self._kind = Words("", "secondary", fonts.META)
        self._counts = Words("", wrap=True)
        self._step = ElidedLabel()
        self._step.setProperty("kind", "secondary")
        head = QVBoxLayout()
        head.setContentsMargins(4, 2, 4, 2)
        head.setSpacing(4)
        for words in (self._title, self._kind, self._counts, self._step):
            head.addWidget(words)
        card.column.addLayout(head)
        card.column.addWidget(self.articles, 1)
        card.column.addStretch(0)
        return card

    def _add_buttons(self) -> None:
        self.make = self.add_aside("Make a backup now")
        self.make.clicked.connect(self._make)
        self.add_button("Close").clicked.connect(self.reject)
        self.restore = self.add_button("Restore…", primary=True)
        self.restore.clicked.connect(self._ask)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
