"""Dates that stand in the wrong order."""

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.analysis.checks.making import finding
from editorial.analysis.moments import Moment, moments_by_sentence
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Kind
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="date-order",
    title="Order of dates",
    severity=Severity.ERROR,
    explanation="Compares two dates of which one has to be the later: a birth and a death, a"
    " beginning and an end, a question and its answer. It may be wrong where they belong to"
    " different things.",
)

_RANGE = re.compile(r" ?(?:to|until|till|–|—) ?(?:the )?\Z")
_SPAN_AND = re.compile(r" and \Z")
_FROM = re.compile(r"\b(?:from|between) (?:the )?\Z", re.I)
_BACK = re.compile(
    r"\b(?:back|backwards?|fell|falls?|dropped|declined|reduced|down|cut|shrank|lowered"
    r"|BCE?|B\.C\.)\b"
)
_BEGUN = re.compile(
    r"\b(?P<verb>born|founded|established|set up|launched|begun|began|started|opened|built|elected"
    r"|appointed|married|introduced|signed|planted)\b[^.;:]{0,40}\Z"
)
_ENDED = re.compile(
    r"(?:,? and|, but|,) (?:(?:it|he|she|they|was|were|has|had|been|finally|then|who"
    r"|which) ){0,3}(?P<verb>died|closed|ended|finished|completed|dissolved|abolished|demolished"
    r"|shut(?: down)?|expired|resigned|retired|left|divorced|repealed|cancelled|buried|sunk"
    r"|scrapped|reopened)(?: [\w’-]+){0,5}? (?:in|on|of|by)? ?(?:the )?\Z"
)
_HALF_A_YEAR = 6
_LIFE = re.compile(r" ?[–-] ?\Z")
_ASKED = re.compile(
    r"\b(?P<verb>asked|wrote|applied|requested|inquired|enquired|demanded|petitioned|complained)\b"
)
_ANSWERED = re.compile(
    r"\b(?P<verb>answer|reply|response)(?: to (?:that|this|the|its|his|her|their"
    r"|it)\b[^.;,“”]{0,30})?,? (?:was )?(?:dated|sent on|of|came on)(?: the)? \Z"
)


def check(piece: Piece) -> Iterator[Finding]:
    last: tuple[Sentence, Moment] | None = None
    for sentence, moments in moments_by_sentence(piece):
        if piece.blocks[sentence.block].kind is Kind.ROW:
            continue
        for first, second in pairwise(moments):
            if _is_earlier(second, first) and (
                told := _in_sentence(piece, sentence, first, second)
            ):
                yield _finding(told, first, second)
        asked = last if last and last[0].block == sentence.block else None
        for moment in moments:
            if asked and _is_earlier(moment, asked[1]) and _answers(piece, sentence, moment):
                told = f"The answer is dated {moment.text}, before the question of {asked[1].text}."
                yield _finding(told, asked[1], moment)
        if len(moments) == 1 and moments[0].day and _ASKED.search(sentence.text):
            last = (sentence, moments[0])


def _finding(told: str, first: Moment, second: Moment) -> Finding:
    return finding(RULE, told, [first.span, second.span], [first.text, second.text])


def _is_earlier(one: Moment, other: Moment) -> bool:
    """Whether `one` lies before `other` for certain, as far as both are printed."""
    if one.year and other.year and one.year != other.year:
        return one.year < other.year
    if bool(one.year) != bool(other.year) or not one.month or not other.month:
        return False
    if one.month != other.month:
        # Without years, January after December is a year later.
        return one.month < other.month and (
            bool(one.year) or other.month - one.month <= _HALF_A_YEAR
        )
    return bool(one.day and other.day and one.day < other.day)


def _in_sentence(piece: Piece, sentence: Sentence, first: Moment, second: Moment) -> str | None:
    between = piece.text[first.span.end : second.span.start]
    before = piece.text[sentence.span.start : first.span.start]
    if not (first.year and second.year):
        return None
    if _is_range(before, between) and not _BACK.search(sentence.text):
        return f"{second.text} lies before {first.text}."
    begun, ended = _BEGUN.search(before[-80:]), _ENDED.fullmatch(between)
    if begun and ended:
        one, other = begun["verb"], ended["verb"]
        return f"“{one}” in {first.text}, “{other}” in {second.text}: the second is the earlier."
    return None


def _is_range(before: str, between: str) -> bool:
    """Whether the two stand as "from … to …", "between … and …" or "(1962–1926)"."""
    if _FROM.search(before[-14:]):
        return bool(_RANGE.fullmatch(between) or _SPAN_AND.fullmatch(between))
    return before[-1:] == "(" and bool(_LIFE.fullmatch(between))


def _answers(piece: Piece, sentence: Sentence, moment: Moment) -> bool:
    lead = piece.text[max(sentence.span.start, moment.span.start - 90) : moment.span.start]
    return bool(moment.day and _ANSWERED.search(lead))
