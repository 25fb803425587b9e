"""An empty desk: three ways in, each with its key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from editorial.ui.chips import KeyCap
from editorial.ui.commands import Command, Commands
from editorial.ui.theme import appearance
from editorial.ui.welcome import Welcome


@pytest.fixture
def ran() -> list[str]:
    return []


@pytest.fixture
def welcome(ran, qtbot):
    """The page as the window makes it: its commands come afterwards."""
    commands = Commands()
    page = Welcome(commands)
    commands.add(
        Command("import", "Import articles…", "Article", lambda: ran.append("import"), ("Ctrl+O",)),
        Command("paste", "Paste", "Article", lambda: ran.append("paste"), ("Ctrl+Shift+V",)),
    )
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_three_ways_in_with_their_keys(welcome):
    buttons = welcome.findChildren(QPushButton)
    assert [button.text() for button in buttons] == [
        "Import articles…",
        "Paste text",
        "Open the sample",
    ]
    assert [cap.accessibleName() for cap in welcome.findChildren(KeyCap)] == [
        "Key Ctrl+O",
        "Key Ctrl+Shift+V",
        "Key Ctrl+1",
    ]


def test_they_do_what_they_say(welcome, ran, qtbot):
    importing, pasting, sample = welcome.findChildren(QPushButton)

    importing.click()
    pasting.click()
    with qtbot.waitSignal(welcome.sample_requested):
        sample.click()

    assert ran == ["import", "paste"]


def test_enter_brings_an_article_in(welcome, ran, qtbot):
    welcome.focus()

    qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)

    assert ran == ["import"]


def test_the_sample_has_a_key(welcome, qtbot):
    with qtbot.waitSignal(welcome.sample_requested):
        qtbot.keyClick(welcome, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_it_fits_the_smallest_window(welcome, scale):
    appearance().set_scale(scale)
    try:
        welcome.resize(800, 552)
        for button in welcome.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()
            assert welcome.rect().contains(button.mapTo(welcome, QPoint(0, 0)))
    finally:
        appearance().set_scale(1.0)
