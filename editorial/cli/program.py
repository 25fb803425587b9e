"""Where the program begins: the command is chosen, and every fault becomes one line.

Nothing is imported here that a command may not need: `editorial --version` answers at once, and
a server without Qt's libraries can read, import and export.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from editorial.cli.arguments import BadCall, parsed
from editorial.cli.output import complain, prepare_streams
from editorial.domain.errors import DeskError

DONE = 0
BAD_CALL = 2
INTERRUPTED = 130
"""As shells have it: 128 and the number of SIGINT."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit status: 0 done, 1 the content falls short, 2 a bad call or
    unreadable input."""
    prepare_streams()
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _swallow_the_rest()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BadCall as fault:
        complain(str(fault))
        return BAD_CALL
    except (DeskError, OSError) as fault:
        complain(f"editorial: {fault}")
        return BAD_CALL


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = parsed(argv)
    except SystemExit as leaving:
        # argparse leaves this way after --help and --version.
        return leaving.code if isinstance(leaving.code, int) else DONE
    return _command(arguments.command)(arguments)


def _command(name: str) -> Callable[[Namespace], int]:
    if name == "read":
        from editorial.cli import reading

        return reading.read
    if name == "suggest":
        from editorial.cli import suggesting

        return suggesting.suggest
    if name == "check":
        from editorial.cli import checking

        return checking.check
    if name == "find":
        from editorial.cli import finding_evidence

        return finding_evidence.find
    if name == "references":
        from editorial.cli import references

        return references.references
    if name == "reanchor":
        from editorial.cli import reanchoring

        return reanchoring.reanchor
    if name in ("", "tour"):
        from editorial.cli import opening

        return opening.window if name == "" else opening.tour
    if name in ("backup", "restore"):
        from editorial.cli import backups

        return backups.backup if name == "backup" else backups.restore
    if name == "doctor":
        from editorial.cli import doctor

        return doctor.doctor
    if name == "erase":
        from editorial.cli import erasing

        return erasing.erase
    from editorial.cli import desk

    commands: dict[str, Callable[[Namespace], int]] = {
        "import": desk.take_in,
        "list": desk.list_articles,
        "show": desk.show,
        "export": desk.export,
    }
    return commands[name]


def _swallow_the_rest() -> None:
    """Whoever read our output has gone; Python would complain once more when it ends."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
