"""What stands above the list of claims: progress, filters, search and order."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from editorial.domain.claim import Progress
from editorial.domain.coverage import Coverage
from editorial.ui import fonts
from editorial.ui.fact_rows import Filter, Sort, progress_words
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import HairLine
from editorial.ui.list_pane import SearchLine
from editorial.ui.meter import CoverageMeter, UncoveredWords
from editorial.ui.segments import FilterBar
from editorial.ui.suggestion_words import Order

_FILTERS = {
    Filter.ALL: ("All", "Every claim of the article"),
    Filter.TO_DO: ("To do", "Unchecked, or in progress"),
    Filter.PROBLEMS: ("Problems", "Needs change, recheck, disputed or unverifiable"),
    Filter.SUGGESTED: ("Suggested", "What the careful reader would have checked"),
}
_SORTS = {
    Sort.TEXT: "In the order of the text",
    Sort.STATUS: "By status, open work first",
    Sort.RISK: "By risk, legal first",
    Sort.NEWEST: "Newest first",
}
_ORDERS = {
    Order.BEST: "Most worth checking first",
    Order.TEXT: "In the order of the text",
}


class FactsTop(QWidget):
    filter_chosen = Signal(object)
    """Filter."""
    sort_chosen = Signal(object)
    """Sort."""
    order_chosen = Signal(object)
    """Order, of suggestions."""
    search_opened = Signal()
    searched = Signal(str)

    def __init__(self, target: QWidget, parent: QWidget | None = None) -> None:
        """`target` is the list, to which one goes from the search."""
        super().__init__(parent)
        self.words = Words("", "secondary", fonts.META)
        self.uncovered = UncoveredWords(self)
        self.meter = CoverageMeter(self)
        self.filters = FilterBar([(key.value, _FILTERS[key][0]) for key in Filter], "Filter", self)
        for key in Filter:
            self.filters.set_tip(key.value, _FILTERS[key][1])
        self.filters.chosen.connect(lambda key: self.filter_chosen.emit(Filter(key)))
        self.search_button = IconButton("search", "Search the claims", key="/", parent=self)
        self.search_button.setCheckable(True)
        self.search_button.clicked.connect(self._toggle_search)
        self.sort_button = IconButton("filter", "Order of the list", parent=self)
        self.sort_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._told: dict[QMenu, tuple[str, bool]] = {}
        self._sorts = self._menu(_SORTS, self.sort_chosen)
        self._orders = self._menu(_ORDERS, self.order_chosen)
        self.search = SearchLine("Search the claims", target, self)
        self.search.textChanged.connect(self.searched)
        self.search.editingFinished.connect(self._close_empty_search)
        self._lay_out()
        self.show_sort(Sort.TEXT)
        self.show_order(Order.BEST)
        self.show_filter(Filter.ALL)

    def show_progress(self, progress: Progress, counts: dict[Filter, int]) -> None:
        self.words.setText(progress_words(progress))
        self.filters.set_counts({key.value: count for key, count in counts.items()})

    def show_coverage(self, coverage: Coverage) -> None:
        self.meter.show_coverage(coverage)
        self.uncovered.show_coverage(coverage)

    def show_filter(self, chosen: Filter) -> None:
        self.filters.choose(chosen.value)
        suggested = chosen is Filter.SUGGESTED
        self.sort_button.setMenu(self._orders if suggested else self._sorts)
        self._say_order()

    def show_sort(self, chosen: Sort) -> None:
        self._tick(self._sorts, chosen.value, _SORTS[chosen], chosen is not Sort.TEXT)

    def show_order(self, chosen: Order) -> None:
        self._tick(self._orders, chosen.value, _ORDERS[chosen], chosen is not Order.BEST)

    def _tick(self, menu: QMenu, value: str, words: str, unusual: bool) -> None:
        for action in menu.actions():
            action.setChecked(action.data() == value)
        self._told[menu] = (f"Order of the list: {words.lower()}", unusual)
        self._say_order()

    def _say_order(self) -> None:
        words, unusual = self._told.get(self.sort_button.menu(), ("Order of the list", False))
        self.sort_button.setToolTip(words)
        self.sort_button.setAccessibleName(words)
        self.sort_button.setCheckable(unusual)
        self.sort_button.setChecked(unusual)

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
        said = QHBoxLayout()
        said.addWidget(self.words)
        said.addStretch(1)
        said.addWidget(self.uncovered)
        self._above.addLayout(said)
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

    def _menu(
        self, options: Mapping[Sort, str] | Mapping[Order, str], told: SignalInstance
    ) -> QMenu:
        """A choice of one; `told` hears of it."""
        menu = QMenu(self.sort_button)
        group = QActionGroup(menu)
        for key, words in options.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(key.value)
            action.triggered.connect(lambda _=False, key=key: told.emit(key))
            group.addAction(action)
        return menu

    def _toggle_search(self, on: bool) -> None:
        if on:
            self.open_search()
        else:
            self.close_search()

    def _close_empty_search(self) -> None:
        if not self.search.text().strip():
            self.close_search()
