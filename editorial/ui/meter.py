"""How far the words of a piece are, as one bar: each status with a pattern as well as a colour."""

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

from editorial.domain.claim import Status
from editorial.domain.coverage import Coverage
from editorial.services.coverage import words_looked_at
from editorial.services.vocabularies import vocabulary
from editorial.ui import fonts
from editorial.ui.forms import Words
from editorial.ui.theme import current, repaint_with_theme

HEIGHT = 8
MARGIN = 3
GAP = 1.5
NARROWEST = 5.0
"""Pixels that a segment keeps, however few its words are."""


Part = Status | None
"""What a segment stands for; None: words that no claim covers."""


class CoverageMeter(QWidget):
    """A bar of 8 px over the words of a piece, in the order of `Status`, the uncovered ones last.
    A click, or Enter on a segment, asks for it."""

    status_chosen = Signal(object)
    """Status."""
    uncovered_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coverage = Coverage()
        self._labels = {Status(term.key): term.label for term in vocabulary("statuses").terms}
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        repaint_with_theme(self)
        self.show_coverage(self._coverage)

    def show_coverage(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._at = min(self._at, max(0, len(self._parts()) - 1))
        self.setAccessibleName(f"Coverage. {self.words}")
        self.update()

    @property
    def words(self) -> str:
        """ "1,204 of 3,918 words are verified, 310 claimed but open, 2,308 uncovered."."""
        said = words_looked_at(self._coverage)
        return f"{said[:1].upper()}{said[1:]}."

    def _parts(self) -> list[tuple[Part, int]]:
        """What stands side by side, and how many words each part has."""
        uncovered = self._coverage.uncovered
        return [*self._coverage.counts, *([(None, uncovered)] if uncovered else [])]

    def _choose(self, part: Part) -> None:
        if part is None:
            self.uncovered_chosen.emit()
        else:
            self.status_chosen.emit(part)

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT + 2 * MARGIN)

    def _bar(self) -> QRectF:
        top = (self.height() - HEIGHT) / 2
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, HEIGHT)

    def segments(self) -> list[tuple[Part, QRectF]]:
        bar, parts = self._bar(), self._parts()
        if not parts:
            return []
        free = bar.width() - GAP * (len(parts) - 1) - NARROWEST * len(parts)
        x, segments = bar.left(), []
        for part, count in parts:
            width = NARROWEST + free * count / self._coverage.words
            segments.append((part, QRectF(x, bar.top(), width, HEIGHT)))
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
        for part, rect in segments:
            if part is None:
                _hatch(painter, rect)
            else:
                _paint_segment(painter, part, rect)
        painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = segments[self._at][1] if segments else bar
            painter.drawRoundedRect(around.adjusted(-2, -2, 2, 2), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        parts = [part for part, rect in self.segments() if rect.left() - GAP <= x <= rect.right()]
        if parts and event.button() is Qt.MouseButton.LeftButton:
            self._choose(parts[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        parts = self._parts()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and parts:
            step = 1 if key is Qt.Key.Key_Right else -1
            self._at = min(len(parts) - 1, max(0, self._at + step))
            part, count = parts[self._at]
            named = self._labels[part] if part else "Uncovered"
            self.setAccessibleDescription(f"{named}: {count:,}")
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and parts:
            self._choose(parts[self._at][0])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words, self)
            return True
        return super().event(event)


class UncoveredWords(Words):
    """How many words are uncovered, where there is room to say it: the meter shows it anyway."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "secondary", fonts.META, parent=parent)

    def show_coverage(self, coverage: Coverage) -> None:
        self.setText(uncovered_words(coverage))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


def uncovered_words(coverage: Coverage) -> str:
    """ "2,308 words uncovered"."""
    if not coverage.words:
        return ""
    if not coverage.uncovered:
        return "every word covered"
    noun = "word" if coverage.uncovered == 1 else "words"
    return f"{coverage.uncovered:,} {noun} uncovered"


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


def _hatch(painter: QPainter, rect: QRectF) -> None:
    """Nothing stands there yet: thin strokes on the bare panel."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(current().text3, 1))
    x = rect.x() - HEIGHT
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + HEIGHT + 1, rect.top()))
        x += 4
    painter.restore()


def _stripe(painter: QPainter, rect: QRectF, leaning: float) -> None:
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(current().panel, 1.4))
    x = rect.x() - 4
    while x < rect.right() + 8:
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + leaning, rect.top() - 1))
        x += 6
    painter.restore()
