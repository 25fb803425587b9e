"""Anchors: how a passage of one revision is named so that it can be found again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from editorial.domain.errors import InvalidValue
from editorial.domain.text import Span

CONTEXT = 32
"""Code points of prefix and suffix that an anchor keeps, as in the W3C TextQuoteSelector."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: code points of the canonical text, end exclusive, with its words and context."""

    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue(
                f"a passage needs at least one character, not {self.start}–{self.end}"
            )
        if len(self.quote) != self.end - self.start:
            raise InvalidValue("a passage's quotation is as long as the passage")

    def stands_in(self, text: str) -> bool:
        """Whether the text has exactly these words at exactly this place."""
        return text[self.start : self.end] == self.quote


def anchor_in(text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end], white space at its edges left out."""
    if not 0 <= start <= end <= len(text):
        raise InvalidValue(f"{start}–{end} is outside a text of {len(text)}")
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip())
    end = start + len(quote.strip())
    return Anchor(
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


class PassageState(StrEnum):
    """How surely a passage stands where it says."""

    EXACT = "exact"
    MOVED = "moved"
    ALTERED = "altered"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an item (claim, question, note, citation) stands: one anchor in one revision.

    The anchor always says where the words stand for certain, or where somebody put them; so its
    quotation is in that revision's text, whatever became of the words later. What a new draft makes
    of them is `state`, with a `confidence` from 0 to 1 (None: no draft has come since). While the
    passage `awaits` a reviewer's word, `offered_start` and `offered_end` are where the program
    would put it in the present draft; both are None where it would give it up for lost.
    `was_revision_id`, `was_start`, `was_end` and `was_quote` are where it stood before.
    """

    id: str
    owner_id: str
    revision_id: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: PassageState = PassageState.EXACT
    removed_at: datetime | None = None
    confidence: float | None = None
    awaits: bool = False
    offered_start: int | None = None
    offered_end: int | None = None
    was_revision_id: str | None = None
    was_start: int | None = None
    was_end: int | None = None
    was_quote: str = ""

    @property
    def anchor(self) -> Anchor:
        return Anchor(self.start, self.end, self.quote, self.prefix, self.suffix)

    @property
    def stands(self) -> bool:
        """Whether it has its place in the present draft."""
        return not self.awaits and self.state is not PassageState.LOST

    @property
    def offered(self) -> Span | None:
        """Where the program would put it in the present draft."""
        if self.offered_start is None or self.offered_end is None:
            return None
        return Span(self.offered_start, self.offered_end)
