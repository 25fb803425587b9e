"""How far the checking has come, as one bar: each status with a pattern as well as a colour."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from editorial.domain.claim import Progress, Status
from editorial.services.vocabularies import vocabulary
from editorial.ui.theme import current, repaint_with_theme

HEIGHT = 8
MARGIN = 3
GAP = 1.5
NARROWEST = 5.0
"""Pixels that a status keeps, however few its claims are."""


class ProgressMeter(QWidget):
    """A bar of 8 px in the order of `Status`. A click, or Enter on a segment, asks for it."""

    status_chosen = Signal(object)
    """Status."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress(())
        self._labels = {Status(term.key): term.label for term in vocabulary("statuses").terms}
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)
        self.show_progress(self._progress)

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._at = min(self._at, max(0, len(progress.counts) - 1))
        self.setAccessibleName(f"Progress. {self.words}")
        self.update()

    @property
    def words(self) -> str:
        """ "13 of 25 claims are settled: 12 verified, 3 in progress…"."""
        progress = self._progress
        if not progress.total:
            return "No claims yet."
        parts = ", ".join(f"{n} {self._labels[status].lower()}" for status, n in progress.counts)
        return f"{progress.settled} of {progress.total} claims are settled: {parts}."

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT + 2 * MARGIN)

    def _bar(self) -> QRectF:
        top = (self.height() - HEIGHT) / 2
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, HEIGHT)

    def segments(self) -> list[tuple[Status, QRectF]]:
        bar, counts = self._bar(), self._progress.counts
        if not counts:
            return []
        free = bar.width() - GAP * (len(counts) - 1) - NARROWEST * len(counts)
        x, segments = bar.left(), []
        for status, count in counts:
            width = NARROWEST + free * count / self._progress.total
            segments.append((status, QRectF(x, bar.top(), width, HEIGHT)))
            x += width + GAP
        return segments

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bar()
        ends = QPainterPath()
        ends.addRoundedRect(bar, HEIGHT / 2, HEIGHT / 2)
        painter.save()
        painter.setClipPath(ends)
        segments = self.segments()
        if not segments:
            painter.fillRect(bar, theme.sunken)
        for status, rect in segments:
            _paint_segment(painter, status, rect)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = segments[self._at][1] if segments else bar
            painter.drawRoundedRect(around.adjusted(-2, -2, 2, 2), 4, 4)

    def _status_at(self, x: float) -> Status | None:
        found = (s for s, rect in self.segments() if rect.left() - GAP <= x <= rect.right())
        return next(found, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        status = self._status_at(event.position().x())
        if status and event.button() is Qt.MouseButton.LeftButton:
            self.status_chosen.emit(status)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        counts = self._progress.counts
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and counts:
            step = 1 if key is Qt.Key.Key_Right else -1
            self._at = min(len(counts) - 1, max(0, self._at + step))
            status, count = counts[self._at]
            self.setAccessibleDescription(f"{self._labels[status]}: {count}")
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and counts:
            self.status_chosen.emit(counts[self._at][0])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words, self)
            return True
        return super().event(event)


def _paint_segment(painter: QPainter, status: Status, rect: QRectF) -> None:
    """Verified solid, in progress half-filled, unchecked hollow, and a pattern for each problem."""
    theme = current()
    ink, ground = theme.status(status), theme.fill(status) or theme.panel
    match status:
        case Status.VERIFIED | Status.UNVERIFIABLE:
            painter.fillRect(rect, ink)
        case Status.DISPUTED:
            painter.fillRect(rect, ground)
            painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), 3), ink)
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 3, rect.width(), 3), ink)
        case Status.NEEDS_CHANGE | Status.RECHECK:
            painter.fillRect(rect, ink)
            _stripe(painter, rect, leaning=4 if status is Status.NEEDS_CHANGE else -4)
        case Status.CUT | Status.NOT_CHECKABLE:
            painter.fillRect(rect, theme.sunken)
            painter.fillRect(QRectF(rect.x(), rect.center().y() - 0.75, rect.width(), 1.5), ink)
        case _:
            painter.fillRect(rect, ground)
            if status is Status.IN_PROGRESS:
                painter.fillRect(rect.adjusted(0, HEIGHT / 2, 0, 0), ink)
            painter.setPen(QPen(ink, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.6, 0.6, -0.6, -0.6))


def _stripe(painter: QPainter, rect: QRectF, leaning: float) -> None:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(current().panel, 1.4))
    x = rect.x() - 4
    while x < rect.right() + 8:
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + leaning, rect.top() - 1))
        x += 6
    painter.restore()
