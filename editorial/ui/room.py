"""How library, article and panes share the window: side by side, as a drawer, as a sheet."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from editorial.ui import fonts
from editorial.ui.article_pane import ArticlePane
from editorial.ui.commands import focus_is_in
from editorial.ui.library_pane import LibraryPane
from editorial.ui.memory import Memory
from editorial.ui.theme import appearance, set_look

NARROW = 1200
"""Window width in pixels, at the default text size, below which the library becomes a drawer."""

SHEET = 900
"""And below which the panes become a sheet under the article."""

DRAWER = 280
LIBRARY, PANES = 240, 440
"""Widths at the default text size, until others were chosen."""
LEAST_PANES = 360


class Layout(StrEnum):
    WIDE = "wide"
    NARROW = "narrow"
    SHEET = "sheet"


class Room(QWidget):
    """Remembers the widths that it was given, for each layout its own."""

    sheet_changed = Signal(bool)
    """The panes became a sheet, wide and low, or are one no more."""

    def __init__(self, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self._memory = memory
        self._library_wanted = bool(memory.get("window/library", True))
        self._layout = Layout.WIDE
        self._width = 0
        self._unsized = False
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)

    def place(self, library: LibraryPane, article: ArticlePane, side: QWidget) -> None:
        """Lay out what has been made in `splitter`."""
        self._library = library
        self._article = article
        self._side = side
        for widget in (library, article, side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.splitterMoved.connect(self._moved)
        library.setVisible(self._library_wanted)
        library.left.connect(self._library_left)
        appearance().changed.connect(self._fit_again)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def fit(self, width: int) -> None:
        """Lay out for the window's width in pixels. Larger text of the interface needs more room,
        so the layouts change earlier with it."""
        first, self._width = not self._width, width
        scale = fonts.interface_scale()
        self._article.set_compact(width < NARROW)
        self._side.setMinimumWidth(min(round(LEAST_PANES * scale), width // 2))
        layout = Layout.WIDE
        if width < NARROW * scale:
            layout = Layout.SHEET if width < SHEET * scale else Layout.NARROW
        if first or layout is not self._layout:
            self._change(layout)

    def toggle_library(self) -> None:
        shown = not self._library.isVisible()
        if self._layout is Layout.WIDE:
            self._library_wanted = shown
            self._memory.put("window/library", shown)
        self._library.setVisible(shown)
        self._place_drawer()
        if shown:
            self._library.focus_list()
        else:
            self._article.focus()

    def show_library(self) -> None:
        if self._library.isVisible():
            self._library.focus_list()
        else:
            self.toggle_library()

    def put_away_drawer(self) -> None:
        """An article was chosen: what covers it goes."""
        if self._layout is not Layout.WIDE:
            self._library.hide()

    def _moved(self) -> None:
        self._memory.put(f"window/{self._layout}", self.splitter.sizes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._unsized:
            # Before the room had its size for the new layout.
            self._unsized = False
            self._set_sizes()
        self._place_drawer()

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """A drawer that is left goes."""
        if now is not None and self._library.isVisible() and not focus_is_in(self._library):
            self.put_away_drawer()

    def _fit_again(self) -> None:
        if self._width:
            self.fit(self._width)

    def _library_left(self) -> None:
        self.put_away_drawer()
        self._article.focus()

    def _change(self, layout: Layout) -> None:
        was_sheet = self._layout is Layout.SHEET
        self._layout = layout
        sheet = layout is Layout.SHEET
        self.splitter.setOrientation(
            Qt.Orientation.Vertical if sheet else Qt.Orientation.Horizontal
        )
        if layout is Layout.WIDE:
            self.splitter.insertWidget(0, self._library)
            self._library.setVisible(self._library_wanted)
        else:
            # A drawer over the article.
            self._library.hide()
            self._library.setParent(self)
            self._place_drawer()
        set_look(self._library, edge="" if layout is Layout.WIDE else "right")
        self.splitter.setStretchFactor(self.splitter.indexOf(self._article), 1)
        self.splitter.setStretchFactor(self.splitter.indexOf(self._side), 0)
        if sheet is not was_sheet:
            self.sheet_changed.emit(sheet)
            # List and detail want less height side by side, which is known once they are.
            QTimer.singleShot(0, self, self._set_sizes)
        self._set_sizes()
        self._unsized = self._width != self.width()

    def _set_sizes(self) -> None:
        self.splitter.setSizes(self._sizes())

    def _place_drawer(self) -> None:
        if self._layout is not Layout.WIDE:
            width = round(DRAWER * fonts.interface_scale())
            self._library.setGeometry(0, 0, min(width, self.width() - 120), self.height())
            self._library.raise_()

    def _sizes(self) -> list[int]:
        """What library, article and panes get: the article has what the others leave."""
        kept = self._memory.get(f"window/{self._layout}", [])
        kept = kept if all(isinstance(size, int) for size in kept) else []
        if self._layout is Layout.SHEET:
            # As a sheet the panes take 55 in a hundred of the height.
            sheet = round(self.height() * 0.55)
            return kept if len(kept) == 2 else [self.height() - sheet, sheet]
        scale = fonts.interface_scale()
        side = kept[-1] if kept else min(round(PANES * scale), round(self._width * 0.45))
        if self._layout is Layout.NARROW:
            return [self._width - side, side]
        library = kept[0] if len(kept) == 3 and kept[0] else round(LIBRARY * scale)
        return [library, self._width - library - side, side]
