"""Saving a file so that either the new content is there, whole, or the old file is as it was."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from editorial.domain.errors import SaveFault

_WAYS_ON = {
    errno.ENOENT: "its folder does not exist. {kept} Choose another folder.",
    errno.ENOTDIR: "a part of its path is no folder. {kept} Choose another folder.",
    errno.EISDIR: "there is a folder of that name. {kept} Choose another name.",
    errno.EACCES: "you have no right to write there. {kept} Choose another folder.",
    errno.EPERM: "you have no right to write there. {kept} Choose another folder.",
    errno.EROFS: "its disk is read-only. {kept} Choose another folder.",
    errno.ENOSPC: "its disk is full. {kept} Free some space, or choose another disk.",
    errno.EDQUOT: "your share of its disk is used up. {kept} Free some space there.",
    errno.ENAMETOOLONG: "its name is too long. {kept} Choose a shorter name.",
}
_OTHERWISE = "the system says “{reason}”. {kept} Try again, or choose another folder."


def save_safely(path: Path, data: bytes, private: bool = False) -> None:
    """Writes `data` to `path` by way of a file beside it that is read back before it takes the
    name. A link is followed; the rights of a file that is replaced are kept, and a new one that is
    `private` is its owner's alone. Raises `SaveFault`, whose sentence says what is at `path` then.
    """
    target = Path(os.path.realpath(path))
    with _explained(path):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        written = _written_beside(target, data, 0o600 if private else 0o666)
        try:
            os.replace(written, target)
        except BaseException:
            _remove(written)
            raise
    try:
        _sync_folder(target.parent)
    except OSError as fault:
        raise SaveFault(
            f"{path} was written, but its disk does not confirm it: the system says "
            f"“{fault.strerror}”. Check the disk, then save again."
        ) from fault


def _written_beside(target: Path, data: bytes, new: int) -> Path:
    beside = target.parent / f".editorial-{secrets.token_hex(8)}.part"
    mode = _mode(target)
    # As narrow as the old file from the beginning: what is in it may be confidential.
    created = new if mode is None else mode
    try:
        with open(beside, "xb", opener=lambda name, flags: os.open(name, flags, created)) as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if beside.read_bytes() != data:
            raise OSError(errno.EIO, "what was read back differs from what was written")
        if mode is not None:
            beside.chmod(mode)
    except BaseException:
        _remove(beside)
        raise
    return beside


def _mode(target: Path) -> int | None:
    """The rights of the file that is to be replaced, where there is one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _remove(path: Path) -> None:
    # The fault that brought us here is the one to report.
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        # Some network and FUSE file systems cannot sync a folder; the file itself is safe.
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        old = os.path.isfile(path)
        kept = "The file of that name is as it was." if old else "Nothing was written."
        reason = fault.strerror or str(fault)
        way_on = _WAYS_ON.get(fault.errno or 0, _OTHERWISE).format(kept=kept, reason=reason)
        raise SaveFault(f"{path} could not be saved: {way_on}") from fault
