"""The drafts of an article: listed, named, compared, and gone back to."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.reading import Reading
from editorial.services import claims
from editorial.services.articles import arrive
from editorial.services.new_drafts import corrected, revisions_of, take_in_draft
from editorial.ui.commands import focus_is_in
from editorial.ui.drafts_dialog import DraftsDialog
from editorial.ui.new_draft import DraftTaken
from editorial.ui.review import Review
from editorial.ui.row_list import RowRole
from tests.desks import BARRAGE


@pytest.fixture
def with_drafts(open_review: Review, words) -> Review:
    """Three drafts: as it came, with a sentence more from a paste, and one paragraph corrected.
    A claim lies on words that all of them have."""
    review = open_review
    review.run("Claim", claims.add_claim, review.article_id, [words("31 percent")])
    longer = replace(BARRAGE[3], text=f"{BARRAGE[3].text} Nobody was hurt.")
    blocks = (*BARRAGE[:3], longer, *BARRAGE[4:])
    pasted = arrive(review.desk, Reading("text", blocks), b"pasted")
    review.run("Draft", take_in_draft, review.article_id, pasted)
    arrival = review.desk.read(corrected, review.article_id, 1, "About 11,000 homes draw power.")
    review.desk.cache(list(arrival.documents))
    review.run("Correct", take_in_draft, review.article_id, arrival)
    return review


@pytest.fixture
def opened(qtbot, with_drafts: Review) -> Callable[[], DraftsDialog]:
    """Opens the dialog over a window; one that was closed is gone."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def fresh() -> DraftsDialog:
        dialog = DraftsDialog(with_drafts, window)
        dialog.open()
        # The offscreen platform leaves it to the program to say which window has the keys.
        dialog.activateWindow()
        qtbot.waitUntil(lambda: focus_is_in(dialog))
        return dialog

    return fresh


def rows(dialog: DraftsDialog) -> list[str]:
    model = dialog.list.rows
    return [model.index(n).data(RowRole.LOOK).spoken for n in range(model.rowCount())]


def key(qtbot, which: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), which)


def test_drafts_are_listed_named_and_told_apart(qtbot, opened, with_drafts: Review):
    review, dialog = with_drafts, opened()
    newest, middle, first = rows(dialog)
    assert newest.startswith("Present. Draft 3. Today")
    assert newest.endswith("Noor Adeyemi  ·  a correction made here")
    assert middle.endswith("pasted")
    assert first.endswith("from “barrage.txt”")
    assert dialog.compare.text() == "Compare with draft 2"
    assert not dialog.back.isEnabled()

    key(qtbot, Qt.Key.Key_Down)
    assert dialog.compare.text() == "Compare with the present draft"
    key(qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(dialog.name, "  Legal   read ")
    key(qtbot, Qt.Key.Key_Return)
    assert rows(dialog)[1].startswith("Draft 2  ·  Legal read.")
    assert dialog.list.hasFocus()
    assert review.desk.to_undo(review.article_id).label == "Call draft 2 “Legal read”"

    dialog.copy.click()
    revisions = review.desk.read(revisions_of, review.article_id)
    assert QGuiApplication.clipboard().text() == revisions[1].content_sha256
    assert revisions[1].name == "Legal read"


def test_a_draft_is_compared_with_the_present_one_and_gone_back_to(
    qtbot, opened, with_drafts: Review
):
    review = with_drafts
    revisions = review.desk.read(revisions_of, review.article_id)
    compared: list[tuple[str, str]] = []
    back: list[DraftTaken] = []
    dialog = opened()
    dialog.compare_wanted.connect(lambda old, new: compared.append((old, new)))
    dialog.compare.click()
    assert compared == [(revisions[1].id, revisions[2].id)]
    dialog = opened()
    dialog.compare_wanted.connect(lambda old, new: compared.append((old, new)))
    key(qtbot, Qt.Key.Key_End)
    key(qtbot, Qt.Key.Key_Return)
    assert compared[1:] == [(revisions[0].id, revisions[2].id)]

    dialog = opened()
    dialog.gone_back.connect(back.append)
    key(qtbot, Qt.Key.Key_End)
    dialog.back.click()

    assert not dialog.isVisible()
    assert [(taken.number, taken.corrected) for taken in back] == [(4, False)]
    assert review.draft.revision.number == 4
    assert review.draft.text == "\n".join(block.text for block in BARRAGE)
    assert review.claims[0].passages[0].quote == "31 percent"
    review.desk.undo(review.article_id)
    assert review.draft.revision.number == 3
