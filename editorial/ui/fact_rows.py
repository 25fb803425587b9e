"""Claims as the Facts pane lists them: what a row says, which filter lets it through, its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from editorial.domain.claim import PROBLEMS, TO_DO, Claim, Progress, Risk, Status
from editorial.domain.places import Places
from editorial.domain.vocabulary import Vocabulary
from editorial.ui.unplaced import Lack, Stood, grouped, lack_of

WHOLE_ARTICLE = "Whole article"
"""The place and the section of a claim that stands on no words."""


class Filter(StrEnum):
    ALL = "all"
    TO_DO = "to_do"
    PROBLEMS = "problems"
    SUGGESTED = "suggested"
    """What the careful reader suggests: no claims yet."""


FILTERED: Mapping[Filter, frozenset[Status]] = {
    Filter.ALL: frozenset(Status),
    Filter.TO_DO: TO_DO,
    Filter.PROBLEMS: PROBLEMS,
}


class Sort(StrEnum):
    TEXT = "text"
    STATUS = "status"
    RISK = "risk"
    NEWEST = "newest"


# What waits for somebody stands above what is done.
_URGENCY = {
    status: number
    for number, status in enumerate(
        (
            Status.UNCHECKED,
            Status.IN_PROGRESS,
            Status.NEEDS_CHANGE,
            Status.RECHECK,
            Status.DISPUTED,
            Status.UNVERIFIABLE,
            Status.VERIFIED,
            Status.NOT_CHECKABLE,
            Status.CUT,
        )
    )
}
_GRAVITY = {Risk.LEGAL: 0, Risk.MAJOR: 1, Risk.MINOR: 2}


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim as the list shows it. `place` is how people name where it stands first.

    `code` is the status's value: thousands of enum members take milliseconds to look up in a set.
    """

    claim: Claim
    status: Status
    code: str
    place: str
    section: str
    sources: int
    lack: Lack | None = None

    @property
    def is_to_do(self) -> bool:
        """Whether something is left to do about it: its status says so, or it has no place yet."""
        return self.status in TO_DO or bool(self.lack and self.lack.awaiting)


@dataclass(frozen=True, slots=True)
class Head:
    """A section's head; its counts are over all its claims, whatever the filter lets through."""

    title: str
    settled: int
    total: int
    is_counted: bool = False
    """Only how many there are matters: it is no section of the text."""

    @property
    def words(self) -> str:
        if self.is_counted:
            return claims_words(self.total)
        return f"{self.settled} of {self.total} settled"


def fact_of(claim: Claim, places: Places, stood: Stood) -> Fact:
    start = claim.passages[0].start if claim.passages else None
    status = claim.status
    lack = lack_of(claim, stood)
    place = section = WHOLE_ARTICLE
    if start is not None:
        place, section = places.name(start), places.section(start)
    elif lack is not None:
        place, section = lack.place, lack.title
    sources = len({item.source_id for item in claim.evidence})
    return Fact(claim, status, status.value, place, section, sources, lack)


def in_list_order(facts: Iterable[Fact]) -> list[str]:
    """Ids: what has no place yet first, what is no longer in the text last; those in the order in
    which they last stood."""
    known = list(facts)
    if not any(fact.lack for fact in known):
        return [fact.claim.id for fact in known]
    groups = grouped(known, lambda fact: fact.lack)
    for title, found in groups:
        if title:
            found.sort(key=lambda fact: fact.lack.at if fact.lack else 0)
    return [fact.claim.id for _, found in groups for fact in found]


SORTED_BY: Mapping[Sort, Callable[[Fact], Any]] = {
    Sort.STATUS: lambda fact: _URGENCY[fact.status],
    Sort.RISK: lambda fact: _GRAVITY[fact.claim.risk],
    Sort.NEWEST: lambda fact: -fact.claim.created_at.timestamp(),
}


class FactWords:
    """What rows say, in the words of the desk."""

    def __init__(self, kinds: Vocabulary, statuses: Vocabulary, risks: Vocabulary) -> None:
        self._kinds, self._statuses, self._risks = kinds, statuses, risks

    def status(self, fact: Fact) -> str:
        return self._statuses.label(fact.status)

    def risk(self, fact: Fact) -> str:
        """The word at the right of the row; a minor risk goes without saying."""
        risk = fact.claim.risk
        return "" if risk is Risk.MINOR else self._risks.label(risk)

    def meta(self, fact: Fact) -> str:
        """The second line: "¶ 1  ·  Number  ·  Disputed  ·  2 sources"."""
        if fact.lack and fact.lack.alone:
            return "  ·  ".join(fact.lack.row(fact.claim.statement))
        parts = [fact.place, *(fact.lack.row("") if fact.lack else ()), self._kind(fact.claim)]
        parts += [self.status(fact), sources_words(fact.sources)]
        return "  ·  ".join(part for part in parts if part)

    def spoken(self, fact: Fact) -> str:
        """The row's accessible name."""
        kinds = [self._kinds.label(kind) for kind in fact.claim.kinds]
        risk = f"{self._risks.label(fact.claim.risk).lower()} risk"
        place = fact.place.replace("¶", "paragraph")
        if fact.lack:
            place = fact.lack.spoken if fact.lack.alone else f"{place}, {fact.lack.spoken}"
        about = ", ".join([*kinds, risk, place, sources_words(fact.sources)])
        said = fact.claim.statement.rstrip(".")
        return f"{self.status(fact)}. {said}. {about[:1].upper()}{about[1:]}"

    def searched(self, claim: Claim, titles: Mapping[str, str]) -> str:
        """What a search looks at: statement, note, quotations, kinds and titles of sources."""
        parts = [claim.statement, claim.note]
        parts += [passage.quote for passage in (*claim.passages, *claim.unplaced)]
        parts += [self._kinds.label(kind) for kind in claim.kinds]
        parts += [titles.get(item.source_id, "") for item in claim.evidence]
        return "\n".join(parts).casefold()

    def _kind(self, claim: Claim) -> str:
        if not claim.kinds:
            return ""
        more = f" +{len(claim.kinds) - 1}" if len(claim.kinds) > 1 else ""
        return self._kinds.label(claim.kinds[0]) + more


def sources_words(many: int) -> str:
    if not many:
        return "no evidence"
    return "1 source" if many == 1 else f"{many} sources"


def claims_words(many: int) -> str:
    return "1 claim" if many == 1 else f"{many} claims"


def progress_words(progress: Progress) -> str:
    """ "12 of 25 claims settled  ·  3 problems"."""
    if not progress.total:
        return "No claims yet"
    said = f"{progress.settled} of {claims_words(progress.total)} settled"
    problems = progress.of(*PROBLEMS)
    if not problems:
        return said
    return f"{said}  ·  {'1 problem' if problems == 1 else f'{problems} problems'}"


def counts_of(progress: Progress) -> dict[Filter, int]:
    """How many claims each filter lets through."""
    return {chosen: progress.of(*passing) for chosen, passing in FILTERED.items()}


def empty_words(
    chosen: Filter, progress: Progress, searched: bool, to_do: int | None = None
) -> str:
    """The sentence of an empty list, which never hides what is still to do elsewhere. `to_do`
    counts the claims without a place as well; by their statuses alone unless told."""
    if searched:
        return "No claim has these words."
    problems = progress.of(*PROBLEMS)
    to_do = progress.of(*TO_DO) if to_do is None else to_do
    if chosen is Filter.PROBLEMS:
        still = f"{claims_words(to_do)} {'is' if to_do == 1 else 'are'} still to do."
        return f"No problems. {still}" if to_do else "No problems, and no claim is left to do."
    still = f"{claims_words(problems)} {'has' if problems == 1 else 'have'} problems."
    return f"Nothing left to do. {still}" if problems else "Nothing left to do, and no problems."
