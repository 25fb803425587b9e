"""The head of the review of a draft: the way back, what is reviewed, how much is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.domain.journal import Step
from editorial.ui import fonts
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import ElidedLabel, HairLine, Surface
from editorial.ui.theme import appearance, set_look

HEIGHT = 48
PROMISE = "nothing moves until you accept it"


class DraftReviewHead(Surface):
    back_asked = Signal()
    undo_asked = Signal()
    discard_asked = Signal()
    finish_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("win", edge="bottom", parent=parent)
        self.back = IconButton("left", "Back to checking", "Back to checking", key="Esc")
        self.back.clicked.connect(self.back_asked)
        self._title = Words("New draft", weight=fonts.SEMIBOLD)
        self.subject = ElidedLabel()
        set_look(self.subject, kind="secondary")
        self.undo = IconButton("undo", "Undo", key="Ctrl+Z")
        self.undo.clicked.connect(self.undo_asked)
        self.discard = QPushButton()
        self.discard.clicked.connect(self.discard_asked)
        self.left = Words("", "secondary", fonts.META)
        self.finish = QPushButton("Finish review")
        self.finish.clicked.connect(self.finish_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(HairLine(upright=True))
        row.addSpacing(4)
        row.addWidget(self._title)
        row.addWidget(self.subject, 1)
        for widget in (self.undo, self.discard, self.left, self.finish):
            row.addWidget(widget)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_draft(self, number: int, headline: str) -> None:
        self.subject.show_text(f"Draft {number} of {headline}  ·  {PROMISE}")
        self.discard.setText(f"Discard draft {number}")
        self.discard.setToolTip(
            f"Undo the taking in of draft {number}; every mark goes back to where it was"
        )

    def show_left(self, waiting: int, total: int) -> None:
        """How many passages await a word, of how many that were carried over."""
        self.left.setText(f"{waiting:,} left" if total else "")
        set_look(self.finish, kind="" if waiting else "primary")
        why = f"{waiting:,} left to review: go to the next one" if waiting else "Finish review"
        self.finish.setToolTip(f"{why}  (Ctrl+Enter)")
        self.finish.setAccessibleDescription(why if waiting else "")

    def show_undo(self, step: Step | None) -> None:
        self.undo.setEnabled(step is not None)
        tip = f"Undo {step.label}  (Ctrl+Z)" if step else "Nothing to undo"
        self.undo.setToolTip(tip)

    def _dress(self) -> None:
        self.setFixedHeight(max(HEIGHT, self.finish.sizeHint().height() + 14))
