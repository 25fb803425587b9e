"""Four ways to look at a page, so that text of each direction can be read as if it were upright."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A page turned by `quarter` quarters clockwise. The box is PDF's own: y goes up."""

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        upright = self.quarter % 2 == 0
        return self.right - self.left if upright else self.top - self.bottom

    @property
    def height(self) -> float:
        upright = self.quarter % 2 == 0
        return self.top - self.bottom if upright else self.right - self.left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the PDF stands: from the upper left, y going down."""
        match self.quarter:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def sides(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float]:
        """The left and the right edge of the box with these corners."""
        match self.quarter:
            case 0:
                return x0 - self.left, x1 - self.left
            case 1:
                return y0 - self.bottom, y1 - self.bottom
            case 2:
                return self.right - x1, self.right - x0
        return self.top - y1, self.top - y0

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The box with these two corners, as left, top, right, foot."""
        a, b = self.point(x0, y0)
        c, d = self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def quarter_of(a: float, b: float) -> int | None:
    """Which frame makes text upright whose line runs along the vector (a, b); None: slanted."""
    angle = math.degrees(math.atan2(b, a)) % 360
    quarter = round(angle / 90)
    return quarter % 4 if abs(angle - 90 * quarter) <= 10 else None
