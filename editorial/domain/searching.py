"""What a search of the whole desk looks through, and what it finds."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class SearchKind(StrEnum):
    """What can be found. The order is that of a list of results by kind."""

    ARTICLE = "article"
    CLAIM = "claim"
    SOURCE = "source"
    DOCUMENT = "document"
    QUESTION = "question"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Searchable:
    """Some words of one item, `id`. `start` is where they begin, in code points, in the text of the
    article's present draft or of the document; 0 for anything else. `article_id` is the article
    that the item belongs to, "" for what belongs to the desk."""

    kind: SearchKind
    id: str
    article_id: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found. `snippet` are words round what was found, `found` where in it
    the words searched for stand (code points of the snippet); `start` is where the first of them
    stands in the text of the draft or document, in code points."""

    kind: SearchKind
    id: str
    article_id: str
    start: int
    snippet: str
    found: tuple[tuple[int, int], ...]


_BEFORE, _LONGEST = 50, 170
"""Code points of a snippet before the first word found, and in all."""
_WORD = re.compile(r"\w+")


def snippet_of(
    text: str, typed: str, whole: bool = False
) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """Words of the text round the first of those typed: the snippet, where in it the words typed
    stand, and where in the text the first of them does. The last word typed may be a beginning,
    unless all are `whole`; case and accents do not matter."""
    wanted = [bare(word) for word in _WORD.findall(typed)]
    complete, begun = set(wanted if whole else wanted[:-1]), "" if whole else (wanted or [""])[-1]
    found = [
        (match.start(), match.end())
        for match in _WORD.finditer(text)
        if (word := bare(match[0])) in complete or (begun and word.startswith(begun))
    ]
    at = _densest(found)
    start = max(0, at - _BEFORE)
    if start:
        start = text.find(" ", start, at) + 1 or at
    end = min(len(text), start + _LONGEST)
    if end < len(text):
        end = max(text.rfind(" ", at, end), min(end, at + 1))
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    spans = tuple((s + shift, e + shift) for s, e in found if start <= s and e <= end)
    return before + text[start:end].replace("\n", " ") + after, spans, at


def bare(word: str) -> str:
    """A word without case and accents, as the index has it."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _densest(found: list[tuple[int, int]]) -> int:
    """Where the snippet begins that holds most of what was found; the first of several."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(found):
        last = max(last, first)
        while last < len(found) and found[last][1] - start <= _LONGEST - _BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
