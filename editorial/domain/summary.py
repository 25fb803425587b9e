"""The review summary: one value from which every export format is rendered."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from editorial.domain.article import Article, Revision
from editorial.domain.claim import Progress, Risk, Stance, Status
from editorial.domain.comparison import ChangeKind
from editorial.domain.coverage import Coverage
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.source import Tier


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """What a summary includes. Confidential sources are left out unless asked for. What changed
    in the text, where there is an older draft, is told since `changes_since`, the id of a revision;
    None is the draft before."""

    settled_claims: bool = True
    questions: bool = True
    notes: bool = True
    sources: bool = True
    confidential: bool = False
    changes: bool = True
    changes_since: str | None = None


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
    """`place` is how people name it: "headline", "caption", "¶ 4".

    `draft` is None where the words stand in the draft that the summary is of. Where they have no
    place in it, it is the number of the older draft that they stood in, at `place`; `lost` where a
    reviewer has said that nothing stands for them any more.
    """

    place: str
    quote: str
    draft: int | None = None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class SummaryChange:
    """Some words that changed. `before` is empty of what was added or moved, `after` of what was
    removed; "\n" stands between paragraphs. `lead` and `tail` are unchanged words round them."""

    kind: ChangeKind
    place: str
    before: str
    after: str
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class SummaryChanges:
    """All that changed since an older draft of the same article."""

    since: Revision
    changes: tuple[SummaryChange, ...]

    def counts(self) -> tuple[tuple[ChangeKind, int], ...]:
        """How many there are of each kind, in the order of `ChangeKind`."""
        found = Counter(change.kind for change in self.changes)
        return tuple((kind, found[kind]) for kind in ChangeKind if found[kind])


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
    lacks: str = ""
    """What the house rule still asks for, as a sentence; "" where it is met or asks nothing."""


@dataclass(frozen=True, slots=True)
class SummaryReason:
    """A claim that is verified although no evidence shows it, or some speaks against it. `reason`
    is empty where the evidence went after the verdict; `statement` and `reason` are where settled
    claims are left out, and the number alone is told."""

    number: int
    statement: str
    reason: str
    contradicted: bool


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
    reference: str = ""
    """The whole as one formatted reference, where that says more than the fields here."""


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
    all claims, `coverage` all words and `awaiting` all passages that have no place in this draft
    yet, so that open work is stated whatever is included. `drafts`: how many the article has."""

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
    drafts: int = 1
    awaiting: int = 0
    changes: SummaryChanges | None = None
    by_reason: tuple[SummaryReason, ...] = ()
    """Claims verified with a reason only: named, or numbered alone."""
