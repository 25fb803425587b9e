"""Comments and tracked changes of an OpenDocument file, and the places in the text they have.

Comments are in ODF 1.3, 14.1, threads and what is settled in LibreOffice's extension; tracked
changes in 5.5.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from editorial.domain.extract import ChangeKind, Comment, TrackedChange
from editorial.domain.text import Span, clean, normalised
from editorial.files.iso_moment import moment
from editorial.files.nearest_word import nearest_word
from editorial.files.odt_names import DC, LOEXT, OFFICE, TEXT, Element, paragraphs_in, words_of
from editorial.files.sheet import Place, Sheet


@dataclass(slots=True)
class _Remark:
    element: Element
    name: str
    start: Place
    end: Place | None = None


@dataclass(slots=True)
class _Region:
    """One changed region: what was done, by whom, and the words that are gone."""

    kind: ChangeKind
    author: str
    at: str
    words: str
    start: Place | None = None
    end: Place | None = None


@dataclass(slots=True)
class Marks:
    """Gathers them while the text is read."""

    _remarks: list[_Remark] = field(default_factory=list)
    _regions: dict[str, _Region] = field(default_factory=dict)

    def take_regions(self, tracked: Element) -> None:
        for region in tracked.iter(TEXT + "changed-region"):
            for change in region:
                kind = _KINDS.get(change.tag)
                if kind is not None:
                    info = change.find(OFFICE + "change-info")
                    self._regions[region.get(TEXT + "id", "")] = _Region(
                        kind, _author(info), _date(info), _deleted(change)
                    )

    def change(self, element: Element, place: Place) -> None:
        """A mark in the text: where a change starts, ends, or where words were taken out."""
        region = self._regions.get(element.get(TEXT + "change-id", ""))
        if region is None:
            return
        if element.tag != TEXT + "change-end":
            region.start = place
        if element.tag != TEXT + "change-start":
            region.end = place

    def remark(self, element: Element, place: Place) -> None:
        self._remarks.append(_Remark(element, element.get(OFFICE + "name", ""), place))

    def remark_ends(self, name: str, place: Place) -> None:
        for remark in reversed(self._remarks):
            if remark.name == name:
                remark.end = place
                return

    def comments(self, sheet: Sheet, text: str) -> tuple[Comment, ...]:
        """In the order of the text, a reply after what it answers and on the same words."""
        found: dict[str, Comment] = {}
        names: dict[str, str] = {}
        for number, remark in enumerate(self._remarks, 1):
            key = str(number)
            told = remark.element
            parent = names.get(told.get(LOEXT + "parent-name", ""), "")
            found[key] = Comment(
                key,
                _author(told),
                moment(_date(told)),
                normalised(clean("\n".join(filter(None, paragraphs_in(told))))),
                _span(remark, sheet, text),
                parent,
                told.get(LOEXT + "resolved") == "true",
            )
            if remark.name:
                names.setdefault(remark.name, key)
        return tuple(_in_threads(found))

    def changes(self, sheet: Sheet, text: str) -> tuple[TrackedChange, ...]:
        out = []
        for region in self._regions.values():
            if region.start is None or region.end is None:
                continue
            span = sheet.span(region.start, region.end)
            if region.kind is ChangeKind.DELETION:
                words = region.words
            else:
                inner = _without_edges(span, text, "\n")
                span = inner if inner.start < inner.end else span
                words = text[span.start : span.end]
            if words:
                at = moment(region.at)
                out.append(TrackedChange(region.kind, region.author, at, words, span))
        return tuple(sorted(out, key=lambda change: change.span.start))


_KINDS = {TEXT + "insertion": ChangeKind.INSERTION, TEXT + "deletion": ChangeKind.DELETION}


def _in_threads(found: dict[str, Comment]) -> Iterable[Comment]:
    answers: dict[str, list[Comment]] = {}
    for comment in found.values():
        answers.setdefault(comment.parent if comment.parent in found else "", []).append(comment)
    last = 1 << 60
    roots = sorted(answers.get("", ()), key=lambda c: c.span.start if c.span else last)
    waiting = roots[::-1]
    while waiting:
        comment = waiting.pop()
        yield comment
        waiting += answers.pop(comment.key, [])[::-1]


def _span(remark: _Remark, sheet: Sheet, text: str) -> Span | None:
    """The words that a comment hangs on; where it stands between words, the nearest."""
    span = _without_edges(sheet.span(remark.start, remark.end or remark.start), text)
    return span if span.start < span.end else nearest_word(text, span.start)


def _without_edges(span: Span, text: str, edges: str = " \n\t\u2028\xa0") -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


def _author(told: Element | None) -> str:
    words = told.findtext(DC + "creator", "") if told is not None else ""
    return normalised(" ".join(clean(words).split()))


def _date(told: Element | None) -> str:
    return told.findtext(DC + "date", "") if told is not None else ""


def _deleted(change: Element) -> str:
    paragraphs = change.iter(TEXT + "p", TEXT + "h")
    words = normalised(clean("\n".join(map(words_of, paragraphs))))
    return words.strip("\n") or words
