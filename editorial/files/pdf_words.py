"""From paragraphs of a PDF to Blocks: lines joined, words whole, runs in place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from editorial.domain.article import Block, Kind, Run, Style
from editorial.files.gathered_line import GatheredLine
from editorial.files.pdf_annotations import COMMENT_MARK
from editorial.files.pdf_hyphens import SOFT, Hyphens
from editorial.files.pdf_lines import spaced
from editorial.files.pdf_paragraphs import BULLET, NUMBER, Paragraph
from editorial.files.pdf_pieces import Height, Line, Mark, Piece, ideographic

_STYLED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE, Kind.CAPTION, Kind.ROW})
_OPEN_ADDRESS = re.compile(r"(?:(?:https?:/|www)\S*[/.=?&_-]|\S@)$", re.I)
_DASHED = re.compile(r"\S[–—]$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment's words stand in a block, in code points."""

    mark: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph's block, None where nothing of it is left, the comments in it, and the pages that
    it stands on: number, and the code point of the block at which each begins."""

    block: Block | None
    comments: tuple[Place, ...] = ()
    pages: tuple[tuple[int, int], ...] = ()


def written(paragraph: Paragraph, hyphens: Hyphens) -> Written:
    """The paragraph as a Block, and what stands where in it."""
    writer = _Writer(paragraph)
    if paragraph.kind is Kind.ROW:
        writer.add_cells(paragraph.cells, hyphens)
    else:
        writer.add_lines(paragraph.lines, hyphens, _marker_length(paragraph))
    text, runs = writer.line.finish(verbatim=paragraph.kind is Kind.ROW)
    if not text.strip():
        return Written(None)
    places = tuple(
        Place(run.target, run.start, run.end)
        for run in runs
        if run.style is Style.IMAGE and run.target.startswith(COMMENT_MARK)
    )
    kept = tuple(_bridged([run for run in runs if run.style is not Style.IMAGE], text))
    block = Block(
        paragraph.kind,
        text,
        level=paragraph.level,
        ordinal=paragraph.ordinal,
        label=paragraph.label,
        runs=kept,
    )
    return Written(block, places, tuple(zip(writer.pages, writer.line.places, strict=True)))


def _marker_length(paragraph: Paragraph) -> int:
    """How many characters of an item's first line are its bullet or number."""
    if paragraph.kind is not Kind.ITEM:
        return 0
    told = BULLET.match(paragraph.lines[0].text) or NUMBER.match(paragraph.lines[0].text)
    return told.end() if told else 0


def _bridged(runs: list[Run], text: str) -> Iterable[Run]:
    """Runs of one style and target with nothing but a space between them are one."""
    out: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.style, r.target, r.start)):
        last = out[-1] if out else None
        if (
            last is not None
            and (last.style, last.target) == (run.style, run.target)
            and run.style is not Style.REFERENCE
            and not text[last.end : run.start].strip()
        ):
            out[-1] = Run(last.start, run.end, run.style, run.target)
        else:
            out.append(run)
    return sorted(out, key=lambda r: (r.start, r.end, r.style, r.target))


class _Writer:
    """Writes lines and pieces into a GatheredLine."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.line = GatheredLine()
        self.pages: list[int] = []
        pieces = [piece for line in paragraph.lines for piece in line.pieces]
        styled = paragraph.kind in _STYLED
        self._bold = styled and not all(piece.bold for piece in pieces)
        self._italic = styled and not all(piece.italic for piece in pieces)

    def add_cells(self, cells: list[list[Line]], hyphens: Hyphens) -> None:
        for index, cell in enumerate(cells):
            if index:
                self.line.add("\t", verbatim=True)
            self.add_lines(cell, hyphens, 0)

    def add_lines(self, lines: list[Line], hyphens: Hyphens, skipped: int) -> None:
        """`skipped` characters at the head of the first line are left out."""
        for index, line in enumerate(lines):
            if not self.pages or line.page != self.pages[-1]:
                self.pages.append(line.page)
                self.line.place()
            cut, glue = 0, ""
            if index + 1 < len(lines):
                cut, glue = _joint(line, lines[index + 1], hyphens)
            elif line.text.endswith(SOFT):
                cut = 1
            self._add_line(line, skipped, cut)
            skipped = 0
            if glue:
                self.line.add(glue)

    def _add_line(self, line: Line, skipped: int, cut: int) -> None:
        pairs = spaced(line.pieces)
        for index, (piece, space) in enumerate(pairs):
            if skipped >= len(piece.text):
                skipped -= len(piece.text)
                continue
            if space and not self.line.is_blank():
                self.line.add(" ")
            text = piece.text[: len(piece.text) - cut] if index == len(pairs) - 1 else piece.text
            self._add_piece(piece, text, skipped)
            skipped = 0

    def _add_piece(self, piece: Piece, text: str, skipped: int) -> None:
        reference = next((m for m in piece.marks if m.style is Style.REFERENCE), None)
        start = self.line.size
        if reference is not None:
            self.line.add(f"[{reference.target}]")
            self.line.mark(start, Style.REFERENCE, reference.target)
            return
        marks = [mark for mark in piece.marks if mark.end > skipped and mark.start < len(text)]
        if marks:
            self._add_marked(text, skipped, marks)
        else:
            self.line.add(text[skipped:])
        if piece.bold and self._bold:
            self.line.mark(start, Style.STRONG)
        if piece.italic and self._italic:
            self.line.mark(start, Style.EMPHASIS)
        if piece.height is Height.RAISED:
            self.line.mark(start, Style.SUPERSCRIPT)
        elif piece.height is Height.LOWERED:
            self.line.mark(start, Style.SUBSCRIPT)

    def _add_marked(self, text: str, skipped: int, marks: list[Mark]) -> None:
        edges = {skipped, len(text)}
        for mark in marks:
            edges |= {max(skipped, mark.start), min(len(text), mark.end)}
        places: dict[int, int] = {}
        last = skipped
        for edge in sorted(edges):
            if edge > last:
                self.line.add(text[last:edge])
            places[edge] = self.line.size
            for mark in marks:
                if min(len(text), mark.end) == edge and edge > last:
                    self.line.mark(places[max(skipped, mark.start)], mark.style, mark.target)
            last = edge


def _joint(above: Line, below: Line, hyphens: Hyphens) -> tuple[int, str]:
    """How many characters of a line's end go, and what stands between it and the next."""
    if ideographic(above.text[-1]) and ideographic(below.text[0]):
        return 0, ""
    if _DASHED.search(above.text) or _OPEN_ADDRESS.search(above.text):
        return 0, ""
    return hyphens.ending(above.text, below.text)
