"""A checker goes through a piece until no word is left that nobody has looked at."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editorial.domain.claim import Status
from editorial.domain.summary import SummaryOptions
from editorial.services import exporting
from editorial.services.summary import summarise
from editorial.ui import dialogs
from editorial.ui.article_pane import ALL_LOOKED_AT
from tests.journeys.test_first_review import CTRL, Keyboard

PIECE = """Ferry Stops for the Winter

The Skerry ferry stops on 1 November. Its captain, Ada Finch, said so on Monday.

It carried 2,140 people last year. Nobody will miss the queue.
"""


@pytest.fixture
def opened(qtbot, start, take_in, tmp_path: Path, monkeypatch):
    """The piece is taken in and shown; the program, and a hand on its keys."""
    piece = tmp_path / "ferry.txt"
    piece.write_text(PIECE, encoding="utf-8")
    root = start()
    keys = Keyboard(qtbot, root.window)
    monkeypatch.setattr(dialogs, "article_files", lambda *_: [piece])
    keys.press(Qt.Key.Key_O, CTRL)
    take_in(root, "Ferry Stops for the Winter")
    review = root.window.workspace.review
    qtbot.waitUntil(lambda: review.article is not None and review.article.headline[:5] == "Ferry")
    root.window.activateWindow()
    qtbot.waitUntil(lambda: root.window.isAncestorOf(QApplication.focusWidget()))
    return root, keys


def test_until_no_word_is_left_by_keyboard(opened, tmp_path: Path):
    root, keys = opened
    workspace = root.window.workspace
    review = workspace.review
    whole = review.covering.coverage.words
    assert review.covering.coverage.uncovered == whole

    keys.press(Qt.Key.Key_3)
    said = []
    while review.covering.coverage.uncovered:
        before = review.covering.coverage.uncovered
        keys.press(Qt.Key.Key_N)
        keys.press(Qt.Key.Key_M)
        claim = review.selected_claim
        said.append(claim.statement)
        assert review.covering.coverage.uncovered < before
        if claim.statement.startswith("Nobody"):
            keys.press(Qt.Key.Key_O)
            continue
        keys.press(Qt.Key.Key_V)
        keys.type("Seen in the timetable")
        keys.press(Qt.Key.Key_Return)
        assert review.selected_claim.status is Status.VERIFIED
    keys.press(Qt.Key.Key_N)

    assert said == [
        "Ferry Stops for the Winter",
        "The Skerry ferry stops on 1 November.",
        "Its captain, Ada Finch, said so on Monday.",
        "It carried 2,140 people last year.",
        "Nobody will miss the queue.",
    ]
    assert workspace.article.shown_view == "coverage"
    assert workspace.facts.top.meter.words == (
        f"{whole - 5} of {whole} words are verified, 5 not checkable, 0 uncovered."
    )
    assert workspace.facts.top.uncovered.text() == "every word covered"
    assert root.window.notices.toast.accessibleName() == ALL_LOOKED_AT
    summary = review.desk.read(summarise, review.article_id, SummaryOptions())
    (written,) = exporting.export(summary, ["md"], tmp_path, "ferry")
    assert (
        f"Words: {whole - 5} of {whole} are verified, 5 not checkable, 0 uncovered."
        in written.read_text(encoding="utf-8")
    )


def test_from_the_meter_to_the_words_that_nobody_has_looked_at(opened):
    root, keys = opened
    workspace = root.window.workspace
    review, meter = workspace.review, workspace.facts.top.meter
    keys.press(Qt.Key.Key_N)
    keys.press(Qt.Key.Key_M)
    assert [part for part, _ in meter.segments()] == [Status.UNCHECKED, None]

    meter.setFocus()
    keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)

    assert workspace.article.quote(review.words) == "The Skerry ferry stops on 1 November."
    assert workspace.article.has_focus()
    assert workspace.article.shown_view == "check"

    meter.setFocus()
    keys.press(Qt.Key.Key_Left)
    keys.press(Qt.Key.Key_Return)

    assert review.selected_claim.statement == "Ferry Stops for the Winter"
    assert workspace.facts.list_has_focus()
