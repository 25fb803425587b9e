"""Reading claims whole: with passages, evidence and verdicts."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, Select, select

from editorial.domain.claim import Claim, Evidence, Verdict
from editorial.storage.children import gathered, passages_of, place
from editorial.storage.mapping import select_values, table_of

_claims = table_of(Claim)


class Claims:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: str, ids: Collection[str] | None = None) -> list[Claim]:
        """The article's claims in the order of the text; with `ids`, only those of them."""
        chosen: Select[tuple[str]] = select(_claims.c.id).where(
            _claims.c.article_id == article_id, _claims.c.removed_at.is_(None)
        )
        if ids is not None:
            chosen = chosen.where(_claims.c.id.in_(ids))
        passages = passages_of(self._connection, chosen)
        evidence = gathered(self._connection, Evidence, "claim_id", chosen)
        verdicts = gathered(self._connection, Verdict, "claim_id", chosen)
        rows = self._connection.execute(select_values(Claim).where(_claims.c.id.in_(chosen)))
        claims = [
            replace(
                Claim(*row),
                passages=passages.get(row.id, ()),
                evidence=evidence.get(row.id, ()),
                verdicts=verdicts.get(row.id, ()),
            )
            for row in rows
        ]
        return sorted(claims, key=lambda claim: (place(claim.passages), claim.id))
