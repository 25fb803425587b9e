"""The head of the Questions pane: its filters with their counts, the search, and the asking."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.ui.forms import IconButton
from editorial.ui.list_pane import SearchLine
from editorial.ui.questions_model import HINTS, LABELS, Filter
from editorial.ui.segments import FilterBar
from editorial.ui.theme import appearance

_EDGE = 6


class QuestionsHead(QWidget):
    filter_chosen = Signal(str)
    searched = Signal()
    """Other words are searched for."""
    asked = Signal()
    """A question or a note on the whole article is to be written."""

    def __init__(self, target: QWidget, parent: QWidget | None = None) -> None:
        """`target`: where the search hands the focus to."""
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        options = [(chosen.value, LABELS[chosen]) for chosen in Filter]
        self._filters = FilterBar(options, "Filter", self)
        for chosen in Filter:
            self._filters.set_tip(chosen.value, HINTS[chosen])
        self._filters.chosen.connect(self.filter_chosen)
        self.search = SearchLine("Filter questions", target, self)
        self.search.textChanged.connect(lambda _: self.searched.emit())
        self.search.editingFinished.connect(self._close_empty_search)
        self._find = IconButton("search", "Filter by words", key="/", parent=self)
        self._find.clicked.connect(self._toggle_search)
        self.new = IconButton("plus", "Ask about the whole article", "Ask", parent=self)
        self.new.clicked.connect(self.asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._filters)
        self._row.addStretch(1)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(16 - _EDGE, 0, 0, 0)
        self._below.addWidget(self.search, 1)
        self._below.addStretch(0)
        for button in (self._find, self.new):
            self._row.addWidget(button)
        self.search.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addLayout(self._below)
        appearance().changed.connect(self._fit)

    @property
    def words(self) -> str:
        return self.search.text()

    def show_filter(self, chosen: Filter) -> None:
        notes = chosen is Filter.NOTES
        self._filters.choose(chosen.value)
        self.new.setText("Note" if notes else "Ask")
        what = "Write a note on the whole article" if notes else "Ask about the whole article"
        self.new.setAccessibleName(what)
        self.new.setToolTip(what)
        self._fit()

    def show_counts(self, counts: dict[Filter, int]) -> None:
        self._counts = {chosen.value: count for chosen, count in counts.items()}
        self._fit()

    def focus_search(self) -> None:
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _toggle_search(self) -> None:
        if self.search.isVisible():
            self.search.clear()
            self.search.hide()
        else:
            self.focus_search()

    def _close_empty_search(self) -> None:
        if not self.search.text().strip():
            self.search.hide()

    def _fit(self) -> None:
        """In a narrow pane first the button says less, then filters leave out their counts; at
        last the buttons go to a second row."""
        styles = Qt.ToolButtonStyle
        needed = (Filter.OPEN.value, Filter.MINE.value)
        few = {key: count for key, count in self._counts.items() if key in needed}
        for style, shown in (
            (styles.ToolButtonTextBesideIcon, self._counts),
            (styles.ToolButtonTextOnly, self._counts),
            (styles.ToolButtonIconOnly, self._counts),
            (styles.ToolButtonIconOnly, few),
        ):
            self.new.setToolButtonStyle(style)
            self._filters.set_counts(shown)
            parts = (self._filters, self._find, self.new)
            if sum(part.sizeHint().width() for part in parts) + 2 * _EDGE <= self.width():
                self._put_buttons(self._row)
                return
        self.new.setToolButtonStyle(styles.ToolButtonTextBesideIcon)
        self._put_buttons(self._below)

    def _put_buttons(self, row: QHBoxLayout) -> None:
        if row.indexOf(self.new) < 0:
            other = self._below if row is self._row else self._row
            for button in (self._find, self.new):
                other.removeWidget(button)
                row.addWidget(button)
