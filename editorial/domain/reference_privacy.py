"""What a reference that leaves the desk must not tell: where files lie on this computer."""

import re
from typing import Any

from editorial.domain.errors import InvalidValue
from editorial.domain.reference import Reference, item_of, reference_from_item

_FILE_FIELDS = re.compile(
    r"(?:local-?)?files?|local-?url|path|pdf|attachments?|bdsk-file-\d+|file\d*|l[1-4]", re.I
)
"""Where reference managers note their own copy: BibTeX's "file", Mendeley's "local-url", BibDesk's
"bdsk-file-1", RIS's "L1" to "L4"."""
_NOTED = frozenset({"URL", "custom"})
_LOCAL = re.compile(r"\s*(?:file:|internal-pdf:|/(?!/)|~[/\\]|[a-z]:[\\/]|\\\\)", re.I)
_WEB = re.compile(r"\s*https?://\S+\s*", re.I)


def without_local_files(reference: Reference) -> Reference:
    """The reference without the addresses of files on somebody's computer. An address on the web
    stays, wherever it stands."""
    # Titles and notes are somebody's words, whatever they begin with.
    public = {
        key: value
        for key, value in item_of(reference).items()
        if key not in _NOTED and not _FILE_FIELDS.fullmatch(key)
    }
    noted = {key: value for key, value in item_of(reference).items() if key not in public}
    public |= _public(noted) or {}
    try:
        return reference_from_item(public)
    except InvalidValue:
        return Reference(id=reference.id, kind=reference.kind, title="Untitled")


def _public(value: Any) -> Any:
    """The value without what is local; None where nothing else is in it."""
    if isinstance(value, str):
        return None if _LOCAL.match(value) else value
    if isinstance(value, list):
        return [kept for member in value if (kept := _public(member)) is not None] or None
    if isinstance(value, dict):
        kept = {
            key: inner
            for key, member in value.items()
            if (inner := _public_field(key, member)) is not None
        }
        return kept or None
    return value


def _public_field(key: str, value: Any) -> Any:
    if not _FILE_FIELDS.fullmatch(key):
        return _public(value)
    every = value if isinstance(value, list) else [value]
    web = [each for each in every if isinstance(each, str) and _WEB.fullmatch(each)]
    return web or None
