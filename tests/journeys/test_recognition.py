"""What comes in is looked at, set right, and taken in as one step; or left out, with no trace."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QPushButton

from editorial.domain.remark import Fate
from editorial.ui.article_dialogs import AlreadyHere
from editorial.ui.recognition_dialog import RecognitionDialog
from tests.journeys.test_first_review import CTRL, Keyboard
from tests.journeys.test_taking_in import PIECE, drop, headlines

SEEDS = Path(__file__).parents[2] / "seeds"
SCHOOL = "The School That Stood on the Fish Dock"
WARD = "# Ward Closes\n\nIt closes on 1 May, the trust says.[^1]\n\n[^1]: Annual report, p. 4.\n"
TANGLED = "# Brackets\n\n" + "[" * 20_000


@pytest.fixture
def pieces(tmp_path: Path) -> list[Path]:
    """A plain text, and Markdown with a footnote that names a page."""
    (tmp_path / "bridge.txt").write_text(PIECE, encoding="utf-8")
    (tmp_path / "ward.md").write_text(WARD, encoding="utf-8")
    return [tmp_path / "bridge.txt", tmp_path / "ward.md"]


def no_preview(root) -> bool:
    return not root.window.findChildren(RecognitionDialog)


def button(root, words: str) -> QPushButton:
    dialog = QApplication.activeModalWidget()
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_an_annotated_copy_comes_in_by_keys_and_goes_with_one_undo(qtbot, start, preview):
    root = start()
    keys = Keyboard(qtbot, root.window)
    before = headlines(root)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SEEDS / "harbour-school.docx"))])
    drop(root, data)
    shown = preview(root, SCHOOL)
    fates = [remark.fate for remark in shown.reading.remarks]
    evident = [r for r in shown.reading.remarks if r.fate is Fate.CLAIM and r.evidence]
    assert len(evident) > 5

    keys.press(Qt.Key.Key_F6)
    while shown.lists.remark.fate.text() != "Question":
        keys.press(Qt.Key.Key_J)
    asked = shown.reading.remarks[shown.lists.remarks.numbers[0]].text
    keys.press(Qt.Key.Key_X)
    keys.press(Qt.Key.Key_Return, CTRL)

    review = root.window.workspace.review
    qtbot.waitUntil(lambda: review.article.headline == SCHOOL)
    assert len(review.claims) == fates.count(Fate.CLAIM)
    assert len([claim for claim in review.claims if claim.evidence]) == len(evident)
    assert {e.evidence.excerpt for e in evident} == {
        evidence.excerpt for claim in review.claims for evidence in claim.evidence
    }
    assert review.sources
    assert asked not in [question.text for question in review.questions]
    assert len(review.notes) == fates.count(Fate.NOTE)

    qtbot.waitUntil(lambda: no_preview(root))
    root.window.activateWindow()
    qtbot.waitUntil(lambda: root.window.isAncestorOf(QApplication.focusWidget()))
    keys.press(Qt.Key.Key_Z, CTRL)
    assert headlines(root) == before
    qtbot.waitUntil(lambda: review.article is None)
    keys.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(review.claims) == fates.count(Fate.CLAIM)


def test_the_first_file_is_looked_at_while_the_rest_are_read(qtbot, start, preview, pieces):
    root = start()
    keys = Keyboard(qtbot, root.window)
    tangled = pieces[0].with_name("tangled.md")
    tangled.write_text(TANGLED, encoding="utf-8")
    root.window.take_in([*pieces, tangled])

    assert preview(root, "Bridge Reopens").top.count.text() == "1 of 3"
    keys.press(Qt.Key.Key_Escape)
    shown = preview(root, "Ward Closes")
    assert shown.top.count.text() == "2 of 3"
    qtbot.waitUntil(shown.notices.progress.isVisible)
    assert "Reading tangled.md (3 of 3)" in shown.notices.progress.accessibleName()
    shown.notices.progress.cancelled.emit()
    qtbot.waitUntil(shown.notices.progress.isHidden, timeout=1500)

    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: no_preview(root))
    assert "Ward Closes" in headlines(root)
    assert not {"Bridge Reopens", "Brackets"} & headlines(root)
    (claim,) = root.window.workspace.review.claims
    assert claim.evidence[0].locator == "p. 4"


def test_all_are_taken_in_at_once(qtbot, start, preview, pieces):
    root = start()
    root.window.take_in(pieces)
    preview(root, "Bridge Reopens")
    button(root, "Take in all 2").click()
    qtbot.waitUntil(lambda: {"Bridge Reopens", "Ward Closes"} <= headlines(root))
    qtbot.waitUntil(lambda: no_preview(root))

    root.window.take_in([pieces[0]])
    preview(root, "Bridge Reopens")


def test_who_trusts_it_is_not_asked_until_the_menu_says_so_again(qtbot, start, preview, pieces):
    root = start()
    window = root.window
    window.take_in([pieces[0]])
    shown = preview(root, "Bridge Reopens")
    shown.straight.click()
    assert shown._meaning.isVisible()
    shown.take_in()
    qtbot.waitUntil(lambda: no_preview(root))

    tangled = pieces[0].with_name("deep.md")
    tangled.write_text("# Deep\n\n" + "> " * 3000 + "down\n", encoding="utf-8")
    window.take_in([pieces[1], tangled])
    # Nobody has seen it in a preview.
    qtbot.waitUntil(lambda: "was taken in as plain text" in window.notices.bar.text)
    assert {"Ward Closes", "# Deep"} <= headlines(root)
    assert no_preview(root)

    command = window.commands["ask-first"]
    assert not command.checked()
    command.run()
    assert command.checked()
    pieces[0].write_text(PIECE.replace("Lorn", "Lorne"), encoding="utf-8")
    window.take_in([pieces[0]])
    preview(root, "Bridge Reopens")


def test_a_file_that_is_here_already_can_still_be_left_out(qtbot, start, take_in, preview, pieces):
    root = start()
    root.window.take_in([pieces[0]])
    take_in(root, "Bridge Reopens")
    qtbot.waitUntil(lambda: no_preview(root))
    count = len(root.window.workspace.library.model.entries)

    root.window.take_in([pieces[0]])
    take_in(root, "Bridge Reopens")
    qtbot.waitUntil(lambda: bool(root.window.findChildren(AlreadyHere)))
    button(root, "Cancel").click()
    shown = preview(root, "Bridge Reopens")
    assert shown.article.isEnabled(), "back where one was"
    shown.take_in()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AlreadyHere))
    button(root, "Open it").click()
    qtbot.waitUntil(lambda: no_preview(root))
    assert len(root.window.workspace.library.model.entries) == count


def test_what_the_desk_refuses_stays_with_its_corrections(qtbot, start, preview, pieces, tmp_path):
    root = start()
    keys = Keyboard(qtbot, root.window)
    root.window.take_in([pieces[0]])
    shown = preview(root, "Bridge Reopens")
    keys.press(Qt.Key.Key_O)
    desk = tmp_path / "newsroom.editorial"
    desk.rename(tmp_path / "elsewhere")
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "was moved or deleted" in shown.fault.text)

    (tmp_path / "elsewhere").rename(desk)
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: no_preview(root))
    assert root.window.workspace.review.draft.blocks[0].zone == "opinion"


def test_the_window_closes_over_a_preview(qtbot, start, preview, pieces):
    root = start()
    root.window.take_in(pieces)
    preview(root, "Bridge Reopens")
    root.window.close()

    root = start()
    assert "Bridge Reopens" not in headlines(root)
    assert no_preview(root)
