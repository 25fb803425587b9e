"""A page's elements put into an order that can be walked.

Afterwards every word stands in a *leaf*: an element of the block kind with none in it. A table of
data and a <pre> are leaves as they are.
"""

import re
from collections.abc import Iterator

from lxml.html import Element, HtmlElement

from editorial.files.html_names import BLOCK, KNOWN, STYLES
from editorial.files.page_names import CAPTION, PULL_QUOTE, names_of

_SPACES = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_VERBATIM = ("pre", "xmp", "listing", "plaintext")
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption")
_LISTS = ("ul", "ol", "dl", "menu")
_LONG_CELL = 600
"""Code points from which on a cell holds a page, not a datum."""
_CAPTION_WORDS = 90


def lay_out(body: HtmlElement) -> None:
    _settle_text(body)
    _settle_names(body)
    for caption in list(body.iter("figcaption")):
        for part in caption.iterdescendants("ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"):
            part.tag = "div"  # a list or a heading only by its look
    for table in list(body.iter("table")):
        if _is_layout(table):
            _open(table)
    pushed = _inline_round_blocks(body)
    _wrap(body)
    leaves = list(leaves_of(body))
    for element, name, address in pushed:
        _push_down(element, name, address)
    for leaf in leaves:
        _settle_role(leaf)


def leaves_of(body: HtmlElement) -> Iterator[HtmlElement]:
    """In the order of the page."""
    holders = _holders(body)
    stack = [body]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        if _is_leaf(element, holders):
            yield element
        else:
            stack.extend(reversed(element))


def _is_leaf(element: HtmlElement, holders: set[HtmlElement]) -> bool:
    return element.tag in ("table", *_VERBATIM) or (element.tag in BLOCK and element not in holders)


def _holders(body: HtmlElement) -> set[HtmlElement]:
    """The elements that have one of the block kind somewhere in them."""
    holders: set[HtmlElement] = set()
    for element in reversed(list(body.iter())):
        parent = element.getparent()
        if parent is not None and (element.tag in BLOCK or element in holders):
            holders.add(parent)
    return holders


def _settle_text(body: HtmlElement) -> None:
    """White space as browsers show it; letters that only say where a word may be broken go."""
    kept = {each for name in _VERBATIM for pre in body.iter(name) for each in pre.iter()}
    for element in body.iter():
        if element.text and element not in kept:
            element.text = _INVISIBLE.sub("", _SPACES.sub(" ", element.text))
        if element.tail and (element not in kept or element.tag in _VERBATIM):
            element.tail = _INVISIBLE.sub("", _SPACES.sub(" ", element.tail))
        if element in kept and element.tag == "br":
            element.tail = "\n" + (element.tail or "")
        elif element.tag == "a" and not element.tail:
            _part_from_next(element)


def _part_from_next(link: HtmlElement) -> None:
    """Two links in a row are two words, unless they lead to the same place."""
    after = link.getnext()
    if after is not None and after.tag == "a" and after.get("href") != link.get("href"):
        link.tail = " "


def _settle_names(body: HtmlElement) -> None:
    """Elements that HTML does not know are what they hold; paragraphs parted by two breaks are
    parted by elements."""
    holders = _holders(body)
    for element in body.iter():
        if element.tag in _VERBATIM:
            element.tag = "pre"
        elif isinstance(element.tag, str) and element.tag not in KNOWN:
            element.tag = "div" if element in holders else "span"
        elif element.tag == "p" and any(True for _ in _double_breaks(element)):
            element.tag = "div"


def _double_breaks(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        after = child.getnext()
        blank = child.tag == "br" and not (child.tail or "").strip()
        if blank and after is not None and after.tag == "br":
            yield child


def _is_layout(table: HtmlElement) -> bool:
    """Whether the table only puts things side by side."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return True
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    rows = list(table.iter("tr"))
    widest = max((len(row) for row in rows), default=0)
    if len(rows) < 2 or widest < 2:
        return True
    return any(
        len("".join(cell.itertext())) > _LONG_CELL or len(list(cell.iter("p"))) > 3
        for cell in table.iter("td")
    )


def _open(table: HtmlElement) -> None:
    for part in list(table.iter(*_TABLE_PARTS)):
        part.tag = "div"
    for part in list(table.iter("colgroup", "col")):
        part.drop_tree()


def _inline_round_blocks(body: HtmlElement) -> list[tuple[HtmlElement, str, str]]:
    """Inline elements that hold paragraphs become containers; told are those whose style the
    paragraphs take over."""
    holders = _holders(body)
    styled = []
    for element in list(holders):
        name = element.tag
        if isinstance(name, str) and name not in BLOCK and element is not body:
            element.tag = "div"
            if name in STYLES:
                styled.append((element, name, element.get("href") or ""))
    return styled


def _push_down(element: HtmlElement, name: str, address: str) -> None:
    for leaf in list(leaves_of(element)):
        if leaf.tag in ("table", *_VERBATIM, "hr"):
            continue
        inner = Element(name, {"href": address} if name == "a" else {})
        inner.text, leaf.text = leaf.text, None
        inner.extend(list(leaf))
        leaf.append(inner)


def _wrap(body: HtmlElement) -> None:
    """Words beside blocks get a paragraph of their own."""
    holders = _holders(body)
    stack = [body]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in ("table", *_VERBATIM):
            continue
        if element is body or element in holders or any(True for _ in _double_breaks(element)):
            stack.extend(element)
            _wrap_words(element, holders)


def _wrap_words(element: HtmlElement, holders: set[HtmlElement]) -> None:
    parts: list[HtmlElement] = []
    words: HtmlElement | None = None
    text, element.text = element.text, None
    children = list(element)
    breaks = set(_double_breaks(element))

    def begin(text: str | None) -> HtmlElement | None:
        if not text or not text.strip():
            return None
        paragraph = Element("p")
        paragraph.text = text
        parts.append(paragraph)
        return paragraph

    words = begin(text)
    for child in children:
        tail = child.tail
        if child.tag in BLOCK or child in holders:
            child.tail = None
            parts.append(child)
            words = begin(tail)
        elif child in breaks:
            element.remove(child)
            words = None
        elif words is None and child.tag == "br":
            element.remove(child)
            words = begin(tail)
        else:
            if words is None:
                words = Element("p")
                parts.append(words)
            words.append(child)
    for part in parts:
        element.append(part)


def _settle_role(leaf: HtmlElement) -> None:
    """Captions and pull quotations are told by the names that the page gives them."""
    parent = leaf.getparent()
    if parent is None or leaf.tag not in ("p", "div", "section", "aside", "footer"):
        return
    names = names_of(leaf) | names_of(parent)
    if {"pull", "quote"} <= names or not names.isdisjoint(PULL_QUOTE):
        leaf.tag = "blockquote"
    elif (
        not names.isdisjoint(CAPTION)
        and parent.tag != "figcaption"
        and len("".join(leaf.itertext()).split()) <= _CAPTION_WORDS
    ):
        leaf.tag = "figcaption"
