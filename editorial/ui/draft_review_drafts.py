"""The drafts that a review looks at: the present one, the one before it, and older ones that a
passage may still stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editorial.domain.article import Draft, Revision
from editorial.domain.comparison import Comparison
from editorial.domain.places import Places

if TYPE_CHECKING:
    from editorial.services.desk import Desk


class Drafts:
    """Reads each draft, and compares it with the present one, when it is first asked for."""

    def __init__(self, desk: Desk, present: Draft) -> None:
        from editorial.services.new_drafts import revisions_of

        self._desk = desk
        self.present = present
        revisions = desk.read(revisions_of, present.revision.article_id)
        self._revisions = {revision.id: revision for revision in revisions}
        older = [each for each in revisions if each.number < present.revision.number]
        self.left: Revision | None = older[-1] if older else None
        """The draft before the present one; None where it is the first."""
        self._drafts = {present.revision.id: present}
        self._places: dict[str, Places] = {}
        self._comparisons: dict[str, Comparison] = {}

    def draft(self, revision_id: str) -> Draft:
        from editorial.services.drafts import draft_at

        if revision_id not in self._drafts:
            self._drafts[revision_id] = self._desk.read(draft_at, revision_id)
        return self._drafts[revision_id]

    def places(self, revision_id: str) -> Places:
        if revision_id not in self._places:
            self._places[revision_id] = Places(self.draft(revision_id).blocks)
        return self._places[revision_id]

    def number(self, revision_id: str) -> int:
        return self._revisions[revision_id].number

    def comparison(self, revision_id: str) -> Comparison:
        """What changed from an older draft to the present one."""
        from editorial.services.comparisons import compared

        if revision_id not in self._comparisons:
            self._comparisons[revision_id] = compared(self.draft(revision_id), self.present)
        return self._comparisons[revision_id]
