"""Suggestions in the Facts pane: looked at, edited, accepted, parted, merged, dismissed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.careful import CarefulReading
from editorial.domain.claim import Risk, Status
from editorial.services import claims
from editorial.services.suggesting import dismiss
from editorial.ui.attention import Attention
from editorial.ui.facts_pane import FactsPane
from editorial.ui.reading_line import ReadingLine
from editorial.ui.review import ItemKind, Review
from editorial.ui.row_list import RowRole
from editorial.ui.suggestion_words import READING, Order, likely_joint
from tests.desks import BARRAGE, barrage, take_in
from tests.ui.conftest import read_before
from tests.ui.suggested import (
    ARDLEY,
    COST,
    COURIER,
    HALT,
    HOMES,
    OLDEST,
    QUOTE,
    READ,
    SHARE,
    SUGGESTED,
    TURBINES,
    suggest,
)

CTRL = Qt.KeyboardModifier.ControlModifier
BEST_FIRST = [HALT, ARDLEY, HOMES, QUOTE, SHARE, COST, TURBINES, COURIER, OLDEST]


@pytest.fixture
def desk_pane(qtbot, desk):
    """Opens the barrage in a pane of its own, read before as it is given."""
    opened = []

    def open_pane(reading: CarefulReading | None) -> FactsPane:
        window = QWidget()
        review = Review(desk)
        attention = Attention(review)
        pane = FactsPane(review, attention, window)
        pane.resize(440, 850)
        window.resize(440, 850)
        QAbstractItemModelTester(
            pane.suggested.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, window
        )
        failures: list[str] = []
        review.failed.connect(failures.append)
        opened.append((review, attention, failures, window))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        article_id = take_in(desk, barrage())
        if reading is not None:
            read_before(desk, article_id, reading)
        review.open(article_id)
        return pane

    yield open_pane
    for review, attention, failures, _ in opened:
        attention.close()
        review.close()
        assert failures == []


@pytest.fixture
def pane(desk_pane):
    """The pane with the suggestions of the barrage, at the first of them."""
    pane = desk_pane(READ)
    pane.review_suggestions()
    return pane


def listed(pane):
    rows = pane.suggested.list.rows
    return [rows.index(row).data() for row in range(rows.rowCount())]


def look(pane, words):
    rows = pane.suggested.list.rows
    return rows.index(listed(pane).index(words)).data(RowRole.LOOK)


def go_to(pane, words):
    pane._review.select(ItemKind.SUGGESTION, f"of {words}")


def at(pane):
    return pane.suggested.selected.text


def made(pane):
    return [claim.statement for claim in pane._review.claims]


def type_claim(pane, words):
    pane.edit_statement()
    pane.suggested.detail.claim.text.setPlainText(words)


def undo(pane):
    pane._review.desk.undo(pane._review.article_id)


# What is seen


def test_a_pane_without_claims_leads_to_the_suggestions(desk_pane):
    pane = desk_pane(READ)
    said = "No claims yet. Select words in the article and press M, or review 9 suggestions."
    assert pane._empty.sentence == said

    pane._empty.button.click()

    assert listed(pane) == BEST_FIRST
    assert at(pane) == HALT
    assert pane.top.filters.accessibleName() == "Filter: Suggested 9"


def test_a_row_says_where_what_and_why(pane):
    assert (
        look(pane, QUOTE).meta == "¶ 2  ·  Quotation  ·  Attribution  ·  words in quotation marks"
    )
    assert look(pane, HOMES).meta.startswith("¶ 1 +1  ·  Number")
    legal = look(pane, HALT)
    assert (legal.tag, legal.tag_icon) == ("Legal", "flag")
    assert look(pane, SHARE).tag == ""
    assert look(pane, ARDLEY).spoken == (
        f"Suggestion. {ARDLEY}. Title or role, Name, Number, minor risk, paragraph 1. "
        "a person with a title; a number of things"
    )


def test_what_cannot_be_checked_looks_different_and_says_so(pane):
    row = look(pane, OLDEST)
    assert (row.icon, row.muted) == ("not_checkable", True)
    assert "Not checkable" in row.meta
    assert row.spoken.startswith("Suggestion, not checkable. ")
    go_to(pane, OLDEST)
    assert pane.suggested.detail.claim.head.text() == "Will be added as not checkable"

    pane.suggested.accept()

    assert pane._review.claims[0].status is Status.NOT_CHECKABLE


def test_the_detail_has_the_sentence_the_reasons_and_the_other_places(pane):
    go_to(pane, HOMES)
    detail = pane.suggested.detail

    assert detail.sentence.toPlainText() == (
        "The company closed all 18 turbines that evening, cutting power to about 12,000 homes."
    )
    assert detail.why.reasons.text() == "A number, rounded\nThe standfirst says it too"
    assert detail.others.isVisible()
    go_to(pane, SHARE)
    assert not detail.others.isVisible()


def test_they_are_listed_in_the_order_of_the_text_where_that_is_wanted(pane):
    pane._order(Order.TEXT)
    in_text = sorted(SUGGESTED, key=lambda each: each.spans[0].start)
    assert listed(pane) == [each.text for each in in_text]

    pane.restore(pane.state() | {"order": "best"})
    assert listed(pane) == BEST_FIRST


def test_a_search_finds_words_kinds_and_reasons(pane):
    pane.focus_search()
    pane.top.search.setText("money")
    assert listed(pane) == [COST]
    pane.top.search.setText("tomato")
    assert pane._body.empty.sentence == "No suggestion has these words."

    pane._body.empty.button.click()
    assert listed(pane) == BEST_FIRST


def test_selecting_a_claim_leaves_the_suggestions_and_back(pane):
    pane.suggested.accept()
    claim = pane._review.claims[0]

    pane._review.select(ItemKind.CLAIM, claim.id)
    assert not pane.suggested.is_shown
    assert pane.list is pane.claims_list
    assert pane.detail.isVisible()

    go_to(pane, SHARE)
    assert pane.filter == "suggested"
    assert at(pane) == SHARE


def test_letters_for_claims_have_nothing_to_act_on(pane):
    pane.suggested.accept()
    assert pane._review.selected_claims == []


# Decisions


def test_accepting_goes_on_and_undo_comes_back(pane):
    go_to(pane, ARDLEY)
    pane.suggested.accept()
    assert made(pane) == [ARDLEY]
    (claim,) = pane._review.claims
    assert claim.kinds == ("title", "name", "number")
    assert at(pane) == HOMES

    undo(pane)
    assert made(pane) == []
    assert at(pane) == ARDLEY
    assert listed(pane) == BEST_FIRST


def test_each_decision_is_told_with_what_it_was_about(qtbot, pane):
    with qtbot.waitSignal(pane._review.done) as told:
        pane.suggested.dismiss()
    assert told.args == ["Dismissed “ordered Brightwater Tidal to halt its…”"]
    with qtbot.waitSignal(pane._review.done) as told:
        pane.suggested.accept_best(3)
    assert told.args == ["Accepted 3 suggestions"]


def test_what_is_typed_becomes_the_claim(qtbot, pane):
    type_claim(pane, "Power failed in 12,000 homes")
    assert pane.suggested.detail.foot.accept.text() == "Accept as edited"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)

    assert made(pane) == ["Power failed in 12,000 homes"]
    assert pane.list_has_focus()
    assert pane.suggested.detail.foot.accept.text() == "Accept"


def test_what_is_typed_waits_for_its_suggestion(pane):
    type_claim(pane, "The council stopped the barrage")
    pane.suggested.skip()
    assert pane.suggested.detail.claim.text.toPlainText() == ARDLEY

    pane.previous_claim()
    assert pane.suggested.detail.claim.text.toPlainText() == "The council stopped the barrage"
    pane.suggested.accept()
    assert made(pane) == ["The council stopped the barrage"]
    assert pane._review.safekeeping.words(pane._review.safekeeping.place("suggestion")) == {}


def test_an_emptied_field_is_gone_to_and_nothing_is_accepted(pane):
    type_claim(pane, " ")
    pane.focus_list()
    pane.suggested.accept()

    assert made(pane) == []
    assert pane.suggested.detail.claim.text.hasFocus()


def test_kinds_and_risk_are_chosen_before_it_is_a_claim(pane):
    claim = pane.suggested.detail.claim
    claim._set_kind("date", False)
    claim._set_kind("place", True)
    claim._set_risk(Risk.MAJOR)
    assert claim.kind.toolTip() == "Kind: Event, Place"

    pane.suggested.skip()
    pane.previous_claim()
    pane.suggested.accept()

    (made_one,) = pane._review.claims
    assert (made_one.kinds, made_one.risk) == (("event", "place"), Risk.MAJOR)


def test_words_are_parted_where_the_caret_is(qtbot, pane):
    go_to(pane, COST)
    pane.focus_list()
    pane.suggested.begin_split()
    sentence = pane.suggested.detail.sentence
    assert sentence.hasFocus()
    for _ in range(9):
        qtbot.keyClick(sentence, Qt.Key.Key_Left)
    qtbot.keyClick(sentence, Qt.Key.Key_Right)
    qtbot.keyClick(sentence, Qt.Key.Key_Right)
    qtbot.keyClick(sentence, Qt.Key.Key_Return)

    assert made(pane) == ["Opened in 2011", "at a cost of £84 million"]
    assert at(pane) == TURBINES
    assert pane.suggested.list.hasFocus()


def test_escape_leaves_the_words_whole(qtbot, pane):
    pane.suggested.begin_split()
    qtbot.keyClick(pane.suggested.detail.sentence, Qt.Key.Key_Escape)
    assert pane.suggested.list.hasFocus()
    assert made(pane) == []
    assert pane.suggested.detail.head.text() == "Suggestion 1 of 9"


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("shut on Monday, and opened in 1988", "and opened in 1988"),
        ("Rosa Lind who chairs the trust", "who chairs the trust"),
        ("twelve wide beds", "wide beds"),
        ("£3,900", None),
    ],
)
def test_the_caret_begins_where_words_are_likely_to_part(words, second):
    joint = likely_joint(words)
    assert (joint if joint is None else words[joint:]) == second


def test_one_word_cannot_be_parted(desk_pane):
    one = suggest(BARRAGE, "Brightwater", ("name",), 0.5, ("a company",))
    pane = desk_pane(CarefulReading((one,)))
    pane.review_suggestions()

    pane.suggested.begin_split()

    assert pane.suggested.list.hasFocus()
    assert not pane.suggested.detail.split.isEnabled()


def test_two_are_merged_into_one_claim_on_both_places(pane):
    go_to(pane, COST)
    pane.suggested.merge()

    (claim,) = pane._review.claims
    assert claim.statement == f"{SHARE} {COST}"
    assert [each.quote for each in claim.passages] == [SHARE, COST]
    assert claim.kinds == ("number", "money", "date")
    assert at(pane) == TURBINES


def test_the_first_has_none_above_it(pane):
    assert pane.suggested.above is None
    assert not pane.suggested.detail.merge.isEnabled()
    pane.suggested.merge()
    assert made(pane) == []


def test_this_and_all_above_are_accepted_in_one_step(pane):
    go_to(pane, QUOTE)
    pane.suggested.accept_stronger()
    assert sorted(made(pane)) == sorted([HALT, ARDLEY, HOMES, QUOTE])
    assert at(pane) == SHARE

    undo(pane)
    assert made(pane) == []


def test_the_best_are_accepted_without_what_cannot_be_checked(pane):
    pane.suggested.accept_best(25)
    assert listed(pane) == [OLDEST]
    assert len(made(pane)) == 8


def test_the_last_decision_says_what_is_still_to_do(pane):
    pane.suggested.accept_best(25)
    pane.suggested.dismiss()

    assert pane._body.empty.isVisible()
    said = "No suggestion is left to decide on. 8 claims are still to do."
    assert pane._body.empty.sentence == said
    assert pane._body.empty.button.hasFocus()
    undo(pane)
    assert at(pane) == OLDEST
    assert pane.suggested.list.hasFocus()


def test_skipping_the_last_goes_to_the_first(pane):
    go_to(pane, OLDEST)
    pane.suggested.skip()
    assert at(pane) == HALT
    pane.previous_claim()
    assert at(pane) == HALT


def test_what_somebody_else_dismisses_goes(pane):
    review = pane._review
    review.desk.run("Dismiss", dismiss, review.article_id, SUGGESTED[:1])
    assert listed(pane) == BEST_FIRST[1:]
    assert at(pane) == ARDLEY


# What it costs


def test_a_verdict_recounts_no_suggestions(qtbot, pane):
    pane.suggested.accept()
    review = pane._review
    with qtbot.assertNotEmitted(pane._attention.changed):
        review.run("Cut", claims.give_verdict, [review.claims[0].id], Status.CUT)
    assert review.claims[0].status is Status.CUT


def test_a_draft_that_was_never_read_is_read_while_one_works(qtbot, desk_pane):
    pane = desk_pane(None)
    pane.review_suggestions()
    assert pane._attention.is_reading
    (line,) = pane._body.empty.findChildren(ReadingLine)
    assert line.accessibleName() == READING
    assert pane._body.empty.sentence == ""
    assert pane.top.filters.accessibleName() == "Filter: Suggested"

    qtbot.waitUntil(lambda: pane._attention.reading is not None)
    assert not pane._attention.is_reading
    assert listed(pane)
