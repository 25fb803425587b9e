"""The careful reader at work: suggestions and findings of one draft. Nothing is stored."""

from collections.abc import Callable, Sequence
from datetime import date

from editorial.analysis.checks import findings_in
from editorial.analysis.piece import Piece
from editorial.analysis.suggestions import suggestions_in
from editorial.domain.article import Block
from editorial.domain.careful import CarefulReading
from editorial.domain.finding import Finding
from editorial.domain.reading import Reading
from editorial.domain.suggestion import Suggestion


def read_carefully(reading: Reading) -> CarefulReading:
    """What the careful reader makes of a file or a paste, as it was recognised."""
    return read_blocks(reading.blocks, reading.published_on)


def suggestions_of(reading: Reading) -> tuple[Suggestion, ...]:
    """What a checker would mark in a file or a paste, best first, and nothing else."""
    return suggestions_in(Piece(reading.blocks, reading.published_on))


def findings_of(reading: Reading) -> tuple[Finding, ...]:
    """What the mechanical checks notice in a file or a paste, and nothing else."""
    return findings_in(Piece(reading.blocks, reading.published_on))


def read_blocks(
    blocks: Sequence[Block],
    published_on: date | None = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> CarefulReading:
    """What the careful reader makes of a draft. Takes some seconds for 100,000 words.

    `tell` hears how far it is, as parts of a whole; what it raises ends the reading.
    """
    piece = Piece(blocks, published_on)
    # The suggestions take about as long as all the checks together.
    tell(0, 2)
    suggestions = suggestions_in(piece)
    findings = findings_in(piece, tell=lambda done, total: tell(total + done, 2 * total))
    return CarefulReading(suggestions, findings)
