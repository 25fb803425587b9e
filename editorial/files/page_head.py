"""The head of a page's article: headline, standfirst, byline and date, section.

A page prints them in any order and often twice, and states most of them in its data. What is
printed counts; the data tell which of the printed lines it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from rapidfuzz import fuzz

from editorial.files.page_data import PageData, parts_of
from editorial.files.page_names import (
    BYLINE,
    CAPTION,
    DATES,
    SECTION,
    STANDFIRST,
    names_of,
)
from editorial.files.page_paragraphs import Leaf, words_of

_ALIKE = 87.0
_TITLE_NAMES = frozenset({"headline", "title", "heading"})
_LONGEST_HEADLINE = 60
_LONGEST_IMPRINT = 30
_LONGEST_NAMES = 16
_LONGEST_STANDFIRST = 120
_REACH_BACK = 5
_REACH = 25
_MOST_IMPRINTS = 6
_BODY_WORDS = 25
_BY = re.compile(r"\W*(?:by|von|par|por|written by|text|autor(?:in)?|author)\b[:\s]+\S", re.I)
_LABEL = re.compile(
    r"\W*(?:by|von|par|por|written by|posted(?: by| on)?|published(?: on)?|(?:last )?updated"
    r"|author)\W*\Z",
    re.I,
)
_BUSY = re.compile(
    r"\b(?:share|comments?|follow|subscribe|sign up|print|e-?mail|save|advert)\b", re.I
)
_DATED = re.compile(
    r"\A.{0,60}"
    r"(?:\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}年|\b(?:19|20)\d\d\b.{0,30}\Z|\d:\d\d)",
    re.S,
)
_DAY = re.compile(
    r"\b(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}\b|\bago\b|\b(?:to|yester)day\b|年|\b\d{1,2}:\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d",
    re.I,
)
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*(?:continued|read more)?\s*\Z", re.I)


@dataclass(slots=True)
class PageHead:
    """The lines of the head; where a leaf is None the words come from the page's data."""

    headline: Leaf | None = None
    headline_text: str = ""
    standfirst: Leaf | None = None
    standfirst_text: str = ""
    imprints: list[list[Leaf]] = field(default_factory=list)
    section: str = ""


def text_of(leaf: Leaf) -> str:
    return " ".join("".join(leaf.element.itertext()).split())


def head_of(leaves: Sequence[Leaf], data: PageData) -> PageHead:
    """Finds the lines and takes them out of the leaves that are chosen for the body."""
    head = PageHead()
    at = _headline(leaves, data, head)
    first = next(
        (
            index
            for index, leaf in enumerate(leaves)
            if index > at and leaf.found and len(leaf.words) >= _BODY_WORDS and not leaf.is_heading
        ),
        len(leaves),
    )
    if head.headline is not None:
        _lead_pictures(leaves[at + 1 : first])
    start = max(0, at - _REACH_BACK if head.headline else first - _REACH)
    near = leaves[start : min(first + 1, start + 2 * _REACH)]
    near = [leaf for leaf in near if leaf is not head.headline and not leaf.comment]
    _standfirst(near, leaves, data, head)
    _imprints([leaf for leaf in near if leaf is not head.standfirst], data, head)
    _section(near, data, head)
    taken = [head.headline, head.standfirst, *(leaf for line in head.imprints for leaf in line)]
    said = words_of(head.headline_text)
    for leaf in leaves:
        if any(leaf is each for each in taken):
            leaf.chosen, leaf.placed = False, True
        elif leaf.chosen and leaf.words == said and (leaf.is_heading or leaf in near):
            leaf.chosen, leaf.placed = False, True  # the headline once more
    return head


def _lead_pictures(leaves: Sequence[Leaf]) -> None:
    """Those between headline and text, each once: pages print them for wide and narrow windows."""
    seen: set[str] = set()
    for leaf in leaves:
        if not leaf.is_picture:
            continue
        image = leaf.element.find(".//img")
        told = text_of(leaf) or (
            image.get("alt") or image.get("src") or "" if image is not None else ""
        )
        again = told in seen or leaf.furniture or _is_named(leaf, BYLINE)
        leaf.chosen, leaf.placed = not again, told in seen
        seen.add(told)


def _headline(leaves: Sequence[Leaf], data: PageData, head: PageHead) -> int:
    """Gives the index of the headline, or -1."""
    best, place = 0.0, -1
    titles = [title for title in data.titles if title.casefold() != data.site.casefold()]
    for index, leaf in enumerate(leaves):
        if not 0 < len(leaf.words) <= _LONGEST_HEADLINE or not _may_be_headline(leaf):
            continue
        likeness = max((_likeness(leaf, title) for title in titles), default=0.0)
        likeness += (leaf.element.tag == "h1") - 2 * leaf.furniture
        if likeness > best and likeness >= _ALIKE - leaf.furniture:
            best, place = likeness, index
    if place < 0 and (not titles or all(len(title.split()) < 3 for title in titles)):
        place = next(
            (at for at, leaf in enumerate(leaves) if leaf.element.tag == "h1" and leaf.words), -1
        )
    if place >= 0:
        head.headline = leaves[place]
        head.headline_text = text_of(leaves[place])
    elif titles:
        head.headline_text = titles[0]
    return place


def _may_be_headline(leaf: Leaf) -> bool:
    if leaf.comment or leaf.element.tag in ("li", "figcaption", "table", "pre", "blockquote"):
        return False
    return leaf.is_heading or not names_of(leaf.element).isdisjoint(_TITLE_NAMES)


def _likeness(leaf: Leaf, title: str) -> float:
    """0 to 100. A title may go on with the site's name, or a section's."""
    words = words_of(title)
    if leaf.words == words:
        return 100.0
    short = leaf.words
    if len(short) >= 3 and words[: len(short)] == short:
        return 95.0
    if leaf.element.tag == "h1" and any(words_of(part) == short for part in parts_of(title)[:-1]):
        return 95.0
    return fuzz.ratio(" ".join(short), " ".join(words))


def _standfirst(
    near: Sequence[Leaf], leaves: Sequence[Leaf], data: PageData, head: PageHead
) -> None:
    wanted = [words_of(text) for text in data.descriptions]
    candidates = [
        leaf
        for leaf in near
        if 4 <= len(leaf.words) <= _LONGEST_STANDFIRST
        and leaf.element.tag not in ("figcaption", "table", "pre", "blockquote", "h1")
        and leaf.words != words_of(head.headline_text)
        and not (_is_imprint(leaf) or _DATED.search(text_of(leaf)))
    ]
    named = [leaf for leaf in candidates if _is_named(leaf, STANDFIRST) and leaf.linked < 0.5]
    printed = [leaf for leaf in candidates if leaf.words in wanted and not leaf.found]
    head.standfirst = next(iter([*named, *printed, *_next_to_headline(candidates, head)]), None)
    described = next(iter(data.descriptions), "")
    if head.standfirst is None and described and not _is_said(described, leaves):
        head.standfirst_text = described


def _next_to_headline(candidates: Sequence[Leaf], head: PageHead) -> list[Leaf]:
    """Prose right below the headline which trafilatura did not take for the text."""
    if head.headline is None:
        return []
    above = head.headline.element.getparent()
    return [
        leaf
        for leaf in candidates
        if not leaf.found
        and leaf.element.tag in ("p", "div", "h2")
        and len(leaf.words) >= 8
        and leaf.linked < 0.3
        and leaf.element.getparent() is above
        and not _is_named(leaf, BYLINE | DATES | CAPTION)
        and not _BUSY.search(text_of(leaf))
    ]


def _is_said(description: str, leaves: Sequence[Leaf]) -> bool:
    """Whether the article's text says it already, be it that the description was cut off."""
    words = words_of(_CUT.sub("", description))
    said = " ".join(" ".join(leaf.words) for leaf in leaves if leaf.chosen)[:20_000]
    # The last word may have been cut as well.
    return " ".join(words[:-1] if len(words) > 5 else words) in said


def _imprints(near: Sequence[Leaf], data: PageData, head: PageHead) -> None:
    lines: list[list[Leaf]] = []
    seen: set[tuple[str, ...]] = set()
    for leaf in near:
        if not leaf.words or leaf.words in seen or not _is_imprint(leaf):
            continue
        seen.add(leaf.words)
        if lines and _LABEL.match(text_of(lines[-1][-1])):
            lines[-1].append(leaf)
        else:
            lines.append([leaf])
    lines = [line for line in lines if not (len(line) == 1 and _LABEL.match(text_of(line[0])))]
    named = [line for line in lines if any(map(_names_somebody, line))]
    sure = [line for line in named if _is_sure(line, data)]
    dated = [line for line in lines if line not in named]
    head.imprints = [*(sure or named[:1]), *dated][:_MOST_IMPRINTS]


def _is_sure(line: Sequence[Leaf], data: PageData) -> bool:
    """Whether it says "by" or names a stated author; beside an author's name stand titles too."""
    text = " ".join(map(text_of, line))
    folded_text = text.casefold()
    return bool(_BY.match(text)) or any(name.casefold() in folded_text for name in data.authors)


def _is_imprint(leaf: Leaf) -> bool:
    if len(leaf.words) > _LONGEST_IMPRINT or leaf.element.tag in ("h1", "figcaption"):
        return False
    text = text_of(leaf)
    if leaf.is_heading and not (_BY.match(text) and len(leaf.words) <= _LONGEST_NAMES):
        return False
    if _BUSY.search(text) and len(leaf.words) < _BODY_WORDS:
        return False
    return _names_somebody(leaf) or _is_dated(leaf)


def _names_somebody(leaf: Leaf) -> bool:
    text = text_of(leaf)
    if _BY.match(text):
        return len(leaf.words) <= 12 or _is_named(leaf, BYLINE)
    if len(leaf.words) > _LONGEST_NAMES:
        return False
    return _is_named(leaf, BYLINE) or any(
        not names_of(each).isdisjoint(BYLINE)
        for each in leaf.element.iterdescendants()
        if isinstance(each.tag, str)
    )


def signatures(head: PageHead) -> tuple[list[str], list[str]]:
    """What of the printed head is marked as an author's name, and the whole bylines."""
    lines = [leaf for line in head.imprints for leaf in line]
    marked = [
        " ".join("".join(element.itertext()).split())
        for leaf in lines
        for element in leaf.element.iter()
        if isinstance(element.tag, str) and _is_signature(element)
    ]
    return marked, [text_of(leaf) for leaf in lines if _names_somebody(leaf)]


def _is_signature(element: HtmlElement) -> bool:
    told = f"{element.get('rel') or ''} {element.get('itemprop') or ''}".split()
    return "author" in told or "name" in told or {"author", "name"} <= names_of(element)


def _is_dated(leaf: Leaf) -> bool:
    if not _DAY.search(text_of(leaf)):
        return False
    return leaf.element.find(".//time") is not None or _is_named(leaf, DATES)


def _is_named(leaf: Leaf, words: frozenset[str]) -> bool:
    """By its own names, its only child's, or those of the element that holds little else."""
    element = leaf.element
    if len(element) == 1 and isinstance(element[0].tag, str) and not (element.text or "").strip():
        element = element[0]
    for _ in range(3):
        if not names_of(element).isdisjoint(words):
            return True
        parent = element.getparent()
        if parent is None or not _holds_little(parent, 2 * len(text_of(leaf)) + 80):
            return False
        element = parent
    return False


def _holds_little(element: HtmlElement, limit: int) -> bool:
    """Whether its text has at most so many code points; looks no further."""
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > limit:
            return False
    return True


def _section(near: Sequence[Leaf], data: PageData, head: PageHead) -> None:
    printed = [leaf for leaf in near if 0 < len(leaf.words) <= 4 and not leaf.furniture]
    stated = words_of(data.section)
    for leaf in printed:
        if leaf.words == stated or (not stated and _is_named(leaf, SECTION)):
            head.section = text_of(leaf)
            leaf.chosen, leaf.placed = False, True
            return
    slug = "-" in data.section and data.section.islower()
    head.section = data.section if 0 < len(stated) <= 4 and not slug else ""
