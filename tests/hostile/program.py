"""The program as a process of its own, held to a time and to an amount of memory."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

SECONDS = 20
"""Of a processor's time, since other programs' work is none of its own."""
PATIENCE = 90
"""Seconds by the clock after which it hangs."""
MEMORY = 1_000_000_000
"""Bytes that the program and its reader of Markdown may hold together."""


@dataclass(frozen=True)
class Ended:
    """How a call of the program ended; `memory` is in bytes, the most that was seen."""

    status: int
    out: str
    err: str
    seconds: float
    memory: int

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        """The lines on the error stream."""
        return self.err.split("\n")[:-1]


def call(*words: str | bytes | Path, folder: Path) -> Ended:
    """Call `editorial` with these words; the folder is for what it prints.

    Fails where it hangs, takes longer than `SECONDS` or holds more than `MEMORY`.
    """
    began, used = time.monotonic(), _used()
    printed = [folder / "printed.out", folder / "printed.err"]
    # Files, since a full pipe would stop it while its memory is being looked at.
    with printed[0].open("wb") as out, printed[1].open("wb") as err:
        child = subprocess.Popen(
            [sys.executable, "-m", "editorial", *words], stdout=out, stderr=err
        )
        most = 0
        try:
            while not _ended(child):
                most = max(most, _held_by(child.pid))
                assert time.monotonic() - began < PATIENCE, "it hangs"
        finally:
            child.kill()
            child.wait()
    seconds = _used() - used
    assert seconds < SECONDS, f"it took {seconds:.0f} seconds"
    assert most < MEMORY, f"it held {most:,} bytes"
    # Strict: what it prints has to be UTF-8, whatever the file is called.
    told = [path.read_bytes().decode("utf-8") for path in printed]
    return Ended(child.returncode, *told, seconds, most)


def _used() -> float:
    """Seconds that all programs called so far, and those they called, have had of a processor."""
    times = os.times()
    return times.children_user + times.children_system


def _ended(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(0.02)
    except subprocess.TimeoutExpired:
        return False
    return True


def _held_by(pid: int) -> int:
    try:
        program = psutil.Process(pid)
        family = [program, *program.children(recursive=True)]
        return sum(each.memory_info().rss for each in family)
    except psutil.NoSuchProcess:
        return 0
