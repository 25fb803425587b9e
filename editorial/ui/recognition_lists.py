"""What the file held beside the article: remarks, tracked changes, and what was left out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.reading import Reading
from editorial.domain.remark import Fate
from editorial.ui import fonts
from editorial.ui import recognition_words as say
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.list_pane import ListAndDetail, scrolled
from editorial.ui.pane_tabs import PaneTabs
from editorial.ui.recognition_corrections import Place
from editorial.ui.recognition_remark import RemarkDetail, fill_fate_menu
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView, row_height

REMARKS, CHANGES, DROPPED = range(3)


class RemarkList(RowView):
    """Several rows may be chosen, with Shift or Ctrl, to be set at one go."""

    picked = Signal()
    """Other rows are chosen than before."""
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Remarks", parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())

    @property
    def numbers(self) -> list[int]:
        """The remarks that are chosen, in their order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def choose(self, number: int) -> None:
        """Go to a remark, as if the user had."""
        self.setCurrentIndex(self.rows.index(number))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        else:
            self.ask_for_menu()

    def ask_for_menu(self) -> None:
        place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(40, 0)
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ask_for_menu()
            return
        super().keyPressEvent(event)


class PlainDetail(QWidget):
    """Who or what, and the words themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Words("", "secondary", fonts.META, wrap=True)
        self._words = Words("", wrap=True).selectable()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._words)
        column.addStretch(1)

    def show_words(self, head: str, words: str) -> None:
        self._head.setText(head)
        self._words.setText(words)


class RecognitionLists(Surface):
    """Three lists behind tabs, each with one of its items in full below."""

    remark_chosen = Signal(int)
    """The number of the remark that keys or the mouse went to."""
    change_chosen = Signal(int)
    go_wanted = Signal()
    """Enter: to the words of what is chosen."""
    fate_chosen = Signal(str)
    """A `Fate` for the remarks that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "left", parent)
        self._reading = Reading("", ())
        self._rows: list[RowLook] = []
        self.tabs = PaneTabs(("Remarks", "Changes", "Left out"))
        self.remarks = RemarkList(self)
        self.changes = RowView("Tracked changes", parent=self)
        self.dropped = RowView("What was left out", parent=self)
        self._lists = (self.remarks, self.changes, self.dropped)
        self.remark = RemarkDetail()
        self._change, self._left = PlainDetail(), PlainDetail()
        self._details = [scrolled(each) for each in (self.remark, self._change, self._left)]
        self._about = Words("", "secondary", fonts.META, wrap=True)
        self._about.setContentsMargins(16, 10, 16, 6)
        self._bodies = [
            self._body(self.remarks, self._details[REMARKS], None),
            self._body(self.changes, self._details[CHANGES], self._about),
            self._body(self.dropped, self._details[DROPPED], None),
        ]
        self._stack = QStackedWidget()
        for body in self._bodies:
            self._stack.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self._connect()

    def _body(self, rows: RowView, detail: QWidget, head: QWidget | None) -> ListAndDetail:
        space = QVBoxLayout()
        space.setContentsMargins(0, 6, 0, 0)
        body = ListAndDetail(head or space, rows, row_height, self)
        body.add_detail(detail)
        return body

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._stack.setCurrentIndex)
        self.remarks.chosen.connect(lambda id: self.remark_chosen.emit(int(id)))
        self.remarks.picked.connect(self._show_remark)
        self.remarks.menu_wanted.connect(self._open_menu)
        self.remark.fate_chosen.connect(self.fate_chosen)
        self.changes.chosen.connect(self._show_change)
        self.changes.chosen.connect(lambda id: self.change_chosen.emit(int(id)))
        self.dropped.chosen.connect(self._show_dropped)
        for rows in (self.remarks, self.changes):
            rows.opened.connect(lambda _: self.go_wanted.emit())

    # What is shown

    def show_reading(self, reading: Reading) -> None:
        """Another file's reading, from its beginning."""
        self._reading = reading
        self._rows = [say.remark_row(n, remark) for n, remark in enumerate(reading.remarks)]
        self.remarks.show_rows(self._rows)
        self.changes.show_rows([say.change_row(n, c) for n, c in enumerate(reading.changes)])
        self.dropped.show_rows([say.dropped_row(n, d) for n, d in enumerate(reading.dropped)])
        self._about.setText(say.about_changes(len(reading.changes)) if reading.changes else "")
        self._about.setVisible(bool(reading.changes))
        counts = (len(reading.remarks), len(reading.changes), len(reading.dropped))
        self.tabs.count(counts)
        sentences = (
            say.no_remarks(reading.format),
            say.no_changes(reading.format),
            say.NOTHING_DROPPED,
        )
        for number, count in enumerate(counts):
            body, rows = self._bodies[number], self._lists[number]
            body.say(sentences[number])
            # None first, or of several rows chosen in the file before all would stay so.
            rows.mark(None)
            rows.mark("0" if count else None)
            body.show_detail(self._details[number] if count else None)
        self._show_remark()
        self._show_change("0")
        self._show_dropped("0")
        self.tabs.choose(next((n for n, count in enumerate(counts) if count), REMARKS))

    def correct(self, reading: Reading, place: Place) -> None:
        """The same file after a correction."""
        self._reading = reading
        if not place.remarks:
            return
        for number in place.remarks:
            self._rows[number] = say.remark_row(number, reading.remarks[number])
        self.remarks.show_rows(self._rows)
        self._show_remark()

    @property
    def is_empty(self) -> bool:
        """Whether the file held nothing beside the article."""
        reading = self._reading
        return not (reading.remarks or reading.changes or reading.dropped)

    def set_side_by_side(self, beside: bool) -> None:
        """Whether each detail stands right of its list."""
        for body in self._bodies:
            body.set_side_by_side(beside)

    # Where one is

    @property
    def list(self) -> RowView:
        return self._lists[self.tabs.current]

    def go_to_remark(self, number: int) -> None:
        self.tabs.choose(REMARKS)
        self.remarks.choose(number)

    def words_of_current(self) -> tuple[int, int] | None:
        """Where the words of the current remark or change stand, in code points."""
        span, id = None, self.list.current_id
        if id is not None and self.tabs.current == REMARKS:
            span = self._reading.remarks[int(id)].span
        elif id is not None and self.tabs.current == CHANGES:
            span = self._reading.changes[int(id)].span
        return (span.start, span.end) if span else None

    def focus(self) -> None:
        empty = not self.list.rows.rowCount()
        (self.tabs if empty else self.list).setFocus(Qt.FocusReason.ShortcutFocusReason)
        if empty:
            self.tabs.focus()

    # Inner workings

    def _show_remark(self) -> None:
        numbers = self.remarks.numbers
        if len(numbers) == 1:
            self.remark.show_remark(self._reading.remarks[numbers[0]])
        elif numbers:
            fates = frozenset(self._reading.remarks[number].fate for number in numbers)
            self.remark.show_many(fates, len(numbers))

    def _show_change(self, id: str) -> None:
        if self._reading.changes:
            change = self._reading.changes[int(id)]
            self._change.show_words(say.change_head(change, date.today()), change.text)

    def _show_dropped(self, id: str) -> None:
        if self._reading.dropped:
            dropped = self._reading.dropped[int(id)]
            sample = f"It begins: “{dropped.sample}”" if dropped.sample else ""
            self._left.show_words(f"{dropped.what}: {dropped.reason}.", sample)

    def _open_menu(self, place: QPoint) -> None:
        numbers = self.remarks.numbers
        if not numbers:
            return
        remarks = [self._reading.remarks[number] for number in numbers]
        able = frozenset(Fate)
        if not any(remark.span for remark in remarks):
            able -= {Fate.CLAIM}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_fate_menu(menu, able, lambda fate: self.fate_chosen.emit(fate.value))
        menu.popup(place)
