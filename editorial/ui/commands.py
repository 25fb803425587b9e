"""Everything that the window can be told to do: one list for menu, palette, keys and F1."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from editorial.ui.letters import acting, letters, written


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `keys` are Qt key sequences, the first is the one that is shown.

    A `letter` command's keys are single keys without Ctrl, which act only while the focus is in
    the article or in a list.
    """

    id: str
    label: str
    group: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    letter: bool = False
    enabled: Callable[[], bool] = _always
    icon: str = ""
    checked: Callable[[], bool] | None = None
    """Whether it is in force, for a command that stands for a state; the menu ticks it then."""
    apart: bool = False
    """The menu draws a line above it."""

    @property
    def shown_key(self) -> str:
        """The first key as the platform writes it; "" while nothing is to be pressed for it."""
        if not self.keys:
            return ""
        return letters().shown(self.keys[0]) if self.letter else written(self.keys[0])

    @property
    def acting_keys(self) -> tuple[str, ...]:
        """What is to be pressed for it now."""
        if not self.letter:
            return self.keys
        return tuple(key for each in self.keys if (key := acting(each, letters().mode)))


class Commands:
    """The window's commands, in the order in which the menu shows them."""

    def __init__(self, groups: Sequence[str] = ()) -> None:
        """`groups` stand in this order; groups that it does not name come behind."""
        self._order = tuple(groups)
        self._by_id: dict[str, Command] = {}

    def add(self, *commands: Command) -> None:
        self._by_id.update((command.id, command) for command in commands)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._by_id.values())

    def __getitem__(self, id: str) -> Command:
        return self._by_id[id]

    def groups(self) -> list[str]:
        known = dict.fromkeys(command.group for command in self)
        return list(dict.fromkeys([*(name for name in self._order if name in known), *known]))

    def key(self, id: str) -> str:
        return self._by_id[id].shown_key


class LetterKeys(QObject):
    """Single letters as commands, while the focus is in a widget that they were listened for."""

    def __init__(self, commands: Commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        FieldKeys(commands, self)

    def listen(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        command = self._named_by(event)
        if command is None:
            return False
        if not command.enabled():
            # Enter in a list is the list's own where no words are selected; a letter is nobody's.
            return event.text().isalnum()
        # An accepted override keeps the menu from taking the key first.
        if event.type() == QEvent.Type.KeyPress:
            command.run()
        event.accept()
        return True

    def _named_by(self, event: QKeyEvent) -> Command | None:
        """Of several commands with one key, each for a pane of its own, the one that can run."""
        pressed = _pressed(event)
        named = [
            command
            for command in self._commands
            if command.letter and any(QKeySequence(key) in pressed for key in command.acting_keys)
        ]
        able = (command for command in named if command.enabled())
        return next(able, named[0] if named else None)


class FieldKeys(QObject):
    """Keeps the window's own keys out of the hands of text fields: on some systems Ctrl+K and
    Ctrl+E belong to lines that are typed in. Undo and redo stay theirs."""

    def __init__(self, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        # A filter on the application would be asked about every event there is.
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if new is not None and _is_typed_in(new) and _stands_in_window(new):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        if not any(
            pressed == QKeySequence(key)
            for command in self._commands
            if not command.letter and command.id not in ("undo", "redo")
            for key in command.keys
        ):
            return False
        event.ignore()
        return True


def _is_typed_in(widget: QWidget) -> bool:
    written = isinstance(widget, QTextEdit) and not widget.isReadOnly()
    return written or isinstance(widget, (QLineEdit, QPlainTextEdit))


def _stands_in_window(widget: QWidget) -> bool:
    """Not in a dialog, nor in what covers the window: there its keys do nothing."""
    window = widget.window()
    inside = window.centralWidget() if isinstance(window, QMainWindow) else None
    return inside is not None and inside.isAncestorOf(widget)


def _pressed(event: QKeyEvent) -> list[QKeySequence]:
    """What the key may be called: by its place, and where it writes a sign, by that sign, which
    keyboards of other countries reach with Shift ("/") or without ("?")."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    names = [QKeySequence(event.key() | held.value)]
    sign = event.text()
    if len(sign) == 1 and sign.isprintable() and not sign.isalnum() and sign != " ":
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        names.append(QKeySequence(f"Alt+{sign}" if alt else sign))
    return names


def focus_is_in(*widgets: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and any(w is focus or w.isAncestorOf(focus) for w in widgets)
