"""From what is under review to the marks on its words."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.claim import Claim, Status
from editorial.domain.question import Note, Question
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import shortened
from editorial.services.vocabularies import vocabulary
from editorial.ui.marks import Mark, Owner


def marks_of_claims(claims: Iterable[Claim]) -> list[Mark]:
    """A mark for each passage; where a claim stands in several, all look the same."""
    statuses = vocabulary("statuses")
    marks = []
    for claim in claims:
        status = claim.status
        label = statuses.label(status.value)
        tip = f"{label}: {shortened(claim.statement, 120)}"
        if said := _last_reason(claim, status):
            tip += f"\n{said}"
        for passage in claim.passages:
            marks.append(
                Mark(
                    passage.id,
                    Owner.CLAIM,
                    claim.id,
                    passage.start,
                    passage.end,
                    status,
                    tip,
                    f"Claim, {label.lower()}",
                )
            )
    return marks


def marks_of_questions(questions: Iterable[Question]) -> list[Mark]:
    states = vocabulary("question_states")
    return [
        Mark(
            passage.id,
            Owner.QUESTION,
            question.id,
            passage.start,
            passage.end,
            tip=f"Question, {states.label(question.state.value).lower()}: "
            f"{shortened(question.text, 120)}",
            name=f"Question, {states.label(question.state.value).lower()}",
        )
        for question in questions
        for passage in question.passages
    ]


def marks_of_notes(notes: Iterable[Note]) -> list[Mark]:
    return [
        Mark(
            passage.id,
            Owner.NOTE,
            note.id,
            passage.start,
            passage.end,
            tip=f"Note: {shortened(note.text, 120)}",
            name="Note",
        )
        for note in notes
        for passage in note.passages
    ]


def frame_id(fingerprint: str, place: int = 0) -> str:
    """Id of the mark on a suggestion's place, of which the first is the fullest."""
    return f"{fingerprint} {place}"


def marks_of_suggestion(suggestion: Suggestion) -> list[Mark]:
    """A mark for each place, to be framed."""
    called = "Suggestion" if suggestion.checkable else "Suggestion, not checkable"
    return [
        Mark(
            frame_id(suggestion.fingerprint, number),
            Owner.SUGGESTION,
            suggestion.fingerprint,
            span.start,
            span.end,
            tip="\n".join((called, *suggestion.reasons[:1])),
            name=called,
        )
        for number, span in enumerate(suggestion.spans)
    ]


def _last_reason(claim: Claim, status: Status) -> str:
    reasons = [verdict.reason for verdict in claim.verdicts if verdict.status is status]
    return shortened(reasons[-1], 120) if reasons else ""
