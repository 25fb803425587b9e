"""What lies within a stretch of the text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from editorial.domain.text import Span


class Placed(Protocol):
    @property
    def span(self) -> Span: ...


Thing = TypeVar("Thing", bound=Placed)


def within(things: Sequence[Thing], stretch: Span) -> Iterator[Thing]:
    """Those that begin within a stretch, out of things in the order of the text."""
    first = bisect_left(things, stretch.start, key=_start)
    for at in range(first, len(things)):
        if things[at].span.start >= stretch.end:
            return
        yield things[at]


def _start(thing: Placed) -> int:
    return thing.span.start
