"""Sources in the plural who turn out to be one."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, folded

RULE = Rule(
    key="plural-source",
    title="One source in the plural",
    severity=Severity.WARNING,
    explanation="Looks for unnamed sources in the plural where the text goes on with “the source”."
    " It may be wrong where it is clear which of several is meant.",
)

_SEVERAL = re.compile(
    r"\b(?:(?:sources|people|insiders|officials|persons) (?:close to|familiar with|with"
    r" (?:direct )?knowledge of|briefed on)[^,.;:“”]{0,40}"
    r"|(?:according to|told by) (?:\w+ )?(?:sources|insiders)(?! close| familiar)"
    r"|sources (?:say|said|told|claim))\b",
    re.I,
)
_ONE = re.compile(
    r"\b(?:said|says|added|adds|told|according to) the (?:source|insider|person|official)\b"
    r"|\bthe (?:source|insider),? (?:who|said|says|added|adds|told|claimed|declined|asked)\b",
    re.I,
)
_INTRODUCED = re.compile(
    r"\b(?:an?|one|another|a second|a third) (?:\w+ )?(?:source|insider|person|official)\b"
    r"|\bone of the (?:sources|insiders|people|officials)\b",
    re.I,
)
_BEFORE = 6
"""Sentences before "the source" in which it may have been said who that is."""


def check(piece: Piece) -> Iterator[Finding]:
    several: tuple[Sentence, Span, int] | None = None
    introduced = -_BEFORE - 1
    for index, sentence in enumerate(piece.sentences):
        if sentence.zone is not Zone.BODY:
            continue
        if _INTRODUCED.search(sentence.text):
            introduced = index
        one = _ONE.search(sentence.text)
        if one and several and index - several[2] <= _BEFORE and index - introduced > _BEFORE:
            spans = (several[1], _placed(sentence, one))
            said = piece.words_at(spans[0]), piece.words_at(spans[1])
            message = (
                f"First there are several (“{folded(said[0])}”), then one (“{folded(said[1])}”)."
            )
            yield finding(RULE, message, spans, (several[0].text, sentence.text))
            several = None
        elif found := _SEVERAL.search(sentence.text):
            several = sentence, _placed(sentence, found), index


def _placed(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(sentence.span.start + match.start(), sentence.span.start + match.end())
