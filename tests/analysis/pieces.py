"""Small pieces for the tests of the careful reader."""

from datetime import date

from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind, Zone


def piece_of(
    *paragraphs: str,
    headline: str = "",
    standfirst: str = "",
    caption: str = "",
    opinion: str = "",
    published_on: date | None = None,
) -> Piece:
    """A piece with these paragraphs as its body."""
    blocks = [
        Block(Kind.HEADING, headline, Zone.HEADLINE, level=1),
        Block(Kind.PARAGRAPH, standfirst, Zone.STANDFIRST),
        Block(Kind.CAPTION, caption, Zone.CAPTION),
        *(Block(Kind.PARAGRAPH, text, Zone.BODY) for text in paragraphs),
        Block(Kind.PARAGRAPH, opinion, Zone.OPINION),
    ]
    return Piece([block for block in blocks if block.text], published_on)
