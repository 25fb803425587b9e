"""Chips side by side, which say less where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.ui.chips import Chip
from editorial.ui.theme import appearance

_GAP = 6


class ChipRow(QWidget):
    """Each chip has a full form and shorter ones; all grow shorter together until they fit,
    and where the shortest do not fit either, the last ones go to a second row.

    The tooltip and the accessible name keep the full form.
    """

    def __init__(self, chips: Sequence[tuple[str, Chip]], last: QWidget) -> None:
        """`chips`: what each shows, and the chip. `last` stands at the end of the row."""
        super().__init__(last.parentWidget())
        self._names = {chip: name for name, chip in chips}
        self._forms: dict[Chip, tuple[Sequence[str], str, str]] = {}
        self._last = last
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(_GAP)
            row.addStretch(1)
        for _, chip in chips:
            self._first.insertWidget(self._first.count() - 1, chip)
        self._first.addWidget(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._first)
        column.addLayout(self._second)
        appearance().changed.connect(self._fit)

    def show_forms(
        self, chip: Chip, forms: Sequence[str], icon: str = "", colour: str = "text2"
    ) -> None:
        """What a chip says, longest first."""
        self._forms[chip] = (forms, icon, colour)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        chips = list(self._forms)
        above = next((n for n in range(len(chips), 1, -1) if self._shorten(chips[:n])), 1)
        self._shorten(chips[above:])
        for number, chip in enumerate(chips):
            row, other = self._first, self._second
            if number >= above:
                row, other = other, row
            if row.indexOf(chip) < 0:
                other.removeWidget(chip)
                at = number if row is self._first else number - above
                row.insertWidget(at, chip)
        for chip, (forms, _, _) in self._forms.items():
            chip.setToolTip(f"{self._names[chip]}: {forms[0]}")
            chip.setAccessibleName(f"{self._names[chip]}: {forms[0]}")

    def _shorten(self, chips: Sequence[Chip]) -> bool:
        """Say as much as there is room for; whether there is room for the shortest forms."""
        levels = max((len(self._forms[chip][0]) for chip in chips), default=0)
        margins = self.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        room -= self._last.sizeHint().width()
        for level in range(levels):
            for chip in chips:
                forms, icon, colour = self._forms[chip]
                chip.show_choice(forms[min(level, len(forms) - 1)], icon, colour)
            if sum(chip.sizeHint().width() + _GAP for chip in chips) <= room:
                return True
        return False
