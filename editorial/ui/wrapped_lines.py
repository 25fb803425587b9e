"""Words broken into a few lines, for what paints its words itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption


def wrapped_lines(text: str, font: QFont, room: float, most: int) -> list[str]:
    """The lines of a text at a width in pixels, `most` at most: the last one is shortened with
    "…" where there is more."""
    layout = QTextLayout(text, font)
    layout.setTextOption(wrapping())
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = _units(text, start, None)
            elide = Qt.TextElideMode.ElideRight
            lines.append(QFontMetricsF(font).elidedText(rest, elide, room))
            break
        lines.append(_units(text, start, start + length).rstrip())
    layout.endLayout()
    return lines


def wrapping() -> QTextOption:
    """At words, and inside one that is wider than the line."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _units(text: str, start: int, end: int | None) -> str:
    """A slice by UTF-16 units, in which Qt counts."""
    units = text.encode("utf-16-le")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le")
