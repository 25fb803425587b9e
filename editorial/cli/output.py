"""What the command line prints: text for people, or one JSON document."""

import io
import json
import sys
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""Invisible characters that turn the direction of what follows, a file's ending too."""


def prepare_streams() -> None:
    """UTF-8 whatever the locale; a file name that is no UTF-8 is shown, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Backslashes: a lone surrogate comes out as JSON writes it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str = "") -> None:
    print(printable(line))


def complain(line: str) -> None:
    """One line on the error stream, however many the message has."""
    print(printable(" ".join(line.split())), file=sys.stderr)


def say_json(document: Any) -> None:
    print(json.dumps(as_plain(document), ensure_ascii=False, indent=2))


def printable(line: str) -> str:
    """The line without what could steer the terminal, break it, or turn its direction."""
    return "".join(" " if _steers(char) else char for char in line)


def _steers(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Zl", "Zp") or (
        unicodedata.bidirectional(char) in _TURNS
    )


def as_plain(value: Any) -> Any:
    """A value of the domain as JSON has it: fields by name, enumerations and days by value."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


def counted(count: int, one: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
