"""The suggestion that is selected: its sentence, why it is one, and what it will be as a claim."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.domain.suggestion import Suggestion
from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.letters import letters
from editorial.ui.list_pane import scrolled
from editorial.ui.passage_cards import PassageCards
from editorial.ui.review import Review
from editorial.ui.sentence_text import SentenceText
from editorial.ui.suggestion_claim import SuggestionClaim
from editorial.ui.suggestion_foot import SuggestionFoot
from editorial.ui.suggestion_words import reasons_of
from editorial.ui.theme import appearance, set_look

SIDE = 16
"""Pixels left free at either side."""
PARTING = "Enter parts the words at the caret; arrow keys move it."


class SuggestionDetail(QWidget):
    """Shows what it is given; what is to be done about it is asked for."""

    split_asked = Signal(int)
    """Code points from the start of the words."""
    merge_asked = Signal()
    passage_activated = Signal(int, int)
    left = Signal()
    """Esc: the focus may go back to the list."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._counted = ""
        self.head = Words("", "secondary", fonts.META, fonts.SEMIBOLD)
        self.split = _link("Split")
        self.merge = _link("Merge with above")
        self.sentence = SentenceText(self)
        self.others = PassageCards(self)
        self.why = Why(self)
        self.claim = SuggestionClaim(review.safekeeping, self)
        self.foot = SuggestionFoot(self)
        self._lay_out()
        self._connect()

    def show_suggestion(self, suggestion: Suggestion, number: int, many: int) -> None:
        """One of `many`, counted from 1 in the order of the list."""
        self._counted = f"Suggestion {number} of {many}"
        same = self.claim.suggestion and self.claim.suggestion.fingerprint == suggestion.fingerprint
        self._show_sentence(suggestion)
        self.why.show_reasons(suggestion)
        self.claim.show_suggestion(suggestion)
        self._say_parting(self.sentence.hasFocus())
        self.split.setEnabled(self.sentence.can_be_parted)
        self.merge.setEnabled(number > 1)
        if not same:
            self._body.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        self.edit()

    def edit(self) -> None:
        """To the words of the claim that it will be."""
        self.claim.focus_text()

    def begin_split(self) -> None:
        if self.sentence.can_be_parted:
            self.sentence.begin_parting()

    def set_compact(self, compact: bool) -> None:
        edge = 6 if compact else 12
        inset = self.sentence.inset
        self._inner.setContentsMargins(SIDE - inset, edge, SIDE - inset, edge)
        self._above.setContentsMargins(inset, 0, 0, 0)
        self._below.setContentsMargins(inset, 4 if compact else 6, inset, 0)
        self._below.setSpacing(6 if compact else 10)
        self.claim.head.setVisible(not compact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # Inner workings

    def _show_sentence(self, suggestion: Suggestion) -> None:
        from editorial.services.suggesting import sentence_round

        draft, places = self._review.draft, self._review.places
        if draft is None:
            return
        first, *others = suggestion.spans
        whole = sentence_round(draft.blocks, first)
        start, end = first.start - whole.start, first.end - whole.start
        self.sentence.show_sentence(draft.text[whole.start : whole.end], start, end)
        self.others.show_words(
            [(s.start, s.end, draft.text[s.start : s.end], places.name(s.start)) for s in others]
        )
        self.others.setVisible(bool(others))

    def _say_parting(self, parting: bool) -> None:
        self.head.setText(PARTING if parting else self._counted)
        self.split.setHidden(parting)
        self.merge.setHidden(parting)

    def _lay_out(self) -> None:
        inner = QWidget(self)
        # The sentence's words, not the frame that it has while it is parted, stand in one line with
        # all else.
        self._inner, self._above, self._below = QVBoxLayout(inner), QHBoxLayout(), QVBoxLayout()
        self._inner.setSpacing(0)
        self._above.setSpacing(2)
        self._above.addWidget(self.head, 1)
        for link in (self.split, self.merge):
            self._above.addWidget(link)
        self.head.setMinimumHeight(self.split.sizeHint().height())
        for widget in (self.others, self.why, self.claim):
            self._below.addWidget(widget)
        self._inner.addLayout(self._above)
        self._inner.addWidget(self.sentence)
        self._inner.addLayout(self._below)
        self._inner.addStretch(1)
        self._body = scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addWidget(self.foot)
        self.set_compact(False)
        self._say_keys()
        letters().changed.connect(self._say_keys)

    def _connect(self) -> None:
        self.split.clicked.connect(self.begin_split)
        self.merge.clicked.connect(self.merge_asked)
        self.sentence.parted.connect(self.split_asked)
        self.sentence.left.connect(self.left)
        self.sentence.parting_changed.connect(self._say_parting)
        self.others.activated.connect(self.passage_activated)
        self.claim.edited.connect(lambda: self.foot.show_edited(self.claim.is_edited))
        self.claim.accepted.connect(self.foot.accept_asked)
        self.claim.left.connect(self.left)

    def _say_keys(self) -> None:
        tip = letters().tip
        self.split.setToolTip(tip("Make two claims of the words", "P"))
        self.merge.setToolTip(tip("Make one claim of this and the one above it", "W"))


class Why(Surface):
    """The reasons, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", parent=parent)
        self._sign = Spot("finding", "accent")
        self._head = Words("", px=fonts.META, weight=fonts.SEMIBOLD)
        self.reasons = Words("", "", fonts.META, wrap=True).selectable()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._head)
        words.addWidget(self.reasons)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 12, 9)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        appearance().changed.connect(self.updateGeometry)

    def show_reasons(self, suggestion: Suggestion) -> None:
        checkable = suggestion.checkable
        self._sign.show_sign(*(("finding", "accent") if checkable else ("not_checkable", "text2")))
        self._head.setText("Why this is suggested" if checkable else "Why it cannot be checked")
        self.reasons.setText("\n".join(reasons_of(suggestion)))
        self.setVisible(bool(suggestion.reasons))


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    set_look(button, kind="link")
    # A click leaves the focus in the list or the article, where the next key is pressed.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
