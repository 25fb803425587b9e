"""What a pane with a list above and a detail below does, whatever is in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.ui.forms import Words
from editorial.ui.row_view import RowView, row_height
from editorial.ui.theme import current

ROWS_KEPT = 4
"""Rows of the list that stay in sight, however low the pane."""


LEAST_WIDTH = 320


class ListPane(QWidget):
    """A pane of a list and a detail. It may be made narrower than its head would like, since
    the head then says less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())


class SearchLine(QLineEdit):
    """Filters a list as it is typed; Down goes to the list, Esc clears and goes there."""

    def __init__(self, name: str, target: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  (/)")
        self.setClearButtonEnabled(True)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self._target.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


class EmptyWords(QWidget):
    """One sentence, and one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", "secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, sentence: str, action: str) -> None:
        self._words.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))

    @property
    def sentence(self) -> str:
        return self._words.text()


class _Handle(QSplitterHandle):
    """A hairline with room to take hold of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() // 2
        held = self.underMouse()
        colour = current().accent if held else current().line
        painter.fillRect(0, middle, self.width(), 2 if held else 1, colour)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()


class ListAndDetail(QSplitter):
    """The list, or the sentence that stands for it; below, one of several details."""

    def __init__(self, rows: RowView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.rows = rows
        self.empty = EmptyWords(self)
        self._above = QStackedWidget(self)
        self._above.addWidget(rows)
        self._above.addWidget(self.empty)
        self._above.setMinimumHeight(row_height() * ROWS_KEPT)
        self._below = QStackedWidget(self)
        self.addWidget(self._above)
        self.addWidget(self._below)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(7)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setSizes([280, 480])

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def add_detail(self, detail: QWidget) -> None:
        self._below.addWidget(detail)

    def show_detail(self, detail: QWidget | None) -> None:
        """Show one of the details; None gives its place to the list."""
        self._below.setVisible(detail is not None)
        if detail is not None:
            self._below.setCurrentWidget(detail)

    @property
    def detail(self) -> QWidget | None:
        return None if self._below.isHidden() else self._below.currentWidget()

    def say(self, sentence: str, action: str = "") -> None:
        """Show the list where there are rows, else the sentence and the action."""
        self.empty.say(sentence, action)
        filled = self.rows.rows.rowCount() > 0
        self._above.setCurrentWidget(self.rows if filled else self.empty)

    def state(self) -> dict[str, Any]:
        bar = self.rows.verticalScrollBar()
        return {"sizes": self.sizes(), "current": self.rows.current_id, "scroll": bar.value()}

    def restore(self, state: dict[str, Any]) -> None:
        sizes = state.get("sizes", [])
        if len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes):
            self.setSizes(sizes)
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self.rows.verticalScrollBar().setValue(scroll)


def scrolled(detail: QWidget) -> QScrollArea:
    """A detail that scrolls where it is higher than its place."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    detail.setProperty("clear", True)
    area.setWidget(detail)
    return area
