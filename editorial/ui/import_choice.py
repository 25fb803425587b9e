"""Whether what is recognised in a file is looked at before it is taken in."""

from __future__ import annotations

from editorial.ui.memory import Memory

ASKS = "import/ask"


def asks(memory: Memory) -> bool:
    """Whether what is recognised is shown before it is taken in."""
    return bool(memory.get(ASKS, True))


def set_asks(memory: Memory, ask: bool) -> None:
    memory.put(ASKS, ask)
