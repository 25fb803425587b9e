"""A chip that shows when something is due, and opens a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from editorial.ui.chips import Chip
from editorial.ui.dates import day_words, due_words
from editorial.ui.icons import icon
from editorial.ui.theme import appearance, current


class DueChip(Chip):
    """`chosen` carries the day, or None where there is to be none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("No date", "Due", "clock", parent=parent)
        self.due: date | None = None
        self._settled = False
        self._menu = QMenu(self)
        self._calendar: QCalendarWidget | None = None
        self._add("Today", 0)
        self._add("Tomorrow", 1)
        self._add("In a week", 7)
        self._before_none = self._menu.addSeparator()
        self._none = self._menu.addAction("No date", lambda: self.chosen.emit(None))
        self._menu.aboutToShow.connect(self._prepare)
        self.setMenu(self._menu)
        appearance().changed.connect(self._dress)

    def show_due(self, due: date | None, settled: bool = False) -> None:
        """`settled`: nothing is overdue any longer."""
        self.due, self._settled = due, settled
        self.show_choice(self.forms[0], "clock", self.colour)

    @property
    def forms(self) -> list[str]:
        """What the chip may say, longest first."""
        if self.due is None:
            return ["No date"]
        today = date.today()
        near = day_words(self.due, today)
        short = near[:1].upper() + near[1:]
        if self._settled:
            return [f"Due {near}", short]
        words = due_words(self.due, today)
        first = "Overdue" if self.due < today else "Due"
        year = f" {self.due.year}" if self.due.year != today.year else ""
        least = f"{self.due.day} {self.due:%b}{year}" if near[:1].isdigit() else short
        return [words[:1].upper() + words[1:], f"{first} {near}", short, least]

    @property
    def colour(self) -> str:
        late = self.due is not None and self.due < date.today() and not self._settled
        return "disputed" if late else "text2"

    def _new_calendar(self) -> QCalendarWidget:
        """Made when the menu first opens: of all parts of a window it takes longest."""
        calendar = QCalendarWidget(self._menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        calendar.setGridVisible(False)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setAccessibleName("Due date")
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        shown = QWidgetAction(self._menu)
        shown.setDefaultWidget(calendar)
        self._menu.insertSeparator(self._before_none)
        self._menu.insertAction(self._before_none, shown)
        return calendar

    def _dress(self) -> None:
        """Qt draws weekends red and its arrows black, whatever the theme."""
        if self._calendar is None:
            return
        plain = QTextCharFormat()
        plain.setForeground(current().text2)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setHeaderTextFormat(plain)
        for name, sign in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            if (button := self._calendar.findChild(QToolButton, name)) is not None:
                button.setIcon(icon(sign))

    def _add(self, words: str, days: int) -> QAction:
        return self._menu.addAction(
            words, lambda: self.chosen.emit(date.today() + timedelta(days=days))
        )

    def _prepare(self) -> None:
        if self._calendar is None:
            self._calendar = self._new_calendar()
            self._dress()
        day = self.due or date.today()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._none.setEnabled(self.due is not None)

    def _picked(self, day: QDate) -> None:
        self._menu.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
