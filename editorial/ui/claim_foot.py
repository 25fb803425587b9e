"""The row of actions under a claim, always in the same place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.domain.claim import Status
from editorial.services.vocabularies import vocabulary
from editorial.ui.chips import LetterCap
from editorial.ui.forms import IconButton
from editorial.ui.frames import Surface
from editorial.ui.icons import icon
from editorial.ui.letters import letters
from editorial.ui.theme import appearance

_OFFERED = (Status.VERIFIED, Status.NEEDS_CHANGE, Status.IN_PROGRESS)


class ClaimFoot(Surface):
    """Shows as many of the verdicts, and of their keys, as there is room for."""

    status_chosen = Signal(object)
    """Status."""
    next_asked = Signal()
    previous_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="top", parent=parent)
        self.buttons: dict[Status, QPushButton] = {}
        self._caps: dict[Status, LetterCap] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(6)
        for status in _OFFERED:
            self._add(status)
        self._row.addStretch(1)
        self.previous = IconButton("left", "Previous claim", key="K", parent=self)
        self.previous.clicked.connect(self.previous_asked)
        self.next = IconButton("right", "Next claim", key="J", parent=self)
        self.next.clicked.connect(self.next_asked)
        self._row.addWidget(self.previous)
        self._row.addWidget(self.next)
        # A click leaves the focus in the list or the article, where the next key is pressed.
        for button in (*self.buttons.values(), self.previous, self.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dress()
        appearance().changed.connect(self._dress)
        letters().changed.connect(self._dress)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _add(self, status: Status) -> None:
        term = vocabulary("statuses").term(status.value)
        label = term.verb if status is Status.VERIFIED else term.label
        # Qt leaves too little between icon and words.
        button = QPushButton(f" {label}", self)
        button.setAccessibleName(label)
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda: self.status_chosen.emit(status))
        cap = LetterCap(term.shortcut, self)
        self.buttons[status], self._caps[status] = button, cap
        self._row.addWidget(button)
        self._row.addWidget(cap)

    def _fit(self) -> None:
        """The third verdict and the keys come where the first two and the arrows have room."""
        gap = self._row.spacing()
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * gap
        room -= self.previous.sizeHint().width() + self.next.sizeHint().width()
        widths = {status: each.sizeHint().width() + gap for status, each in self.buttons.items()}
        keys = {status: each.sizeHint().width() + gap for status, each in self._caps.items()}
        *two, third = _OFFERED
        room -= sum(widths[status] for status in two)
        with_keys = room >= sum(keys[status] for status in two)
        if with_keys:
            room -= sum(keys[status] for status in two)
        with_third = room >= widths[third] + keys[third]
        for status in two:
            self._caps[status].setVisible(with_keys)
        self.buttons[third].setVisible(with_third)
        self._caps[third].setVisible(with_third)

    def _dress(self) -> None:
        for status, button in self.buttons.items():
            term = vocabulary("statuses").term(status.value)
            button.setIcon(icon(status.value, status.value))
            button.setToolTip(letters().tip(term.verb, term.shortcut))
        self._fit()
