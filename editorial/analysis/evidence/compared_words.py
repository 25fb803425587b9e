"""A text as words that can be compared: without typography, and without what speech stumbles over.

Left out of account are quotation marks, dashes, spaces, punctuation, marks of notes, what a
transcript puts in brackets ("[laughs]"), "um" and "uh", words that broke off, and small words said
twice ("I I was"). Capitals are compared apart from the words.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = rf"[^\W_{_CJK}]"
_NOISES = (
    "laughs?|laughter|laughing|chuckles?|applause|inaudible|unintelligible|indiscernible|crosstalk"
    "|cross talk|coughs?|sighs?|pause|music|silence|noise|phonetic"
)
_TOKEN = re.compile(
    rf"(?P<passed>\[\d{{1,3}}\]|[\[(](?:{_NOISES})[\])])"
    rf"|\d++(?:[.,]\d++)++(?!{_WORD})|[{_CJK}]"
    rf"|(?:\[[^\W\d_]\](?={_WORD}))?+{_WORD}++(?:['’ʼ]{_WORD}++)*+"
    r"|(?<![\w)])[-−–](?=[$£€¥]?\d)|[$£€¥₹%‰+=<>#@&°±×÷§/]",
    re.IGNORECASE,
)
"""Of "[W]e never" the first word is "we", with another capital than was said."""
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_HESITATIONS = frozenset("um umm uhm uh uhh erm hm hmm mm mmm".split())
_SET_OFF = frozenset("er ah eh".split())
"""Hesitations only between marks of punctuation; otherwise they may be words."""
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "[": None, "]": None})
_STUMBLED = frozenset(
    "a an the i we you he she it they this these those there here and or but so if in on at to of"
    " for with from by as is are was were be been am will would can could should my your his her"
    " its our their what when where who why how because i'm it's we're you're they're he's she's"
    " that's don't".split()
)
"""Small words that are said twice by accident. "That that" is not one: it is right."""
_PAUSE = re.compile(r"(?:\s|,|…|\.{2,3}|[-‐‑—–])*+")
_BROKEN_OFF = re.compile(r"[-–—](?=[\s,…])")


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """The words of `text`, numbered from 0. `starts` and `ends` are their places in code points of
    the text; `folded` is all of them in small letters with a space before and after each, and
    `offsets` where each begins in it. `passed` are the places of stumbled words left out."""

    text: str
    folded: str
    offsets: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    passed: "array[int]"

    def __len__(self) -> int:
        return len(self.starts)

    def keys(self, first: int, last: int) -> list[str]:
        """The words from `first` to before `last`, folded."""
        if first >= last:
            return []
        end = self.offsets[last] if last < len(self) else len(self.folded)
        return self.folded[self.offsets[first] : end].split()

    def printed(self, first: int, last: int) -> str:
        """The words as the text prints them, with what stands between them."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def places(self, phrase: list[str], most: int) -> Iterator[int]:
        """The number of the word at which the phrase begins, for the first `most` places."""
        wanted = f" {' '.join(phrase)} "
        at = self.folded.find(wanted)
        while at >= 0 and most > 0:
            yield bisect_left(self.offsets, at + 1)
            most -= 1
            at = self.folded.find(wanted, at + 1)

    def word_at(self, position: int) -> int:
        """The first word that begins at a code point or after it."""
        return bisect_left(self.starts, position)

    def stumbles(self, first: int, last: int) -> list[str]:
        """The words left out before and between these, as printed."""
        begin = bisect_left(self.passed, self.ends[first - 1] if first else 0)
        end = bisect_left(self.passed, self.ends[last - 1])
        found = (_TOKEN.match(self.text, at) for at in self.passed[begin:end])
        return [match[0] for match in found if match]


def compared(text: str) -> ComparedWords:
    """The words of the text. Linear in its length."""
    keys: list[str] = []
    starts, ends, passed = array("L"), array("L"), array("L")
    pause = 0  # where the last word or hesitation ends
    for match in _TOKEN.finditer(text):
        if match["passed"]:
            continue
        key = _THOUSANDS.sub("", match[0]) if match[0][0].isdigit() else match[0]
        key = key.casefold().translate(_PLAIN)
        start, end = match.span()
        if _is_hesitation(key, text, start, end):
            passed.append(start)
            pause = end
            continue
        for count in _said_before(keys, key, text, ends, pause, start):
            passed.extend(starts[-count:])
            del keys[-count:], starts[-count:], ends[-count:]
        pause = end
        keys.append("-" if key in "−–" else key)
        starts.append(start)
        ends.append(end)
    offsets, at = array("L"), 1
    for key in keys:
        offsets.append(at)
        at += len(key) + 1
    folded = f" {' '.join(keys)} "
    return ComparedWords(text, folded, offsets, starts, ends, array("L", sorted(passed)))


def _is_hesitation(key: str, text: str, start: int, end: int) -> bool:
    if key in _HESITATIONS:
        return True
    if key not in _SET_OFF:
        return False
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 1]
    return (not before or before[-1] in ',.…—–-“"(') and after in tuple(",.…—–-")


def _said_before(
    keys: list[str], key: str, text: str, ends: "array[int]", pause: int, start: int
) -> Iterator[int]:
    """How many of the last words are to go, since the one at `start` only says them again or
    completes them. `pause` is where what was said in between ends."""
    if keys and key != keys[-1] and key.startswith(keys[-1]):
        if not _BROKEN_OFF.match(text, ends[-1], start):
            return
        yield 1
        if keys and keys[-1] == key:
            yield 1
    elif keys and key == keys[-1] and key in _STUMBLED and _PAUSE.fullmatch(text, pause, start):
        yield 1
