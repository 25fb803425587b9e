"""What hangs on the words of a Word document: ranges of comments, and tracked changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editorial.domain.extract import ChangeKind, TrackedChange
from editorial.domain.text import BLOCK_SEPARATOR, Span, clean, normalised
from editorial.files.docx_names import Element, W
from editorial.files.iso_moment import moment
from editorial.files.nearest_word import nearest_word
from editorial.files.sheet import Place, Sheet

_DATE_UTC = re.compile(r"\{[^}]*\}dateUtc")


@dataclass(slots=True)
class _Change:
    kind: ChangeKind
    author: str
    at: str
    start: Place
    end: Place
    deleted: list[str] = field(default_factory=list)


class Marks:
    """Gathers them while the text is read, and places them when it is finished."""

    def __init__(self) -> None:
        self._starts: dict[str, Place] = {}
        self._ends: dict[str, Place] = {}
        self._points: dict[str, Place] = {}
        self._changes: list[_Change] = []

    def range_starts(self, id: str, place: Place) -> None:
        self._starts.setdefault(id, place)

    def range_ends(self, id: str, place: Place) -> None:
        self._ends[id] = place

    def refers(self, id: str, place: Place) -> None:
        self._points.setdefault(id, place)

    def put_in(self, told: Element, kind: ChangeKind, start: Place, end: Place) -> None:
        self._changes.append(_Change(kind, author_of(told), date_of(told), start, end))

    def taken_out(self, told: Element, words: list[str], place: Place) -> None:
        author, at = author_of(told), date_of(told)
        self._changes.append(_Change(ChangeKind.DELETION, author, at, place, place, words))

    def comment_span(self, id: str, sheet: Sheet, text: str) -> Span | None:
        """The words that a comment hangs on; where they are gone, the nearest one."""
        point = self._points.get(id)
        start, end = self._starts.get(id, point), self._ends.get(id, point)
        if start is None or end is None:
            start = end = start or end
        if start is None or end is None:
            return None
        span = sheet.span(start, end)
        # Letter by letter: thousands of ranges may each go over the whole text.
        first, last = span.start, span.end
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        # A range that only starts has its words after the mark.
        only_starts = id in self._starts and id not in self._ends and id not in self._points
        return Span(first, last) if first < last else nearest_word(text, span.start + only_starts)

    def changes(self, sheet: Sheet, text: str) -> tuple[TrackedChange, ...]:
        """In the order of the text; what one person changed at one moment in one place is one."""
        placed = [
            (change, sheet.span(change.start, change.end), "".join(change.deleted))
            for change in self._changes
        ]
        # A stable sort: at one position they stay in the order of the file.
        placed.sort(key=lambda each: each[1].start)
        return tuple(_told(text, _joined(placed)))


def author_of(told: Element) -> str:
    return normalised(" ".join(clean(told.get(W + "author", "")).split()))


def date_of(told: Element) -> str:
    """The time in UTC where the file gives it, else as it is written: most likely local time."""
    for name, value in told.attrib.items():
        if _DATE_UTC.fullmatch(str(name)):
            return str(value)
    return told.get(W + "date", "")


_Placed = tuple[_Change, Span, str]


def _joined(placed: list[_Placed]) -> Iterator[_Placed]:
    last: dict[ChangeKind, _Placed] = {}
    for change, span, words in placed:
        before = last.get(change.kind)
        if before and _goes_on(before, change, span):
            span = Span(before[1].start, max(before[1].end, span.end))
            last[change.kind] = (before[0], span, before[2] + words)
            continue
        if before:
            yield before
        last[change.kind] = (change, span, words)
    yield from last.values()


def _goes_on(before: _Placed, change: _Change, span: Span) -> bool:
    return (before[0].author, before[0].at) == (change.author, change.at) and before[
        1
    ].start <= span.start <= before[1].end


def _told(text: str, joined: Iterator[_Placed]) -> Iterator[TrackedChange]:
    for change, span, words in sorted(joined, key=lambda each: each[1].start):
        if change.kind is ChangeKind.DELETION:
            words = normalised(clean(words))
            trimmed = words.strip(BLOCK_SEPARATOR) or words
        else:
            words = text[span.start : span.end]
            trimmed = words.strip(BLOCK_SEPARATOR) or words
            start = span.start + words.find(trimmed)
            span = Span(start, start + len(trimmed))
        if trimmed.strip("\t"):
            yield TrackedChange(change.kind, change.author, moment(change.at), trimmed, span)
