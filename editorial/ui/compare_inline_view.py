"""Two drafts as one sheet: old words struck, new ones underlined, in the running text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.domain.article import Draft, canonical_text
from editorial.domain.comparison import Change, Comparison
from editorial.ui.compare_inline import inline
from editorial.ui.compare_level import Room, room_for
from editorial.ui.compare_page import ComparedPage
from editorial.ui.compare_sheet import Sheet
from editorial.ui.compare_strip import Tick
from editorial.ui.overview import OVERVIEW_WIDTH
from editorial.ui.theme import appearance
from editorial.ui.two_drafts import REST
from editorial.ui.typography import COLUMN, COMPACT_COLUMN, EDGE, GUTTER, Look


class InlineDrafts(QWidget):
    change_pointed = Signal(int)
    """The number of the change that the caret came to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet("Both drafts in one text", self)
        self._changes: tuple[Change, ...] = ()
        self._rested = QTimer(self, singleShot=True, interval=REST)
        self._rested.timeout.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.sheet.laid_out.connect(self._show_ticks)
        self.sheet.change_pointed.connect(self.change_pointed)
        appearance().changed.connect(self._fit)

    def show_drafts(self, old: Draft, new: Draft, comparison: Comparison) -> None:
        """Show two drafts from their beginning."""
        self._changes = comparison.changes
        made = inline(old.blocks, new.blocks, comparison)
        look = self._look()
        text = canonical_text(made.blocks)
        page = ComparedPage(made.blocks, text, look, made.words, made.moved, made.away)
        page.give_room(self._room(page, look))
        self.sheet.strip.show_ticks(())
        self.sheet.show_page(page)

    def show_change(self, number: int | None, scroll: bool = True) -> None:
        """Outline a change and bring it into sight."""
        self.sheet.outline_change(number)
        self.sheet.strip.frame_change(number)
        words = self.sheet.page.words.of_change(number) if number is not None else ()
        if words and scroll:
            self.sheet.reveal(words[0].start, words[0].end)

    def set_reading_scale(self, scale: float) -> None:
        self.sheet.set_reading_scale(scale)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet.is_laid_out:
            self._rested.start()
        else:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _look(self) -> Look:
        bar = self.sheet.verticalScrollBar().sizeHint().width()
        room = self.width() - bar - OVERVIEW_WIDTH - GUTTER - EDGE
        scale = self.sheet.scale
        compact = room < COLUMN * scale
        widest = round((COMPACT_COLUMN if compact else COLUMN) * scale)
        return self.sheet.look_for(max(160, min(room, widest)), compact)

    def _fit(self) -> None:
        if self.isVisible():
            look = self._look()
            self.sheet.set_in(look, self._room(self.sheet.page, look))

    @staticmethod
    def _room(page: ComparedPage, look: Look) -> Room:
        return room_for(page.blocks, look, page.moved)

    def _show_ticks(self) -> None:
        self.sheet.strip.show_ticks(list(self._ticks()))

    def _ticks(self) -> Iterator[Tick]:
        page = self.sheet.page
        for number, change in enumerate(self._changes):
            for words in page.words.of_change(number):
                yield Tick(page.y_of(words.start), change.kind, number)
