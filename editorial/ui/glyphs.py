"""The desk's signs, drawn on a grid of 16 units with a stroke of 1.5 and round ends.

A sign is written in a small path language: M, L, C, Q and Z as in SVG (absolute only), and
"O x y r" a circle, "R x y width height radius" a rectangle, "A x y r from sweep" an arc in degrees,
counter-clockwise from three o'clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap

GRID = 16
STROKE = 1.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """`line` is stroked; `fill` is filled, less a stroke along `cut`, so that any ground shows."""

    line: str = ""
    fill: str = ""
    cut: str = ""
    dashed: str = ""


_BUBBLE = (
    "M3.8 2.6 L12.2 2.6 C13.6 2.6 14.2 3.4 14.2 4.6 L14.2 8.8 C14.2 10.2 13.6 10.8 12.2 10.8"
    " L7.6 10.8 L4.4 13.6 L4.4 10.8 L3.8 10.8 C2.4 10.8 1.8 10.2 1.8 8.8 L1.8 4.6"
    " C1.8 3.4 2.4 2.6 3.8 2.6 Z"
)
_QUERY = "M6 6.2 C6.1 3.8 10 3.9 9.9 6.4 C9.9 7.9 8 7.8 8 9.2"
_TRAY = "M2.6 9.6 L2.6 12.4 Q2.6 13.5 3.7 13.5 L12.3 13.5 Q13.4 13.5 13.4 12.4 L13.4 9.6"
_RAYS = " ".join(
    f"M{8 + 5 * x:.2f} {8 + 5 * y:.2f} L{8 + 6.3 * x:.2f} {8 + 6.3 * y:.2f}"
    for x, y in (
        (1, 0), (-1, 0), (0, 1), (0, -1), (0.71, 0.71), (-0.71, 0.71), (0.71, -0.71), (-0.71, -0.71)
    )
)  # fmt: skip

_BARS = [f"R {1.6 + 3.4 * n:.1f} {9 - 2 * n} 2.6 {4.5 + 2 * n} .9" for n in range(4)]

GLYPHS: dict[str, Glyph] = {
    # Statuses: hollow while open, filled once settled or a problem.
    "unchecked": Glyph("O 8 8 5.75"),
    "in_progress": Glyph("O 8 8 5.75", "M8 4.4 A 8 8 3.6 90 -180 Z"),
    "verified": Glyph(fill="O 8 8 6.5", cut="M5.1 8.2 L7.1 10.2 L10.9 6"),
    "needs_change": Glyph(fill="R 2 2 12 12 2.6", cut="M5.3 10.7 L10.5 5.5"),
    "recheck": Glyph("A 8 8 5.4 45 290 M12.1 1.5 L11.9 4.5 L8.9 4.3", "O 8 8 1.7"),
    "disputed": Glyph(fill="M8 0.6 L15.4 8 L8 15.4 L0.6 8 Z", cut="M8 4.6 L8 8.6 M8 11.3 L8 11.31"),
    "unverifiable": Glyph(
        fill="M4.6 1.8 L11.4 1.8 L14.8 8 L11.4 14.2 L4.6 14.2 L1.2 8 Z",
        cut=f"{_QUERY} M8 11.7 L8 11.71",
    ),
    "not_checkable": Glyph("O 8 8 5.75 M5.5 8 L10.5 8"),
    "cut": Glyph("M3.8 3.8 L12.2 12.2 M12.2 3.8 L3.8 12.2"),
    "suggestion": Glyph("M8 5.8 L8 10.2 M5.8 8 L10.2 8", dashed="O 8 8 5.75"),
    # What the desk holds.
    "claim": Glyph("R 2.2 2.2 11.6 11.6 2.4 M5.2 8.3 L7.2 10.3 L10.9 6"),
    "source": Glyph(
        "M8 4.2 C6.6 3 4.6 2.6 2.2 2.8 L2.2 12.4 C4.6 12.2 6.6 12.6 8 13.8"
        " C9.4 12.6 11.4 12.2 13.8 12.4 L13.8 2.8 C11.4 2.6 9.4 3 8 4.2 Z M8 4.4 L8 13.4"
    ),
    "question": Glyph(
        f"{_BUBBLE} M6.7 5.9 C6.7 4.2 9.4 4.2 9.3 6 C9.3 7 8 6.9 8 7.7", "O 8 9.1 .8"
    ),
    "note": Glyph(
        "M3.9 2.2 L12.1 2.2 Q13.8 2.2 13.8 3.9 L13.8 9.6 L9.6 13.8 L3.9 13.8 Q2.2 13.8 2.2 12.1"
        " L2.2 3.9 Q2.2 2.2 3.9 2.2 Z M13.6 9.6 L9.6 9.6 L9.6 13.6"
    ),
    "finding": Glyph("R 2 2.5 12 11 2 M4.8 6 L11.2 6 M4.8 9.6 L8.6 9.6"),
    "doc": Glyph(
        "M9 1.9 L4.8 1.9 Q3.6 1.9 3.6 3.1 L3.6 12.9 Q3.6 14.1 4.8 14.1 L11.2 14.1"
        " Q12.4 14.1 12.4 12.9 L12.4 5.3 Z M9 1.9 L9 5.3 L12.4 5.3"
    ),
    "image": Glyph(
        "R 2 2.8 12 10.4 2 M2.4 11.2 L5.8 7.8 L8.4 10.4 L10.4 8.6 L13.6 11.6", "O 10.6 5.9 1.1"
    ),
    "person": Glyph("O 8 5.2 2.7 M2.9 13.8 C3.3 8.9 12.7 8.9 13.1 13.8"),
    "pin": Glyph(
        "M8 14.2 C5 10.6 3.4 8.8 3.4 6.4 C3.4 .3 12.6 .3 12.6 6.4 C12.6 8.8 11 10.6 8 14.2 Z"
        " O 8 6.4 1.5"
    ),
    "link": Glyph("R 1.6 5.4 7.6 5.2 2.6 R 6.8 5.4 7.6 5.2 2.6"),
    "lock": Glyph(
        "R 3.2 7 9.6 6.8 1.8 M5.2 7 L5.2 5 C5.2 1.4 10.8 1.4 10.8 5 L10.8 7", "O 8 10.4 1"
    ),
    "clock": Glyph("O 8 8 5.75 M8 4.8 L8 8.2 L10.4 9.6"),
    "flag": Glyph("M3.6 14 L3.6 2.4 L12.6 2.4 L10.4 5.6 L12.6 8.8 L3.6 8.8"),
    # Stances.
    "supports": Glyph("M3 8.4 L6.4 11.8 L13 4.6"),
    "contradicts": Glyph("M4 4 L12 12 M12 4 L4 12"),
    "context": Glyph("M3 5 L13 5 M3 8 L13 8 M3 11 L9 11"),
    # Actions.
    "menu": Glyph("M2.5 4.5 L13.5 4.5 M2.5 8 L13.5 8 M2.5 11.5 L13.5 11.5"),
    "sidebar": Glyph("R 1.75 2.75 12.5 10.5 2 M6.2 3 L6.2 13"),
    "search": Glyph("O 7 7 4.25 M10.3 10.3 L13.6 13.6"),
    "undo": Glyph("M5.4 2.8 L2.4 5.8 L5.4 8.8 M2.8 5.8 L9.4 5.8 C14.6 5.8 14.6 13 9.4 13 L7 13"),
    "redo": Glyph("M10.6 2.8 L13.6 5.8 L10.6 8.8 M13.2 5.8 L6.6 5.8 C1.4 5.8 1.4 13 6.6 13 L9 13"),
    "export": Glyph(f"M5 5.2 L8 2.2 L11 5.2 M8 2.6 L8 9.8 {_TRAY}"),
    "import": Glyph(f"M5 6.8 L8 9.8 L11 6.8 M8 2.4 L8 9.4 {_TRAY}"),
    "plus": Glyph("M8 3 L8 13 M3 8 L13 8"),
    "box": Glyph("R 2.2 2.2 11.6 11.6 2.4"),
    "box_ticked": Glyph(fill="R 1.6 1.6 12.8 12.8 2.6", cut="M4.6 8.3 L7 10.7 L11.4 5.6"),
    "dash": Glyph("M4 8 L12 8"),
    "down": Glyph("M4.5 6.4 L8 9.9 L11.5 6.4"),
    "up": Glyph("M4.5 9.6 L8 6.1 L11.5 9.6"),
    "right": Glyph("M6.4 4.5 L9.9 8 L6.4 11.5"),
    "left": Glyph("M9.6 4.5 L6.1 8 L9.6 11.5"),
    "swap": Glyph(
        "M3 5 L12.8 5 M10.2 2.4 L12.8 5 L10.2 7.6 M13 11 L3.2 11 M5.8 8.4 L3.2 11 L5.8 13.6"
    ),
    "close": Glyph("M4 4 L12 12 M12 4 L4 12"),
    "check": Glyph("M3 8.4 L6.4 11.8 L13 4.6"),
    "sun": Glyph(f"O 8 8 2.9 {_RAYS}"),
    "moon": Glyph(
        "M13.4 9.6 C11 10.9 5.6 9.4 6.3 2.7 C-.9 5.4 2.6 16 10.4 13.3"
        " C11.9 12.7 12.9 11.4 13.4 9.6 Z"
    ),
    "dots": Glyph(fill="O 3.4 8 1.2 O 8 8 1.2 O 12.6 8 1.2"),
    "pencil": Glyph("M2.4 13.6 L3.2 10.4 L10.6 3 L13 5.4 L5.6 12.8 Z M9 4.6 L11.4 7"),
    "trash": Glyph(
        "M2.6 4.2 L13.4 4.2 M6 4 L6 2.4 L10 2.4 L10 4 M4 4.4 L4.6 12.4 Q4.7 13.7 6 13.7 L10 13.7"
        " Q11.3 13.7 11.4 12.4 L12 4.4 M6.8 7 L6.8 11 M9.2 7 L9.2 11"
    ),
    "type": Glyph(
        "M1.6 12.6 L5.2 3.4 L8.8 12.6 M2.9 9.4 L7.5 9.4 O 12 10.4 2.2 M14.2 8.2 L14.2 12.6"
    ),
    "eye": Glyph("M1.4 8 C4.6 2.6 11.4 2.6 14.6 8 C11.4 13.4 4.6 13.4 1.4 8 Z O 8 8 2"),
    "return": Glyph("M6 6.2 L3 9.2 L6 12.2 M3.4 9.2 L13 9.2 L13 4"),
    "filter": Glyph("M2.5 4.5 L13.5 4.5 M4.8 8 L11.2 8 M6.8 11.5 L9.2 11.5"),
    "error": Glyph(
        fill="M5.1 1.2 L10.9 1.2 L14.8 5.1 L14.8 10.9 L10.9 14.8 L5.1 14.8 L1.2 10.9 L1.2 5.1 Z",
        cut="M8 4.4 L8 8.6 M8 11.3 L8 11.31",
    ),
    "info": Glyph("O 8 8 5.75 M8 7.4 L8 11", "O 8 5 .95"),
    "warning": Glyph("M8 2.2 L14.4 13.4 L1.6 13.4 Z M8 6.6 L8 9.6", "O 8 11.5 .9"),
    "library": Glyph("M3 2.8 L3 13.2 M6.4 2.8 L6.4 13.2 M9.4 3.2 L12.8 13"),
    "settings": Glyph(
        "M2.5 5 L8.4 5 M12.4 5 L13.5 5 O 10.4 5 2 M2.5 11 L3.6 11 M7.6 11 L13.5 11 O 5.6 11 2"
    ),
    # Passages in another draft.
    "moved": Glyph("M2.5 5.5 L13.2 5.5 M10.4 2.7 L13.4 5.5 L10.4 8.3 M2.5 11.8 L8 11.8"),
    "exact": Glyph("M3 5.8 L13 5.8 M3 10.2 L13 10.2"),
    "altered": Glyph("M3 10.4 L13 10.4 M3 5.8 L13 5.8 M10.6 3 L5.4 13.2"),
    "lost": Glyph("M6 6 L10 10 M10 6 L6 10", dashed="R 2.5 2.5 11 11 2"),
    # How many of the four bars are full says how near a source is.
    **{f"tier_{full}": Glyph(fill=" ".join(_BARS[:full])) for full in range(5)},
}


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draws a sign into a square; KeyError for a name that is not in GLYPHS."""
    line, fill, dashed = _paths(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / GRID, rect.height() / GRID)
    if not fill.isEmpty():
        painter.fillPath(fill, color)
    # A stroke much thinner than a pixel and a half greys out.
    pen = QPen(color, max(STROKE, 1.3 * GRID / rect.width()))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(line, pen)
    if not dashed.isEmpty():
        pen.setDashPattern([1.3, 2.1])
        painter.strokePath(dashed, pen)
    painter.restore()


def paint_tier(painter: QPainter, rect: QRectF, full: int, color: QColor, faint: QColor) -> None:
    """Four bars, of which the first `full` are in `color`: how near a source is."""
    paint_icon(painter, "tier_4", rect, faint)
    paint_icon(painter, f"tier_{full}", rect, color)


def pixmap(name: str, color: QColor, size: int, ratio: float = 1) -> QPixmap:
    """A sign of `size` device-independent pixels on a transparent ground."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, size, size), color)
    painter.end()
    return picture


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
    glyph = GLYPHS[name]
    fill = _path(glyph.fill)
    fill.setFillRule(Qt.FillRule.WindingFill)
    if glyph.cut:
        stroker = QPainterPathStroker()
        stroker.setWidth(1.75)
        stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        stroker.setCurveThreshold(0.02)
        fill = fill.subtracted(stroker.createStroke(_path(glyph.cut)))
    return _path(glyph.line), fill, _path(glyph.dashed)


def _path(description: str) -> QPainterPath:
    path = QPainterPath()
    for command, n in _commands(description):
        match command:
            case "M":
                path.moveTo(n[0], n[1])
            case "L":
                path.lineTo(n[0], n[1])
            case "C":
                path.cubicTo(*n)
            case "Q":
                path.quadTo(*n)
            case "Z":
                path.closeSubpath()
            case "O":
                path.addEllipse(QPointF(n[0], n[1]), n[2], n[2])
            case "R":
                path.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4])
            case "A":
                circle = QRectF(n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2])
                path.arcMoveTo(circle, n[3])
                path.arcTo(circle, n[3], n[4])
    return path


def _commands(description: str) -> Iterator[tuple[str, list[float]]]:
    letters = "MLCQZORA"
    spaced = "".join(f" {char} " if char in letters else char for char in description)
    command, numbers = "", list[float]()
    for word in spaced.split():
        if word in letters:
            if command:
                yield command, numbers
            command, numbers = word, []
        else:
            numbers.append(float(word))
    if command:
        yield command, numbers
