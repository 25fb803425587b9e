"""The left side of the review of a draft: how much was carried over, and the list of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from editorial.ui import fonts
from editorial.ui.chips import LetterCap
from editorial.ui.draft_review_list import DraftReviewList
from editorial.ui.draft_review_model import DraftReviewModel
from editorial.ui.draft_review_rows import marks
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.letters import letters
from editorial.ui.list_pane import EmptyWords
from editorial.ui.theme import appearance, set_look

NOTHING = "No mark stood in the draft before, so there is nothing to carry over."


class DraftReviewSide(Surface):
    next_asked = Signal()
    """To the next passage that awaits a word."""
    all_moved_asked = Signal()

    def __init__(self, model: DraftReviewModel, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="right", parent=parent)
        self._model = model
        self.list = DraftReviewList(model, self)
        self.total = Words("", weight=fonts.SEMIBOLD)
        self.next = self._quiet("")
        self.next.clicked.connect(self.next_asked)
        self.empty = EmptyWords(self)
        self.empty.say(NOTHING, "")
        self.all_moved = self._quiet("")
        self.all_moved.clicked.connect(self.all_moved_asked)
        self._lay_out()
        self._dress()
        appearance().changed.connect(self._dress)
        letters().changed.connect(self._dress)

    def show_counts(self, moved: int) -> None:
        """`moved`: how many of those that moved await a word."""
        model = self._model
        self._say_total()
        self.next.setText(f"{model.waiting:,} to review")
        self.next.setAccessibleName(f"{model.waiting:,} to review: go to the next")
        self.next.setVisible(model.waiting > 0)
        self._done.setVisible(model.waiting == 0 < model.total)
        self.all_moved.setText(f"Accept {moved:,} moved")
        self.all_moved.setAccessibleName(f"Accept {moved:,} moved, with the same words")
        self._foot.setVisible(moved > 0)
        shown = self.list if model.total else self.empty
        self._stack.setCurrentWidget(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_total()

    # Inner workings

    def _say_total(self) -> None:
        count = self._model.total
        words = f"{marks(count)} carried over" if count else ""
        beside = max(self.next.sizeHint().width(), self._done.sizeHint().width())
        room = self.width() - beside - 32
        fits = QFontMetricsF(self.total.font()).horizontalAdvance(words) <= room
        self.total.setText(words if fits or not count else f"{count:,} carried over")

    def _lay_out(self) -> None:
        self._done = Words("All reviewed", "quiet", fonts.META)
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 6)
        top.addWidget(self.total, 1)
        top.addWidget(self.next)
        top.addWidget(self._done)
        # The list stays where it is when the button goes.
        top.addStrut(self.next.sizeHint().height())
        self._done.setContentsMargins(0, 0, 6, 0)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._foot = Surface("panel", edge="top", parent=self)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(12, 7, 16, 7)
        row.addWidget(self.all_moved)
        row.addStretch(1)
        row.addWidget(LetterCap("Shift+A", self._foot))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _quiet(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        set_look(button, kind="link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _dress(self) -> None:
        self.next.setToolTip(letters().tip("Go to the next that awaits a word", "N"))
        tip = "Accept all that moved with the same words"
        self.all_moved.setToolTip(letters().tip(tip, "Shift+A"))
