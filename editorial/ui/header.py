"""The header: the whole menu, the article's name, search, undo and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from editorial.ui import fonts, theme
from editorial.ui.icons import icon

HEIGHT = 48
GAP = "  ·  "
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
        QShortcut(QKeySequence("F10"), self).activated.connect(self.open_menu_by_key)

    def show_article(self, headline: str, state: Sequence[str] = ()) -> None:
        """The open article's headline, and what stands behind it: "Draft 1", "Saved 14:02". Where
        there is little room the first of these goes first."""
        self._title.show_article(headline, state)
        self.export.setEnabled(bool(headline))

    def focus(self) -> None:
        self._menu_button.setFocus(Qt.FocusReason.TabFocusReason)

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

    def open_menu_by_key(self) -> None:
        self.open_menu()
        self._menu.setActiveAction(self._menu.actions()[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= COMPACT * fonts.interface_scale()
        words = "Search or run a command" if wide else "Search"
        self._search.setText(f"{words}      Ctrl+K")
        metrics = QFontMetrics(fonts.interface())
        self._search.setFixedWidth(metrics.horizontalAdvance(self._search.text()) + 56)
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
        line = QFontMetrics(fonts.interface()).height()
        self.setFixedHeight(max(HEIGHT, line + 24))
        for button in self.findChildren(QToolButton):
            button.setFixedHeight(max(32, line + 12))
        self._fit()


class _Title(QWidget):
    """The headline, cut short where it must be, and behind it what is never cut."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = "Editorial"
        self._state: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.repaint_with_theme(self)

    def show_article(self, headline: str, state: Sequence[str]) -> None:
        self._headline, self._state = headline or "Editorial", state
        self.setToolTip("\n".join(filter(None, (headline, GAP.join(state)))))
        self.setAccessibleName(". ".join((self._headline, *state)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold, meta = fonts.interface(14, fonts.SEMIBOLD), fonts.interface(fonts.META)
        metrics = QFontMetrics(bold)
        needed = min(metrics.horizontalAdvance(self._headline), round(self.width() * 0.72))
        state = self._fitting(QFontMetrics(meta), self.width() - needed)
        behind = QFontMetrics(meta).horizontalAdvance(state) + 12 if state else 0
        room = max(40, self.width() - behind)
        words = metrics.elidedText(self._headline, Qt.TextElideMode.ElideRight, room)
        painter.setFont(bold)
        painter.setPen(theme.current().text)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), align, words)
        painter.setFont(meta)
        painter.setPen(theme.current().text3)
        rest = self.rect().adjusted(metrics.horizontalAdvance(words) + 12, 1, 0, 0)
        painter.drawText(rest, align, state)

    def _fitting(self, metrics: QFontMetrics, room: int) -> str:
        """As much of the state as the headline leaves room for."""
        shorter = (GAP.join(self._state[n:]) for n in range(len(self._state) + 1))
        return next(
            words for words in shorter if metrics.horizontalAdvance(words) + 12 <= room or not words
        )


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
    button.setMinimumWidth(32)
    return button
