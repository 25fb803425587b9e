"""The careful reader at work: suggestions and findings of one draft. Nothing is stored."""

from collections.abc import Sequence
from datetime import date

from editorial.analysis.checks import findings_in
from editorial.analysis.piece import Piece
from editorial.analysis.suggestions import suggestions_in
from editorial.domain.article import Block
from editorial.domain.careful import CarefulReading
from editorial.domain.reading import Reading


def read_carefully(reading: Reading) -> CarefulReading:
    """What the careful reader makes of a file or a paste, as it was recognised."""
    return read_blocks(reading.blocks, reading.published_on)


def read_blocks(blocks: Sequence[Block], published_on: date | None = None) -> CarefulReading:
    """What the careful reader makes of a draft. Takes some seconds for 100,000 words."""
    piece = Piece(blocks, published_on)
    return CarefulReading(suggestions_in(piece), findings_in(piece))
