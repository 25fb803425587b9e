"""Copies of the desk file: whole or not there at all, whatever happens meanwhile."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from editorial.domain.errors import DeskFileFault, SaveFault
from editorial.services.questions import add_note, notes_of
from editorial.storage import backup
from editorial.storage.backup import copy_desk, put_in_place
from editorial.storage.looking import contents, fault_in
from tests.desks import barrage, desk_at, take_in
from tests.storage.contents import asked


def notes(path: Path) -> list[str]:
    return [text for (text,) in asked(path, "SELECT text FROM notes ORDER BY id")]


def damage(path: Path) -> None:
    """Overwrite a part of the file, as a failing disk does."""
    data = bytearray(path.read_bytes())
    third = len(data) // 3
    data[third : third + 20_000] = b"\xa5" * 20_000
    path.write_bytes(data)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A desk with an article and a note on it, closed; each test copies it."""
    desk = desk_at(tmp_path_factory.mktemp("kept") / "desk.editorial")
    desk.run("Add note", add_note, take_in(desk, barrage()), "Ask the harbour office")
    desk.close()
    return desk.path


@pytest.fixture
def closed(kept, tmp_path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "desk.editorial"))


def test_a_copy_is_of_one_moment_while_others_write(desk, article_id, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_PAGES", 5)
    desk.run("Add note", add_note, article_id, "before")
    told = []

    def report(done: int, total: int) -> None:
        told.append((done, total))
        desk.run("Add note", add_note, article_id, f"while {done} of {total}")

    copy_desk(desk.path, tmp_path / "copy.editorial", report)

    assert len(told) > 5
    assert told[-1][0] == told[-1][1]
    assert fault_in(tmp_path / "copy.editorial") == ""
    assert notes(tmp_path / "copy.editorial") == ["before"]
    assert len(desk.read(notes_of, article_id)) == len(told) + 1


def test_a_copy_opens_as_a_desk(desk, article_id, tmp_path):
    copy_desk(desk.path, tmp_path / "copy.editorial")

    with desk_at(tmp_path / "copy.editorial") as copy:
        assert [a.id for a in copy.read(lambda work: work.articles.all())] == [article_id]
        assert copy.undo(article_id) is not None


def test_a_copy_is_its_owner_s_alone(desk, tmp_path):
    copy_desk(desk.path, tmp_path / "copies" / "copy.editorial")

    assert stat.S_IMODE((tmp_path / "copies" / "copy.editorial").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "copies").stat().st_mode) == 0o700


def test_looking_leaves_no_trace(closed):
    before = closed.read_bytes()

    assert fault_in(closed) == ""
    assert contents(closed).last_label == "Add note"

    assert closed.read_bytes() == before
    assert [f.name for f in closed.parent.iterdir() if f.is_file()] == [closed.name]


def test_a_damaged_desk_is_not_copied_over_the_good_copies(closed, tmp_path):
    copies = tmp_path / "copies"
    copy_desk(closed, copies / "good.editorial")
    damage(closed)

    with pytest.raises(DeskFileFault, match="is damaged, so the copy of it was not kept"):
        copy_desk(closed, copies / "bad.editorial")

    assert [found.name for found in copies.iterdir()] == ["good.editorial"]


def test_a_name_that_is_taken_stays_with_its_file(closed, tmp_path):
    taken = tmp_path / "taken.editorial"
    taken.write_text("somebody’s")

    with pytest.raises(SaveFault, match="a file of that name already"):
        copy_desk(closed, taken)

    assert taken.read_text() == "somebody’s"


def test_without_room_it_says_so_before_it_begins(closed, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))

    with pytest.raises(SaveFault, match=r"needs 1 MB, and the disk of .* has 0 MB left"):
        copy_desk(closed, tmp_path / "copies" / "copy.editorial")


def test_a_copy_that_is_called_off_leaves_nothing(closed, tmp_path):
    class Enough(Exception):
        pass

    def report(done: int, total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        copy_desk(closed, tmp_path / "copies" / "copy.editorial", report)

    assert list((tmp_path / "copies").iterdir()) == []


def test_what_a_power_cut_left_half_written_is_swept_away(closed, tmp_path, monkeypatch):
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / ".editorial-0123.part").write_text("half a draft")
    monkeypatch.setattr(backup, "_STALE_SECONDS", -1)

    copy_desk(closed, copies / "copy.editorial")

    assert [found.name for found in copies.iterdir()] == ["copy.editorial"]


# --- In the desk's place


@pytest.fixture
def fresh(closed, tmp_path) -> Path:
    """A copy of the desk as it was before somebody wrote one more note."""
    fresh = tmp_path / "fresh"
    copy_desk(closed, fresh)
    with desk_at(closed) as desk:
        (article,) = desk.read(lambda work: work.articles.all())
        desk.run("Add note", add_note, article.id, "One more")
    return fresh


def test_the_copy_takes_the_place_and_the_desk_is_kept(closed, fresh, tmp_path):
    replaced = tmp_path / "copies" / "replaced.editorial"

    assert put_in_place(fresh, closed, replaced)

    assert notes(closed) == ["Ask the harbour office"]
    assert notes(replaced) == ["Ask the harbour office", "One more"]
    assert not fresh.exists()
    assert stat.S_IMODE(replaced.stat().st_mode) == 0o600
    with desk_at(closed) as desk:
        assert next(step.label for step in desk.history(None)) == "Add note"


def test_the_desk_s_own_rights_stay(closed, fresh, tmp_path):
    closed.chmod(0o640)

    put_in_place(fresh, closed, tmp_path / "replaced.editorial")

    assert stat.S_IMODE(closed.stat().st_mode) == 0o640


_OPEN = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM steps").fetchall()
print("open", flush=True)
sys.stdin.read()
"""
"""Another program that has read the desk once and does nothing since."""


def test_a_desk_that_somebody_has_open_stays_in_place(closed, fresh, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "ALONE_SECONDS", 0)
    with subprocess.Popen(
        [sys.executable, "-c", _OPEN, str(closed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(DeskFileFault, match="is open in another window or program"):
            put_in_place(fresh, closed, tmp_path / "replaced.editorial")
        other.communicate()

    assert notes(closed) == ["Ask the harbour office", "One more"]
    assert not (tmp_path / "replaced.editorial").exists()
    assert put_in_place(fresh, closed, tmp_path / "replaced.editorial")


def test_what_a_crash_left_in_the_log_goes_with_the_old_desk(closed, fresh, tmp_path):
    # The file and its log, as they are when the program is killed.
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with desk_at(closed) as desk:
        (article,) = desk.read(lambda work: work.articles.all())
        desk.run("Add note", add_note, article.id, "In the log")
        for ending in ("", "-wal"):
            shutil.copy(f"{closed}{ending}", crashed / f"desk{ending}")

    put_in_place(fresh, crashed / "desk", tmp_path / "replaced.editorial")

    assert notes(crashed / "desk") == ["Ask the harbour office"]
    assert fault_in(crashed / "desk") == ""
    assert notes(tmp_path / "replaced.editorial")[-1] == "In the log"


def test_a_desk_that_is_damaged_beyond_opening_is_replaced_and_kept(closed, fresh, tmp_path):
    closed.write_bytes(b"no longer a desk" * 4096)

    put_in_place(fresh, closed, tmp_path / "replaced.editorial")

    assert notes(closed) == ["Ask the harbour office"]
    assert (tmp_path / "replaced.editorial").read_bytes() == b"no longer a desk" * 4096


def test_a_desk_that_is_gone_comes_back(closed, fresh, tmp_path):
    closed.unlink()

    assert not put_in_place(fresh, closed, tmp_path / "replaced.editorial")

    assert notes(closed) == ["Ask the harbour office"]
    assert not (tmp_path / "replaced.editorial").exists()


def test_a_disk_without_second_names_keeps_the_old_desk_too(closed, fresh, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError("no links on this disk")

    monkeypatch.setattr("os.link", refuse)

    put_in_place(fresh, closed, tmp_path / "replaced.editorial")

    assert notes(tmp_path / "replaced.editorial")[-1] == "One more"


def test_another_program_s_file_is_no_desk(tmp_path):
    other = tmp_path / "photos.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    text = tmp_path / "draft.txt"
    text.write_text("The ferry sank. " * 400)

    for path in (other, text):
        assert (
            fault_in(path) == f"{path} is no desk file. It was left as it is; choose another file."
        )
        with pytest.raises(DeskFileFault, match="is no desk file"):
            contents(path)
    assert "There is no file" in fault_in(tmp_path / "nowhere")
