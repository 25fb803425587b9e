"""The header: the whole menu, the article's name, search, undo and export."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from editorial.ui import fonts, theme
from editorial.ui.icons import icon

HEIGHT = 48
COMPACT = 1200
"""Window width in pixels below which buttons lose their words."""


class Header(QFrame):
    search_requested = Signal()
    library_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    export_requested = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        theme.set_look(self, surface="win", edge="bottom")
        self._menu = menu
        self._menu_button = _button("menu", "Menu", "F10")
        self._menu_button.clicked.connect(self.open_menu)
        self.library = _button("sidebar", "Library", "Ctrl+B")
        self.library.clicked.connect(self.library_requested)
        self._title = _Title()
        self._search = QToolButton()
        theme.set_look(self._search, kind="field")
        self._search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._search.setText("Search or run a command      Ctrl+K")
        self._search.setAccessibleName("Search or run a command")
        self._search.setToolTip("Search or run a command  (Ctrl+K)")
        self._search.clicked.connect(self.search_requested)
        self.undo = _button("undo", "Undo", "Ctrl+Z")
        self.undo.clicked.connect(self.undo_requested)
        self.redo = _button("redo", "Redo", "Ctrl+Shift+Z")
        self.redo.clicked.connect(self.redo_requested)
        self.export = _button("export", "Export", "Ctrl+E")
        self.export.clicked.connect(self.export_requested)
        self._lay_out()
        self._dress()
        theme.appearance().changed.connect(self._dress)

    def show_article(self, headline: str, state: str) -> None:
        """The open article's headline, and what stands behind it: "Draft 1 · Saved 14:02"."""
        self._title.show_article(headline, state)

    def show_undo(self, undo: str, redo: str) -> None:
        """The names of the steps that undo and redo would reverse, "" where there is none."""
        for button, word, step, key in (
            (self.undo, "Undo", undo, "Ctrl+Z"),
            (self.redo, "Redo", redo, "Ctrl+Shift+Z"),
        ):
            button.setEnabled(bool(step))
            button.setToolTip(f"{word} {step}  ({key})" if step else f"Nothing to {word.lower()}")

    def open_menu(self) -> None:
        self._menu.popup(self._menu_button.mapToGlobal(QPoint(0, self._menu_button.height() + 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= COMPACT
        words = "Search or run a command" if wide else "Search"
        self._search.setText(f"{words}      Ctrl+K")
        self._search.setFixedWidth(264 if wide else 152)
        self.export.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if wide
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._menu_button)
        row.addWidget(self.library)
        row.addSpacing(8)
        row.addWidget(self._title, 1)
        row.addSpacing(16)
        row.addWidget(self._search)
        row.addSpacing(4)
        for button in (self.undo, self.redo, self.export):
            row.addWidget(button)

    def _dress(self) -> None:
        for button, name in (
            (self._menu_button, "menu"),
            (self.library, "sidebar"),
            (self._search, "search"),
            (self.undo, "undo"),
            (self.redo, "redo"),
            (self.export, "export"),
        ):
            button.setIcon(icon(name, "text2"))


class _Title(QWidget):
    """The headline, cut short where it must be, and behind it what is never cut."""

    def __init__(self) -> None:
        super().__init__()
        self._headline, self._state = "Editorial", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.repaint_with_theme(self)

    def show_article(self, headline: str, state: str) -> None:
        self._headline, self._state = headline or "Editorial", state
        self.setToolTip(headline)
        self.setAccessibleName(f"{self._headline}. {state}" if state else self._headline)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold, meta = fonts.interface(14, fonts.SEMIBOLD), fonts.interface(fonts.META)
        behind = QFontMetrics(meta).horizontalAdvance(self._state) + 12 if self._state else 0
        metrics = QFontMetrics(bold)
        room = max(40, self.width() - behind)
        words = metrics.elidedText(self._headline, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(theme.current().text)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), align, words)
        painter.setFont(meta)
        painter.setPen(theme.current().text3)
        rest = self.rect().adjusted(metrics.horizontalAdvance(words) + 12, 1, 0, 0)
        painter.drawText(rest, align, self._state)


def saved_words(moment: datetime) -> str:
    """When the desk last took a step: "Saved 14:02"."""
    return f"Saved {moment.astimezone():%H:%M}"


def _button(name: str, words: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, "text2"))
    button.setIconSize(QSize(16, 16))
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(f"{words}  ({key})")
    button.setFixedHeight(32)
    button.setMinimumWidth(32)
    return button
