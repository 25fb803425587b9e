"""The library's list: articles under the heads of where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from editorial.domain.library import Entry
from editorial.ui.dates import day_words, due_words

Index = QModelIndex | QPersistentModelIndex


class LibraryRole(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1
    HEAD = Qt.ItemDataRole.UserRole + 2


WAITING = "Waiting for answers"
ON_DESK = "On the desk"


@dataclass(frozen=True, slots=True)
class _Row:
    head: str
    entry: Entry | None


class LibraryModel(QAbstractListModel):
    """Entries in groups, those that match the words searched for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._words = ""
        self._rows: list[_Row] = []
        self.heads: list[int] = []
        """Which rows are heads."""

    def show(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._arrange()

    def change(self, entry: Entry) -> bool:
        """Show one article's new state; False where its place in the list changes by it."""
        ids = [known.article.id for known in self._entries]
        if entry.article.id not in ids:
            return False
        place = ids.index(entry.article.id)
        old, row = self._entries[place], self.index_of(entry.article.id).row()
        moves = _waits(old) != _waits(entry) or old.article.headline != entry.article.headline
        if moves or row < 0:
            return False
        self._entries[place] = entry
        self._rows[row] = _Row("", entry)
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def search(self, words: str) -> None:
        self._words = words.casefold().strip()
        self._arrange()

    @property
    def entries(self) -> list[Entry]:
        return self._entries

    @property
    def shown(self) -> int:
        return sum(row.entry is not None for row in self._rows)

    def index_of(self, article_id: str) -> QModelIndex:
        for number, row in enumerate(self._rows):
            if row.entry and row.entry.article.id == article_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].entry is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LibraryRole.ENTRY:
            return row.entry
        if role == LibraryRole.HEAD:
            return row.head if row.entry is None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.article.headline if row.entry else row.head
        if role == Qt.ItemDataRole.ToolTipRole and row.entry:
            return f"{row.entry.article.headline}\n{progress_words(row.entry)}"
        if role == Qt.ItemDataRole.AccessibleTextRole and row.entry:
            words = f"{subtitle(row.entry)}. {progress_words(row.entry)}"
            return f"{row.entry.article.headline}. {words}"
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        groups: dict[str, list[Entry]] = {ON_DESK: [], WAITING: []}
        for entry in self._entries:
            if not self._words or self._words in entry.article.headline.casefold():
                groups[WAITING if _waits(entry) else ON_DESK].append(entry)
        self._rows, self.heads = [], []
        for head, entries in groups.items():
            if entries:
                self.heads.append(len(self._rows))
                self._rows.append(_Row(head, None))
                self._rows.extend(_Row("", entry) for entry in entries)
        self.endResetModel()


def _waits(entry: Entry) -> bool:
    """All claims are settled, and what is left is to be answered by others."""
    progress = entry.progress
    settled = progress.total and not progress.unsettled and not entry.awaiting
    return bool(entry.open_questions and settled)


def subtitle(entry: Entry) -> str:
    draft = f"Draft {entry.draft_number}"
    if entry.awaiting:
        return f"{draft}  ·  {entry.awaiting:,} unplaced"
    if _waits(entry):
        many = "question" if entry.open_questions == 1 else "questions"
        return f"{draft}  ·  {entry.open_questions} {many} open"
    if entry.article.due_on:
        return f"{draft}  ·  {_short_due(entry.article.due_on, date.today())}"
    return f"{draft}  ·  {day_words(entry.article.created_at.astimezone().date(), date.today())}"


def progress_words(entry: Entry) -> str:
    progress = entry.progress
    if not progress.total:
        return "No claims yet"
    return f"{progress.settled} of {progress.total} claims settled"


def _short_due(due: date, today: date) -> str:
    """As `due_words`, in as little room as a narrow list has: "due 26 Nov"."""
    if due < today:
        return "overdue"
    if (due - today).days < 2:
        return due_words(due, today)
    return f"due {due.day} {due:%b}"
