"""A field of several lines that is as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget


class GrowingText(QPlainTextEdit):
    """Between `lines` least and most high; Tab leaves it."""

    _whole = False
    """Qt sends events before the field is whole, and after it is taken apart."""

    def __init__(self, lines: tuple[int, int] = (1, 6), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._fitting = False
        self._whole = True
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_lines(self, least: int, most: int) -> None:
        if (least, most) != self._lines:
            self._lines = (least, most)
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _height(self) -> int:
        if not self._whole:
            return 0
        least, most = self._lines
        # QPlainTextDocumentLayout measures its height in lines.
        lines = max(least, min(most, round(self.document().size().height())))
        inner = 2 * round(self.document().documentMargin())
        # What the style sheet pads and frames.
        around = self.height() - self.viewport().height()
        return lines * self.fontMetrics().lineSpacing() + inner + max(0, around)

    def _fit(self) -> None:
        if self._fitting or not self._whole:
            return
        self._fitting = True
        height = self._height()
        # A scroll bar beside words that fit would take their place.
        fits = round(self.document().size().height()) <= self._lines[1]
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if fits else needed)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self._fitting = False
