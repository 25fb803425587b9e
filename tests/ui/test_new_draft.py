"""New drafts on their way to the open article, in the real window."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from editorial.resources import seed
from editorial.services.desk import Desk
from editorial.services.new_drafts import revisions_of
from editorial.services.sample import apply_review, lay_out_sample
from editorial.ui.import_choice import set_asks
from editorial.ui.memory import Memory
from editorial.ui.new_draft_dialogs import DraftOrArticle
from editorial.ui.recognition_dialog import RecognitionDialog
from editorial.ui.window import Window

OTHER = "Ward Closes\n\nThe children's ward at Lorn closes on 1 May, says the health board.\n"
CTRL = Qt.KeyboardModifier.ControlModifier
SECOND = seed("ferry-second-draft.txt")


@pytest.fixture
def ferry(tmp_path: Path, desk: Desk) -> Path:
    """The reviewed sample, taken in from a file of the user's own."""
    from editorial.services import articles
    from editorial.services.intake import read_file

    path = tmp_path / "ferry.txt"
    path.write_bytes(seed("ferry.txt").read_bytes())
    arrival = articles.arrive(desk, *read_file(path))
    article = desk.run("Take in", articles.take_in, arrival)
    apply_review(desk, article.id)
    return path


@pytest.fixture
def window(qtbot, tmp_path: Path, desk: Desk, ferry: Path) -> Iterator[Window]:
    window = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.sit_at(desk)
    yield window
    window.close()


def shown(qtbot, window: Window, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind that is open, once it is."""
    found: list[QDialog] = []

    def there() -> bool:
        found[:] = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    return found[0]


def press(dialog: QDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def drop(window: Window, data: QMimeData, at: QPoint) -> None:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, data, left, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), copy, data, left, no_key))


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def middle_of(window: Window, widget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def number(window: Window) -> int:
    return window.workspace.review.draft.revision.number


# From 6.12 on Qt wants the place with fractions, which 6.11 does not take.
@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_a_file_dropped_on_the_page_becomes_a_draft_and_is_undone(
    qtbot, window: Window, tmp_path: Path
):
    workspace = window.workspace
    review = workspace.review
    before = {claim.id: [p.quote for p in claim.passages] for claim in review.claims}
    assert window.header.draft.text() == "Draft 1"

    # On the library it stays a new article: the preview of one is shown.
    drop(window, files(SECOND), middle_of(window, workspace.library))
    preview = shown(qtbot, window, RecognitionDialog)
    assert preview._take.text() == "Take in"
    preview.reject()

    drop(window, files(SECOND), middle_of(window, workspace.article))
    asked = shown(qtbot, window, DraftOrArticle)
    assert "“ferry-second-draft.txt”" in asked.head.text()
    assert review.article.headline[:40] in asked.head.text()
    press(asked, "A new draft")
    preview = shown(qtbot, window, RecognitionDialog)
    assert preview._take.text() == "Take in as draft 2"
    qtbot.keyClick(preview.article, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: number(window) == 2)

    # Nothing is lost: each passage stands, or awaits a word and is under review at once.
    after = {c.id: (len(c.passages), len(c.unplaced)) for c in review.claims}
    assert {id: len(quotes) for id, quotes in before.items()} == {
        id: sum(both) for id, both in after.items()
    }
    waiting = sum(p.awaits for c in review.claims for p in c.unplaced)
    assert waiting
    assert workspace.draft_review.is_shown
    assert "Draft 2 taken in. " in window.notices.toast.accessibleName()
    assert "await a word" in window.notices.toast.accessibleName()
    qtbot.waitUntil(lambda: window.header.draft.text() == "Draft 2")

    window.undo()
    assert number(window) == 1
    assert {claim.id: [p.quote for p in claim.passages] for claim in review.claims} == before
    workspace.draft_review.leave()

    # A file that is no draft of it is asked about once more.
    (tmp_path / "ward.txt").write_text(OTHER, encoding="utf-8")
    window.ways.take_in(tmp_path / "ward.txt")
    asked = shown(qtbot, window, DraftOrArticle)
    assert asked.head.text().startswith("This shares few words with “")
    press(asked, "A new article")
    preview = shown(qtbot, window, RecognitionDialog)
    preview.take_in()
    qtbot.waitUntil(lambda: review.article.headline == "Ward Closes")
    assert number(window) == 1


def test_a_paste_on_the_open_article_is_a_draft_or_an_article(qtbot, window: Window):
    review, view = window.workspace.review, window.workspace.article.view
    set_asks(window.memory, False)
    clipboard = QGuiApplication.clipboard()

    clipboard.setText(review.draft.text)
    window.commands["paste-draft"].run()
    qtbot.waitUntil(lambda: "to the letter" in window.notices.bar.text)
    window.notices.bar.dismiss()
    assert number(window) == 1

    clipboard.setText(SECOND.read_text(encoding="utf-8"))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    asked = shown(qtbot, window, DraftOrArticle)
    assert "this text" in asked.head.text()
    asked.reject()
    qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    press(shown(qtbot, window, DraftOrArticle), "A new draft")
    qtbot.waitUntil(lambda: number(window) == 2)
    window.workspace.draft_review.leave()
    assert review.draft.revision.file_name == ""

    # In a field it is the field's own.
    search = window.workspace.library.findChild(QLineEdit)
    clipboard.setText("ferry")
    search.setFocus()
    qtbot.keyClick(search, Qt.Key.Key_V, CTRL)
    assert search.text() == "ferry"
    assert not any(d.isVisible() for d in window.findChildren(DraftOrArticle))


def test_the_file_that_changed_on_the_disk_is_offered(
    qtbot, window: Window, desk: Desk, ferry: Path
):
    set_asks(window.memory, False)
    watch, bar = window.ways.file.watch, window.ways.file.bar
    watch.calm.setInterval(30)
    assert not bar.isVisible()
    fresh = ferry.with_suffix(".tmp")
    text = ferry.read_text(encoding="utf-8")

    fresh.write_text(text.replace("1,168", "1,170"), encoding="utf-8")
    os.replace(fresh, ferry)
    qtbot.waitUntil(bar.isVisible)
    assert bar.text == "“ferry.txt” has changed since draft 1 was taken in."
    bar.leave.click()
    assert not bar.isVisible()
    assert number(window) == 1

    # Put off for these bytes, in this window and after it, and not for others.
    article_id = window.workspace.review.article_id
    window.workspace.open(None)
    with qtbot.waitSignal(watch.differs):
        window.workspace.open(article_id)
    assert not bar.isVisible()
    ferry.write_text(text.replace("1,168", "1,186"), encoding="utf-8")
    qtbot.waitUntil(bar.isVisible)

    bar.take.click()
    qtbot.waitUntil(lambda: number(window) == 2)
    assert not bar.isVisible()
    revision = desk.read(revisions_of, article_id)[-1]
    assert (revision.file_name, revision.file_path) == ("ferry.txt", str(ferry))


def test_the_sample_takes_its_second_draft(qtbot, tmp_path: Path, desk: Desk):
    """Without the window's help: what the tour and the guide show."""
    from editorial.services import articles
    from editorial.services.draft_marks import take_in_counted
    from editorial.services.intake import read_file

    article = lay_out_sample(desk)
    apply_review(desk, article.id)
    arrival = articles.arrive(desk, *read_file(SECOND))

    revision, marks = desk.run("Draft", take_in_counted, article.id, arrival)

    assert revision.number == 2
    assert marks.exact > marks.awaiting > 0
    assert marks.lost <= 3
