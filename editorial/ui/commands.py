"""Everything that the window can be told to do: one list for menu, palette, keys and F1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget


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

    @property
    def shown_key(self) -> str:
        """The first key as the platform writes it."""
        if not self.keys:
            return ""
        return QKeySequence(self.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)


class Commands:
    """The window's commands, in the order in which the menu shows them."""

    def __init__(self) -> None:
        self._by_id: dict[str, Command] = {}

    def add(self, *commands: Command) -> None:
        self._by_id.update((command.id, command) for command in commands)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._by_id.values())

    def __getitem__(self, id: str) -> Command:
        return self._by_id[id]

    def groups(self) -> list[str]:
        return list(dict.fromkeys(command.group for command in self))

    def key(self, id: str) -> str:
        return self._by_id[id].shown_key


class LetterKeys(QObject):
    """Single letters as commands, while the focus is in a widget that they were listened for.

    `mode` is "on", "alt" (they want Alt held) or "off".
    """

    def __init__(self, commands: Commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self.mode = "on"

    def listen(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if self.mode == "off" or event.type() not in kinds or not isinstance(event, QKeyEvent):
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
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.mode == "alt":
            if not held & Qt.KeyboardModifier.AltModifier:
                return None
            held &= ~Qt.KeyboardModifier.AltModifier
        if held & ~Qt.KeyboardModifier.ShiftModifier:
            return None
        pressed = _pressed(event, bool(held & Qt.KeyboardModifier.ShiftModifier))
        for command in self._commands:
            if command.letter and any(QKeySequence(key) in pressed for key in command.keys):
                return command
        return None


def _pressed(event: QKeyEvent, shift: bool) -> list[QKeySequence]:
    """What the key may be called: by its place, and where it writes a sign, by that sign, which
    keyboards of other countries reach with Shift ("/") or without ("?")."""
    names = [QKeySequence(event.key() | (Qt.KeyboardModifier.ShiftModifier.value if shift else 0))]
    sign = event.text()
    if len(sign) == 1 and sign.isprintable() and not sign.isalnum() and sign != " ":
        names.append(QKeySequence(sign))
    return names


def focus_is_in(*widgets: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and any(w is focus or w.isAncestorOf(focus) for w in widgets)
