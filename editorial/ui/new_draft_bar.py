"""The bar that offers what somebody has written into a draft's file since it was taken in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.domain.text import shortened
from editorial.ui.chips import Spot
from editorial.ui.forms import Words
from editorial.ui.frames import Surface

TAKE_IN, NOT_NOW = "Take it in as a new draft", "Not now"


class ChangedFileBar(Surface):
    """Below the header, while there is something to offer. It never takes the focus."""

    wanted = Signal()
    put_off = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "bottom", parent)
        self._sign = Spot("info", "accent")
        self._words = Words("", wrap=True)
        self.take, self.leave = QPushButton(TAKE_IN), QPushButton(NOT_NOW)
        self.leave.setToolTip("It is not offered again until the file changes once more")
        self.take.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.put_off)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def offer(self, file_name: str, draft: int) -> None:
        """Of a file from which a draft, by number, was taken in."""
        words = f"“{shortened(file_name, 60)}” has changed since draft {draft} was taken in."
        self._words.setText(words)
        self.setAccessibleName(words)
        self.take.setToolTip(f"{TAKE_IN}: every mark is found again, or waits for you")
        self.show()
