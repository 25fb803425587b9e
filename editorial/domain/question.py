"""Editorial questions and author queries, with their threads; and notes."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editorial.domain.anchor import Passage
from editorial.domain.errors import InvalidValue
from editorial.domain.reviewer import Role


class QuestionState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What became of the passage that a question was about."""

    ANSWERED = "answered"
    FIXED = "fixed"
    HEDGED = "hedged"
    ATTRIBUTED = "attributed"
    CUT = "cut"
    STET = "stet"


class Origin(StrEnum):
    ARTICLE = "article"
    """The article itself asks."""
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Reply:
    """One turn of a question's thread. `speaker` is who said it, where that is not the reviewer
    who wrote it down; `is_answer` marks what the addressee answered."""

    id: str
    question_id: str
    reviewer_id: str
    speaker: str
    text: str
    is_answer: bool
    at: datetime
    removed_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidValue("a reply says something")


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a passage, on a claim or on the whole article. `speaker` is who asks it, where
    that is not the reviewer who wrote it down."""

    id: str
    article_id: str
    text: str
    addressee: Role
    due_on: date | None
    state: QuestionState
    outcome: Outcome | None
    origin: Origin
    claim_id: str | None
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    speaker: str = ""
    passages: tuple[Passage, ...] = ()
    replies: tuple[Reply, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    """Those that have no place in the present draft: they await a word, or are lost."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidValue("a question asks something")
        if (self.state is QuestionState.CLOSED) != (self.outcome is not None):
            raise InvalidValue("a closed question has an outcome, and no other has")

    @property
    def is_open(self) -> bool:
        return self.state is QuestionState.OPEN


@dataclass(frozen=True, slots=True)
class Note:
    """A reviewer's remark on a passage, or on the whole article; it needs no answer. `speaker` is
    who made it, where that is not the reviewer who wrote it down."""

    id: str
    article_id: str
    text: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    speaker: str = ""
    passages: tuple[Passage, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    """Those that have no place in the present draft: they await a word, or are lost."""

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise InvalidValue("a note says something")
