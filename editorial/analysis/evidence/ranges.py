"""Ranges in words: "between 30 and 40 hectares", "three to five years"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editorial.analysis.quantities import Quantity
from editorial.domain.text import Span

_TO = re.compile(r"\s(?:to|or)\s")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)


def ranges_in(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """A quantity for each two that are the ends of a range; "from 5 to 7" tells of a change."""
    for low, high in pairwise(quantities):
        if low.high is not None or high.high is not None or low.unit not in ("", high.unit):
            continue
        between = text[low.span.end : high.span.start]
        before = text[max(0, low.span.start - 9) : low.span.start]
        said = (
            _BETWEEN.search(before)
            if _AND.fullmatch(between)
            else _TO.fullmatch(between) and not _FROM.search(before)
        )
        factor = high.magnitude if low.magnitude == 1 else 1
        if said and low.value * factor < high.value:
            span = Span(low.span.start, high.span.end)
            yield replace(
                high,
                span=span,
                value=low.value * factor,
                high=high.value,
                text=text[span.start : span.end],
            )
