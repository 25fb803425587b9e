"""How people name places in drafts before the present one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editorial.domain.anchor import Passage
from editorial.domain.places import Places

if TYPE_CHECKING:
    from editorial.services.desk import Desk


class OlderDrafts:
    """Reads a draft when one of its places is first asked for; a draft never changes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[str, tuple[int, Places]] = {}

    def number(self, revision_id: str) -> int:
        return self._read(revision_id)[0]

    def place(self, revision_id: str, position: int) -> str:
        """ "¶ 5 of draft 1"; the position is a code point of that draft's text."""
        number, places = self._read(revision_id)
        return f"{places.name(position)} of draft {number}"

    def stood(self, passage: Passage) -> str:
        """Where a passage last stood for certain."""
        return self.place(passage.revision_id, passage.start)

    def _read(self, revision_id: str) -> tuple[int, Places]:
        from editorial.services.drafts import draft_at

        if revision_id not in self._known:
            draft = self._desk.read(draft_at, revision_id)
            self._known[revision_id] = draft.revision.number, Places(draft.blocks)
        return self._known[revision_id]
