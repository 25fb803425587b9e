"""How a check says what it noticed."""

import hashlib
from collections.abc import Iterable, Sequence

from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, folded

_DIGITS = 16


def finding(
    rule: Rule,
    message: str,
    spans: Sequence[Span],
    about: Iterable[str],
    severity: Severity | None = None,
) -> Finding:
    """A finding of the rule, of the rule's own severity unless another is given.

    `about` are the words that it is about, from which the fingerprint is made: those that would
    have to change for it to be gone, not where they stand.
    """
    return Finding(
        rule=rule.key,
        severity=severity or rule.severity,
        message=message,
        spans=tuple(spans),
        fingerprint=fingerprint(rule.key, about),
    )


def fingerprint(key: str, about: Iterable[str]) -> str:
    """Sixteen hexadecimal digits for a rule's key and the words that something is about. Case,
    white space and the order of the words do not count."""
    words = sorted({folded(text).casefold() for text in about})
    digest = hashlib.sha256("\x1f".join((key, *words)).encode("utf-8", "replace"))
    return digest.hexdigest()[:_DIGITS]
