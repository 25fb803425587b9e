"""A text as its words, typography folded away, so that two drafts can be compared word by word.

Quotation marks of any kind are one sign, dashes of any kind one, and spaces and line ends are no
words at all; so texts that differ in typography alone have the same words.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from operator import add

_MARKS = '"‘’‚‛‹›′ʼ“”„‟«»″〝〞'
_DASHES = "‐‑‒–—―−⸺⸻﹘﹣"
_TYPED = {"--": "-", "---": "-", "...": "…"}
"""Signs as a typewriter has them."""

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What takes no room on the page: soft hyphens, joiners, spaces without width."""
_COMBINING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Letters of scripts that are written without spaces: each is a word here."""

# A figure such as 12,000 or 1.4 and a name such as O’Neill are one word, so that “1, 2” is not
# “1,2”. Each sign is a word of its own; dashes and full stops in a row stay together.
_SHAPE = r"{letters}(?:(?:(?<=\d)[.,:](?=\d)|'(?=[^\W\d_])){letters})*|-+|\.+|_+|{sign}"
_PLAIN = re.compile(_SHAPE.format(letters=r"[^\W_]+", sign=r"\S"))
_SPECIAL = re.compile(
    _SHAPE.format(
        letters=rf"(?:(?:(?![{_UNSPACED}])[^\W_])[{_COMBINING}{_UNSEEN}]*)+",
        sign=rf"[^\s{_UNSEEN}][{_COMBINING}]*",
    )
)
_NEEDS_SPECIAL = re.compile(f"[{_COMBINING}{_UNSEEN}{_UNSPACED}]")
_REMOVE_UNSEEN = dict.fromkeys(map(ord, _UNSEEN))


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text: `keys` says which are the same, typography left out of
    account; `starts` and `ends` are code points of the text, ends exclusive."""

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.keys)

    def is_word(self, word: int) -> bool:
        """Whether it has letters or digits; a sign has none."""
        return self.keys[word][0].isalnum()

    def length(self, word: int) -> int:
        """Code points of a word as the text has it."""
        return self.ends[word] - self.starts[word]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words, by index, end exclusive, that have a part in text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def words_of(text: str) -> Words:
    """The words of a text, in time linear in its length."""
    even = text
    for mark in _MARKS:
        even = even.replace(mark, "'")
    for dash in _DASHES:
        even = even.replace(dash, "-")
    if not text.isascii() and _NEEDS_SPECIAL.search(even):
        keys, starts, ends = _special_words(even)
    else:
        keys, starts = _plain_words(even)
        ends = list(map(add, starts, map(len, keys)))
    if any(sign in even for sign in _TYPED):
        keys = [_TYPED.get(key, key) for key in keys]
    return Words(text, keys, starts, ends)


def _plain_words(text: str) -> tuple[list[str], list[int]]:
    # Most of what stands between two spaces is one word: the pattern need not be tried on it.
    chunks = text.split(" ")
    before = accumulate(map(len, chunks), initial=0)
    places = [spaces + length for spaces, length in enumerate(before)]
    keys: list[str] = []
    starts: list[int] = []
    done = 0
    for index in [index for index, chunk in enumerate(chunks) if not chunk.isalnum()]:
        keys += chunks[done:index]
        starts += places[done:index]
        for word in _PLAIN.finditer(chunks[index]):
            keys.append(word.group())
            starts.append(places[index] + word.start())
        done = index + 1
    keys += chunks[done:]
    # One object for equal words: a long text has few, and they are compared again and again.
    known: dict[str, str] = {}
    return list(map(known.setdefault, keys, keys)), starts + places[done:-1]


def _special_words(text: str) -> tuple[list[str], list[int], list[int]]:
    words = list(_SPECIAL.finditer(text))
    keys = [unicodedata.normalize("NFC", word.group().translate(_REMOVE_UNSEEN)) for word in words]
    return keys, [word.start() for word in words], [word.end() for word in words]
