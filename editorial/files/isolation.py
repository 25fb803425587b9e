"""Markdown read in a process of its own, which can be stopped.

Some text keeps Python-Markdown busy for minutes (20,000 "[") or nests deeper than Python goes
(300 lists). The child gets the source on its standard input and answers with blocks as JSON; it
imports neither Qt nor the database. A packaged program is started again with `CHILD_ARGUMENT`,
so its entry point calls `serve_if_asked` before anything else.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import editorial
from editorial.domain.article import Block
from editorial.domain.errors import DeskFileFault
from editorial.files.blocks_json import blocks_from_json, json_from_blocks
from editorial.files.plain_text import blocks_from_text

CHILD_ARGUMENT = "--editorial-isolated-reader"
SECONDS = 8.0
"""How long one text may take; 100,000 words take half a second."""
MEMORY = 700_000_000
"""Bytes of address space that the child may use, where the system can hold it to that."""

_POLL = 0.05
_CHILD_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from editorial.files.isolation import serve; serve()"
)


class ReadingCancelled(Exception):
    """The reader was told to stop; nothing was taken in."""


def read_markdown(
    source: str,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of Markdown without front matter, and notices for the user.

    What cannot be read in time is taken in as plain text, and a notice says so. May be called
    from any thread. Raises ReadingCancelled soon after `cancelled` answers True.
    """
    started = time.monotonic()
    try:
        answer = _answer_of_child(source, started + seconds, cancelled)
        return blocks_from_json(answer), ()
    except subprocess.TimeoutExpired:
        reason = f"took more than {seconds:.0f} seconds"
    except (OSError, subprocess.CalledProcessError, DeskFileFault):
        reason = "is nested too deeply or is too tangled"
    notice = (
        f"The Markdown in this text {reason}, so it was taken in as plain text with its marks"
        " in it: look through the beginnings of its paragraphs."
    )
    return blocks_from_text(source), (notice,)


def serve_if_asked() -> None:
    """Reads and exits where this process was started as a reader; else returns at once."""
    if CHILD_ARGUMENT in sys.argv[1:2]:
        serve()
        sys.exit(0)


def serve() -> None:
    """The child's whole work: UTF-8 Markdown on standard input, blocks as JSON on output."""
    from editorial.files.markdown_reader import blocks_from_markdown

    _limit_memory()
    source = sys.stdin.buffer.read().decode("utf-8", "replace")
    sys.stdout.buffer.write(json_from_blocks(blocks_from_markdown(source)))
    sys.stdout.buffer.flush()


def _answer_of_child(source: str, deadline: float, cancelled: Callable[[], bool]) -> bytes:
    child = subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    request: bytes | None = source.encode("utf-8", "replace")
    try:
        while True:
            if cancelled():
                raise ReadingCancelled
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                raise subprocess.TimeoutExpired(child.args, 0)
            try:
                answer, _ = child.communicate(request, timeout=min(_POLL, remaining))
                break
            except subprocess.TimeoutExpired:
                request = None  # it is on its way; a second call goes on with it
    finally:
        if child.poll() is None:
            child.kill()
            child.communicate()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return answer


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    package_home = str(Path(editorial.__file__).resolve().parents[1])
    return [sys.executable, "-P", "-c", _CHILD_PROGRAM, package_home]


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    # A system that refuses the limit still has the time limit.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
