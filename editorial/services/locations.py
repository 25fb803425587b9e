"""Where the user's own files lie: the desk, and the profile of who sits at it."""

import hashlib
from pathlib import Path

from editorial.domain.errors import SaveFault

_APPLICATION = "editorial"


def desk_file() -> Path:
    """The desk that is opened where none is named; nothing is made here."""
    import platformdirs

    # No author: on Windows it would be one more folder, of the same name.
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "desk.editorial"


def profile_file() -> Path:
    """Who works on this computer, as `services.reviewers` keeps it."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False)) / "profile.json"


def memory_file() -> Path:
    """What the window remembers of its sizes and choices."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False)) / "window.ini"


def unsaved_folder(desk: Path) -> Path:
    """Where what is typed at a desk and not yet saved there is kept: not beside the desk, whose
    disk may be the one that is full or gone."""
    import platformdirs

    name = hashlib.sha256(str(desk.absolute()).encode()).hexdigest()[:16]
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "unsaved" / name


def backups_folder(desk: Path) -> Path:
    """Where the copies of a desk are kept: beside it."""
    desk = desk.absolute()
    return desk.with_name("backups" if desk == desk_file() else f"{desk.name}.backups")


def log_file() -> Path:
    """Where the program's own faults are written down, without a word of any article."""
    import platformdirs

    return Path(platformdirs.user_log_dir(_APPLICATION, appauthor=False)) / "editorial.log"


def make_folder(folder: Path) -> None:
    """Make a folder with those above it; one that is there stays. Raises SaveFault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveFault(
            f"The folder {folder} could not be made: {error.strerror or error}. "
            "Nothing was written; choose another folder."
        ) from error
