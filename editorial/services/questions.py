"""Editorial questions and author queries with their threads; and notes."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from editorial.domain.claim import Claim
from editorial.domain.errors import Refused
from editorial.domain.question import Note, Origin, Outcome, Question, QuestionState, Reply
from editorial.domain.reviewer import Role
from editorial.services import typed
from editorial.services.drafts import draft_of
from editorial.services.passages import new_passage
from editorial.storage.work import Work

Span = tuple[int, int]
"""Start and end in code points of the present draft's canonical text, end exclusive."""


def questions_of(work: Work, article_id: str, ids: Collection[str] | None = None) -> list[Question]:
    """The article's questions with their threads; with `ids`, only those of them."""
    return work.questions.of_article(article_id, ids)


def notes_of(work: Work, article_id: str, ids: Collection[str] | None = None) -> list[Note]:
    return work.questions.notes_of(article_id, ids)


def ask(
    work: Work,
    article_id: str,
    text: str,
    addressee: Role = Role.AUTHOR,
    spans: Sequence[Span] = (),
    claim_id: str | None = None,
    due_on: date | None = None,
) -> Question:
    """A question on some words, on a claim, or on the whole article."""
    work.concerns(article_id)
    text = typed.lines(text)
    if not text:
        raise Refused("A question asks something; write it down first.")
    question_id = work.new_id()
    if claim_id is not None and not spans:
        claim = work.get(Claim, claim_id)
        whole = work.claims.of_article(claim.article_id, [claim_id])
        spans = [(p.start, p.end) for each in whole for p in each.passages]
    draft = draft_of(work, article_id)
    return work.add(
        Question(
            question_id,
            article_id,
            text,
            addressee,
            due_on,
            QuestionState.OPEN,
            None,
            Origin.REVIEWER,
            claim_id,
            work.now,
            work.reviewer.id,
            passages=tuple(new_passage(work, draft, question_id, *span) for span in spans),
        )
    )


def change_question(work: Work, question_id: str, **fields: Any) -> Question:
    """Set text, addressee, due_on or claim_id."""
    if "text" in fields:
        fields["text"] = typed.lines(fields["text"])
        if not fields["text"]:
            raise Refused("A question asks something; its old words were kept.")
    return work.change(_question(work, question_id), **fields)


def reply(
    work: Work, question_id: str, text: str, speaker: str = "", is_answer: bool = False
) -> Reply:
    """One more turn of the thread. An answer makes an open question answered.

    `speaker` is who said it, where that is not the reviewer who writes it down.
    """
    question = _question(work, question_id)
    text = typed.lines(text)
    if not text:
        raise Refused("A reply says something; write it down first.")
    if is_answer and question.state is QuestionState.OPEN:
        work.change(question, state=QuestionState.ANSWERED)
    return work.add(
        Reply(
            work.new_id(),
            question_id,
            work.reviewer.id,
            typed.line(speaker),
            text,
            is_answer,
            work.now,
        )
    )


def remove_reply(work: Work, reply_id: str) -> None:
    said = work.get(Reply, reply_id)
    _question(work, said.question_id)
    work.remove(said)


def close(work: Work, question_id: str, outcome: Outcome) -> None:
    """Settle a question, with what became of the passage."""
    question = _question(work, question_id)
    work.change(question, state=QuestionState.CLOSED, outcome=outcome)


def reopen(work: Work, question_id: str) -> None:
    work.change(_question(work, question_id), state=QuestionState.OPEN, outcome=None)


def remove_question(work: Work, question_id: str) -> None:
    work.remove(_question(work, question_id))


def add_note(work: Work, article_id: str, text: str, spans: Sequence[Span] = ()) -> Note:
    """A remark on some words or on the whole article."""
    work.concerns(article_id)
    text = typed.lines(text)
    if not text:
        raise Refused("A note says something; write it down first.")
    note_id = work.new_id()
    draft = draft_of(work, article_id)
    passages = tuple(new_passage(work, draft, note_id, *span) for span in spans)
    return work.add(Note(note_id, article_id, text, work.now, work.reviewer.id, passages=passages))


def change_note(work: Work, note_id: str, text: str) -> Note:
    text = typed.lines(text)
    if not text:
        raise Refused("A note says something; its old words were kept.")
    return work.change(_note(work, note_id), text=text)


def remove_note(work: Work, note_id: str) -> None:
    work.remove(_note(work, note_id))


def _question(work: Work, question_id: str) -> Question:
    question = work.get(Question, question_id)
    work.concerns(question.article_id)
    return question


def _note(work: Work, note_id: str) -> Note:
    note = work.get(Note, note_id)
    work.concerns(note.article_id)
    return note
