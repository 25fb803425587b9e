"""What was written onto a page of a PDF (comments), and what its words link to.

ISO 32000-2, 12.5: a comment's words are in Contents, its author in T, its time in CreationDate or
M, what it answers in IRT. Replies that state a review (StateModel) say that a thread is settled.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import byref
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone

import pypdfium2.raw as pdfium

from editorial.domain.article import Style
from editorial.domain.text import clean, normalised
from editorial.files.pdf_frames import Frame
from editorial.files.pdf_pieces import Mark, Page, Piece

COMMENT_MARK = "comment-"
"""Begins the target of a mark that holds a comment's place until its words have theirs."""

_LIMIT = 2_000
"""Annotations that are looked at on one page."""
_COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT: "sticky note",
    pdfium.FPDF_ANNOT_FREETEXT: "text box",
    pdfium.FPDF_ANNOT_LINE: "drawing",
    pdfium.FPDF_ANNOT_SQUARE: "drawing",
    pdfium.FPDF_ANNOT_CIRCLE: "drawing",
    pdfium.FPDF_ANNOT_POLYGON: "drawing",
    pdfium.FPDF_ANNOT_POLYLINE: "drawing",
    pdfium.FPDF_ANNOT_HIGHLIGHT: "highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "underline",
    pdfium.FPDF_ANNOT_STRIKEOUT: "strike-out",
    pdfium.FPDF_ANNOT_STAMP: "stamp",
    pdfium.FPDF_ANNOT_CARET: "insertion mark",
    pdfium.FPDF_ANNOT_INK: "drawing",
}
_ON_WORDS = frozenset(
    {
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
    }
)
_SETTLED = frozenset({"Accepted", "Rejected", "Cancelled", "Completed"})
_LINKED = re.compile(r"(?:https?://|mailto:|ftp://|www\.)\S+", re.I)
_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(?:(\d\d)'?)?|Z)?"
)
_NEAR = 40.0
"""Points between a sticky note and the line beside which it was put."""

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class WrittenOn:
    """A comment as it lies on its page. `mark` is the target of the marks on the words under it."""

    key: str
    author: str
    at: datetime | None
    text: str
    parent: str
    mark: str
    page: int
    top: float
    resolved: bool = False


@dataclass(slots=True)
class PageNotes:
    """`silent` counts marks without words by what they are, `fields` are what a form holds."""

    comments: list[WrittenOn] = field(default_factory=list)
    silent: Counter[str] = field(default_factory=Counter)
    fields: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Annotation:
    index: int
    subtype: int
    boxes: tuple[_Box, ...]
    text: str
    author: str
    at: datetime | None
    answers: int
    group: bool
    state: str


def notes_of(
    document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, frame: Frame, content: Page
) -> PageNotes:
    """What lies on the page; marks the pieces under links and comments. The handles are raw."""
    notes = PageNotes()
    found: dict[int, _Annotation] = {}
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _LIMIT)):
        with _annotation(page, index) as handle:
            if handle is None:
                continue
            subtype = pdfium.FPDFAnnot_GetSubtype(handle)
            if subtype == pdfium.FPDF_ANNOT_WIDGET:
                if value := _string(handle, b"V"):
                    notes.fields.append(value)
            elif subtype == pdfium.FPDF_ANNOT_LINK:
                if _LINKED.match(address := _address(document, handle)):
                    _mark(content.pieces, _boxes(handle, frame), Style.LINK, address)
            elif subtype in _COMMENTS:
                found[index] = _read(page, handle, index, subtype, frame)
    _take_comments(found, content, notes)
    return notes


def _take_comments(found: dict[int, _Annotation], page: Page, notes: PageNotes) -> None:
    found = _with_group_boxes(found)
    settled = {
        each.answers for each in found.values() if each.state in _SETTLED and each.answers >= 0
    }
    for each in found.values():
        if each.state or (each.group and not each.text):
            continue
        if not each.text:
            notes.silent[_COMMENTS[each.subtype]] += 1
            continue
        key = f"{page.number}-{each.index}"
        mark = COMMENT_MARK + key
        parent = found.get(each.answers) if not each.group else None
        has_parent = parent is not None and bool(parent.text)
        if not has_parent:
            _hang(page, each, mark)
        notes.comments.append(
            WrittenOn(
                key,
                each.author,
                each.at,
                each.text,
                f"{page.number}-{each.answers}" if has_parent else "",
                mark,
                page.number,
                each.boxes[0][1] if each.boxes else 0.0,
                each.index in settled,
            )
        )


def _with_group_boxes(found: dict[int, _Annotation]) -> dict[int, _Annotation]:
    """A replacement is an insertion mark that says what to put, grouped with a strike-out that
    says where: the words struck out are what it hangs on."""
    out = dict(found)
    for each in found.values():
        head = out.get(each.answers)
        if each.group and head is not None and each.subtype in _ON_WORDS and head.text:
            out[each.answers] = replace(head, boxes=each.boxes, subtype=each.subtype)
    return out


def _hang(page: Page, each: _Annotation, mark: str) -> None:
    """Marks the words under a comment; under a sticky note, or a mark without words, else those
    of the line beside it."""
    if _mark(page.pieces, each.boxes, Style.IMAGE, mark) or not each.boxes:
        return
    if each.subtype in (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_CARET):
        _, top, _, foot = each.boxes[0]
        middle = (top + foot) / 2
        level = [p for p in page.pieces if p.base - p.size < middle < p.base + 0.4 * p.size]
        near = [p for p in level if _distance(p, each.boxes[0]) < _NEAR]
        if near:
            piece = min(near, key=lambda p: _distance(p, each.boxes[0]))
            piece.marks.append(Mark(0, len(piece.text), Style.IMAGE, mark))


def _distance(piece: Piece, box: _Box) -> float:
    return max(piece.x0 - box[2], box[0] - piece.x1, 0.0)


def _mark(pieces: Iterable[Piece], boxes: tuple[_Box, ...], style: Style, target: str) -> bool:
    """Marks the characters whose middles lie in one of the boxes; whether there were any."""
    some = False
    for left, top, right, foot in boxes:
        for piece in pieces:
            middle = piece.base - 0.3 * piece.size
            if not top <= middle <= foot or piece.x0 > right or piece.x1 < left:
                continue
            inside = [
                number
                for number in range(len(piece.text))
                if left <= (piece.edges[number] + piece.edges[number + 1]) / 2 <= right
            ]
            if inside:
                piece.marks.append(Mark(inside[0], inside[-1] + 1, style, target))
                some = True
    return some


def _read(
    page: pdfium.FPDF_PAGE,
    handle: pdfium.FPDF_ANNOTATION,
    index: int,
    subtype: int,
    frame: Frame,
) -> _Annotation:
    answers = -1
    if pdfium.FPDFAnnot_HasKey(handle, b"IRT"):
        linked = pdfium.FPDFAnnot_GetLinkedAnnot(handle, b"IRT")
        if linked:
            answers = pdfium.FPDFPage_GetAnnotIndex(page, linked)
            pdfium.FPDFPage_CloseAnnot(linked)
    return _Annotation(
        index,
        subtype,
        _boxes(handle, frame),
        _string(handle, b"Contents"),
        " ".join(_string(handle, b"T").split()),
        moment(_string(handle, b"CreationDate")) or moment(_string(handle, b"M")),
        answers if answers != index else -1,
        answers >= 0 and _string(handle, b"RT") == "Group",
        _string(handle, b"State"),
    )


@contextmanager
def _annotation(page: pdfium.FPDF_PAGE, index: int) -> Iterator[pdfium.FPDF_ANNOTATION | None]:
    handle = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        yield handle or None
    finally:
        if handle:
            pdfium.FPDFPage_CloseAnnot(handle)


def _boxes(handle: pdfium.FPDF_ANNOTATION, frame: Frame) -> tuple[_Box, ...]:
    """The annotation's quads where it has some, else its rectangle, as the frame sees them."""
    quad, rect = pdfium.FS_QUADPOINTSF(), pdfium.FS_RECTF()
    boxes = []
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(handle), 1_000)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(handle, number, byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    if not boxes and pdfium.FPDFAnnot_GetRect(handle, byref(rect)):
        boxes.append(frame.box(rect.left, rect.bottom, rect.right, rect.top))
    return tuple(boxes)


def _string(handle: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(handle, key, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(handle, key, buffer, size)
    return normalised(clean(bytes(buffer)[:-2].decode("utf-16-le", "replace"))).strip()


def _address(document: pdfium.FPDF_DOCUMENT, handle: pdfium.FPDF_ANNOTATION) -> str:
    link = pdfium.FPDFAnnot_GetLink(handle)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return clean(buffer.value.decode("utf-8", "replace")).strip()


def moment(date: str) -> datetime | None:
    """A PDF date ("D:20240131120000+01'00'") as an aware moment; without a zone it is UTC."""
    told = _DATE.match(date)
    if told is None:
        return None
    year, month, day, hour, minute, second = (
        int(part or least) for part, least in zip(told.groups()[:6], "011000", strict=True)
    )
    zone: timezone = UTC
    if told[7]:
        offset = timedelta(hours=int(told[8]) % 24, minutes=int(told[9] or 0) % 60)
        zone = timezone(offset if told[7] == "+" else -offset)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
