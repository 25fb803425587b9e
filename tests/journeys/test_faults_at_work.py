"""What turns up while one works in the window: one sentence, what was typed stays, and work goes on
by itself when it is over."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from editorial import app
from editorial.services.claims import add_claim
from editorial.services.questions import ask
from editorial.ui import dialogs
from editorial.ui.review import ItemKind
from tests.desks import barrage, desk_at, take_in
from tests.journeys.test_first_review import Keyboard
from tests.storage.test_opening import small_disk
from tests.storage.test_undo import SANA

__all__ = ["small_disk"]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at_work(start, qtbot, tmp_path):
    """The window on a desk with a claim and a question, the caret in the reply to it."""

    def begin(path: Path | None = None):
        with desk_at(path or tmp_path / "newsroom.editorial") as desk:
            article_id = take_in(desk, barrage())
            desk.run("Claim", add_claim, article_id, [(0, 11)])
            asked = desk.run("Ask", ask, article_id, "Who measured the crack?")
        root = start()
        if path is not None:
            assert root.open_desk(path)
        root.window.workspace.review.select(ItemKind.QUESTION, asked.id)
        root.window.workspace.reply()
        return root, Keyboard(qtbot, root.window), asked.id

    return begin


def replies(root, question: str) -> list[str]:
    return [reply.text for reply in root.window.workspace.review.question(question).replies]


def reply_box(root):
    return root.window.workspace.questions.question.reply


def test_a_deleted_desk_is_said_at_once_and_saved_as_a_copy_to_go_on_with(
    at_work, qtbot, tmp_path, monkeypatch
):
    root, keys, question = at_work()
    bar = root.window.notices.bar
    keys.type("The divers")
    (tmp_path / "newsroom.editorial").unlink()

    qtbot.waitUntil(lambda: "was moved or deleted while it was open" in bar.text, timeout=1500)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert reply_box(root).text.toPlainText() == "The divers"
    assert replies(root, question) == []

    copy = tmp_path / "saved.editorial"
    monkeypatch.setattr(dialogs, "save_file", lambda *_: copy)
    bar.action.emit()

    workspace = root.window.workspace
    assert workspace.review.desk.path == copy
    assert "was kept: a reply, “The divers”" in bar.text
    bar.action.emit()
    assert reply_box(root).text.toPlainText() == "The divers"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert replies(root, question) == ["The divers"]


def test_a_desk_that_is_back_is_gone_on_with_and_the_sentence_goes(at_work, qtbot, tmp_path):
    root, keys, question = at_work()
    path, bar = tmp_path / "newsroom.editorial", root.window.notices.bar
    path.rename(tmp_path / "elsewhere")
    qtbot.waitUntil(bar.isVisible, timeout=1500)

    (tmp_path / "elsewhere").rename(path)
    qtbot.waitUntil(bar.isHidden, timeout=1500)

    keys.type("The divers")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert replies(root, question) == ["The divers"]


def test_a_busy_desk_is_waited_for_two_seconds_at_most_and_the_words_stay(
    at_work, tmp_path, monkeypatch
):
    assert app.PATIENCE <= 2
    monkeypatch.setattr(app, "PATIENCE", 0.05)
    root, keys, question = at_work()
    keys.type("The divers")
    with desk_at(tmp_path / "newsroom.editorial", SANA) as other, other._database.writing():
        keys.press(Qt.Key.Key_Return, CTRL)
        assert "Another program is writing to the desk" in root.window.notices.bar.text
        assert reply_box(root).text.toPlainText() == "The divers"

    keys.press(Qt.Key.Key_Return, CTRL)
    assert replies(root, question) == ["The divers"]


def test_a_full_disk_keeps_the_words_until_there_is_room(at_work, small_disk):
    root, keys, question = at_work(small_disk / "desk.editorial")
    keys.type("The divers, with a ruler. " * 4)
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(b"x" * 2_000_000)

    for _ in range(40):
        keys.press(Qt.Key.Key_Return, CTRL)
        if not root.window.notices.bar.isHidden():
            break
        reply_box(root).text.insertPlainText("And once more. " * 400)
    assert "is full, so the step was not saved" in root.window.notices.bar.text
    typed, before = reply_box(root).text.toPlainText(), len(replies(root, question))
    assert typed

    filler.unlink()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert len(replies(root, question)) == before + 1
    assert replies(root, question)[-1] == typed.strip()
    assert reply_box(root).text.toPlainText() == ""
