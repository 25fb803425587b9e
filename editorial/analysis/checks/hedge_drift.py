"""A headline, standfirst or caption that states what the piece elsewhere leaves open."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice

from editorial.analysis.checks.hedge_comparison import Comparison, Opened
from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.wording import content_of
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import shortened

RULE = Rule(
    key="hedge-drift",
    title="Stated above, left open below",
    severity=Severity.WARNING,
    explanation="Compares headline, standfirst and captions with the sentences that say most nearly"
    " the same: whether they are flat above where the piece elsewhere says “reportedly” or “may”.",
)

_ABOVE = {Zone.HEADLINE: "headline", Zone.STANDFIRST: "standfirst", Zone.CAPTION: "caption"}
_NOT_FLAT = re.compile(
    r"\b(?:may|might|could|would|should|likely|possibly|perhaps|probably|potentially|reportedly"
    r"|allegedly|alleged|apparently|seems?|seemed|appears?|appeared|suspected|reports?|claims?"
    r"|claimed|says?|said|suggests?|according to|accused|accuses|alleges|if|whether|unclear"
    r"|possible that)\b|\?",
    re.I,
)
_STRONG = re.compile(
    r"\b(?:reportedly|allegedly|alleged|purportedly|supposedly|unconfirmed|rumou?red)\b", re.I
)
_AMOUNT = re.compile(
    r"(?:[£$€¥] ?)?\d++(?:[.,]\d++)*+"
    r"(?:%|[ \u00a0-]?(?:million|billion|trillion|percent|per cent|bn|m)\b)?",
    re.I,
)
_NEAR = 60
"""Code points on each side of an amount in which what leaves it open would stand."""
_LEAVES_OPEN = re.compile(
    r"\b(?:may|might|could|reportedly|allegedly|possibly|if its|if the)\b", re.I
)
_MUST = re.compile(r"\b(?:must|will|has to|have to|is to|are to)\b|\b(?:is|are) \w+ing\b", re.I)
_UNDECIDED = re.compile(
    r"\b(?:it is|it’s|it was|it remains) (?:not (?:yet )?(?:certain|clear|decided|known|settled)"
    r"|uncertain|unclear|undecided|unknown|open)(?: yet)? (?:that|whether|if) ([^,.;:]{3,80})",
    re.I,
)
_PROVED = re.compile(r"\b(pro(?:ve[sdn]?|of\b)|confirm|establish(?:es|ed))", re.I)
_SUGGESTS = re.compile(r"\b(?:suggest(?:s|ed)?|indicate[sd]?|hint(?:s|ed)? at)\b", re.I)
_MOST = 40
"""Reserves, and amounts in a sentence, that are compared: no piece has so many in earnest."""
_FINDINGS = re.compile(
    r"\b(?:tests?|study|studies|data|results?|findings?|analys[ei]s|research|markers|survey|evidence"
    r"|samples?|trials?|models?|report|figures)\b",
    re.I,
)


def check(piece: Piece) -> Iterator[Finding]:
    comparison = Comparison(piece)
    below = _Below(piece)
    for index, sentence in enumerate(piece.sentences):
        if sentence.zone not in _ABOVE or piece.blocks[sentence.block].kind is Kind.IMAGE:
            continue
        found = next(
            chain(
                _same_in_standfirst(below, sentence),
                comparison.left_open(index) if _is_flat(sentence) else (),
                _amount_left_open(comparison, sentence),
                _undecided(below, sentence),
                _only_suggested(below, sentence),
            ),
            None,
        )
        if found:
            yield _told(sentence, found)


class _Below:
    """The sentences of a piece with which those above them may be at odds, read once."""

    def __init__(self, piece: Piece) -> None:
        self._piece = piece

    @cached_property
    def hedged_standfirst(self) -> list[tuple[Sentence, str]]:
        """What the standfirst says "reportedly" of, with the word that says so."""
        return [
            (sentence, hedge[0])
            for sentence in self._piece.sentences
            if sentence.zone is Zone.STANDFIRST and (hedge := _STRONG.search(sentence.text))
        ][:_MOST]

    @cached_property
    def undecided(self) -> list[tuple[Sentence, str, frozenset[str]]]:
        """What the body says is not certain: the words, and the stems of what is not."""
        return [
            (sentence, shortened(found[0]), frozenset(content_of(found[1])))
            for sentence in self._piece.sentences
            if sentence.zone is Zone.BODY and (found := _UNDECIDED.search(sentence.text))
        ][:_MOST]

    @cached_property
    def proved(self) -> frozenset[str]:
        """How the body says that something is proved."""
        return frozenset(
            _word(found[0])
            for sentence in self._piece.sentences
            if sentence.zone is Zone.BODY and (found := _PROVED.search(sentence.text))
        )

    @cached_property
    def suggested(self) -> tuple[Sentence, str] | None:
        """The first sentence of the body in which tests or figures suggest something."""
        for sentence in self._piece.sentences:
            found = _SUGGESTS.search(sentence.text) if sentence.zone is Zone.BODY else None
            if found and _FINDINGS.search(sentence.text):
                return sentence, found[0]
        return None


def _told(sentence: Sentence, found: Opened) -> Finding:
    message = (
        f"The {_ABOVE[sentence.zone]} says without reserve"
        f" “{shortened(sentence.text.rstrip('.'), 90)}”; elsewhere the piece has “{found.word}”."
    )
    spans = (sentence.span, found.sentence.span)
    return finding(RULE, message, spans, (sentence.text, found.sentence.text))


def _is_flat(sentence: Sentence) -> bool:
    return len(sentence.text.split()) >= 4 and not _NOT_FLAT.search(sentence.text)


def _same_in_standfirst(below: _Below, sentence: Sentence) -> Iterator[Opened]:
    """What the standfirst says "reportedly" of is what the headline says."""
    if sentence.zone is Zone.HEADLINE and _is_flat(sentence):
        stems = set(content_of(sentence.text))
        for hedged, word in below.hedged_standfirst:
            if stems.intersection(content_of(hedged.text)):
                yield Opened(hedged, word)


def _amount_left_open(comparison: Comparison, sentence: Sentence) -> Iterator[Opened]:
    """An amount that the body names, and each time with a reserve."""
    for amount in islice(_AMOUNT.finditer(sentence.text), _MOST):
        if not re.search(r"[£$€¥%a-z]", amount[0], re.I) or _open_near(sentence.text, amount):
            continue
        named = comparison.in_body(content_of(amount[0]), amount[0])
        opened = [(each, _open_near(each.text, at)) for each, at in named]
        if opened and all(word for _, word in opened):
            yield Opened(opened[0][0], opened[0][1])


def _open_near(text: str, amount: re.Match[str]) -> str:
    found = _LEAVES_OPEN.search(text, max(0, amount.start() - _NEAR), amount.end() + _NEAR)
    return found[0] if found else ""


def _undecided(below: _Below, sentence: Sentence) -> Iterator[Opened]:
    """What "will" be above, and of which the body says that it is not certain."""
    if sentence.zone is not Zone.CAPTION and _MUST.search(sentence.text):
        stems = set(content_of(sentence.text))
        for undecided, words, clause in below.undecided:
            if clause and len(clause & stems) * 2 >= len(clause):
                yield Opened(undecided, words)


def _only_suggested(below: _Below, sentence: Sentence) -> Iterator[Opened]:
    """Tests that "have proved" above what nothing below does more than suggest."""
    proved = _PROVED.search(sentence.text)
    if not proved or sentence.zone is Zone.CAPTION or not _FINDINGS.search(sentence.text):
        return
    if below.suggested and _word(proved[0]) not in below.proved:
        yield Opened(*below.suggested)


def _word(proved: str) -> str:
    """ "prove" and "proved" are one, "confirmed" is another."""
    return proved[:4].casefold()
