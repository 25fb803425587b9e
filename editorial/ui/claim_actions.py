"""What the Facts pane does to claims: each is one step, with a name for undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from editorial.domain.claim import Claim, Evidence, Risk, Stance, Status
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui.fact_rows import claims_words
from editorial.ui.review import Review

if TYPE_CHECKING:
    from editorial.services.evidence_finding import FoundEvidence


def named(claims: Sequence[Claim]) -> str:
    """How a step names the claims that it is done to."""
    if len(claims) == 1:
        return f"“{shortened(claims[0].statement, 40)}”"
    return claims_words(len(claims))


class ClaimActions:
    """Writes go to the desk; what they change is seen when its news comes back."""

    def __init__(self, review: Review) -> None:
        self._review = review

    def rule(self, claims: Sequence[Claim], status: Status, reason: str = "") -> bool:
        """Give a verdict; whether the desk took it. Of several to be verified, those that need
        the reason get it."""
        from editorial.services.claims import give_verdict, verify

        label = f"{vocabulary('statuses').term(status.value).verb} {named(claims)}"
        ids = [claim.id for claim in claims]
        if status is Status.VERIFIED and len(claims) > 1:
            return self._review.carry_out(label, verify, ids, reason)
        return self._review.carry_out(label, give_verdict, ids, status, reason)

    def set_risk(self, claims: Sequence[Claim], risk: Risk) -> None:
        from editorial.services.claims import set_risk

        touched = [claim for claim in claims if claim.risk is not risk]
        if touched:
            label = f"{vocabulary('risks').label(risk.value)} risk for {named(touched)}"
            self._review.run(label, set_risk, [claim.id for claim in touched], risk)

    def toggle_legal(self, claims: Sequence[Claim]) -> None:
        """Legal risk on; off again, to minor, where all have it."""
        on = any(claim.risk is not Risk.LEGAL for claim in claims)
        self.set_risk(claims, Risk.LEGAL if on else Risk.MINOR)

    def set_kind(self, claims: Sequence[Claim], kind: str, has: bool) -> None:
        from editorial.services.claims import set_kind

        touched = [claim for claim in claims if (kind in claim.kinds) is not has]
        if touched:
            said = "Kind" if has else "Not kind"
            label = f"{said} {vocabulary('kinds').label(kind)} for {named(touched)}"
            self._review.run(label, set_kind, [claim.id for claim in touched], kind, has)

    def remove(self, claims: Sequence[Claim]) -> None:
        from editorial.services.claims import remove_claims

        label = f"Remove {named(claims)}"
        self._review.run(label, remove_claims, [claim.id for claim in claims])

    def set_statement(self, claim_id: str, statement: str) -> None:
        self._change(claim_id, "Edit", statement=statement)

    def set_note(self, claim_id: str, note: str) -> None:
        self._change(claim_id, "Note on", note=note.strip())

    def add_passage(self, claim: Claim) -> None:
        """The words selected in the article are one more place that says it."""
        from editorial.services.claims import add_passage

        if self._review.words is not None:
            label = f"Add words to {named([claim])}"
            self._review.run(label, add_passage, claim.id, *self._review.words)

    def remove_passage(self, claim: Claim, passage_id: str) -> None:
        from editorial.services.claims import remove_passage

        self._review.run(f"Remove words from {named([claim])}", remove_passage, passage_id)

    def add_evidence(
        self,
        claim: Claim,
        source: str | None,
        title: str,
        stance: Stance,
        locator: str = "",
        excerpt: str = "",
    ) -> Evidence | None:
        """Evidence from a source of the desk, or from a new one of that title."""
        from editorial.services.claims import add_evidence, add_evidence_from_new_source

        label = f"Add evidence to {named([claim])}"
        if source is not None:
            return self._review.run(label, add_evidence, claim.id, source, stance, locator, excerpt)
        return self._review.run(
            label, add_evidence_from_new_source, claim.id, title, stance, locator, excerpt
        )

    def attach_found(self, claim: Claim, found: FoundEvidence, stance: Stance) -> Evidence | None:
        """A place of a document as evidence, anchored there."""
        from editorial.services.claims import add_evidence

        match = found.match
        return self._review.run(
            f"Add evidence to {named([claim])}",
            add_evidence,
            claim.id,
            found.source.id,
            stance,
            match.locator,
            match.text,
            (found.attachment.id, match.start, match.end),
        )

    def change_evidence(
        self, claim: Claim, evidence: Evidence, source: str | None, title: str, **fields: Any
    ) -> Evidence | None:
        from editorial.services.claims import change_evidence, move_evidence_to_new_source

        label = f"Edit evidence of {named([claim])}"
        if source is not None:
            return self._review.run(
                label, lambda work: change_evidence(work, evidence.id, source_id=source, **fields)
            )
        return self._review.run(
            label, lambda work: move_evidence_to_new_source(work, evidence.id, title, **fields)
        )

    def remove_evidence(self, claim: Claim, evidence_id: str) -> None:
        from editorial.services.claims import remove_evidence

        self._review.run(f"Remove evidence of {named([claim])}", remove_evidence, evidence_id)

    def _change(self, claim_id: str, verb: str, **fields: str) -> None:
        from editorial.services.claims import change_claim

        # What was typed is kept, even where its article was left meanwhile.
        claim = self._review.claim(claim_id)
        label = f"{verb} {named([claim]) if claim else 'claim'}"
        self._review.run(label, lambda work: change_claim(work, claim_id, **fields))
