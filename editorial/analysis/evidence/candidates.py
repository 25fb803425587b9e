"""Which passages of many documents have most in common with a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from editorial.analysis.evidence.index import EvidenceIndex
from editorial.analysis.evidence.probes import Wanted

_MOST_HITS = 400_000
"""Hits that are counted for one claim over all documents, those of the rarest probes first."""
_MOST_IN_ONE = 5_000
"""Passages of one document in which one probe is counted; more is a text of one word."""
_NUMBER, _DATE = 1.2, 1.2
"""What a number and a date weigh against a word that is as rare."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each probe of a claim tells, by its number: the rarer, the more."""

    each: tuple[float, ...]

    @property
    def total(self) -> float:
        return sum(self.each)

    def of(self, mask: int) -> float:
        """The weight of the probes whose bits are set."""
        weight = 0.0
        while mask:
            low = mask & -mask
            weight += self.each[low.bit_length() - 1]
            mask ^= low
        return weight


@dataclass(frozen=True, slots=True)
class Hits:
    """For each document, the passages that hold probes, with a bit set for each one held."""

    weights: Weights
    masks: tuple[dict[int, int], ...]

    def best(self, most: int) -> list[tuple[float, int, int]]:
        """Weight, document and passage of those that hold most, best first."""
        known: dict[int, float] = {}

        def scored() -> Iterator[tuple[float, int, int]]:
            for document, masks in enumerate(self.masks):
                for passage, mask in masks.items():
                    if mask not in known:
                        known[mask] = self.weights.of(mask)
                    yield known[mask], -document, -passage

        return [(weight, -a, -b) for weight, a, b in nlargest(most, scored())]


def hits_of(wanted: Wanted, indexes: Sequence[EvidenceIndex]) -> Hits:
    """What each passage of the documents has of the claim."""
    places = [[probe.passages(index) for index in indexes] for probe in wanted.probes]
    counts = [sum(map(len, found)) for found in places]
    weights = _weights(wanted, counts, sum(len(index.passages) for index in indexes))
    masks: tuple[dict[int, int], ...] = tuple({} for _ in indexes)
    left = _MOST_HITS
    for number in sorted(range(len(counts)), key=lambda number: counts[number]):
        bits = 1 << number
        for implied in wanted.probes[number].implies:
            bits |= 1 << implied
        for found, held in zip(places[number], masks, strict=True):
            for passage in found[:_MOST_IN_ONE]:
                held[passage] = held.get(passage, 0) | bits
        left -= counts[number]
        if left < 0:
            break
    return Hits(weights, masks)


def _weights(wanted: Wanted, counts: Sequence[int], passages: int) -> Weights:
    """After the inverse document frequency, with passages for documents; see Sparck Jones, "A
    statistical interpretation of term specificity", 1972. What stands nowhere weighs as what
    stands once; other forms of a name weigh nothing beside the name."""
    factors = {"number": _NUMBER, "date": _DATE}
    return Weights(
        tuple(
            0.0
            if probe.is_form
            else factors.get(probe.sort, 1.0) * log(1 + (passages + 1) / (1 + max(1, count)))
            for probe, count in zip(wanted.probes, counts, strict=True)
        )
    )
