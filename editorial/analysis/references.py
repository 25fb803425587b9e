"""The references that an article lists, one by one."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from editorial.domain.article import Block, Kind, Style, Zone, block_starts
from editorial.domain.reading import LISTED_LIMIT, LONGEST_LIST, FoundReference
from editorial.domain.text import LINE_BREAK, Span

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,2000}\)")
_LABEL = re.compile(
    r"(?:sources?|references?|via|original(?: article| source)?|quelle|cited)\s*:\s*", re.I
)
_NUMBERED = re.compile(r"(?<!\S)\[\d{1,3}\]\s+(?=\S)")
_NUMBER = re.compile(r"\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]|[-*•–])\s+")
_SEPARATOR = re.compile(rf"\s*;\s+|{LINE_BREAK}")
_QUOTED = re.compile(r"[“\"«]([^”\"»]{2,300})[”\"»],?\s*")
_NO_LIST = frozenset({Kind.HEADING, Kind.RULE, Kind.NOTE})
"""A footnote that cites is a remark: `analysis.remarks`."""
_LONG = 90
"""Words from which on a paragraph is prose, not a reference."""
_TITLE_AND_PUBLISHER = re.compile(
    r"(.{2,300}?)(?:\s+[|–—-]\s+|\s+\((?=[^()\d]{2,60}\)\Z))(.{2,80}?)\)?\Z"
)
_TRAILING_DATE = re.compile(
    r"[\s,(]*(?:\d{1,2} \w{3,9}\.? \d{4}|\w{3,9}\.? \d{1,2}, \d{4}|\d{4}(?:-\d\d){0,2})\)?[.,]?\Z"
)


def references_in(blocks: Sequence[Block]) -> tuple[FoundReference, ...]:
    """The single references of the blocks in zone `references`; spans are code points of the
    canonical text. It stops at the first one beyond `LISTED_LIMIT`."""
    return tuple(islice(_all_references(blocks), LISTED_LIMIT + 1))


def _all_references(blocks: Sequence[Block]) -> Iterator[FoundReference]:
    for block, start in zip(blocks, block_starts(blocks), strict=True):
        if len(block.text) > LONGEST_LIST:
            continue
        if block.zone is Zone.REFERENCES and block.kind not in _NO_LIST:
            for first, last in _single(block.text):
                yield _reference(block, first, last, start)


def opens_with_label(line: str) -> bool:
    """Whether the line is "Source: …" or "Sources: …"."""
    return len(line) <= 400 and bool(_LABEL.match(line))


def may_be_reference(text: str) -> bool:
    """Whether the paragraph could stand in a list of references: it is short, numbered, or has
    an address in it."""
    words = len(text.split())
    if words < _LONG or _NUMBER.match(text):
        return True
    return words < 3 * _LONG and bool(_URL.search(text))


def _single(text: str) -> Iterator[tuple[int, int]]:
    """Where "[1] … [2] …", lines, or parts between semicolons stand for one reference each."""
    numbers = [match.start() for match in _NUMBERED.finditer(text)]
    if len(numbers) > 1:
        bounds = list(zip(numbers, [*numbers[1:], len(text)], strict=True))
        if numbers[0] > 0:
            bounds.insert(0, (0, numbers[0]))
    else:
        bounds = []
        start = 0
        for match in _SEPARATOR.finditer(text):
            bounds.append((start, match.start()))
            start = match.end()
        bounds.append((start, len(text)))
    for start, end in bounds:
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if any(char.isalnum() for char in text[start:end]):
            yield start, end


def _reference(block: Block, start: int, end: int, offset: int) -> FoundReference:
    text = block.text[start:end]
    linked = next(
        (
            run.target
            for run in block.runs
            if run.style is Style.LINK and start <= run.start and run.end <= end
        ),
        "",
    )
    printed = _URL.search(text)
    url = linked or (printed[0] if printed else "")
    title, publisher = _title_and_publisher(text)
    return FoundReference(
        text=text,
        title=title or url,
        publisher=publisher,
        url=url,
        span=Span(offset + start, offset + end),
    )


def _title_and_publisher(text: str) -> tuple[str, str]:
    words = _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text
    words = _LABEL.sub("", words, count=1) if _LABEL.match(words) else words
    words = _URL.sub("", _MARKDOWN_LINK.sub(r"\1", words))
    words = re.sub(
        r"\s*(?:\(\s*\)|(?:available at|retrieved from|url):?)\s*\Z", "", words, flags=re.I
    )
    words = words.strip(" \t,;:–—|-")
    if len(words) > 600:
        return words, ""
    if quoted := _QUOTED.search(words):
        rest = _TRAILING_DATE.sub("", words[quoted.end() :].rstrip(" ,.;")).strip(" ,.;:–—-()")
        return quoted[1].rstrip(" ,."), rest if len(rest) <= 80 else ""
    undated = _TRAILING_DATE.sub("", words).strip(" ,;:–—-") or words
    if parts := _TITLE_AND_PUBLISHER.fullmatch(undated):
        return parts[1].strip(" ,."), parts[2].strip(" ,.()")
    return words.rstrip("."), ""
