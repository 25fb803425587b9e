"""Steps: the desk's lasting history, one for each write."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StepKind(StrEnum):
    SETUP = "setup"
    """What the desk itself needs (a reviewer's entry, the sample); never offered for undo."""
    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    ERASE = "erase"
    """An article erased for good: it keeps no words, and no undo goes behind it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One committed write, without its row images. `number` counts up over the whole desk.

    `reverses` is the number of the step that an undo or a redo put back.
    `article_id` is None for a step that belongs to no article. `erased_by` is the number of the
    step that erased what this one said; its label is empty then.
    """

    number: int
    at: datetime
    reviewer_id: str
    reviewer_name: str
    label: str
    article_id: str | None
    kind: StepKind
    reverses: int | None
    erased_by: int | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """News of one step: what it is called, and which rows of which tables it wrote."""

    label: str
    article_id: str | None
    ids: dict[str, frozenset[str]]
    """Row ids by table name."""
    touched: frozenset[str]
    """The rows' own ids and those of everything they belong to: the claim of a verdict, say."""

    @property
    def tables(self) -> frozenset[str]:
        return frozenset(self.ids)
