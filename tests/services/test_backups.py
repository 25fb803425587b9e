"""Backups as the editor has them: made, looked into, brought back, and rid of a secret."""

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editorial.domain.backup import BackupKind, file_name
from editorial.domain.errors import DeskFileFault, Refused, SaveFault
from editorial.services import backups, erasing, locations
from editorial.services.questions import add_note, notes_of
from tests.desks import NOOR, barrage, desk_at, long_piece, take_in
from tests.storage.contents import asked, contents
from tests.storage.test_backup import damage


def names(path: Path) -> list[str]:
    return [backup.path.name for backup in backups.listed(path)]


def aged(path: Path, days: float, kind: BackupKind = BackupKind.DAILY) -> Path:
    """One more backup, as if made so many days ago."""
    at = datetime.now(UTC) - timedelta(days=days)
    return backups.make_at(path, locations.backups_folder(path) / file_name(kind, at))


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A desk with an article and a note on it, closed; each test copies it."""
    desk = desk_at(tmp_path_factory.mktemp("kept") / "desk.editorial")
    desk.run("Add note", add_note, take_in(desk, barrage()), "Ask the harbour office")
    desk.close()
    return desk.path


@pytest.fixture
def path(kept, tmp_path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "desk.editorial"))


def note_down(path: Path, text: str) -> None:
    with desk_at(path) as desk:
        (article,) = desk.read(lambda work: work.articles.all())
        desk.run("Add note", add_note, article.id, text)


def notes(path: Path) -> list[str]:
    return [text for (text,) in asked(path, "SELECT text FROM notes ORDER BY id")]


def test_backups_lie_beside_the_desk():
    own = locations.desk_file()

    assert locations.backups_folder(own) == own.parent / "backups"
    assert locations.backups_folder(Path("/news/team.editorial")) == Path(
        "/news/team.editorial.backups"
    )


def test_a_backup_is_made_of_an_open_desk_and_says_what_is_inside(desk, article_id):
    take_in(desk, long_piece(3))
    desk.run("Add note", add_note, article_id, "Ask the harbour office")

    made = backups.make(desk.path)

    assert backups.listed(desk.path) == [made]
    assert made.kind is BackupKind.BY_HAND
    assert made.size == made.path.stat().st_size
    inside = backups.look_inside(made.path)
    assert inside.fault == ""
    assert [(a.headline, a.draft_number, a.claims) for a in inside.on_desk] == [
        ("A Ledger of Every Lock on the Canal", 1, 0),
        ("Port Ellery Shuts Tidal Barrage", 1, 0),
    ]
    assert (inside.last_label, inside.last_reviewer) == ("Add note", NOOR.name)
    assert inside.last_at == desk.history(None)[0].at


def test_two_backups_in_one_second_are_two(path):
    assert backups.make(path).path != backups.make(path).path
    assert len(backups.listed(path)) == 2


def test_the_first_opening_of_a_day_makes_one_and_the_second_none(path):
    made = backups.make_daily(path)

    assert made is not None
    assert made.kind is BackupKind.DAILY
    assert backups.make_daily(path) is None


def test_yesterday_s_backup_is_not_today_s(path):
    aged(path, 1)

    assert backups.make_daily(path) is not None


def test_a_desk_that_was_replaced_today_is_no_backup_of_today(path):
    backups.restore(path, backups.make(path).path)
    for backup in backups.listed(path):
        if backup.kind is not BackupKind.REPLACED:
            backup.path.unlink()

    assert backups.make_daily(path) is not None


def test_old_backups_go_once_a_new_one_is_there(path):
    for days in (3, 3.001, 300, 300.001):
        aged(path, days)

    backups.make(path)

    days = [(datetime.now(UTC) - backup.at).days for backup in backups.listed(path)]
    assert days == [0, 3, 300]


def test_where_no_new_one_can_be_made_the_old_ones_stay(path):
    for days in (40, 41, 42):
        aged(path, days)
    before = names(path)
    damage(path)

    with pytest.raises(DeskFileFault, match="is damaged"):
        backups.make(path)

    assert names(path) == before


def test_a_copy_of_one_s_own_goes_where_one_says(path, tmp_path):
    assert backups.make_at(path, tmp_path / "mine.editorial") == tmp_path / "mine.editorial"
    (tmp_path / "stick").mkdir()
    assert backups.make_at(path, tmp_path / "stick").parent == tmp_path / "stick"

    with pytest.raises(SaveFault, match="a file of that name already"):
        backups.make_at(path, path)
    assert backups.listed(path) == []


def test_restoring_can_be_taken_back(path):
    old = backups.make(path)
    note_down(path, "One more")
    before = contents(path)

    replaced = backups.restore(path, old.path)

    assert notes(path) == ["Ask the harbour office"]
    assert replaced is not None
    assert replaced in backups.listed(path)
    assert replaced.kind is BackupKind.REPLACED
    backups.restore(path, replaced.path)
    assert contents(path) == before
    with desk_at(path) as desk:
        (article,) = desk.read(lambda work: work.articles.all())
        assert desk.undo(article.id) is not None
        assert [note.text for note in desk.read(notes_of, article.id)] == ["Ask the harbour office"]


def test_a_damaged_backup_is_not_brought_back(path):
    bad = backups.make(path).path
    damage(bad)
    before = path.read_bytes()

    assert "is damaged" in backups.look_inside(bad).fault
    with pytest.raises(DeskFileFault, match="is damaged"):
        backups.restore(path, bad)

    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir() if found.name.startswith(".")] == []


def test_a_newer_version_s_backup_is_left_to_that_version(path):
    newer = backups.make(path).path
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    with pytest.raises(DeskFileFault, match="written by a newer version of Editorial"):
        backups.restore(path, newer)
    inside = backups.look_inside(newer)
    assert "newer version" in inside.fault
    assert len(inside.on_desk) == 1


def test_the_desk_is_no_backup_of_itself(path):
    with pytest.raises(Refused, match="is the desk itself"):
        backups.restore(path, path)


def test_other_files_among_the_backups_are_let_alone(path):
    folder = backups.make(path).path.parent
    (folder / "notes.txt").write_text("Where the stick is")

    assert len(backups.listed(path)) == 1
    backups.make(path)

    assert (folder / "notes.txt").exists()


# --- An article that was erased for good


def test_it_is_told_which_backups_still_hold_an_erased_article(path):
    with desk_at(path) as desk:
        (secret,) = desk.read(lambda work: work.articles.all())
        take_in(desk, long_piece(3))
    first = backups.make(path)
    with desk_at(path) as desk:
        erasing.erase(desk, secret.id)
    after = backups.make(path)
    broken = backups.make(path)
    damage(broken.path)

    assert set(backups.holding(path, secret.id)) == {first, broken}
    assert backups.forget(path, secret.id) == [broken, first]
    assert backups.listed(path) == [after]


def test_the_last_backup_goes_only_for_a_new_one(path):
    with desk_at(path) as desk:
        (secret,) = desk.read(lambda work: work.articles.all())
        backups.make(path)
        erasing.erase(desk, secret.id)

        backups.forget(path, secret.id)

    (made,) = backups.listed(path)
    assert backups.look_inside(made.path).fault == ""
    assert b"harbour" not in made.path.read_bytes()


def test_backups_of_what_is_still_on_the_desk_are_not_forgotten(path):
    backups.make(path)
    with desk_at(path) as desk:
        (article,) = desk.read(lambda work: work.articles.all())

    with pytest.raises(Refused, match="still on the desk"):
        backups.forget(path, article.id)

    assert len(backups.holding(path, article.id)) == 1


def test_an_article_whose_taking_in_was_undone_is_still_in_the_history(path):
    with desk_at(path) as desk:
        gone = take_in(desk, barrage())
        desk.undo(gone)
    kept = backups.make(path)

    assert backups.holding(path, gone) == [kept]
