"""What a pane with a list above and a detail below does, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.ui.commands import focus_is_in
from editorial.ui.forms import Words
from editorial.ui.icons import icon
from editorial.ui.letters import letters
from editorial.ui.theme import appearance

ROWS_KEPT = 4
"""Rows of the list that stay in sight, however low the pane."""


LEAST_WIDTH = 320
_NAMES = {Qt.Orientation.Vertical: "sizes", Qt.Orientation.Horizontal: "sizes beside"}


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

    def __init__(
        self, name: str, target: QWidget, parent: QWidget | None = None, key: str = "/"
    ) -> None:
        """`key` is the letter that leads here, "" where none does."""
        super().__init__(parent)
        self._key = key
        self._glass = self.addAction(icon("search"), self.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.serve(name, target)
        letters().changed.connect(self._dress)
        appearance().changed.connect(self._dress)

    def serve(self, name: str, target: QWidget) -> None:
        """Search another list from now on; `name` says what of."""
        self._target = target
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._glass.setText(name)
        self._dress()

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

    def _dress(self) -> None:
        self._glass.setIcon(icon("search", "text3"))
        self.setToolTip(letters().tip(self.accessibleName(), self._key))


class EmptyWords(QWidget):
    """One sentence, and one thing to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", "secondary", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self._column = column = QVBoxLayout(self)
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

    def add_below(self, widget: QWidget) -> None:
        """Something quiet below the sentence and the button."""
        self._column.insertWidget(self._column.count() - 1, widget)

    @property
    def sentence(self) -> str:
        return self._words.text()


class ListAndDetail(QSplitter):
    """A head and the list, or the sentence that stands for it; below, one of several details.
    Where there is more width than height, the detail stands beside the list."""

    def __init__(
        self,
        head: QWidget | QLayout,
        rows: QAbstractItemView,
        height: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        """`height`: of one row, in pixels. Details are best made in `details`: a widget that gets
        another parent costs anew for all that is in it."""
        super().__init__(Qt.Orientation.Vertical, parent)
        self.rows = rows
        self._height = height
        self._wanted = {Qt.Orientation.Vertical: [350, 450], Qt.Orientation.Horizontal: [45, 55]}
        above = QWidget(self)
        self._list = QStackedWidget(above)
        self.empty = EmptyWords(self._list)
        self._list.addWidget(rows)
        self._list.addWidget(self.empty)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if isinstance(head, QLayout):
            column.addLayout(head)
        else:
            column.addWidget(head)
        column.addWidget(self._list, 1)
        self.details = QStackedWidget(self)
        self.addWidget(above)
        self.addWidget(self.details)
        self.setChildrenCollapsible(False)
        # Qt lets a handle of one pixel be grabbed from a few pixels around.
        self.setHandleWidth(1)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setSizes(self._wanted[self.orientation()])
        self.splitterMoved.connect(self._moved)
        self._keep_rows()
        appearance().changed.connect(self._keep_rows)

    def set_side_by_side(self, beside: bool) -> None:
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if orientation is not self.orientation():
            self.setOrientation(orientation)
            self.setSizes(self._wanted[orientation])
            self._keep_rows()

    def _moved(self) -> None:
        self._wanted[self.orientation()] = self.sizes()

    def _keep_rows(self) -> None:
        beside = self.orientation() is Qt.Orientation.Horizontal
        self._list.setMinimumHeight(self._height() * (1 if beside else ROWS_KEPT))

    def add_rows(self, rows: QAbstractItemView) -> None:
        """Another list that may stand in the same place."""
        self._list.addWidget(rows)

    def show_rows(self, rows: QAbstractItemView) -> None:
        """Show one of the lists; `say` then is about it."""
        self.rows = rows

    def add_detail(self, detail: QWidget) -> None:
        self.details.addWidget(detail)

    def show_detail(self, detail: QWidget | None) -> None:
        """Show one of the details; None gives its place to the list."""
        self.details.setVisible(detail is not None)
        if detail is not None:
            self.details.setCurrentWidget(detail)

    @property
    def detail(self) -> QWidget | None:
        return None if self.details.isHidden() else self.details.currentWidget()

    def say(self, sentence: str, action: str = "") -> None:
        """Show the list where there are rows, else the sentence and the action."""
        self.empty.say(sentence, action)
        filled = self.rows.model().rowCount() > 0
        shown = self.rows if filled else self.empty
        was_here = focus_is_in(self._list)
        self._list.setCurrentWidget(shown)
        if was_here and not focus_is_in(shown):
            # What had the focus is hidden, and Qt would give it to whatever comes next.
            (self.rows if filled else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> dict[str, Any]:
        sizes = {_NAMES[each]: wanted for each, wanted in self._wanted.items()}
        return sizes | {"scroll": self.rows.verticalScrollBar().value()}

    def restore(self, state: dict[str, Any]) -> None:
        for each, name in _NAMES.items():
            sizes = state.get(name)
            if isinstance(sizes, list) and len(sizes) == 2 and all(map(_is_size, sizes)):
                self._wanted[each] = sizes
        self.setSizes(self._wanted[self.orientation()])
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            self.rows.verticalScrollBar().setValue(scroll)


def _is_size(size: object) -> bool:
    return isinstance(size, int) and size > 0


def scrolled(detail: QWidget) -> QScrollArea:
    """A detail that scrolls where it is higher than its place."""
    area = QScrollArea(detail.parentWidget())
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    detail.setProperty("clear", True)
    area.setWidget(detail)
    return area
