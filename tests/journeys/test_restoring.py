"""A desk brought back from a backup in the real window, and the way back from there."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from editorial.app import Application
from editorial.domain.backup import BackupKind
from editorial.services import articles, backups
from editorial.storage import backup as copies
from editorial.storage.database import SCHEMA
from editorial.ui import desk_keeper
from editorial.ui.backups_dialog import Backups
from editorial.ui.restore_dialog import Restore
from tests.data.make_desk import desk_file
from tests.desks import desk_at


@pytest.fixture(autouse=True)
def path(monkeypatch, tmp_path) -> Path:
    """The desk that is opened: two articles. Backups are made when a test wants it."""
    monkeypatch.setattr(desk_keeper, "FIRST", 3_600_000)
    monkeypatch.setattr(copies, "ALONE_SECONDS", 0)
    return Path(shutil.copy(desk_file(SCHEMA), tmp_path / "newsroom.editorial"))


def dialog_in(root: Application, kind, qtbot):
    shown = []

    def there() -> bool:
        shown[:] = [each for each in root.window.findChildren(kind) if each.isVisible()]
        return bool(shown) and shown[0].isActiveWindow()

    qtbot.waitUntil(there)
    return shown[0]


def press(dialog, words: str, qtbot) -> None:
    (found,) = (b for b in dialog.findChildren(QPushButton) if b.text() == words)
    qtbot.waitUntil(found.isEnabled)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def headlines(root: Application) -> list[str]:
    entries = root.window.workspace.review.desk.read(articles.entries)
    return [entry.article.headline for entry in entries]


def restore(root: Application, qtbot) -> None:
    """By the Desk menu: the newest backup, confirmed."""
    root.window.commands["backups"].run()
    press(dialog_in(root, Backups, qtbot), "Restore…", qtbot)
    before = root.window.workspace
    press(dialog_in(root, Restore, qtbot), "Restore this backup", qtbot)
    qtbot.waitUntil(lambda: root.window.workspace not in (None, before))


def test_a_desk_is_brought_back_and_forth(start, path, qtbot):
    root = start()
    made = backups.make(path)
    desk = root.window.workspace.review.desk
    desk.run("Remove article", articles.remove, root.window.workspace.review.article_id)
    assert len(headlines(root)) == 1

    with desk_at(path):
        root._put_in_place(path, backups.bring(path, made.path), made)
    assert "is open in another window or program" in root.window.notices.bar.text
    assert len(headlines(root)) == 1
    assert backups.listed(path) == [made]
    assert list(path.parent.glob(".editorial-*")) == []
    root.window.notices.bar.dismiss()

    restore(root, qtbot)
    assert len(headlines(root)) == 2
    assert "The desk of today" in root.window.notices.bar.text
    assert "among its backups" in root.window.notices.bar.text
    kinds = [backup.kind for backup in backups.listed(path)]
    assert kinds == [BackupKind.REPLACED, BackupKind.BY_HAND]

    restore(root, qtbot)
    assert len(headlines(root)) == 1


def test_a_desk_that_does_not_open_leads_to_its_backups(start, path, qtbot):
    root = start()
    before = headlines(root)
    backups.make(path)
    root._close_desk()
    path.write_bytes(b"no longer a desk" * 4096)

    assert not root.open_desk(path)
    assert "is no desk file" in root.window.notices.bar.text
    press(root.window.notices.bar, "Backups…", qtbot)
    press(dialog_in(root, Backups, qtbot), "Restore…", qtbot)
    press(dialog_in(root, Restore, qtbot), "Restore this backup", qtbot)
    qtbot.waitUntil(lambda: root.window.workspace is not None)

    assert headlines(root) == before


def test_a_desk_is_backed_up_by_itself_once_a_day(start, path, qtbot, monkeypatch):
    monkeypatch.setattr(desk_keeper, "FIRST", 0)

    root = start()
    qtbot.waitUntil(lambda: bool(backups.listed(path)))

    (made,) = backups.listed(path)
    assert made.kind is BackupKind.DAILY
    root._keeper.make_daily()
    qtbot.waitUntil(lambda: not root.window.jobs.busy)
    assert backups.listed(path) == [made]

    shutil.rmtree(made.path.parent)
    made.path.parent.write_text("in the way")
    root._keeper.make_daily()
    qtbot.waitUntil(lambda: "Today’s backup could not be made." in root.window.notices.bar.text)
    assert len(headlines(root)) == 2
