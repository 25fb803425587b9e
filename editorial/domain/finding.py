"""What a mechanical check noticed in one draft."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.text import Span


class Severity(StrEnum):
    """How much a finding matters if it is right, least first."""

    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check. `key` is stored and typed ("weekday"), `title` is shown ("Weekday and date").

    `explanation` says in a sentence or two what it compares, and when it may be wrong.
    """

    key: str
    title: str
    severity: Severity
    explanation: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` is one sentence for the user. `spans` are the passages to be seen side by side,
    in the order in which the message speaks of them. `fingerprint` stays the same in later drafts
    as long as what was noticed does."""

    rule: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    fingerprint: str
