"""Import references: what a file holds, what the desk has of it, and which are taken in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from editorial.domain.text import shortened
from editorial.ui import fonts
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.list_pane import SearchLine
from editorial.ui.reference_rows import Offered, rows_of, summary_words, ticked_at_first
from editorial.ui.row_list import RowRole
from editorial.ui.row_view import RowView

TICKED_AT_FIRST = 100
"""References up to which all are ticked; more is a library, of which an article cites a few."""
_NOTICES = 3


class TickList(RowView):
    """Space or a click ticks a row; letters and Enter are the dialog's."""

    toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("References", parent=parent)
        self.clicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_id:
            self.toggled.emit(self.current_id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _click(self, index: QModelIndex) -> None:
        self.toggled.emit(index.data(RowRole.ID))


class ReferencesDialog(Dialog):
    """Ctrl+Enter, or Enter, takes in what is ticked."""

    wanted = Signal(object)
    """The numbers of the references to take in, in their order."""

    def __init__(self, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__("Import references", parent)
        self.wish(720, 560)
        self._offered = offered
        self._ticked = ticked_at_first(offered.standings, TICKED_AT_FIRST)
        self.head.setText(f"Import references from {shortened(offered.name, 60)}")
        self.body.addWidget(Words(summary_words(offered), "secondary", wrap=True))
        many = sum(each.is_wanted for each in offered.standings)
        if many > TICKED_AT_FIRST:
            hint = f"More than {TICKED_AT_FIRST}: tick those that the article relies on."
            self.body.addWidget(Words(hint, "secondary", fonts.META, wrap=True))
        for notice in offered.notices[:_NOTICES]:
            self.body.addWidget(Words(notice, "secondary", fonts.META, wrap=True))
        self.list = TickList()
        self.list.toggled.connect(self._toggle)
        self.filter = SearchLine("Filter references", self.list, key="")
        self.filter.textChanged.connect(self._fill)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.list, 1)
        self.all = self.add_aside("Tick all")
        self.all.clicked.connect(lambda: self._tick_shown(True))
        self.none = self.add_aside("Tick none")
        self.none.clicked.connect(lambda: self._tick_shown(False))
        self.add_button("Cancel").clicked.connect(self.reject)
        self.take = self.add_button("Take in", primary=True)
        self.take.setToolTip("Take in what is ticked  (Ctrl+Enter)")
        self.take.clicked.connect(self._take_in)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.take.click)
        self._fill()
        self.list.mark(self.list.first_id)
        self.list.setFocus()

    @property
    def ticked(self) -> list[int]:
        return sorted(self._ticked)

    def _toggle(self, id: str) -> None:
        if id.isdecimal() and self._offered.standings[int(id)].is_wanted:
            self._ticked ^= {int(id)}
            self._fill()

    def _tick_shown(self, ticked: bool) -> None:
        """Tick, or untick, every row that the filter leaves."""
        shown = rows_of(self._offered, self._ticked, self.filter.text())
        numbers = {int(row.id) for row in shown if row.id.isdecimal()}
        can = {number for number in numbers if self._offered.standings[number].is_wanted}
        self._ticked = self._ticked | can if ticked else self._ticked - can
        self._fill()

    def _fill(self, _: str = "") -> None:
        self.list.show_rows(rows_of(self._offered, self._ticked, self.filter.text()))
        count = len(self._ticked)
        self.take.setText(f"Take in {count:,}" if count else "Take in")
        self.take.setEnabled(bool(count))

    def _take_in(self) -> None:
        self.wanted.emit(self.ticked)
        self.accept()
