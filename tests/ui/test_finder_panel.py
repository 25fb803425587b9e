"""Finding a claim in documents and among earlier claims, from the claim's card."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editorial.domain.claim import Stance, Status
from editorial.domain.match import Difference, DifferenceKind, Match
from editorial.domain.word_changes import Kept
from editorial.services import claims, house_rules
from editorial.ui.attention import Attention
from editorial.ui.evidence_card import EvidenceCard
from editorial.ui.facts_pane import FactsPane
from editorial.ui.finder_match import told_apart, why
from editorial.ui.finder_panel import NO_DOCUMENTS, NONE_ON_DESK
from editorial.ui.house_rule_dialog import HouseRuleDialog
from editorial.ui.reason_bar import CONTRADICTED, NEEDED, asked_words
from editorial.ui.review import ItemKind
from tests.desks import barrage, take_in
from tests.services.test_evidence_finding import CLAIM, STATEMENT, attach


@pytest.fixture
def pane(qtbot, open_review):
    window = QWidget()
    attention = Attention(open_review, window)
    pane = FactsPane(open_review, attention, window)
    window.resize(440, 850)
    pane.resize(440, 850)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield pane
    attention.close()


def made(review, statement):
    claim = review.run("Claim", claims.add_claim, review.article_id, statement=statement)
    review.select(ItemKind.CLAIM, claim.id)
    return claim.id


def test_a_place_is_found_chosen_and_attached_without_the_mouse(qtbot, desk, pane):
    review, finder = pane._review, pane.detail.finder
    claim_id = made(review, CLAIM)
    pane.focus_list()

    pane.detail.evidence.find_button.click()
    assert finder.query.hasFocus()
    assert finder.query.text() == CLAIM
    assert not pane.detail.foot.isVisible()
    qtbot.waitUntil(lambda: finder.said.text() == NO_DOCUMENTS)
    assert not finder.attach.isVisible()
    finder.scope.setCurrentIndex(1)
    finder.scope.activated.emit(1)
    qtbot.waitUntil(lambda: finder.said.text() == NONE_ON_DESK)
    qtbot.keyClick(finder.query, Qt.Key.Key_Escape)
    assert finder.isHidden()
    assert pane.list_has_focus()

    two = f"{STATEMENT}\n\nLater it said that the closure cut power to 9,000 homes."
    source, document = attach(desk, review.article_id, "Statement", two)
    pane.find_evidence()
    qtbot.waitUntil(lambda: finder.said.text() == "2 places, from 1 document, best first")
    assert [finder.scope.itemText(row) for row in (0, 1, 3)] == [
        "All sources of this article",
        "The whole desk",
        "Statement",
    ]
    first, second = finder.cards
    assert "12,400" in first.accessibleName()
    assert "Statement" in first.accessibleName()
    qtbot.keyClick(finder.query, Qt.Key.Key_Down)
    assert "9,000" in finder.query.accessibleDescription()
    qtbot.keyClick(finder.query, Qt.Key.Key_Up)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    finder.stance.choose(Stance.CONTRADICTS.value)
    qtbot.keyClick(finder.query, Qt.Key.Key_Return)

    (evidence,) = review.claim(claim_id).evidence
    assert (evidence.source_id, evidence.stance) == (source.id, Stance.CONTRADICTS)
    assert (evidence.attachment_id, evidence.locator) == (document.id, "¶ 4")
    assert evidence.excerpt == "Later it said that the closure cut power to 9,000 homes."
    assert finder.isHidden()
    assert pane.list_has_focus()
    (card,) = pane.detail.evidence.findChildren(EvidenceCard)
    assert "9,000" in card.accessibleName()

    # Words that nobody has looked for yet are not what is shown.
    pane.find_evidence()
    qtbot.waitUntil(lambda: finder.attach.isVisible())
    finder.query.clear()
    qtbot.keyClicks(finder.query, "zyxwv")
    qtbot.keyClick(finder.query, Qt.Key.Key_Return)
    assert len(review.claim(claim_id).evidence) == 1
    qtbot.waitUntil(lambda: finder.said.text().startswith("Nothing in 1 document"))
    pane.set_status(Status.VERIFIED)
    assert asked_words([review.claim(claim_id)]) == CONTRADICTED
    assert pane.detail.reason.words.text() == CONTRADICTED
    made(review, "Another claim")
    assert finder.isHidden()
    assert pane.detail.foot.isVisible()


def test_the_card_says_what_the_house_asks_for_and_what_was_said_before(qtbot, desk, pane):
    review, detail = pane._review, pane.detail
    other = take_in(desk, replace(barrage(), headline="A year before"))
    old = desk.run("Claim", claims.add_claim, other, statement="The closure cut power to 9 homes")
    desk.run("Verify", claims.give_verdict, [old.id], Status.VERIFIED, "Grid data")
    claim_id = made(review, CLAIM)
    assert detail.evidence.needs.text() == "Needs 1 primary or 3 independent."
    assert asked_words([review.claim(claim_id)] * 2).startswith(f"{NEEDED} 2 of these 2")

    dialog = HouseRuleDialog(desk.read(house_rules.rule_of), pane)
    chosen = []
    dialog.chosen.connect(lambda *rule: chosen.append(rule))
    dialog.independent.setValue(2)
    dialog._set()
    review.run("House rule", house_rules.set_rule, *chosen[0], review.article_id)
    assert detail.evidence.needs.text() == "Needs 1 primary or 2 independent."
    pane.set_status(Status.NOT_CHECKABLE)
    assert not detail.evidence.needs.isVisible()

    assert not detail.earlier.isVisible()
    detail.recall.catch_up()
    qtbot.waitUntil(detail.earlier.isVisible)
    assert detail.earlier.line.text() == "1 earlier claim says something like this"
    detail.earlier.line.click()
    (row,) = detail.earlier.rows
    assert row.card.accessibleName().startswith("The closure cut power to 9 homes. Verified, today")
    assert "A year before" in row.card.accessibleName()
    assert [each.other_numbers for each in detail.earlier.earlier] == [True]
    row.card.setFocus()
    with qtbot.waitSignal(pane.claim_activated) as asked:
        qtbot.keyClick(row.card, Qt.Key.Key_Return)
    assert asked.args == [other, old.id]
    row.link.click()
    qtbot.waitUntil(lambda: detail.earlier.line.text().endswith(", 1 linked"))
    assert review.claim(claim_id).evidence == ()
    (row,) = detail.earlier.rows
    assert row.link.text() == "Unlink"
    desk.undo(review.article_id)
    qtbot.waitUntil(lambda: detail.earlier.line.text().endswith("like this"))
    made(review, "Something else altogether")
    assert not detail.earlier.isVisible()

    # The desk is left while a claim is being looked up: nothing more is asked of it.
    review.closed.emit()
    detail.earlier._look()
    detail.find_evidence()
    assert detail.finder.said.text() == ""


def test_words_of_one_side_are_told_apart_unless_all_of_them_differ():
    def match(text, *differences):
        return Match("d", 0, len(text), text, "p. 1", 0.8, ("the same number",), differences)

    near = match("“It is Not unusual to share inspection results.”")
    assert told_apart("it is not unusual to share any results", near) == (
        ("“It", Kept.SAME),
        (" is ", Kept.SAME),
        ("Not", Kept.SAME),
        (" unusual to share ", Kept.SAME),
        ("any", Kept.GONE),
        (" ", None),
        ("inspection", Kept.NEW),
        (" results", Kept.SAME),
        (".”", Kept.SAME),
    )
    far = match("Last year 9,000 went dark.", Difference(DifferenceKind.NUMBER, "12,000", "9,000"))
    assert told_apart("The closure cut power to 12,000 homes", far) == ((far.text, Kept.SAME),)
    assert why(far, apart=False) == (
        "The same number. “12,000” in the article, “9,000” in the source"
    )
    assert why(far, apart=True) == "The same number"
