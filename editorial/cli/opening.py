"""The window, and the tour through it: the only commands that need Qt."""

from argparse import Namespace
from pathlib import Path

from editorial.cli.arguments import BadCall
from editorial.cli.output import say
from editorial.domain.errors import DeskError
from editorial.services import locations


class NoWindow(DeskError):
    """Qt cannot be loaded: a library of the system is missing."""


def window(arguments: Namespace) -> int:
    """Open the desk's window, the files taken in."""
    if arguments.json:
        raise BadCall("editorial: --json needs a command (see editorial --help)")
    for file in arguments.files:
        if not file.exists():
            raise BadCall(f"editorial: there is no file {file}; look whether it was moved")
    desk: Path = arguments.desk or locations.desk_file()
    try:
        from editorial import app
    except ImportError as fault:
        raise _no_window(fault) from fault
    return app.main(desk, arguments.files)


def tour(arguments: Namespace) -> int:
    """The main job end to end on a desk of its own, with pictures."""
    if arguments.desk is not None or arguments.json:
        raise BadCall("editorial tour: it uses a desk of its own, and writes pictures, no JSON")
    from editorial import tour as guided

    try:
        written = guided.main(arguments.output)
    except ImportError as fault:
        raise _no_window(fault) from fault
    for path in written:
        say(str(path))
    return 0


def _no_window(fault: ImportError) -> NoWindow:
    return NoWindow(
        f"the window cannot be opened, since a part of it is missing ({fault}). "
        "The other commands work without it; README.md lists what to install."
    )
