"""The HTML in a saved page's bytes: plain, or wrapped up with its pictures as one MIME message."""

import codecs
import email
import email.policy
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from editorial.files.refusal import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = re.compile(rb"<(?:meta\b|\?xml\b)[^>]*?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)", re.I)
_LOOKED_AT = 8_192
"""Bytes in which a page states its encoding; browsers look at 1,024."""
_AS_BROWSERS_DO = {
    # Names that pages use for what is really a larger set (WHATWG Encoding Standard).
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
_SEVEN_BITS = ("iso2022", "hz")
_SAMPLE = 60_000
_MESSAGE = re.compile(rb"\s*(?!<)(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,40}", re.I)
_RELATED = re.compile(rb"^content-type:\s*multipart/", re.I | re.M)


_NO_PAGE = "is a saved web page without the page in it: save it once more, as HTML only."


@dataclass(frozen=True, slots=True)
class Page:
    """A page's HTML. `address` is where it was saved from, where the file says so; `others` counts
    the pictures, style sheets and frames that were packed with it; `damaged` the letters that
    could not be decoded and stand as U+FFFD."""

    html: str
    address: str = ""
    others: int = 0
    damaged: int = 0


def page_of(data: bytes) -> Page:
    """Raises Refusal where a message holds no page."""
    head = _MESSAGE.match(data)
    if head and _RELATED.search(head[0]):
        return _unpacked(data)
    html = _decoded(data, "")
    return Page(html, damaged=html.count("\ufffd"))


def _unpacked(data: bytes) -> Page:
    """The page of an MHTML file (RFC 2557): its first part of the kind text/html."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError:
        raise Refusal(_NO_PAGE) from None
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise Refusal(_NO_PAGE)
    html = _decoded(content, page.get_content_charset() or "")
    address = str(message["snapshot-content-location"] or page["content-location"] or "").strip()
    return Page(html, address, len(parts) - 1, html.count("\ufffd"))


def _decoded(data: bytes, told: str) -> str:
    """By byte-order mark; by the encoding that is stated, unless the bytes are plainly UTF-8
    (browsers save as UTF-8 and leave the old statement); else UTF-8, else what it looks like."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    stated = _known(told) or _known(_statement(data))
    if data.isascii() and not stated.startswith(_SEVEN_BITS):
        return data.decode("ascii")
    try:
        return data.decode(stated if stated.startswith(_SEVEN_BITS) else "utf-8")
    except UnicodeDecodeError:
        return data.decode(stated or _looks_like(data), "replace")


def _statement(data: bytes) -> str:
    found = _STATED.search(data[:_LOOKED_AT])
    return found[1].decode("ascii", "replace") if found else ""


def _known(label: str) -> str:
    """Python's name for an encoding of text, or ""."""
    try:
        found = codecs.lookup(label)
        # UTF-16 cannot be stated in bytes that were readable before it was known.
        if not label or found.name.startswith(("utf-16", "utf-32", "utf-7")):
            return ""
        "".encode(found.name)
    except (LookupError, ValueError):
        return ""
    return _AS_BROWSERS_DO.get(found.name, found.name)


def _looks_like(data: bytes) -> str:
    lenient = data.decode("utf-8", "replace")
    damaged = lenient.count("\ufffd")
    letters = len(lenient) - len(lenient.encode("ascii", "ignore")) - damaged
    if letters > damaged:
        return "utf-8"  # with a few damaged places
    start = next((at for at, byte in enumerate(data) if byte > 127), 0)
    best = from_bytes(data[max(0, start - 2_000) : start + _SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"
