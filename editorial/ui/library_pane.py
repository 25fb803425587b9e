"""The library: every article of the desk, searched as typed, with how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.claim import Status
from editorial.domain.library import Entry
from editorial.ui import fonts, theme
from editorial.ui.icons import icon
from editorial.ui.library_model import LibraryModel, LibraryRole, subtitle

if TYPE_CHECKING:
    from editorial.domain.journal import Changed
    from editorial.services.desk import Desk

_WHICH = frozenset({"articles", "revisions"})
_HOW_FAR = frozenset({"claims", "verdicts", "questions"})

SOON = 150
"""Milliseconds after a step until an article's progress is counted: not while keys are pressed."""


class LibraryPane(QFrame):
    """Panes know neither window nor review: `opened` says which article is wanted."""

    opened = Signal(str)
    import_requested = Signal()
    remove_requested = Signal(str)

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

    def _lay_out(self) -> None:
        self._search = QLineEdit(placeholderText="Search articles", clearButtonEnabled=True)
        self._search.setAccessibleName("Search articles")
        glass = QAction(icon("search", "text3"), "", self._search)
        self._search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._searched)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName("Articles")
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
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
        if entry is not None and entry.article.id != self._open_id:
            self.opened.emit(entry.article.id)

    def _menu(self, at: QPoint) -> None:
        entry = self.list.indexAt(at).data(LibraryRole.ENTRY)
        if entry is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open", lambda: self.opened.emit(entry.article.id))
        menu.addAction("Remove from the desk", lambda: self.remove_requested.emit(entry.article.id))
        menu.popup(self.list.viewport().mapToGlobal(at))


class _Delegate(QStyledItemDelegate):
    """Rows of two lines, heads of one; heights follow the type."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        title = QFontMetrics(fonts.interface(weight=fonts.MEDIUM)).height()
        meta = QFontMetrics(fonts.interface(fonts.META)).height()
        head = index.data(LibraryRole.HEAD) is not None
        return QSize(160, max(28, meta + 14) if head else max(48, title + meta + 16))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        head, entry = index.data(LibraryRole.HEAD), index.data(LibraryRole.ENTRY)
        if entry is None:
            painter.setFont(fonts.interface(fonts.TAG, fonts.SEMIBOLD))
            painter.setPen(theme.current().text2)
            inner = rect.adjusted(10, 0, -8, -4)
            align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, int(align), str(head))
        else:
            self._paint_ground(painter, QRectF(rect), option)
            self._paint_entry(painter, rect.adjusted(10, 7, -10, -7), entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        look, state = theme.current(), option.state
        ground = rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(look.line2, 1))
            painter.setBrush(look.card)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(look.accent, 2))
            painter.drawRoundedRect(ground, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(look.hover)
            painter.drawRoundedRect(ground, 6, 6)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        look = theme.current()
        title = fonts.interface(weight=fonts.MEDIUM)
        metrics = QFontMetrics(title)
        painter.setFont(title)
        painter.setPen(look.text)
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        words = metrics.elidedText(
            entry.article.headline, Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), words)
        meta = fonts.interface(fonts.META)
        painter.setFont(meta)
        painter.setPen(look.text3)
        below = QRect(
            rect.left(), line.bottom() + 2, rect.width() - 56, rect.bottom() - line.bottom()
        )
        words = QFontMetrics(meta).elidedText(
            subtitle(entry), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), words)
        if entry.progress.total:
            bar = QRectF(rect.right() - 44, below.center().y() - 1, 44, 3)
            self._paint_progress(painter, bar, entry.progress.settled / entry.progress.total)

    @staticmethod
    def _paint_progress(painter: QPainter, bar: QRectF, share: float) -> None:
        look = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.line2)
        painter.drawRoundedRect(bar, 1.5, 1.5)
        if share:
            painter.setBrush(look.status(Status.VERIFIED))
            done = QRectF(bar.left(), bar.top(), max(3.0, bar.width() * share), bar.height())
            painter.drawRoundedRect(done, 1.5, 1.5)
