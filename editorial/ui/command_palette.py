"""Search or run a command: one field over the window for everything that has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QMargins, QObject, QPropertyAnimation, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.chips import KeyCap, Spot
from editorial.ui.commands import Command, Commands
from editorial.ui.dialog import needed_height
from editorial.ui.forms import Words
from editorial.ui.frames import HairLine
from editorial.ui.palette_list import ResultsList, ResultsModel
from editorial.ui.palette_results import Kind, Result, asked, nothing, results, runnable
from editorial.ui.review import Item, ItemKind
from editorial.ui.theme import appearance, current

if TYPE_CHECKING:
    from editorial.domain.library import Entry
    from editorial.ui.review import Review
    from editorial.ui.workspace import Workspace

WIDTH, TOP, TALLEST = 640, 120, 460
FADE = 100
SHADOW = 24
_FILTERS = ((">", "commands"), ("@", "claims"), ("#", "sources"), ("?", "questions"))
_ITEMS = {
    Kind.CLAIM: ItemKind.CLAIM,
    Kind.SOURCE: ItemKind.SOURCE,
    Kind.QUESTION: ItemKind.QUESTION,
}


class CommandPalette(QWidget):
    """Covers the window, dims it, and takes its keys until it is closed. It lives once: when it
    closes, it is gone."""

    def __init__(
        self, commands: Commands, workspace: Workspace | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._all = commands
        self._workspace = workspace
        self._commands: list[Command] = []
        self._entries: list[Entry] = []
        self._came_from: QWidget | None = None
        self.setAccessibleName("Search or run a command")
        self.model = ResultsModel(self)
        self.list = ResultsList(self.model)
        self.field = _Field()
        self.field.setPlaceholderText("Search, or run a command")
        self.field.setAccessibleName("Search, or run a command")
        self._nothing = Words("", "secondary", wrap=True)
        self._card = _Card(self)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._run(self.model.result(index.row())))
        self.list.selectionModel().currentChanged.connect(self._announce)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def review(self) -> Review | None:
        return self._workspace.review if self._workspace else None

    def open_over(self, window: QWidget) -> None:
        """Open over a window; where a palette is open there, close that one instead."""
        for other in window.findChildren(CommandPalette):
            if other is not self and other.isVisible():
                other.close_palette()
                self.deleteLater()
                return
        self._came_from = QApplication.focusWidget()
        # Nothing changes while the palette is open, so what works is asked once, not at each key.
        self._commands = runnable(self._all)
        self._entries = self._read_entries()
        self.setParent(window)
        window.installEventFilter(self)
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._fade_in()

    def close_palette(self) -> None:
        """Close, and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        came_from = self._came_from
        if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    # What is typed and chosen

    def _search(self, query: str) -> None:
        groups = results(query, self._commands, self.review, self._entries)
        self.model.show(groups, asked(query)[1])
        self.list.first()
        self.list.setVisible(bool(groups))
        self._nothing.setVisible(not groups)
        if not groups:
            self._nothing.setText(nothing(query, self.review))
        self._place()

    def _read_entries(self) -> list[Entry]:
        review = self.review
        if review is None:
            return []
        from editorial.services import articles

        return review.desk.read(articles.entries)

    def _run(self, result: Result | None) -> None:
        if result is None:
            return
        workspace = self._workspace
        self.close_palette()
        if result.kind is Kind.COMMAND:
            self._all[result.id].run()
        elif workspace is None:
            return
        elif result.kind is Kind.ARTICLE:
            workspace.open(result.id)
        else:
            item = Item(_ITEMS[result.kind], result.id)
            if workspace.review.selected == item:
                # Selected anew it comes to the fore, whichever pane is shown.
                workspace.review.select_none()
            workspace.review.select(item.kind, item.id)
            workspace.article.show_selected()

    def _announce(self) -> None:
        """The focus stays in the field, so the row that Enter takes has to be told."""
        result = self.list.current
        if result is not None and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, result.spoken))

    # Keys and pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() is QEvent.Type.ShortcutOverride:
                # Nothing behind the palette may act; what the field does not know is let go.
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._pressed(event)
        elif event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        moves = {
            Qt.Key.Key_Down: lambda: self.list.step(1),
            Qt.Key.Key_Up: lambda: self.list.step(-1),
            Qt.Key.Key_PageDown: lambda: self.list.page(1),
            Qt.Key.Key_PageUp: lambda: self.list.page(-1),
            Qt.Key.Key_Home: self.list.first,
            Qt.Key.Key_End: self.list.last,
            Qt.Key.Key_Tab: lambda: self.list.step_group(1),
            Qt.Key.Key_Backtab: lambda: self.list.step_group(-1),
            Qt.Key.Key_Return: lambda: self._run(self.list.current),
            Qt.Key.Key_Enter: lambda: self._run(self.list.current),
            Qt.Key.Key_Escape: self.close_palette,
        }
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not held or key is Qt.Key.Key_Backtab
        if plain and key in moves:
            moves[key]()
            return True
        if self._is_own_key(event):
            self.close_palette()
            return True
        return False

    def _is_own_key(self, event: QKeyEvent) -> bool:
        own = next((command for command in self._all if command.id == "palette"), None)
        pressed = QKeySequence(event.keyCombination())
        return own is not None and any(QKeySequence(key) == pressed for key in own.keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def _ask_for(self, sign: str) -> None:
        """Ask for one kind only, or for all again."""
        typed = self.field.text()
        kind, _ = asked(typed)
        bare = typed.lstrip()[1:].lstrip() if kind else typed
        self.field.setText(bare if kind and typed.lstrip()[0] == sign else f"{sign} {bare}")
        self.field.setFocus()

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = current().is_dark
        painter.fillRect(self.rect(), QColor(0, 0, 0, 130 if dark else 84))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 4))
        card = QRectF(self._card.geometry())
        for spread in range(SHADOW, 0, -2):
            grown = card.adjusted(-spread, -spread + 8, spread, spread + 8)
            painter.drawRoundedRect(grown, 12 + spread, 12 + spread)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 16, 8)
        head.setSpacing(10)
        head.addWidget(Spot("search", "text2", 18))
        head.addWidget(self.field, 1)
        self._nothing.setContentsMargins(20, 20, 20, 20)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(HairLine())
        column.addSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        column.addSpacing(8)
        column.addWidget(HairLine())
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 10, 6)
        foot.setSpacing(0)
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(5)
        for keys, words in ((("↑", "↓"), "choose"), (("Enter",), "run"), (("Esc",), "close")):
            for key in keys:
                hints.addWidget(KeyCap(key))
            hints.addWidget(Words(words, "secondary", fonts.META))
            hints.addSpacing(8)
        foot.addWidget(self._hints)
        foot.addStretch(1)
        self._filters: list[QToolButton] = []
        for sign, words in _FILTERS:
            button = QToolButton()
            button.setText(f"{sign} {words}")
            button.setAccessibleName(f"Only {words}")
            button.setToolTip(f"Only {words}  ({sign})")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, sign=sign: self._ask_for(sign))
            self._filters.append(button)
            foot.addWidget(button)
        return foot

    def _dress(self) -> None:
        self.field.setFont(fonts.interface(fonts.TITLE))
        self.field.setMinimumHeight(round(36 * fonts.interface_scale()))
        # The card is the field's frame.
        self.field.setStyleSheet(
            "QLineEdit, QLineEdit:focus, QLineEdit:hover"
            " { border: none; background: transparent; padding: 0; margin: 0; }"
        )
        for button in self._filters:
            button.setFont(fonts.interface(fonts.META))
        self._place()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        width = min(round(WIDTH * fonts.interface_scale()), self.width() - 48)
        top = min(TOP, self.height() // 7)
        filters = sum(button.sizeHint().width() for button in self._filters)
        self._hints.setVisible(self._hints.sizeHint().width() + filters + 36 <= width)
        column = self._card.layout()
        assert column is not None
        column.activate()
        rest = needed_height(column, width)
        rest -= 0 if self.list.isHidden() else self.list.minimumHeight()
        room = min(self.height() - top - rest - 32, round(TALLEST * fonts.interface_scale()))
        self.list.setFixedHeight(max(0, min(self.list.needed_height(), room)))
        column.activate()
        height = needed_height(column, width)
        before = self._card.geometry()
        self._card.setGeometry((self.width() - width) // 2, top, width, height)
        if self._card.geometry() != before:
            # Not all of it: what lies under the scrim is painted anew with it.
            around = QMargins(SHADOW, SHADOW, SHADOW, SHADOW + 8)
            self.update(before.united(self._card.geometry()).marginsAdded(around))

    def _fade_in(self) -> None:
        if not appearance().motion:
            return
        self._set_opaque(False)
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", self)
        fade.setDuration(FADE)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.finished.connect(self._faded_in)
        fade.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _faded_in(self) -> None:
        # Left on, the effect would paint everything twice.
        if (effect := self.graphicsEffect()) is not None:
            effect.setEnabled(False)
        self._set_opaque(True)

    def _set_opaque(self, opaque: bool) -> None:
        """Under an effect Qt leaves out what paints its own ground: one would see through it."""
        for part in (self.field, self.list.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, opaque)
            part.update()


class _Field(QLineEdit):
    """Opaque, so that a blinking caret paints nothing that lies under it."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the style sheet, which takes it away.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), current().panel)
        super().paintEvent(event)


class _Card(QFrame):
    def paintEvent(self, event: QPaintEvent) -> None:
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.line2, 1))
        painter.setBrush(look.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
