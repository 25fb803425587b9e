"""Words that the end of a line cut in two.

A hyphen at a line's end goes where the word stands elsewhere in the document without one, and
stays where it stands elsewhere with one. Where it stands nowhere else, it goes, except after a
figure or a capital letter, before a capital letter or a figure, after a part that has a hyphen of
its own, after a first part that nearly always keeps it ("self-"), and in an address.
"""

import re
from collections import Counter
from collections.abc import Iterable

from editorial.files.pdf_pieces import Line

SOFT = "\u00ad"
_HYPHENS = "-\u2010" + SOFT
_WORD = re.compile(r"[^\W_]+(?:[-\u2010'’][^\W_]+)*")
_LAST_PART = re.compile(r"(\S*[^\W\d_])[-\u2010\u00ad]$")
_FIRST_PART = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_KEEPING = frozenset({"self", "well", "ex", "half", "all", "cross", "vice", "so", "quasi", "anti"})


class Hyphens:
    """Knows the words that stand whole on the lines of a document."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            if "-" in line.text[-1:]:
                words = _WORD.findall(line.text)[:-1]
            else:
                words = _WORD.findall(line.text)
            self._words.update(word.lower().replace("\u2010", "-") for word in words)

    def ending(self, above: str, below: str) -> tuple[int, str]:
        """How a line goes on in the next: how many characters of its end go, and what comes
        between the two lines instead."""
        if not above or above[-1] not in _HYPHENS or not below:
            return 0, " "
        if above[-1] == SOFT:
            return 1, ""
        part, next_ = _LAST_PART.search(above), _FIRST_PART.match(below)
        if above[-2:-1].isspace() or above[-2:-1] in "-–" or next_ is None:
            return 0, " "
        if part is None:
            return 0, ""
        return (0, "") if self._keeps(part[1], next_[0]) else (1, "")

    def _keeps(self, part: str, next_: str) -> bool:
        if "/" in part or "@" in part or not next_[0].islower():
            return True
        start = part.rsplit("-", 1)
        whole = _WORD.findall(part.lower())[-1:] or [part.lower()]
        rest = next_.lower()
        with_hyphen, without = self._words[f"{whole[0]}-{rest}"], self._words[whole[0] + rest]
        if with_hyphen != without:
            return with_hyphen > without
        if len(start) > 1 and start[0][-1:].isalpha():
            return True
        return whole[0] in _KEEPING or (len(part) > 1 and part.isupper())
