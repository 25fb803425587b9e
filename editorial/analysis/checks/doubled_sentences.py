"""A sentence that stands twice in the piece."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import folded, shortened, word_count

RULE = Rule(
    key="doubled-sentence",
    title="Doubled sentence",
    severity=Severity.WARNING,
    explanation="Finds the same sentence twice in the paragraphs of the body. It may be wrong where"
    " a refrain comes back; a piece that repeats itself again and again is left alone.",
)

_FEWEST_WORDS = 9
_FEWEST_IN_A_ROW = 4
"""Words of a sentence that stands twice in a row: a shorter one is a figure of speech."""
_HOUSE_NOTE = re.compile(
    r"\b(?:this (?:is the|post|article|piece|story|blog|page)|in (?:a|this) series|subscribe"
    r"|newsletter|sign up|follow us|click|contact us|e-?mail us|read more|published)\b"
)
"""Words of a note that a house prints above and below a piece."""
_MOST = 3
"""Places in which a piece may repeat itself; one with more does so on purpose, as a form does."""
_LABEL = re.compile(r"[\w’' ]{2,24}: ")
_ZONES = frozenset({Zone.BODY, Zone.OPINION})


def check(piece: Piece) -> Iterator[Finding]:
    places = list(_places(piece))
    if len(places) <= _MOST:
        for before, after in places:
            yield _twice(before, after)


def _places(piece: Piece) -> Iterator[tuple[Sentence, Sentence]]:
    """The sentences that stand twice, the first one of each stretch."""
    first_place: dict[str, int] = {}
    told = (-2, -2)
    for at, sentence in enumerate(piece.sentences):
        block = piece.blocks[sentence.block]
        if block.kind is not Kind.PARAGRAPH or block.zone not in _ZONES or block.quoted:
            continue
        words = _plain(sentence)
        if not words:
            continue
        before = first_place.setdefault(words, at)
        if before == at or (at - before > 1 and word_count(words) < _FEWEST_WORDS):
            continue
        if (before, at) != (told[0] + 1, told[1] + 1):
            yield piece.sentences[before], sentence
        told = (before, at)


def _plain(sentence: Sentence) -> str:
    """The words that are compared; "" for a sentence that may stand twice."""
    text = folded(sentence.text).translate({ord("’"): "'", ord("“"): '"', ord("”"): '"'})
    if word_count(text) < _FEWEST_IN_A_ROW or text[-1] not in ".!…)":
        return ""
    if _LABEL.match(text) or "lorem ipsum" in text.casefold():
        return ""
    words = text.casefold().strip(" .!?…*_")
    return "" if _HOUSE_NOTE.search(words) else words


def _twice(before: Sentence, after: Sentence) -> Finding:
    message = f"This sentence stands twice: “{shortened(before.text, 80)}”."
    return finding(RULE, message, [before.span, after.span], [_plain(before)])
