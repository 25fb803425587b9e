"""How each kind of block is set: face, size, line, space, colour.

Pixels at scale 1. Sizes and lines are those of the desk's type scale; the compact ones are for
windows below 1200 px.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtGui import QFont

from editorial.domain.article import Block, Kind, Zone
from editorial.ui import fonts
from editorial.ui.palette import Theme

GUTTER = 48
"""Left of the text, for the signs of marks: two of 12 px, and a ring round the outer one."""
EDGE = 20
HEAD = 36
FOOT = 120
INDENT = 26
COLUMN, COMPACT_COLUMN = 600, 484


class Face(StrEnum):
    READING = "reading"
    INTERFACE = "interface"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Type:
    px: float
    line: float
    top: float = 0
    bottom: float = 16
    face: Face = Face.READING
    weight: int = fonts.REGULAR
    color: str = "text"
    tracking: float = 0
    left: float = 0


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how a draft is set. `column`: pixels of a line."""

    theme: Theme
    column: int = COLUMN
    scale: float = 1.0
    compact: bool = False
    show_furniture: bool = False
    typeface: str = ""
    """The reading typeface that is in force, so that another one is another look."""
    tags: bool = True
    """Whether a zone that changes how its words are to be read is named on the page."""
    full_ink: bool = False
    """Whether all words are set in the darkest ink, links too."""

    def shows(self, block: Block) -> bool:
        return self.show_furniture or block.zone is not Zone.FURNITURE


_BODY = Type(18, 29)
_SMALL = Type(12, 18, 0, 20, Face.INTERFACE, color="text3")

_ZONES = {
    Zone.SECTION: Type(12, 18, 0, 8, Face.INTERFACE, fonts.SEMIBOLD, color="accent", tracking=0.3),
    Zone.HEADLINE: Type(33, 41, 0, 14, weight=fonts.BOLD, tracking=-0.2),
    Zone.STANDFIRST: Type(20, 30, 0, 14, color="text2"),
    Zone.BYLINE: _SMALL,
    Zone.CAPTION: replace(_SMALL, bottom=24),
    Zone.FURNITURE: replace(_SMALL, bottom=8),
}
_KINDS = {
    Kind.HEADING: Type(22, 30, 20, 8, weight=fonts.BOLD),
    Kind.PARAGRAPH: _BODY,
    Kind.ITEM: replace(_BODY, bottom=8),
    Kind.ROW: Type(16, 26, 5, 6),
    Kind.IMAGE: replace(_SMALL, top=8, left=24),
    Kind.CAPTION: replace(_SMALL, bottom=24),
    Kind.NOTE: Type(15, 24, 0, 8, color="text2", left=INDENT),
    Kind.CODE: Type(14, 22, 24, 28, Face.CODE, left=14),
    Kind.TERM: replace(_BODY, bottom=2, weight=fonts.BOLD),
    Kind.DEFINITION: replace(_BODY, left=INDENT),
    Kind.RULE: Type(18, 29),
}
_COMPACT = {18: (16, 26), 33: (28, 36), 20: (18, 27), 22: (20, 28), 16: (15, 24)}


def type_of(block: Block, look: Look) -> Type:
    """The type of one block, in pixels at the look's scale."""
    plain = _ZONES.get(block.zone) or _KINDS[block.kind]
    if block.kind is Kind.IMAGE:
        # The sign of a picture stands before its words, in whatever zone.
        plain = replace(plain, left=_KINDS[Kind.IMAGE].left)
    if block.kind is Kind.HEADING and block.zone not in _ZONES and block.level > 2:
        plain = replace(plain, px=18, line=28, top=14, bottom=6)
    if block.kind is Kind.ROW and block.ordinal == 1:
        plain = replace(plain, top=20)
    if block.zone is Zone.REFERENCES and plain.px == _BODY.px and block.kind is not Kind.HEADING:
        plain = replace(plain, px=16, line=25, color="text2")
    if look.full_ink:
        plain = replace(plain, color="text")
    if look.compact and plain.face is Face.READING:
        px, line = _COMPACT.get(int(plain.px), (plain.px, plain.line))
        plain = replace(plain, px=px, line=line)
    depth = block.quoted * 22 + plain.left
    if block.kind is Kind.ITEM:
        depth += INDENT * max(1, block.level)
    elif block.kind is Kind.PARAGRAPH:
        depth += INDENT * block.level
    return _scaled(replace(plain, left=depth), look.scale)


def _scaled(plain: Type, scale: float) -> Type:
    return replace(
        plain,
        px=round(plain.px * scale),
        line=round(plain.line * scale),
        top=round(plain.top * scale),
        bottom=round(plain.bottom * scale),
        left=round(plain.left * scale),
    )


def font_of(kind: Type) -> QFont:
    """The font at the size given: the reader's scale is in it already."""
    match kind.face:
        case Face.READING:
            font = fonts.reading(kind.px, kind.weight)
        case Face.CODE:
            font = fonts.code(kind.px)
        case Face.INTERFACE:
            font = fonts.interface(kind.px / fonts.interface_scale(), kind.weight)
    if kind.tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kind.tracking)
    return font
