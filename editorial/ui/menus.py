"""The menu: every command by its group, once behind the header's button, once as the native bar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from editorial.ui.commands import Command, Commands
from editorial.ui.letters import letters
from editorial.ui.looks import Looks

if TYPE_CHECKING:
    from editorial.ui.window import Window

LOOKS = "View"
"""The group at whose end the looks are chosen."""


class Menus(QObject):
    """Keeps one action for each command. Keys with Ctrl belong to the actions; letters are shown
    beside them, but act through `LetterKeys`, and only in the article and in lists."""

    def __init__(self, window: Window, commands: Commands, looks: Looks) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._looks = looks
        self.whole = QMenu(window)
        self.whole.setAccessibleName("Menu")
        self._groups: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}

    def fill(self) -> None:
        """Show the commands as they are now; a command that came again replaces the old one."""
        for name in self._commands.groups():
            menu = self._group(name)
            menu.clear()
            for command in self._commands:
                if command.group == name:
                    if command.apart:
                        menu.addSeparator()
                    menu.addAction(self._action(command))
            if name == LOOKS:
                self._looks.add_menus(menu)

    def name(self, id: str, words: str) -> None:
        """Name a command anew: "Undo Verify “…”"."""
        self._actions[id].setText(words)

    def _group(self, name: str) -> QMenu:
        if name not in self._groups:
            menu = self._groups[name] = QMenu(name, self._window)
            menu.aboutToShow.connect(lambda: self._say_what_works(menu))
            menu.aboutToHide.connect(lambda: self._let_keys_through(menu))
        # Added again it moves to the end, so that groups stand in the order of the commands.
        menu = self._groups[name]
        self.whole.addMenu(menu)
        if sys.platform == "darwin":
            self._window.menuBar().addMenu(menu)
        return menu

    def _action(self, command: Command) -> QAction:
        action = self._actions.get(command.id)
        if action is None:
            # The window's, so that emptying a menu does not take it away.
            action = self._actions[command.id] = QAction(command.label, self._window)
            action.triggered.connect(lambda: self._run(action))
            action.setCheckable(command.checked is not None)
            if not command.letter:
                action.setShortcuts([QKeySequence(key) for key in command.keys])
                self._window.addAction(action)
        action.setData(command)
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
                if command.letter and command.keys:
                    action.setText(letters().entry(command.label, command.keys[0]))
                if command.checked is not None:
                    action.setChecked(command.checked())

    @staticmethod
    def _let_keys_through(menu: QMenu) -> None:
        # A disabled action would swallow its key until the menu is opened again.
        for action in menu.actions():
            action.setEnabled(True)
