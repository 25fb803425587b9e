"""A picture that was attached, fitted into the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editorial.ui import fonts
from editorial.ui.forms import Words
from editorial.ui.theme import current, repaint_with_theme

_EDGE = 16
_LARGEST = 8.0


class PictureView(QWidget):
    """The whole picture, never larger than it is unless zoomed; below it its caption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _Sheet(self)
        self._caption = Words("", "secondary", wrap=True, parent=self)
        self._caption.selectable()
        self._caption.setContentsMargins(_EDGE, 8, _EDGE, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._caption)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, image: QImage) -> None:
        self._sheet.image = image
        self._sheet.update()

    def show_caption(self, caption: str) -> None:
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(f"Picture: {caption}" if caption else "Picture without a caption")

    def zoom_by(self, step: int) -> None:
        """A step larger (+1) or smaller (-1); 0: fitted again."""
        zoom = self._sheet.zoom * 1.25**step if step else 1.0
        self._sheet.zoom = min(_LARGEST, max(0.2, zoom))
        self._sheet.update()


class _Sheet(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.zoom = 1.0
        """1: fitted."""
        repaint_with_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), current().sunken)
        area = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self.image.isNull():
            painter.setFont(fonts.interface())
            painter.setPen(current().text2)
            words = "This picture cannot be shown; its original can be saved."
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
            return
        whole = QSizeF(self.image.size()) / self.devicePixelRatioF()
        size = whole
        if whole.width() > area.width() or whole.height() > area.height():
            size = whole.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size *= self.zoom
        corner = area.center() - QPointF(size.width() / 2, size.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(corner, size), self.image)
