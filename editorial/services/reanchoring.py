"""Passages of one file placed in another. Nothing is stored."""

from collections.abc import Sequence
from pathlib import Path

from editorial.analysis.reanchoring import place
from editorial.domain.anchor import CONTEXT, Anchor
from editorial.domain.errors import UnreadableFile
from editorial.domain.placement import Placement
from editorial.files.decoding import name_of, received_bytes
from editorial.services.intake import read_file


def canonical_text_of(path: Path) -> str:
    """The canonical text of a file, as it is recognised.

    Raises UnreadableFile with one sentence for the user.
    """
    reading, _ = read_file(path)
    return reading.text


def plain_text_of(path: Path) -> str:
    """A UTF-8 file as it is, every line end read as "\\n"; an empty one is an empty text.

    Raises UnreadableFile with one sentence for the user.
    """
    if path.is_file() and not path.stat().st_size:
        return ""
    data = received_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"“{name_of(path)}” is no UTF-8 text (byte {fault.start}): save it as UTF-8."
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def reanchored(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[Placement]:
    """Where the passages of a text stand in a later one; spans are code points of the old text,
    end exclusive, and lie within it."""
    anchors = [
        Anchor(
            start,
            end,
            old[start:end],
            old[max(0, start - CONTEXT) : start],
            old[end : end + CONTEXT],
        )
        for start, end in spans
    ]
    return place(old, new, anchors)
