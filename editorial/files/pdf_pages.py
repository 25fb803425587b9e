"""One page of a PDF, opened, read into pieces, and closed again."""

from collections.abc import Iterable
from ctypes import byref, c_float

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from editorial.files.pdf_annotations import PageNotes, notes_of
from editorial.files.pdf_characters import CharacterReader
from editorial.files.pdf_frames import Frame
from editorial.files.pdf_pieces import Page, Picture, Piece, ideographic, runs_leftwards

_OBJECT_LIMIT = 5_000
"""Objects of a page among which pictures are looked for."""
_LEAST_PICTURE = 20.0
"""Points; what is smaller is a bullet, a rule or a dot."""


def page_of(document: pdfium2.PdfDocument, index: int) -> tuple[Page, PageNotes]:
    """The pieces of a page and what is written or linked on it. Raises PdfiumError where the page
    cannot be loaded."""
    opened = document[index]
    try:
        left, bottom, right, top = opened.get_bbox()
        turned = opened.get_rotation() // 90 % 4
        frames = [Frame(quarter, left, bottom, right, top) for quarter in range(4)]
        text_page = opened.get_textpage()
        try:
            gathered = CharacterReader(text_page.raw, frames).read()
        finally:
            text_page.close()
        by_quarter = gathered.by_quarter
        slanted = by_quarter.pop(None, [])
        _stand_up(by_quarter, frames[0].width)
        main = max(by_quarter, key=lambda q: _letters(by_quarter[q]), default=turned)
        frame = frames[main or 0]
        page = Page(index + 1, frame.width, frame.height, unknown_fonts=gathered.unknown)
        # Each letter stands on a base line of its own.
        apart = "" if all(len(piece.text) == 1 for piece in slanted) else " "
        page.slanted = [apart.join(piece.text for piece in slanted)] if slanted else []
        for quarter, pieces in by_quarter.items():
            inside = list(_inside(pieces, frames[quarter or 0], page))
            if quarter == main:
                page.pieces = inside
            elif inside:
                page.sideways.append(inside)
        page.pictures = list(_pictures(opened.raw, frame))
        notes = notes_of(document.raw, opened.raw, frame, page)
    finally:
        opened.close()
    letters = [char for piece in page.pieces for char in piece.text if char.isalpha()]
    if sum(map(runs_leftwards, letters)) > len(letters) / 2:
        _mirror(page)
    for piece in page.pieces:
        piece.edges = []
    return page, notes


def _mirror(page: Page) -> None:
    """From right to left is then from left to right, columns and first lines too."""
    page.mirrored = True
    things: list[Piece | Picture] = [*page.pieces, *page.pictures]
    for thing in things:
        thing.x0, thing.x1 = page.width - thing.x1, page.width - thing.x0


def _letters(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _stand_up(by_quarter: dict[int | None, list[Piece]], width: float) -> None:
    """Moves text that is written downwards, sign under sign, into the frame in which it runs on."""
    upright = by_quarter.get(0, [])
    downwards = [False] * len(upright)
    for index in range(len(upright) - 1):
        one, next_ = upright[index], upright[index + 1]
        if (
            len(one.text) == len(next_.text) == 1
            and ideographic(one.text)
            and abs(one.x0 - next_.x0) < 0.3 * one.size
            and 0.5 * one.size < next_.base - one.base < 1.6 * one.size
        ):
            downwards[index] = downwards[index + 1] = True
    for piece, moves in zip(upright, downwards, strict=True):
        if moves:
            head, piece.base, size = piece.base - 0.88 * piece.size, width - piece.x0, piece.size
            piece.x0, piece.x1 = head, head + size
            piece.edges = [piece.x0, piece.x1]
            by_quarter.setdefault(3, []).append(piece)
    if any(downwards):
        kept = [piece for piece, moves in zip(upright, downwards, strict=True) if not moves]
        by_quarter[0] = kept


def _inside(pieces: Iterable[Piece], frame: Frame, page: Page) -> Iterable[Piece]:
    for piece in pieces:
        if (
            piece.x1 > 0
            and piece.x0 < frame.width
            and 0 < piece.base < frame.height + 0.5 * piece.size
        ):
            yield piece
        else:
            page.outside.append(piece.text)


def _pictures(page: pdfium.FPDF_PAGE, frame: Frame) -> Iterable[Picture]:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECT_LIMIT)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium.FPDFPageObj_GetBounds(
            thing, byref(left), byref(bottom), byref(right), byref(top)
        ):
            x0, y0, x1, y1 = frame.box(left.value, bottom.value, right.value, top.value)
            if x1 - x0 > _LEAST_PICTURE and y1 - y0 > _LEAST_PICTURE:
                yield Picture(x0, y0, x1, y1)


def has_pictures(document: pdfium2.PdfDocument, index: int) -> bool:
    """Whether the page shows a picture, as a scanned page does."""
    opened = document[index]
    try:
        return any(True for _ in _pictures(opened.raw, Frame(0, *opened.get_bbox())))
    finally:
        opened.close()
