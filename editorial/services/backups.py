"""Backups of a desk: made, listed, looked into, brought back.

All of this takes the path of the desk file and works on the file, so that it does so too where the
desk cannot be opened. It may run on a worker.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from editorial.domain.backup import (
    Backup,
    BackupKind,
    Inside,
    kind_and_moment,
    too_many,
)
from editorial.domain.errors import DeskFileFault, Refused, SaveFault
from editorial.services.locations import backups_folder
from editorial.storage import backup as copies
from editorial.storage import looking

Report = Callable[[int, int], None]
"""Told how much is done, of how much; what it raises ends the work, and nothing is left of it."""


def make(desk: Path, kind: BackupKind = BackupKind.BY_HAND, report: Report | None = None) -> Backup:
    """Copy the desk, as it is at one moment, among its backups; then let old ones go.

    Raises SaveFault where the copy cannot be written, DeskFileFault where the desk is damaged; the
    backups that are there stay.
    """
    now = datetime.now(UTC)
    path = copies.free_name(backups_folder(desk), kind, now)
    copies.copy_desk(desk, path, report)
    # Only now that a good one is there may old ones go.
    for old in too_many(listed(desk), datetime.now().astimezone()):
        _delete(old)
    found = _described(path)
    assert found is not None
    return found


def make_at(desk: Path, output: Path) -> Path:
    """Copy the desk to a file of one's own, or into a folder; where it is. Raises as `make`."""
    target = output
    if output.is_dir():
        target = copies.free_name(output, BackupKind.BY_HAND, datetime.now(UTC))
    copies.copy_desk(desk, target)
    return target


def make_daily(desk: Path, report: Report | None = None) -> Backup | None:
    """Today's backup, where there is none yet. Raises as `make`."""
    today = datetime.now().astimezone().date()
    for backup in listed(desk):
        if backup.kind is not BackupKind.REPLACED and backup.at.astimezone().date() >= today:
            return None
    return make(desk, BackupKind.DAILY, report)


def listed(desk: Path) -> list[Backup]:
    """The desk's backups by their names, newest first. Raises DeskFileFault without rights."""
    folder = backups_folder(desk)
    try:
        found = [_described(path) for path in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise DeskFileFault(
            f"The folder {folder} cannot be looked into ({error.strerror}). The backups in it "
            "were left as they are; give yourself the right to read it."
        ) from error
    backups = [backup for backup in found if backup is not None]
    return sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def has_some(desk: Path) -> bool:
    """Whether the desk has backups that can be seen."""
    try:
        return bool(listed(desk))
    except DeskFileFault:
        return False


def look_inside(path: Path) -> Inside:
    """What is in a backup, and whether it can be brought back. Nothing is written."""
    try:
        inside = looking.contents(path)
    except DeskFileFault as error:
        return Inside("", fault=str(error))
    if inside.fault or not (fault := looking.fault_in(path)):
        return inside
    return Inside(inside.schema, inside.articles, fault=fault)


def bring(desk: Path, backup: Path, report: Report | None = None) -> Path:
    """A sound copy of the backup beside the desk, for `put_in_place`; the desk is untouched.

    Raises DeskFileFault where the backup cannot be brought back, SaveFault where the disk refuses.
    """
    if backup.exists() and desk.exists() and backup.samefile(desk):
        raise Refused(f"{backup} is the desk itself; choose one of its backups.")
    if fault := looking.contents(backup).fault or looking.fault_in(backup):
        raise DeskFileFault(fault)
    fresh = desk.absolute().with_name(f".editorial-{secrets.token_hex(8)}.part")
    copies.copy_desk(backup, fresh, report)
    return fresh


def put_in_place(desk: Path, fresh: Path) -> Backup | None:
    """Put what `bring` brought in the desk's place; the desk that was there, now a backup.

    Raises DeskFileFault where anybody has the desk open. The desk is as it was then, and what was
    brought is gone.
    """
    replaced = copies.free_name(backups_folder(desk), BackupKind.REPLACED, datetime.now(UTC))
    try:
        return _described(replaced) if copies.put_in_place(fresh, desk, replaced) else None
    finally:
        # The fault that brought us here is the one to report.
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def restore(desk: Path, backup: Path) -> Backup | None:
    """Put a backup in the desk's place; the desk that was there, now a backup itself: restoring
    that one takes it back. Raises as `bring` and `put_in_place`."""
    return put_in_place(desk, bring(desk, backup))


def holding(desk: Path, article_id: str) -> list[Backup]:
    """The backups that still hold the article's words; also those that cannot be read, since
    they may."""
    return [backup for backup in listed(desk) if _may_hold(backup, article_id)]


def forget(desk: Path, article_id: str) -> list[Backup]:
    """Delete the backups that hold an article which was erased from the desk; which they were.

    Where that leaves none, one of the desk as it is now is made first. Raises Refused while the
    desk itself holds the article, SaveFault where a backup cannot be deleted.
    """
    if looking.holds_article(desk, article_id):
        raise Refused("The article is still on the desk; erase it there first. No backup was lost.")
    going = holding(desk, article_id)
    if going and len(going) == len(listed(desk)):
        make(desk)
    for backup in going:
        if fault := _delete(backup):
            raise SaveFault(
                f"The backup {backup.path} could not be deleted ({fault}), so it still holds the "
                "article. Delete the file by hand."
            )
    return going


def _described(path: Path) -> Backup | None:
    said = kind_and_moment(path.name)
    return Backup(path, *said, _size(path)) if said else None


def _size(path: Path) -> int:
    return sum(os.path.getsize(file) for file in (path, _log_of(path)) if os.path.exists(file))


def _log_of(path: Path) -> Path:
    """A damaged desk that was replaced keeps the log that lay beside it."""
    return path.with_name(f"{path.name}-wal")


def _may_hold(backup: Backup, article_id: str) -> bool:
    try:
        return looking.holds_article(backup.path, article_id)
    except DeskFileFault:
        return True


def _delete(backup: Backup) -> str:
    """Delete the file with what lies beside it; why that failed, "" where it did not."""
    try:
        for ending in ("", "-wal", "-shm"):
            backup.path.with_name(backup.path.name + ending).unlink(missing_ok=True)
    except OSError as error:
        return error.strerror or str(error)
    return ""
