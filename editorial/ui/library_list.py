"""The library's list view: rows of two lines, and heads of one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from editorial.domain.claim import Status
from editorial.domain.library import Entry
from editorial.ui import fonts, theme
from editorial.ui.library_model import LibraryModel, LibraryRole, subtitle


class LibraryList(QTableView):
    """A table of one column: a list view would ask the height of each of thousands of rows."""

    left = Signal()
    """Esc was pressed."""

    def __init__(self, model: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = model
        self.setItemDelegate(_Delegate(self))
        self.setModel(model)
        self.setAccessibleName("Articles")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._set_heights)
        theme.appearance().changed.connect(self._set_heights)
        self._set_heights()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands or nothing; the search field is for searching."""

    def _set_heights(self) -> None:
        entry, head = row_heights()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(entry)
        for row in self._library.heads:
            self.setRowHeight(row, head)


def row_heights() -> tuple[int, int]:
    """Pixels of an article's row, and of a head, as the type wants them."""
    title = QFontMetrics(fonts.interface(weight=fonts.MEDIUM)).height()
    meta = QFontMetrics(fonts.interface(fonts.META)).height()
    return max(48, title + meta + 16), max(28, meta + 14)


class _Delegate(QStyledItemDelegate):
    """Rows of two lines, heads of one; heights follow the type."""

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
