"""What differs between a claim and the place that speaks of it, in the words of both."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from editorial.analysis.evidence.alignment import Alignment, Gap, Words
from editorial.analysis.evidence.compared_words import ComparedWords
from editorial.analysis.evidence.index import EvidenceIndex
from editorial.analysis.evidence.moment_matching import agree
from editorial.analysis.evidence.name_variants import other_bearer_in
from editorial.analysis.evidence.probes import Wanted
from editorial.analysis.evidence.quantity_matching import (
    Agreement,
    agreement_of,
    may_be_a_slip,
    may_be_meant,
)
from editorial.analysis.moments import Moment
from editorial.analysis.quantities import Quantity
from editorial.domain.match import Difference, DifferenceKind
from editorial.domain.text import Span, shortened

_JOINT = re.compile(r"[-‐‑.’'·]")
_BESIDE_NUMBERS = frozenset(
    "about around roughly approximately some nearly almost over more than under less fewer at least"
    " most up to close an a the of and per cent percent every in out".split()
)
"""Words that another notation of a number may bring or take away."""
_APOSTROPHES = str.maketrans("’ʼ", "''")
_MOST_FACTS = 60
"""Numbers or dates of a place that are looked at."""
_SHOWN = 160
"""Code points of either side that a difference shows at most."""


class Placed(Protocol):
    """A number or a date, as printed in one place of a text."""

    @property
    def span(self) -> Span: ...

    @property
    def text(self) -> str: ...


Fact = TypeVar("Fact", bound=Placed)


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers and dates of a claim and of a place, in the order of their texts."""

    quantities: tuple[Sequence[Quantity], Sequence[Quantity]]
    moments: tuple[Sequence[Moment], Sequence[Moment]]


def facts_at(wanted: Wanted, index: EvidenceIndex, first: int, last: int) -> Facts:
    """The facts of the claim and of the passages from `first` to `last`, both included."""
    return Facts(
        (wanted.quantities, _between(index.numbers.quantities, index.number_passages, first, last)),
        (wanted.moments, _between(index.moments.moments, index.moment_passages, first, last)),
    )


def is_word_for_word(alignment: Alignment, wanted: ComparedWords, source: ComparedWords) -> bool:
    """Whether the same words stand there, all of them and no other between, with the same
    capitals; a sentence's first word may have another, and words all in capitals say nothing."""
    if _said_besides(alignment, wanted, source):
        return False
    if alignment.gaps:
        return all(_is_typography(gap, wanted, source) for gap in alignment.gaps)
    return not any(_other_capitals(alignment, wanted, source))


def differences_in(
    alignment: Alignment, wanted: ComparedWords, index: EvidenceIndex, facts: Facts
) -> list[Difference]:
    """What differs word by word, numbers and dates in another notation left out."""
    source = index.words
    found = [
        (gap.claim[0], _told(gap, wanted, source, facts))
        for gap in alignment.gaps
        if not _is_typography(gap, wanted, source)
        and not _says_the_same(gap, wanted, source, facts)
    ]
    if said := _said_besides(alignment, wanted, source):
        found.append((alignment.claim[1], _difference(DifferenceKind.ADDED, said, "")))
    if not alignment.gaps:
        found += list(_other_capitals(alignment, wanted, source))
    return [told for _, told in sorted(found, key=lambda each: each[0])]


def different_facts(facts: Facts, counted: bool) -> list[Difference]:
    """Numbers and dates of the claim that the place does not have, beside one of their kind that
    it has instead. Numbers only where `counted`."""
    found: list[Difference] = []
    ours, theirs = facts.quantities
    free = [b for b in theirs if not any(agreement_of(a, b) for a in ours)]
    unmatched = [a for a in ours if not any(agreement_of(a, b) for b in theirs)]
    for one in ours if counted else ():
        agreed = [other for other in theirs if agreement_of(one, other)]
        if agreed:
            if not any(_is_right(one, other) for other in agreed):
                found.append(_difference(DifferenceKind.NUMBER, one.text, agreed[0].text))
            continue
        meant = [other for other in free if may_be_meant(one, other)]
        if not meant:
            meant = [other for other in free if may_be_a_slip(one, other)]
            if sum(may_be_a_slip(each, other) for each in unmatched for other in meant) > 1:
                continue
        if len(meant) == 1:
            free.remove(meant[0])
            found.append(_difference(DifferenceKind.NUMBER, one.text, meant[0].text))
    dates, others = facts.moments
    for each in dates:
        readings = [one for one in dates if one.span == each.span]
        if any(agree(one, other) for one in readings for other in others):
            continue
        alike = [other for other in others if (other.day is None) == (each.day is None)]
        alike = [other for other in alike if (other.month is None) == (each.month is None)]
        if len({other.span for other in alike}) == 1:
            found.append(_difference(DifferenceKind.DATE, each.text, alike[0].text))
    return found


def different_names(wanted: Wanted, place: str) -> Iterator[Difference]:
    """People of the claim in whose stead the place has somebody else of their surname."""
    for name in wanted.names:
        if other := other_bearer_in(name, place):
            yield _difference(DifferenceKind.NAME, name.text, other)


def _between(
    facts: Sequence[Fact], passages: "array[int]", first: int, last: int
) -> Sequence[Fact]:
    begin = bisect_left(passages, first)
    return facts[begin : min(begin + _MOST_FACTS, bisect_right(passages, last))]


def _said_besides(alignment: Alignment, wanted: ComparedWords, source: ComparedWords) -> str:
    """What the claim says twice, or stumbles over, and the document does not; "" for nothing."""
    ours, theirs = wanted.stumbles(*alignment.claim), source.stumbles(*alignment.source)
    left = Counter(word.casefold() for word in ours)
    left.subtract(word.casefold() for word in theirs)
    return " ".join((+left).elements())


def _other_capitals(
    alignment: Alignment, wanted: ComparedWords, source: ComparedWords
) -> Iterator[tuple[int, Difference]]:
    """Words of which one side alone has a capital, where nothing but the word asks for it."""
    if source.printed(*alignment.source).isupper() or wanted.printed(*alignment.claim).isupper():
        return
    for ours, theirs in zip(range(*alignment.claim), range(*alignment.source), strict=True):
        one, other = wanted.printed(ours, ours + 1), source.printed(theirs, theirs + 1)
        same = one.translate(_APOSTROPHES) == other.translate(_APOSTROPHES)
        if same or ours == alignment.claim[0] or _begins(wanted, ours) or _begins(source, theirs):
            continue
        yield ours, Difference(DifferenceKind.REPLACED, one, other)


def _begins(words: ComparedWords, at: int) -> bool:
    """Whether a word begins a sentence or a quotation, or follows a letter in brackets."""
    before = words.text[max(0, words.starts[at] - 4) : words.starts[at]].rstrip()
    return not before or before[-1] in ".!?…:“”\"'‘’«»([\n"


def _is_typography(gap: Gap, wanted: ComparedWords, source: ComparedWords) -> bool:
    """ "e-mail" and "email", "U.S." and "US"."""
    ours, theirs = wanted.keys(*gap.claim), source.keys(*gap.source)
    if not ours or not theirs or "".join(ours) != "".join(theirs):
        return False
    parted = source.printed(*gap.source)
    if len(ours) > len(theirs):
        parted = wanted.printed(*gap.claim)
    return bool(_JOINT.search(parted)) and not any(char.isspace() for char in parted)


def _says_the_same(gap: Gap, wanted: ComparedWords, source: ComparedWords, facts: Facts) -> bool:
    """Whether the words only write the same numbers and dates in another way."""
    ours, theirs = _span(wanted, gap.claim), _span(source, gap.source)
    pairs = [
        (one.span, other.span)
        for one in _touching(facts.quantities[0], ours)
        for other in _touching(facts.quantities[1], theirs)
        if _is_right(one, other)
    ]
    pairs += [
        (one.span, other.span)
        for one in _touching(facts.moments[0], ours)
        for other in _touching(facts.moments[1], theirs)
        if agree(one, other)
    ]
    return bool(pairs) and all(
        _covers(words, each, spans)
        for words, each, spans in (
            (wanted, gap.claim, [one for one, _ in pairs]),
            (source, gap.source, [other for _, other in pairs]),
        )
    )


def _is_right(ours: Quantity, theirs: Quantity) -> bool:
    """Whether the claim's number is right by the document's: rounded only where it says so."""
    agreement = agreement_of(ours, theirs)
    return agreement is not None and (agreement is not Agreement.ROUNDED or ours.approximate)


def _covers(words: ComparedWords, some: Words, spans: Sequence[Span]) -> bool:
    return all(
        words.keys(at, at + 1)[0] in _BESIDE_NUMBERS
        or any(each.start <= words.starts[at] and words.ends[at] <= each.end for each in spans)
        for at in range(*some)
    )


def _told(gap: Gap, wanted: ComparedWords, source: ComparedWords, facts: Facts) -> Difference:
    ours, theirs = _span(wanted, gap.claim), _span(source, gap.source)
    kinds: tuple[tuple[DifferenceKind, tuple[Sequence[Placed], Sequence[Placed]]], ...] = (
        (DifferenceKind.DATE, facts.moments),
        (DifferenceKind.NUMBER, facts.quantities),
    )
    for kind, both in kinds:
        one, other = _touching(both[0], ours), _touching(both[1], theirs)
        if one and other and gap.claim[0] < gap.claim[1] and gap.source[0] < gap.source[1]:
            return _difference(
                kind,
                wanted.text[min(ours.start, one[0].span.start) : max(ours.end, one[-1].span.end)],
                source.text[
                    min(theirs.start, other[0].span.start) : max(theirs.end, other[-1].span.end)
                ],
            )
    claim, words = wanted.printed(*gap.claim), source.printed(*gap.source)
    if claim and words:
        return _difference(DifferenceKind.REPLACED, claim, words)
    return _difference(DifferenceKind.ADDED if claim else DifferenceKind.LEFT_OUT, claim, words)


def _difference(kind: DifferenceKind, claim: str, source: str) -> Difference:
    return Difference(kind, shortened(claim, _SHOWN), shortened(source, _SHOWN))


def _span(words: ComparedWords, some: Words) -> Span:
    """The place of the words in code points; empty where there are none: where they would be."""
    first, last = some
    if first < last:
        return Span(words.starts[first], words.ends[last - 1])
    at = words.ends[first - 1] if first else 0
    return Span(at, at)


def _touching(facts: Sequence[Fact], span: Span) -> list[Fact]:
    """The facts that share words with the span, or stand where it is empty."""
    if span.start == span.end:
        return [each for each in facts if _is_at(each.span, span.start)]
    return [each for each in facts if each.span.start < span.end and span.start < each.span.end]


def _is_at(span: Span, position: int) -> bool:
    """Whether the span holds the position, with the space beside it."""
    return span.start - 1 <= position <= span.end + 1
