"""PDF to an Extract, with PDFium: characters, lines, columns, paragraphs, and then Blocks.

A PDF says where each character stands and little else. What is a paragraph, a heading or a note is
told from type and place. What a file says of its own title and author is mostly its template's, so
it is not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from editorial.domain.article import Block, block_starts, canonical_text
from editorial.domain.extract import Comment, Extract
from editorial.domain.locator import Locators
from editorial.domain.text import BLOCK_SEPARATOR, Span
from editorial.files.pdf_annotations import PageNotes, WrittenOn
from editorial.files.pdf_columns import chains_of, in_reading_order, strips_of
from editorial.files.pdf_hyphens import Hyphens
from editorial.files.pdf_kinds import body_size, tell_kinds
from editorial.files.pdf_left_out import dropped_from, notices_on
from editorial.files.pdf_lines import lines_of
from editorial.files.pdf_notes import set_notes_apart
from editorial.files.pdf_pages import page_of
from editorial.files.pdf_paragraphs import Paragraph, joined, paragraphs_of
from editorial.files.pdf_pieces import Line, Page
from editorial.files.pdf_running_heads import Running, repeated_beside, running_lines
from editorial.files.pdf_tables import row_paragraphs, with_tables
from editorial.files.pdf_words import Place, written
from editorial.files.refusal import Progress, Refusal

PAGE_LIMIT = 3_000
CHARACTER_LIMIT = 12_000_000
"""Characters of all pages together."""

_NO_TEXT = (
    "has no text in it, as a scan has only pictures of its pages: run text recognition (OCR) over"
    " it first, or type the words that matter."
)
_LOCKED = (
    "is protected by a password: open it in the program that shows it, and save or print a copy"
    " without one."
)
_DAMAGED = (
    "is damaged, or no PDF at all: open it in the program that made it and export it anew, or copy"
    " its words and paste them."
)
_TOO_LONG = "is too long ({count:,} {what}; at most {most:,}): take in the pages that matter alone."


@dataclass
class _Document:
    """What was read of the pages so far."""

    pages: list[Page] = field(default_factory=list)
    notes: list[PageNotes] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    sideways: list[list[list[Line]]] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PdfReading:
    """An Extract, and every word that was on the pages and is not in its blocks."""

    extract: Extract
    left_out: tuple[str, ...]


def extract_from_pdf(data: bytes, progress: Progress) -> Extract:
    """What a PDF's bytes hold. `progress` is told the pages. Raises Refusal."""
    return read_pdf(data, progress).extract


def read_pdf(data: bytes, progress: Progress) -> PdfReading:
    """As `extract_from_pdf`, with the words that were left out."""
    document = _read_pages(data, progress)
    if not any(page.pieces or page.sideways for page in document.pages):
        raise Refusal(_NO_TEXT)
    running = running_lines(
        [(page.height, lines) for page, lines in zip(document.pages, document.lines, strict=True)]
    )
    beside = [[line for lines in page for line in lines] for page in document.sideways]
    running.heads.extend(repeated_beside(beside))
    paragraphs = _paragraphs(document, running)
    hyphens = Hyphens(line for paragraph in paragraphs for line in paragraph.lines)
    blocks, places, begins = _blocks(paragraphs, hyphens)
    count = len(document.pages) + len(document.broken)
    pages, locators = _pages(begins, count, len(canonical_text(blocks)))
    left_out = [line.text for line in (*running.heads, *running.numbers)]
    for page in document.pages:
        left_out += [*page.slanted, *page.outside]
    extract = Extract(
        "pdf",
        blocks,
        comments=_comments(document.notes, blocks, places),
        dropped=dropped_from(document.pages, document.notes, running),
        notices=notices_on(document.pages, document.broken),
        pages=pages,
        locators=locators,
    )
    return PdfReading(extract, tuple(left_out))


def _read_pages(data: bytes, progress: Progress) -> _Document:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Refusal(_LOCKED if locked else _DAMAGED) from fault
    document = _Document()
    try:
        count = len(pdf)
        if count > PAGE_LIMIT:
            raise Refusal(_TOO_LONG.format(count=count, what="pages", most=PAGE_LIMIT))
        characters = 0
        for index in range(count):
            characters += _read_page(pdf, index, document)
            if characters > CHARACTER_LIMIT:
                raise Refusal(
                    _TOO_LONG.format(count=characters, what="characters", most=CHARACTER_LIMIT)
                )
            progress(index + 1, count)
    finally:
        pdf.close()
    if len(document.broken) == count:
        raise Refusal(_DAMAGED)
    return document


def _read_page(pdf: pypdfium2.PdfDocument, index: int, document: _Document) -> int:
    """Adds one page to the document; how many characters it has."""
    try:
        page, notes = page_of(pdf, index)
    except pypdfium2.PdfiumError:
        document.broken.append(index + 1)
        return 0
    document.pages.append(page)
    document.notes.append(notes)
    document.lines.append(lines_of(page.pieces, page.number, mirrored=page.mirrored))
    document.sideways.append([lines_of(pieces, page.number) for pieces in page.sideways])
    return sum(len(piece.text) for piece in page.pieces)


def _paragraphs(document: _Document, running: Running) -> list[Paragraph]:
    """The paragraphs of all pages in reading order, notes at the end."""
    gone = {id(line) for line in (*running.heads, *running.numbers)}
    found: list[Paragraph] = []
    for lines, sideways in zip(document.lines, document.sideways, strict=True):
        found += _on_page([line for line in lines if id(line) not in gone], len(found))
        for turned in sideways:
            beside = _on_page([line for line in turned if id(line) not in gone], len(found))
            for paragraph in beside:
                paragraph.sideways = True
            found += beside
    body = body_size(found)
    heights = {page.number: page.height for page in document.pages}
    text, notes = set_notes_apart(found, body, heights)
    tell_kinds(text, body, {page.number: page.pictures for page in document.pages})
    return [*joined(text), *notes]


def _on_page(lines: Sequence[Line], first: int) -> list[Paragraph]:
    """The paragraphs of one page's lines; their columns are numbered from `first` on."""
    out: list[Paragraph] = []
    number = first
    for strip in strips_of(lines):
        for column in in_reading_order(with_tables(chains_of(strip))):
            read = row_paragraphs if column.is_table else paragraphs_of
            out += read(column, number)
            number += 1
    return out


def _blocks(
    paragraphs: Sequence[Paragraph], hyphens: Hyphens
) -> tuple[tuple[Block, ...], list[tuple[int, Place]], list[tuple[int, int]]]:
    """The blocks; where in which of them each comment's words stand; and the pages in the order of
    the text, each with the code point of the canonical text at which it begins or goes on."""
    blocks: list[Block] = []
    places: list[tuple[int, Place]] = []
    pages: list[tuple[int, int]] = []
    start = 0
    for paragraph in paragraphs:
        each = written(paragraph, hyphens)
        if each.block is not None:
            places += [(len(blocks), place) for place in each.comments]
            pages += [(page, start + position) for page, position in each.pages]
            blocks.append(each.block)
            start += len(each.block.text) + len(BLOCK_SEPARATOR)
    return tuple(blocks), places, pages


def _pages(
    begins: Sequence[tuple[int, int]], count: int, length: int
) -> tuple[tuple[int, ...], Locators]:
    """Where each of the pages begins in a text of that length, and which page each word is on."""
    starts: list[int] = []
    stretches: list[tuple[int, int]] = []
    for page, position in begins:
        starts += [position] * (page - len(starts))
        if not stretches or stretches[-1][0] != page:
            stretches.append((page, position))
    starts += [length] * (count - len(starts))
    return tuple(starts), Locators(
        tuple(position for _, position in stretches), tuple(f"p. {page}" for page, _ in stretches)
    )


def _comments(
    notes: Sequence[PageNotes], blocks: Sequence[Block], places: Sequence[tuple[int, Place]]
) -> tuple[Comment, ...]:
    """The comments in the order of the text, a reply after what it answers."""
    starts = block_starts(blocks)
    spans: dict[str, Span] = {}
    for index, place in places:
        span = Span(starts[index] + place.start, starts[index] + place.end)
        known = spans.get(place.mark, span)
        spans[place.mark] = Span(min(known.start, span.start), max(known.end, span.end))
    written = [comment for page in notes for comment in page.comments]

    def in_text(comment: WrittenOn) -> tuple[int, int, float]:
        span = spans.get(comment.mark)
        return comment.page, span.start if span else -1, comment.top

    heads = sorted((each for each in written if not each.parent), key=in_text)
    replies: dict[str, list[WrittenOn]] = {}
    for each in written:
        replies.setdefault(each.parent, []).append(each)
    replies.pop("", None)
    out: list[Comment] = []
    waiting = heads[::-1]
    while waiting:
        each = waiting.pop()
        out.append(
            Comment(
                each.key,
                each.author,
                each.at,
                each.text,
                spans.get(each.mark),
                each.parent,
                each.resolved,
            )
        )
        waiting += replies.pop(each.key, [])[::-1]
    return tuple(out)
