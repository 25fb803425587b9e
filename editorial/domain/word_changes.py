"""Two versions of some words, compared word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A figure such as 12,000 is one word.
_PIECES = re.compile(r"\s+|[^\W_]+(?:[’'.,/-][^\W_]+)*|[^\w\s]|_+")

MOST = 4000
"""Words and signs up to which two texts are compared: it takes time with the square of them."""


class Kept(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stand in both versions or in one."""

    text: str
    kept: Kept


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in the order in which they are read, what went before what came for it.

    The pieces that are not new make up `before`, those that are not gone `after`. Texts that are
    very long or have next to nothing in common are shown whole, one after the other.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    whole = _pieces(before, Kept.GONE) + _pieces(after, Kept.NEW)
    if len(old) + len(new) > MOST:
        return (Piece(before, Kept.SAME),) if before == after else whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if before != after and matcher.ratio() < 0.3:
        return whole
    found: list[Piece] = []
    for _, start, end, new_start, new_end in _joined(matcher.get_opcodes(), old):
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        if gone == come:
            found += _pieces(gone, Kept.SAME)
        else:
            found += _pieces(gone, Kept.GONE) + _pieces(come, Kept.NEW)
    return tuple(found)


Opcode = tuple[str, int, int, int, int]


def _joined(opcodes: Sequence[Opcode], old: list[str]) -> list[Opcode]:
    """Changes with nothing but a space between them are one: a phrase is read more easily."""
    joined: list[Opcode] = []
    for tag, start, end, new_start, new_end in opcodes:
        space = tag == "equal" and not "".join(old[start:end]).strip()
        bridge = space and joined and joined[-1][0] != "equal"
        if joined and (bridge or (tag != "equal" and joined[-1][0] == "bridge")):
            _, first, _, new_first, _ = joined.pop()
            joined.append(("bridge" if bridge else "replace", first, end, new_first, new_end))
        else:
            joined.append((tag, start, end, new_start, new_end))
    return joined


def _pieces(text: str, kept: Kept) -> tuple[Piece, ...]:
    return (Piece(text, kept),) if text else ()
