"""Before it is taken in: the article as it was recognised, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QVBoxLayout, QWidget

from editorial.domain.article import Zone
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate
from editorial.domain.text import shortened
from editorial.ui import dialogs, fonts
from editorial.ui.commands import focus_is_in
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.letters import letters
from editorial.ui.messages import MessageBar
from editorial.ui.notices import Notices
from editorial.ui.recognition_corrections import Corrections, Place
from editorial.ui.recognition_head import ParagraphBar, RecognitionHead
from editorial.ui.recognition_keys import fill_zones, listen
from editorial.ui.recognition_lists import REMARKS, RecognitionLists
from editorial.ui.recognition_view import RecognitionView
from editorial.ui.recognition_words import mark_of, marks_of, title_of
from editorial.ui.tab_order import go_on

NARROW = 860
"""Pixels of width below which the lists stand under the article."""
LEAST_LIST = 300
"""Pixels that the lists want beside the article, at the default text size."""
SHARE = 0.6
SHARE_ALONE = 0.72
"""Of the room, that the article has, beside lists and where they are empty."""
LOSING = (
    "What you changed here goes with the file. To leave it out, press Esc or the button once more."
)
STRAIGHT = "Later files come straight to the desk; the menu Article switches this back."


class RecognitionDialog(Dialog):
    """Shows one file after the other; whoever opened it says when there is none left."""

    wanted = Signal(object)
    """The `Reading` as corrected, to be taken in."""
    all_wanted = Signal(object)
    """The same, and after it all that waits, without being looked at."""
    left_out = Signal()
    asking_changed = Signal(bool)
    """Whether files are to be looked at before they are taken in."""
    letters_chosen = Signal(str)

    def __init__(
        self, asks: bool = True, parent: QWidget | None = None, draft: int | None = None
    ) -> None:
        """`draft`: the number that it will have where it is a new draft of an article."""
        super().__init__("Taking in", parent)
        self._words = "Take in" if draft is None else f"Take in as draft {draft}"
        self.wish(10_000, 10_000)
        self._corrections = Corrections(Reading("", ()), self)
        self._warned = self._busy = False
        self.notices = Notices(self)
        self.fault = MessageBar()
        self.top, self.bar = RecognitionHead(), ParagraphBar()
        self.article, self.lists = RecognitionView(), RecognitionLists()
        self.straight = QCheckBox("Take in without asking")
        self.straight.setChecked(not asks)
        self.straight.setToolTip(STRAIGHT)
        self.straight.setAccessibleDescription(STRAIGHT)
        self._meaning = Words(STRAIGHT, "secondary", fonts.META, wrap=True)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self.commands = listen(self)

    # What is shown

    @property
    def reading(self) -> Reading:
        return self._corrections.reading

    def show_reading(self, reading: Reading, number: int = 1, total: int = 1) -> None:
        """Show a file's reading, the `number`th of `total` files."""
        self._corrections.deleteLater()
        self._corrections = Corrections(reading, self)
        self._corrections.changed.connect(self._corrected)
        self._corrections.refused.connect(self.fault.show_message)
        self._warned = False
        self.article.show_blocks(reading.blocks, reading.text)
        self.article.set_marks(marks_of(reading.remarks))
        self.article.choose(0)
        self.lists.show_reading(reading)
        self.article.select("0", scroll=False)
        self.top.show_count(number, total)
        self._all.setText(f"Take in all {total - number + 1}")
        self._all.setVisible(total > number)
        self.fault.dismiss()
        while not self.notices.bar.isHidden():
            self.notices.bar.dismiss()
        for notice in reading.notices:
            self.notices.refuse(notice)
        self.set_busy(False)
        self._tell()
        self._share_out()
        self.article.setFocus()

    def say(self, sentence: str) -> None:
        """Something went wrong with the file that is shown; it stays, and so do corrections."""
        self.fault.show_message(sentence)
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While a file is taken in nothing else can be done with it."""
        self._busy = busy
        self._take.setText("Taking in…" if busy else self._words)
        for widget in (self._take, self._all, self._leave, self.article, self.lists, self.bar):
            widget.setEnabled(not busy)

    def _tell(self) -> None:
        """What follows from the corrections as they are."""
        self.top.show_reading(self.reading)
        self.setAccessibleName(f"Taking in “{shortened(title_of(self.reading), 90)}”")
        self.bar.show_steps(self._corrections.by_hand, self._corrections.can_redo)
        self._name_zones()

    def _name_zones(self) -> None:
        chosen = self.article.chosen
        self.bar.show_zones((self.article.blocks[n].zone for n in chosen), len(chosen))

    def _corrected(self, place: Place) -> None:
        reading = self.reading
        self._warned = False
        self.fault.dismiss()
        if place.blocks:
            self.article.show_blocks(reading.blocks, self.article.text)
        for number in place.remarks:
            mark = mark_of(number, reading.remarks[number])
            self.article.replace_marks([str(number)], [mark] if mark else [])
        self.lists.correct(reading, place)
        self._tell()

    # What the keys and buttons do

    def set_zone(self, zone: Zone) -> None:
        self._corrections.set_zone(self.article.chosen, zone)

    def set_fate(self, fate: Fate | str) -> None:
        self._corrections.set_fate(self.lists.remarks.numbers, Fate(fate))

    def undo(self) -> None:
        self._go_back(self._corrections.undo)

    def redo(self) -> None:
        self._go_back(self._corrections.redo)

    def _go_back(self, go: Callable[[], Place | None]) -> None:
        """Undo or redo, and show where."""
        place = None if self._busy else go()
        if place and place.blocks:
            self.article.choose_all(place.blocks)
        elif place and place.remarks:
            self.lists.go_to_remark(place.remarks[0])

    def shows_remarks(self) -> bool:
        return self.lists.tabs.current == REMARKS

    def show_list(self, number: int) -> None:
        self.lists.tabs.choose(number)
        self.lists.focus()

    def go_to_words(self) -> None:
        """From a list to the words in the article."""
        if words := self.lists.words_of_current():
            self.article.go_to_words(*words)
            self.article.setFocus()

    def go_to_remark(self) -> None:
        """From the article to the first remark on the paragraph."""
        here = set(self.article.chosen)
        for number, remark in enumerate(self.reading.remarks):
            if remark.span and self.article.block_of(remark.span.start) in here:
                self.lists.go_to_remark(number)
                self.lists.focus()
                return

    def next_region(self, step: int) -> None:
        regions = (
            (self.article, self.article.setFocus),
            (self.lists, self.lists.focus),
            (self._take, self._take.setFocus),
        )
        here = next((n for n, (part, _) in enumerate(regions) if focus_is_in(part)), -step)
        regions[(here + step) % len(regions)][1]()

    def show_keys(self) -> None:
        keys = dialogs.Keys(self.commands, self, letters().mode)
        keys.letters_chosen.connect(self.letters_chosen)
        keys.open()

    def take_in(self) -> None:
        self._hand_over(self.wanted)

    def _hand_over(self, signal: SignalInstance) -> None:
        if not self._busy:
            self.fault.dismiss()
            self.set_busy(True)
            signal.emit(self.reading)

    def reject(self) -> None:
        """Leave the file out; what was changed by hand is asked about, once."""
        if self._busy:
            return
        if self._corrections.by_hand and not self._warned:
            self._warned = True
            self.fault.show_message(LOSING)
            return
        self.left_out.emit()

    def finish(self) -> None:
        """Close: there is nothing to look at any more."""
        self.accept()

    # Qt's own events

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter alone must not take a file in: in the lists it goes to the words.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    # Inner workings

    def _choose_straight(self, straight: bool) -> None:
        self._meaning.setVisible(straight)
        self.asking_changed.emit(not straight)

    def _show_remark_words(self, number: int) -> None:
        self.article.select(str(number))

    def _show_change_words(self, number: int) -> None:
        span = self.reading.changes[number].span
        self.article.go_to_words(span.start, span.end)

    def _open_zones(self, place: QPoint) -> None:
        self.bar.menu.popup(place)

    def _lay_out(self) -> None:
        self.body.removeWidget(self.head)
        self.head.hide()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.article, 1)
        self._sides.addWidget(left)
        self._sides.addWidget(self.lists)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(1)
        for widget in (self.top, self.notices.progress, self.notices.bar):
            self.body.addWidget(widget)
        self.body.addWidget(self._sides, 1)
        self.body.addWidget(self.fault)
        self.foot.takeAt(0)
        self.foot.addWidget(self.straight)
        self.foot.addWidget(self._meaning, 1)
        self.foot.addStretch(0)
        self._leave = self.add_button("Leave file out")
        self._all = self.add_button("Take in all")
        self._take = self.add_button(self._words, primary=True)
        self._take.setToolTip(f"{self._words}  (Ctrl+Enter)")
        self._leave.setToolTip("Nothing of the file is kept  (Esc)")
        self._meaning.setVisible(self.straight.isChecked())

    def _connect(self) -> None:
        self.article.paragraphs_chosen.connect(self._name_zones)
        self.article.menu_wanted.connect(self._open_zones)
        self.article.mark_clicked.connect(lambda id: self.lists.go_to_remark(int(id)))
        self.bar.menu.aboutToShow.connect(lambda: fill_zones(self.bar.menu, self))
        self.bar.undo.clicked.connect(self.undo)
        self.bar.redo.clicked.connect(self.redo)
        self.lists.remark_chosen.connect(self._show_remark_words)
        self.lists.change_chosen.connect(self._show_change_words)
        self.lists.go_wanted.connect(self.go_to_words)
        self.lists.fate_chosen.connect(self.set_fate)
        self._leave.clicked.connect(self.reject)
        self._all.clicked.connect(lambda: self._hand_over(self.all_wanted))
        self._take.clicked.connect(self.take_in)
        self.straight.toggled.connect(self._choose_straight)

    def _share_out(self) -> None:
        """The lists stand beside the article, or under it where the room is narrow."""
        width, scale = self.width(), fonts.interface_scale()
        under = width < NARROW or (1 - SHARE) * width < LEAST_LIST * scale
        orientation = Qt.Orientation.Vertical if under else Qt.Orientation.Horizontal
        if orientation is not self._sides.orientation():
            self._sides.setOrientation(orientation)
        self.lists.set_side_by_side(under)
        self.article.set_compact(width < 1100)
        whole = self._sides.height() if under else width
        share = SHARE_ALONE if self.lists.is_empty else SHARE
        self._sides.setSizes([round(share * whole), round((1 - share) * whole)])
