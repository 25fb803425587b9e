"""Plain frames and labels that take their colours from the style sheet."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from editorial.ui.theme import appearance, set_look


class Surface(QFrame):
    """A frame on one of the desk's grounds: win, panel, paper, sunken, note, info, warning, card.

    `edge` draws a hairline at one side: top, bottom, left or right.
    """

    def __init__(self, surface: str, edge: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", surface)
        if edge:
            self.setProperty("edge", edge)


class Card(Surface):
    """A framed card with a column of its own; `selected` draws the accent round it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(6)

    def set_selected(self, selected: bool) -> None:
        set_look(self, selected=selected)


class HairLine(QFrame):
    def __init__(self, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setProperty("upright", upright)


class ElidedLabel(QLabel):
    """One line of plain text, shortened with "…" where it does not fit; whole in the tooltip."""

    def __init__(
        self, text: str = "", font: QFont | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if font:
            self.setFont(font)
        self.show_text(text)
        appearance().changed.connect(self._fit)

    @property
    def whole_text(self) -> str:
        return self._whole

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.horizontalAdvance(self._whole) + 2), round(metrics.height() + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
