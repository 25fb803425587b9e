"""The passages of an article, carried over into a new draft: what is certain stands there at once,
what is not waits for a reviewer's word, and nothing is dropped."""

from collections import defaultdict
from typing import Any

from editorial.analysis.reanchoring import place
from editorial.domain.anchor import Anchor, Passage, PassageState, anchor_in
from editorial.domain.article import Draft
from editorial.domain.placement import Placement
from editorial.services.drafts import text_of
from editorial.storage.work import Work


def carry(work: Work, draft: Draft) -> None:
    """Find every passage of the draft's article again in the draft, which is new.

    Each is looked for from where it last stood for certain: what an earlier draft had lost, and
    this one has again, is found. Words that are the same in the same place stand at once. Words
    that moved or changed are offered, and wait; those that are gone wait as well.
    """
    by_revision: dict[str, list[Passage]] = defaultdict(list)
    for passage in work.articles.passages(draft.revision.article_id):
        by_revision[passage.revision_id].append(passage)
    changed: list[tuple[Passage, dict[str, Any]]] = []
    for revision_id, passages in by_revision.items():
        placements = place(
            text_of(work, revision_id), draft.text, [passage.anchor for passage in passages]
        )
        for passage, placement in zip(passages, placements, strict=True):
            fields = _carried(passage, placement, draft)
            if any(getattr(passage, name) != value for name, value in fields.items()):
                changed.append((passage, fields))
    work.change_all(changed)


def _carried(passage: Passage, placement: Placement, draft: Draft) -> dict[str, Any]:
    waiting: dict[str, Any] = {
        "state": placement.state,
        "confidence": placement.confidence,
        "offered_start": placement.start,
        "offered_end": placement.end,
    }
    was_given_up = passage.state is PassageState.LOST and not passage.awaits
    if was_given_up:
        # Somebody has said that it is lost; only words that are there again are news.
        return {} if placement.state is PassageState.LOST else {**waiting, "awaits": True}
    if placement.state is PassageState.EXACT and placement.start is not None:
        there = anchor_in(draft.text, placement.start, placement.end or 0)
        return settled(passage, there, draft, PassageState.EXACT, placement.confidence)
    return {**waiting, "awaits": True}


def settled(
    passage: Passage,
    anchor: Anchor,
    draft: Draft,
    state: PassageState,
    confidence: float | None,
) -> dict[str, Any]:
    """The fields of a passage that stands at an anchor of the draft from now on."""
    was: dict[str, Any] = {}
    if passage.revision_id != draft.revision.id:
        was = {
            "was_revision_id": passage.revision_id,
            "was_start": passage.start,
            "was_end": passage.end,
            "was_quote": passage.quote,
        }
    return {
        "revision_id": draft.revision.id,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        **was,
        "state": state,
        "confidence": confidence,
        "awaits": False,
        "offered_start": None,
        "offered_end": None,
    }
