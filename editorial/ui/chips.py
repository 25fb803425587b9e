"""Small labelled controls: chips that open a choice, and the caps that teach a key."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from editorial.ui import fonts
from editorial.ui.glyphs import paint_icon
from editorial.ui.letters import letters
from editorial.ui.theme import current, repaint_with_theme

RING = 2
RADIUS = 6


class Chip(QToolButton):
    """A button that shows a choice and opens it: sign, words, chevron.

    Give it a menu with `setMenu`, or listen to `clicked`. `name` says what is chosen, for those
    who do not see it: "Status".
    """

    def __init__(
        self,
        text: str = "",
        name: str = "",
        icon: str = "",
        color: str = "text2",
        chevron: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._chevron = name, chevron
        self._icon, self._color = icon, color
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        repaint_with_theme(self)
        self.show_choice(text, icon, color)

    def show_choice(self, text: str, icon: str = "", color: str = "text2") -> None:
        """`icon` is a sign's name; `color` a token's or a status's."""
        self._icon, self._color = icon, color
        self.setText(text)
        self.setAccessibleName(f"{self._name}: {text}" if self._name else text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.interface())
        width = metrics.horizontalAdvance(self.text()) + 20
        width += 22 if self._icon else 0
        width += 18 if self._chevron else 0
        return QSize(round(width + 0.5), max(28, round(metrics.height() + 12)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        focused = self.hasFocus()
        width = RING if focused else 1
        painter.setPen(QPen(theme.accent if focused else theme.border, width))
        painter.setBrush(theme.hover if self.underMouse() and self.isEnabled() else theme.card)
        edge = width / 2
        painter.drawRoundedRect(rect.adjusted(edge, edge, -edge, -edge), RADIUS, RADIUS)
        x, middle = 10.0, rect.center().y()
        if self._icon:
            ink = theme.token(self._color) if self.isEnabled() else theme.text3
            paint_icon(painter, self._icon, QRectF(9, middle - 8, 16, 16), ink)
            x = 32.0
        right = rect.width() - (24 if self._chevron else 8)
        painter.setFont(fonts.interface())
        painter.setPen(theme.text if self.isEnabled() else theme.text3)
        words = QRectF(x, 0, right - x, rect.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._chevron:
            place = QRectF(rect.width() - 21, middle - 6, 12, 12)
            paint_icon(painter, "down", place, theme.text2)


class KeyCap(QWidget):
    """The keys of a command, drawn as a key: "Ctrl+K"."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._show(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        repaint_with_theme(self)

    def _show(self, keys: str) -> None:
        self._text = keys
        self.setAccessibleName(f"Key {keys}" if keys else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return keycap_size(self._text)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, QRectF(self.rect()), self._text)


class LetterCap(KeyCap):
    """The key of a single letter, as the setting of letters has it; nothing where they are off."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(letters().shown(key), parent)
        self._key = key
        letters().changed.connect(self._show_key)

    def _show_key(self) -> None:
        self._show(letters().shown(self._key))

    def sizeHint(self) -> QSize:
        return super().sizeHint() if self._text else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            super().paintEvent(event)


def keycap_size(text: str) -> QSize:
    metrics = QFontMetricsF(fonts.interface(fonts.TAG, fonts.MEDIUM))
    height = round(metrics.height() + 4)
    return QSize(max(height, round(metrics.horizontalAdvance(text) + 11)), height)


def paint_keycap(painter: QPainter, rect: QRectF, text: str) -> None:
    """Also for delegates, which have no widget to put a `KeyCap` into."""
    theme = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.border, 1))
    painter.setBrush(theme.panel)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(fonts.interface(fonts.TAG, fonts.MEDIUM))
    painter.setPen(theme.text2)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Spot(QWidget):
    """A sign standing by itself. It says nothing aloud: the words beside it do."""

    def __init__(
        self, icon: str, color: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._color = icon, color
        self.setFixedSize(size, size)
        repaint_with_theme(self)

    def show_sign(self, icon: str, color: str = "text2") -> None:
        self._icon, self._color = icon, color
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        color = current().token(self._color)
        paint_icon(painter, self._icon, QRectF(self.rect()), color)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
