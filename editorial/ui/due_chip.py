"""A chip that shows when something is due, and opens a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget, QWidgetAction

from editorial.ui.chips import Chip
from editorial.ui.dates import day_words, due_words


class DueChip(Chip):
    """`chosen` carries the day, or None where there is to be none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("No date", "Due", "clock", parent=parent)
        self.due: date | None = None
        self._menu = QMenu(self)
        self._calendar = QCalendarWidget(self._menu)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setGridVisible(False)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setAccessibleName("Due date")
        self._calendar.clicked.connect(self._picked)
        self._calendar.activated.connect(self._picked)
        self._add("Today", 0)
        self._add("Tomorrow", 1)
        self._add("In a week", 7)
        self._menu.addSeparator()
        shown = QWidgetAction(self._menu)
        shown.setDefaultWidget(self._calendar)
        self._menu.addAction(shown)
        self._menu.addSeparator()
        self._none = self._menu.addAction("No date", lambda: self.chosen.emit(None))
        self._menu.aboutToShow.connect(self._prepare)
        self.setMenu(self._menu)

    def show_due(self, due: date | None) -> None:
        self.due = due
        self.show_choice(self.forms[0], "clock", self.colour)

    @property
    def forms(self) -> list[str]:
        """What the chip may say, longest first."""
        if self.due is None:
            return ["No date"]
        today = date.today()
        words = due_words(self.due, today)
        near = day_words(self.due, today)
        short = f"Overdue {near}" if self.due < today else f"Due {near}"
        return [words[:1].upper() + words[1:], short, near[:1].upper() + near[1:]]

    @property
    def colour(self) -> str:
        return "disputed" if self.due is not None and self.due < date.today() else "text2"

    def _add(self, words: str, days: int) -> QAction:
        return self._menu.addAction(
            words, lambda: self.chosen.emit(date.today() + timedelta(days=days))
        )

    def _prepare(self) -> None:
        day = self.due or date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._none.setEnabled(self.due is not None)

    def _picked(self, day: QDate) -> None:
        self._menu.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
