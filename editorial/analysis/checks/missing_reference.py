"""What the text relies on and the references do not list."""

from collections.abc import Iterator

from editorial.analysis.checks.listed_references import references_of
from editorial.analysis.checks.making import finding
from editorial.analysis.outlets import outlets_in, papers_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="missing-reference",
    title="Relied on, not in the references",
    severity=Severity.WARNING,
    explanation="Looks in the references for each outlet, document, post or study from which the"
    " text has something. Only where the piece lists references at all; what a link or a note on"
    " the spot gives is not asked for again.",
)

_SHOWN = 3
"""Places shown of one outlet."""


def check(piece: Piece) -> Iterator[Finding]:
    references = piece.once(references_of)
    if not references.listed:
        return
    listed = references.listed[0].found.span
    for key, (name, spans) in _relied_on(piece).items():
        if not references.names(key) and not all(map(references.is_marked, spans)):
            message = f"The text relies on {name}, which the references do not list."
            yield finding(RULE, message, (*spans[:_SHOWN], listed), (name,))


def _relied_on(piece: Piece) -> dict[str, tuple[str, list[Span]]]:
    """What the text has something from: how it is called, and where, by the name to look for."""
    found: dict[str, tuple[str, list[Span]]] = {}
    for outlet in piece.once(outlets_in):
        if outlet.relied_on:
            before = piece.text[max(0, outlet.span.start - 4) : outlet.span.start]
            the = "the " if before.casefold() == "the " else ""
            found.setdefault(outlet.key, (f"{the}{outlet.text}", []))[1].append(outlet.span)
    papers = sorted(piece.once(papers_in), key=lambda paper: -len(paper.what))
    for paper in papers:
        called = f"{paper.owner}’s {paper.what.casefold()}"
        found.setdefault(paper.owner, (called, []))[1].append(paper.span)
    return found
