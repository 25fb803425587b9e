"""The passages that an item is about, as cards that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.places import Places
from editorial.ui.link_card import LinkCard


class PassageCards(QWidget):
    """One card for each passage, in the order of the text. A lost one says so and leads nowhere."""

    activated = Signal(int, int)
    """Code points start to end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[int, int]] = []
        self._cards: list[LinkCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_passages(self, passages: Sequence[Passage], places: Places) -> None:
        while len(self._cards) < len(passages):
            self._add_card()
        self._shown = [(passage.start, passage.end) for passage in passages]
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(passages))
            if number < len(passages):
                _show(card, passages[number], places)
        self.setVisible(bool(passages))

    def show_words(self, places: Sequence[tuple[int, int, str, str]]) -> None:
        """Words of the article that no passage is on yet: start, end, quote, name of the place."""
        while len(self._cards) < len(places):
            self._add_card()
        self._shown = [(start, end) for start, end, *_ in places]
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(places))
            if number < len(places):
                _, _, quote, place = places[number]
                card.setEnabled(True)
                card.show_link(quote, place, f"Show in the article, {place}: {quote}")
        self.show()

    def _add_card(self) -> None:
        card, number = LinkCard(quote=True, parent=self), len(self._cards)
        card.clicked.connect(lambda: self.activated.emit(*self._shown[number]))
        self._cards.append(card)
        self._column.addWidget(card)


def _show(card: LinkCard, passage: Passage, places: Places) -> None:
    lost = passage.state is PassageState.LOST
    place = "lost in this draft" if lost else places.name(passage.start)
    card.setEnabled(not lost)
    card.show_link(passage.quote, place, f"Show in the article, {place}: {passage.quote}")
