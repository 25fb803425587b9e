"""The names that OpenDocument gives to things (OASIS ODF 1.3), LibreOffice's own among them."""

import re
from typing import TypeAlias

import lxml.etree

Element: TypeAlias = lxml.etree._Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = "{" + _OASIS + "text:1.0}"
TABLE = "{" + _OASIS + "table:1.0}"
OFFICE = "{" + _OASIS + "office:1.0}"
STYLE = "{" + _OASIS + "style:1.0}"
DRAW = "{" + _OASIS + "drawing:1.0}"
SVG = "{" + _OASIS + "svg-compatible:1.0}"
FO = "{" + _OASIS + "xsl-fo-compatible:1.0}"
MANIFEST = "{" + _OASIS + "manifest:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
XLINK = "{http://www.w3.org/1999/xlink}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_MOST = 1_000
_SPACES = re.compile(r"[ \t\r\n]+")


def count_of(element: Element, name: str, default: int = 1) -> int:
    """A whole number from 0 to 1,000 that an attribute gives, else the default."""
    value = element.get(name, "")
    return min(int(value), _MOST) if value.isdecimal() and len(value) < 10 else default


def paragraphs_in(element: Element) -> list[str]:
    """The words of each paragraph in it, notes and comments not counted in."""
    return [words_of(each).strip() for each in element.iter(TEXT + "p", TEXT + "h")]


def words_of(element: Element) -> str:
    """What is written in an element, each stretch of white space as one space."""
    return _SPACES.sub(" ", "".join(_words(element)))


def _words(element: Element) -> list[str]:
    parts = [element.text or ""]
    for child in element:
        if child.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break"):
            parts.append(" ")
        elif child.tag not in (TEXT + "note", OFFICE + "annotation"):
            parts += _words(child)
        parts.append(child.tail or "")
    return parts
