"""Somebody who speaks, and of whom the piece says nothing but a surname."""

import re
from collections.abc import Iterator, Sequence

from editorial.analysis.checks.making import finding
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="speaker-not-introduced",
    title="Speaker never introduced",
    severity=Severity.WARNING,
    explanation="Looks for somebody who is quoted by one name alone, with no first name, title or"
    " description anywhere in the piece. It may be wrong where everybody knows the name.",
)

_QUOTED_BEFORE = re.compile(r"[”\"’»],? (?:said|says|added|adds|recalled|recalls) \Z")
_DESCRIBED = re.compile(
    r"(?:,? (?:who|whose|an?|the|aged|now|then|formerly|of|from|at|in)\b|,? \(|, \d)"
)
_TITLED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady)\.?"
    r"|\b[a-z]{4,}(?:er|or|ist|ian|man|ant|ent)) \Z"
)
_REACH = 24


def check(piece: Piece) -> Iterator[Finding]:
    names = piece.once(names_in)
    introduced: frozenset[str] | None = None
    for name in names:
        if name.kind not in (NameKind.PERSON, NameKind.THING) or " " in name.text:
            continue
        speaks = _QUOTED_BEFORE.search(
            piece.text, max(0, name.span.start - _REACH), name.span.start
        )
        if not speaks:
            continue
        introduced = introduced if introduced is not None else _introduced(piece, names)
        if name.text not in introduced:
            message = f"{name.text} is quoted, and nothing in the piece says who that is."
            yield finding(RULE, message, (Span(speaks.start() + 2, name.span.end),), (name.text,))


def _introduced(piece: Piece, names: Sequence[Name]) -> frozenset[str]:
    """Surnames of which the piece says more somewhere: a first name, a title, a post."""
    return frozenset(
        word
        for name in names
        if " " in name.text or name.title or _is_described(piece, name)
        for word in name.text.split()
    )


def _is_described(piece: Piece, name: Name) -> bool:
    before = piece.text[max(0, name.span.start - _REACH) : name.span.start]
    return bool(_TITLED.search(before) or _DESCRIBED.match(piece.text, name.span.end))
