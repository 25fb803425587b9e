"""Blocks as compact JSON bytes, for storing: the same blocks give the same bytes.

A document is {"version": 1, "blocks": [...]}; a block is a list [kind, text] with an object of
the fields that differ from their defaults as an optional third member.
"""

import json
from collections.abc import Iterable
from typing import Any

from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.domain.errors import DeskFileFault

VERSION = 1


def json_from_blocks(blocks: Iterable[Block]) -> bytes:
    """UTF-8 JSON without spaces, keys sorted."""
    document = {"version": VERSION, "blocks": [_listed(block) for block in blocks]}
    return json.dumps(
        document, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False
    ).encode("utf-8", "surrogatepass")


def blocks_from_json(data: bytes) -> tuple[Block, ...]:
    """The blocks that `json_from_blocks` wrote.

    Raises DeskFileFault where the bytes are damaged or were written by a newer version.
    """
    try:
        document = json.loads(data.decode("utf-8", "surrogatepass"))
        version = document["version"]
        if version == VERSION:
            return tuple(_block(*listed) for listed in document["blocks"])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise DeskFileFault(
            "The stored text of a draft is damaged and was left as it is:"
            " bring back a backup of the desk."
        ) from fault
    raise DeskFileFault(
        f"The stored text of a draft has version {version}, and this program knows version"
        f" {VERSION}: open the desk with a newer Editorial."
    )


def _listed(block: Block) -> list[Any]:
    fields: dict[str, Any] = {}
    if block.zone is not Zone.BODY:
        fields["zone"] = block.zone.value
    if block.level:
        fields["level"] = block.level
    if block.ordinal is not None:
        fields["ordinal"] = block.ordinal
    if block.quoted:
        fields["quoted"] = block.quoted
    if block.label:
        fields["label"] = block.label
    if block.runs:
        fields["runs"] = [
            [run.start, run.end, run.style.value, *([run.target] if run.target else [])]
            for run in block.runs
        ]
    return [block.kind.value, block.text, fields] if fields else [block.kind.value, block.text]


def _block(kind: str, text: str, fields: dict[str, Any] | None = None) -> Block:
    known = fields or {}
    return Block(
        Kind(kind),
        str(text),
        zone=Zone(known.get("zone", Zone.BODY)),
        level=int(known.get("level", 0)),
        ordinal=known.get("ordinal"),
        quoted=int(known.get("quoted", 0)),
        label=str(known.get("label", "")),
        runs=tuple(
            Run(int(start), int(end), Style(style), *target)
            for start, end, style, *target in known.get("runs", ())
        ),
    )
