"""What one check says of a small piece."""

from datetime import date

from editorial.analysis.checks import Check
from editorial.analysis.piece import Piece
from tests.analysis.pieces import piece_of


def said(
    check: Check, *paragraphs: str, published_on: date | None = None, **heads: str
) -> list[str]:
    """The messages of a check on these paragraphs."""
    return said_of(check, piece_of(*paragraphs, published_on=published_on, **heads))


def said_of(check: Check, piece: Piece) -> list[str]:
    return [finding.message for finding in check.check(piece)]
