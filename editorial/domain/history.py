"""The journal as a story: who did what, when, to which item, with the words before and after."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from editorial.domain.journal import Step


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of the desk before and after a step; None where it was not there, or went."""

    before: Any
    after: Any

    @property
    def value(self) -> Any:
        """The value as the step left it; where it went, as it was."""
        return self.before if self.after is None else self.after


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which steps are looked for. `person` is a reviewer's id, `item` that of a claim, source,
    question or note; `words` stand in what the step is called or in what it changed.
    """

    article_id: str
    person: str = ""
    item: str = ""
    words: str = ""

    @property
    def everything(self) -> bool:
        return not (self.person or self.item or self.words.strip())


@dataclass(frozen=True, slots=True)
class Head:
    """A step as the story's list shows it. `taken_back` is the step that undid it, where what it
    did no longer stands; for an undo, the step that redid it."""

    step: Step
    taken_back: Step | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some steps, newest first. `older` is the number of the step below which to go on, None
    where there are no more."""

    heads: tuple[Head, ...]
    older: int | None


class Thing(StrEnum):
    """What a step may be about."""

    ARTICLE = "article"
    CLAIM = "claim"
    SOURCE = "source"
    QUESTION = "question"
    NOTE = "note"
    PERSON = "person"
    DESK = "desk"
    """Something that everybody at the desk has agreed on."""


class Fate(StrEnum):
    """What became of an item in a step."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RESTORED = "brought back"
    TAKEN_BACK = "taken back"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a step changed, in words: what it is called, what it was, what it is.

    `before` or `after` is empty where there was nothing, or is nothing now. `quoted` where the
    words are somebody's own and may be long; they are compared word by word.
    """

    what: str
    before: str
    after: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """An item that a step wrote, and what it changed about it. `spans` are code points start to
    end of the passages that the step wrote, each with the id of its revision."""

    thing: Thing
    id: str
    name: str
    fate: Fate
    lines: tuple[Line, ...]
    spans: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A step told in full; `untold` items more were written by it."""

    head: Head
    touched: tuple[Touched, ...]
    untold: int = 0

    @property
    def at(self) -> datetime:
        return self.head.step.at
