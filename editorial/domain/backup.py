"""Backups: what one is called, what is found in one, and which are kept when there are many."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

DAYS = 7
"""Of each of so many days before today one backup is kept."""

WEEKS = 4
"""Of each of so many weeks before those, one; of each month before those, one."""

REPLACED_DAYS = 30
"""A desk that a backup has replaced is kept for so many days, whatever else there is."""


class BackupKind(StrEnum):
    """Why a copy was made; the value stands in the file's name."""

    DAILY = "daily"
    BY_HAND = "by hand"
    BEFORE_UPDATE = "before update"
    """Before the file was brought to another schema."""
    REPLACED = "replaced"
    """The desk itself, as it was when a backup took its place."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A file in a desk's folder of backups; `size` in bytes."""

    path: Path
    kind: BackupKind
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as a backup has it."""

    id: str
    headline: str
    draft_number: int
    claims: int
    removed: bool


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a backup or a desk. `fault`: why it cannot be brought back, "" where it can."""

    schema: str
    articles: tuple[KeptArticle, ...] = ()
    last_label: str = ""
    last_reviewer: str = ""
    last_at: datetime | None = None
    fault: str = ""

    @property
    def on_desk(self) -> tuple[KeptArticle, ...]:
        """The articles that were not removed."""
        return tuple(article for article in self.articles if not article.removed)

    @property
    def claims(self) -> int:
        """How many claims the articles on the desk have."""
        return sum(article.claims for article in self.on_desk)


_NAME = re.compile(
    rf"desk ({'|'.join(BackupKind)}) (\d{{4}}-\d\d-\d\d \d\d\.\d\d\.\d\d)Z\.editorial"
)
_STAMP = "%Y-%m-%d %H.%M.%S"


def file_name(kind: BackupKind, at: datetime) -> str:
    """ "desk daily 2026-11-23 14.05.30Z.editorial"; the moment is UTC, hence the Z."""
    return f"desk {kind.value} {at.astimezone(UTC).strftime(_STAMP)}Z.editorial"


def kind_and_moment(name: str) -> tuple[BackupKind, datetime] | None:
    """What a file's name says, None for a file that is no backup of ours."""
    said = _NAME.fullmatch(name)
    if said is None:
        return None
    try:
        at = datetime.strptime(said[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return BackupKind(said[1]), at


def too_many(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that may go: all of today stay, then one a day, one a week, one a month, each
    time the newest. Days are those of `now`'s zone.

    The newest backup of all always stays.
    """
    filled: set[tuple[object, ...]] = set()
    out: list[Backup] = []
    for backup in sorted(backups, key=lambda backup: backup.at, reverse=True):
        place = _place(backup, now)
        if place in filled:
            out.append(backup)
        elif place is not None:
            filled.add(place)
    return out


def _place(backup: Backup, now: datetime) -> tuple[object, ...] | None:
    """The day, week or month of which one backup is kept; None where all of them are."""
    day = backup.at.astimezone(now.tzinfo).date()
    age = (now.date() - day).days
    # A clock that was wrong once must not cost a backup: what is of tomorrow counts as today's.
    if age <= 0 or (backup.kind is BackupKind.REPLACED and age <= REPLACED_DAYS):
        return None
    if age <= DAYS:
        return (day,)
    if age <= DAYS + 7 * WEEKS:
        return day.isocalendar()[:2]
    return (day.year, "month", day.month)
