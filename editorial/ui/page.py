"""The page: one draft as it is set, with its marks; what is painted where, and what lies where.

Coordinates are those of the document. Only blocks that are in sight are ever measured.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

from editorial.domain.article import Block
from editorial.domain.coverage import Tally
from editorial.domain.text import Span
from editorial.ui import page_signs
from editorial.ui.document import build_document, document_text, restyle
from editorial.ui.finding_text import Hits
from editorial.ui.gutter import Sign, paint_signs, signs_of
from editorial.ui.mark_geometry import Geometry, Piece
from editorial.ui.mark_painter import Drawn, MarkPainter
from editorial.ui.marks import Mark, MarkIndex, narrowest_first
from editorial.ui.positions import Positions
from editorial.ui.quiet import between, quieten
from editorial.ui.typography import GUTTER, Look


@dataclass(slots=True)
class Shown:
    """What of the marks is in sight: none while reading."""

    marks: bool = True
    selected: frozenset[str] = frozenset()
    siblings: frozenset[str] = frozenset()
    """Other marks of the item whose mark is selected."""
    hits: Hits = field(default_factory=Hits)
    hit: int | None = None
    pointed: tuple[Span, ...] = ()
    """Passages that something outside the text speaks of, outlined while it does."""
    pointed_at: int = 0
    """Which of them is looked at."""
    coverage: Tally | None = None
    """Where it is given, all words but the uncovered ones are quiet."""


class Page:
    def __init__(self, blocks: Sequence[Block], text: str, look: Look) -> None:
        self.blocks = tuple(blocks)
        self.text = text
        self.look = look
        self.document: QTextDocument = build_document(self.blocks, look)
        if document_text(self.document) != text:
            raise ValueError("the text is not that of the blocks: no position would hold")
        self.positions = Positions(text)
        self.marks = MarkIndex(self.blocks, text, self.positions)
        self.suggested = MarkIndex(self.blocks, text, self.positions)
        """Words that are framed. They are no marks: no tint, no sign, nothing under way."""
        self.shown = Shown()
        self._geometry = Geometry(self.document)
        self._signs: dict[int, list[Sign]] = {}

    def set_again(self, look: Look, only: Iterable[int] | None = None) -> None:
        self.look = look
        restyle(self.document, self.blocks, look, only)
        self.forget_places()

    def forget_places(self) -> None:
        """Lines broke anew: nothing stands where it stood."""
        self._geometry.clear()
        self._signs.clear()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        self.marks.reset(marks)
        self.forget_places()

    def replace_marks(self, ids: Iterable[str], marks: Iterable[Mark]) -> set[int]:
        touched = self.marks.replace(ids, marks)
        for block in touched:
            self._geometry.forget(block)
            self._signs.pop(block, None)
        return touched

    def frame(self, marks: Iterable[Mark]) -> set[int]:
        """Frame these words and no others; the blocks that look different now."""
        wanted = {mark.id: mark for mark in marks}
        known = {mark.id: mark for mark in self.suggested.all()}
        gone = [id for id, mark in known.items() if wanted.get(id) is not mark]
        came = (mark for id, mark in wanted.items() if known.get(id) is not mark)
        return self.suggested.replace(gone, came)

    def mark(self, mark_id: str | None) -> Mark | None:
        """A mark, or framed words."""
        return self.marks.get(mark_id) or self.suggested.get(mark_id)

    def marks_of(self, owner_id: str) -> list[Mark]:
        """In the order of the text."""
        return self.marks.of_owner(owner_id) or self.suggested.of_owner(owner_id)

    # Places

    def block(self, number: int) -> QTextBlock:
        return self.document.findBlockByNumber(number)

    def top(self, number: int) -> float:
        return self._geometry.top(self.block(number))

    def block_rect(self, number: int) -> QRectF:
        return self.document.documentLayout().blockBoundingRect(self.block(number))

    def first_in_sight(self, top: float) -> int:
        for text_block, rect in self._geometry.in_sight(top, top + 4000) if self.blocks else ():
            if rect.bottom() > top:
                return text_block.blockNumber()
        return 0

    def place_of(self, start: int, end: int) -> QRectF:
        """Round a passage given in code points; empty where its blocks are hidden."""
        whole = QRectF()
        for text_block, top, pieces in self._pieces_of(start, end):
            if text_block.isVisible():
                for piece in pieces:
                    whole |= piece.rect(top)
        return whole

    def _pieces_of(
        self, start: int, end: int
    ) -> Iterator[tuple[QTextBlock, float, tuple[Piece, ...]]]:
        first, last = self.positions.to_units(start), self.positions.to_units(end)
        text_block = self.document.findBlock(first)
        while text_block.isValid() and text_block.position() < last:
            top, origin = self._geometry.top(text_block), text_block.position()
            a, z = max(0, first - origin), min(text_block.length() - 1, last - origin)
            yield text_block, top, self._geometry.pieces(text_block, a, z)
            text_block = text_block.next()

    def drawn(self, text_block: QTextBlock) -> list[Drawn]:
        return self._drawn_of(self.marks, text_block)

    def framed(self, text_block: QTextBlock) -> list[Drawn]:
        return self._drawn_of(self.suggested, text_block)

    def _drawn_of(self, index: MarkIndex, text_block: QTextBlock) -> list[Drawn]:
        placed = index.in_block(text_block.blockNumber())
        return [(p, self._geometry.pieces(text_block, p.start, p.end)) for p in placed]

    def signs(self, text_block: QTextBlock) -> list[Sign]:
        number = text_block.blockNumber()
        found = self._signs.get(number)
        if found is None:
            found = self._signs[number] = signs_of(self.drawn(text_block))
        return found

    def marks_at(self, point: QPointF) -> list[Mark]:
        """The marks under a point, framed words first, then the narrowest; in the gutter those of
        the sign there."""
        near = (point.y() - 4, point.y() + 4) if self.blocks else (0.0, -1.0)
        for text_block, rect in self._geometry.in_sight(*near):
            top = rect.top()
            for sign in self.signs(text_block) if point.x() < GUTTER - 4 else ():
                if sign.area(top).contains(point):
                    return list(sign.marks)
            framed, under = (
                sorted(
                    (
                        placed.mark
                        for placed, pieces in drawn
                        if any(p.rect(top).adjusted(0, 0, 0, 6).contains(point) for p in pieces)
                    ),
                    key=narrowest_first,
                )
                for drawn in (self.framed(text_block), self.drawn(text_block))
            )
            if framed or under:
                return framed + under
        return []

    # Painting

    def paint(self, painter: QPainter, top: float, bottom: float, ratio: float) -> None:
        """All but the words, which are drawn over it: a full stop at the edge of an outline stays
        readable. `ratio`: device pixels to one."""
        if not self.blocks:
            return
        shown, brush = self.shown, MarkPainter(painter, self.look.theme, ratio)
        ringed = shown.selected | shown.siblings
        for text_block, rect in self._geometry.in_sight(top, bottom):
            around = self._around(text_block.blockNumber())
            page_signs.paint_signs(painter, text_block, rect, around, self.look)
            drawn = self.drawn(text_block) if shown.marks else []
            framed = self.framed(text_block) if shown.marks else []
            hits = list(self._hits_in(text_block))
            brush.tints(drawn, rect.top(), ringed)
            brush.chosen_frames(framed, rect.top(), shown.selected)
            for _, found in hits:
                brush.hits(found, rect.top())
            brush.underlines(drawn, rect.top())
            brush.frames(framed, rect.top(), shown.selected, shown.siblings)
            for placed, pieces in drawn:
                if placed.mark.id in ringed:
                    brush.outline(pieces, rect.top(), strong=placed.mark.id in shown.selected)
            for number, found in hits:
                if number == shown.hit:
                    brush.outline(found, rect.top())
            for number, found in self._pointed_in(text_block):
                brush.outline(found, rect.top(), strong=number == shown.pointed_at)
            if drawn:
                signs = self.signs(text_block)
                paint_signs(painter, signs, rect.top(), self.look.theme, shown.selected)

    def quieten(
        self, painter: QPainter, top: float, bottom: float, chosen: tuple[int, int] | None
    ) -> None:
        """Over the words: those that are uncovered, chosen (code points) or found stay as dark as
        they are."""
        tally = self.shown.coverage
        if tally is None or not self.blocks:
            return
        for text_block, rect in self._geometry.in_sight(top, bottom):
            number, origin = text_block.blockNumber(), text_block.position()
            start = self.marks.block_start(number)
            end = start + len(self.blocks[number].text)
            loud = [(gap.start, gap.end) for gap in tally.gaps(number)]
            loud += self.shown.hits.within(start, end)
            kept = chosen is None or chosen[1] <= start or end <= chosen[0]
            if chosen is not None and not kept:
                loud.append((max(start, chosen[0]), min(end, chosen[1])))
            for place in between(start, end, loud):
                a, z = (self.positions.to_units(point) - origin for point in place)
                pieces = self._geometry.pieces(text_block, a, z, keep=kept)
                quieten(painter, pieces, rect.top(), self.look.theme)

    def _around(self, number: int) -> tuple[Block | None, Block, Block | None]:
        after = number + 1
        return (
            self.blocks[number - 1] if number else None,
            self.blocks[number],
            self.blocks[after] if after < len(self.blocks) else None,
        )

    def _hits_in(self, text_block: QTextBlock) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        hits = self.shown.hits
        if not hits:
            return
        number = text_block.blockNumber()
        start = self.marks.block_start(number)
        origin = text_block.position()
        for place in hits.within(start, start + len(self.blocks[number].text)):
            a, z = (self.positions.to_units(point) - origin for point in place)
            yield bisect_left(hits.places, place), self._geometry.pieces(text_block, a, z)

    def _pointed_in(self, text_block: QTextBlock) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        number, origin = text_block.blockNumber(), text_block.position()
        for which, span in enumerate(self.shown.pointed):
            first = self.marks.block_start(number)
            last = first + len(self.blocks[number].text)
            start, end = max(span.start, first), min(span.end, last)
            if start < end:
                a, z = (self.positions.to_units(point) - origin for point in (start, end))
                yield which, self._geometry.pieces(text_block, a, z)
