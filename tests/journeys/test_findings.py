"""What the checks noticed is worked off by keys: taken up, asked about, silenced, switched off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editorial.domain.careful import CarefulReading
from editorial.domain.finding import Finding, Severity
from editorial.domain.text import Span
from editorial.services.checks import rules
from editorial.ui.findings_model import HEAD, RuleBook
from editorial.ui.review import ItemKind
from tests.desks import BARRAGE, barrage, desk_at, span_of, take_in
from tests.journeys.test_first_review import CTRL, SHIFT, Keyboard
from tests.ui.conftest import read_before

ALT = Qt.KeyboardModifier.AltModifier


def found(rule, severity, message, *words):
    spans = tuple(span_of(BARRAGE, each) for each in words)
    return Finding(rule, severity, message, spans, f"{rule}:{message}")


HOMES = found(
    "two-values",
    Severity.ERROR,
    "The homes draw power in one place and lose it in the other.",
    "About 12,000 homes now draw power",
    "cutting power to about 12,000 homes",
)
DAY = found("weekday", Severity.WARNING, "12 June is a Friday in 2026.", "on Thursday")
GATES = found("two-values", Severity.WARNING, "Nine gates, or four.", "nine sluice gates")
FIRST = found("one-origin", Severity.HINT, "One origin for all.", "first reported the order")
LENGTH = found("one-origin", Severity.HINT, "A length as of an arm.", "the length of a man’s arm")
FOUND = (HOMES, DAY, GATES, FIRST, LENGTH)


@pytest.fixture
def root(start, tmp_path):
    """The program on a desk with Port Ellery's barrage, in which five things were noticed."""
    with desk_at(tmp_path / "newsroom.editorial") as desk:
        article_id = take_in(desk, barrage())
        read_before(desk, article_id, CarefulReading((), FOUND))
    return start()


def sentences(pane):
    model = pane.list.rows
    rows = range(model.rowCount())
    return [model.index(n).data() for n in rows if not model.id_at(n).startswith(HEAD)]


def messages(*findings):
    return [finding.message for finding in findings]


def tab(workspace) -> str:
    return workspace.tabs._bar.accessibleTabName(3)


def test_findings_are_worked_off_by_keys_undone_and_found_again(qtbot, root, start):
    keys = Keyboard(qtbot, root.window)
    workspace = root.window.workspace
    review, pane, toast = workspace.review, workspace.findings, root.window.notices.toast
    assert tab(workspace) == "Findings, 5"

    keys.press(Qt.Key.Key_4, ALT)
    assert sentences(pane) == messages(*FOUND)
    keys.press(Qt.Key.Key_A)
    (claim,) = review.claims
    assert [p.quote for p in claim.passages] == [
        "About 12,000 homes now draw power",
        "cutting power to about 12,000 homes",
    ]
    assert toast.isVisible()
    assert workspace.pane is pane, "one stays where one works"

    assert pane.current == DAY
    keys.press(Qt.Key.Key_Q)
    keys.type(" Which year is meant?")
    keys.press(Qt.Key.Key_Return, CTRL)
    asked = review.questions[0]
    assert asked.text == "12 June is a Friday in 2026. Which year is meant?"
    assert [p.quote for p in asked.passages] == ["on Thursday"]

    assert pane.current == GATES
    keys.press(Qt.Key.Key_D)
    assert pane.current == FIRST
    keys.press(Qt.Key.Key_D, SHIFT)
    assert sentences(pane) == []
    assert tab(workspace) == "Findings, 0"
    assert "No open findings. 3 are decided." in pane._body.empty.sentence

    left = [[], messages(FIRST, LENGTH), messages(GATES, FIRST, LENGTH), messages(*FOUND[1:])]
    for still in [*left[1:], messages(*FOUND)]:
        keys.press(Qt.Key.Key_Z, CTRL)
        assert sentences(pane) == still
    assert review.claims == []
    for still in reversed(left):
        keys.press(Qt.Key.Key_Z, CTRL | SHIFT)
        assert sentences(pane) == still

    root.window.close()
    workspace = start().window.workspace
    pane = workspace.findings
    assert workspace.pane is pane
    assert tab(workspace) == "Findings, 0"
    pane.set_filter("decided")
    title = RuleBook(rules()).rule("one-origin").title
    assert sentences(pane) == [title, *messages(GATES, DAY, HOMES)]


def test_decisions_are_taken_back_by_keys(qtbot, root):
    keys = Keyboard(qtbot, root.window)
    pane = root.window.workspace.findings
    keys.press(Qt.Key.Key_4, ALT)
    keys.press(Qt.Key.Key_J)
    keys.press(Qt.Key.Key_D)
    keys.press(Qt.Key.Key_D, SHIFT)
    assert sentences(pane) == messages(FIRST, LENGTH)

    pane.set_filter("decided")
    for _ in range(2):
        keys.press(Qt.Key.Key_Delete)
    assert sentences(pane) == []
    pane.set_filter("open")
    assert sentences(pane) == messages(*FOUND)


def test_the_passages_are_gone_to_and_come_back_from(qtbot, root):
    keys = Keyboard(qtbot, root.window)
    workspace = root.window.workspace
    view, pane = workspace.article.view, workspace.findings

    def shown() -> tuple[Span, ...]:
        return view._page.shown.pointed

    keys.press(Qt.Key.Key_4, ALT)
    assert shown() == ()
    keys.press(Qt.Key.Key_Return)
    assert shown() == HOMES.spans
    assert pane.list_has_focus()
    keys.press(Qt.Key.Key_G)
    assert view.hasFocus()
    keys.press(Qt.Key.Key_G)
    assert pane.list_has_focus()
    assert shown() == HOMES.spans
    keys.press(Qt.Key.Key_J)
    assert shown() == ()
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_1, ALT)
    assert shown() == (), "nothing is pointed at from a pane that is not seen"
    workspace.article.focus()


def test_letters_mean_what_is_looked_at(qtbot, root):
    """A claim that was selected before is not judged, nor asked about, from the findings."""
    keys = Keyboard(qtbot, root.window)
    workspace = root.window.workspace
    review = workspace.review
    review.select_words((0, len("Port Ellery")))
    workspace.mark()
    (claim,) = review.claims
    keys.press(Qt.Key.Key_4, ALT)
    keys.press(Qt.Key.Key_J)
    assert review.selected.kind is ItemKind.FINDING
    keys.press(Qt.Key.Key_V)
    assert review.claim(claim.id).verdicts == claim.verdicts
    assert workspace.pane is workspace.findings

    keys.press(Qt.Key.Key_Q)
    assert workspace.findings.composer.text.toPlainText() == DAY.message
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_3, ALT)
    keys.press(Qt.Key.Key_D)
    assert len(workspace.attention.findings) == 5, "nothing is silenced where it is not seen"
    keys.press(Qt.Key.Key_Q)
    assert workspace.questions.composer.isVisible()


def test_keys_of_findings_stand_in_menu_and_f1(root):
    window = root.window
    shown = {command.label: command.shown_key for command in window.commands}
    assert shown["Make a claim of the finding"] == "A"
    assert shown["Right as it is"] == "D"
    assert shown["Switch its check off for the article"] == "Shift+D"
    assert shown["Findings"] == "Alt+4"
    menu = next(a.menu() for a in window.menus.whole.actions() if a.text() == "Finding")
    menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in menu.actions() if action.text())
    window.workspace.show_pane(3)
    QApplication.processEvents()
    menu.aboutToShow.emit()
    able = [action.text().partition("\t")[0] for action in menu.actions() if action.isEnabled()]
    assert "Right as it is" in able
    assert "Open again what was decided" not in able
