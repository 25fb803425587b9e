"""The head of the Findings pane: what is open and what is decided, and the search."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.ui.findings_model import HINTS, LABELS, Filter
from editorial.ui.forms import IconButton
from editorial.ui.list_pane import SearchLine
from editorial.ui.segments import FilterBar

_EDGE = 6


class FindingsHead(QWidget):
    filter_chosen = Signal(str)
    searched = Signal()
    """Other words are searched for."""

    def __init__(self, target: QWidget, parent: QWidget | None = None) -> None:
        """`target`: where the search hands the focus to."""
        super().__init__(parent)
        self.filters = FilterBar([(each.value, LABELS[each]) for each in Filter], "Filter", self)
        for each in Filter:
            self.filters.set_tip(each.value, HINTS[each])
        self.filters.chosen.connect(self.filter_chosen)
        self.search = SearchLine("Filter findings", target, self)
        self.search.textChanged.connect(lambda _: self.searched.emit())
        self.search.editingFinished.connect(self._close_empty_search)
        self._find = IconButton("search", "Filter by words", key="/", parent=self)
        self._find.clicked.connect(self._toggle_search)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self._find)
        below = QHBoxLayout()
        below.setContentsMargins(16 - _EDGE, 0, 16 - _EDGE, 0)
        below.addWidget(self.search)
        self.search.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(below)

    @property
    def words(self) -> str:
        return self.search.text()

    def show_counts(self, counts: dict[Filter, int]) -> None:
        self.filters.set_counts({each.value: count for each, count in counts.items()})

    def focus_search(self) -> None:
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    def _toggle_search(self) -> None:
        if self.search.isVisible():
            self.search.clear()
            self.search.hide()
        else:
            self.focus_search()

    def _close_empty_search(self) -> None:
        if not self.search.text().strip():
            self.search.hide()
