"""Where in the whole article words are uncovered, row by row of the overview strip."""

from collections.abc import Iterable, Iterator

from editorial.domain.coverage import Tally
from editorial.ui.page import Page

GAP_ROW = 3
"""Pixels of a row's height."""


class GapRows:
    """Keeps what each block adds to each row, so that a change costs its own blocks."""

    def __init__(self) -> None:
        self._measured_for = (0.0, 0)
        self._measured: dict[int, list[int]] = {}
        self._rows: dict[int, dict[int, float]] = {}

    def forget(self, blocks: Iterable[int]) -> None:
        """What was found of these blocks, or of all where none is named."""
        numbers = list(blocks) or list(self._measured)
        for number in numbers:
            for row in self._measured.pop(number, ()):
                del self._rows[row][number]

    def shares(
        self, page: Page, tally: Tally, scale: float, height: int
    ) -> Iterator[tuple[int, float]]:
        """Rows with uncovered words, in pixels from the strip's top, and how much of the row's
        height they take, from 0 to 1. `scale`: the strip's pixels to one of the page; `height`:
        pixels of the strip, below which nothing is looked for."""
        if (scale, height) != self._measured_for:
            self._measured_for = scale, height
            self.forget(())
        for number in range(len(page.blocks)):
            if number not in self._measured:
                self._measure(page, tally, number)
        for row, amounts in self._rows.items():
            if amounts:
                yield row * GAP_ROW, min(1.0, sum(amounts.values()) / GAP_ROW)

    def _measure(self, page: Page, tally: Tally, number: int) -> None:
        rows: dict[int, float] = {}
        scale, height = self._measured_for
        rect = page.block_rect(number)
        # While a page is being laid out the scale may be far too large for it.
        gaps = tally.gaps(number) if rect.height() and rect.top() * scale < height else []
        start, length = page.marks.block_start(number), max(1, len(page.blocks[number].text))
        for gap in gaps:
            top = scale * (rect.top() + rect.height() * (gap.start - start) / length)
            bottom = scale * (rect.top() + rect.height() * (gap.end - start) / length)
            for row in range(int(top // GAP_ROW), int(bottom // GAP_ROW) + 1):
                inside = min(bottom, (row + 1) * GAP_ROW) - max(top, row * GAP_ROW)
                rows[row] = rows.get(row, 0.0) + max(0.0, inside)
        self._measured[number] = list(rows)
        for row, amount in rows.items():
            self._rows.setdefault(row, {})[number] = amount
