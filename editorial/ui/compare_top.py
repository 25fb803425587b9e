"""Above two drafts that are compared: which they are, how they are shown, what changed in all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from editorial.domain.article import Revision
from editorial.ui import fonts
from editorial.ui.compare_wording import draft_words
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import ElidedLabel, HairLine, Surface
from editorial.ui.letters import letters
from editorial.ui.segments import SegmentedControl
from editorial.ui.theme import appearance

HEIGHT, BAR = 48, 44
BESIDE, INLINE = "beside", "inline"
_VIEWS = ((BESIDE, "Side by side"), (INLINE, "Inline"))
_WIDEST = 320


class CompareTop(QWidget):
    back_asked = Signal()
    drafts_chosen = Signal(str, str)
    """The ids of the two revisions, the left one first."""
    view_chosen = Signal(str)
    step_asked = Signal(int)
    go_back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("left", "Back to checking", "Back to checking", key="Esc")
        self.old, self.new = _picker("First draft"), _picker("Second draft")
        self.swap = IconButton("swap", "Swap the two drafts", key="S")
        self.go_back = QPushButton()
        self.views = SegmentedControl(_VIEWS, "View")
        self.counts = ElidedLabel()
        self.position = Words("", "secondary", fonts.META)
        self.previous = IconButton("up", "Previous change", key="Shift+N")
        self.next = IconButton("down", "Next change", key="N")
        self._lay_out()
        self._connect()
        self._dress()

    # What is shown

    def offer(self, revisions: Sequence[Revision], present_id: str) -> None:
        """The drafts to choose from; the newest stands first."""
        today = date.today()
        for picker in (self.old, self.new):
            picker.blockSignals(True)
            picker.clear()
            for revision in reversed(revisions):
                picker.addItem(draft_words(revision, present_id, today), revision.id)
            picker.blockSignals(False)

    def choose(self, old_id: str, new_id: str) -> None:
        """Show which two are compared."""
        for picker, id in ((self.old, old_id), (self.new, new_id)):
            picker.blockSignals(True)
            picker.setCurrentIndex(picker.findData(id))
            picker.blockSignals(False)
            picker.setToolTip(picker.currentText())

    def say(self, sentence: str) -> None:
        """What changed in all."""
        self.counts.show_text(sentence)

    def show_position(self, at: int | None, total: int, change: str = "") -> None:
        """At which change one is, from 0; `change` says it in words."""
        for widget in (self.previous, self.next, self.position):
            widget.setVisible(total > 0)
        self.position.setText(f"{total:,}" if at is None else f"{at + 1:,} of {total:,}")
        said = "" if at is None else f"Change {at + 1} of {total}. {change}"
        self.position.setAccessibleName(said)
        self.position.setToolTip(change)

    def show_going_back(self, number: int, next_number: int, why_not: str = "") -> None:
        """To which draft the button goes; `why_not`: why it can't."""
        self.go_back.setText(f"Go back to draft {number}")
        self.go_back.setEnabled(not why_not)
        self.go_back.setToolTip(
            why_not
            or f"The words of draft {number} become draft {next_number}; no draft is lost, and it "
            "can be undone"
        )

    @property
    def chosen(self) -> tuple[str, str]:
        return self.old.currentData() or "", self.new.currentData() or ""

    # Inner workings

    def _lay_out(self) -> None:
        head = Surface("win", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(HairLine(upright=True))
        row.addSpacing(4)
        # The pickers take all the room there is, until they are wide enough.
        row.addWidget(self.old, 1000)
        row.addWidget(self.swap)
        row.addWidget(self.new, 1000)
        row.addStretch(1)
        row.addWidget(self.go_back)
        bar = Surface("paper", "bottom")
        second = QHBoxLayout(bar)
        second.setContentsMargins(12, 0, 12, 0)
        second.setSpacing(8)
        second.addWidget(self.views)
        second.addSpacing(8)
        second.addWidget(self.counts, 1)
        for widget in (self.position, self.previous, self.next):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(bar)
        self._head, self._bar = head, bar

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        for picker in (self.old, self.new):
            picker.activated.connect(lambda _: self.drafts_chosen.emit(*self.chosen))
        self.swap.clicked.connect(self.swap_drafts)
        self.views.chosen.connect(self.view_chosen)
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(+1))
        self.go_back.clicked.connect(self.go_back_asked)
        appearance().changed.connect(self._dress)
        letters().changed.connect(self._dress)

    def swap_drafts(self) -> None:
        old, new = self.chosen
        self.drafts_chosen.emit(new, old)

    def _dress(self) -> None:
        self._head.setFixedHeight(max(HEIGHT, self.go_back.sizeHint().height() + 14))
        self._bar.setFixedHeight(max(BAR, self.views.sizeHint().height() + 14))
        self.views.set_tip(BESIDE, letters().tip("The two drafts side by side", "1"))
        self.views.set_tip(INLINE, letters().tip("One text, old words struck in it", "2"))
        for picker in (self.old, self.new):
            picker.setMaximumWidth(round(_WIDEST * fonts.interface_scale()))
        self.counts.setFont(fonts.interface())


class _Picker(QComboBox):
    """A draft; its words are shortened where they do not fit."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        box, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, field, self).width() - 4
        right = Qt.TextElideMode.ElideRight
        option.currentText = option.fontMetrics.elidedText(option.currentText, right, room)


def _picker(name: str) -> QComboBox:
    picker = _Picker()
    picker.setAccessibleName(name)
    picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    picker.setMinimumContentsLength(12)
    picker.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return picker
