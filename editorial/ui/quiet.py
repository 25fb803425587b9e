"""Words that somebody has looked at step back: the Coverage view's ink."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from editorial.ui.mark_geometry import Piece
from editorial.ui.palette import Theme

Stretch = tuple[int, int]


def quiet_ink(ink: QColor, theme: Theme) -> QColor:
    """What becomes of an ink: each of its parts at most as far from the paper as the faintest ink
    of words, so that it stays readable whatever it was."""
    nearer = min if theme.is_dark else max
    faint = theme.text3
    return QColor(
        nearer(ink.red(), faint.red()),
        nearer(ink.green(), faint.green()),
        nearer(ink.blue(), faint.blue()),
    )


def quieten(painter: QPainter, pieces: Iterable[Piece], top: float, theme: Theme) -> None:
    """Paints over words as `quiet_ink` says; paper, tints and hairlines stay as they are.

    `top`: of the block that the pieces are of.
    """
    mode = QPainter.CompositionMode
    painter.setCompositionMode(
        mode.CompositionMode_Darken if theme.is_dark else mode.CompositionMode_Lighten
    )
    for piece in pieces:
        upper, lower = top + piece.base - piece.px, top + piece.base + piece.px * 0.34
        width = piece.right - piece.left
        painter.fillRect(QRectF(piece.left, upper, width, lower - upper), theme.text3)


def between(start: int, end: int, taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """What the stretches taken, in any order, leave of start to end."""
    at = start
    for first, last in sorted(taken):
        if at < first:
            yield at, min(first, end)
        at = max(at, last)
    if at < end:
        yield at, end
