"""The decision bar: what became of a passage, its words before and after, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editorial.domain.anchor import PassageState
from editorial.ui import fonts
from editorial.ui.chips import KeyCap, LetterCap
from editorial.ui.draft_review_diff import DraftReviewDiff
from editorial.ui.draft_review_list import state_colour
from editorial.ui.draft_review_rows import Carried, Outcome
from editorial.ui.draft_review_words import DraftWords
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import Surface
from editorial.ui.icons import pixmap
from editorial.ui.letters import letters
from editorial.ui.theme import appearance, current, set_look

LEFT, RIGHT = 20, 16
ADJUSTING = "Select the words in the new draft. Enter takes them, Esc leaves the mark as it is."


class DraftReviewBar(Surface):
    """Of one height whatever it says, so that the sheets above it stay where they are."""

    accept_asked = Signal()
    adjust_asked = Signal()
    lost_asked = Signal()
    take_asked = Signal()
    leave_asked = Signal()
    step_asked = Signal(int)
    """1 to the next passage, -1 to the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="top", parent=parent)
        self._state: PassageState | None = None
        self._sign = QLabel()
        self._name = Words("", weight=fonts.SEMIBOLD)
        self.sentence = Words("", wrap=True)
        self.likeness = Words("", "secondary", fonts.META)
        self.diff = DraftReviewDiff(self)
        self._caps: dict[QPushButton, KeyCap] = {}
        self._keys: dict[QPushButton, str] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self.accept = self._add("Accept", "A", self.accept_asked.emit)
        self.lost = self._add("Keep as lost", "L", self.lost_asked.emit)
        self.adjust = self._add("Adjust range", "R", self.adjust_asked.emit)
        self.take = self._add("Take these words", "Return", self.take_asked.emit)
        self.leave = self._add("Leave as it is", "Esc", self.leave_asked.emit)
        self._shown: list[QPushButton] = []
        self._lay_out()
        appearance().changed.connect(self._dress)
        letters().changed.connect(self._say_keys)
        self.show_nothing("")

    def show_row(self, row: Carried, words: DraftWords, after: str) -> None:
        """`after`: the words where it stands, or would stand, in the new draft."""
        self._say(row.state, words.state(row.state), words.sentence(row), words.likeness(row))
        self.diff.show_words(row.quote, after)
        placing = row.state is PassageState.LOST and row.outcome is not Outcome.PLACED
        self._name_button(self.adjust, "Place by hand" if placing else "Adjust range")
        self._name_button(
            self.accept, "Accept, set to recheck" if row.sets_to_recheck else "Accept"
        )
        if not row.awaits:
            self._offer([self.adjust], primary=False)
        elif row.after is None:
            self._offer([self.lost, self.adjust])
        else:
            self._offer([self.accept, self.adjust, self.lost])

    def show_adjusting(self, row: Carried, words: DraftWords, after: str) -> None:
        """While words are being chosen for a passage; `after`: those chosen so far."""
        self._say(row.state, words.state(row.state), ADJUSTING, "")
        self.diff.show_words(row.quote, after)
        self.take.setEnabled(bool(after.strip()))
        self._offer([self.take, self.leave])

    def show_nothing(self, sentence: str) -> None:
        self._say(None, "", sentence, "")
        self.diff.show_words("", "")
        self._offer([])

    @property
    def first_button(self) -> QWidget:
        """What stands first of all that can be pressed."""
        return self._shown[0] if self._shown else self._before

    def minimumSizeHint(self) -> QSize:
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inner workings

    def _lay_out(self) -> None:
        self._before = IconButton("up", "Previous mark", key="K")
        self._after = IconButton("down", "Next mark", key="J")
        self._before.clicked.connect(lambda: self.step_asked.emit(-1))
        self._after.clicked.connect(lambda: self.step_asked.emit(1))
        self._row.addStretch(1)
        self._row.addWidget(self._before)
        self._row.addWidget(self._after)
        said = QHBoxLayout()
        said.setSpacing(8)
        for widget in (self._sign, self._name):
            said.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self.sentence, 1)
        said.addWidget(self.likeness)
        column = QVBoxLayout(self)
        column.setContentsMargins(LEFT, 12, RIGHT, 10)
        column.setSpacing(8)
        column.addLayout(said)
        column.addWidget(self.diff)
        column.addLayout(self._row)

    def _add(self, words: str, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        # A click leaves the focus in the list or the sheets, where the next key is pressed.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        cap = LetterCap(key, self) if len(key) == 1 else KeyCap(_key_name(key), self)
        self._row.addWidget(button)
        self._row.addWidget(cap)
        self._caps[button] = cap
        self._keys[button] = key
        self._name_button(button, words)
        return button

    def _name_button(self, button: QPushButton, words: str) -> None:
        button.setText(words)
        button.setAccessibleName(words)
        key = self._keys[button]
        tip = letters().tip(words, key) if len(key) == 1 else f"{words}  ({_key_name(key)})"
        button.setToolTip(tip)

    def _say_keys(self) -> None:
        for button in self._keys:
            self._name_button(button, button.text())
        self._fit()

    def _say(self, state: PassageState | None, name: str, sentence: str, alike: str) -> None:
        self._state = state
        self._name.setText(name)
        self.sentence.setText(sentence)
        self.likeness.setText(alike)
        self._dress()

    def _offer(self, buttons: list[QPushButton], primary: bool = True) -> None:
        """Show these buttons, in this order; the first is what is mostly done."""
        self._shown = buttons
        for place, button in enumerate(buttons):
            self._row.insertWidget(2 * place, button)
            self._row.insertWidget(2 * place + 1, self._caps[button])
        for button in self._caps:
            button.setVisible(button in buttons)
            first = primary and buttons[:1] == [button]
            if (button.property("kind") == "primary") is not first:
                set_look(button, kind="primary" if first else "")
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the keys are left out."""
        room = self.width() - LEFT - RIGHT - 2 * (self._before.sizeHint().width() + 6)
        parts: list[QWidget] = []
        for button in self._shown:
            parts += [button, self._caps[button]]
        fits = sum(part.sizeHint().width() + 6 for part in parts) <= room
        for button, cap in self._caps.items():
            cap.setVisible(fits and button in self._shown)

    def _dress(self) -> None:
        state = self._state
        for widget in (self._sign, self._name):
            widget.setVisible(state is not None)
        if state is None:
            return
        ink = state_colour(state, current())
        self._sign.setPixmap(pixmap(state.value, ink, 16, self.devicePixelRatioF()))
        self._name.setStyleSheet(f"color: {ink.name()}")


def _key_name(key: str) -> str:
    return "Enter" if key == "Return" else key
