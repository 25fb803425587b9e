"""The places of documents that speak of a claim, best first."""

from collections.abc import Sequence

from editorial.analysis.evidence.candidates import Hits, hits_of
from editorial.analysis.evidence.comparing import compared_at
from editorial.analysis.evidence.differences import different_facts, different_names, facts_at
from editorial.analysis.evidence.index import EvidenceIndex
from editorial.analysis.evidence.probes import Wanted, wanted_of
from editorial.analysis.evidence.reasons import reasons_for
from editorial.analysis.evidence.scoring import Candidate, candidates_of
from editorial.domain.match import Match

_LEAST = 0.33
"""Score below which a place has too little to do with the claim."""
_TELLING = 0.45
"""Score from which on a number of the same kind is one that differs, and not another matter."""


def find(claim: str, indexes: Sequence[EvidenceIndex], most: int = 10) -> list[Match]:
    """The places in the documents that speak of the claim, at most so many, best first.

    Of places as good as each other, the one in the earlier document or place comes first.
    """
    wanted = wanted_of(claim)
    if not len(wanted.words) or not indexes or most < 1:
        return []
    hits = hits_of(wanted, indexes)
    candidates = sorted(
        candidates_of(wanted, indexes, hits),
        key=lambda each: (-each.score, each.document, each.first),
    )
    found: list[Match] = []
    taken: list[tuple[int, int, int]] = []
    for each in candidates:
        if each.score < _LEAST or len(found) == most:
            break
        index = indexes[each.document]
        if not each.exact and not wanted.quoted and not _is_told_apart(each, wanted):
            continue
        match = _matched(each, wanted, index, hits)
        place = each.document, match.start, match.end
        if match.reasons and not any(_overlap(place, other) for other in taken):
            taken.append(place)
            found.append(match)
    return found


def _is_told_apart(candidate: Candidate, wanted: Wanted) -> bool:
    """Whether the place has more of the claim than one plain word of several."""
    if candidate.is_alike or candidate.mask.bit_count() > 1 or len(wanted.probes) == 1:
        return True
    if not candidate.mask:
        return False
    only = wanted.probes[candidate.mask.bit_length() - 1]
    return only.sort != "word" or only.printed[:1].isupper()


def _matched(each: Candidate, wanted: Wanted, index: EvidenceIndex, hits: Hits) -> Match:
    compared = compared_at(each, wanted, index)
    start, end = compared.start, compared.end
    document = index.document
    beside = (each.first - 1, each.last + 1) if compared.is_quotation else (each.first, each.last)
    first, last = max(0, beside[0]), min(len(index.passages) - 1, beside[1])
    place = document.text[index.passages.starts[first] : index.passages.ends[last]]
    facts = facts_at(wanted, index, first, last)
    differences = list(compared.differences)
    if not compared.is_whole:
        differences += [
            told
            for told in different_facts(facts, each.score >= _TELLING)
            if not any(told.claim in known.claim for known in compared.differences)
        ]
        differences += different_names(wanted, place)
    return Match(
        document.name,
        start,
        end,
        document.text[start:end],
        document.locators.of(start, end),
        round(each.score, 3),
        reasons_for(wanted, facts, place, each.mask, hits.weights, compared.wordings),
        tuple(dict.fromkeys(differences)),
    )


def _overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
