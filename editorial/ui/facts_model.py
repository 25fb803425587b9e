"""The list of claims: heads of sections above them, filtered, sorted, searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from editorial.domain.claim import SETTLED, TO_DO, Claim, Progress, Status, progress_of_counts
from editorial.domain.places import Places
from editorial.ui.fact_rows import (
    FILTERED,
    SORTED_BY,
    Fact,
    FactWords,
    Filter,
    Head,
    Sort,
    counts_of,
    fact_of,
    in_list_order,
)
from editorial.ui.unplaced import GONE, UNPLACED, Stood

Index = QModelIndex | QPersistentModelIndex

_HEAD = "\n"
"""What the keys of heads begin with, and no id of a claim."""


class FactRole(IntEnum):
    FACT = Qt.ItemDataRole.UserRole + 1
    HEAD = Qt.ItemDataRole.UserRole + 2
    ID = Qt.ItemDataRole.UserRole + 3


class FactsModel(QAbstractTableModel):
    """One column of rows: claims, and in the order of the text the heads of their sections.

    Rows that are kept (those selected) stay where they are when their claims change, though they
    no longer fit filter or order: nothing moves away under the eye.
    """

    def __init__(self, words: FactWords, stood: Stood, parent: QObject | None = None) -> None:
        """`stood`: where a passage last stood that has no place any more."""
        super().__init__(parent)
        self.wording = words
        self._stood = stood
        self._places = Places(())
        self._titles: Mapping[str, str] = {}
        self._facts: dict[str, Fact] = {}
        self._codes: Counter[str] = Counter()
        self._order: list[str] = []
        """Ids of all claims, in the order of the text."""
        self._head_of: dict[str, str] = {}
        self._heads: dict[str, Head] = {}
        self._texts: dict[str, str] = {}
        """What is searched of each claim; made when it is first searched."""
        self._kept: dict[str, Fact] = {}
        self._keys: list[str] = []
        """What the rows show: ids of claims, and keys of heads."""
        self._unsettled = False
        self._rows: dict[str, int] = {}
        self.filter = Filter.ALL
        self.sorted_by = Sort.TEXT
        self.words = ""

    # What is shown

    def show(self, claims: Sequence[Claim], places: Places, titles: Mapping[str, str]) -> None:
        """Show these claims, in the order of the text. `titles`: of sources, by id."""
        self._places, self._titles = places, titles
        self._facts = {claim.id: self._fact(claim) for claim in claims}
        self._codes = Counter(fact.code for fact in self._facts.values())
        self._order = in_list_order(self._facts.values())
        self._texts.clear()
        self._kept.clear()
        self._heads = self._group()
        self._reset()

    def update(self, claims: Sequence[Claim], ids: Collection[str]) -> None:
        """Claims were added, changed or removed: `claims` are all there are now."""
        touched = {claim.id: claim for claim in claims if claim.id in ids}
        gone = [id for id in ids if id not in touched]
        before = {id: self._facts[id] for id in touched if id in self._facts}
        for id in ids:
            self._texts.pop(id, None)
            if id in self._facts:
                self._codes[self._facts[id].code] -= 1
        for id, claim in touched.items():
            self._facts[id] = self._fact(claim)
            self._codes[self._facts[id].code] += 1
        order = in_list_order(self._facts[claim.id] for claim in claims)
        moved = order != self._order or any(
            fact.section != self._facts[id].section for id, fact in before.items()
        )
        self._order = order
        old = self._heads
        heads = self._group() if moved else self._recounted(before)
        # Rows that are about to go are still asked for what they show.
        self._heads = old | heads
        whole = self.filter is Filter.ALL and self.sorted_by is Sort.TEXT and not self.words
        if moved or not whole:
            self._rearrange()
        self._heads = heads
        for id in gone:
            self._facts.pop(id, None)
            self._kept.pop(id, None)
        self._touch(id for id in touched if id in self._rows)
        self._touch(key for key in heads if key in self._rows and old.get(key) != heads[key])

    def name_sources(self, titles: Mapping[str, str]) -> None:
        """Sources were added or renamed; what is searched names them."""
        if titles != self._titles:
            self._titles = titles
            self._texts.clear()
            if self.words:
                self._reset()

    def keep(self, ids: Iterable[str]) -> None:
        """Leave the rows of these claims where they are, whatever becomes of the claims; those
        kept before go where they belong when the rows `settle`."""
        kept = {
            id: self._kept.get(id, self._facts[id])
            for id in ids
            if id in self._facts and id in self._rows
        }
        self._unsettled = self._unsettled or any(
            fact is not self._facts.get(id) for id, fact in self._kept.items() if id not in kept
        )
        self._kept = kept

    def settle(self) -> None:
        """Move away the rows that are no longer kept."""
        if self._unsettled:
            self._rearrange()

    def look_at_everything(self) -> None:
        """No filter, no search, in the order of the text; shown with the next `show`."""
        self.filter, self.sorted_by, self.words = Filter.ALL, Sort.TEXT, ""

    def set_filter(self, chosen: Filter) -> None:
        if chosen is not self.filter:
            self.filter = chosen
            self._reset()

    def set_sort(self, chosen: Sort) -> None:
        if chosen is not self.sorted_by:
            self.sorted_by = chosen
            self._reset()

    def search(self, words: str) -> None:
        words = " ".join(words.casefold().split())
        if words != self.words:
            self.words = words
            self._reset()

    def prepare_search(self) -> None:
        """Gather what is searched of every claim, before the first key is pressed."""
        self._searched()

    # What is asked

    @property
    def shown_ids(self) -> list[str]:
        """The claims shown, in the order of the rows."""
        return [key for key in self._keys if not key.startswith(_HEAD)]

    @property
    def progress(self) -> Progress:
        return progress_of_counts({Status(code): n for code, n in self._codes.items()})

    @property
    def counts(self) -> dict[Filter, int]:
        """How many claims each filter lets through."""
        counts = counts_of(self.progress)
        counts[Filter.TO_DO] += sum(
            fact.is_to_do and fact.status not in TO_DO
            for fact in self._facts.values()
            if fact.lack is not None
        )
        return counts

    def fact(self, id: str) -> Fact | None:
        return self._facts.get(id)

    def id_at(self, row: int) -> str:
        """The id of the row's claim; empty for a head."""
        key = self._keys[row] if 0 <= row < len(self._keys) else ""
        return "" if key.startswith(_HEAD) else key

    def row_of(self, id: str) -> int | None:
        return self._rows.get(id)

    def head_rows(self) -> list[int]:
        return [self._rows[key] for key in self._heads if key in self._rows]

    def neighbour(self, id: str, step: int, among: frozenset[Status] | None = None) -> str:
        """The next claim shown in the direction of `step` (+1 or -1) that has one of the statuses
        `among`; empty where there is none. From a claim that is not shown, or from none, it is
        the next of those that are."""
        row = self._rows.get(id)
        if row is None:
            row = self._row_for_hidden(id, step)
        row += step
        while 0 <= row < len(self._keys):
            key = self._keys[row]
            if not key.startswith(_HEAD) and self._is_among(self._facts[key], among):
                return key
            row += step
        return ""

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._keys[index.row()].startswith(_HEAD):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        if key.startswith(_HEAD):
            return self._head_data(self._heads[key], role)
        fact = self._facts[key]
        if role == FactRole.FACT:
            return fact
        if role == FactRole.ID:
            return key
        if role == Qt.ItemDataRole.DisplayRole:
            return fact.claim.statement
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.wording.status(fact)}. {fact.claim.statement}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.wording.spoken(fact)
        return None

    @staticmethod
    def _head_data(head: Head, role: int) -> Any:
        if role == FactRole.HEAD:
            return head
        if role == Qt.ItemDataRole.DisplayRole:
            return head.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head.title}, {head.words}"
        return None

    # Inner workings

    def _fact(self, claim: Claim) -> Fact:
        return fact_of(claim, self._places, self._stood)

    @staticmethod
    def _is_among(fact: Fact, among: frozenset[Status] | None) -> bool:
        if among is None or fact.status in among:
            return True
        return among >= TO_DO and fact.is_to_do

    def _group(self) -> dict[str, Head]:
        """Put each claim under its head: sections follow the text, so a run of claims is one."""
        self._head_of = {}
        seen: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        settled: Counter[str] = Counter()
        titles: dict[str, str] = {}
        last, key = None, ""
        for id in self._order:
            fact = self._facts[id]
            if fact.section != last:
                last = fact.section
                key = f"{_HEAD}{last}{_HEAD}{seen[last]}"
                seen[last] += 1
                titles[key] = last
            self._head_of[id] = key
            totals[key] += 1
            settled[key] += fact.status in SETTLED
        return {
            key: Head(title, settled[key], totals[key], title in (UNPLACED, GONE))
            for key, title in titles.items()
        }

    def _recounted(self, before: Mapping[str, Fact]) -> dict[str, Head]:
        """The heads after verdicts on claims that were as they are in `before`."""
        heads = dict(self._heads)
        for id, fact in before.items():
            key = self._head_of[id]
            step = (self._facts[id].status in SETTLED) - (fact.status in SETTLED)
            heads[key] = replace(heads[key], settled=heads[key].settled + step)
        return heads

    def _arranged(self) -> list[str]:
        passing = {status.value for status in FILTERED[self.filter]}
        arranged_as = self._facts | self._kept if self._kept else self._facts
        to_do = self.filter is Filter.TO_DO
        ids = [
            id
            for id in self._order
            if (fact := arranged_as[id]).code in passing
            or (to_do and fact.lack is not None and fact.is_to_do)
        ]
        if self.words:
            texts = self._searched()
            for word in self.words.split():
                ids = [id for id in ids if id in self._kept or word in texts[id]]
        if self.sorted_by is not Sort.TEXT:
            by = SORTED_BY[self.sorted_by]
            return sorted(ids, key=lambda id: by(arranged_as[id]))
        keys, last = [], ""
        for id in ids:
            head = self._head_of[id]
            if head != last:
                keys.append(head)
                last = head
            keys.append(id)
        return keys

    def _searched(self) -> dict[str, str]:
        texts = self._texts
        for id, fact in self._facts.items():
            if id not in texts:
                texts[id] = self.wording.searched(fact.claim, self._titles)
        return texts

    def _reset(self) -> None:
        self.beginResetModel()
        self._kept.clear()
        self._unsettled = False
        self._keys = self._arranged()
        self._index_rows()
        self.endResetModel()

    def _rearrange(self) -> None:
        """Bring the rows up to date where they differ, in one stretch."""
        self._unsettled = False
        old, new = self._keys, self._arranged()
        if old == new:
            return
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        if gone := len(old) - head - tail:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._keys = old[:head] + old[head + gone :]
            self._index_rows()
            self.endRemoveRows()
        if come := len(new) - head - tail:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._keys = new
            self._index_rows()
            self.endInsertRows()

    def _index_rows(self) -> None:
        self._rows = {key: row for row, key in enumerate(self._keys)}

    def _touch(self, keys: Iterable[str]) -> None:
        for key in keys:
            index = self.index(self._rows[key], 0)
            self.dataChanged.emit(index, index)

    def _row_for_hidden(self, id: str, step: int) -> int:
        """Between which rows a claim would stand that the filter hides."""
        if id not in self._facts:
            return -1 if step > 0 else len(self._keys)
        if self.sorted_by is not Sort.TEXT:
            return -1 if step > 0 else len(self._keys)
        place = {id: number for number, id in enumerate(self._order)}
        here = place[id]
        later = (row for row, key in enumerate(self._keys) if place.get(key, -1) > here)
        row = next(later, len(self._keys))
        return row - 1 if step > 0 else row


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length
