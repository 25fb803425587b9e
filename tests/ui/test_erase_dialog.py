"""Erasing for good is asked for twice, and says what goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from editorial.domain.library import Leaving
from editorial.ui.erase_dialog import EraseForGood, first_word, what_goes

GOES = Leaving("x", "“Port Ellery” Shuts Tidal Barrage", 2, 25, 1, 0, 3, 1, 90)


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def dialog(qtbot, window) -> EraseForGood:
    dialog = EraseForGood(GOES, 2, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_it_says_what_goes_and_what_stays():
    assert what_goes(GOES) == (
        "It goes with 2 drafts, 25 claims, 1 question and 3 sources that only it uses. "
        "1 source stays, since other articles use it too."
    )
    assert what_goes(Leaving("x", "A", 1, 0, 0, 0, 0, 0, 1)) == "It goes with 1 draft."


def test_it_says_that_nothing_brings_it_back(dialog):
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))

    assert "Undo cannot bring it back" in said
    assert "type the first word of the headline: Port" in said
    assert dialog.backups.text() == "Also delete the 2 backups that hold it"


def test_enter_keeps_it_and_the_button_waits_for_the_word(dialog, qtbot):
    wanted = []
    dialog.wanted.connect(wanted.append)
    assert not dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.field, "Por")
    assert not dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.field, "t ")
    assert dialog.erase.isEnabled()

    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    assert wanted == []


def test_the_second_asking_erases(dialog, qtbot):
    dialog.backups.setChecked(False)
    qtbot.keyClicks(dialog.field, "port")

    with qtbot.waitSignal(dialog.wanted) as said:
        dialog.erase.click()

    assert said.args == [False]


@pytest.mark.parametrize(
    ("headline", "word"),
    [
        ("“Port Ellery” Shuts", "Port"),
        ("Ærø’s ferry", "Ærø’s"),
        ("…", "…"),
        ("12,000 homes", "12,000"),
    ],
)
def test_the_first_word_stands_without_its_marks(headline, word):
    assert first_word(headline) == word
