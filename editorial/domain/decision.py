"""What a reviewer decided about a suggestion, a finding or a rule; it holds in later drafts too."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    SUGGESTION = "suggestion"
    FINDING = "finding"
    RULE = "rule"
    """A check itself: `fingerprint` is its key."""


class Choice(StrEnum):
    ACCEPTED = "accepted"
    """It became a claim, or a question."""
    DISMISSED = "dismissed"
    """Nothing to check; right as it is; a rule is off for this article."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`fingerprint` is that of the suggestion or finding; `words` are its own, for the history and
    for whoever wants to take the decision back. `became` is the id of what it became, if any."""

    id: str
    article_id: str
    subject: Subject
    fingerprint: str
    choice: Choice
    words: str
    became: str | None
    created_at: datetime
    created_by: str
    removed_at: datetime | None = None
