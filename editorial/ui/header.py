"""The header: the whole menu, the article's name, search, undo and export."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

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

from editorial.domain.article import Article, Revision
from editorial.domain.text import shortened
from editorial.ui import fonts, theme
from editorial.ui.dates import due_words
from editorial.ui.icons import icon
from editorial.ui.letters import written

HEIGHT = 48
GAP = "  ·  "
BUTTON = 24
"""Pixels that a button is wider than its words."""
COMPACT = 1200
"""Window width in pixels below which buttons lose their words."""


class Header(QFrame):
    search_requested = Signal()
    library_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    export_requested = Signal()
    drafts_requested = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_look(self, surface="win", edge="bottom")
        self._menu = menu
        self._menu_button = _button("menu", "Menu", "F10")
        self._menu_button.clicked.connect(self.open_menu)
        self.library = _button("sidebar", "Library", "Ctrl+B")
        self.library.clicked.connect(self.library_requested)
        self._title = _Title()
        self.draft = self._title.draft
        self.draft.clicked.connect(self.drafts_requested)
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

    def show_article(
        self, headline: str, state: Sequence[str] = (), draft: Revision | None = None
    ) -> None:
        """The open article's headline, and what stands behind it: the draft, with the name that it
        has, then the state: "Saved 14:02". Where there is little room the state goes first, its
        first part before the rest; then the draft's name."""
        self._title.show_article(headline, state, draft)
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
    """The headline, cut short where it must be; behind it the draft, a button, and the state."""

    def __init__(self) -> None:
        super().__init__()
        self._headline = "Editorial"
        self._state: Sequence[str] = ()
        self._names: tuple[str, ...] = ("",)
        """What the draft may be called, the fullest first."""
        self._rest = ""
        self._room = self._left = 0
        """Pixels for the headline, and from the left to the state."""
        self.draft = QToolButton(self)
        self.draft.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.repaint_with_theme(self)
        theme.appearance().changed.connect(self._arrange)

    def show_article(self, headline: str, state: Sequence[str], draft: Revision | None) -> None:
        self._headline, self._state = headline or "Editorial", state
        called, named = "", ""
        if draft is not None:
            called = f"Draft {draft.number}"
            named = f"{called}{GAP}{shortened(draft.name, 40)}" if draft.name else called
        self._names = (named, called) if named != called else (called,)
        said = ", ".join(filter(None, (called, draft.name if draft else "")))
        self.draft.setAccessibleName(f"Drafts. This is {said}" if said else "Drafts")
        key = written("Ctrl+Shift+D")
        self.draft.setToolTip(f"{said}. All drafts of the article  ({key})")
        self.setToolTip(
            "\n".join(filter(None, (headline, GAP.join((*filter(None, [named]), *state)))))
        )
        self.setAccessibleName(". ".join((self._headline, *filter(None, [named]), *state)))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Share the width out between headline, draft and state."""
        bold, meta = fonts.interface(14, fonts.SEMIBOLD), fonts.interface(fonts.META)
        self.draft.setFont(meta)
        whole = QFontMetrics(bold).horizontalAdvance(self._headline)
        metrics = QFontMetrics(meta)
        headline = min(whole, round(self.width() * 0.72))
        name, self._rest = self._fitting(metrics, self.width() - headline)
        behind = metrics.horizontalAdvance(self._rest) + 12 if self._rest else 0
        button = metrics.horizontalAdvance(name) + BUTTON if name else 0
        self._room = max(40, self.width() - behind - button)
        words = min(whole, self._room)
        self.draft.setText(name)
        self.draft.setVisible(bool(name))
        height = self.draft.height()
        self.draft.setGeometry(words + 2, (self.height() - height) // 2, button, height)
        # The button's own padding is space enough.
        self._left = words + (button + 6 if button else 12)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold = fonts.interface(14, fonts.SEMIBOLD)
        words = QFontMetrics(bold).elidedText(
            self._headline, Qt.TextElideMode.ElideRight, self._room
        )
        painter.setFont(bold)
        painter.setPen(theme.current().text)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), align, words)
        painter.setFont(fonts.interface(fonts.META))
        painter.setPen(theme.current().text3)
        painter.drawText(self.rect().adjusted(self._left, 1, 0, 0), align, self._rest)

    def _fitting(self, metrics: QFontMetrics, room: int) -> tuple[str, str]:
        """As much of the draft's name and of the state as the headline leaves room for."""
        states = [GAP.join(self._state[n:]) for n in range(len(self._state) + 1)]
        choices = [(self._names[0], words) for words in states]
        choices += [(name, "") for name in (*self._names[1:], "")]
        if len(self._names) > 1:
            choices[1:1] = [(self._names[-1], states[0])]
        for name, words in choices:
            needed = metrics.horizontalAdvance(name) + BUTTON if name else 0
            needed += metrics.horizontalAdvance(words) + 12 if words else 0
            if needed <= room:
                return name, words
        return "", ""


def state_words(article: Article, saved_at: datetime | None) -> list[str]:
    """When the article is due, and when the desk last took a step on it: "Saved 14:02"."""
    said = [due_words(article.due_on, date.today())] if article.due_on else []
    return [*said, f"Saved {saved_at.astimezone():%H:%M}"] if saved_at else said


def _button(name: str, words: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, "text2"))
    button.setIconSize(QSize(16, 16))
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(f"{words}  ({key})")
    button.setMinimumWidth(32)
    return button
