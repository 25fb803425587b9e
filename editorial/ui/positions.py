"""Code points, which the desk stores, and UTF-16 units, which Qt counts. The one module that knows.

U+1F600 is one code point and two units, so after each character beyond U+FFFF the two run apart.
"""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """The positions of one text. A conversion costs one bisection."""

    def __init__(self, text: str) -> None:
        self._points = [found.start() for found in _ASTRAL.finditer(text)]
        # In units, after each pair.
        self._ends = [point + index + 2 for index, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """A unit inside a surrogate pair gives the start of its character."""
        before = bisect_left(self._ends, unit + 1)
        if before < len(self._points) and unit == self._ends[before] - 1:
            unit -= 1
        return unit - before


def units_in(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) + len(_ASTRAL.findall(text))
