"""Every question the window asks can be answered with the keys alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from editorial.domain.article import Article
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import articles
from editorial.ui import dialogs
from editorial.ui.commands import Command, Commands
from editorial.ui.dialog import Dialog
from editorial.ui.forms import Words
from editorial.ui.memory import Memory
from editorial.ui.theme import appearance
from tests.desks import NOOR, barrage, take_in

TODAY = date.today()


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def memory(tmp_path) -> Memory:
    return Memory(tmp_path / "window.ini")


def opened(dialog, qtbot):
    """The dialog, in front."""
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def button(dialog, words) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def words_of(dialog) -> str:
    labels = [one.text() for one in dialog.findChildren(QLabel) if not one.isHidden()]
    return "\n".join(labels).replace("\u200b", "")


# Files


class FileDialogs:
    """The system's file dialogs: `answers` are given one after the other, and `asked` with is
    kept."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.asked: list[str] = []

    def save(self, parent, title, suggested, filter, **options):
        self.asked.append(suggested)
        return self.answers.pop(0), ""

    def open(self, parent, title, folder, filter):
        self.asked.append(folder)
        return [name for name in self.answers if name], ""


@pytest.fixture
def system(monkeypatch) -> FileDialogs:
    system = FileDialogs()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", system.save)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", system.open)
    return system


def test_the_folder_of_imported_files_is_remembered(system, memory, tmp_path):
    system.answers = [str(tmp_path / "a.txt")]

    assert dialogs.article_files(None, memory) == [tmp_path / "a.txt"]
    dialogs.article_files(None, memory)

    assert system.asked == [str(dialogs.documents()), str(tmp_path)]


def test_no_file_is_no_file(system, memory):
    system.answers = ["", ""]

    assert dialogs.article_files(None, memory) == []
    assert dialogs.desk_file(None, memory) is None
    assert dialogs.save_file(None, "Export", Path("a.md"), "") is None


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("new", "new.editorial"),
        ("there", "there"),
        ("new.editorial", "new.editorial"),
        ("old.desk", "old.desk"),
    ],
)
def test_a_new_desk_gets_its_ending_and_an_old_one_keeps_its_name(
    system, memory, tmp_path, named, path
):
    (tmp_path / "there").touch()
    system.answers = [str(tmp_path / named)]

    assert dialogs.desk_file(None, memory) == tmp_path / path


@pytest.mark.parametrize(
    ("named", "path"), [("a.md", "a.md"), ("a", "a.md"), ("a.MD", "a.md"), ("a.b", "a.b.md")]
)
def test_a_saved_file_has_its_ending(system, tmp_path, named, path):
    system.answers = [str(tmp_path / named)]

    assert dialogs.save_file(None, "Export", Path("x.md"), "") == tmp_path / path


def test_nothing_is_replaced_that_was_not_asked_about(system, tmp_path):
    """With its ending the name is that of another file: the system asks about that one."""
    (tmp_path / "a.md").touch()
    system.answers = [str(tmp_path / "a"), str(tmp_path / "b.md")]

    assert dialogs.save_file(None, "Export", tmp_path / "x.md", "") == tmp_path / "b.md"
    assert system.asked == [str(tmp_path / "x.md"), str(tmp_path / "a.md")]


# Due date


def test_a_day_is_chosen_with_the_arrows_and_set_with_enter(window, qtbot):
    dialog = opened(dialogs.DueDate(None, window), qtbot)
    focus = QApplication.focusWidget()

    qtbot.keyClick(focus, Qt.Key.Key_Right)
    qtbot.keyClick(focus, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.keyClick(focus, Qt.Key.Key_Return)

    assert told.args == [TODAY + timedelta(days=8)]


def test_near_days_are_one_press_away_and_said_in_words(window, qtbot):
    dialog = opened(dialogs.DueDate(None, window), qtbot)

    button(dialog, "Tomorrow").click()
    assert "Due tomorrow" in words_of(dialog)

    with qtbot.waitSignal(dialog.chosen) as told:
        button(dialog, "Set due date").click()
    assert told.args == [TODAY + timedelta(days=1)]


def test_a_due_date_can_be_taken_away(window, qtbot):
    dialog = opened(dialogs.DueDate(TODAY, window), qtbot)

    with qtbot.waitSignal(dialog.chosen) as told:
        button(dialog, "No due date").click()

    assert told.args == [None]


def test_esc_leaves_the_date_alone(window, qtbot):
    dialog = opened(dialogs.DueDate(TODAY, window), qtbot)

    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


# Removed articles


def test_a_removed_article_is_brought_back(window, desk, qtbot):
    article_id = take_in(desk, barrage())
    desk.run("Remove", articles.remove, article_id)
    dialog = opened(dialogs.Removed(desk.read(articles.removed), window), qtbot)
    assert QApplication.focusWidget() is dialog.list

    with qtbot.waitSignal(dialog.restore_requested) as told:
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    desk.run("Bring back", articles.restore, *told.args)
    assert [entry.article.id for entry in desk.read(articles.entries)] == [article_id]


def test_the_button_brings_back_the_one_that_is_selected(window, qtbot):
    removed = [_removed(id) for id in ("one", "two")]
    dialog = opened(dialogs.Removed(removed, window), qtbot)

    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.restore_requested) as told:
        button(dialog, "Bring back").click()

    assert told.args == ["two"]


def test_without_removed_articles_it_says_so(window, qtbot):
    dialog = opened(dialogs.Removed([], window), qtbot)

    assert "No article has been removed." in words_of(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def _removed(id: str) -> Article:
    now = datetime.now(UTC)
    return Article(id, f"Article {id}", "", "", "", None, None, "r", now, "n", removed_at=now)


# Who is reviewing


def test_the_name_is_asked_for_and_initials_follow_it(window, qtbot):
    dialog = opened(dialogs.WhoIsReviewing(NOOR, True, window), qtbot)
    assert QApplication.focusWidget() is dialog.name
    assert "It is not sent anywhere." in words_of(dialog)

    qtbot.keyClicks(dialog.name, "Lena van Morrow")
    assert dialog.initials.text() == "LVM"
    with qtbot.waitSignal(dialog.chosen) as told:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert told.args == [Reviewer(NOOR.id, "Lena van Morrow", "LVM", Role.CHECKER)]


def test_initials_of_ones_own_stay(window, qtbot):
    dialog = opened(dialogs.WhoIsReviewing(NOOR, False, window), qtbot)

    dialog.initials.selectAll()
    qtbot.keyClicks(dialog.initials, "noo")
    qtbot.keyClicks(dialog.name, "Noor Adeyemi-Hart")
    dialog.role.setCurrentIndex(dialog.role.findText("Legal"))
    with qtbot.waitSignal(dialog.chosen) as told:
        button(dialog, "Save").click()

    assert told.args == [Reviewer(NOOR.id, "Noor Adeyemi-Hart", "noo", Role.LEGAL)]


def test_without_a_name_it_says_what_is_missing(window, qtbot):
    dialog = opened(dialogs.WhoIsReviewing(NOOR, True, window), qtbot)

    dialog.name.clear()
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert "Write a name; your verdicts stand under it." in words_of(dialog)
    assert QApplication.focusWidget() is dialog.name


def test_only_those_who_rule_are_offered_and_the_role_one_has(window, qtbot):
    author = Reviewer("x", "Ann", "A", Role.AUTHOR)
    for reviewer, roles in (
        (NOOR, ["Checker", "Editor", "Legal"]),
        (author, ["Checker", "Editor", "Legal", "Author"]),
    ):
        dialog = dialogs.WhoIsReviewing(reviewer, False, window)
        assert [dialog.role.itemText(n) for n in range(dialog.role.count())] == roles
        assert Role(dialog.role.currentData()) is reviewer.role


# Keys


@pytest.fixture
def commands() -> Commands:
    commands = Commands()
    commands.add(
        Command("palette", "Search or run a command", "Go", lambda: None, ("Ctrl+K",)),
        Command("verify", "Verify", "Claim", lambda: None, ("V",), letter=True),
        Command("redo", "Redo", "Edit", lambda: None, ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command("about", "About", "Help", lambda: None),
    )
    return commands


def test_every_command_with_a_key_is_listed_under_its_group(window, commands, qtbot):
    dialog = opened(dialogs.Keys(commands, window), qtbot)

    assert dialog.groups() == [
        ("Go", [("Search or run a command", ("Ctrl+K",))]),
        ("Claim", [("Verify", ("V",))]),
        ("Edit", [("Redo", ("Ctrl+Shift+Z", "Ctrl+Y"))]),
        (
            "Anywhere",
            [
                ("The whole menu", ("F10",)),
                ("Send, or confirm", ("Ctrl+Return",)),
                ("Back one level", ("Esc",)),
            ],
        ),
    ]
    for words in ("Go", "Verify", "Redo", "Back one level"):
        assert words in words_of(dialog)


def test_single_letters_can_want_alt_or_be_off(window, commands, qtbot):
    dialog = opened(dialogs.Keys(commands, window, letters="on"), qtbot)
    setting = dialog._letters
    setting.setFocus()

    with qtbot.waitSignal(dialog.letters_chosen) as told:
        qtbot.keyClick(setting, Qt.Key.Key_Right)
    assert told.args == ["alt"]
    assert ("Claim", [("Verify", ("Alt+V",))]) in dialog.groups()

    with qtbot.waitSignal(dialog.letters_chosen) as told:
        qtbot.keyClick(setting, Qt.Key.Key_Right)
    assert told.args == ["off"]
    assert "Claim" not in dict(dialog.groups())
    assert "All commands are in the menu and under Ctrl+K." in words_of(dialog)


# Already here


@pytest.mark.parametrize(
    ("press", "signal"), [("Open it", "open_requested"), ("Take in again", "again_requested")]
)
def test_what_is_here_already_is_opened_or_taken_in_again(window, qtbot, press, signal):
    dialog = opened(dialogs.AlreadyHere("The Beekeepers", window), qtbot)
    assert "“The Beekeepers” is on the desk already." in words_of(dialog)

    with qtbot.waitSignal(getattr(dialog, signal)):
        button(dialog, press).click()

    assert not dialog.isVisible()


def test_enter_opens_what_is_here(window, qtbot):
    dialog = opened(dialogs.AlreadyHere("The Beekeepers", window), qtbot)

    with qtbot.waitSignal(dialog.open_requested), qtbot.assertNotEmitted(dialog.again_requested):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


# Faults and about


def test_a_fault_says_what_is_safe_and_its_report_can_be_copied(window, qtbot):
    dialog = opened(dialogs.Fault("ValueError\nfacts.py:12 in show", window), qtbot)
    assert "The step was not saved; everything before it is kept." in words_of(dialog)
    assert "facts.py" not in words_of(dialog)

    button(dialog, "Show report").click()
    assert dialog._report.isVisible()
    button(dialog, "Copy report").click()

    assert QGuiApplication.clipboard().text() == "ValueError\nfacts.py:12 in show"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_second_fault_joins_the_first(window, qtbot):
    first = opened(dialogs.Fault("ValueError\na.py:1", window), qtbot)

    for report in ("KeyError\nb.py:2", "KeyError\nb.py:2"):
        dialogs.Fault(report, window).open()

    assert first.report == "ValueError\na.py:1\n\nKeyError\nb.py:2"
    assert [one for one in window.findChildren(dialogs.Fault) if one.isVisible()] == [first]


def test_about_names_the_desk_file(window):
    dialog = dialogs.about(window, Path("/home/noor/newsroom.editorial"))

    assert "/home/noor/newsroom.editorial" in words_of(dialog)
    assert "Nothing is sent anywhere." in words_of(dialog)
    dialog.close()


# All of them


@pytest.fixture(params=[1.0, 1.25])
def scale(request) -> Iterator[float]:
    appearance().set_scale(request.param)
    yield request.param
    appearance().set_scale(1.0)


def test_no_dialog_is_cut_off(window, commands, scale, qtbot):
    window.resize(800, 600)
    shown: list[Dialog] = [
        dialogs.DueDate(TODAY, window),
        dialogs.Removed([_removed("one")], window),
        dialogs.WhoIsReviewing(NOOR, True, window),
        dialogs.Keys(commands, window),
        dialogs.AlreadyHere("A headline of many words " * 5, window),
        dialogs.Fault("ValueError", window),
        dialogs.about(window, Path("/home") / "/".join(["a-long-name-of-a-folder"] * 9)),
    ]
    for dialog in shown:
        dialog.open()
        assert dialog.width() <= 752
        assert dialog.height() <= 552
        for one in dialog.findChildren(QPushButton):
            if one.isVisible():
                assert one.width() >= one.sizeHint().width()
                assert dialog.rect().contains(one.mapTo(dialog, QPoint(1, 1)))
        for one in dialog.findChildren(Words):
            if one.isVisible() and one.wordWrap() and one.window() is dialog:
                assert one.height() >= one.heightForWidth(one.width())
        dialog.close()
