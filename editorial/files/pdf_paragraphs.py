"""From the lines of columns to paragraphs, put together again over columns and pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editorial.domain.article import Kind
from editorial.files.pdf_columns import Column
from editorial.files.pdf_pieces import Height, Line, ideographic

BULLET = re.compile(r"[•‣⁃▪▫◦●○■□➢➤✓✔❖·](?=\s|\w)|[–—*o-](?=\s)")
NUMBER = re.compile(r"\(?(\d{1,3})[.)](?=\s)")
_LETTER = re.compile(r"\(?(?:[a-hA-H]|[ivx]{1,4})[.)](?=\s)")
_SOURCE = re.compile(r"\[\d{1,3}\](?=\s)")
"""The number of an entry in a list of sources or links."""
_TERMINAL = ".?!:…。？！：;"
_CLOSING = "\"'”’»)]"
_INDENT = 0.8
"""Sizes of type by which a first line is set in at least."""
_RAGGED = 0.25
"""Share of the column's width that lines of ragged text leave free at most."""
_LOOSE = 1.3
"""Times the usual distance of lines from which on there is a gap."""


@dataclass(slots=True)
class Paragraph:
    """Lines that make one paragraph. `left` and `right` are the edges of its column."""

    lines: list[Line]
    left: float
    right: float
    column: int
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    ordinal: int | None = None
    label: str = ""
    sideways: bool = False
    indented: bool = False
    cells: list[list[Line]] = field(default_factory=list)
    """Of a table's row, the lines of each cell."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def page(self) -> int:
        return self.lines[0].page


def paragraphs_of(column: Column, number: int) -> list[Paragraph]:
    """The paragraphs of one column of running text, which is the `number`th of the document."""
    lines = column.lines
    left, right = _left_edge(lines), max(line.x1 for line in lines)
    shape = _Shape(left, right, _leadings(lines), _hangs(lines, left))
    out: list[Paragraph] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if out and not shape.parts(out[-1].lines, line, after):
            out[-1].lines.append(line)
        else:
            indented = line.x0 > left + _INDENT * line.size
            out.append(Paragraph([line], left, right, number, indented=indented))
    return out


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The distance of lines within paragraphs, by their size of type rounded to a point: one of
    the smallest, since there may be few lines between many gaps."""
    steps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        step = below.base - above.base
        if abs(below.size - above.size) < 0.5 and step > 0.7 * below.size:
            steps.setdefault(round(below.size), []).append(step)
    return {size: sorted(some)[int(0.15 * len(some))] for size, some in steps.items()}


def _left_edge(lines: Sequence[Line]) -> float:
    """The least x at which two lines begin, or the least of all."""
    starts = sorted(line.x0 for line in lines)
    return next((a for a, b in pairwise(starts) if b - a < 1.5), starts[0])


def _hangs(lines: Sequence[Line], left: float) -> bool:
    """Whether first lines stand out to the left, as in a list of sources."""
    inner = [line.x0 > left + _INDENT * line.size for line in lines]
    runs = sum(one and two for one, two in pairwise(inner))
    return sum(inner) > len(lines) / 2 and runs >= 1


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the lines of a column stand: its edges, their distance, and whether they hang."""

    left: float
    right: float
    leadings: dict[float, float]
    hangs: bool

    def parts(self, lines: Sequence[Line], line: Line, after: Line | None) -> bool:
        """Whether a paragraph ends before the line. `lines` are those it has so far."""
        before = lines[-1]
        step = line.base - before.base
        leading = max(self.leadings.get(round(line.size), 0.0), 1.05 * line.size)
        if step > _LOOSE * leading or step < 0.3 * line.size:
            return True
        if _seam(before, line) > 0.06 and abs(line.size - before.size) > 0.06 * line.size:
            return True
        if line.is_bold() != before.is_bold() and not line.text[:1].islower():
            return True
        if starts_item(line.text, lines) or self._changes_stance(before, line):
            return True
        return self._is_set_off(lines, line, after) or self._broke_early(before, line)

    def _is_set_off(self, lines: Sequence[Line], line: Line, after: Line | None) -> bool:
        """By an indent of the first line, or one of all others."""
        before, reach = lines[-1], _INDENT * line.size
        if self.hangs:
            return line.x0 < before.x0 - reach and abs(line.x0 - self.left) < reach
        inner = line.x0 - before.x0 > reach
        if not inner or _is_item(lines[0].text):
            return False
        if self._is_centred(before) and self._is_centred(line):
            return False
        return after is None or after.x0 < line.x0 - 0.5 * reach or ends_sentence(before)

    def _changes_stance(self, before: Line, line: Line) -> bool:
        """From a heading in the middle, or one in italics, to the text under it, or back."""
        if line.text[:1].islower():
            return False
        if self._is_centred(before, 2.0) != self._is_centred(line, 2.0):
            return self._is_centred(before, 2.0) or ends_sentence(before)
        slants = before.is_italic() and not line.pieces[0].italic
        return slants and self.right - before.x1 > 3 * before.size

    def _is_centred(self, line: Line, least: float = 1.0) -> bool:
        """`least` is how far it is set in on both sides, in sizes of type."""
        inset, outset = line.x0 - self.left, self.right - line.x1
        return inset > least * line.size and abs(inset - outset) < max(0.15 * (inset + outset), 3.0)

    def _broke_early(self, before: Line, line: Line) -> bool:
        """Whether the line's first word had found room on the line before."""
        room = self.right - before.x1
        word = line.text.split(" ", 1)[0]
        need = (line.x1 - line.x0) * (len(word) + 1) / max(1, len(line.text))
        if room < need + line.size or ideographic(line.text[0]):
            return room > 4 * line.size and ends_sentence(before)
        if ends_sentence(before):
            return not line.text[:1].islower()
        wide = need + max(4 * line.size, _RAGGED * (self.right - self.left))
        return room > wide and not line.text[:1].islower()


def _seam(above: Line, below: Line) -> float:
    """How much, as a share, the size of type changes from a line's end to the next one's start."""
    end = next((p for p in reversed(above.pieces) if p.height is Height.LEVEL), above.pieces[-1])
    start = next((p for p in below.pieces if p.height is Height.LEVEL), below.pieces[0])
    return abs(end.size - start.size) / max(end.size, start.size)


def starts_item(text: str, lines: Sequence[Line]) -> bool:
    """Whether a bullet or a number at the head of the text begins an item of a list."""
    if BULLET.match(text) or (_SOURCE.match(text) and _SOURCE.match(lines[0].text)):
        return True
    if NUMBER.match(text) or _LETTER.match(text):
        return _is_item(lines[0].text) or ends_sentence(lines[-1])
    return False


def _is_item(text: str) -> bool:
    return bool(BULLET.match(text) or NUMBER.match(text) or _LETTER.match(text))


def ends_sentence(line: Line) -> bool:
    text = line.text
    last = line.pieces[-1]
    if last.height is Height.RAISED:
        text = text.removesuffix(last.text)
    return text.rstrip(_CLOSING + " ")[-1:] in _TERMINAL


def joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those that a column's or a page's end cut in two made one again, past
    pictures' words and tables that stand between."""
    out: list[Paragraph] = []
    open_: Paragraph | None = None
    for paragraph in paragraphs:
        if not _is_running(paragraph):
            if out and _is_one_heading(out[-1], paragraph):
                out[-1].lines += paragraph.lines
                continue
            out.append(paragraph)
            if paragraph.kind is Kind.HEADING:
                open_ = None
            continue
        if open_ is not None and open_.column != paragraph.column and _goes_on(open_, paragraph):
            open_.lines += paragraph.lines
            open_.left, open_.right = paragraph.left, paragraph.right
            open_.column = paragraph.column
            continue
        out.append(paragraph)
        if open_ is None or _is_full(paragraph) or open_.column == paragraph.column:
            open_ = paragraph
    return out


def _is_one_heading(one: Paragraph, two: Paragraph) -> bool:
    """Whether a heading in large type goes on in the next line."""
    last, first = one.lines[-1], two.lines[0]
    return (
        one.kind is two.kind is Kind.HEADING
        and one.level == two.level
        and last.page == first.page
        and abs(last.size - first.size) < 0.5
        and 0 < first.base - last.base < 1.6 * first.size
        and last.x1 - last.x0 > 0.6 * (first.x1 - first.x0)
        and last.x1 - last.x0 > 15 * last.size
    )


def _is_running(paragraph: Paragraph) -> bool:
    return paragraph.kind in (Kind.PARAGRAPH, Kind.ITEM) and not paragraph.sideways


def _is_full(paragraph: Paragraph) -> bool:
    """Whether it is running text, and no label in a picture."""
    return len(paragraph.lines) > 1 and paragraph.right - paragraph.left > 12 * paragraph.size


def _goes_on(one: Paragraph, two: Paragraph) -> bool:
    last, first = one.lines[-1], two.lines[0]
    if abs(one.size - two.size) > 0.05 * one.size or two.kind is Kind.ITEM:
        return False
    if last.is_bold() != first.is_bold():
        return False
    if last.text[-1:] in "-\u00ad" and last.text[-2:-1].isalpha():
        return first.text[:1].isalpha()
    if ends_sentence(last):
        return False
    if first.text[:1].islower():
        return True
    full = last.x1 > one.right - 2.5 * last.size and len(one.lines) > 2
    return full and not two.indented and one.right - one.left > 12 * last.size
