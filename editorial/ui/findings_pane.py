"""The Findings pane: what the mechanical checks noticed, and what was decided on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from editorial.domain.decision import Decision, Subject
from editorial.domain.finding import Finding, Rule
from editorial.ui import findings_model
from editorial.ui.attention import Attention
from editorial.ui.composer import Composer
from editorial.ui.finding_actions import FindingActions, became
from editorial.ui.finding_detail import FindingDetail
from editorial.ui.findings_head import FindingsHead
from editorial.ui.findings_list import FindingsList
from editorial.ui.findings_model import Filter, FindingRows, RuleBook, named_by, on_findings
from editorial.ui.list_pane import ListAndDetail, ListPane, scrolled
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import row_height


class FindingsPane(ListPane):
    """A list of findings, open or decided; below, one of them, or a question that it becomes.

    It fills itself while it is seen: nobody waits for it when an article opens.
    """

    passage_activated = Signal(int, int)
    """Code points start to end of the article, to be shown there."""
    pointed = Signal(object, int)
    """Passages to be outlined in the article, as a list of Span, and the number of the one that
    is to be seen. An empty list takes the outlines away."""

    def __init__(
        self,
        review: Review,
        attention: Attention,
        rules: Sequence[Rule] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`rules`: None for those that the program has, which are looked up when first needed."""
        super().__init__(parent)
        self._review, self._attention = review, attention
        self._rules = RuleBook(rules) if rules is not None else None
        self._filter = Filter.OPEN
        self._composing = False
        self._stale = True
        self._wanted = self._left = ""
        self._at = -1
        self.list = FindingsList("Findings", self)
        self._head = FindingsHead(self.list, self)
        self.search = self._head.search
        self._body = ListAndDetail(self._head, self.list, row_height, self)
        self.detail = FindingDetail(review, self._body.details)
        self.composer = Composer(review, self._body.details)
        self._actions = FindingActions(review)
        self._lay_out()
        self._connect()
        review.held_elsewhere[ItemKind.FINDING] = self.finding

    # What the window's commands do

    @property
    def current(self) -> Finding | None:
        """The open finding that is shown."""
        if self._filter is not Filter.OPEN:
            return None
        return self.finding(self.list.current_id or "")

    @property
    def decision(self) -> Decision | None:
        """The decision that is shown."""
        if self._filter is not Filter.DECIDED:
            return None
        return next((d for d in self._decisions() if d.id == self.list.current_id), None)

    def finding(self, fingerprint: str) -> Finding | None:
        """An open finding."""
        return named_by(self._attention.findings, fingerprint)

    def make_claim(self) -> None:
        if finding := self.current:
            self._actions.make_claim(finding)

    def ask(self) -> None:
        """Write a question from the finding; it stands there in its words, to be edited."""
        finding, article_id = self.current, self._review.article_id
        if finding is not None and article_id is not None:
            self._composing = True
            self._body.show_detail(self._compose_area)
            self.composer.open_finding(article_id, finding)

    def right_as_it_is(self) -> None:
        if finding := self.current:
            self._actions.right_as_it_is(finding)

    def switch_off(self) -> None:
        """Switch the check of the finding off for the article."""
        if finding := self.current:
            self._actions.switch_off(self._book.rule(finding.rule))

    def remove_selected(self) -> None:
        """Take a decision back; an open finding goes by being decided on."""
        if decision := self.decision:
            self._actions.take_back(decision, self._book)

    def show_passages(self, number: int | None = None) -> None:
        """Outline the finding's passages in the article. Without a number the next one of them is
        brought into sight, and after the last the first."""
        finding = self.detail.finding
        if finding is not None and finding.spans and self.list.current_id:
            self._at = (self._at + 1) % len(finding.spans) if number is None else number
            self.pointed.emit(list(finding.spans), self._at)

    def set_filter(self, name: str) -> None:
        """Show what is open, or what is decided."""
        chosen = Filter(name)
        if chosen is not self._filter:
            self._filter = chosen
            self._head.filters.choose(chosen.value)
            self._leave_composer()
            self._wanted = self._left = ""
            self.list.mark(None)
            self._changed()

    def focus_list(self) -> None:
        """To the list; where it is empty, to what can be chosen above it."""
        filled = self.list.rows.rowCount() > 0
        (self.list if filled else self._head.filters).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_detail(self) -> None:
        if self._composing:
            self.composer.focus_text()
        elif self._body.detail is self.detail:
            self.detail.focus_first()

    def focus_search(self) -> None:
        self._head.focus_search()

    def next_item(self) -> None:
        self.list.step(+1)

    def previous_item(self) -> None:
        self.list.step(-1)

    def list_has_focus(self) -> bool:
        return self.list.hasFocus()

    def set_side_by_side(self, beside: bool) -> None:
        self._body.set_side_by_side(beside)

    def commit(self) -> None:
        """Nothing here is kept by leaving it."""

    def state(self) -> dict[str, Any]:
        current = self.list.current_id or self._wanted
        return self._body.state() | {"filter": self._filter.value, "current": current}

    def restore(self, state: dict[str, Any]) -> None:
        if state.get("filter") in set(Filter):
            self.set_filter(state["filter"])
        current = state.get("current")
        self.list.mark(None)
        self._wanted = current if isinstance(current, str) else ""
        self._changed()
        self._body.restore(state)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._point_nowhere()

    # Inner workings

    @property
    def _book(self) -> RuleBook:
        if self._rules is None:
            from editorial.services.checks import rules

            self._rules = RuleBook(rules())
        return self._rules

    def _lay_out(self) -> None:
        self._compose_area = scrolled(self.composer)
        for detail in (self.detail, self._compose_area):
            self._body.add_detail(detail)
        self._body.show_detail(None)
        self.column.addWidget(self._body, 1)

    def _connect(self) -> None:
        review, detail = self._review, self.detail
        review.article_changed.connect(self._article_changed)
        review.draft_changed.connect(self._changed)
        review.questions_changed.connect(self._changed)
        review.selection_changed.connect(self._selection_changed)
        self._attention.changed.connect(self._changed)
        self._head.filter_chosen.connect(self.set_filter)
        self._head.searched.connect(self._fill)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.show_passages())
        detail.passage_activated.connect(self.show_passages)
        detail.switch_asked.connect(self.switch_off)
        detail.foot.claim_asked.connect(self.make_claim)
        detail.foot.question_asked.connect(self.ask)
        detail.foot.right_asked.connect(self.right_as_it_is)
        detail.foot.back_asked.connect(self.remove_selected)
        detail.foot.go_asked.connect(self._go_to_what_it_became)
        self.composer.passage_activated.connect(self.passage_activated)
        self.composer.made.connect(self._asked)
        self.composer.left.connect(self._composing_left)
        self._body.empty.button.clicked.connect(self._empty_action)

    def _article_changed(self) -> None:
        self._leave_composer()
        self._wanted = self._left = ""
        self.search.clear()
        self.list.mark(None)
        self._changed()

    def _changed(self, *_: object) -> None:
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def _decisions(self) -> list[Decision]:
        return on_findings(self._attention.decisions)

    def _fill(self) -> None:
        """Show the rows as they are now, and keep to the one that one was at."""
        self._stale = False
        shown, ids = self.list.current_id, self.list.ids
        open_, done = self._attention.findings, self._decisions()
        self._head.show_counts({Filter.OPEN: len(open_), Filter.DECIDED: len(done)})
        self.list.show_rows(self._rows())
        if shown is not None and self.list.current_id is None:
            self._lost(shown, ids.index(shown))
        elif self._left and self.list.rows.index_of(self._left).isValid():
            # Undo brought it back.
            self.list.mark(self._left)
            self._went_on(self._left)
            self._left = ""
        elif self.list.current_id is None:
            self._mark_first()
        self._say(len(open_), done)
        self._show_current()

    def _rows(self) -> list[RowLook]:
        rows, words = FindingRows(self._book, self._review.places), self._head.words
        if self._filter is Filter.OPEN:
            return rows.open(self._attention.findings, words)
        return rows.decided(self._decisions(), self._noticed, words)

    def _noticed(self, fingerprint: str) -> Finding | None:
        """A finding of this draft, open or decided."""
        reading = self._attention.reading
        return named_by(reading.findings, fingerprint) if reading else None

    def _mark_first(self) -> None:
        ids = self.list.ids
        if self._wanted in ids:
            self.list.mark(self._wanted)
            self._wanted = ""
        elif ids:
            self.list.mark(ids[0])

    def _lost(self, id: str, number: int) -> None:
        """What one was at is decided, or filtered away: go on with what took its place."""
        filtered = self.finding(id) is not None
        self._left = self._left or id if filtered else id
        self.list.leave_gap(number)
        beside = self.list.mark_beside_gap()
        if not filtered:
            self._went_on(beside)

    def _went_on(self, id: str | None) -> None:
        """The selection goes along with the current row."""
        selected = self._review.selected
        if selected is None or selected.kind is not ItemKind.FINDING:
            return
        if id is not None and self._filter is Filter.OPEN:
            self._review.select(ItemKind.FINDING, id)
        else:
            self._review.select_none()

    def _say(self, open_: int, done: list[Decision]) -> None:
        if self._review.article_id is None:
            self._body.say("")
        elif self._attention.reading is None:
            self._body.say(findings_model.unread_words(self._attention.is_reading))
        else:
            searched = bool(self._head.words.strip())
            words = findings_model.empty_words(self._filter, open_, done, len(self._book), searched)
            other = done if self._filter is Filter.OPEN else open_
            action = "Show decided" if self._filter is Filter.OPEN else "Show open"
            self._body.say(words, "Show all" if searched else action if other else "")

    def _choose(self, id: str) -> None:
        self._leave_composer()
        self._left = ""
        if self._filter is Filter.OPEN:
            self._review.select(ItemKind.FINDING, id)
        self._show_current()

    def _selection_changed(self) -> None:
        selected = self._review.selected
        if selected is None or selected.kind is not ItemKind.FINDING:
            return
        if not self.list.rows.index_of(selected.id).isValid():
            self.search.clear()
            self.set_filter(Filter.OPEN)
            self._wanted = selected.id
            self._changed()
        self.list.mark(selected.id)
        self._show_current()

    def _show_current(self) -> None:
        """Show in the detail what is current in the list, unless a question is being written."""
        if finding := self.current:
            if finding != self.detail.finding:
                self._point_nowhere()
            ids = self.list.ids
            place = f"{ids.index(finding.fingerprint) + 1} of {len(ids)}"
            self.detail.show_open(finding, self._book.rule(finding.rule), place)
        elif decision := self.decision:
            self._point_nowhere()
            self._show_decision(decision)
        else:
            self._point_nowhere()
        if not self._composing:
            shown = self.list.current_id is not None
            self._body.show_detail(self.detail if shown else None)

    def _show_decision(self, decision: Decision) -> None:
        is_rule = decision.subject is Subject.RULE
        finding = None if is_rule else self._noticed(decision.fingerprint)
        key = decision.fingerprint if is_rule else finding.rule if finding else ""
        rule = self._book.rule(key) if key else None
        item = became(self._review, decision)
        go = f"Go to the {item.kind.value}" if item else ""
        self.detail.show_decided(decision, finding, rule, go)

    def _go_to_what_it_became(self) -> None:
        decision = self.decision
        if decision is not None and (item := became(self._review, decision)):
            self._review.select(item.kind, item.id)

    def _point_nowhere(self) -> None:
        if self._at >= 0:
            self._at = -1
            self.pointed.emit([], 0)

    def _leave_composer(self) -> None:
        if self._composing:
            self._composing = False
            self._show_current()

    def _composing_left(self) -> None:
        self._leave_composer()
        self.focus_list()

    def _asked(self, id: str) -> None:
        self._composing_left()
        if question := self._review.question(id):
            from editorial.ui.questions_model import named

            self._review.done.emit(f"Asked {named(question.text)}")

    def _empty_action(self) -> None:
        if self._head.words.strip():
            self.search.clear()
        else:
            open_ = self._filter is Filter.OPEN
            self.set_filter(Filter.DECIDED if open_ else Filter.OPEN)
        self.focus_list()
