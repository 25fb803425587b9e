"""The same words in quotation marks, said by two people."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.checks.places import within
from editorial.analysis.checks.speech import is_speech
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.analysis.quotations import Quotation
from editorial.analysis.wording import words_of
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import folded, shortened

RULE = Rule(
    key="two-speakers",
    title="One quotation, two speakers",
    severity=Severity.WARNING,
    explanation="Compares who is named in the sentence where the same words are quoted twice. It"
    " may be wrong where one of them quotes the other.",
)

_FEWEST_WORDS = 5
_LONGEST = 4_000
"""Code points from which on a sentence is none, and tells nobody's words from another's."""
_FULL_NAME = re.compile(r"[A-Z][a-zà-ÿ]+ [A-Z][a-zà-ÿ]+")


def check(piece: Piece) -> Iterator[Finding]:
    first: dict[tuple[str, ...], tuple[Quotation, frozenset[str]]] = {}
    for quotation in piece.quotations:
        words = tuple(words_of(quotation.text))
        if len(words) < _FEWEST_WORDS or not is_speech(piece, quotation):
            continue
        named = _people(piece, quotation)
        if not named:
            continue
        before, people = first.setdefault(words, (quotation, named))
        if not people & named:
            told = shortened(folded(quotation.text).rstrip(",."), 90)
            who = f"{_last(people)} and to {_last(named)}"
            message = f"The same words are given to {who}: “{told}”."
            yield finding(RULE, message, (before.span, quotation.span), (quotation.text, who))


def _people(piece: Piece, quotation: Quotation) -> frozenset[str]:
    """Surnames of the people whom the sentence names outside the quotation, where it is one."""
    sentence = piece.sentence_at(quotation.span.start)
    if sentence is None or len(sentence.text) > _LONGEST:
        return frozenset()
    people = frozenset(
        name.text.split()[-1]
        for name in within(piece.once(names_in), sentence.span)
        if (name.kind is NameKind.PERSON or _may_be_person(name))
        and not quotation.span.start <= name.span.start < quotation.span.end
    )
    return people if len(people) == 1 else frozenset()


def _may_be_person(name: Name) -> bool:
    """Whether a name of which nothing is known has the form of a person's."""
    return name.kind is NameKind.THING and bool(_FULL_NAME.fullmatch(name.text))


def _last(people: frozenset[str]) -> str:
    return next(iter(people))
