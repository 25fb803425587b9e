"""SQLite's faults as sentences: what happened, what was kept, what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError, IntegrityError

from editorial.domain.errors import DeskFileFault, Refused

_SENTENCES = (
    (
        "locked",
        "Another program is writing to the desk {path} and did not finish in time. "
        "Nothing was changed; try again in a moment.",
    ),
    (
        "full",
        "The disk that holds the desk {path} is full, so the step was not saved. "
        "Everything saved before is kept; free some space and try again.",
    ),
    (
        "readonly",
        "The desk {path} cannot be written to: its file or folder is read-only. "
        "Nothing was changed; give yourself write rights, or open a copy of the desk.",
    ),
    (
        "unable to open",
        "The desk {path} cannot be opened: the file or its folder is missing or without rights. "
        "Nothing was changed; check the folder, or choose another desk.",
    ),
    (
        "malformed",
        "The desk {path} is damaged. Nothing was changed; keep the file as it is "
        "and bring back a copy of it.",
    ),
    (
        "not a database",
        "{path} is no desk file. It was left as it is; choose another file.",
    ),
    (
        "i/o error",
        "The disk that holds the desk {path} failed while reading or writing. "
        "The last step was not saved; check the disk, then open the desk again.",
    ),
    (
        "no such table",
        "The desk {path} lacks a table that every desk has. It was left as it is; "
        "bring back a copy of it.",
    ),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn faults of the environment into DeskFileFault; any other error is ours and passes."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" not in str(error.orig).lower():
            raise
        raise Refused(
            "Other work on the desk hangs on this, or what it hangs on is gone. "
            "Nothing was changed; look at the item again and change it by hand."
        ) from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = str(getattr(error, "orig", error)).lower()
        for sign, sentence in _SENTENCES:
            if sign in said:
                raise DeskFileFault(sentence.format(path=path)) from error
        raise
