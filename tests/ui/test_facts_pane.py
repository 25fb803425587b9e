"""The Facts pane: claims judged, described, shown by evidence, one or several at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.word_changes import Kept
from editorial.services import claims, sources
from editorial.services.vocabularies import vocabulary
from editorial.ui.attention import Attention
from editorial.ui.fact_rows import Sort, counts_of
from editorial.ui.facts_pane import FactsPane
from editorial.ui.link_card import LinkCard
from editorial.ui.review import ItemKind
from tests.desks import long_piece, take_in
from tests.services.test_new_drafts import redrafted, take_in_draft

V, N, D = Status.VERIFIED, Status.NEEDS_CHANGE, Status.DISPUTED
HOMES = "cutting power to about 12,000 homes"
GATES = "a crack in one of nine sluice gates"
COST = "at a cost of £84 million"


@pytest.fixture
def pane(qtbot, open_review):
    """The pane in a window of its own, with a field beside it that stands for the article."""
    window = QWidget()
    attention = Attention(open_review, window)
    pane = FactsPane(open_review, attention, window)
    window.resize(440, 850)
    pane.resize(440, 850)
    QAbstractItemModelTester(
        pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane.model
    )
    failures = []
    open_review.failed.connect(failures.append)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield pane
    attention.close()
    assert failures == []


@pytest.fixture
def marked(open_review, words):
    """Marks words as a claim; the claim as the review has it."""

    def mark(quote, statement="", **fields):
        made = open_review.run(
            "Mark", claims.add_claim, open_review.article_id, [words(quote)], statement, **fields
        )
        return made.id

    return mark


@pytest.fixture
def three(marked):
    return [marked(HOMES, "The closure cut power to 12,000 homes"), marked(GATES), marked(COST)]


def select(pane, *ids):
    pane._review.select(ItemKind.CLAIM, ids[0], ids if len(ids) > 1 else ())


def statuses(review, ids):
    return [review.claim(id).status for id in ids]


def proved(review, claim_id):
    cited = review.sources[0].source.id
    review.run(
        "Add", claims.add_evidence, claim_id, cited, Stance.SUPPORTS, "p. 2", "Nine gates, it says."
    )


def shown(pane):
    return pane.model.shown_ids


def last_label(review):
    return review.desk.to_undo(review.article_id).label


# What is seen


def test_an_article_without_claims_says_how_to_begin(pane, marked):
    assert pane._pages.currentWidget() is pane._empty
    assert pane._empty.sentence == "No claims yet. Select words in the article and press M."
    assert pane._empty.button.isHidden()

    marked(HOMES)

    assert pane._pages.currentWidget() is pane._body


def test_progress_counts_what_is_settled(pane, open_review, three):
    open_review.run("Cut", claims.give_verdict, three[:1], Status.CUT)
    open_review.run("Disputed", claims.give_verdict, three[1:2], D)

    assert pane.top.words.text() == "1 of 3 claims settled  ·  1 problem"
    assert counts_of(pane.model.progress) == {"all": 3, "to_do": 1, "problems": 1}


def test_what_is_selected_elsewhere_is_shown_here(pane, three):
    select(pane, three[1])

    assert pane.list.currentIndex().data() == GATES
    assert pane.detail.statement.toPlainText() == GATES


def test_the_quotation_stands_under_a_claim_that_says_it_otherwise(qtbot, pane, three, words):
    select(pane, three[0])
    assert pane.detail.passages.isVisible()
    with qtbot.waitSignal(pane.passage_activated) as told:
        pane.detail.passages.findChild(LinkCard).click()
    assert tuple(told.args) == words(HOMES)

    select(pane, three[1])
    assert not pane.detail.passages.isVisible()


def test_empty_filters_say_what_is_still_to_do(pane, three):
    pane.set_filter("problems")

    assert pane._body.empty.isVisibleTo(pane)
    assert pane._body.empty.sentence == "No problems. 3 claims are still to do."

    pane._body.empty.button.click()
    assert len(shown(pane)) == 3


# Going through the list


def test_next_and_previous_do_not_go_round(pane, open_review, three):
    pane.previous_claim()
    assert open_review.selected.id == shown(pane)[-1]
    pane.next_claim()
    assert open_review.selected.id == shown(pane)[-1]

    select(pane, shown(pane)[0])
    pane.previous_claim()
    assert open_review.selected.id == shown(pane)[0]
    pane.next_claim()
    assert open_review.selected.id == shown(pane)[1]


def test_next_to_do_leaves_out_what_is_settled(pane, open_review, three):
    first, second, third = shown(pane)
    open_review.run("Cut", claims.give_verdict, [second], Status.CUT)
    select(pane, first)

    pane.next_to_do()
    assert open_review.selected.id == third
    pane.previous_to_do()
    assert open_review.selected.id == first


def test_arrows_and_shift_select_in_the_list(qtbot, pane, open_review, three):
    pane.focus_list()
    assert pane.list_has_focus()
    assert open_review.selected.id == shown(pane)[0]

    qtbot.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(open_review.chosen_claims) == set(shown(pane)[:2])

    qtbot.keyClick(pane.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert [claim.id for claim in open_review.selected_claims] == shown(pane)
    assert pane.detail.many.text() == "3 claims selected"

    qtbot.keyClick(pane.list, Qt.Key.Key_End)
    assert open_review.selected.id == shown(pane)[-1]
    assert open_review.chosen_claims == ()


def test_the_claim_judged_stays_in_its_filter_until_the_next_is_selected(
    qtbot, pane, open_review, three
):
    pane.set_filter("to_do")
    first = shown(pane)[0]
    select(pane, first)

    pane.set_status(N)
    assert shown(pane)[0] == first
    assert pane.top.filters._label("to_do") == "To do 2"

    pane.next_claim()
    qtbot.waitUntil(lambda: first not in shown(pane))
    assert len(shown(pane)) == 2
    assert pane.list.currentIndex().data() == open_review.selected_claim.statement


def test_search_is_opened_filters_and_is_closed_with_escape(qtbot, pane, three):
    pane.focus_search()
    qtbot.keyClicks(pane.top.search, "sluice")
    assert len(shown(pane)) == 1

    qtbot.keyClick(pane.top.search, Qt.Key.Key_Escape)
    assert len(shown(pane)) == 3
    assert pane.list_has_focus()
    assert not pane.top.search.isVisible()


def test_what_was_looked_at_is_remembered(pane, three):
    pane.set_filter("to_do")
    pane._sort(Sort.RISK)
    state = pane.state()
    pane.set_filter("all")
    pane._sort(Sort.TEXT)

    pane.restore(state)
    assert pane.state()["filter"] == "to_do"
    assert pane.state()["sort"] == "risk"

    pane.restore({"filter": "nonsense", "sizes": ["x"], "scroll": None})
    assert pane.state()["filter"] == "to_do"


# Verdicts


def test_verify_with_proof_is_one_step(pane, open_review, three):
    proved(open_review, three[1])
    select(pane, three[1])

    pane.set_status(V)

    assert statuses(open_review, three[1:2]) == [V]
    assert last_label(open_review) == f"Verify “{GATES}”"
    assert not pane.detail.reason.isVisible()


def test_verify_without_proof_asks_for_a_reason_in_the_card(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.focus_list()

    pane.set_status(V)
    asked = pane.detail.reason
    assert asked.isVisible()
    assert asked.words.text() == "Verified needs a locator and an excerpt, or a reason."
    assert asked.field.hasFocus()
    assert statuses(open_review, three[:1]) == [Status.UNCHECKED]

    qtbot.keyClicks(asked.field, "Seen in the council minutes")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)

    claim = open_review.claim(three[0])
    assert claim.status is V
    assert claim.verdicts[-1].reason == "Seen in the council minutes"
    assert not asked.isVisible()
    assert pane.list_has_focus()


def test_escape_takes_the_question_back(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.focus_list()
    pane.set_status(V)

    qtbot.keyClick(pane.detail.reason.field, Qt.Key.Key_Escape)

    assert not pane.detail.reason.isVisible()
    assert pane.list_has_focus()
    assert statuses(open_review, three[:1]) == [Status.UNCHECKED]


def test_several_are_verified_in_one_step_and_only_those_without_proof_get_the_reason(
    qtbot, pane, open_review, three
):
    proved(open_review, three[0])
    select(pane, *three)

    pane.set_status(V)
    assert pane.detail.reason.words.text().endswith("2 of these 3 claims have neither.")
    qtbot.keyClicks(pane.detail.reason.field, "Desk knowledge")
    qtbot.keyClick(pane.detail.reason.field, Qt.Key.Key_Return)

    assert statuses(open_review, three) == [V, V, V]
    reasons = [open_review.claim(id).verdicts[-1].reason for id in three]
    assert reasons == ["", "Desk knowledge", "Desk knowledge"]
    assert last_label(open_review) == "Verify 3 claims"

    open_review.desk.undo(open_review.article_id)
    assert statuses(open_review, three) == [Status.UNCHECKED] * 3


def test_other_verdicts_need_no_reason_and_may_be_given_one(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.set_status(D)
    pane.detail.ask_for_reason()
    qtbot.keyClicks(pane.detail.reason.field, "The board says 11,400")
    qtbot.keyClick(pane.detail.reason.field, Qt.Key.Key_Return)

    latest = open_review.claim(three[0]).verdicts[-1]
    assert (latest.status, latest.reason) == (D, "The board says 11,400")
    assert [verdict.status for verdict in open_review.claim(three[0]).verdicts] == [D, D]


def test_the_history_shows_two_verdicts_and_offers_the_earlier(pane, open_review, three):
    select(pane, three[0])
    for status in (Status.IN_PROGRESS, D, N, D):
        pane.set_status(status)

    history = pane.detail.verdicts
    assert history._entries.count() == 2
    assert history._earlier.text() == "2 earlier"
    history._earlier.click()
    assert history._entries.count() == 4


def test_the_foot_and_the_chips_give_verdicts(pane, open_review, three):
    select(pane, three[0])
    pane.detail.foot.buttons[N].click()
    assert statuses(open_review, three[:1]) == [N]

    menu = pane.detail.head.status.menu()
    menu.aboutToShow.emit()
    labels = [action.text().partition("\t")[0] for action in menu.actions()]
    assert labels[:9] == [term.label for term in vocabulary("statuses")]
    menu.actions()[labels.index("Disputed")].trigger()
    assert statuses(open_review, three[:1]) == [D]


# Describing


def test_legal_risk_goes_on_and_off_for_all_selected(pane, open_review, three):
    select(pane, *three)
    pane.toggle_legal()
    assert {claim.risk for claim in open_review.claims} == {Risk.LEGAL}

    pane.toggle_legal()
    assert {claim.risk for claim in open_review.claims} == {Risk.MINOR}


def test_a_kind_is_added_to_those_that_lack_it_and_others_stay(pane, open_review, three):
    open_review.run("Kinds", claims.set_kinds, three[:1], ("date",))
    select(pane, *three)
    head = pane.detail.head
    head.kind.menu().aboutToShow.emit()
    number = next(a for a in head.kind.menu().actions() if a.text() == "Number")
    number.trigger()

    assert open_review.claim(three[0]).kinds == ("date", "number")
    assert open_review.claim(three[2]).kinds == ("number",)
    assert last_label(open_review) == "Kind Number for 3 claims"


def test_the_statement_is_edited_in_place(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.focus_list()
    pane.edit_statement()
    field = pane.detail.statement
    assert field.hasFocus()

    qtbot.keyClicks(field, "11,400 households lost power")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert open_review.claim(three[0]).statement == "11,400 households lost power"
    assert pane.list_has_focus()
    assert pane.list.currentIndex().data() == "11,400 households lost power"


def test_a_note_is_kept_for_its_own_claim_when_another_is_selected(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.detail.note.setFocus()
    qtbot.keyClicks(pane.detail.note, "Ask Lena")

    select(pane, three[1])

    assert open_review.claim(three[0]).note == "Ask Lena"
    assert pane.detail.note.toPlainText() == ""


def test_removing_goes_on_with_the_next_claim(pane, open_review, three):
    first, second, _third = shown(pane)
    select(pane, first)

    pane.remove_selected()

    assert first not in shown(pane)
    assert open_review.selected.id == second
    open_review.desk.undo(open_review.article_id)
    assert first in shown(pane)


def test_a_passage_is_taken_away_from_its_claim(pane, open_review, three, words):
    claim_id = three[0]
    open_review.run("More", claims.add_passage, claim_id, *words("About 12,000 homes"))
    select(pane, claim_id)
    assert len(pane.detail.passages._shown) == 2

    passage = open_review.claim(claim_id).passages[0]
    pane.detail.passages.remove_asked.emit(passage.id)

    assert [each.id for each in open_review.claim(claim_id).passages] != [passage.id]
    assert len(open_review.claim(claim_id).passages) == 1


# Evidence


def test_evidence_is_added_from_the_keyboard_with_a_new_source(qtbot, pane, open_review, three):
    select(pane, three[0])
    pane.focus_list()
    assert pane.detail.evidence.lack.words == "No evidence yet"

    pane.start_evidence()
    form = pane.detail.evidence.form
    form.source.line.setText("Divers’ report")
    qtbot.keyClick(form.source.line, Qt.Key.Key_Tab)
    qtbot.keyClick(form.stance, Qt.Key.Key_Right)
    qtbot.keyClick(form.stance, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.locator, "p. 2")
    qtbot.keyClick(form.locator, Qt.Key.Key_Tab)
    assert form.excerpt.hasFocus()
    qtbot.keyClicks(form.excerpt, "11,400 households.")
    qtbot.keyClick(form.excerpt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (evidence,) = open_review.claim(three[0]).evidence
    assert (evidence.stance, evidence.locator) == (Stance.CONTRADICTS, "p. 2")
    assert evidence.excerpt == "11,400 households."
    assert open_review.source(evidence.source_id).title == "Divers’ report"
    assert not form.isVisible()
    assert pane.list_has_focus()
    open_review.desk.undo(open_review.article_id)
    assert open_review.claim(three[0]).evidence == ()
    assert "Divers’ report" not in {each.source.title for each in open_review.sources}


def test_a_known_source_is_offered_and_used(qtbot, pane, open_review, three):
    select(pane, three[1])
    pane.start_evidence("One of nine gates.")
    form = pane.detail.evidence.form
    assert form.excerpt.toPlainText() == "One of nine gates."
    offered = [form.source.itemText(row) for row in range(form.source.count())]
    assert "Press statement  ·  Brightwater Tidal" in offered

    form.source.line.setText("press statement")
    form.locator.setText("para. 3")
    form._add.click()

    (evidence,) = open_review.claim(three[1]).evidence
    assert open_review.source(evidence.source_id).title == "Press statement"
    assert len(open_review.sources) == 2
    assert pane.detail.evidence.lack.words == ""

    pane.start_evidence()
    assert form.source.source_id == evidence.source_id


def test_the_desks_other_sources_are_offered_after_those_of_the_article(
    pane, open_review, three, desk
):
    other = take_in(desk, long_piece(2))
    desk.run("Add", sources.add_source, other, "Canal ledger")
    select(pane, three[0])

    pane.start_evidence()

    field = pane.detail.evidence.form.source
    assert field.itemText(field.count() - 1) == "Canal ledger"
    assert field.count() == 4  # with a line between the two kinds


def test_sources_that_disagree_are_named(pane, open_review, three):
    select(pane, three[0])
    proved(open_review, three[0])
    other = open_review.sources[1].source.id
    open_review.run("Add", claims.add_evidence, three[0], other, Stance.CONTRADICTS)

    assert pane.detail.evidence.lack.words == "Sources disagree. Settle before sign-off"


def test_evidence_is_edited_and_removed(qtbot, pane, open_review, three):
    select(pane, three[0])
    proved(open_review, three[0])
    (card,) = pane.detail.evidence._cards
    card.edit_asked.emit(card.evidence.id)
    form = pane.detail.evidence.form
    assert form.locator.text() == "p. 2"
    form.locator.setText("p. 3")
    form._add.click()
    assert open_review.claim(three[0]).evidence[0].locator == "p. 3"

    (card,) = pane.detail.evidence._cards
    with qtbot.waitSignal(pane.source_activated) as told:
        card.source_activated.emit(card.source.id)
    assert told.args == [open_review.sources[0].source.id]
    card.remove_asked.emit(card.evidence.id)
    assert open_review.claim(three[0]).evidence == ()


def test_escape_closes_the_form_and_goes_back(qtbot, pane, three):
    select(pane, three[0])
    pane.focus_list()
    pane.start_evidence()

    qtbot.keyClick(pane.detail.evidence.form.locator, Qt.Key.Key_Escape)

    assert not pane.detail.evidence.form.isVisible()
    assert pane.list_has_focus()


def test_what_is_typed_in_the_form_survives_news(pane, open_review, three):
    select(pane, three[0])
    pane.start_evidence()
    form = pane.detail.evidence.form
    form.locator.setText("p. 9")

    open_review.run("Risk", claims.set_risk, three[:1], Risk.MAJOR)

    assert form.isVisible()
    assert form.locator.text() == "p. 9"


def test_a_form_half_filled_in_waits_for_its_claim(pane, open_review, three):
    select(pane, three[0])
    pane.start_evidence()
    form = pane.detail.evidence.form
    form.source.line.setText("Divers’ report")
    form.locator.setText("p. 9")

    select(pane, three[1])
    assert not form.isVisible()
    select(pane, three[0])

    assert form.isVisible()
    assert (form.source.title, form.locator.text()) == ("Divers’ report", "p. 9")


def test_what_is_typed_is_kept_when_the_article_is_left(qtbot, pane, open_review, three, desk):
    select(pane, three[0])
    pane.detail.note.setFocus()
    qtbot.keyClicks(pane.detail.note, "Ask Lena")
    article_id = open_review.article_id

    open_review.open(take_in(desk, long_piece(2)))
    open_review.open(article_id)

    assert open_review.claim(three[0]).note == "Ask Lena"


def test_another_article_is_shown_whole(pane, open_review, three, desk):
    pane.set_filter("problems")
    article_id = open_review.article_id

    open_review.open(take_in(desk, long_piece(2)))
    assert pane._pages.currentWidget() is pane._empty
    open_review.open(article_id)

    assert len(shown(pane)) == 3
    assert pane.top.filters.current == "all"


# Marks that a new draft left without a place


def test_unplaced_claims_stand_first_and_are_decided_in_the_detail(
    pane, open_review, three, desk, qtbot
):
    homes, gates, cost = three
    proved(open_review, gates)
    open_review.run("Verify", claims.give_verdict, [gates, cost], Status.VERIFIED, "seen")
    cut = (COST, "with money from all of its citizens")
    take_in_draft(desk, open_review.article_id, redrafted(("nine sluice", "eight sluice"), cut))

    assert pane.unplaced.said == "2 marks await a word since draft 2."
    assert pane.unplaced.isVisible()
    assert shown(pane) == [gates, cost, homes]
    assert pane.model.counts == {"all": 3, "to_do": 3, "problems": 0}
    with qtbot.waitSignal(pane.review_asked):
        pane.unplaced.button.click()

    select(pane, gates)
    (card,) = pane.detail.carried.cards
    assert card.words.text() == "Unplaced: altered in draft 2."
    old, new = (button._shown for button in card.compared.buttons)
    assert (old.place, old.text) == ("¶ 1 of draft 1", GATES)
    assert (new.place, new.text) == ("¶ 1 of draft 2", "a crack in one of eight sluice gates")
    assert ("eight", Kept.NEW) in new.parts
    assert (card.place.isEnabled(), card.accept.text()) == (False, "Accept, set to recheck")
    with qtbot.waitSignal(pane.passage_activated):
        card.compared.buttons[1].click()
    card.accept.click()
    assert open_review.claim(gates).status is Status.RECHECK
    assert card.words.text() == "The words changed in draft 2."
    assert not card.accept.isVisible()

    select(pane, cost)
    pane.next_claim()
    assert open_review.selected.id == gates
    pane.previous_claim()
    assert card.words.text() == "Unplaced: altered in draft 2."
    card.lose.click()
    assert shown(pane)[-1] == cost
    assert pane.model.fact(cost).lack.word == "Kept as lost"
    assert not pane.unplaced.isVisible()
    start = open_review.draft.text.index("money from all")
    open_review.select_words((start, start + 14))
    card.place.click()
    assert [p.quote for p in open_review.claim(cost).passages] == ["money from all"]
    assert shown(pane) == [gates, homes, cost]
