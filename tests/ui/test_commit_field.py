"""Fields commit on a pause or when left, give back on Esc, and never to the wrong item."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from editorial.ui import commit_field
from editorial.ui.commit_field import CommitLine, CommitText


@pytest.fixture
def form(qtbot):
    """A window with a field to leave for."""
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture(params=[CommitLine, CommitText])
def field(request, form):
    made = request.param(required=True)
    form.layout().addWidget(made)
    made.keep("one", "About 12,000 homes")
    made.setFocus()
    return made


@pytest.fixture
def written(field):
    kept = []
    field.committed.connect(lambda owner, text: kept.append((owner, text)))
    return kept


def text_of(field):
    return field.text() if isinstance(field, CommitLine) else field.toPlainText()


def retype(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)


def leave(form):
    form.findChild(QLineEdit).setFocus()


def test_a_pause_commits_once(qtbot, monkeypatch, form):
    monkeypatch.setattr(commit_field, "PAUSE", 30)
    field = CommitLine()
    form.layout().addWidget(field)
    field.keep("one", "")
    field.setFocus()

    with qtbot.waitSignal(field.committed) as told:
        qtbot.keyClicks(field, "Ardley")

    assert told.args == ["one", "Ardley"]
    assert not field.has_unsaved or field.text() == "Ardley"


def test_leaving_the_field_commits(qtbot, form, field, written):
    retype(qtbot, field, "Some 11,400 households")
    assert written == []

    leave(form)

    assert written == [("one", "Some 11,400 households")]


def test_escape_gives_back_the_kept_text_and_then_belongs_to_the_window(qtbot, field, written):
    retype(qtbot, field, "Nonsense")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert text_of(field) == "About 12,000 homes"
    assert not field.has_unsaved
    assert written == []


def test_showing_another_item_commits_to_the_item_that_was_typed_for(qtbot, field, written):
    retype(qtbot, field, "Some 11,400 households")

    field.keep("two", "All 18 turbines")

    assert written == [("one", "Some 11,400 households")]
    assert text_of(field) == "All 18 turbines"


def test_a_re_read_does_not_destroy_what_is_being_typed(qtbot, field):
    retype(qtbot, field, "Some 11,4")

    field.keep("one", "Changed in another window")

    assert text_of(field) == "Some 11,4"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert text_of(field) == "Changed in another window"


def test_a_re_read_keeps_the_blank_just_typed(qtbot, field):
    field.committed.connect(lambda owner, text: field.keep(owner, text.strip()))
    retype(qtbot, field, "Some ")
    field.commit()

    qtbot.keyClicks(field, "homes")

    assert text_of(field) == "Some homes"


def test_an_emptied_field_that_needs_words_gives_them_back(qtbot, form, field, written):
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)

    leave(form)

    assert text_of(field) == "About 12,000 homes"
    assert written == []


def test_what_the_desk_refused_stays_in_the_field(qtbot, form, field, written):
    retype(qtbot, field, "Words that a full disk would not take")
    leave(form)

    assert text_of(field) == "Words that a full disk would not take"
    assert field.has_unsaved


def test_a_text_grows_with_its_words(qtbot, form):
    field = CommitText(lines=(1, 4))
    form.layout().addWidget(field)
    form.resize(200, 400)
    field.keep("one", "Short")
    qtbot.waitUntil(field.isVisible)
    low = field.height()

    field.keep(
        "two", "A statement that is long enough to need several lines in a narrow pane. " * 9
    )

    qtbot.waitUntil(lambda: field.height() == low + 3 * field.fontMetrics().lineSpacing())


def test_enter_commits_a_statement_and_shift_enter_breaks_a_line(qtbot, form):
    field = CommitText(enter_commits=True)
    form.layout().addWidget(field)
    field.keep("one", "First")
    field.setFocus()
    retype(qtbot, field, "First line")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\u2028" in field.document().toRawText() or "\n" in field.toPlainText()

    with qtbot.waitSignals([field.committed, field.confirmed]):
        qtbot.keyClick(field, Qt.Key.Key_Return)
