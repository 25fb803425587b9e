"""The list of claims or suggestions with the detail below; or the sentence that stands for them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from editorial.ui.attention import Attention
from editorial.ui.claim_detail import ClaimDetail
from editorial.ui.fact_rows import Filter, empty_words
from editorial.ui.facts_delegate import claim_height
from editorial.ui.facts_list import FactsList
from editorial.ui.facts_model import FactsModel
from editorial.ui.facts_top import FactsTop
from editorial.ui.list_pane import EmptyWords, ListAndDetail
from editorial.ui.reading_line import ReadingLine
from editorial.ui.suggested_facts import SuggestedFacts
from editorial.ui.suggestion_words import no_claims_words, no_suggestions_words, review_words


class FactsBody(QStackedWidget):
    show_all_asked = Signal()
    suggestions_asked = Signal()
    """There are no claims yet, and the suggestions are to be gone through."""

    def __init__(
        self,
        top: FactsTop,
        claims: FactsList,
        attention: Attention,
        parent: QWidget | None = None,
    ) -> None:
        """What is shown below the list is made in `details`, and then held."""
        super().__init__(parent)
        self._attention = attention
        self.filled = ListAndDetail(top, claims, claim_height, self)
        self.filled.empty.button.clicked.connect(self.show_all_asked)
        self.no_claims = EmptyWords(self)
        self.no_claims.button.clicked.connect(self.suggestions_asked)
        for empty in (self.filled.empty, self.no_claims):
            empty.add_below(ReadingLine(attention, empty))
        for page in (self.filled, self.no_claims):
            self.addWidget(page)

    @property
    def details(self) -> QWidget:
        return self.filled.details

    def hold(self, detail: ClaimDetail, suggested: SuggestedFacts) -> None:
        self._detail, self._suggested = detail, suggested
        self.filled.add_rows(suggested.list)
        for each in (detail, suggested.detail):
            self.filled.add_detail(each)

    def show_filled(self, filled: bool) -> None:
        """Whether there is anything to list."""
        self.setCurrentWidget(self.filled if filled else self.no_claims)

    def say(self, model: FactsModel) -> None:
        """Show the list where there are rows, else the sentence that stands for it."""
        suggested = self._suggested
        self.no_claims.say(no_claims_words(suggested.many), review_words(suggested.many))
        if suggested.is_shown:
            decided = bool(self._attention.decisions)
            words = no_suggestions_words(decided, bool(suggested.words), model.progress)
            # While the draft is being read, the line below says so.
            self.filled.say(*(("", "") if self._attention.is_reading else (words, "Show all")))
            self.filled.show_detail(suggested.detail if suggested.selected else None)
        else:
            to_do = model.counts[Filter.TO_DO]
            words = empty_words(model.filter, model.progress, bool(model.words), to_do)
            self.filled.say(words, "Show all")
            self.filled.show_detail(self._detail)
