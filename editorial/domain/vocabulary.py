"""Vocabularies: the words that the desk uses for kinds, statuses, tiers…; data that it may edit."""

from collections.abc import Iterator
from dataclasses import dataclass

from editorial.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary. `key` is what is stored, `label` what is shown.

    `hint`: a sentence that explains it. `verb`: what the command is called that sets it.
    `shortcut`: the key on the keyboard, as Qt names it. `bars`: how many of four are filled.
    """

    key: str
    label: str
    hint: str = ""
    verb: str = ""
    shortcut: str = ""
    bars: int = 0

    def __post_init__(self) -> None:
        if not self.key.strip() or not self.label.strip():
            raise InvalidValue("a term has a key and a label")
        if not 0 <= self.bars <= 4:
            raise InvalidValue(f"the term {self.key} has 0 to 4 bars, not {self.bars}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms in the order in which they are offered."""

    name: str
    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        keys = self.keys
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise InvalidValue(f"the vocabulary {self.name} has {twice} twice")

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(term.key for term in self.terms)

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __contains__(self, key: object) -> bool:
        return any(term.key == key for term in self.terms)

    def term(self, key: str) -> Term:
        """The term of a key. An unknown key, of another desk say, is its own label."""
        known = next((term for term in self.terms if term.key == key), None)
        return known or Term(key or "none", readable(key))

    def label(self, key: str) -> str:
        return self.term(key).label


def readable(key: str) -> str:
    """A key as people would write it: "named_person" gives "Named person"."""
    words = " ".join(key.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if words else "None"
