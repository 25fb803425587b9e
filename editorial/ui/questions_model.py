"""What the Questions pane lists: questions by where they stand, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from editorial.domain.places import Places
from editorial.domain.question import Note, Origin, Question, QuestionState
from editorial.domain.reviewer import Reviewer
from editorial.domain.text import folded, shortened
from editorial.domain.vocabulary import Vocabulary
from editorial.ui.dates import day_words, due_words
from editorial.ui.row_list import RowLook


class Filter(StrEnum):
    OPEN = "open"
    MINE = "mine"
    ANSWERED = "answered"
    ALL = "all"
    NOTES = "notes"


LABELS = {
    Filter.OPEN: "Open",
    Filter.MINE: "Mine",
    Filter.ANSWERED: "Answered",
    Filter.ALL: "All",
    Filter.NOTES: "Notes",
}

HINTS = {
    Filter.OPEN: "Questions that wait for an answer",
    Filter.MINE: "Not settled yet, and asked by you or addressed to your role",
    Filter.ANSWERED: "Questions that have an answer, or are closed",
    Filter.ALL: "Every question of this article",
    Filter.NOTES: "Remarks that need no answer",
}


def is_mine(question: Question, reviewer: Reviewer) -> bool:
    """Not settled, and either asked by the reviewer or addressed to the reviewer's role.

    A question that the article itself asks was entered by whoever took the article in, who did
    not ask it.
    """
    asked = question.origin is Origin.REVIEWER and question.created_by == reviewer.id
    mine = asked or question.addressee is reviewer.role
    return mine and question.state is not QuestionState.CLOSED


def passes(question: Question, chosen: Filter, reviewer: Reviewer) -> bool:
    if chosen is Filter.OPEN:
        return question.is_open
    if chosen is Filter.MINE:
        return is_mine(question, reviewer)
    if chosen is Filter.ANSWERED:
        return not question.is_open
    return chosen is Filter.ALL


def counts(
    questions: Sequence[Question], notes: Sequence[Note], reviewer: Reviewer
) -> dict[Filter, int]:
    """How many items each filter lets through."""
    found = {
        chosen: sum(passes(question, chosen, reviewer) for question in questions)
        for chosen in Filter
    }
    return found | {Filter.NOTES: len(notes)}


def matches(text: str, words: str) -> bool:
    known = text.casefold()
    return all(word in known for word in words.casefold().split())


class QuestionRows:
    """Rows of questions and notes, in the words of one desk, on one day."""

    def __init__(
        self, roles: Vocabulary, outcomes: Vocabulary, places: Places, today: date
    ) -> None:
        self._roles, self._outcomes = roles, outcomes
        self._places, self._today = places, today

    def question(self, question: Question) -> RowLook:
        parts = [self._roles.label(question.addressee.value)]
        if question.origin is Origin.ARTICLE:
            parts.append("from the article")
        if question.is_open:
            parts.append(self._due(question))
        elif question.state is QuestionState.ANSWERED:
            parts.append("not decided")
        if question.replies:
            parts.append(replies_words(len(question.replies)))
        overdue = question.is_open and question.due_on and question.due_on < self._today
        tag, colour = self._tag(question)
        state = tag or "Open"
        return RowLook(
            id=question.id,
            title=folded(question.text),
            meta="  ·  ".join(parts),
            spoken=f"{state}. {folded(question.text)} {', '.join(parts)}",
            hint=question.text,
            icon="question" if question.is_open else "check",
            icon_colour="text2" if question.is_open else "verified",
            tag="Overdue" if overdue else tag,
            tag_colour="disputed" if overdue else colour,
            muted=not question.is_open,
        )

    def note(self, note: Note, author: str) -> RowLook:
        at = note.created_at.astimezone().date()
        parts = [author, day_words(at, self._today)]
        parts.insert(
            0, place_words(note.passages[0].start if note.passages else None, self._places)
        )
        return RowLook(
            id=note.id,
            title=folded(note.text),
            meta="  ·  ".join(parts),
            spoken=f"Note. {folded(note.text)} {', '.join(parts)}",
            hint=note.text,
            icon="note",
        )

    def _due(self, question: Question) -> str:
        return due_words(question.due_on, self._today) if question.due_on else "no date"

    def _tag(self, question: Question) -> tuple[str, str]:
        if question.outcome:
            return self._outcomes.label(question.outcome.value), "text2"
        return ("Answered", "verified") if question.state is QuestionState.ANSWERED else ("", "")


def place_words(position: int | None, places: Places) -> str:
    """Where a passage stands; None is for what is about the whole article."""
    return "Whole article" if position is None else places.name(position)


def replies_words(many: int) -> str:
    return "1 reply" if many == 1 else f"{many} replies"


def empty_words(chosen: Filter, found: dict[Filter, int], searched: bool) -> str:
    """The sentence of an empty list, which never hides what is still to do elsewhere."""
    if searched:
        return "Nothing here has these words."
    if chosen is Filter.NOTES:
        return "No notes yet. Select words and press T."
    if not found[Filter.ALL]:
        return "No questions yet. Select words and press Q, or ask about the whole article."
    if chosen is Filter.OPEN:
        settled = found[Filter.ANSWERED]
        return f"No open questions. {settled} {'has' if settled == 1 else 'have'} an answer."
    still = found[Filter.OPEN]
    rest = f"{still} {'is' if still == 1 else 'are'} still open." if still else "None are open."
    return f"{'Nothing for you' if chosen is Filter.MINE else 'No answers yet'}. {rest}"


def named(text: str) -> str:
    """How a step names a question or a note."""
    return f"“{shortened(text, 40)}”"
