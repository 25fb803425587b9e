"""Where in a document something stands, in the words by which people find it again."""

from bisect import bisect_right
from dataclasses import dataclass

from editorial.domain.errors import InvalidValue

_SEVERAL = {"p.": "pp.", "¶": "¶¶"}


@dataclass(frozen=True, slots=True)
class Locators:
    """Labels of the stretches of a canonical text: pages, paragraphs, or times of a recording.

    Each of `starts` (code points, ascending) begins a stretch that goes on to the next one;
    `labels` has a label for each, whole, as it is printed: "p. 12", "¶ 4", "00:12:31".
    """

    starts: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.starts) != len(self.labels):
            raise InvalidValue("each stretch has a label")
        if any(one > two for one, two in zip(self.starts, self.starts[1:], strict=False)):
            raise InvalidValue("the stretches come in the order of the text")

    def at(self, position: int) -> str:
        """The label of the stretch that holds the position; "" before the first."""
        index = bisect_right(self.starts, position) - 1
        return self.labels[index] if index >= 0 else ""

    def of(self, start: int, end: int) -> str:
        """The label of a span, end exclusive: "p. 3", or "pp. 3–4" where it goes on there."""
        first, last = self.at(start), self.at(max(start, end - 1))
        if not first or first == last:
            return last
        kind, _, begins = first.partition(" ")
        other, _, ends = last.partition(" ")
        if kind == other and kind in _SEVERAL:
            return f"{_SEVERAL[kind]} {begins}–{ends}"
        dash = " – " if " " in first + last else "–"
        return f"{first}{dash}{last}"
