"""The story of an article as rows: days as heads, steps below them, older ones read as needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.domain.history import Head, Page, Wanted
from editorial.domain.journal import StepKind
from editorial.ui.dates import day_words

if TYPE_CHECKING:
    from editorial.services.desk import Desk

Index = QModelIndex | QPersistentModelIndex
Row = Head | date


class HistoryRole(IntEnum):
    DAY = Qt.ItemDataRole.UserRole + 1
    HEAD = Qt.ItemDataRole.UserRole + 2


class HistoryModel(QAbstractListModel):
    """Newest first. Steps that come are put on top; those read before stay as they are, but for
    what an undo takes back."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: Wanted | None = None
        self._rows: list[Row] = []
        self._newest = 0
        self._older: int | None = None

    @property
    def wanted(self) -> Wanted | None:
        return self._wanted

    @property
    def shown(self) -> int:
        """How many steps are read so far."""
        return sum(isinstance(row, Head) for row in self._rows)

    def show(self, wanted: Wanted | None) -> None:
        """Begin anew, with the first page; None shows nothing."""
        from editorial.services import history

        page = self._desk.read(history.page, wanted) if wanted else Page((), None)
        self.beginResetModel()
        self._wanted = wanted
        self._rows = _under_days(page.heads)
        self._older = page.older
        self._newest = page.heads[0].step.number if page.heads else 0
        self.endResetModel()

    def read_new(self) -> None:
        """Show what was done since, and what it took back."""
        from editorial.services import history

        if self._wanted is None:
            return
        page = self._desk.read(history.since, self._wanted, self._newest)
        if page.older is not None:
            self.show(self._wanted)
            return
        if page.heads:
            self._newest = page.heads[0].step.number
            self._put_on_top(page.heads)
            self._show_taken_back(page.heads)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:
        return not parent.isValid() and self._older is not None

    def fetchMore(self, parent: Index = QModelIndex()) -> None:
        from editorial.services import history

        if self._wanted is None or self._older is None:
            return
        page = self._desk.read(history.page, self._wanted, self._older)
        self._older = page.older
        last = self._rows[-1] if self._rows else None
        day = _day(last) if isinstance(last, Head) else None
        self._insert(len(self._rows), _under_days(page.heads, day))

    def head_at(self, row: int) -> Head | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Head) else None

    def row_of(self, number: int) -> int | None:
        """The row of a step by its number."""
        for row, found in enumerate(self._rows):
            if isinstance(found, Head) and found.step.number == number:
                return row
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.head_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if not isinstance(row, Head):
            words = day_title(row, date.today())
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return words if role in (HistoryRole.DAY, *texts) else None
        match role:
            case HistoryRole.HEAD:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return title_of(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title_of(row)}. {meta_of(row)}"
        return None

    def _put_on_top(self, heads: Sequence[Head]) -> None:
        rows = _under_days(heads)
        if self._rows and self._rows[0] == _day(heads[-1]):
            # The day goes on: its head makes way for the one that comes with the new steps.
            self.beginRemoveRows(QModelIndex(), 0, 0)
            del self._rows[0]
            self.endRemoveRows()
        self._insert(0, rows)

    def _insert(self, at: int, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()

    def _show_taken_back(self, new: Sequence[Head]) -> None:
        """What new steps took back: an undo its step, a redo an undo and so its step, and on."""
        from editorial.services import history

        rows = {
            row.step.number: number
            for number, row in enumerate(self._rows)
            if isinstance(row, Head)
        }
        reached: set[int] = set()
        for head in new:
            number = head.step.reverses
            while number in rows:
                reached.add(number)
                older = self.head_at(rows[number])
                number = older.step.reverses if older else None
        for head in self._desk.read(history.heads_of, sorted(reached)):
            row = rows[head.step.number]
            self._rows[row] = head
            self.dataChanged.emit(self.index(row), self.index(row))


def title_of(head: Head) -> str:
    """What the step is called, as the toasts call it."""
    step = head.step
    if step.erased_by is not None:
        return "Erased for good"
    prefix = {StepKind.UNDO: "Undone: ", StepKind.REDO: "Redone: "}.get(step.kind, "")
    return prefix + step.label


def meta_of(head: Head) -> str:
    """Who, when, and by whom it was taken back."""
    step, back = head.step, head.taken_back
    words = f"{step.at.astimezone():%H:%M}  ·  {step.reviewer_name}"
    if back is None:
        return words
    return f"{words}  ·  {taken_back_words(head, date.today())}"


def taken_back_words(head: Head, today: date) -> str:
    """ "undone by Sana Okoro at 14:05"; the name where it was somebody else."""
    back = head.taken_back
    assert back is not None
    did = "redone" if back.kind is StepKind.REDO else "undone"
    by = "" if back.reviewer_id == head.step.reviewer_id else f" by {back.reviewer_name}"
    at, day = back.at.astimezone(), ""
    if at.date() != _day(head):
        day = f"{day_words(at.date(), today)} "
    return f"{did}{by} {day}{at:%H:%M}"


def day_title(day: date, today: date) -> str:
    words = day_words(day, today)
    return words[0].upper() + words[1:]


def _day(head: Head) -> date:
    return head.step.at.astimezone().date()


def _under_days(heads: Sequence[Head], day: date | None = None) -> list[Row]:
    """The steps with a head above each day's; `day` has its head already."""
    rows: list[Row] = []
    for head in heads:
        if _day(head) != day:
            day = _day(head)
            rows.append(day)
        rows.append(head)
    return rows
