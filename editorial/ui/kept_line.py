"""The quiet line above a form whose words were typed before the window was last closed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.ui import fonts
from editorial.ui.commit_field import CommitLine, CommitText, Pending
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.safekeeping import Safekeeping
from editorial.ui.theme import set_look


class KeptLine(Surface):
    """Says that words are kept from before and not saved. It shows itself where it is told to."""

    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", parent=parent)
        self.setObjectName("keptLine")
        self.words = Words("Kept from before, not yet saved", "secondary", fonts.META)
        self.discard = _link("Discard")
        self.discard.clicked.connect(self.discarded)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 1, 4, 1)
        self.row.setSpacing(2)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.discard)
        self.hide()


class KeptFields(KeptLine):
    """The line for fields that commit: what was kept stands in them again, and is saved or
    discarded from here, or by going on to type there."""

    def __init__(
        self,
        safekeeping: Safekeeping,
        fields: Mapping[str, CommitLine | CommitText],
        parent: QWidget | None = None,
    ) -> None:
        """`fields` by the name under which their words are kept."""
        super().__init__(parent)
        self._fields: dict[Pending, str] = {}
        self.save = _link("Save")
        self.save.clicked.connect(self._save)
        self.row.insertWidget(1, self.save)
        self.discarded.connect(self._discard)
        for name, field in fields.items():
            field.pending.guard(safekeeping, name)
            field.pending.offered_changed.connect(self._show_offered)
            self._fields[field.pending] = field.accessibleName().lower()

    @property
    def _offered(self) -> list[Pending]:
        return [pending for pending in self._fields if pending.offered]

    def _show_offered(self) -> None:
        offered = self._offered
        which = ", ".join(self._fields[pending] for pending in offered)
        self.words.setText(f"Kept from before, not yet saved: {which}")
        on_desk = [f"{self._fields[p]}: {p.kept or 'nothing'}" for p in offered]
        self.words.setToolTip("\n".join(["Saved on the desk", *on_desk]))
        self.setVisible(bool(offered))

    def _save(self) -> None:
        for pending in self._offered:
            pending.accept()

    def _discard(self) -> None:
        for pending in self._offered:
            pending.give_back()


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    set_look(button, kind="link")
    # Pressing it leaves the caret where it is.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
