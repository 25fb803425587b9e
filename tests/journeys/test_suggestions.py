"""A checker goes through what the careful reader suggests, with nothing but keys."""

import pytest
from PySide6.QtCore import QPoint, Qt

from editorial.domain.claim import Risk, Status
from editorial.ui.marks import Owner
from tests.desks import barrage, desk_at, take_in
from tests.journeys.test_first_review import Keyboard
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
)

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
EDITED = "The closure cut power to 12,000 homes"
STEPS = 7


@pytest.fixture
def window(start, tmp_path):
    """The window with the barrage, which was read before."""
    desk = desk_at(tmp_path / "newsroom.editorial")
    read_before(desk, take_in(desk, barrage()), READ)
    desk.close()
    return start().window


def seen(window):
    """What is decided and what is not, in words."""
    review, attention = window.workspace.review, window.workspace.attention
    return (
        [(c.statement, c.kinds, c.risk, c.status, len(c.passages)) for c in review.claims],
        [each.text for each in attention.suggestions],
    )


def at(window):
    chosen = window.workspace.facts.suggested.selected
    return chosen.text if chosen else ""


def decide_on_all(keys, window):
    """Accept, part, accept as edited, skip, merge, dismiss, accept all above, accept the last."""
    keys.press(Qt.Key.Key_F)
    assert at(window) == HALT
    keys.press(Qt.Key.Key_A)
    assert at(window) == ARDLEY
    keys.press(Qt.Key.Key_P)
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Return)
    assert at(window) == HOMES
    keys.press(Qt.Key.Key_F2)
    keys.type(EDITED)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert at(window) == QUOTE
    keys.press(Qt.Key.Key_S)
    keys.press(Qt.Key.Key_J)
    assert at(window) == COST
    keys.press(Qt.Key.Key_W)
    keys.press(Qt.Key.Key_D)
    assert at(window) == COURIER
    keys.press(Qt.Key.Key_A, SHIFT)
    assert at(window) == OLDEST
    keys.press(Qt.Key.Key_A)


def test_through_all_suggestions_by_keyboard_and_back_again(qtbot, start, window):
    fresh = seen(window)
    keys = Keyboard(qtbot, window)
    decide_on_all(keys, window)

    statements = [claim.statement for claim in window.workspace.review.claims]
    assert statements == [
        EDITED,
        HALT,
        "harbour master Tom Ardley",
        "reported a crack in one of nine sluice gates",
        COURIER,
        QUOTE,
        f"{SHARE} {COST}",
        OLDEST,
    ]
    by_words = {claim.statement: claim for claim in window.workspace.review.claims}
    assert by_words[HALT].risk is Risk.LEGAL
    assert len(by_words[EDITED].passages) == 2
    assert by_words[OLDEST].status is Status.NOT_CHECKABLE
    assert {c.status for c in by_words.values()} == {Status.UNCHECKED, Status.NOT_CHECKABLE}
    decided = seen(window)
    assert decided[1] == []

    window.close()
    window = start().window
    assert seen(window) == decided

    keys = Keyboard(qtbot, window)
    for _ in range(STEPS):
        keys.press(Qt.Key.Key_Z, CTRL)
    assert seen(window) == fresh
    assert at(window) == HALT

    window.close()
    window = start().window
    assert seen(window) == fresh
    assert at(window) == HALT


def test_a_toast_offers_to_take_the_decision_back(qtbot, window):
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_F)
    keys.press(Qt.Key.Key_D)
    toast = window.notices.toast
    assert toast.isVisible()
    assert toast.accessibleName() == "Dismissed “ordered Brightwater Tidal to halt its…”"

    toast._button.click()

    assert at(window) == HALT
    assert len(window.workspace.attention.suggestions) == len(SUGGESTED)


def test_what_was_typed_for_a_suggestion_is_offered_after_a_restart(qtbot, start, window):
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_F)
    keys.press(Qt.Key.Key_S)
    keys.press(Qt.Key.Key_F2)
    keys.type("Ardley said so")
    window.close()

    window = start().window
    said = "what a suggestion is to say, “Ardley said so”"
    assert said in window.notices.bar.text
    window.workspace.facts.set_filter("all")
    window.notices.bar.action.emit()

    claim = window.workspace.facts.suggested.detail.claim
    assert at(window) == ARDLEY
    assert claim.text.toPlainText() == "Ardley said so"
    assert claim.kept.isVisible()
    claim.kept.discard.click()
    assert claim.text.toPlainText() == ARDLEY


def test_words_are_framed_only_while_suggestions_are_looked_at(qtbot, window):
    workspace, keys = window.workspace, Keyboard(qtbot, window)
    view = workspace.article.view

    def framed():
        return len(view._page.suggested)

    places = sum(len(each.spans) for each in SUGGESTED)
    assert framed() == 0
    keys.press(Qt.Key.Key_F)
    assert framed() == places
    keys.press(Qt.Key.Key_A)
    assert framed() == places - 1
    workspace.facts.set_filter("all")
    assert framed() == 0

    window.commands["show-suggestions"].run()
    assert framed() == places - 1
    assert window.commands["show-suggestions"].checked()
    window.commands["show-suggestions"].run()
    assert framed() == 0


def test_of_several_places_the_fullest_is_gone_to(qtbot, window):
    view, keys = window.workspace.article.view, Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_F)
    keys.press(Qt.Key.Key_J)
    keys.press(Qt.Key.Key_J)
    assert at(window) == HOMES
    mark = view.mark(view.selected)
    assert view.text[mark.start : mark.end] == HOMES
    assert len(view._page.shown.siblings) == 1


def test_a_click_on_framed_words_selects_their_suggestion(qtbot, window):
    workspace = window.workspace
    view = workspace.article.view
    window.commands["show-suggestions"].run()
    view.lay_out()
    mark = view.marks_of(f"of {COURIER}")[0]
    assert mark.owner is Owner.SUGGESTION
    place = view.place_of(mark.start, mark.start + 3)
    y = place.center().y() - view.verticalScrollBar().value()
    point = QPoint(round(place.center().x()), round(y))

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert at(window) == COURIER
    assert workspace.facts.suggested.list.isVisible()
    assert view.selected == mark.id
    view.select_words(mark.start, mark.start)
    assert view.accessibleDescription() == "Suggestion"

    view.set_view("read")
    assert view.mark_at(point) is None


def test_letters_decide_while_the_focus_is_in_the_article(qtbot, window):
    workspace, keys = window.workspace, Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_F)
    workspace.article.focus()
    keys.press(Qt.Key.Key_D)
    assert at(window) == ARDLEY
    assert workspace.article.has_focus()

    workspace.facts.set_filter("all")
    keys.press(Qt.Key.Key_D)
    assert len(workspace.attention.suggestions) == len(SUGGESTED) - 1


def test_the_keys_are_told(window):
    commands = window.commands
    shown = {c.label: c.shown_key for c in commands if c.group == "Suggestion" and c.keys}
    assert shown == {
        "Review suggestions": "F",
        "Accept the suggestion": "A",
        "Dismiss the suggestion": "D",
        "Skip the suggestion": "S",
        "Split the suggestion…": "P",
        "Merge with the suggestion above": "W",
        "Accept this suggestion and all above it": "Shift+A",
    }
