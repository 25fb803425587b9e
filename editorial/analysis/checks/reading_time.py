"""A reading time that does not fit the number of words."""

from collections.abc import Iterator

from editorial.analysis.bylines import imprint_of
from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Kind, Zone
from editorial.domain.coverage import CHECKABLE
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, word_count

RULE = Rule(
    key="reading-time",
    title="Reading time",
    severity=Severity.HINT,
    explanation="Compares the reading time at the head with the number of words. It speaks where"
    " nobody reads so fast, or so slowly; it may be wrong where the piece is mostly film or"
    " tables.",
)

_FASTEST = 400
_SLOWEST = 110
_USUAL = 240
"""Words a minute."""
_NO_PROSE = frozenset({Kind.IMAGE, Kind.CODE, Kind.RULE})


def check(piece: Piece) -> Iterator[Finding]:
    printed = _printed(piece)
    if printed is None:
        return
    span, minutes = printed
    words = sum(
        word_count(block.text)
        for block in piece.blocks
        if block.zone in CHECKABLE and block.kind not in _NO_PROSE
    )
    if _SLOWEST * (minutes - 1) <= words <= _FASTEST * minutes:
        return
    usual = max(1, round(words / _USUAL))
    yield finding(
        RULE,
        f"{words:,} words take about {usual} minute{'s' if usual > 1 else ''} to read,"
        f" not {minutes}.",
        [span],
        [piece.words_at(span)],
    )


def _printed(piece: Piece) -> tuple[Span, int] | None:
    """Where the head prints a reading time, and its minutes."""
    for block, start in zip(piece.blocks, piece.starts, strict=True):
        imprint = imprint_of(block.text) if block.zone is Zone.BYLINE else None
        if imprint and imprint.reading_minutes is not None:
            return Span(start, start + len(block.text)), imprint.reading_minutes
    return None
