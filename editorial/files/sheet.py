"""The blocks of a Word document while they are gathered, and the places that something hangs on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.article import Block, Kind, Run, Style, block_starts
from editorial.domain.text import LINE_BREAK, Span, clean, normalised
from editorial.files.gathered_line import GatheredLine


@dataclass(slots=True, eq=False)
class Place:
    """Somewhere in the text: a block and a code point in it; one block too far is the end."""

    block: int = -1
    offset: int = 0


class Sheet:
    """Takes one line after the other and makes blocks of them; the lines of a table's row become
    one block. `line` is the one in hand."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.line = GatheredLine()
        self._places: list[Place] = []
        self._row: GatheredLine | None = None
        self._row_places: list[Place] = []
        self._rows_open = 0
        self._cell_start = 0
        self._starts: list[int] = []
        self._size = 0

    @property
    def in_row(self) -> bool:
        return self._row is not None

    def place(self) -> Place:
        """The end of the line in hand, to be found again in the finished text."""
        place = Place()
        self.line.place()
        self._places.append(place)
        return place

    def end_line(self, block: Block) -> None:
        """The line becomes such a block, or a part of the open cell; nothing where it is blank."""
        verbatim = block.kind is Kind.CODE and self._row is None
        text, runs = self.line.finish(verbatim=verbatim)
        places, spots = self._places, self.line.places
        self.line, self._places = GatheredLine(), []
        if self._row is not None:
            self._add_to_cell(self._row, text, runs, places, spots)
            return
        if block.kind is Kind.HEADING:
            text = text.replace(LINE_BREAK, " ")
        elif block.kind is Kind.NOTE:
            text = text.replace("\t", " ")
        if text.strip():
            self.blocks.append(replace(block, text=text, runs=runs))
        _settle(places, spots, len(self.blocks) - bool(text.strip()), has_text=bool(text.strip()))

    def begin_row(self) -> None:
        """A row within a row adds to the cell that is open."""
        self._rows_open += 1
        if self._row is None:
            self._row, self._cell_start = GatheredLine(), 0

    def next_cell(self, count: int = 1) -> None:
        if self._row is not None and self._rows_open == 1:
            self._row.add("\t" * count, verbatim=True)
            self._cell_start = self._row.size

    def end_row(self, block: Block) -> None:
        self._rows_open -= 1
        if self._row is None or self._rows_open:
            return
        row, places = self._row, self._row_places
        self._row, self._row_places = None, []
        text, runs = row.finish(verbatim=True)
        if block.kind is Kind.NOTE:
            text = text.replace("\t", " ")
        shown = bool(text.strip())
        if shown:
            self.blocks.append(replace(block, text=text, runs=runs))
        _settle(places, row.places, len(self.blocks) - shown, has_text=shown)

    def add_rule(self) -> None:
        if self._row is None:
            self.blocks.append(Block(Kind.RULE, ""))

    def add_picture(self, alt: str, address: str) -> None:
        """A picture is a block of its own; in a table its description stands in its cell."""
        text = normalised(" ".join(clean(alt).split()))
        label = " ".join(clean(address).split())
        if self._row is None:
            if text or label:
                self.blocks.append(Block(Kind.IMAGE, text, label=label))
        elif text:
            self._add_to_cell(self._row, text, (Run(0, len(text), Style.IMAGE, label),), [], [])

    def finish(self) -> None:
        """After the last line: what is open is closed, and positions can be asked for."""
        self.end_line(Block(Kind.PARAGRAPH, ""))
        self._starts = block_starts(self.blocks)
        last = self.blocks[-1:]
        self._size = self._starts[-1] + len(last[0].text) if last else 0

    def position(self, place: Place) -> int:
        """Code points from the beginning of the canonical text."""
        if 0 <= place.block < len(self._starts):
            return self._starts[place.block] + place.offset
        return self._size

    def span(self, start: Place, end: Place) -> Span:
        one, other = self.position(start), self.position(end)
        return Span(min(one, other), max(one, other))

    def _add_to_cell(
        self,
        row: GatheredLine,
        text: str,
        runs: tuple[Run, ...],
        places: list[Place],
        spots: Sequence[int],
    ) -> None:
        text = text.replace("\t", " ")
        if text and row.size > self._cell_start:
            row.add(" ", verbatim=True)
        start = row.size
        row.add(text, verbatim=True)
        row.take_runs(runs, start)
        for spot in spots:
            row.place(start + spot)
        self._row_places += places


def _settle(places: list[Place], spots: Sequence[int], block: int, *, has_text: bool) -> None:
    for place, spot in zip(places, spots, strict=True):
        place.block, place.offset = block, spot if has_text else 0
