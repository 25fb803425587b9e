"""How much two texts have in common, at a glance: enough to tell a new draft from another piece."""

import re

LIKE = 0.2
"""Share below which a text is hardly a draft of another one."""
_RUN = 3

# Of scripts that are written without spaces each sign is a word.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_]+"
)


def shared_words(one: str, other: str) -> float:
    """From 0 to 1: of the runs of three words in the text with fewer of them, the share that the
    other one has as well, each run counted once. Single words would not do: two pieces on one
    subject share half of them. 1 where a text is too short to tell.
    """
    first, second = _runs(one), _runs(other)
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 1.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
