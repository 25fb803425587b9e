"""A new draft is reviewed in the real window, with the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editorial.domain.claim import Status
from editorial.services import claims
from editorial.ui.review import ItemKind
from tests.desks import take_in
from tests.ui.test_draft_review import (
    ALTERED,
    EXACT,
    LOST,
    MOVED,
    NEW,
    OLD,
    claim_on,
    piece,
    place,
    take_in_new,
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def press(key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_a_draft_is_reviewed_by_keyboard(qtbot, start):
    window = start().window
    workspace, review = window.workspace, window.workspace.review
    article_id = take_in(review.desk, OLD)
    workspace.open(article_id)
    for words in (EXACT, ALTERED, LOST, MOVED):
        claim = review.run("Claim", claims.add_claim, article_id, [place(words)])
        review.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen")
    workspace.article.focus()
    press(Key.Key_D, CTRL)
    assert not workspace.draft_review.is_shown
    assert "first draft" in window.notices.toast.accessibleName()
    take_in_new(review.desk, article_id)

    press(Key.Key_D, CTRL)

    screen = workspace.draft_review.screen
    qtbot.waitUntil(lambda: QApplication.focusWidget() is screen.side.list)
    assert not workspace.room.isVisible()
    assert screen.current.quote == LOST
    # Letters mean what they mean here, and nothing that is hidden.
    press(Key.Key_L)
    assert screen.current.quote == ALTERED
    press(Key.Key_V)
    assert screen.current.awaits
    press(Key.Key_A)
    assert claim_on(review, ALTERED).status is Status.RECHECK
    press(Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: screen.current.quote == ALTERED)
    assert screen.current.awaits

    press(Key.Key_R)
    assert QApplication.focusWidget() is screen.sheets.new
    press(Key.Key_BraceLeft, SHIFT)
    press(Key.Key_Right, SHIFT | CTRL)
    press(Key.Key_Right, SHIFT | CTRL)
    press(Key.Key_Escape)
    assert screen.current.awaits
    press(Key.Key_R)
    press(Key.Key_BracketLeft)
    press(Key.Key_Return)
    assert claim_on(review, ALTERED).passages[0].quote.startswith("to a logbook")
    assert QApplication.focusWidget() is screen.side.list

    press(Key.Key_Return, CTRL)
    assert screen.isVisible()
    press(Key.Key_A, SHIFT)
    seen = []
    for _ in screen.regions():
        seen.append(QApplication.focusWidget().accessibleName())
        press(Key.Key_F6)
    assert seen[0] == "Marks carried over"
    assert {"Menu", "Back to checking"} <= set(seen) | {QApplication.focusWidget().accessibleName()}
    screen.focus_list()
    press(Key.Key_Return, CTRL)

    assert not screen.isVisible()
    assert workspace.room.isVisible()
    assert QApplication.focusWidget() is workspace.article.view
    told = window.notices.toast.accessibleName()
    assert told == "4 marks carried over: 1 exact, 1 moved, 1 altered, 1 kept as lost"

    press(Key.Key_D, CTRL)
    assert screen.isVisible()
    assert screen.side.next.isHidden()
    review.select(ItemKind.CLAIM, claim_on(review, EXACT).id)
    assert not screen.isVisible()
    workspace.open(take_in(review.desk, piece("Nothing is marked here.")))
    take_in_new(review.desk, review.article_id, NEW)
    workspace.review_draft()
    assert "nothing to carry over" in screen.side.empty.sentence
    press(Key.Key_Escape)
    assert not screen.isVisible()
