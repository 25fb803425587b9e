"""The names that WordprocessingML gives to things (ECMA-376, parts 1 and 4).

Files of the Strict variant come with other namespaces for the same names; `docx_package` turns them
into the ones here.
"""

from typing import TypeAlias

import lxml.etree

Element: TypeAlias = lxml.etree._Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{" + _OFFICE + "/math}"
R = "{" + _OFFICE + "/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

_OFF = frozenset(("0", "false", "off", "none"))


def value_of(parent: Element | None, name: str) -> str | None:
    """The w:val of the named child; "" where it has none, None where there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + "val", "")


def is_on(parent: Element | None, name: str) -> bool:
    """Whether a switch among the children is there and not turned off."""
    value = value_of(parent, name)
    return value is not None and value not in _OFF


def says_on(value: str | None) -> bool:
    """What the value of a switch means; one without a value is on."""
    return value is None or value not in _OFF


def whole_number(value: str | None) -> int | None:
    """A whole number of at most nine digits, else None."""
    text = (value or "").strip()
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else None
