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
    """What a source says about a claim. `locator`: page, paragraph or timestamp, as written."""

    id: str
    claim_id: str
    source_id: str
    stance: Stance
    locator: str
    excerpt: str
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None


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
