"""What the window says: a toast after a step, a bar for a fault, a thin bar for a long job."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPropertyAnimation,
    QRectF,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editorial.ui import fonts
from editorial.ui.chips import Spot
from editorial.ui.frames import Surface
from editorial.ui.icons import icon
from editorial.ui.theme import appearance, current, repaint_with_theme

TOAST_TIME = 6000
FADE = 100
ABOVE = 64
"""Pixels between a toast and the foot of a pane, where its actions stand."""


class Toast(QFrame):
    """What was just done, and Undo. It stands at the foot of the widget given as `over`, at its
    left: give it the panes or the library, never the article.

    It stays while the pointer or the focus is on it, and never takes the focus itself.
    """

    action = Signal()
    other = Signal()
    """The second button, where there is one."""
    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._text, self._button, self._other = QLabel(), QPushButton(), QPushButton()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button.clicked.connect(lambda: self._act(self.action))
        self._other.clicked.connect(lambda: self._act(self.other))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        for button in (self._button, self._other):
            button.setFlat(True)
            row.addWidget(button)
        self._clock = QTimer(self, singleShot=True, interval=TOAST_TIME)
        self._clock.timeout.connect(self._elapsed)
        self._effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        over.installEventFilter(self)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_step(self, text: str, action: str = "Undo", other: str = "") -> None:
        """Shows a sentence, with a button for each of `action` and `other` that says something."""
        self._text.setText(text)
        for button, words in ((self._button, action), (self._other, other)):
            button.setText(words)
            button.setVisible(bool(words))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        self._fade.stop()
        self._fade.setDuration(FADE if appearance().motion else 0)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.start()

    def stand_on(self, over: QWidget) -> None:
        """Move to the foot of another widget; what is being said is said there."""
        if over is self._over:
            return
        self._over.removeEventFilter(self)
        self._over = over
        self.setParent(over)
        over.installEventFilter(self)
        if self._clock.isActive():
            self._place()
            self.show()
            self.raise_()

    def dismiss(self) -> None:
        self._clock.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _act(self, chosen: SignalInstance) -> None:
        self.dismiss()
        chosen.emit()

    def _elapsed(self) -> None:
        if self.underMouse() or self._button.hasFocus() or self._other.hasFocus():
            self._clock.start()
        else:
            self.dismiss()

    def _dress(self) -> None:
        theme = current()
        self.setStyleSheet(
            f"Toast {{ background: {theme.inverse.name()}; border-radius: 8px; }}"
            f"Toast QLabel {{ color: {theme.on_inverse.name()}; }}"
            "Toast QPushButton { background: transparent; border: 2px solid transparent;"
            f" border-radius: 6px; color: {theme.on_inverse_accent.name()}; padding: 0 6px; }}"
            f"Toast QPushButton:focus {{ border-color: {theme.on_inverse_accent.name()}; }}"
        )
        self._text.setFont(fonts.interface())
        for button in (self._button, self._other):
            button.setFont(fonts.interface(fonts.BODY, fonts.SEMIBOLD))

    def _place(self) -> None:
        # A label that wraps asks for a square; a sentence wants a line.
        line = self._text.fontMetrics().horizontalAdvance(self._text.text())
        shown = (each for each in (self._button, self._other) if not each.isHidden())
        buttons = sum(each.sizeHint().width() + 10 for each in shown)
        width = min(line + buttons + 26, self._over.width() - 24)
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        self.move(12, self._over.height() - self.height() - ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class MessageBar(Surface):
    """A fault or a notice below the header: what happened, what is safe, and one action."""

    action = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warning", "bottom", parent)
        self._sign = Spot("warning", "needs_change")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._button, self._close = QPushButton(), QToolButton()
        self._button.clicked.connect(self.action)
        self._close.setToolTip("Close this message")
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        appearance().changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_message(self, text: str, action: str = "", fault: bool = True) -> None:
        """`fault` False: a notice in the accent's tint instead of a warning."""
        self.setProperty("surface", "warning" if fault else "info")
        self._sign.show_sign(*(("warning", "needs_change") if fault else ("info", "accent")))
        self._text.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

    @property
    def text(self) -> str:
        return self._text.text()

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _dress(self) -> None:
        self._close.setIcon(icon("close"))


class ThinProgress(QWidget):
    """A long job, in a 2-px bar with words and Cancel. It shows itself only after 300 ms."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar(self)
        self._words, self._cancel = QLabel(), QPushButton("Cancel")
        self._words.setProperty("kind", "secondary")
        self._cancel.setProperty("kind", "link")
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 8, 2)
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._patience = QTimer(self, singleShot=True, interval=300)
        self._patience.timeout.connect(self.show)
        self.hide()

    def start(self, words: str, can_cancel: bool = True) -> None:
        self.report(words, 0, 0)
        self._cancel.setVisible(can_cancel)
        self._patience.start()

    def report(self, words: str, done: int, total: int) -> None:
        """ "Reading 412 of 900 paragraphs"; a total of 0 is one that nobody knows."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._bar.show_share(done / total if total else None)

    def finish(self) -> None:
        self._patience.stop()
        self.hide()


class _Bar(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self.setFixedHeight(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)

    def show_share(self, share: float | None) -> None:
        self._share = None if share is None else min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(whole, current().line)
        # Nothing runs to and fro: an unknown total fills a third, quietly.
        share = 0.33 if self._share is None else self._share
        whole.setWidth(whole.width() * share)
        painter.fillRect(whole, current().accent)
