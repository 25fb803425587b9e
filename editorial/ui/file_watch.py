"""An eye on the file that a draft came from: has somebody written other words into it?

Nothing of the file is touched on the window's thread: it may lie on a disk that does not answer.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from editorial.ui.jobs import Job, Jobs, Ticket

LIMIT = 60_000_000
"""Bytes of what could be taken in at all; a larger file is not read to its end."""

CALM = 400
"""Milliseconds for which a file must not change before it counts as written."""

Stamp = tuple[int, int, int]
"""Inode, size in bytes, and time of the last change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look. `stamp` is None where there is no file; `digest` is None unless its bytes held
    still, and "" where they cannot be read."""

    stamp: Stamp | None
    digest: str | None = None


class FileWatch(QObject):
    """Watches one file, and its folder, since editors put a new file in the old one's place."""

    differs = Signal(str)
    """SHA-256 of what the file holds now, where none of the known bytes are the same."""
    agrees = Signal()
    """What the file holds is known; or nothing is watched."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._known: frozenset[str] = frozenset()
        self._digest = ""
        self._stamp: Stamp | None = None
        """Of the bytes that were looked at last, and of those that must hold still first."""
        self._before: Stamp | None = None
        self._job: Job | None = None
        self._jobs = Jobs(self)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look)
        self._watcher.directoryChanged.connect(self.look)
        self.calm = QTimer(self, singleShot=True, interval=CALM)
        self.calm.timeout.connect(self._look_now)

    def watch(self, path: Path | None, known: frozenset[str]) -> None:
        """Watch a file, or none; `known` are SHA-256 of bytes that are no news."""
        if path != self._path:
            self._forget()
            self._path = path
            self.calm.stop()
            if path is None:
                self._known = known
                self.agrees.emit()
                return
        if known != self._known:
            self._known = known
            self._tell()
        self.look()

    def look(self) -> None:
        """Look at the file, once it has held still."""
        if self._path is not None:
            self.calm.start()

    def close(self) -> None:
        self.calm.stop()
        self._jobs.close()

    def _look_now(self) -> None:
        path, before, known = self._path, self._before, self._stamp
        if path is None or self._job is not None:
            return

        def work(_: Ticket) -> _Seen:
            stamp = _stamp_of(path)
            if stamp is None or stamp == known or stamp != before:
                return _Seen(stamp)
            digest = _digest_of(path)
            after = _stamp_of(path)
            return _Seen(stamp, digest) if after == stamp else _Seen(after)

        self._job = job = self._jobs.start(work)
        job.done.connect(lambda seen: self._saw(path, seen))
        job.cancelled.connect(self._ended)
        job.failed.connect(self._failed)

    def _saw(self, path: Path, seen: _Seen) -> None:
        self._job = None
        if path != self._path:
            self.look()
            return
        self._before = seen.stamp
        if seen.stamp is None:
            # A file that is gone says nothing; whoever puts it back stirs its folder.
            return
        self._watch_paths(path)
        if seen.digest is not None:
            self._stamp, self._digest = seen.stamp, seen.digest
            self._tell()
        elif seen.stamp != self._stamp:
            self.look()

    def _ended(self) -> None:
        self._job = None

    def _failed(self, error: BaseException) -> None:
        self._job = None
        raise error

    def _tell(self) -> None:
        if not self._digest:
            return
        if self._digest in self._known:
            self.agrees.emit()
        else:
            self.differs.emit(self._digest)

    def _forget(self) -> None:
        self._stamp = self._before = None
        self._digest = ""
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def _watch_paths(self, path: Path) -> None:
        """Once the file has answered, and again where it was replaced: Qt then lets go of it."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if wanted := [each for each in (str(path), str(path.parent)) if each not in watched]:
            self._watcher.addPaths(wanted)


def _stamp_of(path: Path) -> Stamp | None:
    with suppress(OSError, ValueError):
        found = path.stat()
        if S_ISREG(found.st_mode) and found.st_size:
            return found.st_ino, found.st_size, found.st_mtime_ns
    return None


def _digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes; "" where they cannot be read, or are too many."""
    with suppress(OSError), path.open("rb") as file:
        data = file.read(LIMIT + 1)
        return hashlib.sha256(data).hexdigest() if len(data) <= LIMIT else ""
    return ""
