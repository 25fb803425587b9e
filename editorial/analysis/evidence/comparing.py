"""A claim and the place that speaks of it, compared word by word as far as they have words."""

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.analysis.evidence.alignment import Alignment, Words, aligned, exactly, near
from editorial.analysis.evidence.differences import (
    Facts,
    differences_in,
    facts_at,
    is_word_for_word,
)
from editorial.analysis.evidence.index import EvidenceIndex
from editorial.analysis.evidence.probes import Quoted, Wanted
from editorial.analysis.evidence.reasons import Wording
from editorial.analysis.evidence.scoring import Candidate, round_words
from editorial.domain.match import Difference, DifferenceKind
from editorial.domain.text import shortened

_NEAR_VERBATIM = 0.75
"""Share of a claim's words from which on claim and place are shown word by word."""
_STREWN = 2
"""How many times as long as the claim the words may be among which its own are strewn."""
_QUOTED_ALIKE = 0.55
"""Share of a quotation's words from which on they are shown so."""
_COPIED = 0.5
"""Share of the words outside of quotations by which a claim is a copy, and no report of it."""
_LONG_QUOTATION = 5
_MOSTLY_QUOTED = 0.4
"""Words of a quotation, or share of the claim that it makes, from which on it is the place."""


@dataclass(frozen=True, slots=True)
class Compared:
    """`start` and `end` are the place in code points of the document. `is_whole`: all of the claim
    was laid beside it; `is_quotation`: the place is that of the quoted words alone."""

    start: int
    end: int
    wordings: tuple[Wording, ...]
    differences: tuple[Difference, ...]
    is_whole: bool = False
    is_quotation: bool = False


def compared_at(candidate: Candidate, wanted: Wanted, index: EvidenceIndex) -> Compared:
    """What comparing shows, and the place as tight as it can be."""
    everything = (0, len(wanted.words))
    facts = facts_at(wanted, index, candidate.first, candidate.last)
    words = index.words_of(candidate.first, candidate.last)
    if candidate.exact:
        whole: Alignment | None = exactly(everything, candidate.exact[0])
    else:
        whole = aligned(wanted.words, everything, index.words, words)
    is_near = (
        whole is not None
        and whole.share >= _NEAR_VERBATIM
        and whole.source[1] - whole.source[0] <= _STREWN * len(wanted.words)
    )
    if whole and is_near and _is_copied(whole, wanted):
        return _as_a_whole(whole, candidate, wanted, index, facts)
    found = list(_quotations(wanted, index, words))
    start, end = index.passages.starts[candidate.first], index.passages.ends[candidate.last]
    if not found:
        if whole and is_near:
            return _as_a_whole(whole, candidate, wanted, index, facts)
        return Compared(start, end, (), ())
    wordings = tuple(_wording(each, wanted, index, facts) for each in found)
    differences = tuple(told for each in wordings for told in each.differences)
    first, last = min(each.source[0] for each in found), max(each.source[1] for each in found)
    if not _is_most(found, wanted):
        return Compared(start, end, wordings, differences)
    start, end = index.words.starts[first], index.words.ends[last - 1]
    return Compared(start, end, wordings, differences, is_quotation=True)


def _is_copied(whole: Alignment, wanted: Wanted) -> bool:
    """Whether most of what is no quotation in the claim stands in the document too."""
    quoted = {at for each in wanted.quoted for at in range(each.first, each.last)}
    rest = len(wanted.words) - len(quoted)
    lost = {at for gap in whole.gaps for at in range(*gap.claim)} - quoted
    return rest > 0 and rest - len(lost) >= _COPIED * rest


def _as_a_whole(
    whole: Alignment, candidate: Candidate, wanted: Wanted, index: EvidenceIndex, facts: Facts
) -> Compared:
    """The claim's own words, or nearly."""
    start, end = index.passages.starts[candidate.first], index.passages.ends[candidate.last]
    if candidate.exact:
        start, end = index.words.starts[whole.source[0]], index.words.ends[whole.source[1] - 1]
        if index.words_of(candidate.first, candidate.last) == whole.source:
            start, end = (
                index.passages.starts[candidate.first],
                index.passages.ends[candidate.last],
            )
    own = _wording(whole, wanted, index, facts, whole=True)
    wordings = [own]
    if not own.word_for_word:
        quoted = _quotations(wanted, index, index.words_of(candidate.first, candidate.last))
        told = [_wording(each, wanted, index, facts) for each in quoted]
        wordings += [each for each in told if each.word_for_word]
    return Compared(start, end, tuple(wordings), own.differences, is_whole=True)


def _quotations(wanted: Wanted, index: EvidenceIndex, words: Words) -> Sequence[Alignment]:
    """The claim's quotations that stand in these words or round them, or nearly."""
    found: list[Alignment] = []
    for each in wanted.quoted:
        phrase = (each.first, each.last)
        region = round_words(index, words, each.last - each.first)
        alignment = _verbatim(wanted, each, index, region)
        if alignment is None and (place := near(wanted.words, phrase, index.words, region)):
            alignment = aligned(wanted.words, phrase, index.words, place)
        if alignment and alignment.share >= _QUOTED_ALIKE:
            found.append(alignment)
    return found


def _verbatim(
    wanted: Wanted, quoted: Quoted, index: EvidenceIndex, region: Words
) -> Alignment | None:
    """The quotation, where all of its words stand in the region as they are quoted."""
    phrase = wanted.words.keys(quoted.first, quoted.last)
    theirs = f" {' '.join(index.words.keys(*region))} "
    at = theirs.find(f" {' '.join(phrase)} ")
    if at < 0:
        return None
    return exactly((quoted.first, quoted.last), region[0] + theirs.count(" ", 0, at))


def _wording(
    alignment: Alignment,
    wanted: Wanted,
    index: EvidenceIndex,
    facts: Facts,
    *,
    whole: bool = False,
) -> Wording:
    differences = differences_in(alignment, wanted.words, index, facts)
    if whole and wanted.rest:
        differences.append(Difference(DifferenceKind.ADDED, shortened(wanted.rest), ""))
    return Wording(
        wanted.words.printed(*alignment.claim),
        is_word_for_word(alignment, wanted.words, index.words) and not (whole and wanted.rest),
        whole,
        bool(index.words.stumbles(*alignment.source)),
        tuple(differences),
    )


def _is_most(found: Sequence[Alignment], wanted: Wanted) -> bool:
    """Whether the quoted words are what the claim is about, and not a title or a term in it."""
    count = sum(each.claim[1] - each.claim[0] for each in found)
    return count >= _LONG_QUOTATION or count >= _MOSTLY_QUOTED * len(wanted.words)
