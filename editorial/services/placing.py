"""Passages that a new draft has left without a place: put where they belong, or given up."""

from collections.abc import Sequence

from editorial.analysis.reanchoring import only_typography
from editorial.domain.anchor import Anchor, Passage, PassageState, anchor_in
from editorial.domain.article import Draft
from editorial.domain.claim import Claim, Status, Verdict
from editorial.domain.errors import Refused
from editorial.domain.text import shortened
from editorial.services.carrying import settled
from editorial.services.drafts import draft_of
from editorial.storage.work import Work


def accept(work: Work, article_id: str, passage_ids: Sequence[str]) -> None:
    """Put passages where the program offers to. A verified claim whose words are others now, and
    not in their typography alone, is to be checked again."""
    draft = _draft(work, article_id)
    for passage in _passages(work, passage_ids):
        offered = passage.offered
        if not passage.awaits or offered is None:
            raise Refused(
                "No place is offered for these words any more; nothing was changed. Select where "
                "they belong, or keep them as lost."
            )
        _put(work, draft, passage, anchor_in(draft.text, offered.start, offered.end))


def adjust(work: Work, article_id: str, passage_id: str, start: int, end: int) -> None:
    """Put a passage on words of the present draft, code points start to end; what follows is as
    for `accept`. For any passage, those included that were given up or accepted before."""
    draft = _draft(work, article_id)
    if not draft.text[start:end].strip():
        raise Refused("A mark keeps at least one word; it was left as it is.")
    for passage in _passages(work, [passage_id]):
        _put(work, draft, passage, anchor_in(draft.text, start, end))


def keep_as_lost(work: Work, article_id: str, passage_ids: Sequence[str]) -> None:
    """Say that nothing stands for these passages any more. They stay listed with their item, with
    their words, and are looked for again in every later draft."""
    _draft(work, article_id)
    work.change_all(
        [
            (
                passage,
                {
                    "state": PassageState.LOST,
                    "awaits": False,
                    "offered_start": None,
                    "offered_end": None,
                },
            )
            for passage in _passages(work, passage_ids)
        ]
    )


def changed_in_substance(before: str, after: str) -> bool:
    """Whether other words stand there, and not the same ones set otherwise."""
    return before != after and not only_typography(before, after)


def _put(work: Work, draft: Draft, passage: Passage, there: Anchor) -> None:
    # What it was on in the draft before is what it is compared with, however often it is put.
    before = passage.quote if passage.revision_id != draft.revision.id else passage.was_quote
    altered = bool(before) and changed_in_substance(before, there.quote)
    state = PassageState.ALTERED if altered else PassageState.MOVED
    if passage.state is PassageState.EXACT and not altered:
        state = PassageState.EXACT
    work.change_all([(passage, settled(passage, there, draft, state, passage.confidence))])
    if altered:
        _recheck(work, draft, passage.owner_id, before, there.quote)


def _recheck(work: Work, draft: Draft, owner_id: str, before: str, after: str) -> None:
    if work.find(Claim, owner_id) is None:
        return
    for claim in work.claims.of_article(draft.revision.article_id, [owner_id]):
        if claim.status is Status.VERIFIED:
            work.add(
                Verdict(
                    work.new_id(),
                    claim.id,
                    work.reviewer.id,
                    work.reviewer.role,
                    Status.RECHECK,
                    f"The words changed in draft {draft.revision.number}: "
                    f"“{shortened(before, 120)}” became “{shortened(after, 120)}”.",
                    draft.revision.id,
                    work.now,
                )
            )


def _draft(work: Work, article_id: str) -> Draft:
    work.concerns(article_id)
    return draft_of(work, article_id)


def _passages(work: Work, ids: Sequence[str]) -> list[Passage]:
    return [work.get(Passage, id) for id in ids]
