"""Which words in quotation marks are somebody's speech."""

import re
from collections import Counter

from editorial.analysis.piece import Piece
from editorial.analysis.quotations import Quotation
from editorial.analysis.wording import words_of

_TEMPLATE = 160
"""Code points before a value in which a template's command begins."""
_PARTED = re.compile(r"\s[–—|]\s(?=[A-Z]|\w+\Z)")
_MACHINE = re.compile(r"\{[%{]|\w=\Z|://|\w/\w+[./]")


def is_speech(piece: Piece, quotation: Quotation) -> bool:
    """Whether the words may have been said or written by somebody: they are no address, no value
    in a template, no title."""
    if quotation.text.count(" ") < 2 or _MACHINE.search(quotation.text):
        return False
    if "{%" in piece.text[max(0, quotation.span.start - _TEMPLATE) : quotation.span.start]:
        return False
    return not is_title(quotation.text)


def is_title(words: str) -> bool:
    """“Ferries in Numbers”, “Trade – The 1990s”: few words, the long ones with a capital, or parted
    by a dash with a capital after it."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    if not long or len(words.split()) > 16:
        return False
    if _PARTED.search(words) and words.rstrip()[-1].isalnum():
        return True
    return sum(word[0].isupper() for word in long) >= 0.7 * len(long)


_OPENING = 5

Opening = tuple[str, ...]


def opening_of(words: str) -> Opening:
    """The first words, by which a quotation is known again where it is quoted twice."""
    return tuple(words_of(words)[:_OPENING])


def quoted_openings(piece: Piece) -> Counter[Opening]:
    """How often each run of as many words stands in quotation marks anywhere in the piece."""
    runs: Counter[Opening] = Counter()
    for quotation in piece.quotations:
        words = words_of(quotation.text)
        runs.update({tuple(words[at : at + _OPENING]) for at in range(len(words))})
    return runs
