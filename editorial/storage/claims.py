"""Reading claims whole: with passages, evidence and verdicts."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection

from editorial.domain.claim import Claim, Evidence, Verdict
from editorial.domain.document import ClaimLink
from editorial.storage.children import NOWHERE, gathered, items_of, passages_of, place
from editorial.storage.mapping import select_values, table_of


class Claims:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: str, ids: Collection[str] | None = None) -> list[Claim]:
        """The article's claims in the order of the text; with `ids`, only those of them."""
        found, owners = items_of(self._connection, Claim, article_id, ids)
        passages = passages_of(self._connection, owners)
        evidence = gathered(self._connection, Evidence, "claim_id", owners)
        verdicts = gathered(self._connection, Verdict, "claim_id", owners)
        claims = [
            replace(
                claim,
                passages=passages.get(claim.id, NOWHERE).passages,
                unplaced=passages.get(claim.id, NOWHERE).unplaced,
                evidence=evidence.get(claim.id, ()),
                verdicts=verdicts.get(claim.id, ()),
            )
            for claim in found
        ]
        return sorted(claims, key=lambda claim: (place(claim.passages), claim.id))

    def links_of(self, claim_id: str) -> list[ClaimLink]:
        """The links of a claim, whichever side it was linked from, oldest first."""
        table = table_of(ClaimLink)
        here = (table.c.claim_id == claim_id) | (table.c.other_id == claim_id)
        query = select_values(ClaimLink).where(here, table.c.removed_at.is_(None))
        return [ClaimLink(*row) for row in self._connection.execute(query.order_by(table.c.id))]
