"""The command line: for scripts, for batches, and for opening the window with some files."""

from editorial.cli.program import main

__all__ = ["main"]
