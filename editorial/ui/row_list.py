"""Lists of rows with two lines each: what a row looks like, and the model that holds the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    LOOK = Qt.ItemDataRole.UserRole + 1
    ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class RowLook:
    """What is painted of one row. Colours are names of the theme's tokens.

    `tier` is a key of the vocabulary "tiers", shown as a badge at the right of the first line;
    `tag` is a word there, `tag_icon` a sign before it. `aside` stands at the right of the second
    line. `depth`: how far the row is set in, under the row that it belongs to. `is_head`: a line
    above a group of rows, of `title` and `aside`, which cannot be gone to.
    """

    id: str
    title: str
    meta: str
    spoken: str
    """The row's accessible name."""
    hint: str = ""
    icon: str = ""
    icon_colour: str = "text2"
    meta_icon: str = ""
    tag: str = ""
    tag_icon: str = ""
    tag_colour: str = "text2"
    tier: str = ""
    aside: str = ""
    depth: int = 0
    muted: bool = False
    is_head: bool = False


class RowListModel(QAbstractListModel):
    """Rows that are shown anew in place: only what differs is touched, so that selection and
    scroll position survive."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowLook] = []

    def show(self, rows: Sequence[RowLook]) -> None:
        old, new = [row.id for row in self._rows], [row.id for row in rows]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._rows[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows[head:head] = rows[head : head + come]
            self.endInsertRows()
        for number, row in enumerate(rows):
            if self._rows[number] is not row and self._rows[number] != row:
                self._rows[number] = row
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def id_at(self, number: int) -> str:
        return self._rows[number].id

    def index_of(self, id: str) -> QModelIndex:
        for number, row in enumerate(self._rows):
            if row.id == id:
                return self.index(number)
        return QModelIndex()

    def next_item(self, number: int, step: int) -> int | None:
        """The first row from this one on, in the direction of `step` (+1 or -1), that is no head;
        None where there is none."""
        while 0 <= number < len(self._rows):
            if not self._rows[number].is_head:
                return number
            number += step
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        ask = _ANSWERS.get(role)
        return ask(row) if ask else None


_ANSWERS: dict[int, Callable[[RowLook], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: lambda row: row.hint or None,
    Qt.ItemDataRole.AccessibleTextRole: lambda row: row.spoken,
    RowRole.LOOK: lambda row: row,
    RowRole.ID: lambda row: row.id,
}


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
