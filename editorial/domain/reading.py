"""What is recognised in a file before anything is stored."""

from dataclasses import dataclass, field
from datetime import date

from editorial.domain.article import Block, canonical_text
from editorial.domain.extract import Dropped, TrackedChange
from editorial.domain.locator import Locators
from editorial.domain.remark import Remark
from editorial.domain.text import Span

LISTED_LIMIT = 2_000
"""Questions, and references, that are taken out of one text at most; each becomes a row."""

LONGEST_LIST = 20_000
"""Code points from which on a paragraph is no list of questions or references, but prose."""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """One editorial question that the article itself asks."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One reference that the article itself lists. `text` is the reference as printed."""

    text: str
    title: str
    publisher: str
    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A file or a paste as blocks with zones, and what was recognised in it.

    `format` is the `Extract`'s, and so are `changes`, `dropped` and `notices`. `authors` are the
    names in the byline, one each; `byline` is the byline as printed, review credit included.
    `locators` name its pages where the file has any.
    `file_path` is where the file is on this computer, empty for a paste.
    """

    format: str
    blocks: tuple[Block, ...]
    headline: str = ""
    standfirst: str = ""
    section: str = ""
    byline: str = ""
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    reading_minutes: int | None = None
    questions: tuple[FoundQuestion, ...] = ()
    references: tuple[FoundReference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changes: tuple[TrackedChange, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    locators: Locators = field(default_factory=Locators)
    file_name: str = ""
    file_path: str = ""
    reader_version: int = 1

    @property
    def text(self) -> str:
        """The canonical text."""
        return canonical_text(self.blocks)
