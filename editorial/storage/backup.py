"""Copies of a desk file: consistent while others write, checked before they take their name."""

import errno
import os
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from editorial.domain.backup import BackupKind, file_name
from editorial.domain.errors import DeskFileFault, SaveFault
from editorial.storage.looking import connect_to_look, fault_in, last_digest

Report = Callable[[int, int], None]
"""Told how much is done, of how much; what it raises ends the work, and nothing is left of it."""

_PAGES = 4096
"""Pages copied between two reports: 16 MB."""

ALONE_SECONDS = 1.0
"""How long a file that others are writing to is waited for, before a backup takes its place."""


def copy_desk(source: Path, target: Path, report: Report | None = None) -> None:
    """Write a copy of the desk, as one moment saw it, to a name that is free.

    The copy is its owner's alone. It is whole and sound, or there is none: raises SaveFault where
    it cannot be written, DeskFileFault where the desk is damaged.
    """
    with _explained(source, target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(target.parent)
        with closing(connect_to_look(source)) as desk:
            # Held to the end: what others write meanwhile is not in the copy, nor half of it.
            desk.execute("BEGIN")
            _refuse_without_room(desk, source, target)
            with _part(target.parent) as part:
                _copy_into(desk, part, report)
                if fault := fault_in(part):
                    raise DeskFileFault(_UNSOUND.format(desk=source, reason=fault))
                _sync(part)
                if target.exists():
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
                os.replace(part, target)
                _sync(target.parent)


def free_name(folder: Path, kind: BackupKind, at: datetime) -> Path:
    """A name that no file of the folder has, of this second or the next that is free."""
    while (path := folder / file_name(kind, at)).exists():
        at += timedelta(seconds=1)
    return path


def put_in_place(fresh: Path, desk: Path, replaced: Path) -> bool:
    """Give a fresh copy the desk's name, and the desk that has it the name `replaced`; whether
    there was one. Nobody may have the desk open.

    Raises DeskFileFault where somebody has, SaveFault where the disk refuses; the desk is as it
    was then.
    """
    _refuse_if_open(desk)
    with _explained(desk, replaced):
        there = desk.exists()
        if there:
            replaced.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.chmod(desk.stat().st_mode & 0o777)
            _keep_as(desk, replaced)
        try:
            # A log that stayed would be replayed into the file that comes.
            for ending in ("-wal", "-shm", "-journal"):
                _beside(desk, ending).unlink(missing_ok=True)
            os.replace(fresh, desk)
        except OSError:
            replaced.unlink(missing_ok=True)
            raise
        _sync(desk.parent)
        return there


def _copy_into(desk: sqlite3.Connection, part: Path, report: Report | None) -> None:
    """Copy page by page; refuse what is not the history that the desk has."""
    with closing(sqlite3.connect(part)) as copy:
        # Nobody needs a half-written copy back after a crash.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")

        def told(_: int, remaining: int, total: int) -> None:
            if report:
                report(total - remaining, total)

        desk.backup(copy, pages=_PAGES, progress=told)
    with closing(connect_to_look(part)) as copy:
        if last_digest(copy) != last_digest(desk):
            raise DeskFileFault("the copy does not end with the step that the desk ends with")


def _refuse_without_room(desk: sqlite3.Connection, source: Path, target: Path) -> None:
    (pages,) = desk.execute("PRAGMA page_count").fetchone()
    (page,) = desk.execute("PRAGMA page_size").fetchone()
    free = shutil.disk_usage(target.parent).free
    if free < pages * page:
        raise SaveFault(
            f"A copy of the desk {source} needs {pages * page // 1_000_000 + 1} MB, and the disk "
            f"of {target.parent} has {free // 1_000_000} MB left. The copies that are there stay; "
            "free some space, or choose another disk."
        )


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """A new file beside the one to be, its owner's alone; gone where it did not take its name."""
    part = folder / f".editorial-{secrets.token_hex(8)}.part"
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
    finally:
        # The fault that brought us here is the one to report.
        with suppress(OSError):
            part.unlink(missing_ok=True)


_STALE_SECONDS = 86_400


def _sweep(folder: Path) -> None:
    """Delete what a power cut left half-written: it holds drafts, and nobody would find it."""
    for part in folder.glob(".editorial-*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                part.unlink()


def _refuse_if_open(desk: Path) -> None:
    """Raises DeskFileFault where anybody has the desk open; merges its log into it otherwise."""
    if not desk.exists():
        return
    address = f"{desk.absolute().as_uri()}?mode=rw"
    with closing(
        sqlite3.connect(address, uri=True, timeout=ALONE_SECONDS, isolation_level=None)
    ) as connection:
        try:
            # Whoever has the file open holds a shared lock on it, also while they do nothing.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                return
            raise DeskFileFault(
                f"The desk {desk} is open in another window or program, so no backup can take its "
                "place. Nothing was changed; close it there, then try again."
            ) from error
        except sqlite3.DatabaseError:
            # Damaged beyond opening: that is what backups are for.
            return


def _keep_as(desk: Path, replaced: Path) -> None:
    """Give the desk's file a second name, so that there is no moment without a desk."""
    for ending in ("", "-wal"):
        old, new = _beside(desk, ending), _beside(replaced, ending)
        if not old.exists():
            continue
        if new.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        try:
            os.link(old, new)
        except OSError:
            # Another disk, or one that knows no second names.
            shutil.copyfile(old, new)
            _sync(new)
        new.chmod(0o600)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _sync(path: Path) -> None:
    """See that it is on the disk; folders cannot be asked on every system."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


_UNSOUND = (
    "The desk {desk} is damaged, so the copy of it was not kept: {reason} "
    "The copies that were made before stay; `editorial doctor` says what is wrong."
)
_WAYS_ON = {
    errno.EACCES: "you have no right to write there",
    errno.EPERM: "you have no right to write there",
    errno.EROFS: "its disk is read-only",
    errno.ENOSPC: "its disk is full",
    errno.EDQUOT: "your share of its disk is used up",
    errno.EEXIST: "there is a file of that name already",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.ENAMETOOLONG: "its name is too long",
}


@contextmanager
def _explained(source: Path, target: Path) -> Iterator[None]:
    # Nobody knows a temporary file by its name.
    shown = target.parent if target.name.startswith(".") else target
    try:
        yield
    except OSError as fault:
        why = _WAYS_ON.get(fault.errno or 0, f"the system says “{fault.strerror or fault}”")
        raise SaveFault(
            f"{shown} could not be written: {why}. The desk and the copies that were made before "
            "are as they were; choose another place, or free some space there."
        ) from fault
    except sqlite3.Error as fault:
        if "full" in str(fault):
            raise SaveFault(
                f"{shown} could not be written: its disk is full. The desk and the copies that "
                "were made before are as they were; free some space, then try again."
            ) from fault
        if "locked" in str(fault):
            raise DeskFileFault(
                f"Another program is writing to {source} and did not finish in time. No copy "
                "was made, nothing was changed; try again in a moment."
            ) from fault
        raise DeskFileFault(
            _UNSOUND.format(desk=source, reason=f"SQLite says “{fault}”.")
        ) from fault
