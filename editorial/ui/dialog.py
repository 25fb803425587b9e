"""What all dialogs share: a head, a body, and buttons at the foot; as wide as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from editorial.ui import fonts
from editorial.ui.forms import Words
from editorial.ui.frames import Surface
from editorial.ui.theme import appearance, set_look

ROOM = 24
"""Pixels that stay free between a dialog and the edges of its window."""


def needed_height(layout: QLayout, width: int) -> int:
    """Pixels that a layout wants at a width, its words wrapped."""
    height = layout.totalHeightForWidth(width)
    return height if height > 0 else layout.totalSizeHint().height()


class Dialog(QDialog):
    """`open` shows it over its window, which waits. It is gone once it is closed.

    Enter presses the button that has the focus, else the primary one; Esc closes.
    """

    def __init__(self, title: str, parent: QWidget | None, width: int = 440) -> None:
        """`width` in pixels at the default text size."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width, self._height = width, 0
        self._asides = 0
        self.head = Words(title, px=fonts.TITLE, weight=fonts.SEMIBOLD, wrap=True)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        self.body.addWidget(self.head)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(24, 12, 24, 12)
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        ground = Surface("panel", "top")
        ground.setLayout(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addWidget(ground)
        appearance().changed.connect(self._dress)
        self._dress()

    def add_button(self, words: str, primary: bool = False, kind: str = "") -> QPushButton:
        """One more button, right of those there are; Enter presses the primary one."""
        button = QPushButton(words)
        if primary or kind:
            set_look(button, kind="primary" if primary else kind)
        button.setDefault(primary)
        button.setFont(fonts.interface(weight=fonts.SEMIBOLD if primary else fonts.REGULAR))
        self.foot.addWidget(button)
        return button

    def add_aside(self, words: str) -> QPushButton:
        """A quiet button at the left, its words in line with the body's."""
        button = QPushButton(words)
        set_look(button, kind="quiet")
        self.foot.setContentsMargins(11, 12, 24, 12)
        self.foot.insertWidget(self._asides, button)
        self._asides += 1
        return button

    def wish(self, width: int, height: int) -> None:
        """The size that the dialog would have; a small window makes it smaller."""
        self._width, self._height = width, height

    def fit(self) -> None:
        """Take the size that the content needs, as far as the window has room."""
        scale = fonts.interface_scale()
        room = self._room()
        width = min(round(self._width * scale), room.width())
        layout = self.layout()
        assert layout is not None
        layout.activate()
        height = round(self._height * scale) or needed_height(layout, width)
        self.resize(width, min(height, room.height()))

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def _room(self) -> QSize:
        parent = self.parentWidget()
        whole = parent.window().size() if parent else self.screen().availableSize()
        return whole - QSize(2 * ROOM, 2 * ROOM)

    def _dress(self) -> None:
        self.setFont(fonts.interface())
        for button in self.findChildren(QPushButton):
            weight = fonts.SEMIBOLD if button.isDefault() else fonts.REGULAR
            button.setFont(fonts.interface(weight=weight))
