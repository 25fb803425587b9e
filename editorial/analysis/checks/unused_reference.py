"""A reference that nothing in the text relies on."""

from collections.abc import Iterator

from editorial.analysis.checks.listed_references import references_of
from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import shortened

RULE = Rule(
    key="unused-reference",
    title="Listed, not relied on",
    severity=Severity.HINT,
    explanation="Looks in the text for the name, the title or the address of each reference. Only"
    " where the text names most of what is listed; it may be wrong where a source is meant that the"
    " text calls something else.",
)

_FEWEST = 2
_MOST_USED = 0.5
_MOST = 300
"""References from which on the list is a bibliography."""


def check(piece: Piece) -> Iterator[Finding]:
    references = piece.once(references_of)
    if not _FEWEST <= len(references.listed) <= _MOST:
        return
    unused = [
        each for each in references.listed if each.is_told_apart and not references.is_used(each)
    ]
    if len(unused) > (1 - _MOST_USED) * len(references.listed):
        return
    for listed in unused:
        message = f"Nothing in the text names this reference: “{shortened(listed.found.text, 90)}”."
        yield finding(RULE, message, (listed.found.span,), (listed.found.text,))
