"""Files of every sort on their way to the desk, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from editorial.app import Application
from editorial.domain.article import Zone
from editorial.ui.article_dialogs import AlreadyHere

PIECE = "Bridge Reopens\n\nThe bridge at Lorn reopened on Monday after nine weeks.\n"


def headlines(root: Application) -> set[str]:
    return {entry.article.headline for entry in root.window.workspace.library.model.entries}


def drop(root: Application, data: QMimeData) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    # On the library: on the page of an open article it would be asked whether it is a draft.
    at = QPoint(120, 400)
    enter = QDragEnterEvent(at, copy, data, left, no_key)
    QApplication.sendEvent(root.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(root.window, QDropEvent(QPointF(at), copy, data, left, no_key))


# From 6.12 on Qt wants the place with fractions, which 6.11 does not take.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_several_files_are_dropped_and_one_of_them_cannot_be_read(
    qtbot, start, take_in, tmp_path: Path
):
    root = start()
    (tmp_path / "bridge.txt").write_text(PIECE, encoding="utf-8")
    (tmp_path / "ward.md").write_text("# Ward Closes\n\nIt closes on 1 May.\n", encoding="utf-8")
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 40)
    data = QMimeData()
    names = ("bridge.txt", "photo.txt", "ward.md")
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])

    drop(root, data)
    take_in(root, "Bridge Reopens")
    take_in(root, "Ward Closes")

    qtbot.waitUntil(lambda: {"Bridge Reopens", "Ward Closes"} <= headlines(root))
    assert "photo.txt" in root.window.notices.bar.text
    assert len(headlines(root)) == 3


def test_a_paste_is_taken_in_and_undone(qtbot, start, take_in):
    root = start()
    QGuiApplication.clipboard().setText(PIECE)

    qtbot.keyClick(
        root.window.workspace.article.view,
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    take_in(root, "Bridge Reopens")
    review = root.window.workspace.review
    qtbot.waitUntil(lambda: review.article.headline == "Bridge Reopens")

    root.window.undo()

    assert "Bridge Reopens" not in headlines(root)
    assert review.article is None or review.article.headline != "Bridge Reopens"
    root.window.redo()
    assert "Bridge Reopens" in headlines(root)


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("blank.md", b" \n\n"), ("noise.txt", b"\x00\x01\x02" * 500)],
)
def test_what_cannot_be_read_is_said_in_one_sentence(qtbot, start, tmp_path: Path, name, content):
    root = start()
    (tmp_path / name).write_bytes(content)
    before = headlines(root)

    root.window.take_in([tmp_path / name])

    qtbot.waitUntil(lambda: name in root.window.notices.bar.text)
    assert "\n" not in root.window.notices.bar.text
    assert headlines(root) == before


def test_the_same_file_is_noticed(qtbot, start, take_in, tmp_path: Path):
    root = start()
    piece = tmp_path / "bridge.txt"
    piece.write_text(PIECE, encoding="utf-8")
    root.window.take_in([piece])
    take_in(root, "Bridge Reopens")
    qtbot.waitUntil(lambda: "Bridge Reopens" in headlines(root))
    count = len(root.window.workspace.library.model.entries)

    root.window.take_in([piece])
    take_in(root, "Bridge Reopens")

    qtbot.waitUntil(lambda: root.window.findChild(AlreadyHere) is not None)
    dialog = root.window.findChild(AlreadyHere)
    again = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Take in again")
    assert len(root.window.workspace.library.model.entries) == count
    again.click()
    qtbot.waitUntil(lambda: len(root.window.workspace.library.model.entries) == count + 1)


def test_a_paragraph_becomes_questions_and_back(qtbot, start):
    root = start()
    review = root.window.workspace.review
    block = next(
        number
        for number, each in enumerate(review.draft.blocks)
        if each.zone is Zone.BODY and each.text.count(".") > 2
    )
    before = len(review.questions)
    from editorial.services.zones import set_zone

    review.run("Make it questions", set_zone, review.article_id, [block], Zone.QUESTIONS)

    assert len(review.questions) > before
    assert review.draft.blocks[block].zone is Zone.QUESTIONS
    root.window.undo()
    assert len(review.questions) == before
    assert review.draft.blocks[block].zone is Zone.BODY


def test_two_windows_see_each_other(qtbot, start):
    one, other = start(), start()
    review, second = one.window.workspace.review, other.window.workspace.review
    from editorial.services.claims import add_claim

    review.run("Claim", add_claim, review.article_id, [(0, 9)])

    qtbot.waitUntil(lambda: len(second.claims) == 1, timeout=2000)
    assert second.claims[0].statement == review.claims[0].statement
