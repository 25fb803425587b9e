"""What a reviewer decides on passages that a new draft carried over: each one step of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.anchor import PassageState
from editorial.domain.journal import Step
from editorial.domain.text import Span, shortened
from editorial.ui.draft_review_rows import Carried, marks
from editorial.ui.review import Review

ACCEPT, ADJUST, PLACE, KEEP = (
    "Accept the place of",
    "Adjust the range of",
    "Place by hand",
    "Keep as lost",
)
"""So begin the labels of the steps of a review."""


def accept(review: Review, row: Carried) -> bool:
    from editorial.services import placing

    label = f"{ACCEPT} {_named(row)}"
    return review.carry_out(label, placing.accept, _article(review), [row.id])


def accept_all(review: Review, rows: Sequence[Carried]) -> bool:
    from editorial.services import placing

    ids = [row.id for row in rows]
    label = f"{ACCEPT} {marks(len(ids))}"
    return review.carry_out(label, placing.accept, _article(review), ids)


def put(review: Review, row: Carried, span: Span) -> bool:
    """Put a passage on words of the present draft."""
    from editorial.services import placing

    label = f"{PLACE if row.state is PassageState.LOST else ADJUST} {_named(row)}"
    return review.carry_out(label, placing.adjust, _article(review), row.id, span.start, span.end)


def keep_as_lost(review: Review, row: Carried) -> bool:
    from editorial.services import placing

    label = f"{KEEP} {_named(row)}"
    return review.carry_out(label, placing.keep_as_lost, _article(review), [row.id])


def is_decision(step: Step) -> bool:
    """Whether a step decided on passages that were carried over."""
    return step.label.startswith((ACCEPT, ADJUST, PLACE, KEEP))


def _named(row: Carried) -> str:
    return f"“{shortened(row.quote, 40)}”"


def _article(review: Review) -> str:
    return review.article_id or ""
