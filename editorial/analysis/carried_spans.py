"""Spans of one paragraph, such as links and emphasis, carried over into a corrected version."""

from collections.abc import Sequence

from editorial.analysis.draft_diff import DraftDiff, diff
from editorial.analysis.passage_windows import Windows


def carried(old: str, new: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int] | None]:
    """Where each span (code points of the old text, end exclusive) lies in the new one: on what
    stayed of its words and what came for the others. Where all of them were replaced, and nothing
    beside them, it lies on what replaced them; where they are gone, None.
    """
    if old == new:
        return list(spans)
    found = diff(old, new)
    windows = Windows(found)
    return [_carried(found, windows, start, end) for start, end in spans]


def _carried(found: DraftDiff, windows: Windows, start: int, end: int) -> tuple[int, int] | None:
    old, new = found.old, found.new
    first, stop = old.within(start, end)
    if start >= end or first >= stop:
        return None
    window = windows.whole(first, stop) or windows.best(first, stop)
    if window is None:
        replaced = windows.in_place(first, stop)
        return replaced and (new.starts[replaced[0]], new.ends[replaced[1] - 1])
    place, place_end = new.starts[window.start], new.ends[window.end - 1]
    if found.places[first] == window.start:
        place = _shifted(old.text, new.text, old.starts[first], start, place)
    if found.places[stop - 1] == window.end - 1:
        place_end = _shifted(old.text, new.text, old.ends[stop - 1], end, place_end)
    return place, place_end


def _shifted(old: str, new: str, at: int, edge: int, place: int) -> int:
    """Where the edge of a span is that does not lie on that of a word: within it, or in the space
    beside it; at the word's own edge where the new text differs there."""
    there = place + edge - at
    before, after = sorted((at, edge))
    begins, ends = sorted((place, there))
    same = begins >= 0 and old[before:after] == new[begins:ends]
    return there if same else place
