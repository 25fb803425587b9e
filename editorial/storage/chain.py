"""The chain of the journal: each step's digest covers the step and the digest before it.

What a step said, its label and its row images, is in the chain by its own hash. So a step that an
erasing has emptied still stands in the chain: the hash stays, the words do not.
"""

import hashlib
from typing import Any

from sqlalchemy import Connection, select

from editorial.domain.journal import StepKind
from editorial.storage.mapping import as_json
from editorial.storage.rows import StepRow

_steps = StepRow.__table__  # type: ignore[attr-defined]
_LINKED = (
    "at",
    "reviewer_id",
    "reviewer_name",
    "article_id",
    "kind",
    "reverses",
    "schema_revision",
)
"""What the digest covers openly, in no order: as JSON it is sorted."""


def content_digest(label: str, images: str) -> str:
    """SHA-256 of what a step said: the label as a JSON string, and right behind it the images.

    The images hold random ids that an erasing takes away, so nobody can find out by guessing
    what an emptied step said.
    """
    return hashlib.sha256((as_json(label) + images).encode()).hexdigest()


def link(previous: str | None, step: dict[str, Any], content_sha256: str) -> str:
    """The digest of a step, over the one before it (None for the first)."""
    linked = {name: step[name] for name in _LINKED} | {"at": step["at"].isoformat()}
    return hashlib.sha256(as_json([previous, linked, content_sha256]).encode()).hexdigest()


def broken_steps(connection: Connection) -> list[int]:
    """The numbers of steps that are not as they were written.

    A step without words is sound only where it names the erasing that emptied it.
    """
    previous: str | None = None
    broken: list[int] = []
    emptied: list[tuple[int, int]] = []
    erasings: set[int] = set()
    for row in connection.execute(select(_steps).order_by(_steps.c.number)).mappings():
        sound = link(previous, dict(row), row["content_sha256"]) == row["digest"]
        if row["erased_by"] is None:
            sound &= content_digest(row["label"], row["images"]) == row["content_sha256"]
        else:
            sound &= not row["label"] and not row["images"]
            emptied.append((row["number"], row["erased_by"]))
        if row["kind"] is StepKind.ERASE:
            erasings.add(row["number"])
        if not sound:
            broken.append(row["number"])
        previous = row["digest"]
    unexplained = {number for number, by in emptied if by < number or by not in erasings}
    return sorted(unexplained | set(broken))
