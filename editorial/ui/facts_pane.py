"""The Facts pane: the claims of the open article, how far they are, and the one selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.domain.claim import TO_DO, Status
from editorial.services.vocabularies import vocabulary
from editorial.ui.attention import Attention
from editorial.ui.claim_actions import ClaimActions
from editorial.ui.claim_detail import ClaimDetail
from editorial.ui.fact_rows import FactWords, Filter, Sort
from editorial.ui.facts_body import FactsBody
from editorial.ui.facts_list import FactsList
from editorial.ui.facts_model import FactsModel
from editorial.ui.facts_steps import beside, next_of_status
from editorial.ui.facts_top import FactsTop
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_view import RowView
from editorial.ui.suggested_facts import SuggestedFacts
from editorial.ui.suggestion_words import Order
from editorial.ui.unplaced_line import UnplacedLine

LOW = 620
"""Pixels of height below which the pane is compact."""


class FactsPane(QWidget):
    passage_activated = Signal(int, int)
    """Code points start to end of the words to show in the article."""
    ask_requested = Signal()
    uncovered_requested = Signal()
    """Words that no claim covers are to be shown in the article."""
    source_activated = Signal(str)
    """Id of the source to show."""
    claim_activated = Signal(str, str)
    """An article's id, and that of a claim of it to show."""
    review_asked = Signal()
    """What the new draft made of the marks is to be reviewed."""

    def __init__(self, review: Review, attention: Attention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review, self._attention = review, attention
        self._actions = ClaimActions(review)
        names = ("kinds", "statuses", "risks")
        self.model = FactsModel(FactWords(*map(vocabulary, names)), review.older.stood, self)
        self.claims_list = FactsList(self.model, self)
        self.list: FactsList | RowView = self.claims_list
        """Of claims or of suggestions, whichever is shown."""
        self.top = FactsTop(self.list, self)
        self._pages = FactsBody(self.top, self.claims_list, attention, self)
        self._body, self._empty = self._pages.filled, self._pages.no_claims
        self.detail = ClaimDetail(review, self._actions, self._body.details)
        self.suggested = SuggestedFacts(review, attention, self._body.details)
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._show_article()

    # What the window's commands do

    def set_status(self, status: Status) -> None:
        """Give the claims selected a verdict; where a reason is needed, the card asks for it."""
        self._sync_detail()
        self.detail.give(status)

    def edit_statement(self) -> None:
        if self.suggested.is_shown:
            self.suggested.edit()
            return
        self._sync_detail()
        self.detail.edit_statement()

    def start_evidence(self, excerpt: str = "") -> None:
        """Open the form for evidence on the selected claim; `excerpt` is what it begins with."""
        self._sync_detail()
        self.detail.start_evidence(excerpt)

    def find_evidence(self) -> None:
        """Look for the selected claim in documents."""
        self._sync_detail()
        self.detail.find_evidence()

    def next_claim(self) -> None:
        self._go(+1)

    def previous_claim(self) -> None:
        self._go(-1)

    def next_to_do(self) -> None:
        self._go(+1, TO_DO)

    def previous_to_do(self) -> None:
        self._go(-1, TO_DO)

    def set_filter(self, name: str) -> None:
        """ "all", "to_do", "problems" or "suggested"."""
        self._filter(Filter(name))

    def review_suggestions(self) -> None:
        self._filter(Filter.SUGGESTED)
        self.focus_list()

    @property
    def filter(self) -> Filter:
        return Filter.SUGGESTED if self.suggested.is_shown else self.model.filter

    def focus_search(self) -> None:
        self.top.open_search()

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_detail(self) -> None:
        (self.suggested.detail if self.suggested.is_shown else self.detail).focus_first()

    def remove_selected(self) -> None:
        """Remove the claims selected, and go on with the next one."""
        claims = self._review.selected_claims
        if not claims:
            return
        ids = [claim.id for claim in claims]
        following = beside(self.model, ids)
        self._actions.remove(claims)
        if following and self._review.claim(ids[0]) is None:
            self._review.select(ItemKind.CLAIM, following)

    def toggle_legal(self) -> None:
        """Legal risk on or off for the claims selected."""
        self._actions.toggle_legal(self._review.selected_claims)

    def list_has_focus(self) -> bool:
        return self.list.hasFocus()

    def set_side_by_side(self, beside: bool) -> None:
        self._body.set_side_by_side(beside)

    def commit(self) -> None:
        """Commit what is typed and not yet kept."""
        self.detail.commit()

    def state(self) -> dict[str, Any]:
        """How the pane is being looked at, to be remembered with the article."""
        return self._body.state() | {
            "filter": self.filter.value,
            "sort": self.model.sorted_by.value,
            "order": self.suggested.order.value,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Look at it again as `state` says; what it does not say, or wrongly, stays as it is."""
        if state.get("filter") in set(Filter):
            self._filter(Filter(state["filter"]))
        if state.get("sort") in set(Sort):
            self._sort(Sort(state["sort"]))
        if state.get("order") in set(Order):
            self._order(Order(state["order"]))
        self.list.updateGeometries()
        self._body.restore(state)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        self.top.set_compact(low)
        for detail in (self.detail, self.suggested.detail):
            detail.set_compact(low)

    # Inner workings

    def _lay_out(self) -> None:
        self._pages.hold(self.detail, self.suggested)
        self._pages.show_all_asked.connect(self._show_all)
        self._pages.suggestions_asked.connect(self.review_suggestions)
        self.unplaced = UnplacedLine(self._review, self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.unplaced)
        around.addWidget(self._pages, 1)

    def _connect(self) -> None:
        review, detail = self._review, self.detail
        review.article_changed.connect(self._show_article)
        review.draft_changed.connect(self._show_claims)
        review.claims_changed.connect(self._claims_changed)
        review.sources_changed.connect(self._sources_changed)
        review.selection_changed.connect(self._selection_changed)
        claims, suggested = self.claims_list, self.suggested
        claims.chosen.connect(self._chosen)
        claims.opened.connect(self.focus_detail)
        claims.edit_asked.connect(self.edit_statement)
        claims.released.connect(self._settling.start)
        suggested.rearranged.connect(self._count)
        suggested.detail.passage_activated.connect(self.passage_activated)
        self._settling.timeout.connect(self._settle)
        self.unplaced.review_asked.connect(self.review_asked)
        self.top.filter_chosen.connect(self._filter)
        self.top.sort_chosen.connect(self._sort)
        self.top.order_chosen.connect(self._order)
        self.top.search_opened.connect(self.model.prepare_search)
        self.top.searched.connect(self._search)
        self.top.meter.status_chosen.connect(self._go_to_status)
        self.top.meter.uncovered_chosen.connect(self.uncovered_requested)
        review.covering.changed.connect(self._show_coverage)
        detail.passage_activated.connect(self.passage_activated)
        detail.source_activated.connect(self.source_activated)
        detail.claim_activated.connect(self.claim_activated)
        detail.ask_requested.connect(self.ask_requested)
        detail.remove_requested.connect(self.remove_selected)
        detail.left.connect(self.focus_list)
        detail.next_requested.connect(self.next_claim)
        detail.previous_requested.connect(self.previous_claim)

    def _show_article(self) -> None:
        self.top.close_search()
        self._show_side(suggested=False)
        self.suggested.look_at_everything()
        self.top.show_filter(Filter.ALL)
        self.top.show_sort(Sort.TEXT)
        self.top.show_order(Order.BEST)
        with self.claims_list.quiet():
            self.model.look_at_everything()
        self._show_claims()

    def _show_claims(self) -> None:
        review = self._review
        with self.claims_list.quiet():
            self.model.show(review.claims, review.places, self._titles())
        self._count()
        self._selection_changed()

    def _claims_changed(self, ids: frozenset[str]) -> None:
        if not ids:
            self._show_claims()
            return
        with self.claims_list.steady():
            self.model.update(self._review.claims, ids)
        self._mark()
        self._count()
        if ids & {claim.id for claim in self.detail.claims}:
            self._sync_detail()

    def _sources_changed(self) -> None:
        with self.claims_list.quiet():
            self.model.name_sources(self._titles())
        self._mark()
        self._sync_detail()

    def _titles(self) -> dict[str, str]:
        return {each.source.id: each.source.title for each in self._review.sources}

    def _selection_changed(self) -> None:
        claims = self._review.selected_claims
        selected = self._review.selected
        suggests = selected is not None and selected.kind is ItemKind.SUGGESTION
        if suggests is not self.suggested.is_shown and (suggests or claims):
            self._filter(Filter.SUGGESTED if suggests else self.model.filter)
        self.model.keep(claim.id for claim in claims)
        self._mark()
        current = self._review.selected_claim
        if current is not None:
            self.claims_list.scroll_to(current.id)
        self._sync_detail()
        self._settling.start()

    def _chosen(self, current: str, chosen: tuple[str, ...]) -> None:
        if current:
            self._review.select(ItemKind.CLAIM, current, chosen)
        elif self._review.selected_claim is not None:
            self._review.select_none()

    def _mark(self) -> None:
        current = self._review.selected_claim
        self.claims_list.mark(current.id if current else "", self._review.chosen_claims)

    def _sync_detail(self) -> None:
        self.detail.show_claims(self._review.selected_claims)

    def _settle(self) -> None:
        # Rows must not move away under a button that is held.
        if QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            with self.claims_list.steady():
                self.model.settle()
            self._mark()
            self._say()

    def _count(self) -> None:
        progress, counts = self.model.progress, self.model.counts
        if self._attention.reading is not None:
            counts[Filter.SUGGESTED] = self.suggested.many
        self.top.show_progress(progress, counts)
        filled = bool(progress.total) or self.suggested.is_shown
        self._pages.show_filled(filled)
        self._say()

    def _show_coverage(self) -> None:
        self.top.show_coverage(self._review.covering.coverage)

    def _say(self) -> None:
        """Show the list where there are rows, else the sentence that stands for it."""
        self._pages.say(self.model)

    def _show_all(self) -> None:
        searched = bool(self.suggested.words)
        self.top.close_search()
        if not searched:
            self._filter(Filter.ALL)
        self.focus_list()

    def _filter(self, chosen: Filter) -> None:
        self.top.show_filter(chosen)
        self._show_side(suggested=chosen is Filter.SUGGESTED)
        if chosen is not Filter.SUGGESTED:
            with self.claims_list.quiet():
                self.model.set_filter(chosen)
            self._rearranged()

    def _show_side(self, suggested: bool) -> None:
        """Suggestions in the place of claims, or the other way round."""
        if suggested is self.suggested.is_shown:
            return
        had_focus = self.list.hasFocus()
        self.top.close_search()
        self.list = self.suggested.list if suggested else self.claims_list
        self._body.show_rows(self.list)
        name = "Search the suggestions" if suggested else "Search the claims"
        self.top.search.serve(name, self.list)
        self.suggested.show_here(suggested)
        self._count()
        if had_focus:
            self.focus_list()

    def _order(self, chosen: Order) -> None:
        self.top.show_order(chosen)
        self.suggested.set_order(chosen)

    def _sort(self, chosen: Sort) -> None:
        self.top.show_sort(chosen)
        with self.claims_list.quiet():
            self.model.set_sort(chosen)
        self._rearranged()

    def _search(self, words: str) -> None:
        if self.suggested.is_shown:
            self.suggested.search(words)
            return
        with self.claims_list.quiet():
            self.model.search(words)
        self._rearranged()

    def _rearranged(self) -> None:
        claims = self._review.selected_claims
        self.model.keep(claim.id for claim in claims)
        self._mark()
        current = self._review.selected_claim
        if current is not None and self.model.row_of(current.id) is not None:
            self.claims_list.scroll_to(current.id)
        else:
            self.claims_list.scrollToTop()
        self._say()

    def _go(self, step: int, among: frozenset[Status] | None = None) -> None:
        if self.suggested.is_shown and among is None:
            self.suggested.step(step)
            return
        current = self._review.selected_claim
        following = self.model.neighbour(current.id if current else "", step, among)
        if following:
            self._review.select(ItemKind.CLAIM, following)

    def _go_to_status(self, status: Status) -> None:
        """The next claim of a status; after the last one, the first."""
        if not any(status is claim.status for claim in self._review.claims):
            return
        current = self._review.selected_claim
        here = current.id if current else ""
        if self.suggested.is_shown or not next_of_status(self.model, here, status):
            self.top.close_search()
            self._filter(Filter.ALL)
        found = next_of_status(self.model, here, status)
        self._review.select(ItemKind.CLAIM, found)
        self.focus_list()
