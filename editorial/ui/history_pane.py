"""The history of the open article, in the place of the panes: a story to read, and ways back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editorial.domain.history import Entry, Thing, Touched, Wanted
from editorial.ui import fonts
from editorial.ui.chips import Chip
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import Surface
from editorial.ui.history_detail import HistoryDetail
from editorial.ui.history_list import HistoryList
from editorial.ui.history_model import HistoryModel
from editorial.ui.list_pane import ListAndDetail, ListPane, SearchLine
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_view import row_height

EVERYONE = "Everyone"
PAUSE = 150
"""Milliseconds of a pause in typing after which the words are looked for."""

KINDS = {
    Thing.CLAIM: ItemKind.CLAIM,
    Thing.SOURCE: ItemKind.SOURCE,
    Thing.QUESTION: ItemKind.QUESTION,
    Thing.NOTE: ItemKind.NOTE,
}


class HistoryPane(ListPane):
    """Reads nothing while it is not shown."""

    left = Signal()
    go_asked = Signal(object)
    """A Touched that is to be shown in its own pane."""
    passage_activated = Signal(int, int)
    """Code points start to end of the article, to be shown there."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._person = ""
        self.model = HistoryModel(review.desk, self)
        self.list = HistoryList(self.model, review.desk.reviewer.id, self)
        self.detail = HistoryDetail(self.is_reachable, self)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._fill)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    # What the window's commands do

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_detail(self) -> None:
        self.detail.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def next_item(self) -> None:
        self.list.step(+1)

    def previous_item(self) -> None:
        self.list.step(-1)

    def remove_selected(self) -> None:
        """What was done stays in the history."""

    def set_person(self, reviewer_id: str) -> None:
        """Show one person's steps, or everyone's."""
        self._person = reviewer_id
        self._fill()

    def set_only_selected(self, only: bool) -> None:
        """Show the steps that are about the selected item, and follow the selection."""
        self.only.setChecked(only)

    def set_side_by_side(self, beside: bool) -> None:
        self._body.set_side_by_side(beside)

    def is_reachable(self, item: Touched) -> bool:
        """Whether the item is still there, or at least the words it stood on."""
        return self._is_there(item) or self._span_of(item) is not None

    # Inner workings

    def _lay_out(self) -> None:
        self.title = Words("History", weight=fonts.SEMIBOLD)
        self._count = Words("", "quiet", fonts.META)
        close = IconButton("close", "Back to the panes", key="Ctrl+H")
        close.clicked.connect(self.left)
        bar = Surface("panel", "bottom")
        bar.setFixedHeight(44)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(close)
        self.person = Chip(EVERYONE, "Person", "person")
        self._people = QMenu(self.person)
        self._people.aboutToShow.connect(self._offer_people)
        self.person.setMenu(self._people)
        self.only = QCheckBox()
        self.search = SearchLine("Search the history", self.list, self)
        filters = QHBoxLayout()
        filters.setSpacing(6)
        filters.addWidget(self.person)
        filters.addWidget(self.only)
        filters.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self.search)
        head.addLayout(filters)
        self._body = ListAndDetail(head, self.list, row_height, self)
        self._body.add_detail(self.detail)
        self.column.addWidget(bar)
        self.column.addWidget(self._body, 1)

    def _connect(self) -> None:
        review = self._review
        review.step_taken.connect(self._heard)
        review.article_changed.connect(self._article_changed)
        review.selection_changed.connect(self._selection_changed)
        self.search.textChanged.connect(lambda _: self._soon.start())
        self.only.toggled.connect(lambda _: self._fill())
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.list.left.connect(self.left)
        self.detail.activated.connect(self._go)
        self._body.empty.button.clicked.connect(self._show_all)

    def _article_changed(self) -> None:
        self._person = ""
        self.search.clear()
        self._fill()

    def _heard(self) -> None:
        # News comes in the midst of a write; it is shown once the panes have read theirs.
        if self.isVisible():
            QTimer.singleShot(0, self, self._read_new)

    def _read_new(self) -> None:
        at_top = self.list.verticalScrollBar().value() == 0
        self.model.read_new()
        if at_top:
            self.list.scrollToTop()
        self._show_state()
        self._show_current()
        self.detail.write_anew()

    def _selection_changed(self) -> None:
        self._name_only()
        if self.only.isChecked() and self._wanted() != self.model.wanted:
            self._fill()

    def _wanted(self) -> Wanted | None:
        review = self._review
        if review.article_id is None:
            return None
        item = review.selected.id if self.only.isChecked() and review.selected else ""
        return Wanted(review.article_id, self._person, item, self.search.text().strip())

    def _fill(self) -> None:
        self._soon.stop()
        if not self.isVisible():
            return
        current = self.list.current
        self.model.show(self._wanted())
        self.list.mark(current.step.number if current else None)
        self._show_state()
        self._fill_view()
        if self.list.current is None:
            self._show_newest()
        self._show_current()

    def _fill_view(self) -> None:
        """Words may stand in few steps: look on while there is room and the window has time."""
        if self.model.canFetchMore() and self.model.shown < 2 * self.list.height() // row_height():
            self.model.fetchMore()
            self._say()
            QTimer.singleShot(0, self, self._fill_view)

    def _show_newest(self) -> None:
        head = self.model.head_at(1)
        self.list.mark(head.step.number if head else None)

    def _show_state(self) -> None:
        from editorial.services import history

        review = self._review
        article_id = review.article_id
        steps = review.desk.read(history.steps_in_all, article_id) if article_id else 0
        self._count.setText(f"{steps:,} steps" if steps != 1 else "1 step")
        known = review.people.get(self._person)
        self.person.show_choice(known.name if known else EVERYONE, "person")
        undo = review.desk.to_undo(article_id)
        self.list.show_next_to_undo(undo.number if undo else 0)
        self._name_only()
        self._say()

    def _say(self) -> None:
        wanted = self.model.wanted
        if wanted is None or wanted.everything:
            self._body.say("Nothing was done yet.")
        elif self.model.canFetchMore():
            self._body.say("Looking further back…")
        else:
            self._body.say("No step is like that.", "Show all")

    def _name_only(self) -> None:
        selected = self._review.selected
        kind = selected.kind.value if selected else "item"
        self.only.setText(f"Selected {kind} only")
        self.only.setEnabled(selected is not None or self.only.isChecked())

    def _offer_people(self) -> None:
        from editorial.services import history

        self._people.clear()
        article_id = self._review.article_id
        known = self._review.desk.read(history.people, article_id) if article_id else {}
        for id, name in {"": EVERYONE, **known}.items():
            action = self._people.addAction(name, partial(self.set_person, id))
            action.setCheckable(True)
            action.setChecked(id == self._person)

    def _show_all(self) -> None:
        self._person = ""
        self.search.clear()
        self.only.setChecked(False)
        self._fill()
        self.focus_list()

    def _entry(self, number: int) -> Entry:
        from editorial.services import history

        return self._review.desk.read(history.entry, number)

    def _show_current(self) -> None:
        head = self.list.current
        if head is None:
            self.detail.show_entry(None)
            self._body.show_detail(None)
            return
        entry = self._entry(head.step.number)
        self.detail.show_entry(entry, head.step.number == self.list.next_to_undo)
        self._body.show_detail(self.detail)

    def _chosen(self, number: int) -> None:
        self._show_current()
        self._point_at(self._entry(number))

    def _point_at(self, entry: Entry) -> None:
        """Show in the article where the step was done; the history stays open."""
        selected = self._review.selected
        if self.only.isChecked() and selected is not None:
            return
        for item in entry.touched:
            if self._is_there(item):
                self._review.select(KINDS[item.thing], item.id)
                return
        spans = (self._span_of(item) for item in entry.touched)
        if span := next(filter(None, spans), None):
            self.passage_activated.emit(*span)

    def _opened(self, number: int) -> None:
        found = (item for item in self._entry(number).touched if self.is_reachable(item))
        if item := next(found, None):
            self._go(item)

    def _go(self, item: Touched) -> None:
        if self._is_there(item):
            self.go_asked.emit(item)
        elif span := self._span_of(item):
            self.passage_activated.emit(*span)

    def _is_there(self, item: Touched) -> bool:
        review = self._review
        match item.thing:
            case Thing.CLAIM:
                return review.claim(item.id) is not None
            case Thing.SOURCE:
                return review.cited(item.id) is not None
            case Thing.QUESTION:
                return review.question(item.id) is not None
            case Thing.NOTE:
                return review.note(item.id) is not None
        return False

    def _span_of(self, item: Touched) -> tuple[int, int] | None:
        """Where it stood in the draft that is shown."""
        draft = self._review.draft
        if draft is None:
            return None
        here = (span for id, *span in item.spans if id == draft.revision.id)
        start, end = next(here, (0, 0))
        return (start, end) if start < end else None
