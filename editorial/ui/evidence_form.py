"""The form for evidence: which source says what, and where. It stands in the claim's card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from editorial.domain.claim import Evidence, Stance
from editorial.domain.source import Source
from editorial.domain.text import folded
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.chips import KeyCap
from editorial.ui.evidence_card import reading_font
from editorial.ui.forms import Words
from editorial.ui.frames import Card
from editorial.ui.growing_text import GrowingText
from editorial.ui.kept_line import KeptLine
from editorial.ui.segments import SegmentedControl
from editorial.ui.theme import appearance, set_look

_ID = Qt.ItemDataRole.UserRole + 1
_NEW = "New to this desk; it becomes a source of the article."


def named(source: Source) -> str:
    """A source as it is offered: its title, and who published or said it."""
    by = source.publisher or source.author
    return f"{source.title}  ·  {by}" if by else source.title


class SourceField(QComboBox):
    """A source by its title: those of the article first, then the desk's; any other is new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(12)
        self.setAccessibleName("Source")
        self.line.setPlaceholderText("Source: its title, or a new one")
        self.line.setAccessibleName("Source")
        completer = QCompleter(self._items, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)

    @property
    def line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    def offer(self, cited: Sequence[Source], others: Sequence[Source]) -> None:
        self._items.clear()
        for source in (*cited, *others):
            item = QStandardItem(named(source))
            item.setData(source.id, _ID)
            item.setToolTip("" if source in cited else "On the desk, not yet in this article")
            self._items.appendRow(item)
        if cited and others:
            self.insertSeparator(len(cited))
        self.show_source(None)

    def show_source(self, source: Source | None) -> None:
        if source is None:
            self.setCurrentIndex(-1)
            self.setEditText("")
            return
        self.setCurrentIndex(self.findData(source.id, _ID))
        self.line.setCursorPosition(0)

    @property
    def source_id(self) -> str | None:
        """The desk's source of what is written there; None for a new one."""
        said = folded(self.currentText()).casefold()
        here = self.currentIndex()
        # Two sources may be called the same: then the one picked from the list is meant.
        rows = [here] if here >= 0 else []
        for row in (*rows, *range(self.count())):
            known = folded(self.itemText(row)).casefold()
            if said and said in (known, known.partition(" · ")[0]):
                return self.itemData(row, _ID)
        return None

    @property
    def title(self) -> str:
        return folded(self.currentText())


@dataclass(frozen=True, slots=True)
class Said:
    """What was filled in. `source_id` is None for a source that is new to the desk."""

    source_id: str | None
    title: str
    stance: Stance
    locator: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A form half filled in, as its fields read."""

    source: str
    stance: str
    locator: str
    excerpt: str


class EvidenceForm(Card):
    """Ctrl+Enter or the button gives what was filled in; Esc, or Cancel, gives it up."""

    edited = Signal()
    filled = Signal(object)
    """Said."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceForm")
        self.column.setSpacing(8)
        self.source = SourceField(self)
        stances = [(term.key, term.label) for term in vocabulary("stances")]
        self.stance = SegmentedControl(stances, "Stance", self)
        for term in vocabulary("stances"):
            self.stance.set_tip(term.key, term.hint)
        self.locator = QLineEdit(self)
        self.locator.setPlaceholderText("Locator: page, paragraph, time")
        self.locator.setAccessibleName("Locator")
        self.excerpt = GrowingText((2, 8), self)
        self.excerpt.setPlaceholderText("Excerpt: the source’s own words")
        self.excerpt.setAccessibleName("Excerpt")
        self._hint = Words("", "quiet", fonts.META, wrap=True)
        self._add = QPushButton("Add evidence", self)
        set_look(self._add, kind="primary")
        self._add.clicked.connect(self._give)
        self._cancel = QPushButton("Cancel", self)
        set_look(self._cancel, kind="quiet")
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.source.editTextChanged.connect(lambda _: self._judge())
        self.excerpt.textChanged.connect(self._judge)
        for signal in (
            self.source.editTextChanged,
            self.stance.chosen,
            self.locator.textChanged,
            self.excerpt.textChanged,
        ):
            signal.connect(self.edited)
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self.cancelled)
        self.column.insertWidget(0, self.kept)
        self._dress()
        appearance().changed.connect(self._dress)

    def open_for(
        self,
        cited: Sequence[Source],
        others: Sequence[Source],
        likely: Source | None = None,
        excerpt: str = "",
    ) -> None:
        """Ask for new evidence; `likely` is the source that it is probably from."""
        self.source.offer(cited, others)
        self.source.show_source(likely)
        title = self.source.currentText()
        self.put(Draft(title, Stance.SUPPORTS.value, "", excerpt))
        self._add.setText("Add evidence")
        self.show()

    def open_with(
        self,
        cited: Sequence[Source],
        others: Sequence[Source],
        evidence: Evidence,
        source: Source | None,
    ) -> None:
        """Ask for changes of evidence that there is."""
        self.source.offer(cited, others)
        self.source.show_source(source)
        title = self.source.currentText()
        self.put(Draft(title, evidence.stance.value, evidence.locator, evidence.excerpt))
        self._add.setText("Keep changes")
        self.show()

    def begin(self) -> None:
        """Put the caret where one begins."""
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)
        self.source.line.selectAll()

    @property
    def draft(self) -> Draft:
        """What is filled in so far."""
        return Draft(
            self.source.currentText(),
            self.stance.current,
            self.locator.text(),
            self.excerpt.toPlainText(),
        )

    def put(self, draft: Draft) -> None:
        """Fill in again what was filled in before."""
        if draft.source != self.source.currentText():
            self.source.setEditText(draft.source)
        self.stance.choose(draft.stance)
        self.locator.setText(draft.locator)
        self.excerpt.setPlainText(draft.excerpt)
        self._judge()

    @property
    def is_empty(self) -> bool:
        """Whether giving it up loses nothing that was typed."""
        return not (self.locator.text().strip() or self.excerpt.toPlainText().strip())

    def set_compact(self, compact: bool) -> None:
        self.column.setSpacing(4 if compact else 8)
        edge = 7 if compact else 10
        self.column.setContentsMargins(12, edge, 12, edge)
        self.excerpt.set_lines(1 if compact else 2, 5 if compact else 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif enter:
            # Enter in a line of the form is no command; it must not reach the window's.
            event.accept()
        else:
            super().keyPressEvent(event)

    # Inner workings

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        foot.addWidget(KeyCap("Ctrl+Enter", self))
        foot.addWidget(self._add)
        self.column.addWidget(self.source)
        self.column.addWidget(self._hint)
        self.column.addWidget(self.stance, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.locator)
        self.column.addWidget(self.excerpt)
        self.column.addLayout(foot)
        order = (
            self.source,
            self.stance,
            self.locator,
            self.excerpt,
            self._add,
            self._cancel,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _judge(self) -> None:
        title = self.source.title
        self._add.setEnabled(bool(title))
        is_new = bool(title) and self.source.source_id is None
        self._hint.setText(_NEW if is_new else "")
        self._hint.setVisible(is_new)

    def _give(self) -> None:
        if not self.source.title:
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.filled.emit(
            Said(
                self.source.source_id,
                self.source.title,
                Stance(self.stance.current),
                self.locator.text().strip(),
                self.excerpt.toPlainText().strip(),
            )
        )

    def _dress(self) -> None:
        self.excerpt.setFont(reading_font())
