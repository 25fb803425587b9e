"""The Questions pane: what was asked and what came of it; and notes, behind their filter."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui.composer import Composer, Span
from editorial.ui.list_pane import ListAndDetail, ListPane, scrolled
from editorial.ui.note_detail import NoteDetail
from editorial.ui.question_detail import QuestionDetail
from editorial.ui.questions_head import QuestionsHead
from editorial.ui.questions_model import (
    Filter,
    QuestionRows,
    counts,
    empty_words,
    matches,
    passes,
)
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView, row_height
from editorial.ui.unplaced import lacks_of
from editorial.ui.unplaced_line import UnplacedLine
from editorial.ui.unplaced_rows import under_heads


class QuestionsPane(ListPane):
    """A list of questions or of notes; below, one of them, or a new one being written."""

    passage_activated = Signal(int, int)
    """Code points start to end of the article, to be shown there."""
    composing_changed = Signal(bool)
    review_asked = Signal()
    """What the new draft made of the marks is to be reviewed."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._roles, self._outcomes = vocabulary("roles"), vocabulary("outcomes")
        self._filter = Filter.OPEN
        self._composing = False
        self._stayed = ""
        self.list = RowView("Questions", parent=self)
        self._head = QuestionsHead(self.list, self)
        self.search = self._head.search
        self._body = ListAndDetail(self._head, self.list, row_height, self)
        self.question = QuestionDetail(review, self._body.details)
        self.note = NoteDetail(review, self._body.details)
        self.composer = Composer(review, self._body.details)
        self._lay_out()
        self._connect()
        self._article_changed()

    # What the window's commands do

    def compose_question(self, words: Span | None, claim_id: str | None) -> None:
        """A new question on words of the article, on a claim, or on the whole article."""
        if self._review.article_id is not None:
            if self._filter is Filter.NOTES:
                self.set_filter(Filter.OPEN)
            self._begin()
            self.composer.open_question(self._review.article_id, words, claim_id)

    def compose_note(self, words: Span | None) -> None:
        """A new note on words of the article, or on the whole article."""
        if self._review.article_id is not None:
            self.set_filter(Filter.NOTES)
            self._begin()
            self.composer.open_note(self._review.article_id, words)

    def set_filter(self, name: str) -> None:
        """Show what a filter lets through: open, mine, answered, all or notes."""
        chosen = Filter(name)
        if chosen is self._filter:
            return
        self._filter = chosen
        self._stayed = ""
        self._head.show_filter(chosen)
        self.list.setAccessibleName("Notes" if chosen is Filter.NOTES else "Questions")
        self._fill()
        self._mark_selected()
        self._leave_composer()

    def remove_selected(self) -> None:
        """Remove the question or the note."""
        from editorial.services import questions

        current = self.list.current_id or self._stayed
        if question := self._review.question(current):
            label = f"Remove question “{shortened(question.text, 40)}”"
            self._review.run(label, questions.remove_question, current)
        elif note := self._review.note(current):
            label = f"Remove note “{shortened(note.text, 40)}”"
            self._review.run(label, questions.remove_note, current)

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_detail(self) -> None:
        if self._composing:
            self.composer.focus_text()
        elif self._body.detail is self.question:
            self.question.focus_text()
        elif self._body.detail is self._note_area:
            self.note.focus_text()

    def focus_reply(self) -> None:
        """To the reply of the question that is shown; a note needs none."""
        if self._body.detail is self.question:
            self.question.focus_reply()

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
        """Commit what is typed and not yet kept."""
        self.question.commit()
        self.note.commit()

    def state(self) -> dict[str, Any]:
        how = {"filter": self._filter.value, "current": self.list.current_id}
        return self._body.state() | how

    def restore(self, state: dict[str, Any]) -> None:
        if state.get("filter") in set(Filter):
            self.set_filter(state["filter"])
        current = state.get("current")
        if isinstance(current, str):
            self.list.mark(current)
        self._show_current()
        self._body.restore(state)

    # Inner workings

    def _lay_out(self) -> None:
        self._note_area = scrolled(self.note)
        self._compose_area = scrolled(self.composer)
        for detail in (self.question, self._note_area, self._compose_area):
            self._body.add_detail(detail)
        self.unplaced = UnplacedLine(self._review, self)
        self.unplaced.review_asked.connect(self.review_asked)
        self.column.addWidget(self.unplaced)
        self.column.addWidget(self._body, 1)

    def _connect(self) -> None:
        review = self._review
        review.article_changed.connect(self._article_changed)
        review.questions_changed.connect(self._items_changed)
        review.notes_changed.connect(self._items_changed)
        review.claims_changed.connect(self._claims_changed)
        review.draft_changed.connect(self._items_changed)
        review.selection_changed.connect(self._selection_changed)
        self._head.filter_chosen.connect(self.set_filter)
        self._head.searched.connect(self._searched)
        self._head.asked.connect(self._begin_new)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self._body.empty.button.clicked.connect(self._empty_action)
        for detail in (self.question, self.note, self.composer):
            detail.passage_activated.connect(self.passage_activated)
        self.question.left.connect(self.focus_list)
        self.question.remove_asked.connect(self.remove_selected)
        self.note.remove_asked.connect(self.remove_selected)
        self.composer.made.connect(self._made)
        self.composer.left.connect(self._composing_left)

    def _article_changed(self) -> None:
        self._leave_composer()
        self._stayed = ""
        self.search.clear()
        self.list.mark(None)
        self._fill()
        self._mark_first()
        self._show_current()

    def _items_changed(self) -> None:
        shown, row = self.list.current_id or self._stayed, self.list.currentIndex().row()
        self._fill()
        if shown and self.list.current_id is None:
            self._lost(shown, row)
        self._show_current()

    def _lost(self, id: str, row: int) -> None:
        """What is looked at left the list. Where a filter lets it through no longer, stay with
        it, so that one sees what became of it; where it was removed, go to the next."""
        self.list.leave_gap(row)
        if self._review.question(id) or self._review.note(id):
            self._stayed = id
            return
        self._stayed = ""
        selected = self._review.selected
        beside = self.list.mark_beside_gap()
        if beside is not None and selected is not None and selected.id == id:
            self._review.select(self._kind, beside)

    def _claims_changed(self) -> None:
        if self._body.detail is self.question:
            self.question.show_claim()

    def _selection_changed(self) -> None:
        selected = self._review.selected
        if selected is None or selected.kind not in (ItemKind.QUESTION, ItemKind.NOTE):
            return
        self._reveal(selected.kind, selected.id)
        self._stayed = ""
        self.list.mark(selected.id)
        self._leave_composer()
        self._show_current()

    def _reveal(self, kind: ItemKind, id: str) -> None:
        """Choose a filter that lets the item through."""
        if self.list.rows.index_of(id).isValid():
            return
        self.search.clear()
        if kind is ItemKind.NOTE:
            self.set_filter(Filter.NOTES)
        elif not self.list.rows.index_of(id).isValid():
            self.set_filter(Filter.ALL)

    @property
    def _kind(self) -> ItemKind:
        return ItemKind.NOTE if self._filter is Filter.NOTES else ItemKind.QUESTION

    def _fill(self) -> None:
        review, words = self._review, self.search.text()
        found = counts(review.questions, review.notes, review.desk.reviewer)
        self._head.show_counts(found)
        self.list.show_rows(self._rows(words))
        self._head.new.setEnabled(review.article_id is not None)
        searched = bool(words.strip())
        action = "Write a note" if self._filter is Filter.NOTES else "Ask a question"
        if searched or (self._kind is ItemKind.QUESTION and found[Filter.ALL]):
            action = "Show all"
        self._body.say(empty_words(self._filter, found, searched), action)

    def _rows(self, words: str) -> list[RowLook]:
        review = self._review
        make = QuestionRows(self._roles, self._outcomes, review.places, date.today())
        items = review.notes if self._filter is Filter.NOTES else review.questions
        lacks = lacks_of(((item.id, item) for item in items), review.older.stood)
        return under_heads(self._plain_rows(make, words), lacks)

    def _plain_rows(self, make: QuestionRows, words: str) -> list[RowLook]:
        review = self._review
        if self._filter is Filter.NOTES:
            return [
                make.note(note, note.speaker or review.reviewer_name(note.created_by))
                for note in review.notes
                if matches(note.text, words)
            ]
        return [
            make.question(question)
            for question in review.questions
            if passes(question, self._filter, review.desk.reviewer)
            and matches(" ".join([question.text, *(r.text for r in question.replies)]), words)
        ]

    def _searched(self) -> None:
        self._fill()
        self._show_current()

    def _mark_first(self) -> None:
        self.list.mark(self.list.first_id)

    def _mark_selected(self) -> None:
        selected = self._review.selected
        if selected is not None and self.list.rows.index_of(selected.id).isValid():
            self.list.mark(selected.id)
        elif self.list.current_id is None:
            self._mark_first()
        self._show_current()

    def _choose(self, id: str) -> None:
        self._stayed = ""
        self._leave_composer()
        self._review.select(self._kind, id)
        self._show_current()

    def _open(self, id: str) -> None:
        if self._kind is ItemKind.NOTE:
            self.note.focus_text()
        else:
            self.question.focus_reply()

    def _show_current(self) -> None:
        """Show in the detail what is current in the list, unless something is being written."""
        if self._composing:
            return
        current = self.list.current_id or self._stayed
        if question := self._review.question(current):
            self.question.show_question(question)
            self._body.show_detail(self.question)
        elif note := self._review.note(current):
            self.note.show_note(note)
            self._body.show_detail(self._note_area)
        else:
            self._body.show_detail(None)

    # Writing

    def _begin(self) -> None:
        self.commit()
        self._body.show_detail(self._compose_area)
        if not self._composing:
            self._composing = True
            self.composing_changed.emit(True)

    def _leave_composer(self) -> None:
        if self._composing:
            self._composing = False
            self._show_current()
            self.composing_changed.emit(False)

    def _composing_left(self) -> None:
        self._leave_composer()
        self.focus_list()

    def _made(self, id: str) -> None:
        kind = ItemKind.QUESTION if self._review.question(id) else ItemKind.NOTE
        self._leave_composer()
        self._review.select(kind, id)
        self.focus_list()

    def _begin_new(self) -> None:
        if self._filter is Filter.NOTES:
            self.compose_note(None)
        else:
            self.compose_question(None, None)

    def _empty_action(self) -> None:
        if self.search.text().strip():
            self.search.clear()
            self.focus_list()
        elif self._kind is ItemKind.QUESTION and self._review.questions:
            self.set_filter(Filter.ALL)
            self.focus_list()
        else:
            self._begin_new()
