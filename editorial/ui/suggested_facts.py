"""The suggested side of the Facts pane: the list of suggestions, the one selected, decisions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.suggestion import Suggestion
from editorial.services.vocabularies import vocabulary
from editorial.ui.attention import Attention
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.suggestion_actions import SuggestionActions
from editorial.ui.suggestion_detail import SuggestionDetail
from editorial.ui.suggestion_foot import Entry
from editorial.ui.suggestion_words import (
    Order,
    SuggestionWords,
    as_strong,
    best_of,
    suggestions_words,
)

SEVERAL = (10, 25)
"""How many of the best are offered to be accepted at once."""


class SuggestedFacts(QObject):
    """Where a decision takes a row away, the row that takes its place is selected; where undo
    brings one back, that one is."""

    rearranged = Signal()
    """Which suggestions are listed."""
    shown_changed = Signal()
    """Whether they are shown at all."""

    def __init__(self, review: Review, attention: Attention, pane: QWidget) -> None:
        super().__init__(pane)
        self._review, self._attention = review, attention
        self._actions = SuggestionActions(review)
        self._wording = SuggestionWords(vocabulary("kinds"), vocabulary("risks"))
        self._rows: dict[str, RowLook] = {}
        self._known: set[str] = set()
        self._seen: list[Suggestion] | None = None
        """What was told of last; None where all is to be shown anew."""
        self._listed: dict[str, Suggestion] = {}
        """What the rows show, in their order, by fingerprint."""
        self._came_from: QWidget | None = None
        self.is_shown = False
        self.order = Order.BEST
        self.words = ""
        self.list = RowView("Suggestions", parent=pane)
        self.detail = SuggestionDetail(review, pane)
        self.detail.foot.offer(self._entries)
        self._connect()

    # What is shown

    def show_here(self, shown: bool) -> None:
        """Whether the pane shows suggestions; where none is selected, the first one is."""
        if shown is self.is_shown:
            return
        self.is_shown = shown
        if shown:
            self._list()
            if self.selected is None:
                self._select(next(iter(self._listed), ""))
        elif self._is_selected():
            self._review.select_none()
        self.shown_changed.emit()

    def look_at_everything(self) -> None:
        """Another article: no search, best first."""
        self.words, self.order = "", Order.BEST

    def set_order(self, order: Order) -> None:
        self.order = order
        self._list()
        self.rearranged.emit()

    def search(self, words: str) -> None:
        self.words = " ".join(words.casefold().split())
        self._list()
        self.rearranged.emit()

    @property
    def many(self) -> int:
        """How many are open."""
        return len(self._attention.suggestions)

    @property
    def selected(self) -> Suggestion | None:
        if not self._is_selected() or self._review.selected is None:
            return None
        return self._attention.suggestion(self._review.selected.id)

    @property
    def above(self) -> Suggestion | None:
        """The one in the row above the one selected."""
        ids = list(self._listed)
        current = self.list.current_id
        row = ids.index(current) if current in self._listed else 0
        return self._listed[ids[row - 1]] if row > 0 else None

    # What the commands do

    def accept(self) -> None:
        """Make the suggestion selected a claim, as it was edited."""
        chosen, claim = self.selected, self.detail.claim
        edited = claim.suggestion
        if chosen is None or edited is None or edited.fingerprint != chosen.fingerprint:
            return
        if claim.says_nothing:
            self.detail.edit()
        elif self._actions.accept([edited], claim.statement):
            self._decided()

    def accept_stronger(self) -> None:
        """This one and all that stand above it when the best are first."""
        if (chosen := self.selected) is not None:
            self._actions.accept(as_strong(self._attention.suggestions, chosen))

    def accept_best(self, many: int) -> None:
        if best := best_of(self._attention.suggestions, many):
            self._actions.accept(best)

    def dismiss(self) -> None:
        if (chosen := self.selected) is not None and self._actions.dismiss([chosen]):
            self._decided()

    def skip(self) -> None:
        """On to the next one, which is the first after the last."""
        ids = list(self._listed)
        if (current := self.list.current_id) in self._listed:
            self._select(ids[(ids.index(current) + 1) % len(ids)])

    def merge(self) -> None:
        """One claim of this and the one above; what was typed is what it says."""
        chosen, above = self.detail.claim.suggestion, self.above
        if self.selected is None or chosen is None or above is None:
            return
        if self._actions.merge([above, chosen], self.detail.claim.statement):
            self._decided()

    def begin_split(self) -> None:
        if self.selected is not None:
            self._remember_focus()
            self.detail.begin_split()

    def edit(self) -> None:
        if self.selected is not None:
            self._remember_focus()
            self.detail.edit()

    def step(self, rows: int) -> None:
        self.list.step(rows)

    # Inner workings

    def _connect(self) -> None:
        review, detail = self._review, self.detail
        self._attention.changed.connect(self._changed)
        review.selection_changed.connect(self._selection_changed)
        review.article_changed.connect(self._forget)
        review.draft_changed.connect(self._forget)
        self.list.chosen.connect(self._select)
        self.list.opened.connect(self.edit)
        detail.foot.accept_asked.connect(self.accept)
        detail.foot.dismiss_asked.connect(self.dismiss)
        detail.foot.skip_asked.connect(self.skip)
        detail.split_asked.connect(self._split)
        detail.merge_asked.connect(self.merge)
        detail.left.connect(self._return_focus)

    def _is_selected(self) -> bool:
        selected = self._review.selected
        return selected is not None and selected.kind is ItemKind.SUGGESTION

    def _select(self, fingerprint: str) -> None:
        if fingerprint:
            self._review.select(ItemKind.SUGGESTION, fingerprint)
        elif self._is_selected():
            self._review.select_none()

    def _split(self, joint: int) -> None:
        chosen = self.detail.claim.suggestion
        if self.selected is None or chosen is None:
            return
        if self._actions.split(chosen, chosen.spans[0].start + joint):
            self._decided()

    def _decided(self) -> None:
        """What was typed for it is used up, and the keys go back to where they were."""
        if self.detail.isAncestorOf(QApplication.focusWidget() or self.detail):
            self._return_focus()

    def _forget(self) -> None:
        """Another draft: places have other names."""
        self._rows.clear()
        self._seen = None
        self._changed()

    def _changed(self) -> None:
        suggestions = self._attention.suggestions
        if suggestions == self._seen:
            self.rearranged.emit()
            return
        self._seen, now = suggestions, {each.fingerprint for each in suggestions}
        came, self._known = now - self._known, now
        if not self.is_shown:
            self.rearranged.emit()
            return
        before = list(self._listed)
        current = self._review.selected.id if self._is_selected() and self._review.selected else ""
        self._list()
        back = [id for id in self._listed if id in came]
        if back and len(back) < len(self._listed):
            self._select(back[0])
        elif current not in self._listed:
            row = before.index(current) if current in before else 0
            later = (id for id in before[row:] if id in self._listed)
            self._select(next(later, "") or next(reversed(self._listed), ""))
        # Last, when one is selected again: a detail that is hidden in between loses the focus.
        self.rearranged.emit()

    def _list(self) -> None:
        """Show the rows that there are now."""
        self._listed = {each.fingerprint: each for each in self._arranged()}
        self.list.show_rows([self._row(each) for each in self._listed.values()])
        self._mark()

    def _arranged(self) -> Sequence[Suggestion]:
        found: Sequence[Suggestion] = self._attention.suggestions
        if self.words:
            sought = self.words.split()
            texts = [(each, self._wording.searched(each)) for each in found]
            found = [each for each, text in texts if all(word in text for word in sought)]
        if self.order is Order.TEXT:
            found = sorted(found, key=lambda each: each.spans[0].start)
        return found

    def _row(self, suggestion: Suggestion) -> RowLook:
        row = self._rows.get(suggestion.fingerprint)
        if row is None:
            row = self._wording.row(suggestion, self._review.places)
            self._rows[suggestion.fingerprint] = row
        return row

    def _selection_changed(self) -> None:
        if self.is_shown:
            self._mark()

    def _mark(self) -> None:
        chosen = self.selected
        listed = chosen is not None and chosen.fingerprint in self._listed
        self.list.mark(chosen.fingerprint if chosen and listed else None)
        if chosen is not None:
            ids = list(self._listed)
            number = ids.index(chosen.fingerprint) + 1 if listed else 1
            self.detail.show_suggestion(chosen, number, max(1, len(ids)))

    def _entries(self) -> Sequence[Entry | None]:
        chosen = self.selected
        many = len(as_strong(self._attention.suggestions, chosen)) if chosen else 0
        checkable = len(best_of(self._attention.suggestions, self.many))
        stronger = f"Accept this and the {suggestions_words(many - 1)} above it"
        return [
            ("Edit the claim", "F2", self.edit, chosen is not None),
            ("Split the words…", "P", self.begin_split, self.detail.sentence.can_be_parted),
            ("Merge with the one above", "W", self.merge, self.above is not None),
            None,
            (stronger, "Shift+A", self.accept_stronger, many > 1),
            *(
                (f"Accept the best {some}", "", lambda some=some: self.accept_best(some), True)
                for some in SEVERAL
                if checkable > some
            ),
        ]

    def _remember_focus(self) -> None:
        """Know whence one came, to go back there: the article, or the list."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.detail.isAncestorOf(focus):
            self._came_from = focus

    def _return_focus(self) -> None:
        origin, self._came_from = self._came_from, None
        target = origin if origin is not None and origin.isVisible() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)
