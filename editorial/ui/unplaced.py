"""What a new draft has left without a place, in words: of one item, and of a whole article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.text import folded
from editorial.services.vocabularies import vocabulary

if TYPE_CHECKING:
    from editorial.ui.review import Review

UNPLACED = "Unplaced"
GONE = "No longer in the text"
"""The heads of what awaits a word, and of what was given up."""

_WORST = (PassageState.LOST, PassageState.ALTERED, PassageState.MOVED, PassageState.EXACT)

Stood = Callable[[Passage], str]
"""Where a passage last stood: "¶ 5 of draft 1"."""


class Marked(Protocol):
    @property
    def passages(self) -> tuple[Passage, ...]: ...
    @property
    def unplaced(self) -> tuple[Passage, ...]: ...


V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Lack:
    """What an item has without a place. `state`, `quote` and `stood` are those of the passage that
    is worst off, `at` the code point where it began; `alone` where none of the item's passages
    stands; `awaiting` how many await a word."""

    state: PassageState
    quote: str
    stood: str
    alone: bool
    many: int
    awaiting: int
    at: int

    @property
    def word(self) -> str:
        if not self.awaiting:
            return "Kept as lost"
        return vocabulary("passage_states").label(self.state.value)

    @property
    def title(self) -> str:
        """The head that its row stands under; "" where it stands with the text."""
        if not self.alone:
            return ""
        return UNPLACED if self.awaiting else GONE

    @property
    def place(self) -> str:
        return f"unplaced, was {self.stood}" if self.awaiting else f"was {self.stood}"

    @property
    def sign(self) -> str:
        """What the row of an item says that stands with the text all the same."""
        if self.awaiting:
            return "1 mark unplaced" if self.awaiting == 1 else f"{self.awaiting} marks unplaced"
        return "1 mark lost" if self.many == 1 else f"{self.many} marks lost"

    def row(self, said: str) -> list[str]:
        """The parts of a row's second line; `said` is what its first line says."""
        if not self.alone:
            return [self.sign]
        quote = folded(self.quote)
        quoted = [] if quote.casefold() in folded(said).casefold() else [f"“{quote}”"]
        return [self.word, f"was {self.stood}", *quoted]

    @property
    def spoken(self) -> str:
        if not self.alone:
            return self.sign
        stood = self.stood.replace("¶", "paragraph")
        word = self.word.lower()
        place = f"unplaced, {word}" if self.awaiting else word
        return f"{place}, was {stood}: “{folded(self.quote)}”"


def lack_of(item: Marked, stood: Stood) -> Lack | None:
    """What the item has without a place; None where all of it stands."""
    if not item.unplaced:
        return None
    awaiting = [passage for passage in item.unplaced if passage.awaits]
    worst = min(awaiting or item.unplaced, key=lambda passage: _WORST.index(passage.state))
    return Lack(
        worst.state,
        worst.quote,
        stood(worst),
        not item.passages,
        len(item.unplaced),
        len(awaiting),
        worst.start,
    )


def lacks_of(items: Iterable[tuple[str, Marked]], stood: Stood) -> dict[str, Lack]:
    """By the id that each item is given with, what it has without a place, where it has any."""
    found = ((id, lack_of(item, stood)) for id, item in items)
    return {id: lack for id, lack in found if lack is not None}


def grouped(items: Sequence[V], lacks: Callable[[V], Lack | None]) -> list[tuple[str, list[V]]]:
    """The items that have no place yet, then those of the text under no head, then those that
    are no longer in it; groups without items are left out."""
    groups: dict[str, list[V]] = {UNPLACED: [], "": [], GONE: []}
    for item in items:
        lack = lacks(item)
        groups[lack.title if lack else ""].append(item)
    return [(title, found) for title, found in groups.items() if found]


def awaiting_in(review: Review) -> int:
    """How many passages of the open article await a word."""
    return sum(passage.awaits for item in _items(review) for passage in item.unplaced)


def awaiting_words(many: int, number: int) -> str:
    """ "9 marks await a word since draft 2."."""
    marks = "1 mark awaits" if many == 1 else f"{many:,} marks await"
    return f"{marks} a word since draft {number}."


def _items(review: Review) -> Iterator[Marked]:
    items: Iterable[Iterable[Marked]] = (review.claims, review.questions, review.notes)
    for each in items:
        yield from each
    for cited in review.sources:
        yield cited.citation
