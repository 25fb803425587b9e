"""Comments and tracked changes of an RTF file, with the places that they have in the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from editorial.domain.extract import ChangeKind, Comment, TrackedChange
from editorial.domain.text import Span
from editorial.files.nearest_word import nearest_word
from editorial.files.rtf_names import moment
from editorial.files.sheet import Place, Sheet


@dataclass(slots=True)
class Remark:
    """A comment while it is read. `parent` says how many comments before it the one stands that
    it answers; 0 for none."""

    place: Place
    author: str = ""
    time: int = 0
    reference: str = ""
    parent: int = 0
    text: str = ""


@dataclass(slots=True)
class _Change:
    kind: ChangeKind
    author: str
    time: int
    words: str
    start: Place
    end: Place


@dataclass(slots=True)
class Marks:
    starts: dict[str, Place] = field(default_factory=dict)
    ends: dict[str, Place] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    _changes: list[_Change] = field(default_factory=list)

    def author(self, number: int) -> str:
        """Whom the file's table of authors names; "Unknown" is nobody."""
        name = self.authors[number].strip() if 0 <= number < len(self.authors) else ""
        return "" if name == "Unknown" else name

    def change(
        self, kind: ChangeKind, author: str, time: int, words: str, start: Place, end: Place
    ) -> None:
        self._changes.append(_Change(kind, author, time, words, start, end))

    def comments(self, sheet: Sheet, text: str) -> tuple[Comment, ...]:
        """In the order of the text, a reply after what it answers."""
        found: list[Comment] = []
        for number, remark in enumerate(self.remarks):
            parent = number - remark.parent
            found.append(
                Comment(
                    str(number + 1),
                    remark.author,
                    moment(remark.time) if remark.time else None,
                    remark.text,
                    self._span(remark, sheet, text),
                    str(parent + 1) if 0 <= parent < number else "",
                )
            )
        return tuple(_in_threads(found))

    def _span(self, remark: Remark, sheet: Sheet, text: str) -> Span | None:
        start = self.starts.get(remark.reference, remark.place)
        end = self.ends.get(remark.reference, remark.place)
        span = sheet.span(start, end)
        words = text[span.start : span.end]
        left = span.start + len(words) - len(words.lstrip())
        right = span.end - (len(words) - len(words.rstrip()))
        return Span(left, right) if left < right else nearest_word(text, span.start)

    def changes(self, sheet: Sheet, text: str) -> tuple[TrackedChange, ...]:
        """In the order of the text; what touches and has one author and time is one change."""
        out: list[TrackedChange] = []
        for change in self._changes:
            span = sheet.span(change.start, change.end)
            before = out[-1] if out else None
            told = TrackedChange(
                change.kind, change.author, moment(change.time), change.words, span
            )
            if before is not None and _goes_on(before, told, text):
                span = Span(before.span.start, span.end)
                words = before.text + change.words
                out[-1] = TrackedChange(change.kind, change.author, told.at, words, span)
            else:
                out.append(told)
        return tuple(_whole(change, text) for change in sorted(out, key=lambda c: c.span.start))


def _goes_on(before: TrackedChange, change: TrackedChange, text: str) -> bool:
    return (before.kind, before.author, before.at) == (
        change.kind,
        change.author,
        change.at,
    ) and not text[before.span.end : change.span.start].strip()


def _whole(change: TrackedChange, text: str) -> TrackedChange:
    if change.kind is ChangeKind.DELETION:
        return change
    words = text[change.span.start : change.span.end]
    return TrackedChange(change.kind, change.author, change.at, words, change.span)


def _in_threads(found: Iterable[Comment]) -> Iterable[Comment]:
    answers: dict[str, list[Comment]] = {}
    for comment in found:
        answers.setdefault(comment.parent, []).append(comment)
    last = 1 << 60
    roots = sorted(answers.get("", ()), key=lambda c: c.span.start if c.span else last)
    waiting = roots[::-1]
    while waiting:
        comment = waiting.pop()
        yield comment
        waiting += answers.pop(comment.key, [])[::-1]
