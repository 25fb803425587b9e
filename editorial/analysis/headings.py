"""Headings in text without markup: short lines without closing punctuation between paragraphs."""

import re
from collections.abc import Sequence

from editorial.analysis.captions import is_caption
from editorial.analysis.section_names import zone_named

_CODE = re.compile(r"https?://|www\.|\S+@\S+\.\S|[{}<>=\\|]|\(\)|::|^[$#]|^\W*$")
_NUMBERED = re.compile(
    r"(?:\d{1,2}[.)]|(?:step|tip|part|chapter|rule|lesson|day|phase) \d{1,2}\b)", re.I
)
# A sentence of the running text that happens to stand alone: "But what if…", "Ok, let's start!"
_SPOKEN = re.compile(
    r"(?:but|and|so|ok|okay|or|then|yet|well|thus|hence)\b|(?:first|next|finally|now|also|again),",
    re.I,
)
_LEGEND = re.compile(r",? (?:in )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d\Z")
_WORDS = 16
_QUESTION_WORDS = 12
_EXCLAMATION_WORDS = 6
_ITEM_WORDS = 25
_CHARACTERS = 120
_PROSE = 18
"""Words from which on a line is prose, whatever its punctuation."""


def looks_like_heading(line: str) -> bool:
    """Whether the line alone could be a heading: short, a capital or digit first, no stop last."""
    if len(line) > _CHARACTERS or len(line.split()) > _WORDS:
        return False
    first = line.lstrip("“‘\"'«¿¡([")[:1]
    if not (
        first.isupper() or first.isdigit() or (first.isalpha() and first.lower() == first.upper())
    ):
        return False
    if line[-1] in ".,;:…-–—&" or line.startswith(("-", "–", "—", "•", "*")):
        return False
    if line[0] in '“"«' and line[-1] in '”"»':
        return False  # a pull quotation
    return not (_reads_like_text(line) or _CODE.search(line) or is_caption(line))


def _reads_like_text(line: str) -> bool:
    words = len(line.split())
    if (line[-1] == "?" and words > _QUESTION_WORDS) or (
        line[-1] == "!" and words > _EXCLAMATION_WORDS
    ):
        return not _NUMBERED.match(line)
    if _SPOKEN.match(line) or line.count(" - ") > 1:
        return True
    return words >= 10 and bool(_LEGEND.search(line))


def is_prose(line: str) -> bool:
    """Whether the line is running text: a sentence, or too long for anything else."""
    words = len(line.split())
    return words >= _PROSE or (words >= 5 and line[-1:] in '.!?:…”"’)')


def headings_among(lines: Sequence[str]) -> set[int]:
    """Indices of the lines that are headings.

    A flattened list is short lines in a row; headings in a row are a heading and its first
    subheading. A list's lead-in ends with a colon.
    """
    found: set[int] = set()
    index = 0
    while index < len(lines):
        if not looks_like_heading(lines[index]):
            index += 1
            continue
        end = index
        while end < len(lines) and looks_like_heading(lines[end]):
            end += 1
        found |= _headings_of_run(lines, index, end)
        index = end
    return found


def _goes_on_with_list(lines: Sequence[str], start: int) -> bool:
    """Whether a lead-in with a colon stands before this line, other short items between them."""
    for line in reversed(lines[max(0, start - 9) : start]):
        if line.endswith(":"):
            return True
        if len(line.split()) > _ITEM_WORDS or line[-1] in '.”"':
            return False
    return False


def _headings_of_run(lines: Sequence[str], start: int, end: int) -> set[int]:
    named = {index for index in range(start, end) if zone_named(lines[index])}
    if end == len(lines) or not is_prose(lines[end]):
        return named
    if end - start == 1 and lines[start - 1 : start] and lines[start - 1].endswith(":"):
        return {start}  # a list of one item is rarer than a heading after a figure that is lost
    if _goes_on_with_list(lines, start):
        # A list; a number tells a heading that follows it at once.
        numbered = [bool(_NUMBERED.match(lines[index])) for index in range(start, end)]
        return named | {end - 1} if numbered[-1] and not any(numbered[:-1]) else named
    if end - start <= 2:
        return {start, end - 1}
    return named | {end - 1}
