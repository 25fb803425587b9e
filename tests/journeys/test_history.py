"""The story of an article in the real window; and one that ends with an article erased for good."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editorial.services.claims import add_claim
from editorial.ui.article_dialogs import Removed
from editorial.ui.erase_dialog import EraseForGood
from editorial.ui.review import Item, ItemKind


def test_the_history_takes_the_panes_place_and_gives_it_back(qtbot, start):
    root = start()
    workspace = root.window.workspace
    review = workspace.review
    claim = review.run("Claim “ferry”", add_claim, review.article_id, [(0, 9)])
    workspace.show_pane(2)

    qtbot.keyClick(workspace.pane.list, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)

    history = workspace.history.pane
    qtbot.waitUntil(lambda: QApplication.focusWidget() is history.list)
    assert not workspace.tabs.isVisible()
    assert workspace.pane is history
    qtbot.keyClick(history.list, Qt.Key.Key_Down)
    qtbot.keyClick(history.list, Qt.Key.Key_Up)
    assert review.selected == Item(ItemKind.CLAIM, claim.id)
    assert history.isVisible()

    qtbot.keyClick(history.list, Qt.Key.Key_Return)

    assert not history.isVisible()
    assert workspace.pane is workspace.facts
    assert workspace.facts.isVisible()

    qtbot.keyClick(workspace.facts.list, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is history.list)
    qtbot.keyClick(history.list, Qt.Key.Key_Escape)
    assert workspace.tabs.isVisible()


def test_an_article_is_erased_for_good_and_another_window_closes_it(qtbot, start, tmp_path):
    one, other = start(), start()
    window = one.window
    headline = window.workspace.review.article.headline
    assert other.window.workspace.review.article.headline == headline
    window.remove_article()
    qtbot.waitUntil(lambda: other.window.workspace.review.article is None, timeout=2000)

    window.show_removed()
    removed = window.findChild(Removed)
    removed._erase()
    dialog = window.findChild(EraseForGood)
    qtbot.keyClicks(dialog.field, headline.split()[0])
    dialog.erase.click()

    raw = b"".join(path.read_bytes() for path in tmp_path.glob("newsroom.editorial*"))
    assert headline.encode() not in raw
    assert b"Hester Quill" not in raw
    assert window.workspace.library.model.entries == []
    assert window.welcome.isVisible()
