"""Sources: references that belong to the desk and are cited by articles."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.anchor import Passage
from editorial.domain.errors import InvalidValue


class Tier(StrEnum):
    """How near a source is to what it reports, nearest first."""

    PRIMARY = "primary"
    NAMED_PERSON = "named_person"
    INDEPENDENT = "independent"
    DERIVATIVE = "derivative"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """A reference. `kind`, `title`, `author`, `publisher` (container-title), `url` and `issued`
    follow CSL-JSON (https://docs.citationstyles.org); `issued` is kept as written.
    `origin` names whom the source relies on, where it is not its own origin. `csl` is the whole
    item as CSL-JSON where it came from a file of references, else empty; the fields here win.
    """

    id: str
    title: str
    author: str
    publisher: str
    url: str
    issued: str
    kind: str
    tier: Tier
    origin: str
    confidential: bool
    note: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    csl: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidValue("a source has a title")


@dataclass(frozen=True, slots=True)
class Citation:
    """That an article relies on a source. `text` is the reference as the article prints it."""

    id: str
    article_id: str
    source_id: str
    text: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    passages: tuple[Passage, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    """Those that have no place in the present draft: they await a word, or are lost."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as one article uses it: the citation, and how many of its claims it is used by."""

    source: Source
    citation: Citation
    claims: int
