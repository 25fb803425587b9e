"""The drafts of an article and what became of its marks, as lines of text and as a document."""

from collections.abc import Iterator, Sequence
from typing import Any

from editorial.domain.draft_marks import DraftMarks
from editorial.domain.text import folded, word_count
from editorial.services.drafts import text_of
from editorial.services.new_drafts import CORRECTION, revisions_of
from editorial.services.reviewers import reviewers_of
from editorial.storage.work import Work

SHORT_HASH = 12
"""How much of a draft's hash tells it from others, to people."""


def drafts_of(work: Work, article_id: str) -> list[dict[str, Any]]:
    """Every draft, the first one first."""
    people = reviewers_of(work)
    revisions = revisions_of(work, article_id)
    return [
        {
            "number": each.number,
            "id": each.id,
            "name": each.name,
            "created_at": each.created_at,
            "created_by": people[each.created_by].name if each.created_by in people else "",
            "from": "correction" if each.format == CORRECTION else each.file_name or "paste",
            "words": word_count(text_of(work, each.id)),
            "content_sha256": each.content_sha256,
            "present": each is revisions[-1],
        }
        for each in revisions
    ]


def draft_lines(drafts: Sequence[dict[str, Any]], marks: DraftMarks) -> Iterator[str]:
    """Below an article's head: its drafts, where it has several, and what they left to decide."""
    if len(drafts) > 1:
        yield ""
        yield f"Drafts: {len(drafts)}"
    for draft in drafts if len(drafts) > 1 else ():
        number = f"{draft['number']}."
        name = f" “{folded(draft['name'])}”" if draft["name"] else ""
        at = draft["created_at"].astimezone()
        source = "a correction" if draft["from"] == "correction" else folded(draft["from"])
        yield (
            f"  {number}{name} {at:%Y-%m-%d %H:%M}, {draft['created_by']}, from {source}, "
            f"{draft['words']} words, {draft['content_sha256'][:SHORT_HASH]}"
            f"{', present' if draft['present'] else ''}"
        )
    if marks.carried:
        yield f"  Marks in the present draft: {marks_words(marks)}"


def marks_words(marks: DraftMarks) -> str:
    """ "16 exact, 1 moved, 8 altered, 1 lost; 10 await a word in the window"."""
    parts = ", ".join(
        f"{count} {word}"
        for count, word in (
            (marks.exact, "exact"),
            (marks.moved, "moved"),
            (marks.altered, "altered"),
            (marks.lost, "lost"),
        )
        if count
    )
    if not parts:
        return "none before it"
    if not marks.awaiting:
        return parts
    awaits = "awaits" if marks.awaiting == 1 else "await"
    return f"{parts}; {marks.awaiting} {awaits} a word in the window"


def marks_document(marks: DraftMarks) -> dict[str, int]:
    return {
        "exact": marks.exact,
        "moved": marks.moved,
        "altered": marks.altered,
        "lost": marks.lost,
        "awaiting": marks.awaiting,
    }
