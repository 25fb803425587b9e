"""Where words stand on the page: the pieces of a range, one for each line it runs through."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line. x counts from the document's left, `base` from the block's top.

    `px` is the size of the type. `line` is the number of the line in its block.
    """

    left: float
    right: float
    base: float
    px: float
    line: int

    def rect(self, top: float = 0, pad: float = 1.5) -> QRectF:
        """Round the words, measured from the baseline: ascents differ between typefaces."""
        height = self.px * 1.2
        y = round(top + self.base - self.px * 0.88)
        return QRectF(self.left - pad, y, self.right - self.left + 2 * pad, round(height))

    @property
    def middle(self) -> float:
        """Half the height of the small letters, from the block's top."""
        return self.base - self.px * 0.31


class Geometry:
    """Pieces by block and range, kept until the page is set anew."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._pieces: dict[int, dict[tuple[int, int], tuple[Piece, ...]]] = {}
        self._bidi: dict[int, bool] = {}
        self._visible: list[int] | None = None

    def clear(self) -> None:
        self._pieces.clear()
        self._visible = None

    def forget(self, block: int) -> None:
        self._pieces.pop(block, None)

    def top(self, block: QTextBlock) -> float:
        """From the top of the document; lays out what lies above where that was not done yet."""
        return self._document.documentLayout().blockBoundingRect(block).top()

    def in_sight(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The visible blocks that reach into a stretch of the document, with their rectangles."""
        visible = self._visible_numbers()
        layout = self._document.documentLayout()
        for index in range(self._first(visible, top), len(visible)):
            block = self._document.findBlockByNumber(visible[index])
            rect = layout.blockBoundingRect(block)
            if rect.top() > bottom:
                return
            yield block, rect

    def _visible_numbers(self) -> list[int]:
        if self._visible is None:
            self._visible = []
            block = self._document.begin()
            while block.isValid():
                if block.isVisible():
                    self._visible.append(block.blockNumber())
                block = block.next()
        return self._visible

    def _first(self, visible: list[int], top: float) -> int:
        """Index of the last block that begins at or above `top`. It is not asked of Qt's hit test,
        which goes astray where blocks are hidden."""

        def begins(index: int) -> float:
            return self.top(self._document.findBlockByNumber(visible[index]))

        # In growing steps: to ask for a block in the middle would lay out half the document.
        reach = 1
        while reach < len(visible) and begins(reach) <= top:
            reach *= 2
        found = bisect_right(range(min(reach, len(visible))), top, key=begins)
        return max(0, found - 1)

    def pieces(
        self, block: QTextBlock, start: int, end: int, keep: bool = True
    ) -> tuple[Piece, ...]:
        """Of the UTF-16 units start to end of a block that is laid out. `keep` says whether the
        same will be asked again."""
        number = block.blockNumber()
        known = self._pieces.setdefault(number, {})
        found = known.get((start, end))
        if found is None:
            found = tuple(self._measured(block, number, start, end))
            if keep:
                known[start, end] = found
        return found

    def _measured(self, block: QTextBlock, number: int, start: int, end: int) -> Iterator[Piece]:
        layout = block.layout()
        px = float(block.charFormat().font().pixelSize())
        shift = layout.position().x()
        if number not in self._bidi:
            text = block.text()
            self._bidi[number] = not text.isascii() and has_right_to_left(text)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            first, last = line.textStart(), line.textStart() + line.textLength()
            a, z = max(start, first), min(end, last)
            if a >= z:
                continue
            base = line.y() + line.ascent()
            for left, right in _extents(line, a, z, self._bidi[number]):
                yield Piece(shift + left, shift + right, base, px, index)


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)


def _extents(line: QTextLine, start: int, end: int, bidi: bool) -> list[tuple[float, float]]:
    ink = line.naturalTextRect()
    if not bidi:
        left, right = _x(line, start), min(_x(line, end), ink.right())
        return [(left, right)] if right > left else []
    # In mixed directions neighbours in the text need not be neighbours on the line.
    stretches: list[tuple[float, float]] = []
    trailing = QTextLine.Edge.Trailing
    for unit in range(start, end):
        one, other = _x(line, unit), _x(line, unit, trailing)
        if one != other:
            stretches.append((min(one, other), max(one, other)))
    merged: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _x(line: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    # PySide gives the position too (it may be moved into the line), which its stubs do not know.
    found: Any = line.cursorToX(unit, edge)
    return float(found[0] if isinstance(found, tuple) else found)
