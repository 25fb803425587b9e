"""`editorial reanchor`: where the passages of one file stand in a later one; nothing is stored."""

import json
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from editorial.cli.arguments import BadCall
from editorial.cli.output import as_plain, say
from editorial.domain.errors import UnreadableFile

_DIGITS = 3
"""Decimals of a confidence."""


def reanchor(arguments: Namespace) -> int:
    """Print one JSON object a line for each anchor, in their order."""
    from editorial.services.reanchoring import canonical_text_of, plain_text_of, reanchored

    read = plain_text_of if arguments.plain else canonical_text_of
    old, new = _text(read, arguments.old), _text(read, arguments.new)
    spans = _spans(arguments.anchors, _text(plain_text_of, arguments.anchors), len(old))
    for placement in reanchored(old, new, spans):
        document = as_plain(placement)
        document["confidence"] = round(placement.confidence, _DIGITS)
        say(json.dumps(document))
    return 0


def _text(read: Callable[[Path], str], file: Path) -> str:
    try:
        return read(file)
    except UnreadableFile as fault:
        raise BadCall(f"editorial reanchor: {file}: {fault}") from fault


def _spans(file: Path, text: str, length: int) -> list[tuple[int, int]]:
    """The start and end that each line names. Raises BadCall with the number of a bad line."""
    spans = []
    # Only "\n" ends a line here: JSON may hold the other line ends of Unicode as they are.
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            spans.append(_span(line, length))
        except ValueError as fault:
            raise BadCall(f"editorial reanchor: {file}, line {number}: {fault}") from fault
    return spans


def _span(line: str, length: int) -> tuple[int, int]:
    try:
        anchor = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("this is no JSON; give one object a line, with start and end") from None
    if not isinstance(anchor, dict):
        raise ValueError("this is no JSON object; give one a line, with start and end")
    start, end = anchor.get("start"), anchor.get("end")
    # In Python, true is a whole number.
    if type(start) is not int or type(end) is not int:
        raise ValueError("start and end must be whole numbers")
    if not 0 <= start < end:
        raise ValueError(f"{start} to {end} is no passage: the end must lie behind the start")
    if end > length:
        raise ValueError(f"{start} to {end} lies outside the old text of {length} code points")
    return start, end
