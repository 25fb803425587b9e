"""What the careful reader made of one draft, and what is left of it to decide."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from editorial.domain.claim import Claim
from editorial.domain.decision import Decision, Subject
from editorial.domain.finding import Finding
from editorial.domain.suggestion import Suggestion

_MOSTLY = 0.8
"""Share of a suggestion's words from which on a claim on them says that somebody has seen it."""


@dataclass(frozen=True, slots=True)
class CarefulReading:
    """Suggestions, best first, and findings, weightiest first, of one draft."""

    suggestions: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()


def open_suggestions(
    reading: CarefulReading, decisions: Iterable[Decision], claims: Iterable[Claim]
) -> list[Suggestion]:
    """The suggestions on which nobody has decided, and on whose words no claim stands."""
    decided = _decided(decisions, Subject.SUGGESTION)
    marked = _joined((p.start, p.end) for claim in claims for p in claim.passages)
    return [
        suggestion
        for suggestion in reading.suggestions
        if suggestion.fingerprint not in decided and not _is_marked(suggestion, marked)
    ]


def open_findings(reading: CarefulReading, decisions: Iterable[Decision]) -> list[Finding]:
    """The findings on which nobody has decided, without those of rules that are off."""
    held = [*decisions]
    decided, off = _decided(held, Subject.FINDING), _decided(held, Subject.RULE)
    return [
        finding
        for finding in reading.findings
        if finding.fingerprint not in decided and finding.rule not in off
    ]


def _decided(decisions: Iterable[Decision], subject: Subject) -> set[str]:
    return {
        decision.fingerprint
        for decision in decisions
        if decision.subject is subject and decision.removed_at is None
    }


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in the order of the text, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _is_marked(suggestion: Suggestion, marked: list[tuple[int, int]]) -> bool:
    """Whether claims cover most of its first place."""
    first = suggestion.spans[0]
    covered = 0
    at = max(0, bisect_right(marked, (first.start, first.start)) - 1)
    while at < len(marked) and marked[at][0] < first.end:
        start, end = marked[at]
        covered += max(0, min(end, first.end) - max(start, first.start))
        at += 1
    return covered >= _MOSTLY * (first.end - first.start)
