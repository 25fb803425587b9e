"""Words in quotation marks that earlier in the piece are only paraphrase."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from editorial.analysis.attribution import attributions_in
from editorial.analysis.checks.making import finding
from editorial.analysis.checks.speech import is_speech, opening_of, quoted_openings
from editorial.analysis.names import names_in
from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.quotations import Quotation
from editorial.analysis.wording import content_of, stems_by_sentence, words_of
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import folded, shortened

RULE = Rule(
    key="quoted-paraphrase",
    title="Quoted here, paraphrased there",
    severity=Severity.WARNING,
    explanation="Looks for words in quotation marks which the piece, earlier and in another"
    " paragraph, reports of the same speaker without any. It may be wrong where both were said.",
)

_FEWEST_WORDS = 5
_FEWEST_SHARED = 4
_ALIKE = 0.75
_MOST_COMPARED = 40
"""Sentences of one telling word that are compared; in a long piece such a word tells nothing."""
_LONGEST = 4_000
"""Code points from which on a sentence is none."""
_SHOWN = 3


def check(piece: Piece) -> Iterator[Finding]:
    candidates = [each for each in piece.quotations if _is_candidate(piece, each)]
    if not candidates:
        return
    reports = _Reports(piece)
    quoted = piece.once(quoted_openings)
    for quotation in candidates:
        told = [] if quoted[opening_of(quotation.text)] > 1 else reports.of(quotation)
        if told:
            message = (
                f"“{shortened(folded(quotation.text).rstrip(',.'), 90)}” stands here in quotation"
                " marks; earlier the piece reports it in its own words."
            )
            spans = (quotation.span, *(sentence.span for sentence in told[:_SHOWN]))
            yield finding(RULE, message, spans, (quotation.text,))


def _is_candidate(piece: Piece, quotation: Quotation) -> bool:
    """Whether it is worked into a sentence of the piece: its argument that “the same…”."""
    if len(words_of(quotation.text)) < _FEWEST_WORDS or not quotation.text.strip()[0].islower():
        return False
    before = piece.text[max(0, quotation.span.start - 6) : quotation.span.start]
    return before.endswith("that ") and is_speech(piece, quotation)


class _Reports:
    """The sentences of a piece that report what somebody says, without quotation marks."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece
        self._stems = piece.once(stems_by_sentence)
        self._names = piece.once(names_in)
        self._name_starts = [name.span.start for name in self._names]
        said = [each for each in piece.once(attributions_in) if each.speaker]
        self._said_starts = [each.span.start for each in said]
        self._with_stem: dict[str, list[int]] = defaultdict(list)
        for index, stems in enumerate(self._stems):
            if self._may_report(piece.sentences[index]):
                for stem in stems:
                    self._with_stem[stem].append(index)

    def of(self, quotation: Quotation) -> list[Sentence]:
        """The earlier sentences in which the same speaker is reported with the same words."""
        here = self._piece.sentence_at(quotation.span.start)
        if here is None or len(here.text) > _LONGEST:
            return []
        speakers = self._named(here) - set(words_of(quotation.text))
        stems = set(content_of(quotation.text))
        shared: dict[int, int] = defaultdict(int)
        for stem in stems:
            for index in self._with_stem.get(stem, ())[:_MOST_COMPARED]:
                shared[index] += 1
        return [
            sentence
            for index, count in sorted(shared.items())
            if count >= max(_FEWEST_SHARED, _ALIKE * len(stems))
            and (sentence := self._piece.sentences[index]).block < here.block
            and speakers & self._named(sentence)
        ]

    def _may_report(self, sentence: Sentence) -> bool:
        if sentence.zone not in (Zone.BODY, Zone.STANDFIRST):
            return False
        if self._piece.blocks[sentence.block].kind is Kind.HEADING or "“" in sentence.text:
            return False
        at = bisect_left(self._said_starts, sentence.span.start)
        return at < len(self._said_starts) and self._said_starts[at] < sentence.span.end

    def _named(self, sentence: Sentence) -> set[str]:
        first = bisect_left(self._name_starts, sentence.span.start)
        last = bisect_left(self._name_starts, sentence.span.end, first)
        return {word for name in self._names[first:last] for word in words_of(name.text)}
