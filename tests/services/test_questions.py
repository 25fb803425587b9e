"""Editorial questions and author queries with their threads; and notes."""

from datetime import date

import pytest

from editorial.domain.errors import InvalidValue, Refused
from editorial.domain.question import Origin, Outcome, Question, QuestionState
from editorial.domain.reviewer import Role
from editorial.services import claims, questions
from tests.desks import NOOR, desk_at
from tests.storage.test_undo import SANA


@pytest.fixture
def question(desk, article_id) -> Question:
    return desk.run("Ask", questions.ask, article_id, " Who\nsays so? ", spans=[(0, 11)])


def mine(desk, article_id) -> list[Question]:
    found = desk.read(questions.questions_of, article_id)
    return [each for each in found if each.origin is Origin.REVIEWER]


def only(desk, article_id) -> Question:
    (question,) = mine(desk, article_id)
    return question


def test_a_question_on_some_words(desk, article_id, question):
    assert only(desk, article_id) == question
    assert (question.text, question.addressee) == ("Who\nsays so?", Role.AUTHOR)
    assert (question.state, question.outcome) == (QuestionState.OPEN, None)
    assert [p.quote for p in question.passages] == ["Port Ellery"]


def test_a_question_on_the_whole_article_with_a_date(desk, article_id):
    due = date(2026, 5, 13)

    desk.run("Ask", questions.ask, article_id, "Why now?", Role.LEGAL, due_on=due)

    asked = only(desk, article_id)
    assert (asked.addressee, asked.due_on, asked.passages) == (Role.LEGAL, due, ())


def test_a_question_on_a_claim_stands_where_the_claim_does(desk, article_id):
    claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 4), (5, 11)])

    asked = desk.run("Ask", questions.ask, article_id, "Says who?", claim_id=claim.id)

    assert asked.claim_id == claim.id
    assert [(p.start, p.end) for p in only(desk, article_id).passages] == [(0, 4), (5, 11)]


def test_a_question_on_a_claim_may_have_words_of_its_own(desk, article_id):
    claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])

    desk.run("Ask", questions.ask, article_id, "Says who?", spans=[(5, 11)], claim_id=claim.id)

    assert [p.quote for p in only(desk, article_id).passages] == ["Ellery"]


def test_a_question_on_a_claim_that_is_gone_is_refused(desk, article_id):
    claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])
    desk.run("Remove claim", claims.remove_claims, [claim.id])

    with pytest.raises(Refused, match="This claim is no longer on the desk"):
        desk.run("Ask", questions.ask, article_id, "Says who?", claim_id=claim.id)


@pytest.mark.parametrize("nothing", ["", " \n ", "\x00"])
def test_nothing_is_not_asked_said_or_noted(desk, article_id, question, nothing):
    note = desk.run("Add note", questions.add_note, article_id, "Hm")
    history = desk.history(None)

    for command, *rest in (
        (questions.ask, article_id, nothing),
        (questions.reply, question.id, nothing),
        (questions.add_note, article_id, nothing),
        (questions.change_note, note.id, nothing),
    ):
        with pytest.raises(Refused, match=r"write it down first|its old words were kept"):
            desk.run("Say nothing", command, *rest)
    with pytest.raises(Refused, match="its old words were kept"):
        desk.run("Say nothing", questions.change_question, question.id, text=nothing)

    assert desk.history(None) == history
    assert only(desk, article_id) == question


def test_a_thread_is_in_the_order_in_which_it_was_said(desk, article_id, question):
    desk.run("Reply", questions.reply, question.id, "Asked by mail.")
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Reply", questions.reply, question.id, "I shall ring them.")
    desk.run("Answer", questions.reply, question.id, " It\nis so. ", " The\npress office ", True)

    asked = only(desk, article_id)
    assert [(r.reviewer_id, r.speaker, r.text, r.is_answer) for r in asked.replies] == [
        (NOOR.id, "", "Asked by mail.", False),
        (SANA.id, "", "I shall ring them.", False),
        (NOOR.id, "The press office", "It\nis so.", True),
    ]
    assert asked.state is QuestionState.ANSWERED


def test_an_answer_to_a_closed_question_leaves_it_closed(desk, article_id, question):
    desk.run("Close", questions.close, question.id, Outcome.STET)

    desk.run("Answer", questions.reply, question.id, "Sorry, late.", is_answer=True)

    assert only(desk, article_id).state is QuestionState.CLOSED


def test_an_answer_is_undone_as_one_step(desk, article_id, question):
    desk.run("Answer", questions.reply, question.id, "It is so.", is_answer=True)

    desk.undo(article_id)

    assert only(desk, article_id) == question


def test_a_question_is_closed_with_what_became_of_it_and_opened_again(desk, article_id, question):
    desk.run("Close", questions.close, question.id, Outcome.FIXED)
    asked = only(desk, article_id)
    assert (asked.state, asked.outcome) == (QuestionState.CLOSED, Outcome.FIXED)

    desk.run("Close", questions.close, question.id, Outcome.STET)
    assert only(desk, article_id).outcome is Outcome.STET

    desk.run("Reopen", questions.reopen, question.id)
    asked = only(desk, article_id)
    assert (asked.state, asked.outcome) == (QuestionState.OPEN, None)


def test_an_open_question_has_no_outcome(desk, article_id, question):
    with pytest.raises(InvalidValue):
        desk.run("Break", questions.change_question, question.id, outcome=Outcome.CUT)

    assert only(desk, article_id) == question


def test_a_question_is_put_to_somebody_else(desk, article_id, question):
    due = date(2026, 5, 13)
    desk.run(
        "Change question",
        questions.change_question,
        question.id,
        text="Who says so, and when?",
        addressee=Role.SUBJECT,
        due_on=due,
    )

    asked = only(desk, article_id)
    assert (asked.text, asked.addressee, asked.due_on) == (
        "Who says so, and when?",
        Role.SUBJECT,
        due,
    )


def test_a_turn_is_taken_back_and_a_question_removed(desk, article_id, question):
    said = desk.run("Reply", questions.reply, question.id, "Hm")

    desk.run("Remove reply", questions.remove_reply, said.id)
    assert only(desk, article_id).replies == ()

    desk.run("Remove question", questions.remove_question, question.id)
    assert mine(desk, article_id) == []
    for command, *rest in (
        (questions.reply, "Too late"),
        (questions.close, Outcome.CUT),
        (questions.reopen,),
        (questions.remove_question,),
    ):
        with pytest.raises(Refused, match="This question is no longer on the desk"):
            desk.run("Too late", command, question.id, *rest)


def test_only_the_questions_and_notes_that_were_asked_for(desk, article_id, question):
    note = desk.run("Add note", questions.add_note, article_id, "Hm", [(0, 4)])
    desk.run("Add note", questions.add_note, article_id, "Ha")

    assert desk.read(questions.questions_of, article_id, {question.id}) == [question]
    assert desk.read(questions.notes_of, article_id, {note.id}) == [note]
    assert desk.read(questions.notes_of, article_id, set()) == []


def test_notes_are_in_the_order_of_the_text(desk, article_id):
    for text, spans in (("whole", []), ("late", [(40, 45)]), ("early", [(0, 4)])):
        desk.run("Add note", questions.add_note, article_id, text, spans)

    assert [note.text for note in desk.read(questions.notes_of, article_id)] == [
        "early",
        "late",
        "whole",
    ]


def test_a_note_is_changed_and_removed_and_comes_back(desk, article_id):
    note = desk.run("Add note", questions.add_note, article_id, "Hm", [(0, 4)])
    desk.run("Change note", questions.change_note, note.id, " Ask\nlegal ")
    (kept,) = desk.read(questions.notes_of, article_id)
    assert (kept.text, kept.passages) == ("Ask\nlegal", note.passages)

    desk.run("Remove note", questions.remove_note, note.id)
    assert desk.read(questions.notes_of, article_id) == []
    with pytest.raises(Refused, match="This note is no longer on the desk"):
        desk.run("Change note", questions.change_note, note.id, "Too late")

    desk.undo(article_id)
    assert desk.read(questions.notes_of, article_id) == [kept]


def test_a_selection_without_words_is_refused(desk, article_id):
    for command in (questions.ask, questions.add_note):
        with pytest.raises(Refused, match="There are no words in the selection"):
            desk.run("Say", command, article_id, "Who?", spans=[(31, 32)])
