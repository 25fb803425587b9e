"""Choosing the words of the new draft on which a mark is to stand."""

from __future__ import annotations

from editorial.domain.article import Draft, block_starts
from editorial.domain.comparison import Comparison
from editorial.domain.text import Span, end_by_word, start_by_word
from editorial.ui.draft_review_rows import Carried
from editorial.ui.two_drafts import TwoDrafts


class Adjusting:
    """Which words are chosen so far, for which passage; both are None while nothing is adjusted."""

    def __init__(self, sheets: TwoDrafts) -> None:
        self._sheets = sheets
        self._text = ""
        self.row: Carried | None = None
        self.span: Span | None = None

    @property
    def words(self) -> str:
        return self._text[self.span.start : self.span.end] if self.span else ""

    def start(self, row: Carried, text: str, near: int) -> None:
        """`near`: the code point of the new draft, `text`, near which a lost passage would be."""
        self.row, self.span, self._text = row, row.after, text
        place = row.after or Span(near, near)
        self._sheets.new.select_words(place.start, place.end, scroll=row.after is not None)
        self._show()

    def stop(self) -> None:
        self.row = self.span = None
        self._sheets.set_adjusting(None)
        self._sheets.new.clear_selection()

    def choose(self, start: int, end: int) -> None:
        """Take the words selected, without white space at their edges."""
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            self.span = Span(start, end)
            self._show()

    def move_edge(self, edge: int, step: int) -> None:
        """Move the start (0) or the end (1) by a word, on (1) or back (-1)."""
        if self.span is None:
            return
        start, end = self.span.start, self.span.end
        if edge == 0:
            start = start_by_word(self._text, start, step)
        else:
            end = end_by_word(self._text, end, step)
        if start < end:
            self.span = Span(start, end)
            # Shift and arrows go on from here.
            self._sheets.new.select_words(start, end)
            self._show()

    def _show(self) -> None:
        self._sheets.set_adjusting(self.span)


def expected(row: Carried, old: Draft, new: Draft, comparison: Comparison) -> int:
    """Where in the new draft the words would be looked for: the start of the block beside theirs,
    or of the one after the nearest before it."""
    block = old.block_at(row.before.start)
    starts, place = block_starts(new.blocks), 0
    for pair in comparison.pairs:
        if pair.new is not None:
            place = starts[pair.new]
        if pair.old == block:
            break
    return place
