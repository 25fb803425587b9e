"""What is being typed survives a kill, a crash and a closed window, and is offered again."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from editorial.services import unsaved
from editorial.services.claims import add_claim, change_claim
from editorial.services.locations import unsaved_folder
from editorial.services.questions import ask
from editorial.ui.review import ItemKind
from tests.desks import NOOR, barrage, desk_at, take_in
from tests.journeys.test_first_review import Keyboard

CTRL = Qt.KeyboardModifier.ControlModifier
ASKED = "Who measured the crack?"


@pytest.fixture
def piece(tmp_path: Path):
    """The barrage piece on the journeys' desk, with a claim, a question and a note."""
    with desk_at(tmp_path / "newsroom.editorial") as desk:
        article_id = take_in(desk, barrage())
        claim = desk.run("Claim", add_claim, article_id, [(0, 11)], statement="It shut")
        asked = desk.run("Ask", ask, article_id, ASKED)
    return claim.id, asked.id


@pytest.fixture
def again(start, qtbot, tmp_path):
    """Starts the window; `lose` is one that is gone as by a kill: the disk is as it was then."""

    def begin(lose=None):
        if lose is not None:
            lose.window.workspace.review.safekeeping.write()
            desk, disk = tmp_path / "newsroom.editorial", tmp_path / "disk"
            disk.mkdir()
            held = [desk, Path(f"{desk}-wal"), *kept_files(desk)]
            # By another process: SQLite's locks end when their own one closes the file.
            subprocess.run(["cp", *map(str, held), str(disk)], check=True)
            lose.window.close()
            for file in held:
                file.parent.mkdir(parents=True, exist_ok=True)
                (disk / file.name).replace(file)
        root = start()
        return root, Keyboard(qtbot, root.window)

    return begin


def kept_files(desk: Path) -> list[Path]:
    return sorted(unsaved_folder(desk).glob("*.json"))


_TYPES_A_REPLY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from editorial.app import Application
from editorial.ui.memory import Memory
from editorial.ui.review import ItemKind
folder, question = Path(sys.argv[1]), sys.argv[2]
app = QApplication([])
root = Application(app, Memory(folder / "other.ini"), folder / "profile.json")
root.window.show()
root.open_desk(folder / "newsroom.editorial")
workspace = root.window.workspace
workspace.review.select(ItemKind.QUESTION, question)
workspace.reply()
workspace.questions.question.reply.text.insertPlainText("The divers, with a ruler")
print("typed", flush=True)
app.exec()
"""


def test_a_reply_survives_a_kill(piece, start, tmp_path, qtbot):
    _, question = piece
    child = subprocess.Popen(
        [sys.executable, "-c", _TYPES_A_REPLY, str(tmp_path), question],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "typed\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    root = start()
    bar, workspace = root.window.notices.bar, root.window.workspace
    assert "was kept: a reply, “The divers, with a ruler”" in bar.text
    assert "not saved on the desk yet" in bar.text
    bar.action.emit()

    reply = workspace.questions.question.reply
    assert reply.text.toPlainText() == "The divers, with a ruler"
    assert reply.text.hasFocus()
    assert reply.kept.isVisible()
    keys = Keyboard(qtbot, root.window)
    keys.press(Qt.Key.Key_Return, CTRL)
    (said,) = workspace.review.question(question).replies
    assert said.text == "The divers, with a ruler"
    assert not reply.kept.isVisible()
    assert kept_files(tmp_path / "newsroom.editorial") == []


def test_what_is_kept_is_for_its_owner_s_eyes_and_goes_with_the_article(piece, again, tmp_path):
    desk = tmp_path / "newsroom.editorial"
    root, keys = again()
    root.window.workspace.ask()
    keys.type("Is the source safe?")
    review = root.window.workspace.review
    review.safekeeping.write()

    (file,) = kept_files(desk)
    assert "Is the source safe?" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700

    unsaved.forget_article(desk, review.article_id)
    assert kept_files(desk) == []


def test_a_claim_s_words_are_offered_and_saved_only_when_one_says_so(piece, again):
    claim, _ = piece
    root, keys = again()
    root.window.workspace.review.select(ItemKind.CLAIM, claim)
    root.window.workspace.edit_selected()
    keys.type("The council shut it")

    root, keys = again(lose=root)
    workspace = root.window.workspace
    assert "a claim’s words, “The council shut it”" in root.window.notices.bar.text
    root.window.notices.bar.action.emit()
    detail = workspace.facts.detail
    assert detail.kept.isVisible()
    assert detail.statement.toPlainText() == "The council shut it"
    workspace.next_item()
    workspace.previous_item()
    workspace.review.select_none()
    assert workspace.review.claim(claim).statement == "It shut"

    workspace.review.select(ItemKind.CLAIM, claim)
    assert detail.statement.toPlainText() == "The council shut it"
    detail.kept.save.click()
    assert workspace.review.claim(claim).statement == "The council shut it"
    assert not detail.kept.isVisible()
    assert kept_files(workspace.review.desk.path) == []


def test_what_is_discarded_is_gone_and_the_desk_s_words_are_back(piece, again):
    claim, _ = piece
    root, keys = again()
    root.window.workspace.review.select(ItemKind.CLAIM, claim)
    root.window.workspace.facts.detail.note.setFocus()
    keys.type("Ask again")

    root, keys = again(lose=root)
    workspace = root.window.workspace
    workspace.review.select(ItemKind.CLAIM, claim)
    detail = workspace.facts.detail
    assert detail.note.toPlainText() == "Ask again"
    detail.kept.discard.click()

    assert detail.note.toPlainText() == ""
    assert workspace.review.claim(claim).note == ""
    assert kept_files(workspace.review.desk.path) == []
    assert not detail.kept.isVisible()


def test_what_is_saved_meanwhile_is_not_offered(piece, again, tmp_path):
    claim, _ = piece
    root, keys = again()
    root.window.workspace.review.select(ItemKind.CLAIM, claim)
    root.window.workspace.edit_selected()
    keys.type("The council shut it")
    with desk_at(tmp_path / "newsroom.editorial", NOOR) as other:
        other.run("Edit", lambda work: change_claim(work, claim, statement="The council shut it"))

    root, keys = again(lose=root)
    root.window.workspace.review.select(ItemKind.CLAIM, claim)
    assert not root.window.workspace.facts.detail.kept.isVisible()
    assert not root.window.workspace.facts.detail.statement.has_unsaved


def test_forms_come_back_with_all_that_was_in_them(piece, again, qtbot):
    claim, _ = piece
    root, keys = again()
    workspace = root.window.workspace
    workspace.review.select(ItemKind.CLAIM, claim)
    keys.press(Qt.Key.Key_E)
    keys.type("Harbour log")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("p. 7")
    workspace.review.select_none()
    workspace.article.view.select_words(0, 11)
    workspace.note()
    keys.type("Check the tide tables")
    workspace.review.select(ItemKind.CLAIM, claim)
    workspace.facts.detail.evidence.form.hide()
    workspace.facts.set_status(workspace.facts.detail.reason.status)
    keys.type("Seen on site")

    root, keys = again(lose=root)
    workspace = root.window.workspace
    assert root.window.notices.bar.text.startswith("3 texts that you were typing")
    workspace.review.select(ItemKind.CLAIM, claim)
    form = workspace.facts.detail.evidence.form
    assert form.isVisible()
    assert form.kept.isVisible()
    assert (form.source.currentText(), form.locator.text()) == ("Harbour log", "p. 7")
    form.kept.discard.click()
    assert not form.isVisible()

    workspace.facts.set_status(workspace.facts.detail.reason.status)
    assert workspace.facts.detail.reason.field.text() == "Seen on site"
    assert workspace.facts.detail.reason.kept.isVisible()
    workspace.facts.detail.reason.cancelled.emit()

    workspace.article.view.select_words(0, 11)
    workspace.note()
    composer = workspace.questions.composer
    assert composer.text.toPlainText() == "Check the tide tables"
    assert composer.kept.isVisible()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert [note.text for note in workspace.review.notes] == ["Check the tide tables"]
    assert kept_files(workspace.review.desk.path) == []


def test_another_window_s_typing_is_left_to_it(tmp_path):
    """The process that runs the tests was there before, and is still running."""
    folder = tmp_path / "unsaved"
    place = unsaved.Place("article", "reply", "question")
    kept = unsaved.Unsaved(folder)
    kept.keep(place, {"text": "Theirs"})
    assert kept.left_behind() == {place: {"text": "Theirs"}}

    (file,) = folder.iterdir()
    file.write_text(file.read_text().replace(f'"process": {os.getpid()}', '"process": 1'))
    assert kept.left_behind() == {}
    file.write_text("{")
    assert kept.left_behind() == {}
