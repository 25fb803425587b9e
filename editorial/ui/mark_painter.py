"""How a mark looks: its tint, the underline of its status, the outline of what is selected.

Each status has a line of its own, so that none is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from editorial.domain.claim import Status
from editorial.ui.mark_geometry import Piece
from editorial.ui.marks import LANES, Placed
from editorial.ui.palette import Theme

RADIUS = 3
LANE_STEP = 4
SIZE = 18
"""The type size for which widths of lines are given."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pattern in pixels: dash, gap, dash, gap…; empty is solid."""

    width: float
    pattern: tuple[float, ...] = ()


_LINES = {
    Status.VERIFIED: Line(1),
    Status.UNCHECKED: Line(2, (2, 2)),
    Status.IN_PROGRESS: Line(2, (6, 3)),
    Status.RECHECK: Line(2, (8, 3, 2, 3)),
    Status.UNVERIFIABLE: Line(2, (13, 5)),
}

Drawn = tuple[Placed, Sequence[Piece]]


class MarkPainter:
    """Paints the marks of one block. `ratio`: device pixels to one, on which lines are snapped."""

    def __init__(self, painter: QPainter, theme: Theme, ratio: float) -> None:
        self._painter, self._theme, self._ratio = painter, theme, ratio

    def tints(self, drawn: Sequence[Drawn], top: float, selected: frozenset[str]) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        for placed, pieces in drawn:
            mark = placed.mark
            fill = self._theme.fill(mark.status) if mark.status and placed.lane == 0 else None
            if fill is None and mark.id in selected and placed.lane == 0:
                fill = self._theme.accent_tint
            if fill is not None:
                self._boxes(pieces, top, fill)

    def _boxes(self, pieces: Sequence[Piece], top: float, fill: QColor) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(fill)
        for piece in pieces:
            self._painter.drawRoundedRect(piece.rect(top), RADIUS, RADIUS)

    def hits(self, pieces: Sequence[Piece], top: float) -> None:
        self._boxes(pieces, top, self._theme.accent_tint2)

    def underlines(self, drawn: Sequence[Drawn], top: float) -> None:
        for placed, pieces in drawn:
            if placed.lane < LANES:
                self._underline(placed, pieces, top)

    def _underline(self, placed: Placed, pieces: Sequence[Piece], top: float) -> None:
        status = placed.mark.status
        color = self._theme.token(placed.mark.color)
        for number, piece in enumerate(pieces):
            y = self._line_below(piece, top, placed.lane)
            if status is None:
                first = placed.opens and number == 0
                last = placed.closes and number == len(pieces) - 1
                self._bracket(piece, y, color, first, last)
            elif status is Status.CUT:
                self._line(piece, top + piece.base - piece.px * 0.27, color, Line(1.5))
            elif status is Status.NEEDS_CHANGE:
                self._wave(piece, y, color)
            elif status is Status.DISPUTED:
                self._line(piece, y - 1, color, Line(1))
                self._line(piece, y + 2, color, Line(1))
            elif status is not Status.NOT_CHECKABLE:
                self._line(piece, y, color, _LINES[status])

    def _line_below(self, piece: Piece, top: float, lane: int) -> float:
        """Where a mark's line is, from the top of the page."""
        return top + piece.base + piece.px * 0.2 + 1 + lane * LANE_STEP

    def _snap(self, y: float, width: float) -> float:
        """The middle of a line whose edges lie on device pixels."""
        thick = max(1, round(width * self._ratio))
        return (round(y * self._ratio) + thick / 2) / self._ratio

    def _line(self, piece: Piece, y: float, color: QColor, line: Line) -> None:
        thick = max(1, round(line.width * self._ratio)) / self._ratio
        pen = flat_pen(color, thick)
        if line.pattern:
            pen.setDashPattern([length / thick for length in line.pattern])
        self._painter.setPen(pen)
        # Dashes that begin on a whole pixel are as crisp at their ends as along their length.
        x = round(piece.left * self._ratio) / self._ratio
        y = self._snap(y, thick)
        self._painter.drawLine(QLineF(x, y, piece.right, y))

    def _wave(self, piece: Piece, y: float, color: QColor) -> None:
        step, swing = 3.0, 2.4
        path = QPainterPath(QPointF(piece.left, y + 1))
        x, sign = piece.left, -1
        while x < piece.right - 0.1:
            end = min(x + step, piece.right)
            path.quadTo((x + end) / 2, y + 1 + sign * swing, end, y + 1)
            x, sign = end, -sign
        pen = flat_pen(color, 1.4)
        self._painter.strokePath(path, pen)

    def _bracket(self, piece: Piece, y: float, color: QColor, first: bool, last: bool) -> None:
        """Questions and notes: a hairline whose ends turn up, and no colour of their own."""
        self._line(piece, y + 1, color, Line(1))
        y = self._snap(y + 1, 1)
        painter = self._painter
        painter.setPen(flat_pen(color, 1))
        if first:
            x = round(piece.left) + 0.5
            painter.drawLine(QLineF(x, y, x, y - 4))
        if last:
            x = round(piece.right) - 0.5
            painter.drawLine(QLineF(x, y, x, y - 4))

    def chosen_frames(self, drawn: Sequence[Drawn], top: float, selected: frozenset[str]) -> None:
        """The ground of the suggestion selected, below all lines."""
        for placed, pieces in drawn:
            if placed.mark.id in selected:
                self._boxes(pieces, top, self._theme.accent_tint)

    def frames(
        self,
        drawn: Sequence[Drawn],
        top: float,
        selected: frozenset[str],
        siblings: frozenset[str],
    ) -> None:
        """Dashed, round words that are suggested: no tint, since colour says how far a claim is."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for placed, pieces in drawn:
            chosen = placed.mark.id in selected
            lit = chosen or placed.mark.id in siblings
            pen = flat_pen(self._theme.accent if lit else self._theme.ctl, 1.5 if chosen else 1)
            pen.setDashPattern([2.2, 2] if chosen else [3, 3])
            painter.setPen(pen)
            for piece in pieces:
                rect = _on_pixels(piece.rect(top), odd=not chosen)
                painter.drawRoundedRect(rect, RADIUS, RADIUS)

    def outline(self, pieces: Sequence[Piece], top: float, strong: bool = True) -> None:
        """Round the words of a selected mark, tint and underline left as they are."""
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.accent, 2 if strong else 1))
        for piece in pieces:
            rect = piece.rect(top, pad=2)
            rect.setBottom(rect.bottom() + 2)
            painter.drawRoundedRect(_on_pixels(rect, odd=not strong), RADIUS + 1, RADIUS + 1)


def flat_pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _on_pixels(rect: QRectF, odd: bool) -> QRectF:
    shift = 0.5 if odd else 0.0
    left, top = round(rect.left()) + shift, round(rect.top()) + shift
    return QRectF(left, top, round(rect.right()) - left + shift, round(rect.bottom()) - top + shift)
