"""What the careful reader thinks should be checked, before anybody has said so."""

from dataclasses import dataclass

from editorial.domain.claim import Risk
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words of one draft that hold something to check, or that say why nothing can be checked.

    `spans` are its places, the fullest first: a fact that headline, standfirst and body repeat is
    one suggestion. `text` are the words at the first. `kinds` are keys of the vocabulary "kinds",
    most telling first. `score` is from 0 to 1: how much a checker would want to see it; it orders,
    and is no probability. `reasons` are clauses in plain words, the weightiest first.
    `checkable` is False for predictions, judgements and rhetoric, which are offered as not
    checkable. `fingerprint` stays the same in later drafts as long as the words do.
    """

    fingerprint: str
    spans: tuple[Span, ...]
    text: str
    kinds: tuple[str, ...]
    risk: Risk
    score: float
    reasons: tuple[str, ...]
    checkable: bool = True
