"""The row of actions under a finding, always in the same place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.ui.chips import LetterCap
from editorial.ui.frames import Surface
from editorial.ui.theme import appearance, set_look


class FindingFoot(Surface):
    """What can be done with an open finding, or with one that is decided. Keys are shown where
    there is room for all of them."""

    claim_asked = Signal()
    question_asked = Signal()
    right_asked = Signal()
    back_asked = Signal()
    go_asked = Signal()
    """To the claim or question that the finding became."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="top", parent=parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(6)
        self._caps: dict[QPushButton, LetterCap] = {}
        self._words: dict[QPushButton, str] = {}
        self.claim = self._add("Make claim", "A", self.claim_asked.emit)
        self.question = self._add("Ask…", "Q", self.question_asked.emit)
        self.right = self._add("Right as it is", "D", self.right_asked.emit)
        self._short = {self.claim: "Claim", self.right: "Right"}
        self.back = self._add("Open again", "Del", self.back_asked.emit)
        self.go = self._add("Go to it", "", self.go_asked.emit)
        self._row.addStretch(1)
        self._shown: list[QPushButton] = []
        self.show_open()
        appearance().changed.connect(self._fit)

    def show_open(self) -> None:
        self._show([self.claim, self.question, self.right])

    def show_decided(self, back: str, go: str = "") -> None:
        """`back`: what takes the decision back; `go`: what leads to what it became."""
        self._words |= {self.back: back, self.go: go}
        self._show([self.back, *([self.go] if go else [])])

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, words: str, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        self._words[button] = words
        # A click leaves the focus in the list or the article, where the next key is pressed.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        if key:
            self._caps[button] = LetterCap(key, self)
            self._row.addWidget(self._caps[button])
        return button

    def _show(self, buttons: list[QPushButton]) -> None:
        self._shown = buttons
        for button in (self.claim, self.question, self.right, self.back, self.go):
            button.setVisible(button in buttons)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room keys are left out first, then words."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - margins.left() - margins.right()
        for button in self._shown:
            button.setText(self._words[button])
            button.setAccessibleName(self._words[button])
        if sum(button.sizeHint().width() + gap for button in self._shown) > room:
            for button in self._shown:
                button.setText(self._short.get(button, self._words[button]))
        caps = [self._caps[button] for button in self._shown if button in self._caps]
        parts: list[QWidget] = [*self._shown, *caps]
        needed = sum(part.sizeHint().width() + gap for part in parts)
        for button, cap in self._caps.items():
            cap.setVisible(button in self._shown and needed <= room)


def quiet_button(words: str, parent: QWidget | None = None) -> QPushButton:
    """For what is done seldom."""
    button = QPushButton(words, parent)
    set_look(button, kind="link")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
