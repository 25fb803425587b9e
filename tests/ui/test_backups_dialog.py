"""The Backups dialog: what there is, what is in it, and nothing replaced unasked."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editorial.domain.backup import Backup, BackupKind, file_name
from editorial.services import backups
from editorial.storage.database import SCHEMA
from editorial.ui.backups_dialog import Backups
from editorial.ui.jobs import Jobs
from editorial.ui.restore_dialog import Restore
from tests.data.make_desk import desk_file
from tests.storage.test_backup import damage
from tests.ui.test_dialogs import button, words_of


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def jobs(window):
    jobs = Jobs(window)
    yield jobs
    jobs.close()


@pytest.fixture
def path(tmp_path) -> Path:
    return Path(shutil.copy(desk_file(SCHEMA), tmp_path / "newsroom.editorial"))


@pytest.fixture
def dialog_of(path, jobs, window, qtbot):
    """Opens the dialog, and waits until it has looked into everything."""

    def shown() -> Backups:
        dialog = Backups(path, jobs, window)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(lambda: not jobs.busy)
        return dialog

    return shown


def row_texts(dialog: Backups) -> list[tuple[str, str]]:
    rows = dialog.list.rows
    looks = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.rowCount())]
    return [tuple(look.split(". ")[:2]) for look in looks]


def older(path: Path, backup: Backup, days: int, kind: BackupKind) -> Path:
    at = datetime.now(UTC) - timedelta(days=days)
    return Path(shutil.copy(backup.path, backup.path.with_name(file_name(kind, at))))


def test_it_shows_what_is_inside_before_anything_is_replaced(path, dialog_of, qtbot):
    made = backups.make(path)
    older(path, made, 1, BackupKind.REPLACED)
    damage(older(path, made, 2, BackupKind.DAILY))
    before = path.read_bytes()

    dialog = dialog_of()

    (today, says), (yesterday, replaced), (_, damaged) = row_texts(dialog)
    assert today.startswith("Today ")
    assert says == "Made by hand  ·  2 articles, 2 claims"
    assert yesterday.startswith("Yesterday ")
    assert replaced.startswith("Replaced desk")
    assert damaged == "Daily  ·  cannot be brought back"
    assert "2 articles, 2 claims" in words_of(dialog)
    assert "Last step: Add note, Sana Okafor" in words_of(dialog)
    spoken = dialog.articles.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Port Ellery Shuts Tidal Barrage. Draft 1  ·  2 claims"

    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert "is damaged" in words_of(dialog)
    assert not dialog.restore.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.findChild(Restore) is None
    assert path.read_bytes() == before


def test_a_backup_is_made_while_one_looks_on(path, dialog_of, jobs, qtbot):
    dialog = dialog_of()
    assert "There is no backup of this desk yet." in words_of(dialog)
    assert not button(dialog, "Restore…").isVisible()

    qtbot.mouseClick(button(dialog, "Make a backup now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(backups.listed(path)) and not jobs.busy)

    assert len(row_texts(dialog)) == 1
    assert button(dialog, "Restore…").isEnabled()


def test_what_goes_wrong_is_said_in_the_dialog(path, dialog_of, jobs, qtbot):
    dialog = dialog_of()
    damage(path)

    qtbot.mouseClick(button(dialog, "Make a backup now"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.bar.isHidden())

    assert "is damaged, so the copy of it was not kept" in dialog.bar.text
    assert button(dialog, "Make a backup now").isEnabled()


def test_restoring_asks_first_and_only_then_brings_the_copy(path, dialog_of, qtbot):
    made = backups.make(path)
    dialog = dialog_of()
    brought: list[tuple[Path, Backup]] = []
    dialog.brought.connect(lambda fresh, backup: brought.append((fresh, backup)))

    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    ask = dialog.findChild(Restore)
    qtbot.waitUntil(ask.isActiveWindow)
    assert "What it replaces\n2 articles, 2 claims" in words_of(ask)
    assert "The desk as it is now is not lost" in words_of(ask)
    qtbot.keyClick(ask, Qt.Key.Key_Escape)
    assert not ask.isVisible()
    assert brought == []

    qtbot.mouseClick(button(dialog, "Restore…"), Qt.MouseButton.LeftButton)
    ask = next(each for each in dialog.findChildren(Restore) if each.isVisible())
    qtbot.waitUntil(ask.isActiveWindow)
    qtbot.mouseClick(button(ask, "Restore this backup"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(brought))

    ((fresh, backup),) = brought
    assert backup == made
    assert fresh.parent == path.parent
    assert backups.look_inside(fresh).claims == 2


def test_closing_calls_off_what_is_still_to_be_looked_at(path, jobs, window, qtbot):
    made = backups.make(path)
    for days in range(1, 30):
        older(path, made, days, BackupKind.DAILY)
    dialog = Backups(path, jobs, window)
    dialog.open()

    dialog.reject()

    qtbot.waitUntil(lambda: not jobs.busy)
