"""Claims: marked on words, described, judged, and shown by evidence."""

from collections.abc import Collection, Sequence
from typing import Any

from editorial.domain.anchor import Passage, PassageState, anchor_in
from editorial.domain.claim import (
    Claim,
    Evidence,
    Risk,
    Stance,
    Status,
    Verdict,
    is_contradicted,
    lacks_proof,
    needs_reason,
)
from editorial.domain.errors import ReasonNeeded, Refused
from editorial.domain.text import folded
from editorial.services import typed
from editorial.services.drafts import draft_of
from editorial.services.passages import new_passage
from editorial.services.sources import add_source, cite
from editorial.storage.work import Work

Span = tuple[int, int]
"""Start and end in code points of the present draft's canonical text, end exclusive."""

Place = tuple[str, int, int]
"""An attached document's id, start and end in code points of its text, end exclusive."""


def claims_of(work: Work, article_id: str, ids: Collection[str] | None = None) -> list[Claim]:
    """The article's claims, whole, in the order of the text; with `ids`, only those of them."""
    return work.claims.of_article(article_id, ids)


def add_claim(
    work: Work,
    article_id: str,
    spans: Sequence[Span] = (),
    statement: str = "",
    kinds: tuple[str, ...] = (),
    risk: Risk = Risk.MINOR,
    note: str = "",
) -> Claim:
    """A claim on some words, or on the whole article. Without a statement it says its words."""
    work.concerns(article_id)
    draft = draft_of(work, article_id)
    claim_id = work.new_id()
    passages = tuple(new_passage(work, draft, claim_id, *span) for span in spans)
    said = typed.line(statement) or " … ".join(folded(passage.quote) for passage in passages)
    if not said:
        raise Refused("A claim says something; select its words, or write it down.")
    return work.add(
        Claim(
            claim_id,
            article_id,
            said,
            kinds,
            risk,
            typed.lines(note),
            work.now,
            work.reviewer.id,
            passages=passages,
        )
    )


def change_claim(work: Work, claim_id: str, **fields: Any) -> Claim:
    """Set statement, kinds, risk or note."""
    claim = _claim(work, claim_id)
    if "statement" in fields:
        fields["statement"] = typed.line(fields["statement"])
        if not fields["statement"]:
            raise Refused("A claim says something; its old words were kept.")
    if "note" in fields:
        fields["note"] = typed.lines(fields["note"])
    return work.change(claim, **fields)


def set_risk(work: Work, claim_ids: Sequence[str], risk: Risk) -> None:
    for claim_id in claim_ids:
        work.change(_claim(work, claim_id), risk=risk)


def set_kinds(work: Work, claim_ids: Sequence[str], kinds: tuple[str, ...]) -> None:
    for claim_id in claim_ids:
        work.change(_claim(work, claim_id), kinds=kinds)


def set_kind(work: Work, claim_ids: Sequence[str], kind: str, has: bool) -> None:
    """Say of each claim that it is of one more kind, or that it is not; its others stay."""
    for claim_id in claim_ids:
        claim = _claim(work, claim_id)
        others = tuple(each for each in claim.kinds if each != kind)
        work.change(claim, kinds=(*others, kind) if has else others)


def give_verdict(work: Work, claim_ids: Sequence[str], status: Status, reason: str = "") -> None:
    """This reviewer's judgement of one or several claims, in one step.

    Raises ReasonNeeded where a claim is to be verified that no evidence shows and no reason is
    given. A verdict that says again what the reviewer's last one said is not repeated.
    """
    reason = typed.lines(reason)
    chosen = [_claim(work, claim_id) for claim_id in dict.fromkeys(claim_ids)]
    for article_id in dict.fromkeys(claim.article_id for claim in chosen):
        revision_id = draft_of(work, article_id).revision.id
        for claim in work.claims.of_article(article_id, [claim.id for claim in chosen]):
            if status is Status.VERIFIED and not reason:
                _need_proof(claim)
            if claim.status is status and not reason and _ruled_last(claim, work.reviewer.id):
                continue
            work.add(
                Verdict(
                    work.new_id(),
                    claim.id,
                    work.reviewer.id,
                    work.reviewer.role,
                    status,
                    reason,
                    revision_id,
                    work.now,
                )
            )


def _need_proof(claim: Claim) -> None:
    if lacks_proof(claim):
        raise ReasonNeeded("Verified needs evidence with a locator and an excerpt, or a reason.")
    if is_contradicted(claim):
        raise ReasonNeeded(
            "Evidence contradicts this claim; settle that first, or say why it is verified."
        )


def verify(work: Work, claim_ids: Sequence[str], reason: str) -> None:
    """Verify several claims in one step; the reason is kept for those only that lack proof or are
    contradicted."""
    chosen = [_claim(work, claim_id) for claim_id in claim_ids]
    for article_id in dict.fromkeys(claim.article_id for claim in chosen):
        whole = work.claims.of_article(article_id, [claim.id for claim in chosen])
        lacking = [claim.id for claim in whole if needs_reason(claim)]
        proven = [claim.id for claim in whole if claim.id not in set(lacking)]
        give_verdict(work, proven, Status.VERIFIED)
        give_verdict(work, lacking, Status.VERIFIED, reason)


def remove_claims(work: Work, claim_ids: Sequence[str]) -> None:
    for claim_id in claim_ids:
        work.remove(_claim(work, claim_id))


def add_passage(work: Work, claim_id: str, start: int, end: int) -> Passage:
    """One more place where the article says what the claim says."""
    claim = _claim(work, claim_id)
    passage = new_passage(work, draft_of(work, claim.article_id), claim_id, start, end)
    return work.add(passage)


def move_passage(work: Work, passage_id: str, start: int, end: int) -> Passage:
    """Set the edges of a claim's passage."""
    passage = work.get(Passage, passage_id)
    draft = draft_of(work, _claim(work, passage.owner_id).article_id)
    if not draft.text[start:end].strip():
        raise Refused("A mark keeps at least one word; it was left as it is.")
    anchor = anchor_in(draft.text, start, end)
    return work.change(
        passage,
        start=anchor.start,
        end=anchor.end,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        revision_id=draft.revision.id,
        # Somebody has looked at it and set it by hand.
        state=PassageState.EXACT,
    )


def remove_passage(work: Work, passage_id: str) -> None:
    """Take one place away from its claim; the claim stays, on the whole article if need be."""
    passage = work.get(Passage, passage_id)
    _claim(work, passage.owner_id)
    work.remove(passage)


def add_evidence(
    work: Work,
    claim_id: str,
    source_id: str,
    stance: Stance,
    locator: str = "",
    excerpt: str = "",
    place: Place | None = None,
) -> Evidence:
    """What a source says about a claim; the article cites that source from then on. `place` is
    where the excerpt stands in a document of the source."""
    attachment_id, start, end = place or (None, None, None)
    cite(work, _claim(work, claim_id).article_id, source_id)
    return work.add(
        Evidence(
            work.new_id(),
            claim_id,
            source_id,
            stance,
            typed.line(locator),
            typed.lines(excerpt),
            work.now,
            work.reviewer.id,
            attachment_id=attachment_id,
            start=start,
            end=end,
        )
    )


def add_evidence_from_new_source(
    work: Work,
    claim_id: str,
    title: str,
    stance: Stance,
    locator: str = "",
    excerpt: str = "",
) -> Evidence:
    """As `add_evidence`, from a source that is new to the desk, in one step."""
    source = add_source(work, _claim(work, claim_id).article_id, title)
    return add_evidence(work, claim_id, source.id, stance, locator, excerpt)


def move_evidence_to_new_source(
    work: Work, evidence_id: str, title: str, **fields: Any
) -> Evidence:
    """As `change_evidence`, to a source that is new to the desk, in one step."""
    claim_id = work.get(Evidence, evidence_id).claim_id
    source = add_source(work, _claim(work, claim_id).article_id, title)
    return change_evidence(work, evidence_id, source_id=source.id, **fields)


def change_evidence(work: Work, evidence_id: str, **fields: Any) -> Evidence:
    """Set source_id, stance, locator or excerpt; the article cites another source from then on."""
    evidence = work.get(Evidence, evidence_id)
    claim = _claim(work, evidence.claim_id)
    if "source_id" in fields:
        cite(work, claim.article_id, fields["source_id"])
    if "locator" in fields:
        fields["locator"] = typed.line(fields["locator"])
    if "excerpt" in fields:
        fields["excerpt"] = typed.lines(fields["excerpt"])
    return work.change(evidence, **fields)


def remove_evidence(work: Work, evidence_id: str) -> None:
    evidence = work.get(Evidence, evidence_id)
    _claim(work, evidence.claim_id)
    work.remove(evidence)


def _claim(work: Work, claim_id: str) -> Claim:
    claim = work.get(Claim, claim_id)
    work.concerns(claim.article_id)
    return claim


def _ruled_last(claim: Claim, reviewer_id: str) -> bool:
    latest = max(claim.verdicts, key=lambda verdict: (verdict.at, verdict.id), default=None)
    return latest is not None and latest.reviewer_id == reviewer_id
