"""In an item's detail: passages that a new draft has left without a place, and those whose words
it changed, old and new words compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.text import folded, shortened
from editorial.domain.word_changes import Kept, Piece, word_changes
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.finding_passages import FindingPassages, Shown
from editorial.ui.forms import Words
from editorial.ui.review import Review

NARROW = 160
"""Pixels of width with which it makes do."""

SELECT_FIRST = "Select the words in the article first"


class CarriedPassages(QWidget):
    """One card for each such passage. Hidden where there is none."""

    activated = Signal(int, int)
    """Code points start to end of the present draft."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.cards: list[CarriedPassage] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        review.words_changed.connect(self._words_changed)
        self.hide()

    def show_passages(
        self, standing: Sequence[Passage], unplaced: Sequence[Passage], verified: bool = False
    ) -> None:
        """`verified`: whether they belong to a claim that is so."""
        told = [*unplaced, *(passage for passage in standing if self.tells(passage))]
        while len(self.cards) < len(told):
            self._add()
        self._shown = len(told)
        for number, card in enumerate(self.cards):
            if number < len(told):
                card.show_passage(told[number], verified)
            card.setVisible(number < len(told))
        self.setVisible(bool(told))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, super().minimumSizeHint().height())

    def tells(self, passage: Passage) -> bool:
        """Whether a standing passage is shown here: its words became others in this draft."""
        draft = self._review.draft
        here = draft is not None and passage.revision_id == draft.revision.id
        return here and passage.was_revision_id is not None and passage.was_quote != passage.quote

    def _add(self) -> None:
        card = CarriedPassage(self._review, self)
        card.activated.connect(self.activated)
        self.cards.append(card)
        self._column.addWidget(card)

    def _words_changed(self) -> None:
        for card in self.cards[: self._shown]:
            card.words_changed()


class CarriedPassage(QWidget):
    """A passage's fate in words, its words before and after, and what can be done."""

    activated = Signal(int, int)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._passage: Passage | None = None
        self._offer: tuple[int, int] | None = None
        self._sign = Spot("altered")
        self.words = Words("", weight=fonts.MEDIUM, wrap=True)
        self.compared = FindingPassages(self)
        self.compared.activated.connect(self._go)
        self.accept = _button("Accept", self._accept)
        self.place = _button("Place on selected words", self._place)
        self.lose = _button("Keep as lost", self._keep_as_lost)
        self._lay_out()

    def show_passage(self, passage: Passage, verified: bool) -> None:
        self._passage = passage
        state = passage.state
        changed = passage.stands
        self._sign.show_sign("altered" if changed else state.value)
        offered = passage.offered
        self._offer = (offered.start, offered.end) if offered and passage.awaits else None
        if changed:
            self._offer = passage.start, passage.end
        self.words.setText(self._said(passage))
        self._compare(passage)
        altered = state is PassageState.ALTERED
        self.accept.setText("Accept, set to recheck" if altered and verified else "Accept")
        self.accept.setVisible(passage.awaits and self._offer is not None)
        self.accept.setToolTip("The mark stands on the new words from now on")
        self.lose.setVisible(passage.awaits)
        self.lose.setToolTip("Nothing stands for these words any more; the old words stay listed")
        self.place.setVisible(not changed)
        self.words_changed()
        self._fit()

    def words_changed(self) -> None:
        selected = self._review.words is not None
        self.place.setEnabled(selected)
        tip = "The mark stands on the words that are selected in the article"
        self.place.setToolTip(tip if selected else SELECT_FIRST)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inner workings

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.compared)
        self._row, self._second_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._second_row):
            row.setSpacing(6)
            row.addStretch(1)
            column.addLayout(row)
        for number, button in enumerate((self.accept, self.place, self.lose)):
            self._row.insertWidget(number, button)

    def _fit(self) -> None:
        """Where there is no room for all buttons in a row, the longest gets one of its own."""
        buttons = [b for b in (self.accept, self.place, self.lose) if not b.isHidden()]
        needed = sum(button.sizeHint().width() + self._row.spacing() for button in buttons)
        below = needed > self.width() and len(buttons) > 1
        if below is not (self._second_row.indexOf(self.place) >= 0):
            (self._second_row if below else self._row).insertWidget(0 if below else 1, self.place)

    def _said(self, passage: Passage) -> str:
        number = self._review.draft.revision.number if self._review.draft else 0
        if passage.stands:
            if passage.state is PassageState.EXACT:
                return f"Set otherwise in draft {number}; the same words."
            return f"The words changed in draft {number}."
        if not passage.awaits:
            return "Kept as lost: no longer in the text."
        if passage.state is PassageState.LOST:
            return f"Unplaced: not in draft {number}."
        label = vocabulary("passage_states").label(passage.state.value).lower()
        return f"Unplaced: {label} in draft {number}."

    def _compare(self, passage: Passage) -> None:
        older, draft = self._review.older, self._review.draft
        if passage.stands and passage.was_revision_id is not None:
            before = passage.was_quote
            stood = older.place(passage.was_revision_id, passage.was_start or 0)
        else:
            before, stood = passage.quote, older.stood(passage)
        after = ""
        if self._offer is not None and draft is not None:
            after = draft.text[slice(*self._offer)]
        pieces: tuple[Piece, ...] = word_changes(before, after) if after else ()
        alone = Shown(stood, ((before, Kept.SAME),))
        shown = [_shown(stood, pieces, Kept.NEW) if pieces else alone]
        if after and self._offer is not None and draft is not None:
            place = self._review.places.name(self._offer[0])
            here = f"{place} of draft {draft.revision.number}"
            shown.append(_shown(here, pieces, Kept.GONE))
        self.compared.show_passages(shown)
        # The older draft is not on the page, so that its words lead nowhere.
        old = self.compared.buttons[0]
        old.setEnabled(False)
        old.setToolTip("")
        old.setAccessibleName(f"{stood.replace('¶', 'paragraph')}: {folded(before)}")

    def _go(self, number: int) -> None:
        if number and self._offer is not None:
            self.activated.emit(*self._offer)

    def _accept(self) -> None:
        from editorial.services import placing

        if self._passage is not None:
            label = f"Accept the place of {self._named}"
            self._review.run(label, placing.accept, self._article_id, [self._passage.id])

    def _place(self) -> None:
        from editorial.services import placing

        if self._passage is not None and self._review.words is not None:
            label = f"Place by hand {self._named}"
            self._review.run(
                label, placing.adjust, self._article_id, self._passage.id, *self._review.words
            )

    def _keep_as_lost(self) -> None:
        from editorial.services import placing

        if self._passage is not None:
            label = f"Keep as lost {self._named}"
            self._review.run(label, placing.keep_as_lost, self._article_id, [self._passage.id])

    @property
    def _article_id(self) -> str:
        return self._review.article_id or ""

    @property
    def _named(self) -> str:
        return f"“{shortened(self._passage.quote, 40)}”" if self._passage else ""


def _shown(place: str, pieces: Sequence[Piece], left_out: Kept) -> Shown:
    """One of two versions: all pieces but those that only the other has."""
    return Shown(place, tuple((p.text, p.kept) for p in pieces if p.kept is not left_out))


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    # A click leaves the focus, and with it the words selected, where they are.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(lambda _=False: act())
    return button
