"""The text and runs of one block while they are gathered from a tree of elements."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from editorial.domain.article import Run, Style
from editorial.domain.text import LINE_BREAK, clean, normalised

_FOLD = re.compile(r"[ \t\r]*\n\s*")
_BREAK_WITH_SPACES = re.compile(rf" *{LINE_BREAK}[ {LINE_BREAK}]*")
_FLOWING = frozenset(Style) - {Style.REFERENCE, Style.IMAGE}
"""Styles of which two runs that touch look, and are, one."""
_RAISED = str.maketrans("0123456789+-\u2212=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")


class GatheredLine:
    """Collects text and runs; `finish` gives them as a block holds them.

    Positions are code points of what was added so far. `places`, filled by `finish`, are where
    those that were given to `place` stand in the finished text.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._points: list[Run] = []  # without length, so that they move along as runs do
        self.places: list[int] = []
        self.size = 0

    def add(self, text: str, *, verbatim: bool = False) -> None:
        """Text with its line ends folded into spaces, or verbatim (code, a hard break, a tab)."""
        if not text.isprintable():
            text = clean(text)  # a character reference may bring back what intake removed
        if not verbatim:
            text = _FOLD.sub(" ", text)
            if text.startswith(" ") and (
                not self._parts or self._parts[-1][-1:] in (" ", LINE_BREAK)
            ):
                text = text.lstrip(" ")
        if text:
            self._parts.append(text)
            self.size += len(text)

    def mark(self, start: int, style: Style, target: str = "") -> None:
        """A run from `start` to here; nothing where no text was added since."""
        address = " ".join(clean(target).split())
        if start >= self.size or (style is Style.LINK and not address):
            return
        if style is Style.SUPERSCRIPT and self._raised(start):
            return
        self._runs.append(Run(start, self.size, style, address))

    def take_runs(self, runs: tuple[Run, ...], offset: int) -> None:
        """Runs of text that was added at `offset`."""
        self._runs += [replace(r, start=r.start + offset, end=r.end + offset) for r in runs]

    def place(self, position: int | None = None) -> None:
        """Has `finish` tell where this position, or the present end, comes to stand."""
        at = self.size if position is None else position
        self._points.append(Run(at, at, Style.REFERENCE))

    def ends_with_break(self) -> bool:
        return "".join(self._parts[-2:]).rstrip(" ").endswith(LINE_BREAK)

    def is_blank(self) -> bool:
        return not any(part.strip(f" {LINE_BREAK}") for part in self._parts)

    def finish(self, *, verbatim: bool = False) -> tuple[str, tuple[Run, ...]]:
        """The text in NFC without white space at its edges, and its runs in order."""
        marks = [*self._runs, *self._points]
        text, marks = _composed("".join(self._parts), marks)
        if not verbatim:
            text, marks = _tight_breaks(text, marks)
            text, marks = _stripped(text, marks)
        points = marks[len(self._runs) :] or self._points
        self.places = [min(max(0, point.start), len(text)) for point in points]
        return text, _merged(marks[: len(self._runs)])

    def _raised(self, start: int) -> bool:
        """Writes a raised number as such: "10<sup>6</sup>" must not read 106, it is another fact.

        What Unicode cannot raise ("10<sup>6,5</sup>") gets a "^" after a digit.
        """
        whole = "".join(self._parts)
        raised = whole[start:]
        higher = raised.translate(_RAISED)
        done = all(a != b or a.isspace() for a, b in zip(raised, higher, strict=True))
        if not done and whole[start - 1 : start].isdigit() and raised[:1].isdigit():
            higher = "^" + raised
            self._runs = [
                replace(r, start=r.start + (r.start >= start), end=r.end + (r.end > start))
                for r in self._runs
            ]
            self._points = [
                replace(p, start=p.start + (p.start > start), end=p.end + (p.end > start))
                for p in self._points
            ]
            done = True
        if done:
            self._parts = [whole[:start], higher]
            self.size = start + len(higher)
        return done


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Runs in order; those of one style and target that touch are one."""
    out: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.style, r.target, r.start, r.end)):
        last = out[-1] if out else None
        if run.start >= run.end:
            continue
        if (
            last is not None
            and (last.style, last.target) == (run.style, run.target)
            and (run.start < last.end or (run.start == last.end and run.style in _FLOWING))
        ):
            out[-1] = replace(last, end=max(last.end, run.end))
        else:
            out.append(run)
    return tuple(sorted(_one_link_each(out), key=lambda r: (r.start, r.end, r.style, r.target)))


def _one_link_each(runs: list[Run]) -> Iterator[Run]:
    """No two links on one letter: where they overlap, the one that began first goes on."""
    end = 0
    for run in sorted(runs, key=lambda r: (r.start, -r.end)):
        if run.style is not Style.LINK:
            yield run
        elif run.end > end:
            yield replace(run, start=max(run.start, end))
            end = run.end


def _tight_breaks(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """Spaces beside a hard break go, and so do breaks in a row; runs move along."""
    if LINE_BREAK not in text:
        return text, runs
    pieces: list[str] = []
    place: list[int] = []
    size = last = 0
    for match in _BREAK_WITH_SPACES.finditer(text):
        kept = text[last : match.start()]
        place += range(size, size + len(kept))
        size += len(kept) + 1
        place += [size - 1, *[size] * (len(match[0]) - 1)]
        pieces += [kept, LINE_BREAK]
        last = match.end()
    pieces.append(text[last:])
    place += range(size, size + len(text) - last + 1)
    return "".join(pieces), [replace(r, start=place[r.start], end=place[r.end]) for r in runs]


def _stripped(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    left = len(text) - len(text.lstrip())
    text = text.strip()
    return text, [
        replace(r, start=max(0, r.start - left), end=min(len(text), r.end - left)) for r in runs
    ]


def _composed(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """NFC of the text; a run keeps its letters, moved to the edge of a composed one."""
    whole = normalised(text)
    if whole == text or not runs:
        return whole, runs
    bounds = sorted({0, len(text), *(r.start for r in runs), *(r.end for r in runs)})
    place: dict[int, int] = {}
    pieces: list[str] = []
    size = last = 0
    for bound in bounds:
        edge = max(bound, last)
        while edge < len(text) and _joins(text[edge]):
            edge += 1
        pieces.append(normalised(text[last:edge]))
        size += len(pieces[-1])
        place[bound], last = size, edge
    if "".join(pieces) != whole:
        return whole, []
    return whole, [replace(r, start=place[r.start], end=place[r.end]) for r in runs]


def _joins(char: str) -> bool:
    """Whether the character may melt into the one before it."""
    return (
        bool(unicodedata.combining(char))
        or "\u1160" <= char <= "\u11ff"
        or not unicodedata.is_normalized("NFC", "x" + char)
    )
