"""How changed words look, and marks in two drafts: each with a line of its own, none by colour
alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from editorial.domain.anchor import PassageState
from editorial.domain.claim import Status
from editorial.ui import fonts
from editorial.ui.compare_words import WordLook
from editorial.ui.glyphs import paint_icon
from editorial.ui.mark_geometry import Piece
from editorial.ui.mark_painter import Drawn, Line, MarkPainter, flat_pen
from editorial.ui.marks import LANES, Mark
from editorial.ui.typography import GUTTER

STATE_COLORS = {
    PassageState.EXACT: "verified",
    PassageState.MOVED: "in_progress",
    PassageState.ALTERED: "recheck",
    PassageState.LOST: "remove",
}
"""Which token a state's line and sign are painted in."""

_STATE_LINES = {
    PassageState.EXACT: Line(1),
    PassageState.MOVED: Line(1.5),
    PassageState.ALTERED: Line(2, (7, 3)),
    PassageState.LOST: Line(2, (2, 5)),
}
_FILLS = {PassageState.MOVED: Status.IN_PROGRESS, PassageState.ALTERED: Status.RECHECK}
_MARGIN = GUTTER - 6
"""Where the line of a paragraph that moved stands, from the left of the page."""


@dataclass(frozen=True, slots=True)
class StateMark(Mark):
    """A mark in one of two drafts: what became of it goes before its status."""

    state: PassageState | None = None

    @property
    def icon(self) -> str:
        said = self.state or self.status or self.owner
        return said.value

    @property
    def color(self) -> str:
        if self.state:
            return STATE_COLORS[self.state]
        return self.status.value if self.status else "text3"


def _state(mark: Mark) -> PassageState | None:
    return mark.state if isinstance(mark, StateMark) else None


class DraftPainter(MarkPainter):
    """Paints marks by their state where they have one, and the words that changed."""

    def tints(self, drawn: Sequence[Drawn], top: float, selected: frozenset[str]) -> None:
        super().tints([d for d in drawn if _state(d[0].mark) is None], top, selected)
        for placed, pieces in drawn:
            state = _state(placed.mark)
            if state is None or placed.lane:
                continue
            fill = self._theme.fill(_FILLS[state]) if state in _FILLS else None
            if state is PassageState.LOST:
                fill = self._theme.remove_bg
            if fill is None and placed.mark.id in selected:
                fill = self._theme.accent_tint
            if fill is not None:
                self._boxes(pieces, top, fill)

    def underlines(self, drawn: Sequence[Drawn], top: float) -> None:
        super().underlines([d for d in drawn if _state(d[0].mark) is None], top)
        for placed, pieces in drawn:
            state = _state(placed.mark)
            if state is None or placed.lane >= LANES:
                continue
            color = self._theme.token(placed.mark.color)
            for number, piece in enumerate(pieces):
                y = self._line_below(piece, top, placed.lane)
                self._line(piece, y, color, _STATE_LINES[state])
                last = placed.closes and number == len(pieces) - 1
                if state is PassageState.MOVED and last:
                    self._arrowhead(piece.right, y, color)

    # Words that changed

    def word_tints(self, pieces: Sequence[Piece], top: float, look: WordLook) -> None:
        if look is WordLook.ADDED:
            self._boxes(pieces, top, self._theme.add_bg)
        elif look is WordLook.REMOVED:
            self._boxes(pieces, top, self._theme.remove_bg)

    def word_lines(self, pieces: Sequence[Piece], top: float, look: WordLook) -> None:
        theme = self._theme
        for number, piece in enumerate(pieces):
            below = top + piece.base + piece.px * 0.13 + 1
            match look:
                case WordLook.ADDED:
                    self._line(piece, below, theme.add, Line(1.5))
                case WordLook.REMOVED:
                    self._line(piece, top + piece.base - piece.px * 0.27, theme.remove, Line(1.5))
                case WordLook.TYPOGRAPHY:
                    self._line(piece, below + 1, theme.ctl, Line(1.5, (1.5, 2.5)))
                case WordLook.MOVED:
                    self._line(piece, below, theme.text3, Line(1, (9, 3)))
                    if number == len(pieces) - 1:
                        self._arrowhead(piece.right, below, theme.text3)

    def moved_block(self, rect: QRectF, words: str, down: bool) -> None:
        """In the margin of a paragraph that moved: a broken line with an arrow at the end that it
        went to or came from, and where that is in words."""
        painter, color = self._painter, self._theme.text3
        pen = flat_pen(color, 2)
        pen.setDashPattern([4, 2])
        painter.setPen(pen)
        upper, lower = rect.top() + 3, rect.bottom() - 3
        painter.drawLine(QLineF(_MARGIN, upper, _MARGIN, lower))
        painter.setPen(_round_pen(color))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        tip, back = (lower, lower - 5) if down else (upper, upper + 5)
        painter.drawPolyline(
            [QPointF(_MARGIN - 4, back), QPointF(_MARGIN, tip), QPointF(_MARGIN + 4, back)]
        )
        font = fonts.interface(10, fonts.SEMIBOLD)
        painter.setFont(font)
        paint_icon(painter, "moved", QRectF(GUTTER, rect.top() - 15, 11, 11), color)
        tag = QRectF(GUTTER + 15, rect.top() - 16, 400, 13)
        painter.drawText(tag, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def place_between(self, x: float, piece: Piece, top: float) -> None:
        """Where words are missing that the other draft has."""
        rect = piece.rect(top)
        self._painter.setPen(flat_pen(self._theme.accent, 2))
        self._painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        for y, step in ((rect.top(), 3), (rect.bottom(), -3)):
            wedge = QPainterPath(QPointF(x - 4, y - step / 3))
            wedge.lineTo(x + 4, y - step / 3)
            wedge.lineTo(x, y + step)
            wedge.closeSubpath()
            self._painter.fillPath(wedge, self._theme.accent)

    def adjusted(self, pieces: Sequence[Piece], top: float, first: bool, last: bool) -> None:
        """The words that are being chosen for a mark, with a post at either end."""
        self._boxes(pieces, top, self._theme.accent_tint2)
        posts = [(pieces[0].left, pieces[0])] if first else []
        posts += [(pieces[-1].right, pieces[-1])] if last else []
        self._painter.setBrush(self._theme.accent)
        for x, piece in posts:
            rect = piece.rect(top)
            post = QRectF(x - 1.5, rect.top() - 3, 3, rect.height() + 6)
            self._painter.drawRoundedRect(post, 1.5, 1.5)

    def _arrowhead(self, x: float, y: float, color: QColor) -> None:
        self._painter.setPen(_round_pen(color))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        y = self._snap(y, 1.5)
        self._painter.drawPolyline([QPointF(x - 4, y - 3), QPointF(x, y), QPointF(x - 4, y + 3)])


def _round_pen(color: QColor) -> QPen:
    pen = QPen(color, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
