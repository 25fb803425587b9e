"""The row of decisions under a suggestion, always in the same place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from editorial.ui.chips import LetterCap
from editorial.ui.claim_menus import menu_of
from editorial.ui.forms import IconButton
from editorial.ui.frames import Surface
from editorial.ui.letters import letters
from editorial.ui.theme import appearance, set_look

Entry = tuple[str, str, Callable[[], object], bool]
"""A menu's words, its key, what it does, and whether it can."""


class SuggestionFoot(Surface):
    """Shows the keys where there is room for them."""

    accept_asked = Signal()
    dismiss_asked = Signal()
    skip_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edge="top", parent=parent)
        self._entries: Callable[[], Sequence[Entry | None]] = tuple
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 12, 7)
        self._row.setSpacing(6)
        self._caps: list[LetterCap] = []
        self._edited = False
        self.accept = self._button("Accept", "A", self.accept_asked)
        set_look(self.accept, kind="primary")
        self.dismiss = self._button("Dismiss", "D", self.dismiss_asked)
        self.skip = self._button("Skip", "S", self.skip_asked)
        self._row.addStretch(1)
        self.more = IconButton("dots", "More: split, merge, accept several", parent=self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.setMenu(menu_of(self, self._fill))
        self._row.addWidget(self.more)
        self._dress()
        appearance().changed.connect(self._dress)
        letters().changed.connect(self._dress)

    def offer(self, entries: Callable[[], Sequence[Entry | None]]) -> None:
        """What the menu holds whenever it opens; None is a line between its parts."""
        self._entries = entries

    def show_edited(self, edited: bool) -> None:
        """Whether what is accepted says something else than the words do."""
        self._edited = edited
        words = "Accept as edited" if edited else "Accept"
        if words != self.accept.text():
            self.accept.setText(words)
            self._dress()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, words: str, key: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(words, self)
        # A click leaves the focus in the list or the article, where the next key is pressed.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(asked)
        cap = LetterCap(key, self)
        self._caps.append(cap)
        self._row.addWidget(button)
        self._row.addWidget(cap)
        return button

    def _fit(self) -> None:
        gap, margins = self._row.spacing(), self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        fixed = (self.accept, self.dismiss, self.skip, self.more)
        room -= sum(each.sizeHint().width() + gap for each in fixed)
        shown = room >= sum(cap.sizeHint().width() + gap for cap in self._caps)
        for cap in self._caps:
            cap.setVisible(shown)

    def _dress(self) -> None:
        tip = letters().tip
        also = "; in the field, Ctrl+Enter" if self._edited else ""
        self.accept.setToolTip(tip(f"Make it a claim{also}", "A"))
        self.dismiss.setToolTip(tip("Nothing to check; it stays dismissed in later drafts", "D"))
        self.skip.setToolTip(tip("Decide later, and go on", "S"))
        self._fit()

    def _fill(self) -> None:
        menu: QMenu = self.more.menu()
        menu.clear()
        for entry in self._entries():
            if entry is None:
                menu.addSeparator()
                continue
            words, key, act, able = entry
            action = menu.addAction(letters().entry(words, key))
            action.setEnabled(able)
            action.triggered.connect(lambda _=False, act=act: act())
