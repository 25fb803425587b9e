"""How a reader gives a file up."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many pages or parts of how many are done; calling it also says "still at work"."""


class Refusal(Exception):
    """Why a file cannot be read: the rest of a sentence that begins with the file's name, and what
    to do about it: "is protected by a password: save a copy without one."."""


def no_progress(done: int, total: int) -> None:
    """For callers who do not watch."""
