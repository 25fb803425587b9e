"""The passages that a new draft carried over, as rows: groups, worst first, and what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.domain.anchor import PassageState
from editorial.ui.draft_review_rows import WORST_FIRST, Carried
from editorial.ui.draft_review_words import DraftWords

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a group: how many passages are in it, and how many of them await a word."""

    state: PassageState
    total: int
    waiting: int

    @property
    def words(self) -> str:
        """ "2", "1 of 2 to review", "2 decided"."""
        if self.state is PassageState.EXACT:
            return f"{self.total:,}"
        if not self.waiting:
            return f"{self.total:,} decided"
        of = f" of {self.total:,}" if self.waiting < self.total else ""
        return f"{self.waiting:,}{of} to review"


Row = Group | Carried


class RowRole(IntEnum):
    ROW = Qt.ItemDataRole.UserRole + 1


class DraftReviewModel(QAbstractListModel):
    """A passage stays in its row while it is decided, so that nothing shifts under the eye."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._row_of: dict[str, int] = {}
        self._words: DraftWords | None = None
        self.total = self.waiting = 0

    def show(self, rows: Iterable[Carried], words: DraftWords) -> None:
        """Begin anew. Within a group the rows keep their order."""
        by_state: dict[PassageState, list[Carried]] = {state: [] for state in WORST_FIRST}
        for row in rows:
            by_state[row.state].append(row)
        self.beginResetModel()
        self._words = words
        self._rows = []
        for state, members in by_state.items():
            if members:
                waiting = sum(member.awaits for member in members)
                self._rows += [Group(state, len(members), waiting), *members]
        self._row_of = {
            row.id: number for number, row in enumerate(self._rows) if isinstance(row, Carried)
        }
        self.total = len(self._row_of)
        self._count()
        self.endResetModel()

    def take(self, rows: Sequence[Carried]) -> bool:
        """Show these passages as they are now; False where one of them is not here yet, or is now
        in another group, and all is to be shown anew."""
        for row in rows:
            known = self.get(row.id)
            if known is None or known.state is not row.state:
                return False
        groups = self._groups()
        for row in rows:
            if self._rows[self._row_of[row.id]] != row:
                self._replace(row, groups[row.state])
        self._count()
        return True

    def rows(self) -> Iterable[Carried]:
        return (row for row in self._rows if isinstance(row, Carried))

    def get(self, passage_id: str) -> Carried | None:
        number = self._row_of.get(passage_id)
        return None if number is None else self.at(number)

    def at(self, number: int) -> Carried | None:
        """The passage of a row; None for a group's head, and where there is no row."""
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Carried) else None

    def row_of(self, passage_id: str) -> int | None:
        return self._row_of.get(passage_id)

    def group_at(self, number: int) -> Group | None:
        row = self._rows[number] if 0 <= number < len(self._rows) else None
        return row if isinstance(row, Group) else None

    def next_waiting(self, number: int) -> int | None:
        """The row of the next passage that awaits a word after a row, or from the top on."""
        count = len(self._rows)
        for step in range(1, count + 1):
            row = self.at((number + step) % count)
            if row is not None and row.awaits:
                return (number + step) % count
        return None

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._words is None:
            return None
        row = self._rows[index.row()]
        if role == RowRole.ROW:
            return row
        if isinstance(row, Group):
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return f"{self._words.state(row.state)}, {row.words}" if role in spoken else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.subject.words
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.subject.words}\n{self._words.meta(row)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(row)
        return None

    # Inner workings

    def _groups(self) -> dict[PassageState, int]:
        return {
            row.state: number for number, row in enumerate(self._rows) if isinstance(row, Group)
        }

    def _replace(self, row: Carried, head: int) -> None:
        number = self._row_of[row.id]
        known, group = self._rows[number], self._rows[head]
        assert isinstance(known, Carried)
        assert isinstance(group, Group)
        waiting = group.waiting + row.awaits - known.awaits
        self._rows[head] = Group(row.state, group.total, waiting)
        self._rows[number] = row
        self._changed(number)
        if waiting != group.waiting:
            self._changed(head)

    def _count(self) -> None:
        self.waiting = sum(row.waiting for row in self._rows if isinstance(row, Group))

    def _changed(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index)
