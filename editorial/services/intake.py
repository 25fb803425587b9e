"""Taking articles in: from a file or a paste to a Reading. Nothing is stored."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editorial.analysis.dates import date_in
from editorial.analysis.structure import recognised
from editorial.domain.errors import UnreadableFile
from editorial.domain.reading import Reading
from editorial.files.decoding import SIZE_LIMIT, decoded, received_bytes
from editorial.files.file_kind import (
    FileKind,
    kind_of_file,
    kind_of_paste,
    refuse_other_formats,
)
from editorial.files.front_matter import split_front_matter, with_front_matter
from editorial.files.isolation import read_markdown
from editorial.files.plain_text import blocks_from_text

READER_VERSION = 1
"""Goes up whenever the same bytes would give other blocks: stored text is never read again."""


def never() -> bool:
    return False


def read_file(path: Path, cancelled: Callable[[], bool] = never) -> tuple[Reading, bytes]:
    """What is recognised in the file, and its bytes as they were received.

    Raises UnreadableFile with one sentence for the user, ReadingCancelled where `cancelled`
    answers True while Markdown is read.
    """
    data = received_bytes(path)
    refuse_other_formats(data, path.name)
    source = decoded(data, path.name)
    reading = _read(source, kind_of_file(source, path.suffix), cancelled)
    if not reading.text.strip():
        raise UnreadableFile(f"“{path.name}” has no words in it: choose a file with text in it.")
    return replace(reading, file_name=path.name), data


def read_paste(text: str, cancelled: Callable[[], bool] = never) -> tuple[Reading, bytes]:
    """What is recognised in a paste, and its UTF-8 bytes.

    Raises UnreadableFile where nothing was pasted or far too much.
    """
    data = text.encode("utf-8", "replace")
    if len(data) > SIZE_LIMIT:
        raise UnreadableFile(
            f"The pasted text is too large (at most {SIZE_LIMIT // 1_000_000} MB):"
            " paste the article alone."
        )
    reading = _read(text, kind_of_paste(text), cancelled)
    if not reading.text.strip():
        raise UnreadableFile("There is no text to paste: copy the article first.")
    return reading, data


def _read(source: str, kind: FileKind, cancelled: Callable[[], bool]) -> Reading:
    if kind is FileKind.TEXT:
        return replace(
            recognised(blocks_from_text(source), format="text"), reader_version=READER_VERSION
        )
    front, body = split_front_matter(source)
    blocks, notices = read_markdown(body, cancelled=cancelled)
    reading = recognised(
        with_front_matter(front, blocks),
        format="markdown",
        authors=front.authors,
        published_on=date_in(front.date),
    )
    return replace(reading, notices=notices, reader_version=READER_VERSION)
