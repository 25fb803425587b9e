"""The review summary: one value from which every export format is rendered."""

from dataclasses import dataclass
from datetime import date, datetime

from editorial.domain.article import Article, Revision
from editorial.domain.claim import Progress, Risk, Stance, Status
from editorial.domain.coverage import Coverage
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.source import Tier


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What a summary includes. Confidential sources are left out unless asked for."""

    settled_claims: bool = True
    questions: bool = True
    notes: bool = True
    sources: bool = True
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class SummaryEvidence:
    """`source` is a number into the summary's sources; `title` is empty where it is withheld."""

    source: int
    title: str
    tier: Tier
    stance: Stance
    locator: str
    excerpt: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class SummaryVerdict:
    reviewer: str
    role: Role
    status: Status
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SummaryPassage:
    """`place` is how people name it: "headline", "caption", "¶ 4"."""

    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class SummaryClaim:
    number: int
    statement: str
    status: Status
    kinds: tuple[str, ...]
    risk: Risk
    note: str
    section: str
    passages: tuple[SummaryPassage, ...]
    evidence: tuple[SummaryEvidence, ...]
    verdicts: tuple[SummaryVerdict, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class SummarySource:
    number: int
    title: str
    author: str
    publisher: str
    url: str
    issued: str
    tier: Tier
    origin: str
    claims: int
    withheld: bool


@dataclass(frozen=True, slots=True)
class SummaryReply:
    speaker: str
    text: str
    is_answer: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class SummaryQuestion:
    number: int
    text: str
    addressee: Role
    due_on: date | None
    state: QuestionState
    outcome: Outcome | None
    origin: Origin
    claim: str
    passages: tuple[SummaryPassage, ...]
    replies: tuple[SummaryReply, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class SummaryNote:
    text: str
    by: str
    at: datetime
    passages: tuple[SummaryPassage, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything an export says. `claims` holds what the options let through; `progress` counts
    all claims and `coverage` all words, so that open work is stated whatever is included."""

    article: Article
    revision: Revision
    made_at: datetime
    reviewer: Reviewer
    progress: Progress
    coverage: Coverage
    open_questions: int
    claims: tuple[SummaryClaim, ...]
    sources: tuple[SummarySource, ...]
    questions: tuple[SummaryQuestion, ...]
    notes: tuple[SummaryNote, ...]
    withheld_sources: int
    options: SummaryOptions
