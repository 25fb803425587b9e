"""Which sentence says most nearly the same as another, and whether it leaves that open."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.wording import content_of, stems_by_sentence
from editorial.domain.article import Kind, Zone
from editorial.domain.text import folded

_FEWEST_SHARED = 3
_ALIKE = 0.4
"""Share of the upper sentence's telling words, rare ones counting more, that have to come back."""
_FLAT_ALIKE = 0.8
"""How near a flat sentence of the body may come to the hedged one before the piece has said it
flatly itself."""
_MOST_COMPARED = 60
"""Sentences of one telling word that are compared; in a long piece such a word tells nothing."""
_STRONG = re.compile(
    r"\b(?i:reportedly|allegedly|purportedly|supposedly|apparently|alleged|purported|unconfirmed"
    r"|rumou?red|suspected (?:of|to)"
    r"|(?:is|are|was|were) (?:said|believed|thought|understood|alleged|accused|reported|suspected)"
    r" (?:to|of|that)|it is (?:alleged|claimed|rumou?red) that"
    r"|(?:appears?|appeared|seems?|seemed) to"
    r"|it is (?:not clear|unclear|not certain|uncertain|unknown|not known) (?:whether|that|if)"
    r"|(?:according to|citing) (?:\w+ ){0,2}(?:reports|sources|people|insiders)"
    r"|(?:people|person|sources?|officials?) familiar with[^,.;:]{0,40} (?:say|said|claim)\w*)\b"
)
_WEAK = re.compile(
    r"\b(?:(?<![Yy]ou )(?<![Ww]e )(?<!I )(?:may|might|could)(?! not\b)|likely"
    r"|(?i:possibly|perhaps|probably|potentially|it is possible that|there are signs that))\b"
)
_WEAK_REACH = 90
"""Code points after "may" or "could" that are open because of it; what "you could" do is not."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A sentence that leaves something open, and the word with which it does."""

    sentence: Sentence
    word: str


class Comparison:
    """What the sentences of a piece have in common with those above it."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._stems = piece.once(stems_by_sentence)

    def left_open(self, upper: int) -> Iterator[Opened]:
        """The sentence that says nearly the same as the upper one (its index) and leaves it open,
        where no other says it flatly."""
        best: tuple[float, Opened] | None = None
        flat = 0.0
        for index, alike in self._alike(upper):
            shared = self._stems[upper] & self._stems[index]
            if alike < _ALIKE * _FLAT_ALIKE or len(shared) < _FEWEST_SHARED:
                continue
            opened = self._opened_at(self._piece.sentences[index], shared)
            if opened is None:
                flat = max(flat, alike)
            elif best is None and alike >= _ALIKE:
                best = alike, opened
        if best and flat < best[0] * _FLAT_ALIKE:
            yield best[1]

    def in_body(self, stems: Sequence[str], words: str) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """The sentences of the body in which these words stand, and where; `stems` are theirs."""
        exactly = re.compile(rf"(?<![\w.,]){re.escape(words)}(?![\w%])", re.I)
        for index in self._with_stem.get(stems[0], [])[:_MOST_COMPARED] if stems else ():
            sentence = self._piece.sentences[index]
            if sentence.zone is Zone.BODY and (match := exactly.search(sentence.text)):
                yield sentence, match

    def _alike(self, upper: int) -> list[tuple[int, float]]:
        stems, zone = self._stems[upper], self._piece.sentences[upper].zone
        total = sum(self._weight(stem) for stem in stems)
        likeness: dict[int, float] = defaultdict(float)
        for stem in stems:
            for index in self._with_stem[stem][:_MOST_COMPARED]:
                if self._is_below(index, zone):
                    likeness[index] += self._weight(stem) / total
        return sorted(likeness.items(), key=lambda item: -item[1])

    @cached_property
    def _with_stem(self) -> dict[str, list[int]]:
        """Indexes of the sentences in which each stem stands; headings state nothing."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, stems in enumerate(self._stems):
            sentence = self._piece.sentences[index]
            heading = self._piece.blocks[sentence.block].kind is Kind.HEADING
            if heading and sentence.zone is not Zone.HEADLINE:
                continue
            for stem in stems:
                found[stem].append(index)
        return found

    def _is_below(self, index: int, zone: Zone) -> bool:
        below = self._piece.sentences[index].zone
        return below is Zone.BODY or (below is Zone.STANDFIRST and zone is Zone.HEADLINE)

    def _weight(self, stem: str) -> float:
        often = len(self._with_stem[stem])
        return (2.0 if stem[0].isdigit() else 1.0) / math.pow(1 + often, 0.3)

    def _opened_at(self, sentence: Sentence, shared: frozenset[str]) -> Opened | None:
        if strong := _STRONG.search(sentence.text):
            return Opened(sentence, folded(strong[0]))
        for weak in _WEAK.finditer(sentence.text):
            reach = sentence.text[weak.end() : weak.end() + _WEAK_REACH]
            if len(shared.intersection(content_of(reach))) >= _FEWEST_SHARED - 1:
                return Opened(sentence, weak[0])
        return None
