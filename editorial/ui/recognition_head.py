"""The head of the preview, and the bar over its article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from editorial.domain.article import Zone
from editorial.domain.reading import Reading
from editorial.ui import fonts
from editorial.ui.chips import Chip
from editorial.ui.forms import IconButton, Words
from editorial.ui.frames import ElidedLabel, Surface
from editorial.ui.recognition_words import facts_of, title_of
from editorial.ui.recognition_zones import zone_label
from editorial.ui.theme import appearance


class RecognitionHead(Surface):
    """What the article will be called, which of several files it is, and its facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "bottom", parent)
        self.title = ElidedLabel()
        self.count = Words("", "secondary")
        self.facts = Words("", "secondary", fonts.META, wrap=True)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.title, 1)
        first.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 12)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.facts)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_reading(self, reading: Reading) -> None:
        self.title.show_text(title_of(reading))
        self.facts.setText(facts_of(reading, date.today()))

    def show_count(self, number: int, total: int) -> None:
        self.count.setText(f"{number} of {total}" if total > 1 else "")

    def _dress(self) -> None:
        self.title.setFont(fonts.interface(fonts.TITLE, fonts.SEMIBOLD))


class ParagraphBar(Surface):
    """Which paragraphs are chosen, what they are, and Undo and Redo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "bottom", parent)
        self._which = Words("", "secondary", fonts.META)
        self.zone = Chip(name="Zone")
        self.menu = QMenu(self.zone)
        self.zone.setMenu(self.menu)
        self.undo = IconButton("undo", "Undo  (Ctrl+Z)")
        self.redo = IconButton("redo", "Redo  (Ctrl+Shift+Z)")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._which)
        row.addWidget(self.zone)
        row.addStretch(1)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_zones(self, zones: Iterable[Zone], count: int) -> None:
        """The zones of the `count` paragraphs that are chosen."""
        labels = {zone_label(zone) for zone in zones}
        self._which.setText("This paragraph is" if count < 2 else f"These {count:,} paragraphs are")
        self.zone.show_choice(labels.pop() if len(labels) == 1 else "Several zones")

    def show_steps(self, undo: bool, redo: bool) -> None:
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def _dress(self) -> None:
        # As high as the tabs beside it.
        self.setFixedHeight(max(44, self.zone.sizeHint().height() + 12))
