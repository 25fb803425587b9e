"""Files of strangers, read in a process of their own, which can be stopped.

Some text keeps a parser busy for minutes (20,000 "[") or nests deeper than Python goes; some files
are made to unfold into gigabytes. The child gets the kind and the bytes on its standard input and
answers with an Extract as JSON, or with a ReferenceList where the kind is `REFERENCES`; on its
standard error it says how far it is. It imports neither Qt nor the database. A packaged program is
started again with `CHILD_ARGUMENT`, so its entry point calls `serve_if_asked` before anything else.
"""

import contextlib
import json
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import editorial
from editorial.domain.errors import DeskFileFault
from editorial.domain.extract import Extract
from editorial.domain.reference import ReferenceList
from editorial.files.extract_json import extract_from_json, json_from_extract
from editorial.files.file_kind import FileKind
from editorial.files.plain_text import blocks_from_text
from editorial.files.reference_json import json_from_references, references_from_json
from editorial.files.refusal import Progress, Refusal, no_progress

CHILD_ARGUMENT = "--editorial-isolated-reader"
REFERENCES = "references"
"""Asks the child for the references of a file, in whatever format; else it is a `FileKind`."""
SECONDS = 8.0
"""How long a reader may go on without a word of progress; 100,000 words take half of that."""
LONGEST = 120.0
"""How long a reader may take at all, in seconds, however much it says."""
MEMORY = 450_000_000
"""Bytes of its own that the child may use, where the system can hold it to that."""

_POLL = 0.05
_CHILD_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from editorial.files.isolation import serve; serve()"
)
_TOLD = re.compile(rb"\x1e(\d+)/(\d+)\n")


class ReadingCancelled(Exception):
    """The reader was told to stop; nothing was taken in."""


class TookTooLong(Refusal):
    """The reader was stopped since it said nothing any more."""


class BrokeDown(Refusal):
    """The reader's process ended without an answer."""


def never() -> bool:
    return False


def read_apart(
    kind: FileKind,
    data: bytes,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = never,
    progress: Progress = no_progress,
) -> Extract:
    """What the reader of this kind gets out of the bytes. May be called from any thread.

    `progress` is called on that thread. Raises Refusal, with the reason as the rest of a sentence,
    and ReadingCancelled soon after `cancelled` answers True.
    """
    answer = _Child(kind.value, data).answer(seconds, cancelled, progress)
    try:
        return extract_from_json(_not_refused(answer))
    except (ValueError, KeyError, TypeError, DeskFileFault) as fault:
        raise BrokeDown(_BROKE) from fault


def read_references_apart(
    data: bytes,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = never,
    progress: Progress = no_progress,
) -> ReferenceList:
    """The references of a file; for the rest as `read_apart`."""
    try:
        answer = _Child(REFERENCES, data).answer(seconds, cancelled, progress)
        return references_from_json(_not_refused(answer))
    except TookTooLong as fault:
        raise TookTooLong(
            "takes too long to read, and was left alone: export the references that you need."
        ) from fault
    except (BrokeDown, DeskFileFault) as fault:
        raise BrokeDown(
            "is damaged, or made in a way that no reader here understands: export the references"
            " anew."
        ) from fault


_BROKE = (
    "is damaged, or made in a way that no reader here understands: open it in the program that"
    " made it and save it anew, or copy its words and paste them."
)


def _not_refused(answer: bytes) -> bytes:
    if answer.startswith(b'{"refused":'):
        raise Refusal(json.loads(answer)["refused"])
    return answer


def read_markdown(
    source: str,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = never,
) -> Extract:
    """The blocks of Markdown without front matter.

    What cannot be read in time is taken in as plain text, and a notice says so. Raises
    ReadingCancelled.
    """
    data = source.encode("utf-8", "replace")
    try:
        return read_apart(FileKind.MARKDOWN, data, seconds=seconds, cancelled=cancelled)
    except TookTooLong:
        reason = f"took more than {seconds:.0f} seconds"
    except (OSError, Refusal):
        reason = "is nested too deeply or is too tangled"
    notice = (
        f"The Markdown in this text {reason}, so it was taken in as plain text with its marks"
        " in it: look through the beginnings of its paragraphs."
    )
    return Extract("markdown", blocks_from_text(source), notices=(notice,))


def serve_if_asked() -> None:
    """Reads and exits where this process was started as a reader; else returns at once."""
    if CHILD_ARGUMENT in sys.argv[1:2]:
        serve()
        sys.exit(0)


def serve() -> None:
    """The child's whole work: on standard input a line with the kind and then the file's bytes,
    on standard output the answer as JSON, or {"refused": why}."""
    _limit_memory()
    kind = sys.stdin.buffer.readline().decode().strip()
    data = sys.stdin.buffer.read()
    try:
        answer = _read(kind, data)
    except Refusal as refusal:
        answer = json.dumps({"refused": str(refusal)}, separators=(",", ":")).encode()
    except MemoryError:
        less = "export the references that you need" if kind == REFERENCES else _ALONE
        reason = f"unfolds into more than this program will hold: {less}."
        answer = json.dumps({"refused": reason}, separators=(",", ":")).encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


_ALONE = "take in the article alone"


def _read(kind: str, data: bytes) -> bytes:
    # Imported here: readers load libraries of their own.
    if kind == REFERENCES:
        from editorial.files.reference_kind import references_of

        return json_from_references(references_of(data, _tell))
    from editorial.files.readers import extract

    return json_from_extract(extract(FileKind(kind), data, _tell))


def _tell(done: int, total: int) -> None:
    sys.stderr.buffer.write(b"\x1e%d/%d\n" % (done, total))
    sys.stderr.buffer.flush()


class _Child:
    """One reader's process. Its three pipes each have a thread, so that none can fill up."""

    def __init__(self, kind: str, data: bytes) -> None:
        self._process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._answer: list[bytes] = []
        self._told = (0, 0)
        self._heard_at = time.monotonic()
        self._threads = [
            threading.Thread(target=work, args=arguments, daemon=True)
            for work, *arguments in (
                (self._send, self._process.stdin, kind.encode() + b"\n", data),
                (self._receive, self._process.stdout),
                (self._listen, self._process.stderr),
            )
        ]
        for thread in self._threads:
            thread.start()

    def answer(self, seconds: float, cancelled: Callable[[], bool], progress: Progress) -> bytes:
        """What the child wrote. Raises Refusal or ReadingCancelled, the child then being gone."""
        started, said = time.monotonic(), (0, 0)
        try:
            while self._process.poll() is None:
                if cancelled():
                    raise ReadingCancelled
                now = time.monotonic()
                if now - self._heard_at > seconds or now - started > LONGEST:
                    raise TookTooLong(
                        "takes too long to read, and was left alone: take in the article alone, or"
                        " copy its words and paste them."
                    )
                if self._told != said:
                    said = self._told
                    progress(*said)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_POLL)
        finally:
            self._process.kill()
            self._process.wait()
            for thread in self._threads:
                thread.join()
        if self._process.returncode or not self._answer:
            raise BrokeDown(_BROKE)
        return b"".join(self._answer)

    @staticmethod
    def _send(pipe: IO[bytes], *parts: bytes) -> None:
        # A child that is stopped, or has seen enough, closes its end.
        with contextlib.suppress(OSError), pipe:
            for part in parts:
                pipe.write(part)

    def _receive(self, pipe: IO[bytes]) -> None:
        with pipe:
            self._answer.append(pipe.read())

    def _listen(self, pipe: IO[bytes]) -> None:
        with pipe:
            for line in pipe:
                if told := _TOLD.fullmatch(line):
                    self._told = int(told[1]), int(told[2])
                    self._heard_at = time.monotonic()


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
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
