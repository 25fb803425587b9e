"""Remarks: the comments, footnotes and endnotes of an annotated copy, and what each becomes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.extract import Comment
from editorial.domain.source import Tier
from editorial.domain.text import Span


class RemarkKind(StrEnum):
    COMMENT = "comment"
    NOTE = "note"
    """A footnote or an endnote; its words are a block of the article as well."""


class Fate(StrEnum):
    """What becomes of a remark when its article is taken in."""

    CLAIM = "claim"
    QUESTION = "question"
    NOTE = "note"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class FoundEvidence:
    """What a remark cites: a source, described as in `Source`, and where and what in it.

    `locator` is as written: "p. 12", "00:14:30". `excerpt` are the words in quotation marks.
    """

    title: str
    author: str = ""
    publisher: str = ""
    url: str = ""
    issued: str = ""
    kind: str = "document"
    tier: Tier = Tier.UNKNOWN
    locator: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment with the replies to it, or one note, and what becomes of it.

    `author` may be "", as for every note. `reason` says in a clause why it has this fate: "it
    names a page". `evidence` is there where the remark cites something, whatever its fate is.
    """

    key: str
    kind: RemarkKind
    author: str
    at: datetime | None
    text: str
    span: Span | None
    resolved: bool = False
    replies: tuple[Comment, ...] = ()
    fate: Fate = Fate.NOTE
    reason: str = ""
    evidence: FoundEvidence | None = None
