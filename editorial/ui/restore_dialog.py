"""Before a backup takes the desk's place: what comes, what goes, and where that is kept."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from editorial.domain.backup import Backup, Inside
from editorial.ui import fonts
from editorial.ui.backup_words import counts, last_step, when
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words, section
from editorial.ui.frames import Card

KEPT = (
    "The desk as it is now is not lost: it stays among the backups as “Replaced desk”, and can be "
    "restored from there."
)


class Restore(Dialog):
    """`accepted` means: do it."""

    def __init__(
        self, backup: Backup, inside: Inside, now: Inside | None, parent: QWidget | None = None
    ) -> None:
        """`now`: what is on the desk; None where that is not known yet."""
        super().__init__("Restore this backup?", parent, width=480)
        today = date.today()
        of = when(backup.at, today)
        self.head.setText(f"Bring the desk back to {of[0].lower()}{of[1:]}?")
        self._add("What comes back", counts(inside), last_step(inside, today))
        if now is None or now.fault:
            self._add("What it replaces", "The desk as it is now, which cannot be read.", "")
        else:
            self._add("What it replaces", counts(now), last_step(now, today))
        self.body.addWidget(Words(KEPT, "secondary", wrap=True))
        self.add_button("Cancel").clicked.connect(self.reject)
        restore = self.add_button("Restore this backup", primary=True)
        restore.clicked.connect(self.accept)
        restore.setFocus()

    def _add(self, title: str, counted: str, step: str) -> None:
        card = Card()
        card.column.addWidget(section(title))
        card.column.addWidget(Words(counted, wrap=True))
        if step:
            card.column.addWidget(Words(step, "secondary", fonts.META, wrap=True))
        self.body.addWidget(card)
