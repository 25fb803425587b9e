"""The two sheets of a review: which drafts they show, and the marks of the review on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from editorial.domain.anchor import PassageState
from editorial.domain.article import Revision
from editorial.ui.dates import moment_words
from editorial.ui.draft_review_drafts import Drafts
from editorial.ui.draft_review_rows import Carried, Outcome
from editorial.ui.two_drafts import SheetMark, TwoDrafts


class ReviewPages:
    """The new draft at the right. At the left is the one before it; while a passage is looked at
    that stands in a draft still older, that one."""

    def __init__(self, sheets: TwoDrafts) -> None:
        self._sheets = sheets
        self._base_id = ""

    def show(self, drafts: Drafts, base_id: str, rows: Iterable[Carried]) -> None:
        """Show the older draft `base_id` beside the new one, from their beginning."""
        self._base_id = base_id
        old, new = drafts.draft(base_id), drafts.present
        # Heads take room; lines are broken and levelled once, when the sheets have their size.
        self._sheets.set_heads(*_head(old.revision), *_head(new.revision))
        if (layout := self._sheets.layout()) is not None:
            layout.activate()
        self._sheets.show_drafts(old, new, drafts.comparison(base_id))
        self.show_marks(rows)

    def show_marks(self, rows: Iterable[Carried]) -> None:
        self._sheets.set_marks(*marks_on_sheets(rows, self._base_id))

    def mark_anew(self, rows: Sequence[Carried]) -> None:
        """Show these passages as they are now; all the other marks stay."""
        old, new = marks_on_sheets(rows, self._base_id)
        self._sheets.replace_marks([row.id for row in rows], old, new)

    def go_to(self, row: Carried, drafts: Drafts, rows: Iterable[Carried]) -> None:
        """Bring a passage into sight on both sheets, level."""
        if row.base_id != self._base_id:
            self.show(drafts, row.base_id, rows)
        self._sheets.select(row.id, scroll=False)
        self._sheets.show_place(row.before, row.after)


def marks_on_sheets(
    rows: Iterable[Carried], base_id: str
) -> tuple[list[SheetMark], list[SheetMark]]:
    """Those on the older draft `base_id`, and those on the new one.

    What awaits a word looks like its state; what is decided, or needs no word, like its claim.
    """
    old, new = [], []
    for row in rows:
        state: PassageState | None = row.state if row.awaits else None
        if row.outcome is Outcome.KEPT_LOST:
            state = PassageState.LOST
        status = row.subject.status
        if row.base_id == base_id:
            old.append(SheetMark(row.before.start, row.before.end, status, state, row.id))
        if row.after is not None and row.outcome is not Outcome.KEPT_LOST:
            new.append(SheetMark(row.after.start, row.after.end, status, state, row.id))
    return old, new


def _head(revision: Revision) -> tuple[str, str]:
    came = f"received {moment_words(revision.created_at, date.today())}"
    detail = f"{revision.name}  ·  {came}" if revision.name else came
    return f"Draft {revision.number}", detail
