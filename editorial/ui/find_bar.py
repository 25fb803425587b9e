"""Find in a text: as typed, hit by hit, and back to the words where it began."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from editorial.ui.article_view import ArticleView
from editorial.ui.forms import IconButton, Words
from editorial.ui.theme import set_look


class FindBar(QFrame):
    """Enter goes on, Shift+Enter back, Esc leaves."""

    def __init__(
        self, view: ArticleView, parent: QWidget | None = None, where: str = "the article"
    ) -> None:
        """`where`: what is looked through, in words."""
        super().__init__(parent)
        set_look(self, surface="panel", edge="bottom")
        self._view, self._where = view, where
        self._hits = 0
        self._field = _Field(self, f"Find in {where}")
        self._count = Words("", "quiet")
        back = IconButton("left", "Previous place", key="Shift+Enter")
        on = IconButton("right", "Next place", key="Enter")
        close = IconButton("close", "Leave finding", key="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(self._field, 1)
        for widget in (self._count, back, on, close):
            row.addWidget(widget)
        self._field.textChanged.connect(self._find)
        back.clicked.connect(self.previous)
        on.clicked.connect(self.next)
        close.clicked.connect(self.leave)
        self.hide()

    def open(self) -> None:
        """Show the bar; words selected in the article are looked for at once."""
        words = self._view.selection()
        self.show()
        if words and words[1] - words[0] < 100:
            self._field.setText(self._view.text[words[0] : words[1]])
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._find(self._field.text())

    def leave(self) -> None:
        self.hide()
        self._view.clear_find()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        self._view.find_next()
        self._say()

    def previous(self) -> None:
        self._view.find_previous()
        self._say()

    def _find(self, words: str) -> None:
        self._hits = self._view.find_text(words)
        self._say()

    def _say(self) -> None:
        if not self._field.text().strip():
            self._count.setText("")
        elif not self._hits:
            self._count.setText(f"Not in {self._where}")
        else:
            self._count.setText(f"{(self._view.current_hit or 0) + 1} of {self._hits}")


class _Field(QLineEdit):
    def __init__(self, bar: FindBar, name: str) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        # Esc is ours before any shortcut's.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._bar.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self._bar.previous if back else self._bar.next)()
        else:
            super().keyPressEvent(event)
