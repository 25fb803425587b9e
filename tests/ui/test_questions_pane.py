"""The Questions pane: asked, answered, closed; and notes behind their filter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.text import folded
from editorial.services import claims, questions
from editorial.services.vocabularies import vocabulary
from editorial.ui.dates import due_words, issued_words
from editorial.ui.growing_text import GrowingText
from editorial.ui.questions_model import Filter, QuestionRows, counts, is_mine
from editorial.ui.questions_pane import QuestionsPane
from editorial.ui.reply_box import byline_names
from editorial.ui.review import Item, ItemKind
from editorial.ui.row_list import RowListModel
from editorial.ui.row_view import row_height
from tests.desks import long_piece

TODAY = date(2026, 6, 9)
LOG = "When did the harbour office first see the log?"


@pytest.fixture
def pane(open_review, qtbot):
    shown = QuestionsPane(open_review)
    qtbot.addWidget(shown)
    QAbstractItemModelTester(
        shown.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, shown
    )
    shown.resize(440, 850)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def ask(open_review, words):
    """A question to the author about the 12,000 homes."""

    def asked(text="Whose figure is it?", **more):
        return open_review.run(
            f"Ask “{text}”",
            lambda work: questions.ask(
                work,
                open_review.article_id,
                text,
                spans=[words("about 12,000 homes")],
                **more,
            ),
        )

    return asked


def titles(pane):
    model = pane.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def action(menu, words):
    menu.aboutToShow.emit()
    return next(each for each in menu.actions() if each.text().startswith(words))


def last_step(review):
    return review.desk.to_undo(review.article_id).label


def rows_on(day, review):
    return QuestionRows(vocabulary("roles"), vocabulary("outcomes"), review.places, day)


# Words


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "overdue since yesterday"),
        (-8, "overdue since 1 June"),
        (0, "due today"),
        (1, "due tomorrow"),
        (3, "due Fri 12 June"),
        (300, "due Mon 5 April 2027"),
    ],
)
def test_a_due_date_is_said_as_people_say_it(days, said):
    assert due_words(TODAY + timedelta(days=days), TODAY) == said


def test_a_date_is_kept_as_it_was_written_where_it_is_no_day():
    assert issued_words("2026-06-12", TODAY) == "12 June"
    assert issued_words("2022-11", TODAY) == "November 2022"
    assert issued_words("Spring 1998", TODAY) == "Spring 1998"


def test_the_byline_gives_the_authors_names():
    assert byline_names("By Lena Morrow and Jon Pell · 5 min read") == ["Lena Morrow", "Jon Pell"]
    assert byline_names("") == []


# Rows


def test_a_row_says_to_whom_until_when_and_how_much_was_said(open_review, ask):
    question = ask(due_on=TODAY)
    open_review.run("Reply", questions.reply, question.id, "From the Courier.", "Lena")
    row = rows_on(TODAY, open_review).question(open_review.question(question.id))

    assert (row.title, row.meta) == ("Whose figure is it?", "Author  ·  due today  ·  1 reply")
    assert row.spoken == "Open. Whose figure is it? Author, due today, 1 reply"
    late = rows_on(TODAY + timedelta(days=1), open_review).question(question)
    assert late.tag == "Overdue"


def test_a_question_of_the_piece_says_so(open_review):
    row = rows_on(TODAY, open_review).question(open_review.questions[0])

    assert row.meta == "Editor  ·  from the article  ·  no date"


def test_mine_are_those_i_asked_and_those_asked_of_my_role(open_review, ask):
    own, printed = ask(), open_review.questions[-1]
    editor = Reviewer("someone-else", "Sana", "S", Role.EDITOR)
    noor = open_review.desk.reviewer

    assert is_mine(own, noor)
    assert not is_mine(own, editor)
    assert is_mine(printed, editor)
    assert not is_mine(printed, noor)
    closed = replace(own, state=QuestionState.CLOSED, outcome=Outcome.STET)
    assert not is_mine(closed, noor)


# The list


def test_filters_count_and_let_through(pane, open_review, ask):
    answered = ask("Answered?")
    open_review.run("Answer", questions.reply, answered.id, "Yes.", "", True)
    ask("Open?")

    assert counts(open_review.questions, [], open_review.desk.reviewer) == {
        Filter.OPEN: 2,
        Filter.MINE: 2,
        Filter.ANSWERED: 1,
        Filter.ALL: 3,
        Filter.NOTES: 0,
    }
    assert titles(pane) == ["Open?", LOG]
    pane.set_filter("answered")
    assert titles(pane) == ["Answered?"]
    pane.set_filter("all")
    assert len(titles(pane)) == 3


def test_an_empty_filter_says_what_is_still_to_do(pane):
    pane.set_filter("answered")

    assert pane._body.empty.sentence == "No answers yet. 1 is still open."
    pane._body.empty.button.click()
    assert titles(pane) == [LOG]


def test_an_article_without_questions_says_what_to_do(review_of, qtbot):
    pane = QuestionsPane(review_of(long_piece(2)))
    qtbot.addWidget(pane)

    assert pane._body.empty.sentence.startswith("No questions yet. Select words and press Q")


def test_the_search_looks_into_replies(pane, qtbot, open_review, ask):
    question = ask()
    open_review.run("Reply", questions.reply, question.id, "It is the Courier’s number.")
    pane.focus_search()
    qtbot.keyClicks(pane.search, "courier number")

    assert titles(pane) == ["Whose figure is it?"]


def test_one_change_touches_one_row(open_review, qtbot):
    made = rows_on(TODAY, open_review)
    question = open_review.questions[0]
    rows = [made.question(replace(question, id=str(n))) for n in range(1000)]
    model = RowListModel()
    model.show(rows)
    changed, moved = [], []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.rowsRemoved.connect(lambda *_: moved.append(1))

    model.show([*rows[:500], replace(rows[500], title="Other"), *rows[501:]])

    assert changed == [(500, 500)]
    assert not moved


def test_selecting_elsewhere_reveals_the_question(pane, open_review, ask):
    question = ask()
    open_review.run("Close", questions.close, question.id, Outcome.CUT)
    assert titles(pane) == [LOG]

    open_review.select(ItemKind.QUESTION, question.id)

    assert pane.list.current_id == question.id
    assert pane.question.text.toPlainText() == "Whose figure is it?"


# The detail


@pytest.fixture
def shown(pane, open_review, ask):
    question = ask(due_on=date.today())
    open_review.select(ItemKind.QUESTION, question.id)
    return question


def test_the_detail_shows_state_addressee_due_date_and_passage(pane, qtbot, shown, words):
    assert pane.question.state.accessibleName() == "State: Open"
    assert pane.question.to.accessibleName() == "Addressee: To: Author"
    assert pane.question.due.accessibleName() == "Due: Due today"
    with qtbot.waitSignal(pane.passage_activated) as at:
        pane.question.passages._cards[0].click()
    assert tuple(at.args) == words("about 12,000 homes")


def test_a_reply_is_sent_with_ctrl_enter(pane, qtbot, open_review, shown):
    pane.focus_reply()
    qtbot.keyClicks(pane.question.reply.text, "Ask the Courier")
    qtbot.keyClick(pane.question.reply.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (reply,) = open_review.question(shown.id).replies
    assert (reply.text, reply.speaker, reply.is_answer) == ("Ask the Courier", "", False)
    assert pane.question.reply.text.toPlainText() == ""
    assert last_step(open_review) == "Reply to “Whose figure is it?”"


def test_an_answer_of_somebody_else_answers_the_question(pane, qtbot, open_review, shown):
    box = pane.question.reply
    qtbot.keyClicks(box.text, "I rounded nothing")
    box.speaker.setCurrentText("Lena Morrow")
    box.answers.click()
    box.send.click()

    question = open_review.question(shown.id)
    assert question.state is QuestionState.ANSWERED
    assert question.replies[0].speaker == "Lena Morrow"
    assert titles(pane) == [LOG]
    assert pane.question.text.toPlainText() == "Whose figure is it?"


def test_a_half_written_reply_waits_at_its_question(pane, qtbot, shown):
    qtbot.keyClicks(pane.question.reply.text, "Half a re")
    pane.next_item()
    assert pane.question.reply.text.toPlainText() == ""

    pane.previous_item()

    assert pane.question.reply.text.toPlainText() == "Half a re"


def test_escape_in_the_reply_goes_back_to_the_list(pane, qtbot, shown):
    pane.focus_reply()
    qtbot.keyClick(pane.question.reply.text, Qt.Key.Key_Escape)

    assert pane.list_has_focus()


def test_a_question_is_closed_and_reopened(pane, open_review, shown):
    pane.question.outcomes._chips[Outcome.ATTRIBUTED].click()

    question = open_review.question(shown.id)
    assert (question.state, question.outcome) == (QuestionState.CLOSED, Outcome.ATTRIBUTED)
    assert last_step(open_review) == "Close as attributed: “Whose figure is it?”"
    assert pane.question.state.accessibleName() == "State: Attributed"
    action(pane.question.state.menu(), "Reopen").trigger()
    assert open_review.question(shown.id).is_open


def test_outcomes_without_room_are_in_the_menu(pane, shown, qtbot):
    row = pane.question.outcomes
    pane.resize(360, 850)
    qtbot.waitUntil(lambda: row._chips[Outcome.STET].isHidden())

    row._menu.aboutToShow.emit()

    hidden = {row._outcomes.term(key.value).verb for key, c in row._chips.items() if c.isHidden()}
    listed = {each.text() for each in row._menu.actions()}
    assert hidden | {"Close as answered", "Close as cut"} == listed


def test_addressee_and_due_date_are_changed(pane, open_review, shown):
    action(pane.question.to.menu(), "Legal").trigger()
    action(pane.question.due.menu(), "No date").trigger()

    question = open_review.question(shown.id)
    assert (question.addressee, question.due_on) == (Role.LEGAL, None)
    action(pane.question.due.menu(), "Tomorrow").trigger()
    assert open_review.question(shown.id).due_on == date.today() + timedelta(days=1)


def test_the_question_is_edited_in_place(pane, qtbot, open_review, shown):
    pane.question.focus_text()
    qtbot.keyClicks(pane.question.text, "Who says 12,000?")
    qtbot.keyClick(pane.question.text, Qt.Key.Key_Return)

    assert open_review.question(shown.id).text == "Who says 12,000?"
    assert "Who says 12,000?" in titles(pane)


def test_a_question_on_a_claim_leads_to_it(pane, open_review, words):
    claim = open_review.run(
        "Claim", claims.add_claim, open_review.article_id, [words("31 percent")]
    )
    question = open_review.run(
        "Ask",
        lambda work: questions.ask(work, open_review.article_id, "Since when?", claim_id=claim.id),
    )
    open_review.select(ItemKind.QUESTION, question.id)
    assert pane.question.claim.accessibleName() == "Go to the claim. Unchecked. 31 percent"
    assert pane.question.passages.isHidden()

    pane.question.claim.click()

    assert open_review.selected == Item(ItemKind.CLAIM, claim.id)


def test_removing_a_question_goes_on_to_the_next(pane, open_review, shown):
    pane.remove_selected()

    assert titles(pane) == [LOG]
    assert open_review.selected.id == pane.list.current_id
    open_review.desk.undo(open_review.article_id)
    assert len(titles(pane)) == 2


# Writing


def test_a_question_on_words_is_asked(pane, qtbot, open_review, words):
    span = words("31 percent")
    with qtbot.waitSignal(pane.composing_changed) as composing:
        pane.compose_question(span, None)
    assert composing.args == [True]
    assert pane.composer.text.hasFocus()
    qtbot.keyClicks(pane.composer.text, "Of which shares?")
    action(pane.composer.to.menu(), "Legal").trigger()
    pane.composer.due.chosen.emit(TODAY)
    with qtbot.waitSignal(pane.composing_changed) as composing:
        qtbot.keyClick(pane.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert composing.args == [False]
    question = open_review.question(open_review.selected.id)
    assert (question.text, question.addressee, question.due_on) == (
        "Of which shares?",
        Role.LEGAL,
        TODAY,
    )
    assert [(p.start, p.end) for p in question.passages] == [span]
    assert last_step(open_review) == "Ask “Of which shares?”"
    assert pane.list_has_focus()


def test_escape_asks_nothing_and_keeps_what_was_typed(pane, qtbot, open_review, words):
    before = len(open_review.questions)
    pane.compose_question(words("31 percent"), None)
    qtbot.keyClicks(pane.composer.text, "Of wh")
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Escape)

    assert len(open_review.questions) == before
    assert pane.list_has_focus()
    pane.compose_question(words("31 percent"), None)
    assert pane.composer.text.toPlainText() == "Of wh"
    pane.compose_question(words("£84 million"), None)
    assert pane.composer.text.toPlainText() == ""


def test_a_question_on_the_whole_article(pane, qtbot, open_review):
    pane.compose_question(None, None)
    qtbot.keyClicks(pane.composer.text, "Who has read it?")
    pane.composer.send.click()

    assert open_review.question(open_review.selected.id).passages == ()
    assert pane.question.passages.isHidden()


def test_a_blank_question_is_not_sent(pane, qtbot):
    pane.compose_question(None, None)
    qtbot.keyClicks(pane.composer.text, "   ")

    assert not pane.composer.send.isEnabled()


def test_a_note_is_written_and_listed_behind_its_filter(pane, qtbot, open_review, words):
    pane.compose_note(words("gate four"))
    qtbot.keyClicks(pane.composer.text, "Check the drawing")
    qtbot.keyClick(pane.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert titles(pane) == ["Check the drawing"]
    index = pane.list.rows.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Note. Check the drawing ¶ 2, Noor Adeyemi, today"
    )
    assert pane.note.text.toPlainText() == "Check the drawing"
    pane.remove_selected()
    assert titles(pane) == []
    assert pane._body.empty.sentence == "No notes yet. Select words and press T."


def test_a_note_is_edited_and_committed_when_it_is_left(pane, qtbot, open_review, words):
    note = open_review.run(
        "Note", questions.add_note, open_review.article_id, "Draw", [words("gate four")]
    )
    open_review.select(ItemKind.NOTE, note.id)
    pane.focus_detail()
    pane.note.text.selectAll()
    qtbot.keyClicks(pane.note.text, "Draw it")
    pane.focus_list()

    assert folded(open_review.note(note.id).text) == "Draw it"


def test_writing_is_left_when_another_article_opens(pane, qtbot, open_review):
    pane.compose_question(None, None)
    with qtbot.waitSignal(pane.composing_changed):
        open_review.open(None)

    assert titles(pane) == []
    assert not pane._head.new.isEnabled()


# The window's frame


def test_the_pane_remembers_how_it_was_looked_at(pane, ask):
    ask()
    pane.set_filter("all")
    pane.next_item()
    state = pane.state()
    current = pane.list.current_id
    pane.set_filter("notes")

    pane.restore(state)

    assert pane.list.current_id == current
    pane.restore({"filter": 3, "sizes": [1], "current": None})


def test_a_low_pane_keeps_its_rows_and_fits_its_width(pane, qtbot, shown):
    pane.resize(360, 512)
    qtbot.waitUntil(lambda: pane.height() == 512)

    assert pane.minimumSizeHint().width() <= 360
    assert pane.list.height() >= 4 * row_height()


def test_a_closed_question_stays_in_sight_until_one_goes_on(pane, open_review, ask):
    first, second, third = ask("First?"), ask("Second?"), ask("Third?")
    open_review.select(ItemKind.QUESTION, second.id)
    pane.question.outcomes._chips[Outcome.STET].click()

    assert titles(pane) == ["First?", "Third?", LOG]
    assert pane.question.text.toPlainText() == "Second?"
    assert pane._body.detail is pane.question
    pane.next_item()
    assert open_review.selected.id == third.id
    pane.previous_item()
    assert open_review.selected.id == first.id


def test_a_long_word_in_a_reply_does_not_widen_the_pane(pane, qtbot, open_review, shown):
    open_review.run("Reply", questions.reply, shown.id, "Donaudampfschiff" * 20)
    scroll = pane.question._scroll

    qtbot.waitUntil(lambda: scroll.widget().width() == scroll.viewport().width())
    assert pane.question.turns.findChildren(GrowingText)[0].height() > 60


def test_chips_without_room_go_to_a_second_row(pane, qtbot, open_review, shown):
    pane.question.due.chosen.emit(date.today() + timedelta(days=900))
    pane.resize(330, 850)

    qtbot.waitUntil(
        lambda: pane.question.due.geometry().top() > pane.question.state.geometry().top()
    )
    assert pane.question.due.geometry().right() < pane.width()


def test_a_question_of_the_article_is_not_said_twice(pane, open_review):
    log = open_review.questions[0]
    assert log.text == LOG
    open_review.select(ItemKind.QUESTION, log.id)
    assert pane.question.text.toPlainText() == LOG
    assert not pane.question.passages.isVisibleTo(pane)
