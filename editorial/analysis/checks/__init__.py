"""The mechanical checks, and what they find in a piece.

A check is a module with two names: `RULE`, and `check(piece)`, which gives its findings. It says
what does not fit together, and never which of the two is right.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Protocol

from editorial.analysis.checks import (
    acronyms,
    ages,
    allegation,
    anonymous_source,
    caption_names,
    date_order,
    doubled_sentences,
    doubled_words,
    durations,
    hedge_drift,
    list_counts,
    missing_reference,
    one_origin,
    percentage_points,
    percentages,
    plural_source,
    post_titles,
    quotation_differs,
    quotation_without_speaker,
    quoted_paraphrase,
    reading_time,
    speaker_not_introduced,
    spellings,
    sums,
    superlative,
    suspicious_link,
    tables,
    two_speakers,
    two_values,
    unbalanced_quotation,
    unused_reference,
    weekdays,
)
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity

_ABOUT_THE_SAME = 5
"""Findings of one rule whose first passage reads the same; more say nothing new."""


class Check(Protocol):
    """What a module in this package offers."""

    RULE: Rule

    def check(self, piece: Piece) -> Iterator[Finding]: ...


_CHECKS: tuple[Check, ...] = (
    quotation_differs,
    quoted_paraphrase,
    two_speakers,
    hedge_drift,
    missing_reference,
    unused_reference,
    one_origin,
    spellings,
    post_titles,
    weekdays,
    ages,
    date_order,
    durations,
    sums,
    tables,
    list_counts,
    percentages,
    percentage_points,
    two_values,
    quotation_without_speaker,
    speaker_not_introduced,
    unbalanced_quotation,
    anonymous_source,
    plural_source,
    superlative,
    allegation,
    caption_names,
    acronyms,
    doubled_words,
    doubled_sentences,
    reading_time,
    suspicious_link,
)

RULES: tuple[Rule, ...] = tuple(check.RULE for check in _CHECKS)
"""Every rule, in the order in which a list of switches shows them."""


def findings_in(
    piece: Piece,
    silenced_rules: Collection[str] = frozenset(),
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Finding, ...]:
    """What the checks notice: worst severity first, then in the order of the text.

    `silenced_rules` are keys of rules that are switched off. `tell` hears how many checks of how
    many are done; what it raises ends the reading.
    """
    found: list[Finding] = []
    for number, check in enumerate(_CHECKS):
        tell(number, len(_CHECKS))
        if check.RULE.key not in silenced_rules:
            found += _without_repetition(piece, check.check(piece))
    severities = list(Severity)
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                -severities.index(finding.severity),
                finding.spans[0].start if finding.spans else 0,
            ),
        )
    )


def _without_repetition(piece: Piece, findings: Iterator[Finding]) -> Iterator[Finding]:
    """Each finding once, and at most `_ABOUT_THE_SAME` on the same first words."""
    told: set[str] = set()
    times: Counter[str] = Counter()
    for finding in findings:
        words = piece.words_at(finding.spans[0]).casefold() if finding.spans else ""
        if finding.fingerprint in told or times[words] >= _ABOUT_THE_SAME:
            continue
        told.add(finding.fingerprint)
        times[words] += 1
        yield finding
