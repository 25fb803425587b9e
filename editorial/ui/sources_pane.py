"""The Sources pane: what an article relies on."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.forms import IconButton, Words
from editorial.ui.list_pane import ListAndDetail, ListPane, SearchLine, scrolled
from editorial.ui.reference_taking import ReferenceTaking
from editorial.ui.review import Item, ItemKind, Review
from editorial.ui.row_view import RowView, row_height
from editorial.ui.source_adder import SourceAdder
from editorial.ui.source_detail import SourceDetail
from editorial.ui.source_drops import FileDrops
from editorial.ui.sources_model import count_words, rows_of
from editorial.ui.unplaced import lacks_of
from editorial.ui.unplaced_line import UnplacedLine
from editorial.ui.unplaced_rows import under_heads

_SEARCH = 140
"""Pixels that the search needs, with what stands between it and its neighbours."""


class SourcesPane(ListPane):
    """The article's sources in a list; below, one of them, or the adding of one."""

    passage_activated = Signal(int, int)
    """Code points start to end of the article, to be shown there."""
    review_asked = Signal()
    """What the new draft made of the marks is to be reviewed."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._tiers, self._kinds = vocabulary("tiers"), vocabulary("source_kinds")
        self.list = RowView("Sources", parent=self)
        self.search = SearchLine("Filter sources", self.list, self)
        self._body = ListAndDetail(self._head(), self.list, row_height, self)
        self.detail = SourceDetail(review, self._body.details)
        self.adder = SourceAdder(review, self._body.details)
        self._lay_out()
        self._connect()
        self._article_changed()

    # What the window's commands do

    def add_source(self) -> None:
        """A new source, or one that the desk has already."""
        if self._review.article_id is None:
            return
        self.detail.commit()
        self._body.show_detail(self.adder)
        self.adder.open()

    def remove_selected(self) -> None:
        """Take the source out of the article; refused where evidence hangs on it."""
        from editorial.services import sources

        article_id, current = self._review.article_id, self.list.current_id
        cited = self._review.cited(current) if current else None
        if article_id is None or cited is None:
            return
        label = f"Remove “{shortened(cited.source.title, 40)}”"
        self._review.run(label, sources.uncite, article_id, cited.source.id)

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_detail(self) -> None:
        if self._body.detail is self.adder:
            self.adder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._body.detail is not None:
            self.detail.focus_first()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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
        self.detail.commit()

    def state(self) -> dict[str, Any]:
        return self._body.state() | {"current": self.list.current_id}

    def restore(self, state: dict[str, Any]) -> None:
        current = state.get("current")
        if isinstance(current, str) and self._review.cited(current):
            self.list.mark(current)
            self._show_current()
        self._body.restore(state)

    # Inner workings

    def _head(self) -> QHBoxLayout:
        self._count = Words("", "secondary", fonts.META, fonts.MEDIUM)
        self._count.setToolTip("Sources that rely on the same origin count once.")
        self._add = IconButton("plus", "Add a source", "Add source", parent=self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 6)
        head.setSpacing(8)
        head.addWidget(self._count)
        head.addStretch(0)
        head.addWidget(self.search, 1)
        head.addWidget(self._add)
        return head

    def _lay_out(self) -> None:
        self._scroll = scrolled(self.detail)
        self._body.add_detail(self._scroll)
        self._body.add_detail(self.adder)
        self.unplaced = UnplacedLine(self._review, self)
        self.unplaced.review_asked.connect(self.review_asked)
        self.taking = ReferenceTaking(self._review, self)
        self.column.addWidget(self.taking)
        self.column.addWidget(self.unplaced)
        self.column.addWidget(self._body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self.taking.takes(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taking.drop(event.mimeData())

    def _fit_head(self) -> None:
        """Where there is little width, the button is a sign."""
        styles = Qt.ToolButtonStyle
        self._add.setToolButtonStyle(styles.ToolButtonTextBesideIcon)
        needed = self._count.sizeHint().width() + self._add.sizeHint().width() + _SEARCH
        if needed > self.width():
            self._add.setToolButtonStyle(styles.ToolButtonIconOnly)

    def _connect(self) -> None:
        review = self._review
        review.article_changed.connect(self._article_changed)
        review.sources_changed.connect(self._sources_changed)
        review.claims_changed.connect(self._claims_changed)
        review.draft_changed.connect(self._show_current)
        review.selection_changed.connect(self._selection_changed)
        self.search.textChanged.connect(self._fill)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _: self.detail.focus_first())
        self._add.clicked.connect(self.add_source)
        self._body.empty.button.clicked.connect(self._empty_action)
        self.detail.passage_activated.connect(self.passage_activated)
        self.detail.remove_asked.connect(self.remove_selected)
        self.detail.cite_asked.connect(self.add_source)
        self.adder.added.connect(self._added)
        self.adder.left.connect(self._adding_left)
        attach = self.detail.documents.attach
        FileDrops(self.detail, lambda _: self.list.current_id, attach)
        FileDrops(self.list.viewport(), self.list.id_under, attach)
        self.setAcceptDrops(True)

    def _article_changed(self) -> None:
        self.search.clear()
        self.list.mark(None)
        self._fill()
        if self._review.sources:
            self.list.mark(self.list.first_id)
        self._show_current()

    def _sources_changed(self) -> None:
        gone = self.list.current_id
        row = self.list.currentIndex().row()
        self._fill()
        if gone is not None and self._review.cited(gone) is None:
            self._move_on(gone, row)
        self._show_current()

    def _move_on(self, gone: str, row: int) -> None:
        """The source that was looked at is gone: go to the one that took its place."""
        self.list.leave_gap(row)
        beside, selected = self.list.mark_beside_gap(), self._review.selected
        if beside and selected and selected == Item(ItemKind.SOURCE, gone):
            self._review.select(ItemKind.SOURCE, beside)

    def _claims_changed(self) -> None:
        if self._body.detail is self._scroll:
            self.detail.show_uses()

    def _selection_changed(self) -> None:
        selected = self._review.selected
        if selected is None or selected.kind is not ItemKind.SOURCE:
            return
        if self.list.rows.index_of(selected.id).row() < 0:
            self.search.clear()
        self.list.mark(selected.id)
        self._show_current()

    def _fill(self) -> None:
        sources = self._review.sources
        words = self.search.text()
        cited = ((each.source.id, each.citation) for each in sources)
        lacks = lacks_of(cited, self._review.older.stood)
        rows = rows_of(sources, words, self._tiers, self._kinds, date.today())
        self.list.show_rows(under_heads(rows, lacks))
        self._count.setText(count_words(sources) if sources else "")
        self.search.setVisible(bool(sources))
        self._fit_head()
        self._add.setEnabled(self._review.article_id is not None)
        if sources:
            self._body.say("No source has these words.", "Show all sources")
        else:
            self._body.say("No sources yet. Add what the article relies on.", "Add source")

    def _empty_action(self) -> None:
        if self._review.sources:
            self.search.clear()
            self.focus_list()
        else:
            self.add_source()

    def _choose(self, source_id: str) -> None:
        self._review.select(ItemKind.SOURCE, source_id)
        self._show_current()

    def _show_current(self) -> None:
        """Show in the detail what is current in the list, unless a source is being added."""
        current = self.list.current_id
        cited = self._review.cited(current) if current else None
        adding = self._body.detail is self.adder and self._is_inside(self.adder)
        if cited is not None:
            self.detail.show_source(cited)
        if not adding:
            self._body.show_detail(self._scroll if cited else None)

    def _added(self, source_id: str) -> None:
        self._body.show_detail(self._scroll)
        self.search.clear()
        self._review.select(ItemKind.SOURCE, source_id)
        self.list.mark(source_id)
        self._show_current()
        self.detail.focus_first()

    def _adding_left(self) -> None:
        self._body.show_detail(None)
        self._show_current()
        self.focus_list()

    def _is_inside(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and widget.isAncestorOf(focus)
