"""The words of the passages of a finding: with what stands round them, and how two differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editorial.domain.text import BLOCK_SEPARATOR, Span, folded
from editorial.domain.word_changes import Kept, Piece, word_changes

AROUND = 64
"""Code points of the same paragraph that are shown before a passage and after it, at most."""

MOST = 800
"""Code points of a passage that are shown; the article has all of it."""

_ALIKE = 0.4
"""Share of words in common from which on two passages are compared word by word."""

_WORD = re.compile(r"\w+")


NEAR, SHORT = 120, 48
"""Code points: passages so short, and so near to each other, are shown in one excerpt."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One passage or several near ones, in the text that stands round them: one line in parts,
    each with whether it is a passage's own. `numbers` are the passages', from 0."""

    numbers: tuple[int, ...]
    parts: tuple[tuple[str, bool], ...]

    @property
    def own(self) -> list[str]:
        return [text for text, own in self.parts if own]


def excerpts(text: str, spans: Sequence[Span], around: int = AROUND) -> list[Excerpt]:
    """The passages of the canonical text in the order in which they are given. The neighbourhood
    of each ends where its block does."""
    groups: list[list[int]] = []
    for number, span in enumerate(spans):
        near = (g for g in groups if all(_may_join(text, spans[other], span) for other in g))
        if (group := next(near, None)) is not None:
            group.append(number)
        else:
            groups.append([number])
    return [_excerpt(text, spans, group, around) for group in groups]


def _may_join(text: str, one: Span, other: Span) -> bool:
    first, last = sorted((one, other), key=lambda span: span.start)
    short = max(one.end - one.start, other.end - other.start) <= SHORT
    between = text[first.end : last.start]
    return short and len(between) <= NEAR and BLOCK_SEPARATOR not in between


def _excerpt(text: str, spans: Sequence[Span], group: Sequence[int], around: int) -> Excerpt:
    own = sorted((spans[number] for number in group), key=lambda span: (span.start, span.end))
    first = text.rfind(BLOCK_SEPARATOR, 0, own[0].start) + 1
    end = max(span.end for span in own)
    last = text.find(BLOCK_SEPARATOR, end)
    before, after = text[first : own[0].start], text[end : len(text) if last < 0 else last]
    if len(before) > around:
        before = "… " + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + " …"
    parts, at = [(before, False)], own[0].start
    for span in own:
        parts.append((text[at : span.start], False))
        parts.append((text[max(at, span.start) : span.end], True))
        at = max(at, span.end)
    parts.append((after, False))
    lines = ((_line(words), is_own) for words, is_own in parts)
    return Excerpt(tuple(group), tuple((_cut(words), is_own) for words, is_own in lines if words))


def differences(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Two passages in pieces, those marked that only one of them has: gone in the first, new in
    the second. None where they are the same, or have too little in common to be compared."""
    if one == other:
        return None
    pieces = word_changes(one, other)
    common = _words(pieces, Kept.SAME)
    many = 2 * common + _words(pieces, Kept.GONE) + _words(pieces, Kept.NEW)
    if not many or 2 * common / many < _ALIKE:
        return None
    first = tuple(piece for piece in pieces if piece.kept is not Kept.NEW)
    second = tuple(piece for piece in pieces if piece.kept is not Kept.GONE)
    return first, second


def _cut(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1].rstrip() + "…"


def _line(text: str) -> str:
    """Folded, with one space where the text began or ended with one."""
    start = " " if text[:1].isspace() else ""
    end = " " if text[-1:].isspace() else ""
    line = folded(text)
    return f"{start}{line}{end}" if line else start


def _words(pieces: tuple[Piece, ...], kept: Kept) -> int:
    return sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.kept is kept)
