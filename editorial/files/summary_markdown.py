"""Text as Markdown that renders to exactly that text.

Backslashes only before what both CommonMark (https://spec.commonmark.org, section 2.4) and
Python-Markdown take for an escape; character references for the rest.
"""

import re

from editorial.domain.comparison import ChangeKind
from editorial.domain.summary import SummaryChange
from editorial.domain.text import LINE_BREAK, clean, folded

_BACKSLASH = re.compile(r"[\\`*_\[\]#]")
_REFERENCE = {"<": "&lt;", ">": "&gt;", "|": "&#124;"}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[\w\-./~?=+,;&%@]*)?", re.ASCII)
# Some renderers turn an address into a link, escapes included: the scheme stays as it is only
# where nothing after it needs one.
_SCHEME = re.compile(r"(?<=\w):(?=//)(?!//[A-Za-z0-9.-]+(?:/[A-Za-z0-9./-]*)?(?:\s|$))")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d+)([.)])(?=\s|$)")
_BULLET = re.compile(r"^[-+](?=\s|-|\+|$)")
_MATH = re.compile(r"\$.*\$")
_STRIKE = re.compile(r"~.*~")


def escaped(text: str) -> str:
    """The text on one line; may stand anywhere in a line of Markdown, its beginning included."""
    words = folded(clean(text))
    # Backslashes before references, or the "#" in a reference would get one.
    words = _BACKSLASH.sub(r"\\\g<0>", _ENTITY.sub("&amp;", words))
    for character, reference in _REFERENCE.items():
        words = words.replace(character, reference)
    words = _WWW.sub(r"\1&#46;", _SCHEME.sub("&#58;", words))
    if _MATH.search(words):
        words = words.replace("$", "&#36;")
    if _STRIKE.search(words):
        words = words.replace("~", "&#126;")
    return _escaped_start(words)


def linked(address: str) -> str:
    """A web address as a link to itself; anything else as text."""
    plain = _ADDRESS.fullmatch(address) and not _ENTITY.search(address)
    return f"<{address}>" if plain else escaped(address)


def escaped_lines(text: str, indent: int = 0) -> str:
    """The text with its line breaks as hard ones; blank lines go. `indent` in spaces."""
    lines = clean(text).replace(LINE_BREAK, "\n").split("\n")
    return ("  \n" + " " * indent).join(escaped(line) for line in lines if line.strip())


def changed(change: SummaryChange, indent: int = 0) -> str:
    """What went struck through, as GitHub-flavoured Markdown has it, what came in bold, and the
    words round them; what has several lines is marked line by line. `indent` in spaces."""
    gone = _each_line(change.before, indent, "~~")
    come = _each_line(change.after, indent, "**" if change.kind is not ChangeKind.MOVED else "")
    parts = [escaped(change.lead), " ".join(part for part in (gone, come) if part)]
    # White space at the edges is lost in escaping.
    if change.lead[-1:].isspace():
        parts.insert(1, " ")
    if change.tail[:1].isspace():
        parts.append(" ")
    return "".join([*parts, escaped(change.tail)]).strip()


def _each_line(text: str, indent: int, mark: str) -> str:
    lines = clean(text).replace(LINE_BREAK, "\n").split("\n")
    said = [f"{mark}{escaped(line)}{mark}" for line in lines if line.strip()]
    return ("  \n" + " " * indent).join(said)


def _escaped_start(line: str) -> str:
    if line[:1] in ("=", ":", "~"):
        return f"&#{ord(line[0])};{line[1:]}"
    return _BULLET.sub(r"\\\g<0>", _ORDINAL.sub(r"\1\\\2", line))
