"""Where a reply to a question is written."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from editorial.ui.growing_text import GrowingText
from editorial.ui.kept_line import KeptLine
from editorial.ui.safekeeping import Place, Safekeeping
from editorial.ui.theme import set_look

_SPEAKER = 90
"""Pixels that a speaker's name needs at least."""


class DraftText(GrowingText):
    """Text that is sent, not committed: Ctrl+Enter sends, Esc leaves, and what was typed stays."""

    sent = Signal()
    left = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReplyBox(QWidget):
    """Text, who says it, and whether it answers the question. Drafts are kept by question until
    they are sent."""

    sent = Signal(str, str, bool)
    """Text, speaker ("" for the reviewer), whether it answers."""
    left = Signal()

    def __init__(self, safekeeping: Safekeeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._safe = safekeeping
        self._place: Place | None = None
        self._filling = False
        self._own_name = ""
        self._low = False
        self.text = DraftText((1, 6), self)
        self.text.setAccessibleName("Reply")
        self.text.sent.connect(self._send)
        self.text.left.connect(self.left)
        self.text.textChanged.connect(self._typed)
        self.speaker = QComboBox(self)
        self.speaker.setEditable(True)
        self.speaker.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.speaker.setAccessibleName("Who says it")
        self.speaker.setToolTip("Who says it: choose a name, or write one")
        self.speaker.setMinimumContentsLength(6)
        self.speaker.setMaximumWidth(180)
        self.answers = QCheckBox("This answers the question", self)
        self.answers.setToolTip("The question counts as answered then")
        self.send = QPushButton("Reply", self)
        set_look(self.send, kind="primary")
        self.send.setToolTip("Send the reply  (Ctrl+Enter)")
        self.send.clicked.connect(self._send)
        self._foot = QWidget(self)
        whole, foot = QVBoxLayout(self._foot), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        foot.setSpacing(8)
        foot.addWidget(self.speaker, 1)
        foot.addWidget(self.answers)
        expanding, least = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        foot.addSpacerItem(QSpacerItem(0, 0, expanding, least))
        foot.addWidget(self.send)
        whole.addLayout(foot)
        self._rows = (whole, foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.kept = KeptLine(self)
        self.kept.discarded.connect(self.clear)
        column.addWidget(self.kept)
        column.addWidget(self.text)
        column.addWidget(self._foot)
        self.speaker.editTextChanged.connect(self._typed)
        self.answers.toggled.connect(self._typed)
        self.text.entered.connect(self._foot.show)
        self._typed()

    def set_low(self, low: bool) -> None:
        """Where there is little height, the foot comes with the reply."""
        self._low = low
        self.text.set_lines(1 if low else 2, 3 if low else 8)
        focus = QApplication.focusWidget()
        begun = focus is not None and self.isAncestorOf(focus)
        self._foot.setVisible(not low or begun or bool(self.text.toPlainText()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little width, the box to tick has a row of its own."""
        super().resizeEvent(event)
        whole, foot = self._rows
        fixed = self.answers.sizeHint().width() + self.send.sizeHint().width()
        narrow = fixed + _SPEAKER + 16 > self.width()
        if narrow and foot.indexOf(self.answers) >= 0:
            foot.removeWidget(self.answers)
            whole.insertWidget(0, self.answers)
        elif not narrow and foot.indexOf(self.answers) < 0:
            whole.removeWidget(self.answers)
            foot.insertWidget(1, self.answers)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def show_question(self, question_id: str, to: str, own: str, others: list[str]) -> None:
        """`to` is whom the reply is for; `own` the reviewer's name; `others` may speak too."""
        place = self._safe.place("reply", question_id)
        if place != self._place:
            self._place = place
            self._fill_speakers(own, others)
            self._take_up(place)
            self._foot.setVisible(not self._low or bool(self.text.toPlainText()))
        self.text.setPlaceholderText(f"Reply, or note what {to} said")

    def _take_up(self, place: Place) -> None:
        """Show what was typed for the question and not sent."""
        words = self._safe.words(place)
        self._filling = True
        self.text.setPlainText(words.get("text", ""))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.answers.setChecked("answers" in words)
        if speaker := words.get("speaker"):
            self.speaker.setEditText(speaker)
        self._filling = False
        self._typed()

    def _fill_speakers(self, own: str, others: list[str]) -> None:
        self._filling = True
        self._own_name = "You"
        self.speaker.clear()
        self.speaker.addItems([self._own_name, *others])
        self._speak_oneself()
        self._filling = False

    def _speak_oneself(self) -> None:
        self.speaker.setCurrentIndex(0)
        if (line := self.speaker.lineEdit()) is not None:
            line.setCursorPosition(0)

    def _typed(self, *_: object) -> None:
        text = self.text.toPlainText()
        self.send.setEnabled(bool(text.strip()))
        if self._place is None or self._filling:
            pass
        elif text.strip():
            words = {"text": text}
            if self._speaker:
                words["speaker"] = self._speaker
            if self.answers.isChecked():
                words["answers"] = "yes"
            self._safe.keep(self._place, words)
        else:
            self._safe.drop(self._place)
        self.kept.setVisible(self._place is not None and self._safe.is_from_before(self._place))

    @property
    def _speaker(self) -> str:
        """Who said it, "" for the reviewer."""
        speaker = self.speaker.currentText().strip()
        return "" if speaker == self._own_name else speaker

    def _send(self) -> None:
        if text := self.text.toPlainText().strip():
            self.sent.emit(text, self._speaker, self.answers.isChecked())

    def clear(self) -> None:
        """The reply was taken, or is given up: begin anew."""
        self.text.clear()
        self.answers.setChecked(False)
        self._speak_oneself()


def byline_names(byline: str) -> list[str]:
    """The names in a byline: "By Lena Morrow and Jon Pell · Review by …" gives the first two."""
    line = re.split(r"\s*[·|•\n\u2028]\s*|\s{3,}", byline.strip())[0]
    line = re.sub(r"(?i)^(text |words |story )?by:?\s+", "", line)
    names = re.split(r"\s*,\s*|\s+(?:and|&)\s+", line)
    return [name for name in names if 0 < len(name) <= 60]
