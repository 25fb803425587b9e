"""The menu: every command by its group, once behind the header's button, once as the native bar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from editorial.ui import theme
from editorial.ui.commands import Command, Commands
from editorial.ui.theme import Choice

if TYPE_CHECKING:
    from editorial.ui.window import Window


class Menus(QObject):
    """Keeps one action for each command. Keys with Ctrl belong to the actions; letters are shown
    beside them, but act through `LetterKeys`, and only in the article and in lists."""

    def __init__(self, window: Window, commands: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self.whole = QMenu(window)
        self.whole.setAccessibleName("Menu")
        self._groups: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        self._theme: QMenu | None = None

    def fill(self) -> None:
        """Show the commands as they are now; a command that came again replaces the old one."""
        for command in self._commands:
            group = self._group(command.group)
            if action := self._actions.get(command.id):
                action.setData(command)
                continue
            self._actions[command.id] = self._action(command, group)
        self._add_appearance()

    def name(self, id: str, words: str) -> None:
        """Name a command anew: "Undo Verify “…”"."""
        self._actions[id].setText(words)

    def _group(self, name: str) -> QMenu:
        if name not in self._groups:
            menu = self.whole.addMenu(name)
            menu.aboutToShow.connect(lambda: self._say_what_works(menu))
            menu.aboutToHide.connect(lambda: self._let_keys_through(menu))
            self._groups[name] = menu
            if sys.platform == "darwin":
                self._window.menuBar().addMenu(menu)
        return self._groups[name]

    def _action(self, command: Command, menu: QMenu) -> QAction:
        action = QAction(command.label, self._window)
        action.setData(command)
        if command.letter:
            action.setText(f"{command.label}\t{command.shown_key}")
        else:
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            self._window.addAction(action)
        action.triggered.connect(lambda: self._run(action))
        menu.addAction(action)
        return action

    @staticmethod
    def _run(action: QAction) -> None:
        command: Command = action.data()
        if command.enabled():
            command.run()

    @staticmethod
    def _say_what_works(menu: QMenu) -> None:
        for action in menu.actions():
            if isinstance(command := action.data(), Command):
                action.setEnabled(command.enabled())

    @staticmethod
    def _let_keys_through(menu: QMenu) -> None:
        # A disabled action would swallow its key until the menu is opened again.
        for action in menu.actions():
            action.setEnabled(True)

    def _add_appearance(self) -> None:
        if self._theme is not None:
            return
        self._theme = self._group("View").addMenu("Appearance")
        chosen = QActionGroup(self)
        for choice, words in (
            (Choice.SYSTEM, "As the system"),
            (Choice.LIGHT, "Light"),
            (Choice.DARK, "Dark"),
        ):
            action = chosen.addAction(words)
            action.setCheckable(True)
            action.setChecked(theme.appearance().choice is choice)
            action.triggered.connect(lambda _=False, c=choice: self._window.choose_theme(c))
            self._theme.addAction(action)
