"""A table of one column as a list of rows: unlike a list view, it need not ask the height of every
row, which for thousands of them takes longer than a key press may."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget


class RowTable(QTableView):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        # The delegate paints what is selected; the style would fill the whole row before.
        self.setStyleSheet(
            "QTableView { selection-background-color: transparent; }"
            "QTableView::item, QTableView::item:selected { background: transparent; }"
        )
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A list that grows lower keeps the row in sight that one is on."""
        lower = event.size().height() < event.oldSize().height()
        current = self.visualRect(self.currentIndex())
        was_seen = current.top() >= 0 and current.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if lower and was_seen and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
