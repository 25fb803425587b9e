"""An Extract as JSON bytes, for a reader's process; and tracked changes alone, for storing."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from editorial.domain.errors import DeskFileFault
from editorial.domain.extract import ChangeKind, Comment, Dropped, Extract, TrackedChange
from editorial.domain.locator import Locators
from editorial.domain.text import Span
from editorial.files.blocks_json import blocks_from_json, json_from_blocks

VERSION = 1


def json_from_extract(extract: Extract) -> bytes:
    """UTF-8 JSON; the blocks stand in it as `blocks_json` writes them."""
    document = {
        "format": extract.format,
        "blocks": json_from_blocks(extract.blocks).decode("utf-8", "surrogatepass"),
        "comments": [_comment(comment) for comment in extract.comments],
        "changes": [_change(change) for change in extract.changes],
        "dropped": [[each.what, each.reason, each.sample] for each in extract.dropped],
        "notices": extract.notices,
        "standfirst": extract.standfirst,
        "authors": extract.authors,
        "published_on": extract.published_on and extract.published_on.isoformat(),
        "pages": extract.pages,
        "locators": [extract.locators.starts, extract.locators.labels],
    }
    return _bytes(document)


def extract_from_json(data: bytes) -> Extract:
    """What `json_from_extract` wrote. Raises ValueError, KeyError or TypeError for anything else,
    DeskFileFault for blocks that it did not write."""
    document = json.loads(data.decode("utf-8", "surrogatepass"))
    published = document["published_on"]
    return Extract(
        format=document["format"],
        blocks=blocks_from_json(document["blocks"].encode("utf-8", "surrogatepass")),
        comments=tuple(_comment_from(told) for told in document["comments"]),
        changes=tuple(_change_from(told) for told in document["changes"]),
        dropped=tuple(Dropped(*told) for told in document["dropped"]),
        notices=tuple(document["notices"]),
        standfirst=document["standfirst"],
        authors=tuple(document["authors"]),
        published_on=date.fromisoformat(published) if published else None,
        pages=tuple(document["pages"]),
        locators=Locators(*(tuple(each) for each in document["locators"])),
    )


def json_from_changes(changes: Iterable[TrackedChange]) -> bytes:
    """UTF-8 JSON {"version": 1, "changes": […]}: the same changes give the same bytes."""
    return _bytes({"version": VERSION, "changes": [_change(change) for change in changes]})


def changes_from_json(data: bytes) -> tuple[TrackedChange, ...]:
    """What `json_from_changes` wrote. Raises DeskFileFault where the bytes are damaged or newer."""
    try:
        document = json.loads(data.decode("utf-8", "surrogatepass"))
        if document["version"] == VERSION:
            return tuple(_change_from(told) for told in document["changes"])
    except (ValueError, KeyError, TypeError) as fault:
        raise DeskFileFault(
            "The stored tracked changes of a draft are damaged and were left as they are:"
            " bring back a backup of the desk."
        ) from fault
    raise DeskFileFault(
        "The tracked changes of a draft were stored by a newer version: open the desk with it."
    )


def _comment(comment: Comment) -> list[Any]:
    return [
        comment.key,
        comment.author,
        comment.at and comment.at.isoformat(),
        comment.text,
        comment.span and [comment.span.start, comment.span.end],
        comment.parent,
        comment.resolved,
    ]


def _comment_from(told: list[Any]) -> Comment:
    key, author, at, text, span, parent, resolved = told
    return Comment(key, author, _moment(at), text, span and Span(*span), parent, resolved)


def _change(change: TrackedChange) -> list[Any]:
    at = change.at and change.at.isoformat()
    return [change.kind.value, change.author, at, change.text, change.span.start, change.span.end]


def _change_from(told: list[Any]) -> TrackedChange:
    kind, author, at, text, start, end = told
    return TrackedChange(ChangeKind(kind), author, _moment(at), text, Span(start, end))


def _moment(at: str | None) -> datetime | None:
    return datetime.fromisoformat(at) if at else None


def _bytes(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(
        "utf-8", "surrogatepass"
    )
