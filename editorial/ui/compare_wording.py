"""What is said of drafts that are compared, and of what changed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from editorial.domain.article import Draft, Revision
from editorial.domain.comparison import Change, ChangeKind
from editorial.domain.text import shortened
from editorial.ui.dates import moment_words

ONLY_DRAFT = "This is the first draft; there is no other to compare it with."
COMPARING = "Comparing the two drafts…"


def draft_words(revision: Revision, present_id: str, today: date) -> str:
    """A draft in a list: "Draft 1 · as received 3 May 14:02", "Draft 3 · now"."""
    from editorial.services.new_drafts import CORRECTION

    came = moment_words(revision.created_at, today)
    if revision.id == present_id:
        when = "now"
    elif revision.number == 1:
        when = f"as received {came}"
    elif revision.format == CORRECTION:
        when = f"corrected {came}"
    else:
        when = f"received {came}"
    parts = (f"Draft {revision.number}", shortened(revision.name, 30), when)
    return "  ·  ".join(part for part in parts if part)


def counted(changes: Iterable[Change], hidden: int = 0) -> str:
    """ "14 changes: 6 added, 3 removed, 4 replaced, 1 moved; 2 of typography".

    `hidden`: how many changes are in page furniture; they are not among `changes`.
    """
    counts = Counter(change.kind for change in changes)
    typography = counts.pop(ChangeKind.TYPOGRAPHY, 0)
    total = counts.total()
    said = []
    if total:
        kinds = ", ".join(f"{counts[kind]:,} {kind}" for kind in ChangeKind if counts[kind])
        said.append(f"{_changes(total)}: {kinds}")
        if typography:
            said.append(f"{typography:,} of typography")
    elif typography:
        said.append(f"{_changes(typography)}, of typography alone")
    else:
        said.append("No changes in the piece")
    if hidden:
        said.append(f"{hidden:,} in page furniture, which is not shown")
    return "; ".join(said)


def told_change(change: Change, old: Draft, new: Draft) -> str:
    """One change, for those who do not see it: "Replaced “12,000” with “11,400”"."""
    gone = f"“{shortened(old.text[change.old_start : change.old_end], 80)}”"
    come = f"“{shortened(new.text[change.new_start : change.new_end], 80)}”"
    match change.kind:
        case ChangeKind.ADDED:
            return f"Added {come}"
        case ChangeKind.REMOVED:
            return f"Removed {gone}"
        case ChangeKind.MOVED:
            return f"Moved {come}"
        case ChangeKind.REPLACED:
            return f"Replaced {gone} with {come}"
        case ChangeKind.TYPOGRAPHY:
            return f"Typography: {gone} became {come}"


def equal_words(old: Revision, new: Revision) -> str:
    """Why nothing is shown of two drafts without a difference in words."""
    if old.id == new.id:
        return f"Both are draft {old.number}. Choose another one to compare it with."
    both = f"Draft {old.number} and draft {new.number} have the same words"
    if old.content_sha256 == new.content_sha256:
        return f"{both}, to the letter."
    return f"{both}. Only links, emphasis or kinds of paragraphs differ."


def _changes(count: int) -> str:
    return "1 change" if count == 1 else f"{count:,} changes"
