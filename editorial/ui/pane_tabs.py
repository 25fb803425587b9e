"""The tabs of the panes, each with how much is in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from editorial.ui import fonts, theme

_SIDE = 8


class PaneTabs(QFrame):
    """A real tab bar, so that keys and screen readers know it. Where there is little room the tabs
    move together; where there is less, only the current one shows its count."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, surface="panel", edge="bottom")
        self._names = names
        self._counts = [0] * len(names)
        self._fitted: tuple[object, ...] = ()
        self._bar = QTabBar(self)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setAccessibleName("Panes")
        for number, name in enumerate(names):
            self._bar.addTab(name)
            self._bar.setTabToolTip(number, f"{name}  (Alt+{number + 1})")
        self._bar.currentChanged.connect(self.chosen)
        self._bar.currentChanged.connect(self._fit)
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self._dress()
        theme.appearance().changed.connect(self._dress)

    def _dress(self) -> None:
        self.setFixedHeight(max(44, self._bar.sizeHint().height()))
        self._fit()

    @property
    def current(self) -> int:
        return self._bar.currentIndex()

    def choose(self, number: int) -> None:
        self._bar.setCurrentIndex(min(max(number, 0), len(self._names) - 1))

    def focus(self) -> None:
        self._bar.setFocus(Qt.FocusReason.TabFocusReason)

    def count(self, counts: Sequence[int]) -> None:
        self._counts = list(counts)
        for number, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            self._bar.setAccessibleTabName(number, f"{name}, {count}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, *_: object) -> None:
        room = self.width() - 2 * _SIDE
        for_what = (room, tuple(self._counts), self.current, fonts.interface_scale())
        if for_what == self._fitted:
            return
        self._fitted = for_what
        for tight, all_counts in ((False, True), (True, True), (True, False)):
            if bool(self._bar.property("tight")) is not tight:
                theme.set_look(self._bar, tight=tight)
            for number, (name, count) in enumerate(zip(self._names, self._counts, strict=True)):
                told = count and (all_counts or number == self.current)
                words = f"{name}{' ' if tight else '  '}{count}" if told else name
                if words != self._bar.tabText(number):
                    self._bar.setTabText(number, words)
            if self._bar.sizeHint().width() <= room:
                return
