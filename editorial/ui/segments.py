"""Choosing one of few: a segmented control, and filter pills with counts.

Both are one stop of Tab. Left and Right, Home and End choose, as in a tab bar.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from editorial.ui import fonts
from editorial.ui.theme import current, repaint_with_theme


class _OneOf(QWidget):
    """Options side by side, of which exactly one is chosen."""

    chosen = Signal(str)
    """The key, when the user chooses another option."""

    def __init__(
        self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        """`options`: keys with their words."""
        super().__init__(parent)
        self._name = name
        self._keys = [key for key, _ in options]
        self._words = dict(options)
        self._tips: dict[str, str] = {}
        self._current = self._keys[0]
        self._hovered: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)
        self._name_aloud()

    @property
    def current(self) -> str:
        return self._current

    def choose(self, key: str, tell: bool = False) -> None:
        """Shows a choice; `tell` as if the user had made it."""
        if key not in self._words:
            raise KeyError(key)
        if key == self._current:
            return
        self._current = key
        self._name_aloud()
        self.update()
        if tell:
            self.chosen.emit(key)

    def set_tip(self, key: str, tip: str) -> None:
        self._tips[key] = tip

    def _label(self, key: str) -> str:
        return self._words[key]

    def _name_aloud(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._label(self._current)}")
        others = ", ".join(self._label(key) for key in self._keys)
        self.setAccessibleDescription(f"One of: {others}")

    def _font(self, key: str) -> QFont:
        raise NotImplementedError

    def _rects(self) -> dict[str, QRectF]:
        raise NotImplementedError

    def _key_at(self, x: float, y: float) -> str | None:
        return next((key for key, rect in self._rects().items() if rect.contains(x, y)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position().x(), event.position().y())
        if key and event.button() is Qt.MouseButton.LeftButton:
            self.choose(key, tell=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self._key_at(event.position().x(), event.position().y())
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._keys.index(self._current)
        last = len(self._keys) - 1
        forward = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        step = 1 if forward else -1
        target = {
            Qt.Key.Key_Right: at + step,
            Qt.Key.Key_Left: at - step,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if target is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        self.choose(self._keys[min(last, max(0, target))], tell=True)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            key = self._key_at(event.pos().x(), event.pos().y())
            if key and key in self._tips:
                QToolTip.showText(event.globalPos(), self._tips[key], self)
                return True
        return super().event(event)


class SegmentedControl(_OneOf):
    """Two to four views of one thing: Read · Check."""

    def _font(self, key: str) -> QFont:
        weight = fonts.SEMIBOLD if key == self._current else fonts.REGULAR
        return fonts.interface(fonts.BODY, weight)

    def _widest(self, key: str) -> float:
        metrics = QFontMetricsF(fonts.interface(fonts.BODY, fonts.SEMIBOLD))
        return metrics.horizontalAdvance(self._words[key]) + 28

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(fonts.interface()).height() + 14
        return QSize(
            round(sum(self._widest(key) for key in self._keys) + 4), max(30, round(height))
        )

    def _rects(self) -> dict[str, QRectF]:
        rects, x = {}, 2.0
        for key in self._keys:
            width = self._widest(key)
            rects[key] = QRectF(x, 2, width, self.height() - 4)
            x += width
        return rects

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line2, 1))
        painter.setBrush(theme.sunken)
        whole = QRectF(self.rect())
        painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        for key, rect in self._rects().items():
            chosen = key == self._current
            if chosen:
                painter.setPen(QPen(theme.border, 1))
                painter.setBrush(theme.card)
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
            lit = chosen or key == self._hovered
            painter.setPen(theme.text if lit else theme.text2)
            painter.setFont(self._font(key))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._words[key])
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 7, 7)


_PADDINGS = (22, 12)
"""Pixels round the words of a pill, together: where there is room, and where there is less."""


class FilterBar(_OneOf):
    """Filters of a list as pills, each with how many rows it leaves. In a narrow pane the pills
    move together, then only the chosen one counts."""

    def __init__(
        self, options: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None
    ) -> None:
        self._counts: dict[str, int] = {}
        super().__init__(options, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_counts(self, counts: dict[str, int]) -> None:
        self._counts = dict(counts)
        self._name_aloud()
        self.updateGeometry()
        self.update()

    def _label(self, key: str) -> str:
        count = self._counts.get(key)
        return self._words[key] if count is None else f"{self._words[key]} {count}"

    def _font(self, key: str) -> QFont:
        return fonts.interface(fonts.META, fonts.MEDIUM)

    def sizeHint(self) -> QSize:
        return self._size(0)

    def minimumSizeHint(self) -> QSize:
        return self._size(len(_PADDINGS))

    def _size(self, level: int) -> QSize:
        height = QFontMetricsF(self._font("")).height() + 13
        return QSize(round(self._width(level)), max(28, round(height)))

    def _width(self, level: int) -> float:
        return max(rect.right() for rect in self._rects_at(level).values()) + 1

    @property
    def _level(self) -> int:
        """How much the pills save: the least that fits."""
        levels = range(len(_PADDINGS) + 1)
        return next((level for level in levels if self._width(level) <= self.width()), levels[-1])

    def _pill(self, key: str, level: int) -> str:
        counts = level < len(_PADDINGS) or key == self._current
        return self._label(key) if counts else self._words[key]

    def _rects(self) -> dict[str, QRectF]:
        return self._rects_at(self._level)

    def _rects_at(self, level: int) -> dict[str, QRectF]:
        metrics = QFontMetricsF(self._font(""))
        padding = _PADDINGS[min(level, len(_PADDINGS) - 1)]
        rects, x = {}, 0.0
        for key in self._keys:
            width = round(metrics.horizontalAdvance(self._pill(key, level)) + padding)
            rects[key] = QRectF(x, 0, width, self.height())
            x += width + 2
        return rects

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(""))
        level = self._level
        for key, rect in self._rects_at(level).items():
            chosen = key == self._current
            pill = rect.adjusted(1, 1, -1, -1)
            round_end = pill.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            if chosen or key == self._hovered:
                painter.setBrush(theme.accent_tint if chosen else theme.hover)
                painter.drawRoundedRect(pill, round_end, round_end)
            if chosen and self.hasFocus():
                painter.setPen(QPen(theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(pill, round_end, round_end)
            painter.setPen(theme.accent if chosen else theme.text2)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._pill(key, level))
