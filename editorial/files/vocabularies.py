"""Vocabularies as JSON files: {"version": 1, "terms": [{"key", "label", …}]}."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from editorial.domain.errors import InvalidValue, UnreadableFile
from editorial.domain.vocabulary import Term, Vocabulary
from editorial.resources import resource

VERSION = 1


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary `resources/vocabularies/name.json`, read once."""
    return read(resource("vocabularies", f"{name}.json"))


def read(path: Path) -> Vocabulary:
    """A vocabulary from a file, named after it; raises `UnreadableFile`."""
    try:
        return _vocabulary(path.stem, json.loads(path.read_text(encoding="utf-8")))
    except OSError as fault:
        raise _unreadable(path, fault.strerror or "it cannot be opened") from fault
    except (ValueError, TypeError, KeyError) as fault:
        raise _unreadable(path, str(fault)) from fault


def _vocabulary(name: str, content: Any) -> Vocabulary:
    version = content["version"]
    if version != VERSION:
        raise InvalidValue(f"its version is {version}, and this program reads version {VERSION}")
    return Vocabulary(name, tuple(Term(**fields) for fields in content["terms"]))


def _unreadable(path: Path, reason: str) -> UnreadableFile:
    return UnreadableFile(
        f"The vocabulary {path} cannot be read: {reason}. No work is affected; mend the file, or "
        "put back the one that came with the program."
    )
