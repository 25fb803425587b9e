"""What a file is, told by its content first and by its ending where content does not say."""

import io
import re
import zipfile
from enum import StrEnum

from editorial.domain.errors import UnreadableFile
from editorial.files.front_matter import split_front_matter


class FileKind(StrEnum):
    """A format that can be taken in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    ODT = "odt"
    RTF = "rtf"


_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEAD = 4096
_LOOKED_AT = 100_000
"""Code points in which marks of Markdown are looked for."""
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\0", "a compressed file"),
)
_ZIPPED = (
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"epub+zip", "an e-book"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAT_WORD = re.compile(
    rb"\s*+<\?xml[^>]*+>\s*+(?:<\?mso-application[^>]*+>\s*+)?<(?:pkg:package|w:wordDocument)\b"
)
_HTML = re.compile(
    # Atomic: otherwise each comment may end in several places, and a few dozen take for ever.
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_SAVED_PAGE = re.compile(
    # A page that a browser saved as a single file (RFC 2557).
    rb"(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){1,40}?content-type:\s*multipart/related",
    re.I,
)
_MARKS = (
    re.compile(r"^#{1,6} +\S", re.M),
    re.compile(r"\[[^\[\]\n]{1,300}\]\((?:https?:|mailto:|/|#)[^()\s]{0,2000}\)"),
    re.compile(r"^(?:```|~~~)[\w+-]*$", re.M),
    re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])"),
    re.compile(r"^\[[^\[\]\n]{1,100}\]: +\S", re.M),
    re.compile(r"^> +\S", re.M),
    re.compile(r"^[-*+] +\S.*\n+[-*+] +\S", re.M),
)


def kind_of_bytes(data: bytes, name: str) -> FileKind | None:
    """The kind that the bytes themselves tell; None for what may be text.

    Raises UnreadableFile, with the format's name, for what cannot be taken in.
    """
    head = data[:_HEAD]
    bare = _without_mark(head)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if bare.startswith(b"{\\rtf"):
        return FileKind.RTF
    if _FLAT_WORD.match(bare):
        return FileKind.DOCX
    if _is_web_page(bare):
        return FileKind.HTML
    found = next((what for start, what in _BEGINNINGS if head.startswith(start)), "")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind, found = _zipped(data)
        if kind:
            return kind
    elif head.startswith(_OLE) and _ENCRYPTED in data:
        raise UnreadableFile(
            f"“{name}” is protected by a password: open it where it was made and save a copy"
            " without one."
        )
    elif head.startswith(_OLE):
        found = "an old Word or Excel document"
    if found:
        raise UnreadableFile(
            f"“{name}” is {found}, which cannot be taken in:"
            " copy its words and paste them, or save it as a Word document (.docx) or plain text."
        )
    return None


def _zipped(data: bytes) -> tuple[FileKind | None, str]:
    """By the names in the archive; a directory that is damaged is the reader's to refuse."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
    told = "\n".join(names).encode("utf-8", "replace") or data
    if b"opendocument.text" in data[:200]:
        return FileKind.ODT, ""
    found = next((what for mark, what in _ZIPPED if mark in told or mark in data[:200]), "")
    if found:
        return None, found
    if b"[Content_Types].xml" in told or b"word/" in told:
        return FileKind.DOCX, ""
    return None, "a zip archive"


def _without_mark(head: bytes) -> bytes:
    """The beginning as UTF-8 without its byte-order mark; in UTF-16 markup looks like noise."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_web_page(head: bytes) -> bool:
    return bool(_HTML.match(head) or _SAVED_PAGE.match(head))


def kind_of_file(source: str, ending: str) -> FileKind:
    """A ".md" file is Markdown; any other text only where it has front matter or no ending and
    clear marks of it. Read as Markdown, plain text would lose "1." and asterisks."""
    if ending.lower() in _MARKDOWN_ENDINGS or split_front_matter(source)[0].known:
        return FileKind.MARKDOWN
    return FileKind.TEXT if ending else kind_of_paste(source)


def kind_of_paste(source: str) -> FileKind:
    """Markdown where front matter, or at least three different marks of it, say so."""
    if split_front_matter(source)[0].known:
        return FileKind.MARKDOWN
    beginning = source[:_LOOKED_AT].replace("\r\n", "\n")
    marks = sum(bool(mark.search(beginning)) for mark in _MARKS)
    return FileKind.MARKDOWN if marks >= 3 else FileKind.TEXT
