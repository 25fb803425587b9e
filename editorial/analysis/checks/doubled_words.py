"""A word that stands twice in a row."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.language import is_english
from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Style
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="doubled-word",
    title="Doubled word",
    severity=Severity.WARNING,
    explanation="Finds the same word twice in a row, except where English doubles it (“had had”,"
    " “that that”, “very very”).",
)

_TWICE = re.compile(r"(?<![\w’'./-])([A-Za-z][a-z]*+)[ \u00a0\u2028]+(?=(\w++)(?![’'/-]\w))")
_WORDS = re.compile(r"\w++")
_MAY_BE_DOUBLED = frozenset(
    "had that very so no yes many much more really far long bye hello well there again in on her do"
    " is was out up down over too never ever please now ha ho oh ah blah knock tut hear who you it"
    " what go round by big little old new old same different pretty quite super all just such back"
    " one two three click chop boo ding night day side step face hand door end head word heart word"
    " bit week year time page line row house some".split()
)
_SURE = frozenset(
    "the a an of to and for with at from as be are were has have will would can could should may"
    " not or but if then than this these those which when while their its his our your my we they"
    " he she i into about after before during because through between both each other only also"
    " been being".split()
)
_NO_PROSE = frozenset({Style.CODE, Style.REFERENCE})


def check(piece: Piece) -> Iterator[Finding]:
    if not is_english(piece):
        return
    for sentence in piece.sentences:
        for match in _TWICE.finditer(sentence.text):
            first, second = match[1], match[2]
            if first.casefold() != second.casefold() or not _is_slip(first, second):
                continue
            if _is_threefold(sentence.text, match):
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end(2))
            if not _is_set_apart(piece, sentence.block, span):
                around = piece.text[max(0, span.start - 30) : span.end + 30]
                yield finding(RULE, f"“{first}” stands twice in a row.", [span], [around])


def _is_slip(first: str, second: str) -> bool:
    """Names ("Duran Duran") and words that English doubles are none."""
    word = first.casefold()
    if word in _SURE:
        return not second[0].isupper()
    return first.islower() and second.islower() and len(word) >= 3 and word not in _MAY_BE_DOUBLED


def _is_threefold(text: str, match: re.Match[str]) -> bool:
    """Three times in a row is on purpose."""
    reach = len(match[1]) + 2
    around: list[str] = _WORDS.findall(text, max(0, match.start() - reach), match.end(2) + reach)
    return sum(word.casefold() == match[1].casefold() for word in around) > 2


def _is_set_apart(piece: Piece, block: int, span: Span) -> bool:
    """Whether one of the two is code: "the `the` element"."""
    start = piece.starts[block]
    return any(
        run.style in _NO_PROSE and run.start < span.end - start and span.start - start < run.end
        for run in piece.blocks[block].runs
    )
