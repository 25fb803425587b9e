"""What was on the pages of a PDF and is not in its text, told in words."""

from collections import Counter
from collections.abc import Sequence

from editorial.domain.extract import Dropped
from editorial.domain.text import shortened
from editorial.files.pdf_annotations import PageNotes
from editorial.files.pdf_pieces import Page
from editorial.files.pdf_running_heads import Running

_UNREADABLE = 0.05
"""Share of signs without a meaning from which on the user is told."""
_UNNAMED = 0.6
"""Share of stretches of text whose letters the file does not name."""
_LISTED_PAGES = 12
_SAMPLES = 20


def dropped_from(
    pages: Sequence[Page], notes: Sequence[PageNotes], running: Running
) -> tuple[Dropped, ...]:
    heads, numbers = running.heads, running.numbers
    slanted = [text for page in pages for text in page.slanted]
    outside = [text for page in pages for text in page.outside]
    fields = [value for page in notes for value in page.fields]
    rows = len({(line.page, round(line.base)) for line in heads})
    pictures = sum(len(page.pictures) for page in pages)
    told = [
        (
            _counted(rows, "running head or foot", "running heads and feet"),
            "they repeat from page to page",
            [line.text for line in heads[:1]],
        ),
        (
            _counted(len(numbers), "page number", "page numbers"),
            "they count the pages",
            [line.text for line in numbers[:1]],
        ),
        (
            _counted(len(slanted), "page's slanted text", "pages' slanted text"),
            "it lies across the page, as a watermark does",
            slanted,
        ),
        (
            _counted(
                len(outside), "piece of text beside the page", "pieces of text beside the page"
            ),
            "it stands outside what is shown or printed",
            outside,
        ),
        (
            _counted(pictures, "picture", "pictures"),
            "a PDF gives pictures no words of their own",
            [],
        ),
        (
            _counted(len(fields), "form field", "form fields"),
            "what was typed into a form lies over the page: print it into a new PDF to take it in",
            fields,
        ),
        *_silent(notes),
    ]
    return tuple(
        Dropped(what, reason, shortened(" ".join(samples[:_SAMPLES])))
        for what, reason, samples in told
        if what
    )


def _silent(notes: Sequence[PageNotes]) -> list[tuple[str, str, list[str]]]:
    """Marks on the pages in which nothing is written."""
    counts: Counter[str] = Counter()
    for page in notes:
        counts.update(page.silent)
    return [
        (
            _counted(count, f"{what} without words", f"{what}s without words"),
            "nothing is written in it",
            [],
        )
        for what, count in sorted(counts.items())
    ]


def _counted(count: int, one: str, many: str) -> str:
    """ "1 picture", "3 pictures", "" for none."""
    return f"{count:,} {one if count == 1 else many}" if count else ""


def notices_on(pages: Sequence[Page], broken: Sequence[int]) -> tuple[str, ...]:
    """Sentences on pages that could not be read as they should be. `broken` are page numbers."""
    out: list[str] = []
    pictured = [
        page.number for page in pages if not (page.pieces or page.sideways) and page.pictures
    ]
    if pictured:
        out.append(
            f"{_pages(pictured)} no text, only pictures: run text recognition (OCR) over the file"
            " and take it in anew if their words matter."
        )
    if broken:
        out.append(
            f"{_pages(broken, 'is', 'are')} damaged and was left out: compare the text with the"
            " file, and paste what is missing."
            if len(broken) == 1
            else f"{_pages(broken, 'is', 'are')} damaged and were left out: compare the text with"
            " the file, and paste what is missing."
        )
    letters = sum(len(piece.text) for page in pages for piece in page.pieces)
    unknown = sum(piece.text.count("\ufffd") for page in pages for piece in page.pieces)
    unnamed = sum(page.unknown_fonts for page in pages)
    stretches = sum(len(page.pieces) for page in pages)
    if unknown > _UNREADABLE * letters or unnamed > _UNNAMED * stretches:
        out.append(
            "The file does not say which letters some of its signs are, so parts of the text may"
            " be wrong: compare it with the pages, or run text recognition (OCR) over the file."
        )
    return tuple(out)


def _pages(numbers: Sequence[int], one: str = "has", many: str = "have") -> str:
    """ "Page 3 has", "Pages 3, 7 and 9 have"; consecutive ones as a range."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    told = [f"{a}" if a == b else f"{a}–{b}" for a, b in ranges[:_LISTED_PAGES]]
    rest = sum(b - a + 1 for a, b in ranges[_LISTED_PAGES:])
    if rest:
        told.append(f"{rest:,} more")
    if len(numbers) == 1:
        return f"Page {told[0]} {one}"
    listed = ", ".join(told[:-1]) + " and " + told[-1] if len(told) > 1 else told[0]
    return f"Pages {listed} {many}"
