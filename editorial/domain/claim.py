"""Claims: one checkable fact each, the verdicts on it and the evidence for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.anchor import Passage
from editorial.domain.errors import InvalidValue
from editorial.domain.reviewer import Role


class Status(StrEnum):
    """Where the checking of a claim stands. The order is that of the meter and of every list."""

    VERIFIED = "verified"
    IN_PROGRESS = "in_progress"
    UNCHECKED = "unchecked"
    NEEDS_CHANGE = "needs_change"
    RECHECK = "recheck"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"
    NOT_CHECKABLE = "not_checkable"
    CUT = "cut"


TO_DO = frozenset({Status.UNCHECKED, Status.IN_PROGRESS})
NEEDS_NO_EVIDENCE = frozenset({Status.NOT_CHECKABLE, Status.CUT})
"""What is an opinion, or is cut, is not shown by sources."""
PROBLEMS = frozenset({Status.NEEDS_CHANGE, Status.RECHECK, Status.DISPUTED, Status.UNVERIFIABLE})
SETTLED = frozenset({Status.VERIFIED, Status.NOT_CHECKABLE, Status.CUT})


class Risk(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    LEGAL = "legal"


class Stance(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reviewer's judgement of a claim, on one revision. `reason` may be empty."""

    id: str
    claim_id: str
    reviewer_id: str
    role: Role
    status: Status
    reason: str
    revision_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says about a claim. `locator`: page, paragraph or timestamp, as written.

    Where the excerpt was taken from an attached document, `attachment_id` names it, and `start` and
    `end` are code points of its text, end exclusive.
    """

    id: str
    claim_id: str
    source_id: str
    stance: Stance
    locator: str
    excerpt: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    attachment_id: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable fact. `kinds` are keys of the vocabulary "kinds", most telling first.

    `speaker` is who marked it, where that is not the reviewer who took it in: a comment's author.
    """

    id: str
    article_id: str
    statement: str
    kinds: tuple[str, ...]
    risk: Risk
    note: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
    speaker: str = ""
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    unplaced: tuple[Passage, ...] = ()
    """Those that have no place in the present draft: they await a word, or are lost."""

    def __post_init__(self) -> None:
        if not self.statement.strip():
            raise InvalidValue("a claim says something")

    @property
    def status(self) -> Status:
        return status_of(self.verdicts)


def status_of(verdicts: Iterable[Verdict]) -> Status:
    """The latest verdict decides; a claim on which nobody has ruled is unchecked."""
    latest = max(verdicts, key=lambda verdict: (verdict.at, verdict.id), default=None)
    return latest.status if latest else Status.UNCHECKED


def lacks_proof(claim: Claim) -> bool:
    """Whether no evidence that supports the claim says where it stands and in which words."""
    return not any(
        item.stance is Stance.SUPPORTS and item.locator.strip() and item.excerpt.strip()
        for item in claim.evidence
    )


def is_contradicted(claim: Claim) -> bool:
    """Whether evidence speaks against the claim."""
    return any(item.stance is Stance.CONTRADICTS for item in claim.evidence)


def needs_reason(claim: Claim) -> bool:
    """Whether the claim can be verified only by somebody who says why."""
    return lacks_proof(claim) or is_contradicted(claim)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many claims have each status."""

    counts: tuple[tuple[Status, int], ...]

    def of(self, *statuses: Status) -> int:
        return sum(count for status, count in self.counts if status in statuses)

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def settled(self) -> int:
        return self.of(*SETTLED)

    @property
    def unsettled(self) -> int:
        return self.total - self.settled


NO_CLAIMS = Progress(())


def progress_of(statuses: Iterable[Status]) -> Progress:
    """Counts in the order of `Status`; a status that no claim has is left out."""
    return progress_of_counts(Counter(statuses))


def progress_of_counts(counts: Mapping[Status, int]) -> Progress:
    """As `progress_of`, from how many claims have each status."""
    if not counts:
        return NO_CLAIMS
    return Progress(tuple((status, counts[status]) for status in Status if counts.get(status)))
