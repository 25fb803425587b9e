"""The samples that come with the program, as the careful reader sees them."""

from functools import cache

from editorial.analysis.checks import findings_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding
from editorial.domain.text import folded
from editorial.resources import seed
from editorial.services.intake import read_file


@cache
def sample(name: str) -> tuple[Piece, tuple[Finding, ...]]:
    """A sample and what the checks find in it; read once, since each of several tests asks."""
    reading, _ = read_file(seed(name))
    piece = Piece(reading.blocks, reading.published_on)
    return piece, findings_in(piece)


def passages(piece: Piece, finding: Finding) -> str:
    """The words of a finding's passages, side by side."""
    return " | ".join(folded(piece.words_at(span)) for span in finding.spans)
