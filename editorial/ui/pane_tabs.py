"""The tabs of the panes, each with how much is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from editorial.ui import theme


class PaneTabs(QFrame):
    """A real tab bar, so that keys and screen readers know it."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, surface="panel", edge="bottom")
        self._names = names
        self._bar = QTabBar(self)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setAccessibleName("Panes")
        for number, name in enumerate(names):
            self._bar.addTab(name)
            self._bar.setTabToolTip(number, f"{name}  (Alt+{number + 1})")
        self._bar.currentChanged.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._dress()
        theme.appearance().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(max(44, self._bar.sizeHint().height()))

    @property
    def current(self) -> int:
        return self._bar.currentIndex()

    def choose(self, number: int) -> None:
        self._bar.setCurrentIndex(min(max(number, 0), len(self._names) - 1))

    def focus(self) -> None:
        self._bar.setFocus(Qt.FocusReason.TabFocusReason)

    def count(self, counts: Sequence[int]) -> None:
        for number, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            self._bar.setTabText(number, f"{name}  {count}" if count else name)
            self._bar.setAccessibleTabName(number, f"{name}, {count}")
