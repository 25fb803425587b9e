"""Rows of items under the heads of what has no place in the present draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from editorial.ui.row_list import RowLook
from editorial.ui.unplaced import Lack, grouped

_HEAD = "\n"
"""What the ids of heads begin with, and no id of an item."""


def under_heads(rows: Sequence[RowLook], lacks: Mapping[str, Lack]) -> list[RowLook]:
    """The rows, those of items that have no place first, those of items no longer in the text
    last. `lacks`: by id, of the items that have any."""
    if not lacks:
        return list(rows)
    shown: list[RowLook] = []
    for title, found in grouped(rows, lambda row: lacks.get(row.id)):
        if title:
            found.sort(key=lambda row: lacks[row.id].at)
            shown.append(_head(title, len(found)))
        depth = -1
        for row in found:
            # What a source relies on may stand under another head.
            depth = 0 if title else min(row.depth, depth + 1)
            lack = lacks.get(row.id)
            shown.append(replace(_told(row, lack) if lack else row, depth=depth))
    return shown


def _head(title: str, many: int) -> RowLook:
    id = f"{_HEAD}{title}"
    return RowLook(id, title, "", f"{title}, {many}", aside=f"{many:,}", is_head=True)


def _told(row: RowLook, lack: Lack) -> RowLook:
    parts = lack.row(row.title) if lack.alone else [*lack.row(""), row.meta]
    return replace(
        row,
        meta="  ·  ".join(part for part in parts if part),
        meta_icon=lack.state.value,
        spoken=f"{row.spoken.rstrip('.')}. {lack.spoken[:1].upper()}{lack.spoken[1:]}",
        muted=row.muted or (lack.alone and not lack.awaiting),
    )
