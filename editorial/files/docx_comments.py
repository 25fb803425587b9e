"""The comments of a Word document: their words, who answers whom, and what is settled.

Comments are in ECMA-376, 17.13.4; threads, and times in UTC, in [MS-DOCX], 2.5 and 2.7.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from editorial.domain.article import Block, Style
from editorial.domain.extract import Comment
from editorial.domain.text import BLOCK_SEPARATOR, Span
from editorial.files.docx_marks import author_of, date_of
from editorial.files.docx_names import Element, W, says_on
from editorial.files.docx_package import Package
from editorial.files.iso_moment import moment

ReadStory = Callable[[Element, str], Sequence[Block]]
"""Reads an element of a part, given the part's name."""


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment that is not placed yet. `id` names it in the text, `paragraphs` are its ids."""

    id: str
    paragraphs: tuple[str, ...]
    comment: Comment


@dataclass(slots=True)
class _Threads:
    """What the newer parts say of comments, by the ids of their paragraphs."""

    parents: dict[str, str] = field(default_factory=dict)
    done: dict[str, bool] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)


def comments_in(package: Package, read: ReadStory) -> list[FoundComment]:
    """Every comment in the order of the file, with the one that it answers."""
    threads = _threads_in(package)
    found: list[FoundComment] = []
    keys: Counter[str] = Counter()
    for name in package.related("comments"):
        root = package.xml(name)
        for element in () if root is None else root.iter(W + "comment"):
            id = element.get(W + "id", "")
            key = _free_key(id, keys)
            ids = tuple(_id(each, "paraId") for each in element.iter(W + "p"))
            told = next((threads.times[each] for each in ids if each in threads.times), "")
            comment = Comment(
                key=key,
                author=author_of(element) or element.get(W + "initials", ""),
                at=moment(told or date_of(element)),
                text=_words_of(read(element, name)),
            )
            found.append(FoundComment(id, ids, comment))
    return _threaded(found, threads)


def placed(
    found: Sequence[FoundComment], span_of: Callable[[str], Span | None]
) -> tuple[Comment, ...]:
    """In the order of the text, replies after what they answer; a reply without words of its own
    has those of the comment that it answers. Without words at all they come last."""
    spans = {each.comment.key: span_of(each.id) for each in found}
    answers: dict[str, list[Comment]] = {}
    for each in found:
        answers.setdefault(each.comment.parent, []).append(each.comment)
    out: list[Comment] = []
    roots = sorted(answers.get("", ()), key=lambda comment: _order(spans[comment.key]))
    waiting = list(reversed(roots))
    while waiting:
        comment = waiting.pop()
        span = spans[comment.key] or spans.get(comment.parent)
        spans[comment.key] = span
        out.append(replace(comment, span=span))
        waiting += reversed(answers.get(comment.key, ()))
    return tuple(out)


def _free_key(id: str, keys: Counter[str]) -> str:
    """The id, or where it is "" or not the first of its name, one with a number."""
    key = id
    while not key or keys[key]:
        keys[id] += 1
        key = f"{id}+{keys[id] - 1}"
    keys[key] += 1
    return key


def _order(span: Span | None) -> tuple[bool, int, int]:
    return (False, span.start, span.end) if span else (True, 0, 0)


def _threads_in(package: Package) -> _Threads:
    threads = _Threads()
    extended, ids = package.part("commentsExtended"), package.part("commentsIds")
    for each in () if extended is None else extended.iter("{*}commentEx"):
        paragraph = _id(each, "paraId")
        threads.done[paragraph] = says_on(_told(each, "done") or "0")
        if parent := _id(each, "paraIdParent"):
            threads.parents[paragraph] = parent
    durable = {
        _id(each, "durableId"): _id(each, "paraId")
        for each in (() if ids is None else ids.iter("{*}commentId"))
    }
    extensible = package.part("commentsExtensible")
    for each in () if extensible is None else extensible.iter("{*}commentExtensible"):
        paragraph = durable.get(_id(each, "durableId"), "")
        if paragraph and (time := _told(each, "dateUtc")):
            threads.times[paragraph] = time
    return threads


def _threaded(found: Sequence[FoundComment], threads: _Threads) -> list[FoundComment]:
    """With parents and what is said of the thread; no comment answers itself by a detour."""
    owners = {id: each.comment.key for each in found for id in each.paragraphs if id}
    parents: dict[str, str] = {}
    done: set[str] = set()
    for each in found:
        key = each.comment.key
        for id in each.paragraphs:
            parent = owners.get(threads.parents.get(id, ""), "")
            if parent and key not in _line_of(parent, parents):
                parents[key] = parent
            if threads.done.get(id):
                done.add(key)
    out = []
    for each in found:
        line = list(_line_of(each.comment.key, parents))
        comment = replace(
            each.comment, parent=parents.get(each.comment.key, ""), resolved=line[-1] in done
        )
        out.append(replace(each, comment=comment))
    return out


def _line_of(key: str, parents: dict[str, str]) -> Iterator[str]:
    """A comment, the one that it answers, and so on."""
    while key:
        yield key
        key = parents.get(key, "")


def _words_of(blocks: Sequence[Block]) -> str:
    """The comment's paragraphs, and the addresses that its links hide behind other words."""
    words = BLOCK_SEPARATOR.join(block.text for block in blocks if block.text)
    hidden = dict.fromkeys(
        run.target
        for block in blocks
        for run in block.runs
        if run.style is Style.LINK and run.target.removeprefix("mailto:") not in words
    )
    return BLOCK_SEPARATOR.join((words, *hidden) if words else hidden)


def _told(element: Element, name: str) -> str:
    """An attribute by its name alone: Word has had these parts in several namespaces."""
    for full, value in element.attrib.items():
        if str(full).rpartition("}")[2] == name:
            return str(value)
    return ""


def _id(element: Element, name: str) -> str:
    return _told(element, name).upper()
