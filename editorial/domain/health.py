"""What a check of the desk file has found."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad it is. The order is that of the list, worst first."""

    FAULT = "fault"
    """Something that was on the desk is damaged or gone."""
    WARNING = "warning"
    """Nothing is lost, but something should be done."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One sentence or two: what is wrong, where, and what to do."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Health:
    """A desk file looked over. `looked_at` says how much of what each check has seen, in order:
    ("journal", 1204, "step")."""

    desk: Path
    schema: str
    looked_at: tuple[tuple[str, int, str], ...]
    complaints: tuple[Complaint, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing is worse than a note."""
        return self.worst in (None, Severity.NOTE)

    @property
    def worst(self) -> Severity | None:
        found = {complaint.severity for complaint in self.complaints}
        return next((severity for severity in Severity if severity in found), None)
