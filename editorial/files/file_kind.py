"""What a file is, told by its content first and by its ending where content does not say."""

import re
from enum import StrEnum

from editorial.domain.errors import UnreadableFile
from editorial.files.front_matter import split_front_matter


class FileKind(StrEnum):
    """A format that can be taken in."""

    TEXT = "text"
    MARKDOWN = "markdown"


_MARKDOWN_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEAD = 4096
_LOOKED_AT = 100_000
"""Code points in which marks of Markdown are looked for."""
_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
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
    (b"word/", "a Word document"),
    (b"xl/", "a spreadsheet"),
    (b"ppt/", "a presentation"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"epub+zip", "an e-book"),
)
_HTML = re.compile(
    # Atomic: otherwise each comment may end in several places, and a few dozen take for ever.
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b",
    re.I | re.S,
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


def refuse_other_formats(data: bytes, name: str) -> None:
    """Raises UnreadableFile, with the format's name, for what is neither text nor Markdown."""
    head = data[:_HEAD]
    found = next((what for start, what in _BEGINNINGS if head.startswith(start)), "")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = next((what for mark, what in _ZIPPED if mark in data), "a zip archive")
    elif _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        found = "a web page"
    if found:
        raise UnreadableFile(
            f"“{name}” is {found}, which cannot be taken in yet:"
            " copy its words and paste them, or save it as plain text."
        )


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
