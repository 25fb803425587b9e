"""What stands above a draft that is compared: its name, and what there is to know of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from editorial.ui import fonts
from editorial.ui.forms import Words
from editorial.ui.frames import ElidedLabel, Surface
from editorial.ui.theme import appearance, set_look

HEIGHT = 44
"""Pixels at the default text size."""


class SheetHead(Surface):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", "bottom", parent)
        self._title = Words("", weight=fonts.SEMIBOLD)
        self._detail = ElidedLabel("", fonts.interface(fonts.META))
        set_look(self._detail, kind="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        self._dress()
        appearance().changed.connect(self._dress)
        self.hide()

    def say(self, title: str, detail: str) -> None:
        self._title.setText(title)
        self._detail.show_text(detail)
        self.setVisible(bool(title or detail))

    def _dress(self) -> None:
        self._detail.setFont(fonts.interface(fonts.META))
        self.setFixedHeight(round(HEIGHT * max(1.0, fonts.interface_scale())))
