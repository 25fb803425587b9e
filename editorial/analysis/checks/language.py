"""Which language a piece is in, as far as a check has to know."""

import re

from editorial.analysis.piece import Piece

_WORD = re.compile(r"[^\W\d_]++")
_SAMPLE = 20_000
"""Code points from which a language is told."""
_LEAST = 0.06
_ENGLISH = frozenset("the of and to that is was for with it this are".split())
_KEEP_NAMES = _ENGLISH | frozenset(
    "der die das und ist nicht von mit den les des et est dans pour une que los las el una por con"
    " della che gli per het een van niet och att som".split()
)
"""Common words of languages that decline no names."""


def is_english(piece: Piece) -> bool:
    return _share(piece, _ENGLISH) >= _LEAST


def keeps_names(piece: Piece) -> bool:
    """Whether a name keeps its spelling in every sentence, as it does not in Czech."""
    return _share(piece, _KEEP_NAMES) >= _LEAST


def _share(piece: Piece, words: frozenset[str]) -> float:
    found = [word.casefold() for word in _WORD.findall(piece.text, 0, _SAMPLE)]
    return sum(word in words for word in found) / len(found) if found else 0.0
