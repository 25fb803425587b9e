"""How much two claims say the same, by their words."""

import re

from rapidfuzz import fuzz

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def likeness_of(one: str, other: str) -> float:
    """From 0 to 1; case, and the order of the words, count for little."""
    one, other = one.casefold(), other.casefold()
    likeness = max(fuzz.ratio(one, other), 0.95 * fuzz.token_set_ratio(one, other)) / 100
    # A short claim stands wholly in many a long one.
    shorter, longer = sorted((len(one.split()), len(other.split())))
    return float(likeness * min(1.0, 0.6 + 0.8 * shorter / max(1, longer)))


def figures_in(text: str) -> frozenset[str]:
    """The figures, as written."""
    return frozenset(_FIGURE.findall(text))
