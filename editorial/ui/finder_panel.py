"""Finding a claim in documents: what to look for, where, the places, and which is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.claim import Claim, Stance
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.claim_actions import ClaimActions
from editorial.ui.finder_match import MatchCard
from editorial.ui.forms import IconButton, Words, section
from editorial.ui.recall import Recall
from editorial.ui.review import Review
from editorial.ui.segments import SegmentedControl
from editorial.ui.theme import set_look

if TYPE_CHECKING:
    from editorial.services.evidence_finding import FoundEvidence, FoundPlaces

NO_DOCUMENTS = "No documents are attached to this article’s sources. Attach one in Sources."
NONE_ON_DESK = "No document on the desk speaks of this. Try other words."
_TYPING = 200
"""Milliseconds after the last letter before what is typed is looked for."""


def found_words(places: int, documents: int) -> str:
    """ "3 places in 12 documents"."""
    many = "1 document" if documents == 1 else f"{documents} documents"
    if not places:
        return f"Nothing in {many} speaks of this. Try other words, or another place to look."
    return f"{'1 place' if places == 1 else f'{places} places'}, from {many}, best first"


class FinderPanel(QWidget):
    """Up and Down choose a place, Enter attaches it, Esc goes back to the claim."""

    left = Signal()
    """Back to the claim."""

    def __init__(
        self, review: Review, actions: ClaimActions, recall: Recall, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._actions, self._recall = review, actions, recall
        self._claim: Claim | None = None
        self._found: tuple[FoundEvidence, ...] = ()
        self._at = 0
        self.cards: list[MatchCard] = []
        self._make()
        self._lay_out()
        recall.found.connect(self._show)
        recall.not_found.connect(self._say)
        recall.preparing.connect(self._prepare)

    def begin(self, claim: Claim) -> None:
        """Look for a claim in the documents of its article's sources."""
        self._claim = claim
        self.query.setText(claim.statement)
        self._offer_scopes(claim)
        self.stance.choose(Stance.SUPPORTS.value)
        self.show()
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)
        # Selected from its end, so that its beginning is seen.
        self.query.end(False)
        self.query.home(True)
        self._look()

    def end(self) -> None:
        """Leave it; what is still being looked for is not waited for."""
        self._claim = None
        self._typing.stop()
        self._recall.stop_finding()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._attach()
        elif event.key() in steps:
            self._go_to(self._at + steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # Inner workings

    def _make(self) -> None:
        self.query = QLineEdit(self)
        self.query.setAccessibleName("Words to find in documents")
        self.query.setPlaceholderText("Words, a number, a quotation")
        self.query.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING)
        self._typing.timeout.connect(self._look)
        self.query.textEdited.connect(lambda _: self._typing.start())
        self.scope = QComboBox(self)
        self.scope.setAccessibleName("Where to look")
        self.scope.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.scope.setMinimumContentsLength(12)
        self.scope.activated.connect(lambda _: self._look())
        self.said = Words("", "secondary", fonts.META, wrap=True)
        stances = [(term.key, term.label) for term in vocabulary("stances")]
        self.stance = SegmentedControl(stances, "Stance", self)
        self.attach = QPushButton("Attach", self)
        set_look(self.attach, kind="primary")
        self.attach.setToolTip("Attach the place as evidence  (Enter)")
        self.attach.clicked.connect(self._attach)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(section("Find in documents"))
        head.addWidget(self.scope, 1)
        back = IconButton("close", "Back to the claim", key="Esc", parent=self)
        back.clicked.connect(self.left)
        head.addWidget(back)
        self._scroll = QScrollArea(self)
        inner = QWidget(self._scroll.viewport())
        inner.setProperty("clear", "true")
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self.stance)
        foot.addStretch(1)
        foot.addWidget(self.attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.query)
        column.addWidget(self.said)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def _offer_scopes(self, claim: Claim) -> None:
        """This article, the desk, and each source that has documents: that of the claim's evidence
        first."""
        from editorial.services.evidence_finding import Scope, with_documents

        sources = self._review.desk.read(with_documents, claim.article_id)
        used = {item.source_id for item in claim.evidence}
        sources.sort(key=lambda source: source.id not in used)
        self.scope.clear()
        self.scope.addItem("All sources of this article", (Scope.ARTICLE, ""))
        self.scope.addItem("The whole desk", (Scope.DESK, ""))
        if sources:
            self.scope.insertSeparator(2)
        for source in sources:
            self.scope.addItem(shortened(source.title, 60), (Scope.SOURCE, source.id))

    def _look(self) -> None:
        self._typing.stop()
        words = self.query.text().strip()
        if not words:
            self._show_places(())
            self._say("Write what to look for.")
            return
        self._recall.find(words, *self.scope.currentData())

    def _prepare(self, done: int, total: int) -> None:
        if self._claim is not None and not self._found:
            self._say(f"Preparing document {done + 1} of {total}")

    def _say(self, words: str) -> None:
        self.said.setText(words)

    def _show(self, found: FoundPlaces) -> None:
        from editorial.services.evidence_finding import Scope

        if self._claim is None:
            return
        self._show_places(found.places)
        scope, _ = self.scope.currentData()
        nothing = NONE_ON_DESK if scope is Scope.DESK else NO_DOCUMENTS
        words = found_words(len(found.places), found.documents) if found.documents else nothing
        self._say(words)

    def _show_places(self, places: tuple[FoundEvidence, ...]) -> None:
        self._found = places
        while len(self.cards) < len(places):
            self._add_card()
        claim = self.query.text()
        for number, card in enumerate(self.cards):
            if number < len(places):
                card.show_match(claim, places[number])
            card.setVisible(number < len(places))
        for widget in (self.stance, self.attach):
            widget.setVisible(bool(places))
        self._scroll.verticalScrollBar().setValue(0)
        self._go_to(0)

    def _add_card(self) -> None:
        card, number = MatchCard(self._scroll.widget()), len(self.cards)
        card.clicked.connect(lambda: self._go_to(number))
        card.attach_asked.connect(self._attach)
        self.cards.append(card)
        self._list.insertWidget(number, card)

    def _go_to(self, number: int) -> None:
        self._at = max(0, min(number, len(self._found) - 1))
        for at, card in enumerate(self.cards):
            card.set_current(at == self._at)
        if self._found:
            card = self.cards[self._at]
            self.query.setAccessibleDescription(card.accessibleName())
            self._scroll.ensureWidgetVisible(card, 0, 8)

    def _attach(self) -> None:
        if self._typing.isActive():
            # What is shown is not what was asked for last.
            self._look()
        elif self._claim is not None and self._found:
            found, stance = self._found[self._at], Stance(self.stance.current)
            if self._actions.attach_found(self._claim, found, stance) is not None:
                self.left.emit()
