"""What the Facts pane says of suggestions: rows, reasons, and the sentence of an empty list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from editorial.domain.claim import TO_DO, Progress, Risk
from editorial.domain.places import Places
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import folded, shortened
from editorial.domain.vocabulary import Vocabulary
from editorial.ui.fact_rows import claims_words
from editorial.ui.row_list import RowLook

READING = "Reading the draft for facts…"
NOT_CHECKABLE = "Not checkable"
_WORD = re.compile(r"(?<=\s)\S")
_JOINT = re.compile(r"[,;:–—]\s+$|\s(?=(?:and|but|or|which|who|that|while|because|after|before)\s)")


class Order(StrEnum):
    BEST = "best"
    TEXT = "text"


class SuggestionWords:
    """What rows say, in the words of the desk."""

    def __init__(self, kinds: Vocabulary, risks: Vocabulary) -> None:
        self._kinds, self._risks = kinds, risks

    def row(self, suggestion: Suggestion, places: Places) -> RowLook:
        """ "¶ 3 +1  ·  Quotation  ·  Name  ·  a person with a title" below the words."""
        said = folded(suggestion.text)
        legal = suggestion.risk is Risk.LEGAL
        return RowLook(
            suggestion.fingerprint,
            said,
            "  ·  ".join([_place(suggestion, places), *self._about(suggestion)]),
            self._spoken(suggestion, places),
            hint=said,
            icon="suggestion" if suggestion.checkable else "not_checkable",
            icon_colour="accent" if suggestion.checkable else "text3",
            tag="" if suggestion.risk is Risk.MINOR else self._risks.label(suggestion.risk),
            tag_icon="flag" if legal else "",
            tag_colour="disputed" if legal else "text2",
            muted=not suggestion.checkable,
        )

    def searched(self, suggestion: Suggestion) -> str:
        """What a search looks at: the words, the kinds, the reasons."""
        return "\n".join([folded(suggestion.text), *self._about(suggestion)]).casefold()

    def kinds(self, suggestion: Suggestion) -> list[str]:
        return [self._kinds.label(kind) for kind in suggestion.kinds]

    def _about(self, suggestion: Suggestion) -> list[str]:
        checkable = [] if suggestion.checkable else [NOT_CHECKABLE]
        return [*checkable, *self.kinds(suggestion), *suggestion.reasons[:1]]

    def _spoken(self, suggestion: Suggestion, places: Places) -> str:
        """The row's accessible name."""
        risk = f"{self._risks.label(suggestion.risk).lower()} risk"
        place = places.name(suggestion.spans[0].start).replace("¶", "paragraph")
        called = "Suggestion" if suggestion.checkable else "Suggestion, not checkable"
        about = ", ".join([*self.kinds(suggestion), risk, place])
        why = "; ".join(suggestion.reasons)
        said = folded(suggestion.text).rstrip(".")
        return f"{called}. {said}. {about[:1].upper()}{about[1:]}" + (f". {why}" if why else "")


def _place(suggestion: Suggestion, places: Places) -> str:
    more = len(suggestion.spans) - 1
    return places.name(suggestion.spans[0].start) + (f" +{more}" if more else "")


def reasons_of(suggestion: Suggestion) -> list[str]:
    """Each reason as a line of its own."""
    return [f"{reason[:1].upper()}{reason[1:]}" for reason in suggestion.reasons if reason]


def named(suggestions: Sequence[Suggestion]) -> str:
    """How a step names the suggestions that it decides on."""
    if len(suggestions) == 1:
        return f"“{shortened(suggestions[0].text, 40)}”"
    return suggestions_words(len(suggestions))


def suggestions_words(many: int) -> str:
    return "1 suggestion" if many == 1 else f"{many} suggestions"


def joints_in(words: str) -> list[int]:
    """Where words can be parted: before each word but the first, in code points."""
    return [match.start() for match in _WORD.finditer(words)]


def likely_joint(words: str) -> int | None:
    """Where words are most likely to be parted: behind a comma or before an "and", near the
    middle; None where there is one word only."""
    places = joints_in(words)
    if not places:
        return None

    def far(place: int) -> tuple[bool, int]:
        joins = bool(_JOINT.search(words, max(0, place - 2), place)) or bool(
            _JOINT.match(words, place - 1)
        )
        return not joins, abs(2 * place - len(words))

    return min(places, key=far)


def as_strong(suggestions: Sequence[Suggestion], one: Suggestion) -> list[Suggestion]:
    """One suggestion and those that stand before it, best first; of them, what cannot be checked
    is left out."""
    before = suggestions[: suggestions.index(one)] if one in suggestions else ()
    return [*(each for each in before if each.checkable), one]


def best_of(suggestions: Sequence[Suggestion], many: int) -> list[Suggestion]:
    """The best so many; what cannot be checked is left out."""
    return [each for each in suggestions if each.checkable][:many]


def no_claims_words(suggested: int) -> str:
    """The sentence of a pane without claims."""
    first = "No claims yet. Select words in the article and press M"
    return f"{first}, or review {suggestions_words(suggested)}." if suggested else f"{first}."


def review_words(suggested: int) -> str:
    return f"Review {suggestions_words(suggested)}" if suggested else ""


def no_suggestions_words(decided: bool, searched: bool, progress: Progress) -> str:
    """The sentence of an empty list of suggestions, which tells what is still to do."""
    if searched:
        return "No suggestion has these words."
    to_do = progress.of(*TO_DO)
    still = f" {claims_words(to_do)} {'is' if to_do == 1 else 'are'} still to do." if to_do else ""
    if decided:
        return f"No suggestion is left to decide on.{still}"
    return f"Nothing is suggested in this draft.{still}"
