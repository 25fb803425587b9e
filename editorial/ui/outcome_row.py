"""How a question is closed: one button for each outcome, as many as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from editorial.domain.question import Outcome
from editorial.domain.vocabulary import Vocabulary
from editorial.ui import fonts
from editorial.ui.chips import Chip
from editorial.ui.forms import IconButton, Words
from editorial.ui.theme import appearance, set_look

FIRST = (Outcome.FIXED, Outcome.ATTRIBUTED, Outcome.HEDGED, Outcome.STET)
"""What most questions come to; the others are behind "…", as is whatever finds no room."""

_GAP = 6


class OutcomeRow(QWidget):
    closed = Signal(str)
    """The outcome's key."""
    reopened = Signal()

    def __init__(self, outcomes: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes = outcomes
        self._label = Words("Close as", "secondary", fonts.META, fonts.SEMIBOLD)
        self._chips: dict[Outcome, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._label)
        for outcome in FIRST:
            term = outcomes.term(outcome.value)
            chip = Chip(term.label, "Close as", chevron=False, parent=self)
            chip.setToolTip(f"{term.verb}. {term.hint}")
            chip.clicked.connect(lambda _=False, key=term.key: self.closed.emit(key))
            self._chips[outcome] = chip
            self._row.addWidget(chip)
        self._more = IconButton("dots", "More ways to close", parent=self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._reopen = QPushButton("Reopen", self)
        set_look(self._reopen, kind="quiet")
        self._reopen.clicked.connect(self.reopened)
        self._row.addWidget(self._reopen)
        appearance().changed.connect(self._fit)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """None: the question is not closed."""
        self._outcome = outcome
        if outcome is not None:
            label = self._outcomes.label(outcome.value)
            self._label.setText(f"Closed as {label[:1].lower()}{label[1:]}")
        else:
            self._label.setText("Close as")
        self._reopen.setVisible(outcome is not None)
        self._more.setVisible(outcome is None)
        self._fit()

    _outcome: Outcome | None = None

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the chips that find room beside the label and the menu."""
        room = self.width() - self._label.sizeHint().width() - self._more.sizeHint().width()
        room -= 2 * _GAP
        for chip in self._chips.values():
            room -= chip.sizeHint().width() + _GAP
            chip.setVisible(self._outcome is None and room >= 0)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for term in self._outcomes:
            chip = self._chips.get(Outcome(term.key)) if term.key in set(Outcome) else None
            if chip is None or chip.isHidden():
                action = self._menu.addAction(term.verb or term.label)
                action.setToolTip(term.hint)
                action.triggered.connect(lambda _=False, key=term.key: self.closed.emit(key))
