"""Fields that commit what was typed as one step: on a pause, or when they are left.

A field belongs to one item at a time, named by `owner`. What is committed names the item that it
was typed for, so that showing another item can never write to the wrong one. `Esc` gives back
the kept text; a re-read never destroys what is being typed. What was typed and could not be
committed, since the desk refused it or the program ended, is offered again with its item.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from editorial.domain.text import folded
from editorial.ui.growing_text import GrowingText
from editorial.ui.safekeeping import Place, Safekeeping

PAUSE = 1500
"""Milliseconds without a key after which what was typed is committed."""


class Pending(QObject):
    """What is typed in one field and not yet committed."""

    offered_changed = Signal()

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        write: Callable[[str], None],
        commit: Callable[[str, str], None],
        required: bool,
    ) -> None:
        super().__init__(field)
        self.owner = ""
        self.kept = ""
        self.typed = False
        self.offered = False
        """What stands in the field was kept from before, and nobody has said yet to save it."""
        self._field = field
        self._safe: Safekeeping | None = None
        self._place: Place | None = None
        self._name = ""
        self._read, self._write, self._commit = read, write, commit
        self._required = required
        self._writing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._paused)

    def guard(self, safekeeping: Safekeeping, name: str) -> None:
        """Keep what is typed, under this name, until it is committed."""
        self._safe, self._name = safekeeping, name

    def keep(self, owner: str, text: str) -> None:
        place = self._safe.place(self._name, owner) if self._safe else None
        if (owner, place) != (self.owner, self._place):
            self.commit()
            # What was refused stays in safekeeping, and comes back with the item it is for.
            self.typed = False
            self.owner, self.kept = owner, text
            self._place = place
            self._show(text)
            self._offer()
            return
        self.kept = text
        if self.offered and folded(self._read()) == folded(text):
            self.give_back()
        if self.typed:
            return
        # A field that still has the caret keeps the blank just typed at the end of its words.
        if not (self._field.hasFocus() and folded(self._read()) == folded(text)):
            self._show(text)

    def changed(self) -> None:
        if self._writing:
            return
        self.typed = self._read() != self.kept
        self._set_offered(False)
        self._keep_safe()
        if self.typed:
            self._pause.start()
        else:
            self._pause.stop()

    def commit(self) -> None:
        """Commit now what was typed, if anything was; not what is merely offered."""
        self._pause.stop()
        if not self.typed or self.offered:
            return
        text, place = self._read(), self._place
        # Before the news comes back, since it may show another item in this very field.
        self.typed = False
        if folded(text) == folded(self.kept) and "\n" not in text + self.kept:
            self._let_go(place)
            return
        if self._required and not text.strip():
            self.give_back()
            return
        owner = self.owner
        self._commit(owner, text)
        refused = owner == self.owner and folded(self.kept) != folded(text)
        self.typed = refused and bool(text.strip())
        if not self.typed:
            self._let_go(place)

    def accept(self) -> None:
        """Commit what was offered, or typed."""
        self._set_offered(False)
        self.commit()

    def left(self) -> None:
        self.commit()
        if not self.typed:
            self._show(self.kept)

    def give_back(self) -> bool:
        """Show the kept text again; whether there was anything to give back."""
        self._pause.stop()
        was_typed, self.typed = self.typed, False
        self._show(self.kept)
        self._set_offered(False)
        self._let_go(self._place)
        return was_typed

    def _offer(self) -> None:
        """Show again what was typed for this item before, if it is not saved."""
        text = self._safe.words(self._place).get("text") if self._safe and self._place else None
        differs = text is not None and folded(text) != folded(self.kept)
        if differs:
            self._show(text or "")
            self.typed = True
        elif text is not None:
            self._let_go(self._place)
        self._set_offered(differs)

    def _set_offered(self, offered: bool) -> None:
        if offered is not self.offered:
            self.offered = offered
            self.offered_changed.emit()

    def _keep_safe(self) -> None:
        if self._safe is None or self._place is None:
            return
        if self.typed and self._read().strip():
            self._safe.keep(self._place, {"text": self._read()})
        else:
            self._safe.drop(self._place)

    def _let_go(self, place: Place | None) -> None:
        if self._safe is not None and place is not None:
            self._safe.drop(place)

    def _paused(self) -> None:
        # Whoever empties a field that needs words is about to type new ones.
        if not (self._required and not self._read().strip()):
            self.commit()

    def _show(self, text: str) -> None:
        if self._read() != text:
            self._writing = True
            self._write(text)
            self._writing = False

    def wants(self, event: QEvent) -> bool | None:
        """Who gets a key that is also a shortcut: the field (True), the window (False), or as
        Qt has it (None). Undo in a field with nothing typed is the desk's undo."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return None
        if event.key() == Qt.Key.Key_Escape:
            return self.typed
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return True
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        if (undoes or event.matches(QKeySequence.StandardKey.Redo)) and not self.typed:
            return False
        return None


class CommitLine(QLineEdit):
    """One line. `committed` says for which item what was typed."""

    committed = Signal(str, str)
    """Owner and text."""
    confirmed = Signal()
    """Enter was pressed; what was typed is committed."""

    _can_commit = False
    """Qt sends events before the field is whole, and after it is taken apart."""

    def __init__(self, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending = Pending(self, self.text, self._put, self.committed.emit, required)
        self._can_commit = True
        self.textChanged.connect(self._pending.changed)
        self.returnPressed.connect(self._confirm)

    def keep(self, owner: str, text: str) -> None:
        """Show what the desk keeps; what is typed for another owner is committed first."""
        self._pending.keep(owner, text)

    def commit(self) -> None:
        self._pending.commit()

    def give_back(self) -> bool:
        return self._pending.give_back()

    @property
    def pending(self) -> Pending:
        return self._pending

    @property
    def owner(self) -> str:
        return self._pending.owner

    @property
    def has_unsaved(self) -> bool:
        return self._pending.typed

    def event(self, event: QEvent) -> bool:
        wanted = self._pending.wants(event) if self._can_commit else None
        if wanted is None:
            return super().event(event)
        event.setAccepted(wanted)
        return wanted

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._can_commit and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._pending.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self._pending.give_back())
            return
        super().keyPressEvent(event)

    def _put(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def _confirm(self) -> None:
        self._pending.accept()
        self.confirmed.emit()


class CommitText(GrowingText):
    """Several lines, as high as its words need between `lines` least and most.

    With `enter_commits`, Enter commits and Shift+Enter breaks the line; else Ctrl+Enter commits.
    """

    committed = Signal(str, str)
    """Owner and text."""
    confirmed = Signal()
    """Enter (or Ctrl+Enter) was pressed; what was typed is committed."""
    _can_commit = False

    def __init__(
        self,
        required: bool = False,
        lines: tuple[int, int] = (1, 6),
        enter_commits: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lines, parent)
        self._enter_commits = enter_commits
        self._pending = Pending(self, self.toPlainText, self._put, self.committed.emit, required)
        self._can_commit = True
        self.textChanged.connect(self._pending.changed)

    def keep(self, owner: str, text: str) -> None:
        """Show what the desk keeps; what is typed for another owner is committed first."""
        self._pending.keep(owner, text)

    def commit(self) -> None:
        self._pending.commit()

    def give_back(self) -> bool:
        return self._pending.give_back()

    @property
    def pending(self) -> Pending:
        return self._pending

    @property
    def owner(self) -> str:
        return self._pending.owner

    @property
    def has_unsaved(self) -> bool:
        return self._pending.typed

    def event(self, event: QEvent) -> bool:
        wanted = self._pending.wants(event) if self._can_commit else None
        if wanted is None:
            return super().event(event)
        event.setAccepted(wanted)
        return wanted

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._can_commit and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._pending.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            event.setAccepted(self._pending.give_back())
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            plain = not modifiers & Qt.KeyboardModifier.ShiftModifier
            if control or (self._enter_commits and plain):
                self._pending.accept()
                self.confirmed.emit()
                return
        super().keyPressEvent(event)

    def _put(self, text: str) -> None:
        self.setPlainText(text)
