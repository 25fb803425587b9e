"""Places in documents that speak of a claim, and how claim and document differ there."""

from dataclasses import dataclass, field
from enum import StrEnum

from editorial.domain.locator import Locators


@dataclass(frozen=True, slots=True)
class Findable:
    """A document in which evidence is looked for. `name` is how whoever asks knows it: the path
    of a file, the id of a document. `text` is canonical text, blocks parted by "\\n"."""

    name: str
    text: str
    locators: Locators = field(default_factory=Locators)


class DifferenceKind(StrEnum):
    """What claim and document do not have in common."""

    REPLACED = "replaced"
    ADDED = "added"
    """Words that only the claim has."""
    LEFT_OUT = "left out"
    """Words that stand in the document between those of the claim, and not in the claim."""
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    """Somebody else of the same surname."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`claim` are the claim's words and `source` the document's, as printed; "" for none."""

    kind: DifferenceKind
    claim: str
    source: str


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a document that speaks of a claim.

    `document` is the name of the `Findable`; `start` and `end` are code points of its text, end
    exclusive, and `text` the words there. `locator` is empty where the document has none. `score`
    runs from 0 to 1: it orders places, and is no probability. `reasons` are clauses for an editor,
    the weightiest first. Only where no word of what is quoted differs does one of them say "word
    for word"; what differs is in `differences`, in the order of the claim.
    """

    document: str
    start: int
    end: int
    text: str
    locator: str
    score: float
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
