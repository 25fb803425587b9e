"""What stands above the list of claims: progress, filters, search and order."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from editorial.domain.claim import Progress
from editorial.ui import fonts
from editorial.ui.fact_rows import Filter, Sort, progress_words
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import HairLine
from editorial.ui.list_pane import SearchLine
from editorial.ui.meter import ProgressMeter
from editorial.ui.segments import FilterBar

_FILTERS = {
    Filter.ALL: ("All", "Every claim of the article"),
    Filter.TO_DO: ("To do", "Unchecked, or in progress"),
    Filter.PROBLEMS: ("Problems", "Needs change, recheck, disputed or unverifiable"),
}
_SORTS = {
    Sort.TEXT: "In the order of the text",
    Sort.STATUS: "By status, open work first",
    Sort.RISK: "By risk, legal first",
    Sort.NEWEST: "Newest first",
}


class FactsTop(QWidget):
    filter_chosen = Signal(object)
    """Filter."""
    sort_chosen = Signal(object)
    """Sort."""
    search_opened = Signal()
    searched = Signal(str)

    def __init__(self, target: QWidget, parent: QWidget | None = None) -> None:
        """`target` is the list, to which one goes from the search."""
        super().__init__(parent)
        self.words = Words("", "secondary", fonts.META)
        self.meter = ProgressMeter(self)
        self.filters = FilterBar([(key.value, _FILTERS[key][0]) for key in Filter], "Filter", self)
        for key in Filter:
            self.filters.set_tip(key.value, _FILTERS[key][1])
        self.filters.chosen.connect(lambda key: self.filter_chosen.emit(Filter(key)))
        self.search_button = IconButton("search", "Search the claims", key="/", parent=self)
        self.search_button.setCheckable(True)
        self.search_button.clicked.connect(self._toggle_search)
        self.sort_button = IconButton("filter", "Order of the list", parent=self)
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._orders = self._sort_menu()
        self.search = SearchLine("Search the claims", target, self)
        self.search.textChanged.connect(self.searched)
        self.search.editingFinished.connect(self._close_empty_search)
        self._lay_out()
        self.show_sort(Sort.TEXT)

    def show_progress(self, progress: Progress, counts: dict[Filter, int]) -> None:
        self.words.setText(progress_words(progress))
        self.meter.show_progress(progress)
        self.filters.set_counts({key.value: count for key, count in counts.items()})

    def show_filter(self, chosen: Filter) -> None:
        self.filters.choose(chosen.value)

    def show_sort(self, chosen: Sort) -> None:
        for action in self._orders.actions():
            action.setChecked(action.data() == chosen.value)
        self.sort_button.setToolTip(f"Order of the list: {_SORTS[chosen].lower()}")
        self.sort_button.setAccessibleName(f"Order of the list: {_SORTS[chosen].lower()}")
        self.sort_button.setCheckable(chosen is not Sort.TEXT)
        self.sort_button.setChecked(chosen is not Sort.TEXT)

    def open_search(self) -> None:
        if self._search_row.isHidden():
            self.search_opened.emit()
        self._search_row.show()
        self.search_button.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def close_search(self) -> None:
        self.search.clear()
        self._search_row.hide()
        self.search_button.setChecked(False)

    def set_compact(self, compact: bool) -> None:
        self._above.setContentsMargins(14, 6 if compact else 10, 16, 2 if compact else 6)
        self._above.setSpacing(2 if compact else 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    # Inner workings

    def _lay_out(self) -> None:
        self._above = QVBoxLayout()
        self._above.addWidget(self.words)
        self._above.addWidget(self.meter)
        pills = QHBoxLayout()
        pills.setContentsMargins(10, 4, 10, 4)
        pills.setSpacing(2)
        pills.addWidget(self.filters)
        pills.addStretch(1)
        pills.addWidget(self.sort_button)
        pills.addWidget(self.search_button)
        self._search_row = QWidget(self)
        found = QHBoxLayout(self._search_row)
        found.setContentsMargins(14, 0, 14, 6)
        found.addWidget(self.search)
        self._search_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(HairLine())
        column.addLayout(pills)
        column.addWidget(self._search_row)
        self.set_compact(False)
        QWidget.setTabOrder(self.filters, self.sort_button)
        QWidget.setTabOrder(self.sort_button, self.search_button)
        QWidget.setTabOrder(self.search_button, self.search)

    def _sort_menu(self) -> QActionGroup:
        menu = QMenu(self.sort_button)
        group = QActionGroup(menu)
        for key, words in _SORTS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(key.value)
            action.triggered.connect(lambda _=False, key=key: self.sort_chosen.emit(key))
            group.addAction(action)
        self.sort_button.setMenu(menu)
        return group

    def _toggle_search(self, on: bool) -> None:
        if on:
            self.open_search()
        else:
            self.close_search()

    def _close_empty_search(self) -> None:
        if not self.search.text().strip():
            self.close_search()
