"""Writing the desk file anew, so that nothing of what was erased is left in it.

`secure_delete` blanks what is deleted, but copies stay behind where pages were rearranged, and in
the write-ahead log; so an erasing is finished only by VACUUM and an emptied log. Until then the
file says that this is owed, in the transaction that erases: neither a crash nor a full disk in
between lets it be forgotten.
"""

import sqlite3
from contextlib import closing

from sqlalchemy import Connection

from editorial.storage.database import Database
from editorial.storage.faults import explained

PATIENCE = 2.0
"""Seconds to wait for other programs that read or write: a window freezes meanwhile."""

_OWED = 1
"""SQLite's `user_version` while the file has still to be written anew; else 0."""


def owe_packing(connection: Connection) -> None:
    """Note in the caller's transaction that the file has to be written anew."""
    connection.exec_driver_sql(f"PRAGMA user_version = {_OWED}")


def pack(database: Database) -> bool:
    """Do what is owed. False where another program is at the file or the disk is full: it is still
    owed then. No transaction may be open here."""
    address = f"{database.path.as_uri()}?mode=rw"
    with (
        explained(database.path),
        closing(
            sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
        ) as connection,
    ):
        connection.execute("PRAGMA secure_delete = ON")
        # The desk's words are not spread over the disk's temporary files.
        connection.execute("PRAGMA temp_store = MEMORY")
        try:
            (state,) = connection.execute("PRAGMA user_version").fetchone()
            if state != _OWED:
                return True
            connection.execute("VACUUM")
            if not _log_emptied(connection):
                return False
            connection.execute("PRAGMA user_version = 0")
            return _log_emptied(connection)
        except sqlite3.OperationalError:
            # Locked, or no room for a second copy: the reason changes nothing of what to do.
            return False


def _log_emptied(connection: sqlite3.Connection) -> bool:
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
