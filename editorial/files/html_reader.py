"""Saved web pages to Blocks: the article alone, and an account of what was left out.

Nothing is ever loaded: trafilatura and htmldate get trees, never addresses, and pictures and links
are kept as addresses only.
"""

import logging
from collections import Counter
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import cast
from xml.etree.ElementTree import Element as XmlElement

import trafilatura
from htmldate import find_date
from lxml.etree import LxmlError
from lxml.html import Element, HtmlElement

from editorial.domain.article import Block, Kind, Style, Zone
from editorial.domain.extract import Extract
from editorial.files.element_walker import ElementWalker
from editorial.files.page_bytes import Page, page_of
from editorial.files.page_cleaning import clean_up
from editorial.files.page_data import PageData, data_of
from editorial.files.page_head import PageHead, head_of, signatures
from editorial.files.page_layout import lay_out
from editorial.files.page_left_out import left_out
from editorial.files.page_links import home_of, settle_links
from editorial.files.page_notes import gather_notes
from editorial.files.page_paragraphs import Leaf, choose, choose_all, leaves_in
from editorial.files.page_people import people_in
from editorial.files.page_tree import tree_of
from editorial.files.refusal import Progress, Refusal
from editorial.files.settled_blocks import settled

LEAST_WORDS = 25
"""An article has more. A page with fewer asks to log in, or fills itself by a program, unless it
has neither programs nor forms: then it is a short text."""

_STAGES = 8
_MOST_JUDGED = 60_000
_MOST_COMPARED = 15_000
_LONGEST_JUDGED = 5_000_000
"""Elements (for its comparison with other methods, and at all) and code points of a page that
trafilatura is asked about; its time grows faster than they do."""


@dataclass(slots=True)
class _Body:
    """What was read of a page: its leaves, in a tree that is ready to be walked."""

    root: HtmlElement
    leaves: list[Leaf]
    gone: Counter[str]
    tracked: int = 0

    @property
    def words(self) -> int:
        return sum(len(leaf.words) for leaf in self.leaves if leaf.chosen)


def extract_from_html(data: bytes, progress: Progress) -> Extract:
    """The article of a saved page: .html, XHTML, a fragment, or a page saved as one file (MHTML).

    Head zones are given where the page tells them, in front of the body, wherever the page prints
    them. Raises Refusal for pages without an article.
    """
    _be_quiet()
    page = page_of(data)
    progress(1, _STAGES)
    root, flattened = tree_of(page.html)
    progress(2, _STAGES)
    told = data_of(root)
    home = home_of(root, page.address, told.address)
    published = told.published_on or _date_in(root)
    progress(3, _STAGES)
    words = _article_words(root)
    progress(4, _STAGES)
    body, notices = _body_of(page, root, told, home, words, progress)
    head = head_of(body.leaves, told)
    gather_notes(body.root, body.leaves, home)
    progress(7, _STAGES)
    body.tracked = settle_links(body.root, home)
    blocks = (*_head_blocks(head), *_body_blocks(body))
    if not any(block.text for block in blocks):
        raise Refusal(_NO_ARTICLE)
    progress(_STAGES, _STAGES)
    return Extract(
        format="html",
        blocks=settled([*blocks]),
        dropped=left_out(body.leaves, body.gone, body.tracked, page.others),
        notices=(*_notices(page, flattened), *notices),
        standfirst=next(iter(told.descriptions), ""),
        authors=_authors(told, head),
        published_on=published,
    )


_NO_ARTICLE = (
    "has no article in it that can be read; it may ask to log in, or fill itself only in a browser:"
    " save the page once its text shows, or copy the text and paste it."
)


def _body_of(
    page: Page, root: HtmlElement, told: PageData, home: str, words: str, progress: Progress
) -> tuple[_Body, tuple[str, ...]]:
    """The page's text, or what stands in for it, and what has to be said of that."""
    body = _read(root, home, words, progress)
    if body.words >= LEAST_WORDS:
        return body, ()
    unhidden = _read(tree_of(page.html)[0], home, words, progress, hidden_too=True)
    if unhidden.words >= LEAST_WORDS:
        return unhidden, (
            "The page hides its text until a program runs, so hidden parts were read as well:"
            " look whether all of them belong to the article.",
        )
    if len(told.body.split()) >= LEAST_WORDS:
        return _read(_page_from(told.body), home, told.body, progress), (
            "The page shows no text of its own, so the article was taken from the data that it"
            " carries for search engines: compare it with the page in a browser.",
        )
    if body.gone.total() or sum(len(leaf.words) for leaf in body.leaves) > 2 * LEAST_WORDS:
        raise Refusal(_NO_ARTICLE)
    return body, ()  # nothing is there that could bring more: a short text


def _read(
    root: HtmlElement, home: str, words: str, progress: Progress, *, hidden_too: bool = False
) -> _Body:
    gone = clean_up(root, home, hidden_too=hidden_too)
    progress(5, _STAGES)
    body = root.find(".//body")
    body = root if body is None else body
    lay_out(body)
    progress(6, _STAGES)
    leaves = leaves_in(body)
    choose(leaves, words)
    if sum(len(leaf.words) for leaf in leaves if leaf.chosen) < LEAST_WORDS:
        choose_all(leaves)
    return _Body(body, leaves, gone)


def _page_from(text: str) -> HtmlElement:
    body = Element("body")
    for line in text.splitlines():
        if line.strip():
            paragraph = Element("p")
            paragraph.text = line
            body.append(paragraph)
    return body


def _article_words(root: HtmlElement) -> str:
    """What trafilatura takes for the article, a paragraph a line; "" where it finds none."""
    if not _may_be_judged(root):
        return ""
    fast = sum(1 for _ in root.iter()) > _MOST_COMPARED
    try:
        found = trafilatura.bare_extraction(copy(root), fast=fast, include_comments=False)
    except (RecursionError, LookupError, AttributeError, LxmlError):
        return ""  # a page on which it breaks down is read without its advice
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def _may_be_judged(root: HtmlElement) -> bool:
    elements = sum(1 for _ in root.iter())
    return elements <= _MOST_JUDGED and sum(map(len, root.itertext())) <= _LONGEST_JUDGED


def _date_in(root: HtmlElement) -> date | None:
    """The day that htmldate reads off the page's markup. It is given a tree: addresses it would
    load."""
    if not _may_be_judged(root):
        return None
    try:
        found = find_date(copy(root), original_date=True, extensive_search=False)
        return date.fromisoformat(found) if found else None
    except (ValueError, RecursionError, LookupError, AttributeError, LxmlError):
        return None


def _be_quiet() -> None:
    """What its libraries have to say is no message for the user."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _authors(told: PageData, head: PageHead) -> tuple[str, ...]:
    marked, lines = signatures(head)
    printed = (people_in([line], printed=True) for line in lines)
    # A byline may mark one of its names only.
    found = [people_in(marked, printed=True), next(filter(None, printed), ())]
    return people_in(told.authors) or max(found, key=len)


def _head_blocks(head: PageHead) -> list[Block]:
    """Section, headline, standfirst, byline and date, each with its zone."""
    blocks = []
    if head.section:
        blocks.append(Block(Kind.PARAGRAPH, head.section, Zone.SECTION))
    if headline := _line(head.headline, head.headline_text, Zone.HEADLINE):
        plain = tuple(run for run in headline.runs if run.style is not Style.LINK)
        blocks.append(replace(headline, kind=Kind.HEADING, level=1, runs=plain))
    if standfirst := _line(head.standfirst, head.standfirst_text, Zone.STANDFIRST):
        blocks.append(standfirst)
    for line in head.imprints:
        joined = Element("p")
        for leaf in line:
            joined.append(copy(leaf.element))
            joined[-1].tag, joined[-1].tail = "span", " "
        for piece in joined.iterdescendants():
            if not piece.tail and piece.getnext() is not None:
                piece.tail = " "  # names and dates are often parted by style alone
        blocks += [replace(block, zone=Zone.BYLINE) for block in _walked(joined)[:1]]
    return blocks


def _line(leaf: Leaf | None, text: str, zone: Zone) -> Block | None:
    if leaf is None:
        return Block(Kind.PARAGRAPH, text, zone) if text else None
    paragraph = copy(leaf.element)
    paragraph.tag, paragraph.tail = "p", None
    said = [block for block in _walked(paragraph) if block.text and block.kind is Kind.PARAGRAPH]
    return replace(said[0], zone=zone) if said else None


def _walked(element: HtmlElement) -> list[Block]:
    # The same interface as the standard library's elements, no common base class.
    return ElementWalker().walk(cast(XmlElement, element))


def _body_blocks(body: _Body) -> list[Block]:
    for leaf in body.leaves:
        parent = leaf.element.getparent()
        if not leaf.chosen and parent is not None:
            parent.remove(leaf.element)
    return _walked(body.root)


def _notices(page: Page, flattened: bool) -> list[str]:
    notices = []
    if page.damaged:
        notices.append(
            f"{page.damaged:,} letter{'s' * (page.damaged > 1)} of the page could not be decoded"
            " and stand as “\ufffd”: compare names and figures with the page in a browser."
        )
    if flattened:
        notices.append(
            "The page nests its elements deeper than can be followed, so lists, quotations and"
            " emphasis may be missing: compare it with the page in a browser."
        )
    return notices
