"""The page of one of two drafts: words that changed, paragraphs that moved, room to stand level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextCharFormat, QTextCursor

from editorial.domain.article import Block
from editorial.domain.text import Span
from editorial.ui import page_signs
from editorial.ui.compare_level import Room
from editorial.ui.compare_painter import DraftPainter
from editorial.ui.compare_words import ChangedWords, Moved, WordsByBlock
from editorial.ui.document import KEEP
from editorial.ui.gutter import paint_signs
from editorial.ui.mark_geometry import Piece
from editorial.ui.page import Page
from editorial.ui.typography import FOOT, HEAD, Look, type_of


class ComparedPage(Page):
    def __init__(
        self,
        blocks: Sequence[Block],
        text: str,
        look: Look,
        words: Iterable[ChangedWords] = (),
        moved: Mapping[int, Moved] | None = None,
        away: Iterable[int] = (),
    ) -> None:
        """`moved`: what is said of the blocks that moved as a whole, by their numbers. The blocks
        of `away` are shown where they no longer are, in the faintest ink."""
        super().__init__(blocks, text, look)
        self._away = frozenset(away)
        self._fade()
        self.words = WordsByBlock(self.blocks, words)
        self.moved = dict(moved or {})
        self.room = Room()
        self._stretch = 0
        self.current: int | None = None
        """The number of the change that is outlined."""
        self.between: int | None = None
        """A code point before which the other draft has the words of the current change."""
        self.adjusting: Span | None = None

    def give_room(self, room: Room) -> None:
        """Before the document is laid out it costs next to nothing."""
        before, self.room = self.room, room
        if room != before:
            self._set_room({*before.above, *room.above})
            self.forget_places()

    @property
    def stretch(self) -> int:
        """Pixels of empty page at the end, so that it can be scrolled further than its words."""
        return self._stretch

    def set_stretch(self, stretch: int) -> None:
        self._stretch = stretch
        self._set_room(())

    def set_again(self, look: Look, only: Iterable[int] | None = None) -> None:
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        super().set_again(look, only)
        self._set_room(self.room.above)
        self._fade()
        cursor.endEditBlock()

    def _fade(self) -> None:
        faint = QTextCharFormat()
        faint.setForeground(self.look.theme.text3)
        cursor = QTextCursor(self.document)
        for number in self._away:
            text_block = self.block(number)
            cursor.setPosition(text_block.position())
            cursor.setPosition(text_block.position() + text_block.length() - 1, KEEP)
            cursor.mergeCharFormat(faint)

    def _set_room(self, numbers: Iterable[int]) -> None:
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for number in numbers:
            text_block = self.block(number)
            made = text_block.blockFormat()
            made.setTopMargin(self.room.above.get(number, self.natural_top(number)))
            cursor.setPosition(text_block.position())
            cursor.setBlockFormat(made)
        frame = self.document.rootFrame()
        margins = frame.frameFormat()
        # Qt leaves out the space that a first block wants above it.
        wanted = HEAD + self.room.above.get(0, 0), FOOT + self.room.foot + self._stretch
        if (margins.topMargin(), margins.bottomMargin()) != wanted:
            margins.setTopMargin(wanted[0])
            margins.setBottomMargin(wanted[1])
            frame.setFrameFormat(margins)
        cursor.endEditBlock()

    def natural_top(self, number: int) -> float:
        """The space above a block that its type wants."""
        return type_of(self.blocks[number], self.look).top

    def top_at(self, point: int) -> float:
        """How far down the paragraph begins that holds a code point."""
        return self.top(self.words.block_at(point))

    def y_of(self, point: int) -> float:
        """About how far down a code point stands, without measuring its line."""
        number = self.words.block_at(point)
        rect, start = self.block_rect(number), self.marks.block_start(number)
        return rect.top() + rect.height() * (point - start) / max(1, len(self.blocks[number].text))

    # Painting

    def paint(self, painter: QPainter, top: float, bottom: float, ratio: float) -> None:
        if not self.blocks:
            return
        brush = DraftPainter(painter, self.look.theme, ratio)
        for text_block, rect in self._geometry.in_sight(top - 40, bottom + 40):
            around = self._around(text_block.blockNumber())
            page_signs.paint_signs(painter, text_block, rect, around, self.look)
            self._paint_block(brush, painter, text_block, rect)

    def _paint_block(
        self, brush: DraftPainter, painter: QPainter, text_block: QTextBlock, rect: QRectF
    ) -> None:
        shown, top, number = self.shown, rect.top(), text_block.blockNumber()
        ringed = shown.selected | shown.siblings
        drawn = self.drawn(text_block)
        words = [(w, self._pieces(text_block, w.start, w.end)) for w in self.words.in_block(number)]
        brush.tints(drawn, top, ringed)
        for each, pieces in words:
            brush.word_tints(pieces, top, each.look)
        if adjusted := self._within(self.adjusting, number):
            found = self._pieces(text_block, adjusted.start, adjusted.end)
            span = self.adjusting
            if found and span:
                brush.adjusted(found, top, adjusted.start == span.start, adjusted.end == span.end)
        brush.underlines(drawn, top)
        for each, pieces in words:
            brush.word_lines(pieces, top, each.look)
        if number in self.moved:
            brush.moved_block(rect, self.moved[number].words, self.moved[number].down)
        for placed, marked in drawn:
            if placed.mark.id in ringed:
                brush.outline(marked, top, strong=placed.mark.id in shown.selected)
        for outlined in self._current_in(text_block):
            brush.outline(outlined, top)
        self._paint_between(brush, text_block, top)
        if drawn:
            signs = self.signs(text_block)
            paint_signs(painter, signs, top, self.look.theme, shown.selected)

    def _pieces(
        self, text_block: QTextBlock, start: int, end: int, keep: bool = True
    ) -> tuple[Piece, ...]:
        """Of code points of one block."""
        origin = text_block.position()
        a, z = self.positions.to_units(start) - origin, self.positions.to_units(end) - origin
        return self._geometry.pieces(text_block, a, z, keep=keep)

    def _within(self, span: Span | None, number: int) -> Span | None:
        """What of a span lies in a block."""
        if span is None:
            return None
        first = self.marks.block_start(number)
        start = max(span.start, first)
        end = min(span.end, first + len(self.blocks[number].text))
        return Span(start, end) if start < end else None

    def _current_in(self, text_block: QTextBlock) -> Iterator[tuple[Piece, ...]]:
        for words in self.words.of_change(self.current) if self.current is not None else ():
            part = self._within(Span(words.start, words.end), text_block.blockNumber())
            if part is not None:
                yield self._pieces(text_block, part.start, part.end)

    def _paint_between(self, brush: DraftPainter, text_block: QTextBlock, top: float) -> None:
        point, number = self.between, text_block.blockNumber()
        if point is None or self.words.block_at(point) != number:
            return
        first = self.marks.block_start(number)
        at_end = point >= first + len(self.blocks[number].text)
        start = point - 1 if at_end else point
        if start < first:
            return
        pieces = self._pieces(text_block, start, start + 1, keep=False)
        if pieces:
            brush.place_between(pieces[-1].right if at_end else pieces[0].left, pieces[0], top)
