"""Articles, their drafts, and the blocks of which a draft is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editorial.domain.errors import InvalidValue
from editorial.domain.text import BLOCK_SEPARATOR


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    IMAGE = "image"
    CAPTION = "caption"
    NOTE = "note"
    CODE = "code"
    TERM = "term"
    DEFINITION = "definition"
    RULE = "rule"


class Zone(StrEnum):
    """Which part of the piece a block belongs to."""

    SECTION = "section"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    OPINION = "opinion"
    QUESTIONS = "questions"
    REFERENCES = "references"
    FURNITURE = "furniture"


class Style(StrEnum):
    """How a run of a block's text is set, or what it points to."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    REFERENCE = "reference"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Run:
    """A span of one block's text, in code points of that block; runs may overlap."""

    start: int
    end: int
    style: Style
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table row… of a draft.

    `text` holds no "\\n": a hard break is U+2028, the cells of a row are joined by tab.
    `level`: 1 to 6 for a heading; list depth for an item, or for a paragraph that continues one.
    `ordinal`: the number of an ordered item; 1 for the head row of a table.
    `quoted`: depth of quotation. `label`: footnote label, code language, image address.
    """

    kind: Kind
    text: str
    zone: Zone = Zone.BODY
    level: int = 0
    ordinal: int | None = None
    quoted: int = 0
    label: str = ""
    runs: tuple[Run, ...] = ()


def canonical_text(blocks: Iterable[Block]) -> str:
    return BLOCK_SEPARATOR.join(block.text for block in blocks)


def block_starts(blocks: Sequence[Block]) -> list[int]:
    """Where each block begins in the canonical text, in code points."""
    starts, position = [], 0
    for block in blocks:
        starts.append(position)
        position += len(block.text) + len(BLOCK_SEPARATOR)
    return starts


@dataclass(frozen=True, slots=True)
class Article:
    """A piece under review. `removed_at` marks it as removed; nothing that belongs to it goes."""

    id: str
    headline: str
    standfirst: str
    section: str
    byline: str
    published_on: date | None
    reading_minutes: int | None
    revision_id: str
    created_at: datetime
    created_by: str
    due_on: date | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable draft. `content_sha256` is taken over the Markdown rendering of its blocks.

    `blocks_sha256` and `received_sha256` name the desk's documents that hold the blocks and the
    bytes as they came; `format` and `reader_version` say how the blocks were got from the bytes.
    `changes_sha256` names the one with the changes that were tracked in the file, if any were.
    `file_path` is where the file was that it came from, on the computer that took it in; it is
    never exported. `name` is what an editor calls the draft.
    """

    id: str
    article_id: str
    number: int
    content_sha256: str
    blocks_sha256: str
    received_sha256: str
    format: str
    reader_version: int
    file_name: str
    created_at: datetime
    created_by: str
    changes_sha256: str | None = None
    name: str = ""
    file_path: str = ""


@dataclass(frozen=True, slots=True)
class ZoneCorrection:
    """The editor's word on a block's zone, laid over the revision, which stays as it is."""

    id: str
    revision_id: str
    block: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Draft:
    """A revision together with its blocks, zone corrections applied, and their canonical text."""

    revision: Revision
    blocks: tuple[Block, ...]
    text: str

    def block_at(self, position: int) -> int:
        """Index of the block that holds a code-point position of the canonical text."""
        if not 0 <= position <= len(self.text):
            raise InvalidValue(f"position {position} is outside a text of {len(self.text)}")
        return self.text.count(BLOCK_SEPARATOR, 0, position)
