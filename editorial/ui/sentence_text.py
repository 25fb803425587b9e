"""A sentence of the article with some of its words set off; the caret says where to part them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from editorial.domain.text import folded
from editorial.ui import fonts
from editorial.ui.growing_text import GrowingText
from editorial.ui.positions import Positions
from editorial.ui.suggestion_words import joints_in, likely_joint
from editorial.ui.theme import appearance, current, set_look

_FRAME = 2
"""Pixels that the style sheet frames it with."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SentenceText(GrowingText):
    """While the focus is in it, the words stand in two parts; Enter says where they part."""

    parted = Signal(int)
    """Code points from the start of the words."""
    left = Signal()
    parting_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words = ""
        self._start = 0
        self._joint: int | None = None
        self._positions = Positions("")
        super().__init__((1, 6), parent)
        self.setAccessibleName("The sentence")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setCursorWidth(2)
        set_look(self, kind="sentence")
        self.document().setDocumentMargin(2)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_sentence(self, sentence: str, start: int, end: int) -> None:
        """`start` and `end` of the words that are set off, in code points of the sentence."""
        shown = sentence.replace("\u2028", " ").replace("\n", " ")
        self._words, self._start = shown[start:end], start
        self._positions = Positions(shown)
        self._joint = None
        if shown != self.toPlainText():
            self.setPlainText(shown)
        self.setAccessibleDescription(f"Set off in it: {folded(self._words)}")
        self._set_off()

    @property
    def inset(self) -> int:
        """Pixels between the frame and the words."""
        return _FRAME + round(self.document().documentMargin())

    @property
    def can_be_parted(self) -> bool:
        return bool(joints_in(self._words))

    def begin_parting(self) -> None:
        """Put the caret where the words are likely to part."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt

    def event(self, event: QEvent) -> bool:
        wanted = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in wanted:
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._joint is None:
            self._go_to(likely_joint(self._words))
        self.parting_changed.emit(self._joint is not None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._whole and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._joint = None
            self._set_off()
            self.parting_changed.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        here = self._positions.to_points(self.textCursor().position()) - self._start
        places = joints_in(self._words)
        if places:
            self._go_to(min(places, key=lambda place: abs(place - here)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._joint is not None:
                self.parted.emit(self._joint)
        elif step and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._step(step)
        else:
            super().keyPressEvent(event)

    # Inner workings

    def _step(self, step: int) -> None:
        places = joints_in(self._words)
        if self._joint in places:
            at = places.index(self._joint) + step
            self._go_to(places[min(max(at, 0), len(places) - 1)])

    def _go_to(self, joint: int | None) -> None:
        self._joint = joint
        if joint is not None:
            cursor = self.textCursor()
            cursor.setPosition(self._positions.to_units(self._start + joint))
            self.setTextCursor(cursor)
        self._set_off()

    def _set_off(self) -> None:
        """The words on a tint; the two parts on two."""
        theme, end = current(), self._start + len(self._words)
        if self._joint is None:
            parts = [(self._start, end, theme.accent_tint2)]
        else:
            middle = self._start + self._joint
            first = self._start + len(self._words[: self._joint].rstrip())
            parts = [(self._start, first, theme.accent_tint2), (middle, end, theme.add_bg)]
        selections = []
        for a, z, colour in parts:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._positions.to_units(a))
            cursor.setPosition(self._positions.to_units(z), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(colour)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)

    def _dress(self) -> None:
        self.setFont(fonts.reading(15, scale=fonts.interface_scale()))
        self._set_off()
