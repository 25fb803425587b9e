"""What a reader gets out of a file, before anything is recognised in it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from editorial.domain.article import Block
from editorial.domain.locator import Locators
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it stands in the file. Its text is whole, paragraphs joined by "\\n".

    `key` is its name in the file, `parent` the key of the comment that it answers, or "". `span`
    are the words it hangs on, where it hangs on any. `at` is aware; a time that the file gives
    without a zone is taken for UTC. `resolved` is what the file says of the comment's thread.
    """

    key: str
    author: str
    at: datetime | None
    text: str
    span: Span | None = None
    parent: str = ""
    resolved: bool = False


class ChangeKind(StrEnum):
    """What a tracked change does to the text."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    """Words that were taken from another place; the deletion there is told as well."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One change that somebody tracked in the file, which the blocks hold as accepted.

    `text` are the words that were put in or taken out, paragraphs joined by "\\n". `span` is where
    they stand now; for words that were taken out it is empty (start equals end): where they stood.
    """

    kind: ChangeKind
    author: str
    at: datetime | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something in the file that is no part of the article, and why it was left out.

    `what` reads like "Page numbers" or "2 running heads", `reason` is a clause without a capital:
    "they repeat on every page". `sample` are its first words, or "" where it had none.
    """

    what: str
    reason: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """A file's content. Blocks that come with a zone keep it; any other is recognised later.

    `format` names the reader: "text", "markdown", "html", "docx", "odt", "rtf", "pdf".
    `standfirst` is one that the file states apart from its text (a page's description). `authors`
    and `published_on` are what the file's own data say and the reader trusts. `notices` are
    sentences for the user: what could not be read as it should be, and what was done instead.
    Comments come in the order of the text, a reply after what it answers. Where the file has
    pages, `pages` are the code points at which they begin, the first page's first (one without
    words begins where the next does), and `locators` name the page of each word ("p. 3"), also of
    the notes that stand together at the end.
    """

    format: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()
    changes: tuple[TrackedChange, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    pages: tuple[int, ...] = ()
    locators: Locators = field(default_factory=Locators)
