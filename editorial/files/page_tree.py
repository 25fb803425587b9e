"""From HTML to a tree of elements, whatever the page is made like."""

import re

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from editorial.files.refusal import Refusal

MOST_ELEMENTS = 400_000
"""Elements of a page that is read; the longest articles have some 20,000."""
DEEPEST = 120
"""Levels of elements that are kept apart; Python's stack has an end."""

_DATA = re.compile(r"(?<=[\"'(=])\s*+data:[^\"'()<>\s]{500,}+")
_LONG_TAG = re.compile(r"<([A-Za-z][\w:-]*)[^<>]{20000,}+>")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST_ATTRIBUTES = 1_000
_ANY_TAG = re.compile(r"<[^<>]*+>")
_WRAPPERS = re.compile(
    r"</?(?!(?:p|h[1-6]|li|br|hr|img|a|pre|dt|dd|title|meta|link|script|style|noscript|head|body"
    r"|html)\b)[a-z][^<>]*+>",
    re.I,
)
_TOO_MANY = (
    "is made of more parts than a page with an article has: save the article alone, or copy its"
    " words and paste them."
)
_EMPHASES = ("span", "font", "b", "i", "u", "em", "strong", "small", "big", "center", "a", "q")


def tree_of(html: str) -> tuple[HtmlElement, bool]:
    """The root, never nested deeper than `DEEPEST`; and whether elements had to go for that.

    Raises Refusal for more than `MOST_ELEMENTS`, and for no HTML at all.
    """
    source = without_controls(html)
    if source.count("<") > 4 * MOST_ELEMENTS:
        raise Refusal(_TOO_MANY)
    # Pictures that were saved into the page itself, and thousands of attributes in one tag, which
    # the parser would compare with each other.
    source = _LONG_TAG.sub(_few_attributes, _DATA.sub("data:", source))
    root, whole = _parsed(source)
    if not whole:
        # The parser stops where elements nest too deeply, and with it the text.
        root, still = _parsed(_WRAPPERS.sub(" ", source))
        if not still:
            root, _ = _parsed(f"<p>{_ANY_TAG.sub(' ', source)}</p>")
    elements = 0
    for element in root.iter():
        elements += 1
        # A character reference may bring back what no XML may hold.
        if element.text and _CONTROLS.search(element.text):
            element.text = without_controls(element.text)
        if element.tail and _CONTROLS.search(element.tail):
            element.tail = without_controls(element.tail)
    if elements > MOST_ELEMENTS:
        raise Refusal(_TOO_MANY)
    if not _too_deep(root):
        return root, not whole
    # Tags that nobody closed, as a rule: without them the paragraphs come up again.
    lxml.etree.strip_tags(root, *_EMPHASES)
    for element in _too_deep(root):
        element.text = f" {element.text or ''}"
        element.drop_tag()
    return root, True


def without_controls(text: str) -> str:
    """The text without characters that lxml does not take."""
    return _CONTROLS.sub("", text)


def _few_attributes(match: re.Match[str]) -> str:
    names = _QUOTED.sub("", match[0]).split(None, _MOST_ATTRIBUTES)
    return f"<{match[1]}>" if len(names) > _MOST_ATTRIBUTES else match[0]


def _parsed(source: str) -> tuple[HtmlElement, bool]:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=False)
    try:
        root = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError:
        raise Refusal(
            "is a web page without anything in it: save the page again once it shows its article."
        ) from None
    except lxml.etree.XMLSyntaxError:
        raise Refusal(_TOO_MANY) from None  # the parser has run out of memory
    deep = any(
        entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message.lower()
        for entry in parser.error_log
    )
    return root, not deep


def _too_deep(root: HtmlElement) -> list[HtmlElement]:
    """What lies deeper than `DEEPEST`, innermost last."""
    depths = {root: 0}
    deep = []
    for element in root.iterdescendants():
        parent = element.getparent()
        depths[element] = depth = depths[parent] + 1 if parent is not None else 0
        if depth > DEEPEST and isinstance(element.tag, str):
            deep.append(element)
    return deep
