"""What holds for the words of an RTF file at one place, group within group."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from editorial.domain.article import Block, Kind, Style, Zone

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop|rubrik) ?([1-9])")
_ROLES = {
    "title": Block(Kind.HEADING, "", Zone.HEADLINE, level=1),
    "titel": Block(Kind.HEADING, "", Zone.HEADLINE, level=1),
    "subtitle": Block(Kind.PARAGRAPH, "", Zone.STANDFIRST),
    "quote": Block(Kind.PARAGRAPH, "", quoted=1),
    "intense quote": Block(Kind.PARAGRAPH, "", quoted=1),
    "quotations": Block(Kind.PARAGRAPH, "", quoted=1),
    "caption": Block(Kind.CAPTION, ""),
    "illustration": Block(Kind.CAPTION, ""),
}
_DEEPEST_HEADING = 6
_MARKER = re.compile(r"\(?(\d{1,6})[.)]?\s*")
SWITCHES = {
    "b": Style.STRONG,
    "i": Style.EMPHASIS,
    "strike": Style.STRIKE,
    "striked": Style.STRIKE,
    "super": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}


@dataclass(slots=True)
class State:
    """Copied where a group opens, brought back where it closes. `closing` is what is done then."""

    skipped: bool = False
    styles: frozenset[Style] = frozenset()
    font: int | None = None
    after_unicode: int = 1
    hidden: bool = False
    revised: bool = False
    deleted: bool = False
    author: int = 0
    time: int = 0
    deletion_author: int = 0
    deletion_time: int = 0
    closing: Callable[[], None] | None = None

    def copy(self) -> Self:
        new = copy.copy(self)
        new.closing = None
        return new

    def plain(self) -> None:
        self.styles, self.hidden = frozenset(), False
        self.revised = self.deleted = False

    def no_script(self) -> None:
        self.styles -= {Style.SUPERSCRIPT, Style.SUBSCRIPT}

    def switch(self, style: Style, on: bool) -> None:
        self.styles = self.styles | {style} if on else self.styles - {style}


@dataclass(slots=True)
class Paragraph:
    """What is said of the paragraph in hand. `marker` is the number or bullet of an item."""

    style: int = 0
    outline: int | None = None
    in_table: bool = False
    depth: int = 0
    marker: str | None = None


@dataclass(slots=True)
class Roles:
    """What paragraphs become: the first title is the headline, for one."""

    _used: set[Zone] = field(default_factory=set)

    def block(self, paragraph: Paragraph, names: dict[int, str]) -> Block:
        """The block without its words; `names` are those of the paragraph styles."""
        name = names.get(paragraph.style, "").strip().lower()
        heading = _HEADING.fullmatch(name)
        level = int(heading[1]) if heading else 0
        if paragraph.outline is not None and paragraph.outline < 9:
            level = paragraph.outline + 1
        if level:
            return Block(Kind.HEADING, "", level=min(level, _DEEPEST_HEADING))
        if paragraph.marker is not None:
            number = _MARKER.fullmatch(paragraph.marker.strip())
            ordinal = int(number[1]) if number else None
            return Block(Kind.ITEM, "", level=min(paragraph.depth, 8) + 1, ordinal=ordinal)
        block = _ROLES.get(name, Block(Kind.PARAGRAPH, ""))
        if block.zone in self._used:
            return Block(block.kind, "", level=block.level)
        if block.zone is not Zone.BODY:
            self._used.add(block.zone)
        return block
