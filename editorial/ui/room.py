"""How library, article and panes share the window: side by side, as a drawer, as a sheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from editorial.ui.article_pane import ArticlePane
from editorial.ui.commands import focus_is_in
from editorial.ui.library_pane import LibraryPane
from editorial.ui.memory import Memory

NARROW = 1200
"""Window width in pixels below which the library becomes a drawer over the article."""

SHEET = 900
"""Window width in pixels below which the panes become a sheet under the article."""

DRAWER = 280


class Room(QWidget):
    """Remembers the widths that it was given."""

    def __init__(
        self, library: LibraryPane, article: ArticlePane, side: QWidget, memory: Memory
    ) -> None:
        super().__init__()
        self._library = library
        self._article = article
        self._memory = memory
        self._library_wanted = bool(memory.get("window/library", True))
        self._narrow = False
        side.setMinimumWidth(360)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for widget in (library, article, side):
            self._splitter.addWidget(widget)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(self._wide_sizes())
        library.setVisible(self._library_wanted)
        library.list.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def fit(self, width: int) -> None:
        """Lay out for the window's width in pixels."""
        narrow, low = width < NARROW, width < SHEET
        if narrow != self._narrow:
            self._narrow = narrow
            self._article.set_compact(narrow)
            self._move_library()
        orientation = Qt.Orientation.Vertical if low else Qt.Orientation.Horizontal
        if self._splitter.orientation() is not orientation:
            self._splitter.setOrientation(orientation)
            # As a sheet the panes take 55 in a hundred of the height.
            self._splitter.setSizes([45, 55] if low else [600, 420])

    def toggle_library(self) -> None:
        shown = not self._library.isVisible()
        if not self._narrow:
            self._library_wanted = shown
            self._memory.put("window/library", shown)
        self._library.setVisible(shown)
        self._place_drawer()
        if shown:
            self._library.focus_list()
        else:
            self._article.focus()

    def put_away_drawer(self) -> None:
        """An article was chosen: what covers it goes."""
        if self._narrow:
            self._library.hide()

    def remember(self) -> None:
        if not self._narrow:
            self._memory.put("window/splitter", self._splitter.sizes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._narrow and watched is self._library.list:
            escape = (
                event.type() is QEvent.Type.KeyPress
                and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape
            )
            left = event.type() is QEvent.Type.FocusOut and not focus_is_in(self._library)
            if escape or left:
                self._library.hide()
            if escape:
                self._article.focus()
        return super().eventFilter(watched, event)

    def _move_library(self) -> None:
        """Beside the article where there is room, else a drawer over it."""
        if self._narrow:
            self._library.hide()
            self._library.setParent(self)
            self._place_drawer()
        else:
            self._splitter.insertWidget(0, self._library)
            self._splitter.setStretchFactor(1, 1)
            self._splitter.setSizes(self._wide_sizes())
            self._library.setVisible(self._library_wanted)

    def _place_drawer(self) -> None:
        if self._narrow:
            self._library.setGeometry(0, 0, DRAWER, self.height())
            self._library.raise_()

    def _wide_sizes(self) -> list[int]:
        sizes = self._memory.get("window/splitter", [])
        whole = len(sizes) == 3 and all(isinstance(size, int) for size in sizes)
        return sizes if whole else [240, 760, 440]
