"""What is read of saved web pages, against the article that others have marked in them.

Two sets. In `dev-moz-*` the whole article is given: words are compared as a multiset, F1 a page,
and the mean taken. In `dev-traf-*` pieces of text are given that must, or must not, be there.
trafilatura alone is measured the same way beside it.
"""

import json
import logging
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
import trafilatura

from editorial.analysis.structure import recognised_in
from editorial.domain.article import Kind, Zone
from editorial.domain.reading import Reading
from editorial.domain.text import folded
from editorial.files.html_reader import extract_from_html
from editorial.files.refusal import Refusal, no_progress

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
"""A word; where a script parts none, a letter."""
_NO_TEXT = frozenset({Zone.SECTION, Zone.HEADLINE, Zone.BYLINE, Zone.FURNITURE})
"""Zones that the given articles leave out as a rule."""
FIELDS = {"title": "headline", "byline": "byline", "excerpt": "standfirst"}
THEIRS = {"title": "title", "byline": "author", "excerpt": "description"}


@dataclass
class Figures:
    """One reader's. `f1` by page; how often a field is the same, and how often nearly; how many
    pieces are right."""

    f1: dict[str, float] = field(default_factory=dict)
    hits: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    right: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def mean_f1(self) -> float:
        return sum(self.f1.values()) / len(self.f1) if self.f1 else 0.0


@dataclass
class PageScore:
    """`whole` is the F1 of everything that was read, headline and byline included, by page."""

    ours: Figures = field(default_factory=Figures)
    theirs: Figures = field(default_factory=Figures)
    whole: dict[str, float] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    pieces: int = 0
    refused: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def scored_pages(folder: Path) -> PageScore:
    """Every page below the folder, read by us and by trafilatura alone."""
    logging.disable(logging.CRITICAL)
    score = PageScore()
    for path in sorted(folder.glob("dev-*/page.html")):
        expected = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
        data, name = path.read_bytes(), path.parent.name
        started = time.perf_counter()
        reading = _read(data)
        score.seconds[name] = time.perf_counter() - started
        if reading is None:
            score.refused.append(name)
            reading = Reading("html", ())
        alone = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
        theirs = alone.as_dict() if alone is not None else {}
        if name.startswith("dev-traf"):
            _pieces(score, name, expected, reading.text, str(theirs.get("text") or ""))
            continue
        article = (path.parent / "expected.html").read_text(encoding="utf-8")
        wanted = _words(" ".join(lxml.html.fromstring(article).itertext()))
        score.ours.f1[name] = _f1(_words(_body(reading)), wanted)
        score.whole[name] = _f1(_words(reading.text), wanted)
        score.theirs.f1[name] = _f1(_words(str(theirs.get("text") or "")), wanted)
        _fields(score.ours, name, expected, {key: getattr(reading, FIELDS[key]) for key in FIELDS})
        _fields(score.theirs, name, expected, {key: theirs.get(THEIRS[key]) for key in FIELDS})
        score.asked.update(key for key in FIELDS if expected.get(key))
    return score


def _read(data: bytes) -> Reading | None:
    try:
        return recognised_in(extract_from_html(data, no_progress))
    except Refusal:
        return None


def _body(reading: Reading) -> str:
    """The words of the article itself; what a picture's alt text says is not printed."""
    return "\n".join(
        block.text
        for block in reading.blocks
        if block.zone not in _NO_TEXT and block.kind is not Kind.IMAGE
    )


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _f1(got: Counter[str], wanted: Counter[str]) -> float:
    total = got.total() + wanted.total()
    return 2 * (got & wanted).total() / total if total else 1.0


def _fields(figures: Figures, name: str, expected: dict[str, Any], got: dict[str, object]) -> None:
    """A field hits where it is equal, and is near where one of the two holds the other."""
    for key in FIELDS:
        wanted, found = _plain(expected.get(key)), _plain(got[key])
        if not wanted:
            continue
        figures.hits[key] += wanted == found
        figures.near[key] += bool(found) and (wanted in found or found in wanted)
        if wanted != found:
            figures.missed.append(f"{name}: {key} is {wanted[:90]!r}, read {found[:90]!r}")


def _plain(text: object) -> str:
    return folded(str(text or "")).casefold()


def _pieces(score: PageScore, name: str, expected: dict[str, Any], ours: str, theirs: str) -> None:
    for key, wanted in (("with", True), ("without", False)):
        for piece in map(folded, expected[key]):
            score.pieces += 1
            score.theirs.right += (piece in folded(theirs)) is wanted
            if (piece in folded(ours)) is wanted:
                score.ours.right += 1
            else:
                score.ours.missed.append(f"{name}: {key} {piece[:90]!r}")
