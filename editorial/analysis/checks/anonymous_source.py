"""Statements that rest on somebody who is not named."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, shortened

RULE = Rule(
    key="anonymous-source",
    title="Anonymous source",
    severity=Severity.HINT,
    explanation="Looks for sources who are kept unnamed (“a person familiar with”, “who asked not"
    " to be named”), so that the editor sees them together. It is no fault by itself.",
)

_UNNAMED = re.compile(
    r"\b(?:(?:an? )?(?:person|people|man|woman|officials?|employees?|executives?|sources?|aides?"
    r"|staffers?|insiders?|diplomats?|lawyers?) (?:familiar with|close to|briefed on"
    r"|with (?:direct )?knowledge of)|condition of anonymity"
    r"|(?:asked|wished|want(?:ed)?|requested|preferred) (?:not )?to (?:be|remain)"
    r" (?:named|identified|anonymous|unnamed)"
    r"|(?:according to|said|says) (?:an?|one|two|three|several|multiple|unnamed|anonymous)"
    r" (?:\w+ )?(?:sources?|insiders?)(?! (?:code|of|files?))|sources (?:say|said|told|claim))\b",
    re.I,
)
_CLAUSE = re.compile(r"[,.;:“”]")
_SHOWN = 6


def check(piece: Piece) -> Iterator[Finding]:
    unnamed = [
        (sentence, match)
        for sentence in piece.sentences
        if sentence.zone is Zone.BODY and (match := _UNNAMED.search(sentence.text))
    ]
    if unnamed:
        sentence, match = unnamed[0]
        clause = _CLAUSE.split(sentence.text[match.start() :], maxsplit=1)[0]
        first = shortened(clause, 80)
        also = f", and {len(unnamed) - 1} more" if len(unnamed) > 1 else ""
        message = f"The piece rests on sources whom it does not name: “{first}”{also}."
        spans = [
            Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            for sentence, match in unnamed[:_SHOWN]
        ]
        yield finding(RULE, message, spans, [sentence.text for sentence, _ in unnamed])
