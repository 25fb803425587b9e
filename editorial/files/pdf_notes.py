"""Footnotes: small type at a page's foot that begins with a number or a sign."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from editorial.domain.article import Kind, Style
from editorial.files.pdf_paragraphs import Paragraph
from editorial.files.pdf_pieces import Height, Line, Mark, Piece

_SMALLER = 0.94
_MARKER = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3})[.)]?(?=\s|[^\W\d_]|[“\"(])")
_UPPER_PART = 0.35
"""Share of a page's height above which no note begins."""


def set_notes_apart(
    paragraphs: Sequence[Paragraph], body: float, heights: dict[int, float]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The running paragraphs, and those of the notes in order. Notes whose marker stands in the
    text get its number as their label, and the marker a reference to them; others stay paragraphs.
    `body` is the size of the text in points, `heights` are those of the pages by their number."""
    running: list[Paragraph] = []
    notes: list[Paragraph] = []
    for page in _by_page(paragraphs):
        found = _at_foot(page, body, heights[page[0].page])
        chosen = {id(paragraph) for paragraph in found}
        running += [paragraph for paragraph in page if id(paragraph) not in chosen]
        notes += found
    _refer(running, notes)
    return running, notes


def _by_page(paragraphs: Sequence[Paragraph]) -> Iterable[list[Paragraph]]:
    page: list[Paragraph] = []
    for paragraph in paragraphs:
        if page and paragraph.page != page[0].page:
            yield page
            page = []
        page.append(paragraph)
    if page:
        yield page


def _at_foot(page: Sequence[Paragraph], body: float, height: float) -> list[Paragraph]:
    """The notes of one page: from the first with a marker on, small type to the column's end."""
    found: list[Paragraph] = []
    columns: set[int] = set()
    for paragraph in page:
        small = paragraph.kind is Kind.PARAGRAPH and paragraph.size < _SMALLER * body
        if not small or paragraph.sideways:
            continue
        begins = _marker(paragraph) and paragraph.lines[0].base > _UPPER_PART * height
        if begins and not _has_text_below(paragraph, page, body):
            columns.add(paragraph.column)
            found.append(paragraph)
        elif paragraph.column in columns:
            found.append(paragraph)
    return found


def _has_text_below(note: Paragraph, page: Sequence[Paragraph], body: float) -> bool:
    foot = note.lines[-1].base
    return any(
        line.base > foot and min(line.x1, note.right) > max(line.x0, note.left)
        for paragraph in page
        if paragraph.size >= _SMALLER * body
        for line in paragraph.lines
    )


def _marker(paragraph: Paragraph) -> str:
    """The number or sign at the head of a note, or ""."""
    told = _MARKER.match(paragraph.lines[0].text)
    first = paragraph.lines[0].pieces[0]
    if first.height is Height.RAISED:
        return first.text.strip()
    return told[1] if told else ""


def _refer(running: Sequence[Paragraph], notes: Sequence[Paragraph]) -> None:
    raised = _raised(running)
    markers = [_marker(note) for note in notes]
    counted = Counter(marker for marker in markers if marker)
    unique = all(count == 1 for count in counted.values())
    label, number = "", 0
    for note, marker in zip(notes, markers, strict=True):
        if marker:
            pieces = raised.get((note.page, marker), [])
            label = ""
            if pieces:
                number += 1
                label = marker if unique and marker.isdigit() else str(number)
                for piece in pieces:
                    piece.marks.append(Mark(0, len(piece.text), Style.REFERENCE, label))
                note.ordinal = int(label)
                _take_marker_off(note, marker)
        if label:
            note.kind, note.label = Kind.NOTE, label


def _raised(running: Iterable[Paragraph]) -> dict[tuple[int, str], list[Piece]]:
    """The raised figures and signs of the text, by page and what they say."""
    out: dict[tuple[int, str], list[Piece]] = {}
    for paragraph in running:
        for line in paragraph.lines:
            for piece in line.pieces[1:]:
                if piece.height is Height.RAISED:
                    out.setdefault((line.page, piece.text.strip()), []).append(piece)
    return out


def _take_marker_off(note: Paragraph, marker: str) -> None:
    line = note.lines[0]
    first = line.pieces[0]
    if first.height is Height.RAISED and len(line.pieces) > 1:
        rest: list[Piece] = line.pieces[1:]
    else:
        told = _MARKER.match(first.text)
        cut = told.end() if told else len(marker)
        first.marks = [
            Mark(max(0, mark.start - cut), mark.end - cut, mark.style, mark.target)
            for mark in first.marks
            if mark.end > cut
        ]
        first.text = first.text[cut:]
        rest = line.pieces if first.text else line.pieces[1:]
    if rest:
        note.lines[0] = Line(
            rest,
            line.x0,
            line.x1,
            line.base,
            line.size,
            line.text[len(marker) :].lstrip(".) "),
            line.page,
        )
