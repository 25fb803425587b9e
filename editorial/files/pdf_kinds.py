"""What a paragraph of a PDF is: heading, item, caption, or plain text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from editorial.domain.article import Kind
from editorial.files.pdf_paragraphs import BULLET, NUMBER, Paragraph
from editorial.files.pdf_pieces import Picture, words_in

_LARGER = 1.12
"""Times the size of the text from which on a short paragraph is a heading."""
_SMALLER = 0.94
_FAIR_SHARE = 0.15
_SOME_SHARE = 0.05
_LONGEST_HEADING = 30
_LONGEST_BOLD_HEADING = 16
"""Words."""
_HEADING_LINES = 4
_DEEPEST = 6
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|tab\.|chart|map|photo|image|exhibit|box|abbildung|abb\.|tabelle|foto|bild"
    r"|tableau|carte|graphique|figura|tabla|gráfico)\s*(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:[.-]\d{1,3})?"
    r"\s*(?:[:.—–|]|$)",
    re.I,
)
_BELOW_PICTURE = 3.0
"""Sizes of type between a picture and the caption under it."""
_NEIGHBOURS = 6
"""Paragraphs among which the item before or after a numbered one is looked for."""


def body_size(paragraphs: Iterable[Paragraph]) -> float:
    """The size, in points, of the document's text: the largest in which a fair share of its long
    paragraphs is set, else that of most of its words."""
    known = list(paragraphs)
    sizes = _text_sizes(known, _FAIR_SHARE)
    if sizes:
        return max(sizes)
    lengths: Counter[float] = Counter()
    for paragraph in known:
        lengths[_rounded(paragraph)] += len(paragraph.text)
    return lengths.most_common(1)[0][0] if lengths else 10.0


def _text_sizes(paragraphs: Sequence[Paragraph], share: float) -> set[float]:
    """The sizes in which at least that share of the document stands in long paragraphs."""
    long: Counter[float] = Counter()
    whole = 0
    for paragraph in paragraphs:
        length = sum(len(line.text) for line in paragraph.lines)
        whole += length
        if len(paragraph.lines) > 2 and not _is_short(paragraph, _LONGEST_HEADING):
            long[_rounded(paragraph)] += length
    return {size for size, length in long.items() if length >= share * whole}


def tell_kinds(
    paragraphs: Sequence[Paragraph], body: float, pictures: dict[int, list[Picture]]
) -> None:
    """Sets kind, level and ordinal of the paragraphs that are plain so far. `body` is the size of
    the text, `pictures` are those of each page by its number."""
    plain = [p for p in paragraphs if p.kind is Kind.PARAGRAPH and not p.sideways]
    bold = sum(len(p.text) for p in plain if _is_bold(p))
    may_be_bold = bold < 0.4 * sum(len(p.text) for p in plain)
    text_sizes = _text_sizes(plain, _SOME_SHARE)
    for paragraph in plain:
        near = pictures.get(paragraph.page, []) if _rounded(paragraph) not in text_sizes else []
        if _is_caption(paragraph, body, near):
            paragraph.kind = Kind.CAPTION
    plain = [p for p in plain if p.kind is Kind.PARAGRAPH]
    _tell_headings(plain, body, may_be_bold)
    _tell_items([p for p in plain if p.kind is Kind.PARAGRAPH])


def _is_bold(paragraph: Paragraph) -> bool:
    return all(line.is_bold() for line in paragraph.lines)


def _is_caption(paragraph: Paragraph, body: float, pictures: Sequence[Picture]) -> bool:
    size, first = paragraph.size, paragraph.lines[0]
    if _CAPTION.match(paragraph.text) and (
        size < _SMALLER * body or (len(paragraph.lines) <= 6 and size < _LARGER * body)
    ):
        return True
    return size < _SMALLER * body and any(
        -size < first.top - picture.foot < _BELOW_PICTURE * size
        and min(first.x1, picture.x1) - max(first.x0, picture.x0) > 0.5 * (first.x1 - first.x0)
        for picture in pictures
    )


def _tell_headings(paragraphs: Sequence[Paragraph], body: float, may_be_bold: bool) -> None:
    large = [p for p in paragraphs if p.size >= _LARGER * body and _is_short(p, _LONGEST_HEADING)]
    sizes = sorted({_rounded(p) for p in large}, reverse=True)
    for paragraph in large:
        paragraph.kind = Kind.HEADING
        paragraph.level = min(_DEEPEST, 1 + sizes.index(_rounded(paragraph)))
    if not may_be_bold:
        return
    for paragraph in paragraphs:
        if (
            paragraph.kind is Kind.PARAGRAPH
            and paragraph.size > 0.97 * body - 0.3
            and _is_bold(paragraph)
            and not BULLET.match(paragraph.text)
            and paragraph.text[-1:] not in ".,;"
            and _is_short(paragraph, _LONGEST_BOLD_HEADING)
        ):
            paragraph.kind = Kind.HEADING
            paragraph.level = min(_DEEPEST, len(sizes) + 1 if sizes else 2)


def _rounded(paragraph: Paragraph) -> float:
    return round(paragraph.size * 2) / 2


def _is_short(paragraph: Paragraph, words: int) -> bool:
    text = paragraph.text
    return (
        len(paragraph.lines) <= _HEADING_LINES
        and words_in(text) <= words
        and len(text) <= 12 * words
        and sum(char.isalpha() for char in text) >= 2
    )


def _tell_items(paragraphs: Sequence[Paragraph]) -> None:
    numbers = [
        int(told[1]) if (told := NUMBER.match(paragraph.text)) else None for paragraph in paragraphs
    ]
    for index, paragraph in enumerate(paragraphs):
        number = numbers[index]
        near = numbers[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        if BULLET.match(paragraph.text):
            paragraph.kind = Kind.ITEM
        elif number is not None and (number - 1 in near or number + 1 in near):
            paragraph.kind, paragraph.ordinal = Kind.ITEM, number
    _tell_levels(paragraphs)


def _tell_levels(paragraphs: Sequence[Paragraph]) -> None:
    """The depth of items from how far they are set in; each list begins at 1."""
    starts: list[float] = []
    before: Paragraph | None = None
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.ITEM:
            starts, before = [], None
            continue
        line = paragraph.lines[0]
        if before is not None and not _share_column(before, paragraph):
            starts = [start + paragraph.left - before.left for start in starts]
        while starts and line.x0 < starts[-1] - 0.8 * line.size:
            starts.pop()
        if not starts or line.x0 > starts[-1] + 0.8 * line.size:
            starts.append(line.x0)
        paragraph.level = len(starts)
        before = paragraph


def _share_column(one: Paragraph, two: Paragraph) -> bool:
    """Whether both stand in one column of one page."""
    return one.page == two.page and min(one.right, two.right) > max(one.left, two.left)
