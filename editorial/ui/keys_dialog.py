"""F1: every key, and what single letters do."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.chips import KeyCap
from editorial.ui.commands import Commands
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words, section
from editorial.ui.letters import acting, written
from editorial.ui.segments import SegmentedControl

COLUMN = 270
"""Pixels that a column wants, at the default text size."""

MODES = (("on", "On"), ("alt", "With Alt"), ("off", "Off"))
HINTS = {
    "on": "They act while the focus is in the article or in a list, never while you write.",
    "alt": "They act with Alt held, while the focus is in the article or in a list.",
    "off": "They do nothing. All commands are in the menu and under {palette}.",
}
ANYWHERE = (
    ("The whole menu", "F10"),
    ("Send, or confirm", "Ctrl+Return"),
    ("Back one level", "Esc"),
)
"""What is no command: keys of the header, of fields and forms."""

Row = tuple[str, tuple[str, ...]]


class Keys(Dialog):
    letters_chosen = Signal(str)
    """ "on", "alt" or "off": what single letters do from now on."""

    def __init__(
        self, commands: Commands, parent: QWidget | None = None, letters: str = "on"
    ) -> None:
        super().__init__("Keys", parent)
        self.wish(960, 680)
        self._commands = commands
        self._columns = 0
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Keys by group")
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._letters = SegmentedControl(MODES, "Single letters")
        self._letters.choose(letters if letters in dict(MODES) else "on")
        self._letters.chosen.connect(self._choose)
        self._hint = Words("", "secondary", fonts.META, wrap=True)
        setting = QHBoxLayout()
        setting.setSpacing(12)
        setting.addWidget(Words("Single letters"))
        setting.addWidget(self._letters)
        setting.addWidget(self._hint, 1)
        self.body.addLayout(setting)
        self.body.addWidget(self._area, 1)
        close = self.add_button("Close", primary=True)
        close.clicked.connect(self.accept)
        self._explain()
        self._area.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - 48
        columns = min(3, max(1, room // round(COLUMN * fonts.interface_scale())))
        if columns != self._columns:
            self._columns = columns
            self._show()

    def groups(self) -> list[tuple[str, list[Row]]]:
        """What is shown: each group's commands that have keys, as the platform writes them."""
        found: list[tuple[str, list[Row]]] = []
        mode = self._letters.current
        for group in self._commands.groups():
            rows: list[Row] = []
            for command in self._commands:
                if command.group != group or not command.keys:
                    continue
                keys = (acting(key, mode) if command.letter else key for key in command.keys)
                if pressed := tuple(written(key) for key in keys if key):
                    rows.append((command.label, pressed))
            if rows:
                found.append((group, rows))
        found.append(("Anywhere", [(words, (written(key),)) for words, key in ANYWHERE]))
        return found

    def _choose(self, mode: str) -> None:
        self._explain()
        self._show()
        self.letters_chosen.emit(mode)

    def _explain(self) -> None:
        known = {command.id for command in self._commands}
        palette = self._commands.key("palette") if "palette" in known else "Ctrl+K"
        self._hint.setText(HINTS[self._letters.current].format(palette=palette))

    def _show(self) -> None:
        place = self._area.verticalScrollBar().value()
        sheet = QWidget()
        sheet.setProperty("clear", True)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 4, 8, 4)
        row.setSpacing(32)
        for groups in _shared_out(self.groups(), self._columns):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, rows in groups:
                column.addWidget(_group(title, rows))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidget(sheet)
        self._area.verticalScrollBar().setValue(place)


def _shared_out(
    groups: list[tuple[str, list[Row]]], columns: int
) -> list[list[tuple[str, list[Row]]]]:
    """Groups in their order over columns that are about as long as each other."""
    columns = max(1, columns)
    sizes = [len(rows) + 2 for _, rows in groups]
    fair = sum(sizes) / columns
    shared: list[list[tuple[str, list[Row]]]] = [[]]
    filled = 0.0
    for group, size in zip(groups, sizes, strict=True):
        # A group goes where more than half of it still fits.
        if shared[-1] and filled + size / 2 > fair * len(shared) and len(shared) < columns:
            shared.append([])
        shared[-1].append(group)
        filled += size
    return shared


def _group(title: str, rows: Iterable[Row]) -> QWidget:
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    head = section(title)
    grid.addWidget(head, 0, 0, 1, 2)
    for number, (words, keys) in enumerate(rows, 1):
        label = Words(words, wrap=True)
        grid.addWidget(label, number, 0)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in keys:
            caps.addWidget(KeyCap(key))
        label.setAccessibleDescription(" or ".join(keys))
        grid.addLayout(caps, number, 1)
    return widget
