"""Words in quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.domain.text import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", '"': '"', "‘": "’", "「": "」"}
_OPENING = re.compile(r"[“„«‹「]|(?<![\w»”])\"(?=\S)|(?<!\w)‘(?=\w)|(?<!\w)»(?=\w)")
_LONGEST = 2_000
"""Code points within which a quotation that was opened has to be closed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` has the marks, `words` is the place between them, `text` the words there."""

    span: Span
    words: Span
    text: str


def quotations_in(text: str) -> Iterator[Quotation]:
    """The quotations of one block, outermost only; spans are code points of the block.

    A quotation that its paragraph does not close is left out.
    """
    at = 0
    unclosed: dict[str, int] = {}
    while opening := _OPENING.search(text, at):
        start = opening.start()
        marks = _PAIRS[text[start]]
        # Where no mark closed the last one, none up to there closes this one.
        first = max(start + 1, unclosed.get(marks, 0))
        end = _closing(text, first, start + _LONGEST, marks)
        if end is None:
            unclosed[marks] = start + _LONGEST
            at = start + 1
            continue
        words = text[start + 1 : end]
        if words.strip():
            yield Quotation(Span(start, end + 1), Span(start + 1, end), words)
        at = end + 1


def _closing(text: str, first: int, last: int, marks: str) -> int | None:
    """Where a mark from `first` on, and before `last`, closes a quotation."""
    for at in range(first, min(len(text), last)):
        if text[at] in marks and not _is_apostrophe(text, at):
            return at
    return None


def _is_apostrophe(text: str, at: int) -> bool:
    """Inside a word ’ is an apostrophe, not the end of a quotation in single marks."""
    return text[at] == "’" and text[at + 1 : at + 2].isalnum()
