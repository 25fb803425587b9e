"""Where the files are that come with the program.

`resources/` and `seeds/` lie at the top of a checkout, and in `editorial/_data/` of an installed
wheel and of a packaged build (PyInstaller).
"""

import sys
from pathlib import Path


class MissingResource(FileNotFoundError):
    """A file that belongs to the program is not there: the installation is incomplete."""


def resource(*parts: str) -> Path:
    """The existing file or folder `resources/part/part…`; raises `MissingResource`."""
    return _existing("resources", parts)


def seed(*parts: str) -> Path:
    """The existing file or folder `seeds/part/part…`; raises `MissingResource`."""
    return _existing("seeds", parts)


def _existing(folder: str, parts: tuple[str, ...]) -> Path:
    path = _home().joinpath(folder, *parts)
    if not path.exists():
        wanted = "/".join((folder, *parts))
        raise MissingResource(
            f"{wanted}, which belongs to Editorial, is missing: there is no {path}. "
            "No work is affected; install Editorial again."
        )
    return path


def _home() -> Path:
    unpacked = getattr(sys, "_MEIPASS", None)
    package = Path(unpacked, "editorial") if unpacked else Path(__file__).resolve().parent
    packed = package / "_data"
    return packed if unpacked or packed.is_dir() else package.parent
