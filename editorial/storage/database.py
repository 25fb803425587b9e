"""The desk file: opened, checked, brought up to date; its two kinds of transaction."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlmodel import Session

from editorial.domain.errors import DeskFileFault
from editorial.storage.faults import explained

APPLICATION_ID = 0x4544534B
""""EDSK", kept in the file's header, so that another program's database is not taken for a desk."""

SCHEMA = "0001"
"""The newest schema revision, the last of `migrations/versions`."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process to finish its own."""

_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "ncpfs"}
)


class Database:
    """One open desk file. Reading and writing sessions may be taken on any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # Built, not written: a "?" in the file's name would begin the options of an address.
        address = URL.create("sqlite", database=str(path))
        # hide_parameters: an error must not print a draft.
        self._engine = create_engine(
            address, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS}
        )
        _prepare(self._engine)
        self._writing = self._engine.execution_options(immediate=True)
        # SQLite counts versions for each connection, so this one must do nothing else.
        with explained(path):
            self._watch = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent view of the file; nothing may be written."""
        with explained(self.path), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that holds the write lock from its start; an exception rolls it back."""
        with (
            explained(self.path),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            session.connection()
            yield session

    def version(self) -> int:
        """A number that changes whenever anybody commits to the file, this process included."""
        with explained(self.path):
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def close(self) -> None:
        self._watch.close()
        self._engine.dispose()


def rows_written(session: Session) -> int:
    """SQLite's own count of rows that this connection wrote, cascades and bulk SQL included."""
    driver: Any = session.connection().connection.driver_connection
    return int(driver.total_changes)


def open_database(path: Path) -> Database:
    """Open a desk file, made new where there is none, brought to the newest schema.

    Raises DeskFileFault for what is no desk, a newer version's desk, a network drive, a folder
    without rights.
    """
    path = path.absolute()
    _refuse_network_drive(path)
    _refuse_place(path)
    found = _schema_of(path)
    database = Database(path)
    try:
        if found != SCHEMA:
            with explained(path):
                _migrate(database)
    except BaseException:
        # What is left of a desk that could not be made is taken for a new one the next time.
        database.close()
        raise
    return database


def _prepare(engine: Engine) -> None:
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
            "cache_size=-16000",
        ):
            connection.execute(f"PRAGMA {pragma}")

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
        path.parent.mkdir(parents=True, exist_ok=True)
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


def _migrate(database: Database) -> None:
    from editorial.storage.migrations import upgrade

    with database._writing.connect() as connection, connection.begin():
        upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
