"""The list of the story: who did what and when, what was taken back struck through."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.domain.history import Head
from editorial.domain.journal import StepKind
from editorial.domain.reviewer import initials_of
from editorial.ui import fonts
from editorial.ui.avatar import paint_avatar
from editorial.ui.facts_delegate import paint_ground, paint_line
from editorial.ui.history_model import HistoryModel, HistoryRole, Index, meta_of, title_of
from editorial.ui.icons import paint_icon
from editorial.ui.row_table import RowTable
from editorial.ui.row_view import row_height
from editorial.ui.theme import appearance, current

SIDE, ICON, AVATAR = 16.0, 16.0, 24.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
NEXT = "Next to undo"


def day_height() -> int:
    """28 px at the default text size."""
    line = QFontMetricsF(fonts.interface(fonts.TAG, fonts.SEMIBOLD)).height()
    return round(max(28 * fonts.interface_scale(), line + 12))


def icon_of(head: Head) -> str:
    """The sign of a step that is no work of its own; "" shows who did it instead."""
    if head.step.erased_by is not None:
        return "trash"
    return {StepKind.UNDO: "undo", StepKind.REDO: "redo"}.get(head.step.kind, "")


class HistoryDelegate(QStyledItemDelegate):
    def __init__(self, parent: HistoryList) -> None:
        super().__init__(parent)
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = index.data(HistoryRole.HEAD)
        return QSize(80, day_height() if head is None else row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        head: Head | None = index.data(HistoryRole.HEAD)
        if head is None:
            font = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
            inner = area.adjusted(SIDE + 2, 4, -SIDE, 0)
            paint_line(painter, inner, index.data(HistoryRole.DAY), font, current().text2)
        else:
            paint_ground(painter, area, option.state, current())
            self._paint_step(painter, area, head, option.state)
        painter.restore()

    def _paint_step(
        self, painter: QPainter, area: QRectF, head: Head, state: QStyle.StateFlag
    ) -> None:
        theme = current()
        inner = area.adjusted(SIDE, 6, -SIDE, -6)
        first = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.53)
        second = QRectF(inner.left(), first.bottom(), inner.width(), inner.height() * 0.47)
        quiet = head.taken_back is not None or head.step.erased_by is not None
        round_ = AVATAR * fonts.interface_scale()
        mark = QRectF(inner.left(), inner.center().y() - round_ / 2, round_, round_)
        if icon := icon_of(head):
            middle = mark.center()
            place = QRectF(middle.x() - ICON / 2, middle.y() - ICON / 2, ICON, ICON)
            paint_icon(painter, icon, place, theme.text3 if quiet else theme.text2)
        else:
            own = head.step.reviewer_id == self._list.own_id
            paint_avatar(painter, mark, initials_of(head.step.reviewer_name), own, 10)
        for line in (first, second):
            line.setLeft(mark.right() + 10)
        if head.step.number == self._list.next_to_undo:
            tag = fonts.interface(fonts.TAG, fonts.SEMIBOLD)
            painter.setFont(tag)
            painter.setPen(theme.accent)
            painter.drawText(first, _RIGHT, NEXT)
            first.setRight(first.right() - QFontMetricsF(tag).horizontalAdvance(NEXT) - 10)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        title = fonts.interface(fonts.BODY, fonts.MEDIUM if selected else fonts.REGULAR)
        title.setStrikeOut(head.taken_back is not None)
        paint_line(painter, first, title_of(head), title, theme.text3 if quiet else theme.text)
        meta = theme.text2 if selected else theme.text3
        paint_line(painter, second, meta_of(head), fonts.interface(fonts.META), meta)


class HistoryList(RowTable):
    chosen = Signal(int)
    """Number of the step that keys or the mouse went to."""
    opened = Signal(int)
    """Enter, or a double click: go where the step was done."""
    left = Signal()
    """Esc."""

    def __init__(
        self, model: HistoryModel, own_id: str = "", parent: QWidget | None = None
    ) -> None:
        """`own_id`: of the reviewer whose own steps are set apart."""
        super().__init__("History", parent)
        self._model = model
        self._telling = True
        self.own_id = own_id
        self.next_to_undo = 0
        """The number of the step that undo would take back."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(HistoryDelegate(self))
        self.setModel(model)
        model.modelReset.connect(self._set_heights)
        model.rowsInserted.connect(self._rows_came)
        # The row may be the current one already, shown as it was when the history was opened.
        self.clicked.connect(lambda index: self._tell(index.row()))
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        appearance().changed.connect(self._look_changed)
        self._look_changed()

    @property
    def current(self) -> Head | None:
        return self._model.head_at(self.currentIndex().row())

    def mark(self, number: int | None) -> None:
        """Make a step the current one, without telling of it."""
        row = None if number is None else self._model.row_of(number)
        self._telling = False
        if row is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._model.index(row, 0))
        self._telling = True

    def step(self, by: int) -> None:
        """Go to the next older (1) or newer (-1) step; 0 to the newest."""
        row = self.currentIndex().row() + by if by and self.currentIndex().isValid() else 0
        # A day is passed over, and at the end more may be read.
        if row >= self._model.rowCount() and self._model.canFetchMore():
            self._model.fetchMore()
        while 0 <= row < self._model.rowCount():
            if self._model.head_at(row) is not None:
                self.setCurrentIndex(self._model.index(row, 0))
                return
            row += by or 1

    def show_next_to_undo(self, number: int) -> None:
        if number != self.next_to_undo:
            self.next_to_undo = number
            self.viewport().update()

    # Qt

    def currentChanged(self, new: Index, old: Index) -> None:
        super().currentChanged(new, old)
        if self._telling:
            self._tell(new.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == keys.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home goes to the newest step, End to the oldest that is read; a table would go along
        the row."""
        moves = QAbstractItemView.CursorAction
        if action is moves.MoveHome or not self.currentIndex().isValid():
            return self._model.index(min(1, self._model.rowCount() - 1), 0)
        if action is moves.MoveEnd:
            return self._model.index(self._model.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    # Inner workings

    def _tell(self, row: int) -> None:
        head = self._model.head_at(row)
        if head is not None:
            self.chosen.emit(head.step.number)

    def _open(self, row: int) -> None:
        head = self._model.head_at(row)
        if head is not None:
            self.opened.emit(head.step.number)

    def _look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._set_heights()
        self.viewport().update()

    def _set_heights(self) -> None:
        self._rows_came(QModelIndex(), 0, self._model.rowCount() - 1)

    def _rows_came(self, parent: Index, first: int, last: int) -> None:
        height = day_height()
        for row in range(first, last + 1):
            if self._model.head_at(row) is None:
                self.verticalHeader().resizeSection(row, height)
