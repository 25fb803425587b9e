"""Documents that belong to a source: what somebody can open and compare a claim with."""

from dataclasses import dataclass, field
from datetime import datetime

from editorial.domain.article import Block, canonical_text
from editorial.domain.errors import InvalidValue
from editorial.domain.extract import Dropped
from editorial.domain.locator import Locators


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as text. `format` is its reader's: those of an `Extract`, and "transcript",
    "email", "image". Positions are code points of the canonical text of its blocks.

    `pages` are where its pages begin in the text, for a document that has pages; `locators` are
    the words by which people find a place: pages, paragraphs, or times of a recording.
    """

    format: str
    blocks: tuple[Block, ...] = ()
    locators: Locators = field(default_factory=Locators)
    pages: tuple[int, ...] = ()
    title: str = ""
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The canonical text."""
        return canonical_text(self.blocks)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document on the desk, attached to a source. `name` is the file's. The original is kept byte
    for byte under `received_sha256`, its `DocumentText` under `text_sha256`; `size` in bytes,
    `words` of its text, `pages` how many it has, 0 where it has none. `caption` says what an image
    shows."""

    id: str
    source_id: str
    name: str
    format: str
    received_sha256: str
    text_sha256: str
    size: int
    words: int
    pages: int
    caption: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise InvalidValue("a document has a name")


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that the desk's people have agreed on. `id` is its name, `value` JSON."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """That two claims say the same: a claim, and an earlier one anywhere on the desk whose verdict
    and evidence are worth looking at."""

    id: str
    claim_id: str
    other_id: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
