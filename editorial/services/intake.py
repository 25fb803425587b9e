"""Taking articles in: from a file or a paste to a Reading. Nothing is stored."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from editorial.analysis.dates import date_in
from editorial.analysis.structure import recognised_in
from editorial.domain.errors import UnreadableFile
from editorial.domain.extract import Extract
from editorial.domain.reading import LISTED_LIMIT, Reading
from editorial.files.decoding import (
    SIZE_LIMIT,
    decoded,
    name_of,
    received_bytes,
    refuse_many_lines,
)
from editorial.files.file_kind import FileKind, kind_of_bytes, kind_of_file, kind_of_paste
from editorial.files.front_matter import split_front_matter, with_front_matter
from editorial.files.isolation import ReadingCancelled as ReadingCancelled
from editorial.files.isolation import never, read_apart, read_markdown
from editorial.files.plain_text import blocks_from_text
from editorial.files.refusal import Progress, Refusal, no_progress

BLOCK_LIMIT = 200_000
"""Blocks that are taken in at most. One line of raw HTML can hold millions."""

_TOO_MANY = (
    "The text lists more than {most:,} {what}, which no review can hold, so they were left in the"
    " text: mark those that matter."
)

_LEAST = 2
"""Code points that make an article: one letter does not."""

READER_VERSION = 1
"""Goes up whenever the same bytes would give other blocks: stored text is never read again."""


def read_file(
    path: Path, cancelled: Callable[[], bool] = never, progress: Progress = no_progress
) -> tuple[Reading, bytes]:
    """What is recognised in the file, and its bytes as they were received.

    `progress` is told how many pages or parts of how many are read. Raises UnreadableFile with one
    sentence for the user, ReadingCancelled soon after `cancelled` answers True.
    """
    data, name = received_bytes(path), name_of(path)
    reading = reading_of(data, name, path.suffix, cancelled, progress)
    return replace(reading, file_name=name, file_path=_address(path)), data


def _address(path: Path) -> str:
    """Where the file is; empty where its name is no text, since the desk holds text alone."""
    where = str(path.absolute())
    return where if where.isprintable() else ""


def reading_of(
    data: bytes,
    name: str,
    ending: str,
    cancelled: Callable[[], bool] = never,
    progress: Progress = no_progress,
) -> Reading:
    """As `read_file`, of a file's bytes; `ending` as in ".md" helps to tell what text is."""
    kind = kind_of_bytes(data, name)
    if kind is None:
        source = decoded(data, name)
        extract = _from_text(source, kind_of_file(source, ending), cancelled)
    else:
        try:
            extract = read_apart(kind, data, cancelled=cancelled, progress=progress)
        except Refusal as refusal:
            raise UnreadableFile(f"“{name}” {refusal}") from refusal
    reading = _recognised(extract, f"“{name}”")
    if len(reading.text.strip()) < _LEAST:
        raise UnreadableFile(f"“{name}” has no article in it: choose a file with text in it.")
    return _within_reason(reading)


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
    refuse_many_lines(text, "The pasted text")
    reading = _recognised(_from_text(text, kind_of_paste(text), cancelled), "The pasted text")
    if len(reading.text.strip()) < _LEAST:
        raise UnreadableFile("There is no text to paste: copy the article first.")
    return _within_reason(reading), data


def _from_text(source: str, kind: FileKind, cancelled: Callable[[], bool]) -> Extract:
    if kind is FileKind.TEXT:
        return Extract("text", blocks_from_text(source))
    front, body = split_front_matter(source)
    extract = read_markdown(body, cancelled=cancelled)
    return replace(
        extract,
        blocks=with_front_matter(front, extract.blocks),
        authors=front.authors,
        published_on=date_in(front.date),
    )


def _recognised(extract: Extract, what: str) -> Reading:
    if len(extract.blocks) > BLOCK_LIMIT:
        raise UnreadableFile(
            f"{what} is too long ({len(extract.blocks):,} paragraphs; at most {BLOCK_LIMIT:,}):"
            " take in the article alone."
        )
    return replace(recognised_in(extract), reader_version=READER_VERSION)


def _within_reason(reading: Reading) -> Reading:
    """The reading without questions or references where it has more than any review can hold."""
    questions, references, notices = reading.questions, reading.references, list(reading.notices)
    if len(questions) > LISTED_LIMIT:
        notices.append(_TOO_MANY.format(what="questions", most=LISTED_LIMIT))
        questions = ()
    if len(references) > LISTED_LIMIT:
        notices.append(_TOO_MANY.format(what="references", most=LISTED_LIMIT))
        references = ()
    return replace(reading, questions=questions, references=references, notices=tuple(notices))
