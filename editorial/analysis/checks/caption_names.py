"""A caption that names somebody whom the text never mentions."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="caption-names",
    title="Named in a caption only",
    severity=Severity.HINT,
    explanation="Looks in the text for the people whom a caption names; who took the picture is"
    " left out. It may be wrong where a picture shows more people than the piece is about.",
)

_ELSEWHERE = frozenset({Zone.CAPTION, Zone.FURNITURE})
_CREDIT = re.compile(
    r"\b(?:photo\w*|image|picture|illustration|graphic|credits?|courtesy|source|by|foto|bild|art)\b"
    r"[^.]{0,40}\Z|[/|©(]\s?\Z",
    re.I,
)
_FULL_NAME = re.compile(r"[A-Z][a-zà-ÿ]+ (?:[A-Z]\. )?[A-Z][a-zà-ÿ]+")
_LEADS = re.compile(r"(?:\n|\A|: |(?:left|right|centre|center),? )\Z", re.I)
_DOES = re.compile(
    r",? (?:at|with|and|in|on|looks|speaks|stands|walks|works|holds|[a-z]+s (?:the|a|his|her))\b"
)
_AGENCY = re.compile(r"\s?(?:/|\||via\b|\))")


def check(piece: Piece) -> Iterator[Finding]:
    told: set[str] | None = None
    names = piece.once(names_in)
    for index, name in enumerate(names):
        block = piece.block_at(name.span.start)
        if block.zone is not Zone.CAPTION or block.kind is Kind.IMAGE or " " not in name.text:
            continue
        if not _is_person(piece, names, index) or _is_credited(piece, name):
            continue
        told = told if told is not None else _words_told(piece)
        if name.text.split()[-1] not in told:
            message = f"The caption names {name.text}, whom the text never mentions."
            yield finding(RULE, message, (name.span,), (name.text,))


def _words_told(piece: Piece) -> set[str]:
    return {
        word
        for block in piece.blocks
        if block.zone not in _ELSEWHERE
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", block.text)
    }


def _is_person(piece: Piece, names: tuple[Name, ...], index: int) -> bool:
    """Whether it is somebody's name: known as one, or of that form where a caption puts people."""
    name = names[index]
    if name.kind is not NameKind.THING:
        return name.kind is NameKind.PERSON
    before = names[index - 1] if index else name
    if before.kind is NameKind.PERSON and piece.text[before.span.end : name.span.start] == " and ":
        return True
    line = piece.block_at(name.span.start).text
    capitals = sum(word[0].isupper() for word in line.split())
    if not _FULL_NAME.fullmatch(name.text) or capitals > 0.5 * len(line.split()):
        return False
    start = name.span.start
    leads = _LEADS.search(piece.text, max(0, start - 30), start)
    return bool(leads and _DOES.match(piece.text, name.span.end))


def _is_credited(piece: Piece, name: Name) -> bool:
    """Whether the name is that of whoever took the picture."""
    before = piece.text[max(0, name.span.start - 60) : name.span.start].rsplit("\n", 1)[-1]
    return bool(_CREDIT.search(before) or _AGENCY.match(piece.text, name.span.end))
