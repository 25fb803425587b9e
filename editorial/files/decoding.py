"""From a file to its bytes, and from bytes to text: every refusal is one sentence for the user."""

import codecs
import os
import stat
from pathlib import Path

from editorial.domain.errors import UnreadableFile
from editorial.domain.text import clean, folded

SIZE_LIMIT = 20_000_000
"""Bytes of text that are taken in at most; a book of a million words is about a third of that."""

FILE_LIMIT = 60_000_000
"""Bytes of a file of any kind: Word documents and PDFs carry pictures along."""

LINE_LIMIT = 200_000
"""Lines that are taken in at most; that book has half as many, broken after ten words each."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tab, line ends, form feed and the DOS end-of-file mark do stand in text files.
_NOISE = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 26))
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"


def name_of(path: Path) -> str:
    """The file's name as it is shown and stored: one line, U+FFFD for bytes that are no UTF-8."""
    return folded(clean(path.name)) or str(path)


def received_bytes(path: Path) -> bytes:
    """The file's bytes, at most `FILE_LIMIT`; the size is looked at before anything is read.

    Raises UnreadableFile for what is missing, empty, too large, without rights or not a file.
    """
    name = name_of(path)
    try:
        status = path.stat()
        _refuse_special(status, name)
        _refuse_large(status.st_size, name, FILE_LIMIT)
        with open(path, "rb", opener=_opened_without_waiting) as file:
            # Looked at again: the name may mean another file by now.
            _refuse_special(os.fstat(file.fileno()), name)
            # A file that grows while it is read (a log, say) is stopped at the limit as well;
            # None comes from one that has nothing to say yet (/proc/kmsg).
            data = file.read(FILE_LIMIT + 1) or b""
    except FileNotFoundError:
        raise UnreadableFile(
            f"There is no file “{name}” in {path.parent}: look whether it was moved or renamed."
        ) from None
    except PermissionError:
        raise UnreadableFile(
            f"“{name}” may not be read with your rights: ask its owner, or copy it elsewhere."
        ) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise UnreadableFile(
            f"“{name}” cannot be read ({reason}): try a copy on this computer."
        ) from fault
    _refuse_large(len(data), name, FILE_LIMIT)
    if not data:
        raise UnreadableFile(f"“{name}” is empty: choose a file with text in it.")
    return data


def decoded(data: bytes, name: str) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else Windows-1252.

    Raises UnreadableFile where the bytes are no text or damaged, hold nothing but white space, or
    more lines than any article has.
    """
    _refuse_large(len(data), name, SIZE_LIMIT)
    text = _text_of(data, name)
    if not text.strip("\ufeff\0 \t\r\n\f\v"):
        raise UnreadableFile(f"“{name}” is empty: choose a file with text in it.")
    refuse_many_lines(text, f"“{name}”")
    return text


def refuse_many_lines(text: str, what: str) -> None:
    """Raises UnreadableFile, naming it as `what`, for more than `LINE_LIMIT` lines."""
    lines = sum(map(text.count, _LINE_ENDS)) - text.count("\r\n") + 1
    if lines > LINE_LIMIT:
        raise UnreadableFile(
            f"{what} is too long ({lines:,} lines; at most {LINE_LIMIT:,}): take in the article"
            " alone."
        )


def _text_of(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Two bytes of Windows-1252 rarely look like one letter of UTF-8, let alone mostly.
        lenient = data.decode("utf-8", "replace")
        damaged = lenient.count("\ufffd")
        letters = len(lenient) - len(lenient.encode("ascii", "ignore")) - damaged
        return _strictly(data, "utf-8" if letters > damaged else "cp1252", name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode(encoding, "replace")
        raise UnreadableFile(
            f"“{name}” is damaged, or in an encoding that cannot be told (line"
            f" {before.count(chr(10)) + 1:,}): save it as UTF-8."
        ) from None


def _opened_without_waiting(path: str, flags: int) -> int:
    """For `open`: a pipe that took the file's place would keep it waiting for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_special(status: os.stat_result, name: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(f"“{name}” is a folder: choose a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(
            f"“{name}” is a pipe or a device, not a file: save its content as a file first."
        )


def _refuse_large(size: int, name: str, limit: int) -> None:
    if size > limit:
        raise UnreadableFile(
            f"“{name}” is too large ({size / 1e6:.0f} MB; at most {limit // 1_000_000} MB):"
            " take in the article alone."
        )


def _refuse_binary(data: bytes, name: str) -> None:
    noise = len(data) - len(data.translate(None, _NOISE))
    if b"\0" in data or noise > max(2, len(data) // 100):
        raise UnreadableFile(
            f"“{name}” is not a text file: save the article as plain text or Markdown."
        )
