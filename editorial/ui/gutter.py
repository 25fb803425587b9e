"""The gutter: a sign for each mark, at the line where it starts; two at most, else one and "+n"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from editorial.ui import fonts
from editorial.ui.glyphs import paint_icon
from editorial.ui.mark_geometry import Piece
from editorial.ui.marks import Mark, Placed
from editorial.ui.palette import Theme
from editorial.ui.typography import GUTTER

ICON = 12
STEP = 18
INNER = GUTTER - 20
"""Middle of the sign that stands next to the text."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, or the "+n" that stands for several. `x` and `y` are its middle; y counts from
    the block's top."""

    x: float
    y: float
    marks: tuple[Mark, ...]
    more: bool = False

    def area(self, top: float) -> QRectF:
        return QRectF(self.x - STEP / 2, top + self.y - 11, STEP, 22)


def signs_of(drawn: Iterable[tuple[Placed, Sequence[Piece]]]) -> list[Sign]:
    """The signs of one block, from the text outwards."""
    rows: dict[int, list[tuple[float, Mark]]] = {}
    middles: dict[int, float] = {}
    for placed, pieces in drawn:
        if placed.opens and pieces:
            first = pieces[0]
            rows.setdefault(first.line, []).append((first.left, placed.mark))
            middles[first.line] = round(first.middle)
    signs = []
    for line, row in rows.items():
        # In the order of the words, claims before the quieter marks.
        marks = [m for _, m in sorted(row, key=lambda found: (found[1].quiet, found[0]))]
        y = middles[line]
        if len(marks) <= 2:
            for place, mark in enumerate(reversed(marks)):
                signs.append(Sign(INNER - place * STEP, y, (mark,)))
        else:
            signs.append(Sign(INNER, y, (marks[0],)))
            signs.append(Sign(INNER - STEP, y, tuple(marks[1:]), more=True))
    return signs


def paint_signs(
    painter: QPainter, signs: Sequence[Sign], top: float, theme: Theme, selected: frozenset[str]
) -> None:
    for sign in signs:
        y = top + sign.y
        if any(mark.id in selected for mark in sign.marks):
            painter.setPen(QPen(theme.accent, 1.5))
            painter.setBrush(theme.accent_tint)
            painter.drawEllipse(QPointF(sign.x, y), 9, 9)
        if sign.more:
            painter.setFont(fonts.interface(10, fonts.SEMIBOLD))
            painter.setPen(theme.text2)
            painter.drawText(sign.area(top), Qt.AlignmentFlag.AlignCenter, f"+{len(sign.marks)}")
            continue
        mark = sign.marks[0]
        place = QRectF(sign.x - ICON / 2, y - ICON / 2, ICON, ICON)
        paint_icon(painter, mark.icon, place, theme.token(mark.color))
