"""What the desk has already been told: earlier claims like a new one, linked and never copied."""

from dataclasses import dataclass

from editorial.analysis.alike import figures_in, likeness_of
from editorial.domain.article import Article
from editorial.domain.claim import Claim
from editorial.domain.document import ClaimLink
from editorial.domain.errors import Refused
from editorial.domain.searching import SearchKind
from editorial.storage.work import Work

LIKE = 0.62
"""Likeness from which on an earlier claim is worth showing."""

_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class EarlierClaim:
    """A claim of the desk that is like another one. `likeness` runs from 0 to 1; `other_numbers`
    where the two do not have the same figures; `is_linked` where somebody has said that they say
    the same."""

    claim: Claim
    headline: str
    likeness: float
    other_numbers: bool
    is_linked: bool


def earlier_claims(work: Work, claim_id: str, most: int = 6) -> list[EarlierClaim]:
    """Claims anywhere on the desk that say something like this one: linked ones first, then the
    likest. It looks as far as the search index has come."""
    claim = work.find(Claim, claim_id)
    if claim is None:
        return []
    linked = {_other(link, claim_id) for link in links_of(work, claim_id)}
    hits = work.search_any(claim.statement, (SearchKind.CLAIM,), _LOOKED_AT)
    ids = dict.fromkeys([*linked, *(hit.id for hit in hits)])
    ids.pop(claim_id, None)
    found = [each for id in ids if (each := _like(work, claim, id, id in linked)) is not None]
    found.sort(key=lambda each: (not each.is_linked, -each.likeness, each.claim.id))
    return found[:most]


def link(work: Work, claim_id: str, other_id: str) -> ClaimLink:
    """Say that two claims say the same. Nothing is copied from one to the other."""
    claim = work.get(Claim, claim_id)
    work.get(Claim, other_id)
    work.concerns(claim.article_id)
    if claim_id == other_id:
        raise Refused("A claim is itself already; choose another one.")
    for known in links_of(work, claim_id):
        if _other(known, claim_id) == other_id:
            return known
    return work.add(ClaimLink(work.new_id(), claim_id, other_id, work.now, work.reviewer.id))


def unlink(work: Work, claim_id: str, other_id: str) -> None:
    """Take that back."""
    work.concerns(work.get(Claim, claim_id).article_id)
    for known in links_of(work, claim_id):
        if _other(known, claim_id) == other_id:
            work.remove(known)


def links_of(work: Work, claim_id: str) -> list[ClaimLink]:
    """The links of a claim, whichever side it was linked from."""
    return work.claims.links_of(claim_id)


def _other(link: ClaimLink, claim_id: str) -> str:
    return link.other_id if link.claim_id == claim_id else link.claim_id


def _like(work: Work, claim: Claim, id: str, linked: bool) -> EarlierClaim | None:
    other = work.find(Claim, id)
    article = work.find(Article, other.article_id) if other else None
    if other is None or other.removed_at or article is None or article.removed_at:
        return None
    likeness = likeness_of(claim.statement, other.statement)
    if likeness < LIKE and not linked:
        return None
    (whole,) = work.claims.of_article(other.article_id, [id])
    other_numbers = figures_in(claim.statement) != figures_in(other.statement)
    return EarlierClaim(whole, article.headline, likeness, other_numbers, linked)
