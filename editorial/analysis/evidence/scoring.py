"""How good a place each of the candidates is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from rapidfuzz.distance import LCSseq

from editorial.analysis.evidence.alignment import Words, likeness
from editorial.analysis.evidence.candidates import Hits
from editorial.analysis.evidence.index import EvidenceIndex
from editorial.analysis.evidence.probes import Quoted, Wanted

_CANDIDATES = 60
"""Passages that are compared with the claim word by word."""
_EXACT_PLACES = 20
"""Places of one document in which the same words are looked at."""
_FEW_PROBES, _MOST_PHRASES, _PHRASE_PLACES = 3, 12, 4
"""Probes up to which a claim is also looked for by parts of it; how many parts, and in how many
places of one document."""
_SHORT, _SHORT_CLAIM = 5, 9
"""Words up to which such parts are two words, and up to which a claim is looked for so anyway."""
_ALIKE = 0.7
"""Share of a claim's words, small ones too, by which a passage is nearly the same sentence."""
_WINDOW = 3
"""Passages that make a place at most."""
_GAIN = 0.15
"""Share of the claim's weight that one passage more has to bring."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Passages of one document, `first` to `last`, both included. `is_alike`: most of the claim's
    words stand there in their order, and few others. `exact` are the words at which
    all of the claim stands, None where it does not."""

    document: int
    first: int
    last: int
    mask: int
    score: float
    is_alike: bool = False
    exact: Words | None = None


def candidates_of(
    wanted: Wanted, indexes: Sequence[EvidenceIndex], hits: Hits
) -> Iterator[Candidate]:
    """The places that may speak of the claim, in no order; several may overlap."""
    whole = wanted.words.keys(0, len(wanted.words))
    phrases = _phrases(wanted)
    seen: set[tuple[int, int]] = set()
    for document, index in enumerate(indexes):
        for at in index.words.places(whole, _EXACT_PLACES):
            yield _exact(wanted, document, index, (at, at + len(whole)), hits.masks[document])
        for each in wanted.quoted:
            phrase = wanted.words.keys(each.first, each.last)
            for at in index.words.places(phrase, _EXACT_PLACES):
                seen.add((document, index.passages.at(index.words.starts[at])))
        for phrase in phrases:
            for at in index.words.places(phrase, _PHRASE_PLACES):
                seen.add((document, index.passages.at(index.words.starts[at])))
    seen.update((document, passage) for _, document, passage in hits.best(_CANDIDATES))
    for document, passage in seen:
        yield _scored(wanted, whole, document, indexes[document], passage, hits)


def _phrases(wanted: Wanted) -> list[list[str]]:
    """Two or three words in a row, where hardly one is telling: “I can’t do that”."""
    if len(wanted.probes) > _FEW_PROBES and len(wanted.words) > _SHORT_CLAIM:
        return []
    parts = [
        (at, at + size)
        for each in wanted.quoted or (Quoted(0, len(wanted.words)),)
        for size in ((3,) if each.last - each.first > _SHORT else (2,))
        for at in range(each.first, each.last - size + 1)
    ]
    return [wanted.words.keys(*part) for part in parts[:_MOST_PHRASES]]


def _exact(
    wanted: Wanted,
    document: int,
    index: EvidenceIndex,
    words: Words,
    masks: dict[int, int],
) -> Candidate:
    """All of the claim in one place; a little less than perfect where it is a sentence's part, or
    has other marks than the claim."""
    first = index.passages.at(index.words.starts[words[0]])
    last = index.passages.at(index.words.starts[words[1] - 1])
    mask = _union([masks.get(passage, 0) for passage in range(first, last + 1)])
    is_part = index.words_of(first, last) != words
    is_typeset = wanted.words.printed(0, len(wanted.words)) != index.words.printed(*words)
    score = 1.0 - 0.004 * is_part - 0.001 * is_typeset
    return Candidate(document, first, last, mask, score, exact=words)


def _scored(
    wanted: Wanted,
    whole: list[str],
    document: int,
    index: EvidenceIndex,
    passage: int,
    hits: Hits,
) -> Candidate:
    """The passage, with those beside it that hold more of the claim, and how good a place it is."""
    first = last = passage
    mask = hits.masks[document].get(passage, 0)
    words = index.words_of(first, last)
    in_order, tight = _likeness(whole, index.words.keys(*words))
    is_alike = min(in_order, tight) >= _ALIKE
    if not is_alike:
        first, last, mask = _window(index, passage, hits, hits.masks[document])
        words = index.words_of(first, last)
        in_order, tight = _likeness(whole, index.words.keys(*words))
    held = hits.weights.of(mask) / (hits.weights.total or 1.0)
    score = 0.65 * held + 0.25 * in_order + 0.09 * tight
    if is_alike:
        both = 2 * in_order * len(whole) / (len(whole) + words[1] - words[0])
        score = max(score, 0.56 + 0.42 * both)
    if wanted.quoted:
        quoted = _share_quoted(wanted, index, words)
        score = max(0.75 * score, 0.5 * score + 0.49 * quoted)
    return Candidate(document, first, last, mask, score, is_alike)


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> tuple[float, float]:
    """How much of the claim stands there in its order, and how little else does; from 0 to 1."""
    in_order = LCSseq.similarity(ours, theirs) / len(ours)
    return in_order, min(1.0, len(ours) / max(1, len(theirs)))


def _window(
    index: EvidenceIndex, passage: int, hits: Hits, masks: dict[int, int]
) -> tuple[int, int, int]:
    """First and last passage of the smallest place that holds what is near, and its probes."""
    first = last = passage
    mask = masks.get(passage, 0)
    enough = _GAIN * hits.weights.total
    while last - first + 1 < _WINDOW:
        sides = [at for at in (first - 1, last + 1) if 0 <= at < len(index.passages)]
        gains = [(hits.weights.of(masks.get(at, 0) & ~mask), -at) for at in sides]
        gain, at = max(gains, default=(0.0, 0))
        if not gain or gain < enough:
            break
        first, last, mask = min(first, -at), max(last, -at), mask | masks.get(-at, 0)
    while first < last:
        inner = [masks.get(at, 0) for at in range(first + 1, last)]
        before, after = masks.get(first, 0), masks.get(last, 0)
        if hits.weights.of(before & ~_union([*inner, after])) < enough:
            first += 1
        elif hits.weights.of(after & ~_union([*inner, before])) < enough:
            last -= 1
        else:
            break
    return first, last, _union([masks.get(at, 0) for at in range(first, last + 1)])


def _union(masks: Sequence[int]) -> int:
    return reduce(or_, masks, 0)


def _share_quoted(wanted: Wanted, index: EvidenceIndex, words: Words) -> float:
    """About how much of the claim's quotations stands round these words."""
    matched = total = 0.0
    for each in wanted.quoted:
        length = each.last - each.first
        keys = wanted.words.keys(each.first, each.last)
        theirs = index.words.keys(*round_words(index, words, length))
        matched += length * likeness(keys, theirs)
        total += length
    return matched / total


def round_words(index: EvidenceIndex, words: Words, length: int) -> Words:
    """The words with so many more before and after them."""
    return max(0, words[0] - length), min(len(index.words), words[1] + length)
