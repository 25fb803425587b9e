"""Chips side by side, which say less where there is less room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editorial.ui.chips import Chip
from editorial.ui.theme import appearance

_GAP = 6


class ChipRow(QWidget):
    """Each chip has a full form and shorter ones; all grow shorter together until they fit.

    The tooltip and the accessible name keep the full form.
    """

    def __init__(self, chips: Sequence[tuple[str, Chip]], last: QWidget) -> None:
        """`chips`: what each shows, and the chip. `last` stands at the end of the row."""
        super().__init__()
        self._names = {chip: name for name, chip in chips}
        self._forms: dict[Chip, tuple[Sequence[str], str, str]] = {}
        self._last = last
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for _, chip in chips:
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(last)
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
        levels = max((len(forms) for forms, _, _ in self._forms.values()), default=0)
        room = self.width() - self._last.sizeHint().width() - _GAP
        for level in range(levels):
            for chip, (forms, icon, colour) in self._forms.items():
                chip.show_choice(forms[min(level, len(forms) - 1)], icon, colour)
            if sum(chip.sizeHint().width() + _GAP for chip in self._forms) <= room:
                break
        for chip, (forms, _, _) in self._forms.items():
            chip.setToolTip(f"{self._names[chip]}: {forms[0]}")
            chip.setAccessibleName(f"{self._names[chip]}: {forms[0]}")
