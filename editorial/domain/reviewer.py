"""Who works at the desk."""

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.errors import InvalidValue


class Role(StrEnum):
    CHECKER = "checker"
    EDITOR = "editor"
    AUTHOR = "author"
    LEGAL = "legal"
    SUBJECT = "subject"
    """A person or company the piece is about, asked for a reply."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    id: str
    name: str
    initials: str
    role: Role = Role.CHECKER

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.initials.strip():
            raise InvalidValue("a reviewer has a name and initials")


def initials_of(name: str) -> str:
    """At most three capital letters: "Noor van Adeyemi" gives "NVA"."""
    letters = [part[0].upper() for part in name.replace("-", " ").split() if part[0].isalpha()]
    return "".join(letters[:2] + letters[-1:] if len(letters) > 3 else letters) or "?"
