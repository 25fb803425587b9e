"""The library: every article of the desk, searched as typed, with how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editorial.ui import theme
from editorial.ui.icons import icon
from editorial.ui.library_list import LibraryList
from editorial.ui.library_model import LibraryModel, LibraryRole
from editorial.ui.list_pane import SearchLine

if TYPE_CHECKING:
    from editorial.domain.journal import Changed
    from editorial.services.desk import Desk

_WHICH = frozenset({"articles", "revisions"})
_HOW_FAR = frozenset({"claims", "verdicts", "questions", "passages"})

SOON = 150
"""Milliseconds after a step until an article's progress is counted: not while keys are pressed."""


class LibraryPane(QFrame):
    """Panes know neither window nor review: `opened` says which article is wanted."""

    opened = Signal(str)
    import_requested = Signal()
    remove_requested = Signal(str)
    left = Signal()
    """An article was chosen, or Esc pressed: the focus may go to the article."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, surface="win")
        self.setMinimumWidth(200)
        self.setAccessibleName("Library")
        self._desk = desk
        self._open_id = ""
        self.model = LibraryModel(self)
        self._moved: set[str] = set()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._count_anew)
        self._lay_out()
        self._leave = desk.subscribe(self._heard)
        self.reread()

    def leave(self) -> None:
        self._soon.stop()
        self._leave()

    def mark_open(self, article_id: str | None) -> None:
        """Show which article is open."""
        self._open_id = article_id or ""
        index = self.model.index_of(self._open_id)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)

    def focus_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reread(self) -> None:
        from editorial.services import articles

        self.model.show(self._desk.read(articles.entries))
        self.mark_open(self._open_id)
        self._say_if_empty()

    def _heard(self, news: Changed) -> None:
        if news.tables & _WHICH or (news.tables & _HOW_FAR and news.article_id is None):
            self.reread()
        elif news.tables & _HOW_FAR and news.article_id is not None:
            self._moved.add(news.article_id)
            self._soon.start()

    def _count_anew(self) -> None:
        """Show how far the articles have come on which work was done."""
        from editorial.services import articles

        for article_id in self._moved:
            entry = self._desk.read(articles.entry, article_id)
            if entry is None or not self.model.change(entry):
                self.reread()
                break
        self._moved.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.list = LibraryList(self.model)
        self.list.left.connect(self.left)
        self._search = SearchLine("Search articles", self.list, key="")
        self._search.textChanged.connect(self._searched)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self._empty = QLabel(wordWrap=True)
        theme.set_look(self._empty, kind="quiet")
        self._empty.setContentsMargins(8, 8, 8, 8)
        self._import = QPushButton(icon("import", "text2"), "Import articles…")
        theme.set_look(self._import, kind="quiet")
        self._import.setToolTip("Take articles in from files  (Ctrl+O)")
        self._import.clicked.connect(self.import_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._search)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)

    def _searched(self, words: str) -> None:
        self.model.search(words)
        self.mark_open(self._open_id)
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        if not self.model.entries:
            self._empty.setText("No articles on the desk. Import one, or paste its text.")
        elif not self.model.shown:
            self._empty.setText(f"No headline has “{self._search.text()}”.")
        self._empty.setVisible(not self.model.shown)

    def _chosen(self, index: QModelIndex) -> None:
        entry = index.data(LibraryRole.ENTRY)
        if entry is None:
            return
        if entry.article.id != self._open_id:
            self.opened.emit(entry.article.id)
        self.left.emit()

    def _menu(self, at: QPoint) -> None:
        entry = self.list.indexAt(at).data(LibraryRole.ENTRY)
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.opened.emit(entry.article.id))
        menu.addAction("Remove from the desk", lambda: self.remove_requested.emit(entry.article.id))
        menu.popup(self.list.viewport().mapToGlobal(at))
