"""The same fact in headline, standfirst, caption and body is one suggestion."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from editorial.analysis.suggestion_signs import Sign
from editorial.analysis.wording import content_of
from editorial.domain.article import Zone
from editorial.domain.text import Span, folded

_ABOVE = (Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION)
_ENOUGH = 5
_FEW = 3
_SHARE, _HIGH_SHARE = 0.5, 0.7
_COMMON = 60
"""Passages in which a word may stand to be looked up; one in more tells them apart too little."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage before it is a suggestion: where it stands, what speaks for it, and what against.

    `names` are the names in it, `parties` whether people or organisations are among them; `office`:
    it is only a name with a title. `more` are the other places of the same fact.
    """

    span: Span
    text: str
    zone: Zone
    signs: tuple[Sign, ...]
    names: tuple[str, ...] = ()
    parties: bool = False
    office: bool = False
    doubt: str = ""
    more: tuple[Span, ...] = field(default=())


def repeated(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those that say the same as one, with the fullest words first.

    Two passages say the same where the words agree, or where one stands above the body and they
    share a name or a figure, most of the words of the shorter, and no figure contradicts.
    """
    once = _without_doubles(candidates)
    above = [index for index, each in enumerate(once) if each.zone in _ABOVE and not each.doubt]
    if not above:
        return once
    words = _Words(once)
    held: dict[int, int] = {}
    for index in reversed(above):
        same = words.same_as(index)
        if same is not None and held.get(same, same) != index:
            held[index] = held.get(same, same)
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for index, target in held.items():
        while target in held:
            target = held[target]
        groups[target].append(once[index])
    return [
        _joined([each, *groups[index]]) if index in groups else each
        for index, each in enumerate(once)
        if index not in held
    ]


def _without_doubles(candidates: Iterable[Candidate]) -> list[Candidate]:
    by_words: dict[str, list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_words[folded(each.text).casefold()].append(each)
    return [_joined(same) if len(same) > 1 else same[0] for same in by_words.values()]


def _joined(same: Sequence[Candidate]) -> Candidate:
    """One candidate for all of them: the words and the signs of the fullest."""
    fullest = max(same, key=lambda each: (not each.doubt, len(each.text)))
    signs = list(fullest.signs)
    # Where else it stands speaks for it; what the other places say besides does not.
    signs += {sign: 0 for each in same for sign in each.signs if not sign.kind and sign.reason}
    places = {span for each in same for span in (each.span, *each.more)} - {fullest.span}
    return replace(
        fullest,
        signs=tuple(dict.fromkeys(signs)),
        parties=any(each.parties for each in same),
        more=tuple(sorted(places, key=lambda span: span.start)),
    )


class _Words:
    """The words of each candidate, and where a word stands."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._all = candidates
        self._stems = [
            frozenset(() if each.office else content_of(each.text)) for each in candidates
        ]
        self._names = [frozenset(content_of(" ".join(each.names))) for each in candidates]
        self._where: dict[str, list[int]] = defaultdict(list)
        for index, stems in enumerate(self._stems):
            for stem in stems:
                self._where[stem].append(index)

    def same_as(self, index: int) -> int | None:
        """The candidate that says the same best, None where none does."""
        near: Counter[int] = Counter()
        for stem in self._stems[index]:
            if len(self._where[stem]) <= _COMMON:
                near.update(self._where[stem])
        best, most = None, 0.0
        for other, _ in near.most_common(12):
            share = self._share(index, other)
            if other != index and share > most:
                best, most = other, share
        return best

    def _share(self, one: int, other: int) -> float:
        """Share of the shorter's words that both have; 0 where that is not enough."""
        first, second = self._stems[one], self._stems[other]
        shared = first & second
        telling = shared & self._names[one] or any(stem[0].isdigit() for stem in shared)
        if self._all[other].doubt or not telling or _contradict(first, second):
            return 0.0
        share = len(shared) / max(1, min(len(first), len(second)))
        enough = len(shared) >= _ENOUGH and share >= _SHARE
        return share if enough or (len(shared) >= _FEW and share >= _HIGH_SHARE) else 0.0


def _contradict(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether each has a figure that the other does not have."""
    one = {stem for stem in first if stem[0].isdigit()}
    other = {stem for stem in second if stem[0].isdigit()}
    return bool(one - other and other - one) or bool(one and other and not one & other)
