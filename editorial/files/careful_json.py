"""A careful reading as JSON bytes, for the desk's cache."""

import json
from typing import Any

from editorial.domain.careful import CarefulReading
from editorial.domain.claim import Risk
from editorial.domain.finding import Finding, Severity
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import Span


def json_from_careful(reading: CarefulReading) -> bytes:
    document = {
        "suggestions": [
            [
                each.fingerprint,
                [[span.start, span.end] for span in each.spans],
                each.text,
                each.kinds,
                each.risk.value,
                each.score,
                each.reasons,
                each.checkable,
            ]
            for each in reading.suggestions
        ],
        "findings": [
            [
                each.rule,
                each.severity.value,
                each.message,
                [[span.start, span.end] for span in each.spans],
                each.fingerprint,
            ]
            for each in reading.findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def careful_from_json(data: bytes) -> CarefulReading | None:
    """What `json_from_careful` wrote; None for anything else: it is a cache, and made anew."""
    try:
        document = json.loads(data.decode("utf-8", "surrogatepass"))
        return CarefulReading(
            tuple(_suggestion(*told) for told in document["suggestions"]),
            tuple(_finding(*told) for told in document["findings"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _suggestion(
    fingerprint: str,
    spans: list[list[int]],
    text: str,
    kinds: list[str],
    risk: str,
    score: float,
    reasons: list[str],
    checkable: bool,
) -> Suggestion:
    return Suggestion(
        fingerprint, _spans(spans), text, tuple(kinds), Risk(risk), score, tuple(reasons), checkable
    )


def _finding(rule: str, severity: str, message: str, spans: list[Any], mark: str) -> Finding:
    return Finding(rule, Severity(severity), message, _spans(spans), mark)


def _spans(told: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in told)
