"""What a page of a PDF is made of here: pieces of type in one font, and the lines they stand in.

Positions are points from the page's upper left corner as it is looked at, y going down.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import bidirectional

from editorial.domain.article import Style


class Height(StrEnum):
    """Where a piece stands against the line it belongs to."""

    LEVEL = "level"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that hangs on characters of a piece: a link's address, a comment's number.

    `start` and `end` count characters of the piece, end exclusive.
    """

    start: int
    end: int
    style: Style
    target: str


@dataclass(slots=True)
class Piece:
    """Characters that follow one another on one line in one font.

    `base` is the y of the base line, `size` that of the type in points. `order` is the place in
    the file's own order, `spaced` whether a space stood before it there. `edges` are where the
    characters begin, one more for where the last ends; they run to the left in Arabic and Hebrew.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    order: int = 0
    spaced: bool = False
    leftwards: bool = False
    height: Height = Height.LEVEL
    edges: list[float] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line of one column, its pieces from left to right. `size` is that of most of its type."""

    pieces: list[Piece]
    x0: float
    x1: float
    base: float
    size: float
    text: str
    page: int = 0

    @property
    def top(self) -> float:
        return self.base - 0.75 * self.size

    @property
    def foot(self) -> float:
        return self.base + 0.25 * self.size

    def is_bold(self) -> bool:
        return all(piece.bold for piece in self.pieces)

    def is_italic(self) -> bool:
        return all(piece.italic for piece in self.pieces)


@dataclass(slots=True)
class Picture:
    """The box of a picture on the page."""

    x0: float
    top: float
    x1: float
    foot: float


@dataclass(slots=True)
class Page:
    """One page: its pieces that read upright, and those set sideways, each in its own frame."""

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    sideways: list[list[Piece]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    mirrored: bool = False
    """Written from right to left, so x counts from the right edge."""
    unknown_fonts: int = 0
    """Stretches of text whose letters the file does not name."""


def ideographic(char: str) -> bool:
    """Chinese, Japanese and the like, which are written without spaces between words."""
    return (
        "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff00" <= char <= "\uffef"
    )


def runs_leftwards(char: str) -> bool:
    """A letter of Hebrew, Arabic and the like; their figures run to the right."""
    return bidirectional(char) in ("R", "AL")


def words_in(text: str) -> int:
    """How many words the text has; two signs of Chinese or Japanese count as one."""
    return len(text.split()) + sum(map(ideographic, text)) // 2
