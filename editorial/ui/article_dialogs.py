"""Dialogs about articles: when one is due, which were removed, and one that came twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QPushButton, QToolButton, QWidget

from editorial.domain.article import Article
from editorial.domain.text import shortened
from editorial.ui import fonts
from editorial.ui.dates import day_words, due_words
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.icons import icon
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.theme import appearance, current


class DueDate(Dialog):
    """A day is chosen with arrow keys, Enter sets it."""

    chosen = Signal(object)
    """A date, or None for no date."""

    def __init__(self, due: date | None, parent: QWidget | None = None) -> None:
        super().__init__("When is it due?", parent, width=380)
        today = date.today()
        self._words = Words("", "secondary")
        self.body.addWidget(self._words)
        self.body.addLayout(self._near_days(today))
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Due date")
        # The words are English, the week begins where it does in this country.
        territory = QLocale.system().territory()
        self.calendar.setLocale(QLocale(QLocale.Language.English, territory))
        self.calendar.setFirstDayOfWeek(QLocale.system().firstDayOfWeek())
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(_qt(due or today))
        self.calendar.selectionChanged.connect(self._say)
        self.calendar.activated.connect(lambda _: self._set())
        self.calendar.setMinimumHeight(round(264 * fonts.interface_scale()))
        self.body.addWidget(self.calendar, 1)
        if due is not None:
            self.add_aside("No due date").clicked.connect(self._clear)
        self.add_button("Cancel").clicked.connect(self.reject)
        self.add_button("Set due date", primary=True).clicked.connect(self._set)
        appearance().changed.connect(self._colour)
        self._colour()
        self._say()
        self.calendar.setFocus()

    @property
    def day(self) -> date:
        chosen = self.calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _near_days(self, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        in_a_week = today + timedelta(days=7)
        for words, day in (
            ("Today", today),
            ("Tomorrow", today + timedelta(days=1)),
            ("In a week", in_a_week),
        ):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, day=day: self.calendar.setSelectedDate(_qt(day)))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _say(self) -> None:
        words = due_words(self.day, date.today())
        self._words.setText(f"{words[0].upper()}{words[1:]}")

    def _set(self) -> None:
        self.chosen.emit(self.day)
        self.accept()

    def _clear(self) -> None:
        self.chosen.emit(None)
        self.accept()

    def _colour(self) -> None:
        """Days of the week in one tone: a week's end is no warning."""
        look = current()
        plain, head = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(look.text)
        head.setForeground(look.text2)
        head.setBackground(look.panel)
        self.calendar.setHeaderTextFormat(head)
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)
        today = QTextCharFormat()
        today.setForeground(look.accent)
        today.setFontWeight(fonts.BOLD)
        self.calendar.setDateTextFormat(_qt(date.today()), today)
        for name, sign, words in (
            ("qt_calendar_prevmonth", "left", "Previous month"),
            ("qt_calendar_nextmonth", "right", "Next month"),
        ):
            button = self.calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(sign))
                button.setAccessibleName(words)
                button.setToolTip(words)


class Removed(Dialog):
    restore_requested = Signal(str)
    erase_requested = Signal(str)

    def __init__(self, articles: Sequence[Article], parent: QWidget | None = None) -> None:
        super().__init__("Removed articles", parent, width=520)
        self.list = RowView("Removed articles")
        self.list.show_rows([_row(article) for article in articles])
        self.list.opened.connect(self._restore)
        if not articles:
            self.list.hide()
            self.body.addWidget(Words("No article has been removed.", "secondary", wrap=True))
            close = self.add_button("Close", primary=True)
            close.clicked.connect(self.reject)
            return
        words = "They come back with their claims, sources and questions as they were."
        self.body.addWidget(Words(words, "secondary", wrap=True))
        self.body.addWidget(self.list, 1)
        self.list.fit_to_rows(8)
        erase = self.add_aside("Erase for good…")
        erase.clicked.connect(self._erase)
        self.add_button("Close").clicked.connect(self.reject)
        bring = self.add_button("Bring back", primary=True)
        bring.clicked.connect(lambda: self._restore(self.list.current_id))
        self.list.step(0)
        self.list.setFocus()

    def _restore(self, article_id: str | None) -> None:
        if article_id:
            self.restore_requested.emit(article_id)
            self.accept()

    def _erase(self) -> None:
        if article_id := self.list.current_id:
            self.accept()
            self.erase_requested.emit(article_id)


class AlreadyHere(Dialog):
    """What came is on the desk already: nothing is doubled unless it is wanted."""

    open_requested = Signal()
    again_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("Already on the desk", parent, width=480)
        self.head.setText(f"“{shortened(title, 90)}” is on the desk already.")
        words = "Taken in again, it is a second article, with claims and questions of its own."
        self.body.addWidget(Words(words, "secondary", wrap=True))
        self.add_button("Cancel").clicked.connect(self.reject)
        again = self.add_button("Take in again")
        again.clicked.connect(self.accept)
        again.clicked.connect(self.again_requested)
        there = self.add_button("Open it", primary=True)
        there.clicked.connect(self.accept)
        there.clicked.connect(self.open_requested)
        there.setFocus()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _row(article: Article) -> RowLook:
    at = article.removed_at
    when = f"Removed {day_words(at.astimezone().date(), date.today())}" if at else "Removed"
    meta = "  ·  ".join(part for part in (when, article.byline) if part)
    return RowLook(
        article.id,
        article.headline,
        meta,
        f"{article.headline}. {meta}",
        hint=article.headline,
        icon="doc",
    )
