"""The desk file: opened, checked, brought up to date; its two kinds of transaction."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlmodel import Session

from editorial.domain.backup import BackupKind
from editorial.domain.errors import DeskFileFault, DeskMoved, SaveFault
from editorial.storage.faults import explained

APPLICATION_ID = 0x4544534B
""""EDSK", kept in the file's header, so that another program's database is not taken for a desk."""

SCHEMA = "0004"
"""The newest schema revision, the last of `migrations/versions`."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process to finish its own, where nobody looks on."""

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "ncpfs"}
)


class Database:
    """One open desk file. Reading and writing sessions may be taken on any thread."""

    def __init__(self, path: Path, patience: float | None = None) -> None:
        """`patience`: how many seconds a write waits for other programs; BUSY_SECONDS where
        nothing is said."""
        self.path = path
        self._closed = False
        self._patience = BUSY_SECONDS if patience is None else patience
        # hide_parameters: an error must not print a draft.
        self._engine = create_engine(
            URL.create("sqlite", database=str(path)), hide_parameters=True, creator=self._connect
        )
        _prepare(self._engine, lambda: self._closed)
        self._writing = self._engine.execution_options(immediate=True)
        with explained(path):
            self._file = _identity(path)
            # SQLite counts versions for each connection, so this one must do nothing else.
            self._watch = self._connect()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the file; nothing may be written."""
        with explained(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that holds the write lock from its start; an exception rolls it back.

        Raises DeskMoved where the file is no longer at its path, before anything is kept.
        """
        self.refuse_if_moved()
        with (
            explained(self.path),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()
            yield session
            self.refuse_if_moved()

    def version(self) -> int:
        """A number that changes whenever anybody commits to the file, this process included.
        Raises DeskMoved."""
        self.refuse_if_moved()
        with explained(self.path):
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def refuse_if_moved(self) -> None:
        """SQLite goes on writing into a file that was deleted or moved, and nobody would find it
        again; so it is looked for at its path. Raises DeskMoved."""
        if self.is_moved():
            raise DeskMoved(
                f"The desk {self.path} was moved or deleted while it was open here. Nothing more "
                "is saved until it is back; what you see can still be saved as a copy."
            )

    def is_moved(self) -> bool:
        return _identity(self.path) != self._file

    def copy_to(self, target: Path) -> None:
        """A consistent copy of what is open here, though the file itself may be gone, to a name
        that is free. Raises SaveFault."""
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            try:
                _make_private(beside)
                with closing(sqlite3.connect(beside)) as copy:
                    self._watch.backup(copy)
                if target.exists():
                    raise FileExistsError(errno.EEXIST, "there is a file of that name")
                # What a file of that name left beside it would be read into the copy.
                for ending in ("-wal", "-shm"):
                    target.with_name(target.name + ending).unlink(missing_ok=True)
                os.replace(beside, target)
            finally:
                beside.unlink(missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            raise SaveFault(
                f"The copy {target} could not be saved: {getattr(error, 'strerror', None) or error}"
                ". The desk is still open here as it was; choose another place."
            ) from error

    def close(self) -> None:
        self._closed = True
        self._watch.close()
        self._engine.dispose()

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            # A field that is left behind its window must not open the file again.
            raise DeskFileFault(f"The desk {self.path} is closed. Nothing was changed.")
        # mode=rw: a file that was taken away must not be made anew, empty, by looking at it.
        address = f"{self.path.as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=self._patience, check_same_thread=False)


def rows_written(session: Session) -> int:
    """SQLite's own count of rows that this connection wrote, cascades and bulk SQL included."""
    driver: Any = session.connection().connection.driver_connection
    return int(driver.total_changes)


def open_database(
    path: Path, patience: float | None = None, backups: Path | None = None
) -> Database:
    """Open a desk file, made new where there is none, brought to the newest schema; a copy of what
    it was is kept in the folder `backups` first, beside the file where none is named.

    Raises DeskFileFault for what is no desk, a newer version's desk, a network drive, a folder
    without rights, SaveFault where that copy cannot be kept. The file is as it was then.
    """
    path = path.absolute()
    _refuse_network_drive(path)
    _refuse_place(path)
    found = _schema_of(path)
    copy = None
    if found is not None and found != SCHEMA:
        copy = _copy_before_update(path, backups or path.with_name(f"{path.name}.backups"))
    try:
        _make_private(path)
    except OSError as error:
        raise DeskFileFault(
            f"The desk {path} cannot be made ({error.strerror}). "
            "Nothing was stored; choose another place."
        ) from error
    database = Database(path, patience)
    try:
        if found != SCHEMA:
            with _update_explained(path, copy), explained(path):
                _migrate(database)
    except BaseException:
        # What is left of a desk that could not be made is taken for a new one the next time.
        database.close()
        raise
    return database


def _make_private(path: Path) -> None:
    """Make the file where there is none, for its owner alone: drafts are secret. SQLite gives
    the files that it keeps beside it the same rights."""
    # A file that is there is not touched: closing it here would drop SQLite's own locks on it.
    if not os.path.exists(path):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _make_folder(folder: Path) -> None:
    """Make a folder with those above it, for their owner alone; what is there stays as it is."""
    if not os.path.isdir(folder):
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file is at a path, None where there is none."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DeskFileFault(
            f"The desk {path} cannot be reached ({error.strerror}). "
            "Nothing was changed; see that its folder can be opened, then try again."
        ) from error
    return found.st_dev, found.st_ino


def _prepare(engine: Engine, is_closed: Callable[[], bool]) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _record: Any) -> None:
        # Transactions begin below, where we know whether they will write.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "temp_store=MEMORY",
            "cache_size=-4000",
        ):
            try:
                connection.execute(f"PRAGMA {pragma}")
            except sqlite3.Error:
                connection.close()
                raise

    @event.listens_for(engine, "checkin")
    def given_back(_connection: Any, record: Any) -> None:
        # Closing the desk closes what is idle; what was in use just then is closed here.
        if is_closed():
            record.invalidate()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A read that turns into a write fails at once where another process writes.
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _schema_of(path: Path) -> str | None:
    """The file's schema revision by raw SQL; None for a file that is yet to be made."""
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return None
    with explained(path):
        connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if application != APPLICATION_ID:
                if application == tables == 0:
                    # Made by somebody who is not done yet, or could not finish: the disk was full.
                    return None
                raise DeskFileFault(_NO_DESK.format(path=path))
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    if row is None:
        raise DeskFileFault(
            f"The desk {path} does not say of which version it is. "
            "It was left as it is; bring back a copy of it."
        )
    if row[0] > SCHEMA:
        raise DeskFileFault(
            f"The desk {path} was written by a newer version of Editorial. "
            "It was left as it is; open it with that version, or choose another desk."
        )
    return str(row[0])


_NO_DESK = "{path} is no desk file. It was left as it is; choose another file, or a new name."


def _refuse_place(path: Path) -> None:
    # os.path, since pathlib raises where a folder above may not be looked into.
    if os.path.isdir(path):
        raise DeskFileFault(f"{path} is a folder, not a desk file. Name a file inside it.")
    if os.path.exists(path) and not os.path.isfile(path):
        raise DeskFileFault(f"{path} is a device or a pipe, not a desk file. Name a file.")
    try:
        _make_folder(path.parent)
    except OSError as error:
        raise DeskFileFault(
            f"The folder {path.parent} for the desk cannot be made ({error.strerror}). "
            "Nothing was stored; choose another place."
        ) from error
    file_closed = os.path.exists(path) and not os.access(path, os.R_OK | os.W_OK)
    if file_closed or not os.access(path.parent, os.W_OK | os.X_OK):
        raise DeskFileFault(
            f"You have no right to write the desk {path} or its folder. "
            "Nothing was changed; give yourself the right, or choose another place."
        )


def _refuse_network_drive(path: Path) -> None:
    kind = _file_system(path)
    if kind in _NETWORK:
        raise DeskFileFault(
            f"{path} lies on a network drive ({kind}), where two programs writing at once can "
            "damage a desk. Nothing was stored; keep the desk on this computer's own disk."
        )


def _file_system(path: Path) -> str:
    """The kind of file system that holds the path, "" where the system does not say."""
    import psutil

    parent = path.resolve().parent
    mounts = {
        Path(part.mountpoint): part.fstype.lower() for part in psutil.disk_partitions(all=True)
    }
    return next((mounts[folder] for folder in (parent, *parent.parents) if folder in mounts), "")


def _copy_before_update(path: Path, folder: Path) -> Path:
    """Keep the file as it is now; where the copy is."""
    from editorial.storage.backup import copy_desk, free_name

    copy = free_name(folder, BackupKind.BEFORE_UPDATE, datetime.now(UTC))
    copy_desk(path, copy)
    return copy


@contextmanager
def _update_explained(path: Path, copy: Path | None) -> Iterator[None]:
    from alembic.util import CommandError

    try:
        yield
    except (SQLAlchemyError, CommandError) as error:
        if copy is None:
            raise
        raise DeskFileFault(
            f"The desk {path} could not be brought to this version of Editorial. It was left as it "
            f"was, and a copy is kept as {copy}; open it with the version that you used before."
        ) from error


def _migrate(database: Database) -> None:
    from editorial.storage.migrations import upgrade

    with database._writing.connect() as connection:
        driver: Any = connection.connection.driver_connection
        # A table that is made anew would take along what refers to it; SQLite heeds this only
        # outside of a transaction.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                upgrade(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise IntegrityError("foreign_key_check", None, sqlite3.IntegrityError())
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
