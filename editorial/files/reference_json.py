"""A list of references as JSON, and back: how the process that reads strangers' files answers."""

import json
from typing import Any

from editorial.domain.errors import DeskFileFault, InvalidValue
from editorial.domain.extract import Dropped
from editorial.domain.reference import ReferenceList, item_of, reference_from_item


def json_from_references(found: ReferenceList) -> bytes:
    """The list as ASCII on one line; each reference is its item of CSL-JSON."""
    told = {
        "format": found.format,
        "items": [item_of(reference) for reference in found.references],
        "dropped": [[each.what, each.reason, each.sample] for each in found.dropped],
        "notices": found.notices,
    }
    return json.dumps(told, separators=(",", ":"), allow_nan=False).encode()


def references_from_json(answer: bytes) -> ReferenceList:
    """What `json_from_references` wrote; raises DeskFileFault for anything else."""
    try:
        told: dict[str, Any] = json.loads(answer)
        return ReferenceList(
            str(told["format"]),
            tuple(reference_from_item(item) for item in told["items"]),
            tuple(Dropped(*map(str, each)) for each in told["dropped"]),
            tuple(map(str, told["notices"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError, InvalidValue) as fault:
        raise DeskFileFault("The references cannot be read.") from fault
