"""The list view of claims. It mirrors the review's selection and tells of what the user selects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from editorial.ui.facts_delegate import FactsDelegate, claim_height, head_height
from editorial.ui.facts_model import FactRole, FactsModel, Index
from editorial.ui.row_table import RowTable
from editorial.ui.theme import appearance

_PICK = QItemSelectionModel.SelectionFlag
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class FactsList(RowTable):
    chosen = Signal(str, tuple)
    """The user selected claims: the current one's id, and the ids of all where they are several."""
    opened = Signal()
    """Enter: the claim is to be worked on."""
    edit_asked = Signal()
    """A double click: its statement is to be edited."""
    released = Signal()
    """No mouse button is held any longer."""

    def __init__(self, model: FactsModel, parent: QWidget | None = None) -> None:
        super().__init__("Claims", parent)
        self._facts = model
        self._telling = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(FactsDelegate(model.wording, self))
        self.setModel(model)
        model.modelReset.connect(self._reset_heights)
        model.rowsInserted.connect(self._set_heights)
        self.doubleClicked.connect(lambda _: self.edit_asked.emit())
        appearance().changed.connect(self._look_changed)
        self._look_changed()

    def mark(self, current: str, chosen: Collection[str]) -> None:
        """Show as selected what is selected, as far as it is listed, without telling of it."""
        model, picked = self._facts, self.selectionModel()
        rows = {row for id in {current, *chosen} if (row := model.row_of(id)) is not None}
        row = model.row_of(current)
        index = QModelIndex() if row is None else model.index(row, 0)
        with self.quiet():
            if index != picked.currentIndex():
                picked.setCurrentIndex(index, _PICK.NoUpdate)
            if {index.row() for index in picked.selectedRows()} != rows:
                picked.select(self._stretches(rows), _PICK.ClearAndSelect)

    def scroll_to(self, id: str) -> None:
        """Bring a claim into view, with its neighbour above and below."""
        row = self._facts.row_of(id)
        if row is not None:
            for near in (row - 1, row + 1, row):
                if 0 <= near < self._facts.rowCount():
                    self.scrollTo(self._facts.index(near, 0))

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Nothing that happens to the selection meanwhile is the user's doing."""
        before, self._telling = self._telling, False
        try:
            yield
        finally:
            self._telling = before

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Keep the rows where they are on the screen while others come or go above them."""
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        current = self._facts.id_at(self.currentIndex().row())
        anchor = current if current and self._is_visible(current) else self._first_visible()
        row = self._facts.row_of(anchor) if anchor else None
        before = None if row is None else header.sectionPosition(row) - bar.value()
        with self.quiet():
            yield
        row = self._facts.row_of(anchor) if anchor else None
        if before is not None and row is not None:
            # Scroll ranges follow the rows on the next turn of the event loop, unless asked.
            self.updateGeometries()
            bar.setValue(header.sectionPosition(row) - before)

    # Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self._telling:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        if event.key() == Qt.Key.Key_Escape and len(self._selected_ids()) > 1:
            self.selectionModel().select(self.currentIndex(), _PICK.ClearAndSelect)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last claim; a table would go along the row."""
        moves, rows = QAbstractItemView.CursorAction, self._facts.rowCount()
        if action is moves.MoveHome:
            return self._claim_from(0, +1)
        if action is moves.MoveEnd:
            return self._claim_from(rows - 1, -1)
        if not self.currentIndex().isValid():
            return self._claim_from(0, +1)
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A list that is entered by keys has a row that they are on."""
        was_nowhere = not self.selectionModel().hasSelection()
        super().focusInEvent(event)
        if was_nowhere and event.reason() in _BY_KEYS:
            first = self._claim_from(0, +1)
            if first.isValid():
                self.setCurrentIndex(first)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.released.emit()

    # Inner workings

    def _look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(claim_height())
        self._set_heights()
        self.viewport().update()

    def _reset_heights(self) -> None:
        """Sizes outlive what stood in their rows: what was a head may be a claim now."""
        header, height = self.verticalHeader(), claim_height()
        heads = self._facts.head_rows()
        usual = (self._facts.rowCount() - len(heads)) * height
        if header.length() != usual + sum(map(header.sectionSize, heads)):
            for row in {*range(self._facts.rowCount())}.difference(heads):
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
        self._set_heights()

    def _set_heights(self) -> None:
        header, height = self.verticalHeader(), head_height()
        for row in self._facts.head_rows():
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

    def _selected_ids(self) -> list[str]:
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [id for row in rows if (id := self._facts.id_at(row))]

    def _tell(self) -> None:
        ids = self._selected_ids()
        current = self._facts.id_at(self.currentIndex().row())
        if current not in ids:
            current = ids[-1] if ids else ""
        self.chosen.emit(current, tuple(ids) if len(ids) > 1 else ())

    def _stretches(self, rows: Iterable[int]) -> QItemSelection:
        """Rows as few ranges: a selection of thousands of them takes seconds."""
        found = QItemSelection()
        for _, stretch in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0]):
            of = [row for _, row in stretch]
            found.select(self._facts.index(of[0], 0), self._facts.index(of[-1], 0))
        return found

    def _claim_from(self, row: int, step: int) -> QModelIndex:
        while 0 <= row < self._facts.rowCount():
            if self._facts.id_at(row):
                return self._facts.index(row, 0)
            row += step
        return QModelIndex()

    def _is_visible(self, id: str) -> bool:
        row = self._facts.row_of(id)
        if row is None:
            return False
        place = self.visualRect(self._facts.index(row, 0))
        return self.viewport().rect().intersects(place)

    def _first_visible(self) -> str:
        row = self.rowAt(0)
        index: Index = self._claim_from(max(row, 0), +1)
        return index.data(FactRole.ID) or "" if index.isValid() else ""
