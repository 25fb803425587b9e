"""Items of an article in the order of its text, and kept so while some of them change."""

from bisect import insort
from math import inf
from typing import Protocol, TypeVar

from editorial.domain.anchor import Passage


class _Placed(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def passages(self) -> tuple[Passage, ...]: ...


V = TypeVar("V", bound=_Placed)


def merged(
    known: list[V], fresh: list[V], touched: frozenset[str]
) -> tuple[list[V], frozenset[str]]:
    """The list with its touched items read anew, in the order of the text; and which those are."""
    ids: set[str] = {item.id for item in known if item.id in touched}
    ids.update(item.id for item in fresh)
    if not ids:
        return known, frozenset()
    ordered: list[V] = [item for item in known if item.id not in ids]
    for item in fresh:
        insort(ordered, item, key=place_of)
    return ordered, frozenset(ids)


def place_of(item: _Placed) -> tuple[float, str]:
    """Where an item stands in such a list; what has no place in the text comes last."""
    return item.passages[0].start if item.passages else inf, item.id
