"""Reading sources, and how articles cite and use them."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection, func, select

from editorial.domain.claim import Claim, Evidence
from editorial.domain.document import Attachment
from editorial.domain.source import Citation, CitedSource, Source
from editorial.storage.children import NOWHERE, passages_of, place
from editorial.storage.mapping import select_values, table_of

_sources = table_of(Source)
_citations = table_of(Citation)
_evidence = table_of(Evidence)
_claims = table_of(Claim)
_attachments = table_of(Attachment)


class Sources:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Source]:
        """Every source of the desk, by title."""
        query = select_values(Source).where(_sources.c.removed_at.is_(None))
        found = [Source(*row) for row in self._connection.execute(query)]
        return sorted(found, key=lambda source: source.title.casefold())

    def cited_in(self, article_id: str) -> list[CitedSource]:
        """The sources that an article cites, with how many of its claims use each, in the order
        in which they were cited."""
        here = (_citations.c.article_id == article_id) & _citations.c.removed_at.is_(None)
        passages = passages_of(self._connection, select(_citations.c.id).where(here))
        sources = {
            row.id: Source(*row)
            for row in self._connection.execute(
                select_values(Source).where(
                    _sources.c.id.in_(select(_citations.c.source_id).where(here)),
                    _sources.c.removed_at.is_(None),
                )
            )
        }
        used = self.uses(article_id)
        cited = []
        for row in self._connection.execute(select_values(Citation).where(here)):
            standing = passages.get(row.id, NOWHERE)
            citation = replace(
                Citation(*row), passages=standing.passages, unplaced=standing.unplaced
            )
            if citation.source_id in sources:
                source = sources[citation.source_id]
                cited.append(CitedSource(source, citation, used.get(source.id, 0)))
        return sorted(cited, key=lambda c: (place(c.citation.passages), c.citation.id))

    def uses(self, article_id: str) -> dict[str, int]:
        """How many claims of the article each source is evidence for or against."""
        query = (
            select(_evidence.c.source_id, func.count(_evidence.c.claim_id.distinct()))
            .join(_claims, _claims.c.id == _evidence.c.claim_id)
            .where(_claims.c.article_id == article_id, _claims.c.removed_at.is_(None))
            .where(_evidence.c.removed_at.is_(None))
            .group_by(_evidence.c.source_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def citations_of(self, source_id: str) -> list[Citation]:
        """Every article's citation of a source."""
        query = select_values(Citation).where(
            _citations.c.source_id == source_id, _citations.c.removed_at.is_(None)
        )
        return [Citation(*row) for row in self._connection.execute(query)]

    def evidence_from(self, source_id: str) -> list[Evidence]:
        query = (
            select_values(Evidence)
            .join(_claims, _claims.c.id == _evidence.c.claim_id)
            .where(_evidence.c.source_id == source_id, _evidence.c.removed_at.is_(None))
            .where(_claims.c.removed_at.is_(None))
        )
        return [Evidence(*row) for row in self._connection.execute(query)]

    def attachments(self, source_ids: Collection[str]) -> list[Attachment]:
        """The documents of some sources, oldest first."""
        query = select_values(Attachment).where(
            _attachments.c.source_id.in_(source_ids), _attachments.c.removed_at.is_(None)
        )
        found = self._connection.execute(query.order_by(_attachments.c.id))
        return [Attachment(*row) for row in found]

    def named(self, ids: Collection[str]) -> dict[str, Source]:
        """Sources by id, removed ones too: evidence may still name them."""
        query = select_values(Source).where(_sources.c.id.in_(ids))
        return {row.id: Source(*row) for row in self._connection.execute(query)}

    def like(self, title: str, url: str) -> Source | None:
        """The desk's source of the same address, or where none is given of the same title."""
        query = select_values(Source).where(_sources.c.removed_at.is_(None), _sources.c.url == url)
        found = (Source(*row) for row in self._connection.execute(query.order_by(_sources.c.id)))
        # Compared here: SQLite takes Æ and æ for different letters.
        wanted = title.casefold()
        return next((known for known in found if url or known.title.casefold() == wanted), None)
