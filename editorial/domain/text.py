"""Canonical text: what characters it may hold, and how a passage is quoted from it.

Every position in the program is a code-point offset into the canonical text, end exclusive.
"""

import re
import unicodedata
from dataclasses import dataclass

LINE_BREAK = "\u2028"
"""A hard line break inside a block; "\\n" stands between blocks only."""

BLOCK_SEPARATOR = "\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the canonical text, in code points, end exclusive."""

    start: int
    end: int


_NON_CHARACTERS = [*range(0xFDD0, 0xFDF0)] + [
    plane * 0x10000 + end for plane in range(17) for end in (0xFFFE, 0xFFFF)
]
# Qt splits blocks at CR, U+2029, U+FDD0 and U+FDD1, and uses U+FFFC for objects; controls and
# byte-order marks carry no text. None of them may come in by any format.
_INTAKE: dict[int, str | None] = dict.fromkeys([*range(32), 127, 65532, 65279, *_NON_CHARACTERS])
_INTAKE |= {
    0x09: "\t",
    0x0A: "\n",
    0x0B: LINE_BREAK,
    0x0C: "\n",
    0x85: "\n",
    0x2029: "\n\n",
}


def clean(source: str) -> str:
    """The source without what no block may hold; line ends become "\\n", lone surrogates U+FFFD."""
    whole = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").translate(_INTAKE)


def normalised(text: str) -> str:
    """The text in Unicode normalisation form C, as every block holds it."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """One line: each run of white space, hard breaks too, becomes one space."""
    return " ".join(text.split())


def shortened(text: str, limit: int = 60) -> str:
    """At most `limit` code points of the folded text, cut at a word where one is near."""
    line = folded(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 2 // 3 else cut).rstrip(" ,;:–—-") + "…"


def word_count(text: str) -> int:
    return len(text.split())


# A figure such as 12,000 or a name such as O’Neill is one word; a mark of punctuation is a stop
# of its own, so that a passage can end before or after it.
_WORD = re.compile(r"[^\W_]+(?:[’'.,/-][^\W_]+)*|[^\w\s]|_+")


def start_by_word(text: str, position: int, step: int) -> int:
    """The start of the word before (step -1) or after (step 1) a code-point position."""
    if step < 0:
        return max((m.start() for m in _near(text, position) if m.start() < position), default=0)
    return min((m.start() for m in _near(text, position) if m.start() > position), default=position)


def end_by_word(text: str, position: int, step: int) -> int:
    """The end of the word before (step -1) or after (step 1) a code-point position."""
    if step < 0:
        return max((m.end() for m in _near(text, position) if m.end() < position), default=position)
    return min((m.end() for m in _near(text, position) if m.end() > position), default=len(text))


def _near(text: str, position: int) -> list[re.Match[str]]:
    """The words round a position: enough of them, however long the text is."""
    reach = 400
    start = max(0, position - reach)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    return list(_WORD.finditer(text, start, min(len(text), position + reach)))
