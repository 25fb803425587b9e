"""The list of what a new draft carried over: a sign for each state, words, places, outcomes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editorial.domain.anchor import PassageState
from editorial.ui import fonts
from editorial.ui.draft_review_model import DraftReviewModel, Group, Index, Row, RowRole
from editorial.ui.draft_review_rows import Carried
from editorial.ui.draft_review_words import DraftWords
from editorial.ui.facts_delegate import head_height, paint_ground, paint_line
from editorial.ui.icons import paint_icon
from editorial.ui.palette import Theme
from editorial.ui.row_table import RowTable
from editorial.ui.row_view import row_height
from editorial.ui.theme import appearance, current

SIDE, ICON, TICK = 16.0, 16.0, 11.0
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TOKENS = {
    PassageState.LOST: "remove",
    PassageState.ALTERED: "recheck",
    PassageState.MOVED: "in_progress",
    PassageState.EXACT: "verified",
}


def state_colour(state: PassageState, theme: Theme) -> QColor:
    """The colour of a state's sign; its shape says the same."""
    return theme.token(_TOKENS[state])


class DraftReviewDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: DraftWords | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        head = isinstance(index.data(RowRole.ROW), Group)
        return QSize(80, head_height() if head else row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(RowRole.ROW)
        if self.words is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if isinstance(row, Group):
            _paint_group(painter, area, row, self.words.state(row.state))
        else:
            paint_ground(painter, area, option.state, current())
            self._paint_row(painter, area, row, option.state)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, area: QRectF, row: Carried, state: QStyle.StateFlag
    ) -> None:
        assert self.words is not None
        theme = current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        inner = area.adjusted(SIDE, 6, -SIDE, -6)
        share = inner.height() * 0.53
        first = QRectF(inner.left(), inner.top(), inner.width(), share)
        second = QRectF(inner.left(), first.bottom(), inner.width(), inner.height() - share)
        mark = QRectF(inner.left(), first.center().y() - ICON / 2, ICON, ICON)
        quiet = theme.text2 if selected else theme.text3
        sign = quiet if row.is_decided else state_colour(row.state, theme)
        paint_icon(painter, row.state.value, mark, sign)
        for line in (first, second):
            line.setLeft(mark.right() + 10)
        if row.is_decided:
            tick = QRectF(second.left(), second.center().y() - TICK / 2, TICK, TICK)
            paint_icon(painter, "check", tick, quiet)
            second.setLeft(tick.right() + 5)
        weight = fonts.MEDIUM if selected else fonts.REGULAR
        ink = quiet if row.is_decided else theme.text
        paint_line(painter, first, row.subject.words, fonts.interface(fonts.BODY, weight), ink)
        paint_line(painter, second, self.words.meta(row), fonts.interface(fonts.META), quiet)


def _paint_group(painter: QPainter, area: QRectF, group: Group, name: str) -> None:
    theme = current()
    inner = area.adjusted(SIDE, 4, -SIDE, 0)
    count = fonts.interface(fonts.TAG)
    painter.setFont(count)
    painter.setPen(theme.text3)
    painter.drawText(inner, _RIGHT, group.words)
    inner.setRight(inner.right() - QFontMetricsF(count).horizontalAdvance(group.words) - 12)
    paint_line(painter, inner, name, fonts.interface(fonts.TAG, fonts.SEMIBOLD), theme.text2)


class DraftReviewList(RowTable):
    chosen = Signal(str)
    """Id of the passage that keys or the mouse went to."""
    opened = Signal()
    """Enter, or a double click."""

    def __init__(self, model: DraftReviewModel, parent: QWidget | None = None) -> None:
        super().__init__("Marks carried over", parent)
        self._model = model
        self._telling = True
        self._delegate = DraftReviewDelegate(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        model.modelReset.connect(self._set_heights)
        self.clicked.connect(lambda index: self._tell(index.row()))
        self.doubleClicked.connect(lambda _: self.opened.emit())
        appearance().changed.connect(self._look_changed)
        self._look_changed()

    def show_words(self, words: DraftWords) -> None:
        self._delegate.words = words

    @property
    def current(self) -> Carried | None:
        return self._model.at(self.currentIndex().row())

    def mark(self, passage_id: str | None) -> None:
        """Make a passage the current one, without telling of it."""
        number = self._model.row_of(passage_id) if passage_id else None
        was, self._telling = self._telling, False
        if number is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentIndex(self._model.index(number))
        self._telling = was

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) passage; from nowhere, to the first."""
        here = self.currentIndex()
        row = here.row() + by if here.isValid() else 0
        while 0 <= row < self._model.rowCount():
            if self._model.at(row) is not None:
                self.setCurrentIndex(self._model.index(row))
                return
            row += by or 1

    def go_to(self, number: int) -> None:
        self.setCurrentIndex(self._model.index(number))

    # Qt

    def currentChanged(self, new: Index, old: Index) -> None:
        super().currentChanged(new, old)
        if new.isValid() and self._model.group_at(new.row() - 1) is not None:
            # The group's head is shown with its first row.
            self.scrollTo(self._model.index(new.row() - 1))
            self.scrollTo(self._model.index(new.row()))
        if self._telling:
            self._tell(new.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home goes to the first passage, End to the last; a table would go along the row."""
        moves = QAbstractItemView.CursorAction
        if action is moves.MoveHome or not self.currentIndex().isValid():
            return self._model.index(min(1, self._model.rowCount() - 1))
        if action is moves.MoveEnd:
            return self._model.index(self._model.rowCount() - 1)
        return super().moveCursor(action, modifiers)

    # Inner workings

    def _tell(self, number: int) -> None:
        row = self._model.at(number)
        if row is not None:
            self.chosen.emit(row.id)

    def _look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._set_heights()
        self.viewport().update()

    def _set_heights(self) -> None:
        height = head_height()
        for number in range(self._model.rowCount()):
            if self._model.group_at(number) is not None:
                self.verticalHeader().resizeSection(number, height)
