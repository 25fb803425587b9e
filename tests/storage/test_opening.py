"""Opening a desk file: made where there is none, and left alone where it is not ours to open."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from editorial.domain.errors import DeskFileFault
from editorial.services.claims import add_claim
from editorial.services.questions import add_note, notes_of
from editorial.storage import database
from editorial.storage.database import APPLICATION_ID, open_database
from tests.desks import NOOR, barrage, long_piece, new_desk_at, take_in
from tests.storage.contents import asked

NOBODY = 65534
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
as_somebody_else = pytest.mark.skipif(not IS_ROOT, reason="only root can act as somebody else")


def read_and_write(path: Path) -> None:
    with new_desk_at(path) as desk:
        desk.read(lambda work: [work.articles.all(), work.articles.statuses()])
        desk.history(None)
        article_id = take_in(desk, long_piece(3))
        desk.run("Add claim", add_claim, article_id, [(0, 4)])


def refusal(path: Path) -> str:
    with pytest.raises(DeskFileFault) as caught:
        open_database(path).close()
    return str(caught.value)


@pytest.fixture
def kept(tmp_path) -> Path:
    """A desk with an article and a note on it, closed."""
    path = tmp_path / "kept.editorial"
    with new_desk_at(path) as desk:
        article_id = take_in(desk, barrage())
        desk.run("Add note", add_note, article_id, "Ask the harbour office")
    return path


def test_a_desk_is_made_with_its_folders(tmp_path):
    path = tmp_path / "not" / "yet" / "desk.editorial"

    open_database(path).close()

    assert asked(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert asked(path, "SELECT version_num FROM alembic_version") == [(database.SCHEMA,)]


def test_a_name_with_signs_in_it_is_a_name(tmp_path):
    path = tmp_path / "Noor's désk?mode=ro&x=%20#1.editorial"

    with new_desk_at(path) as desk:
        take_in(desk, barrage())
    with new_desk_at(path) as desk:
        assert len(desk.history(None)) == 2

    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == [path.name]


def test_a_relative_path_is_one_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    open_database(Path("desk.editorial")).close()
    open_database(Path("desk.editorial")).close()

    assert (tmp_path / "desk.editorial").is_file()


def test_every_commit_is_on_the_disk_before_it_counts(tmp_path):
    with new_desk_at(tmp_path / "desk.editorial") as desk:
        for session in (desk._database.reading(), desk._database.writing()):
            with session as opened:
                ask = opened.connection().exec_driver_sql
                assert ask("PRAGMA journal_mode").scalar() == "wal"
                assert ask("PRAGMA synchronous").scalar() == 2
                assert ask("PRAGMA foreign_keys").scalar() == 1
                assert ask("PRAGMA secure_delete").scalar() == 1


def test_an_empty_file_becomes_a_desk(tmp_path):
    path = tmp_path / "desk.editorial"
    path.touch()

    with new_desk_at(path) as desk:
        assert desk.is_new


def test_a_desk_that_could_not_be_finished_is_finished_the_next_time(tmp_path, monkeypatch):
    path = tmp_path / "desk.editorial"

    def stops(_database):
        raise OperationalError("CREATE TABLE", {}, sqlite3.OperationalError("disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(database, "_migrate", stops)
        assert "is full" in refusal(path)

    with new_desk_at(path) as desk:
        take_in(desk, barrage())


def test_a_text_file_is_left_as_it_is(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("The ferry sank. " * 400)
    before = path.read_bytes()

    assert "is no desk file. It was left as it is" in refusal(path)
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["draft.txt"]


def test_another_program_s_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "photos.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    assert "is no desk file. It was left as it is" in refusal(path)
    assert path.read_bytes() == before
    assert asked(path, "PRAGMA journal_mode") == [("delete",)]


def test_a_newer_version_s_desk_is_left_to_that_version(kept):
    connection = sqlite3.connect(kept)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()

    assert "written by a newer version of Editorial. It was left as it is" in refusal(kept)
    assert asked(kept, "SELECT version_num FROM alembic_version") == [("9999",)]


def test_a_desk_without_its_version_is_left_as_it_is(kept):
    connection = sqlite3.connect(kept)
    connection.execute("DELETE FROM alembic_version")
    connection.commit()
    connection.close()

    assert "does not say of which version it is" in refusal(kept)


def test_a_folder_is_no_desk(tmp_path):
    assert "is a folder, not a desk file" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_desk(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    assert "not a desk file" in refusal(path)


def test_a_file_in_the_folder_s_place_is_named(tmp_path):
    (tmp_path / "notes").write_text("no folder")

    assert "cannot be made" in refusal(tmp_path / "notes" / "desk.editorial")


@pytest.mark.parametrize("left", [100, 4096, 20_000])
def test_a_truncated_desk_is_a_sentence_and_not_made_anew(kept, left):
    os.truncate(kept, left)
    before = kept.read_bytes()

    with pytest.raises(DeskFileFault) as caught:
        read_and_write(kept)

    assert str(kept) in str(caught.value)
    assert kept.read_bytes()[:100] == before[:100]


def test_a_network_drive_is_refused_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "_file_system", lambda path: "nfs4")

    assert "lies on a network drive (nfs4)" in refusal(tmp_path / "desk.editorial")
    assert list(tmp_path.glob("*.editorial*")) == []


def test_the_kind_of_disk_is_told_where_the_system_tells_it(tmp_path):
    assert isinstance(database._file_system(tmp_path / "desk.editorial"), str)


_AS_NOBODY = """
import os, sys
from pathlib import Path
from editorial.domain.errors import DeskFileFault
from editorial.services.desk import Desk
from tests.desks import new_desk_at
import alembic.command, psutil, sqlalchemy.dialects.sqlite, editorial.storage.migrations
os.setgid({nobody}); os.setuid({nobody})
try:
    with new_desk_at(Path(sys.argv[1])) as desk:
        print("opened", len(desk.history(None)))
except DeskFileFault as fault:
    print(fault)
"""


def as_nobody(path: Path) -> str:
    """What happens to somebody without rights who opens the desk."""
    ran = subprocess.run(
        [sys.executable, "-c", _AS_NOBODY.format(nobody=NOBODY), str(path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.fixture
def public():
    """A folder that everybody may look into: pytest's own are for their owner alone."""
    with tempfile.TemporaryDirectory(prefix="editorial-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@as_somebody_else
def test_a_folder_without_rights_is_refused(public):
    assert "You have no right to write the desk" in as_nobody(public / "desk.editorial")
    assert list(public.iterdir()) == []


@as_somebody_else
def test_a_folder_that_may_not_be_looked_into_is_refused(public):
    public.chmod(0o700)

    answer = as_nobody(public / "desk.editorial")

    assert "no right" in answer
    assert "cannot be made (Permission denied)" in as_nobody(public / "sub" / "desk.editorial")


@as_somebody_else
def test_a_read_only_file_is_refused_and_stays_as_it_is(public, kept):
    path = public / "desk.editorial"
    shutil.copy(kept, path)
    path.chmod(0o444)
    public.chmod(0o777)
    before = path.read_bytes()

    assert "You have no right to write the desk" in as_nobody(path)
    assert path.read_bytes() == before
    assert [found.name for found in public.iterdir()] == ["desk.editorial"]


@as_somebody_else
def test_with_rights_the_same_desk_opens(public, kept):
    path = public / "desk.editorial"
    shutil.copy(kept, path)
    path.chmod(0o666)
    public.chmod(0o777)

    assert as_nobody(path) == "opened 3"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1 MB."""
    if not IS_ROOT:
        pytest.skip("a small disk is mounted here, which only root may do")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_the_step_and_nothing_else(small_disk):
    path = small_disk / "desk.editorial"
    with new_desk_at(path) as desk:
        article_id = take_in(desk, barrage())
        desk.run("Add note", add_note, article_id, "Kept")
        number = desk.history(None)[0].number
        heard = []
        desk.subscribe(heard.append)

        with pytest.raises(DeskFileFault, match="is full, so the step was not saved"):
            desk.run("Add note", add_note, article_id, "x" * 2_000_000)

        assert [note.text for note in desk.read(notes_of, article_id)] == ["Kept"]
        assert desk.history(None)[0].number == number
        assert heard == []
        desk.run("Add note", add_note, article_id, "There is room for this")

    with new_desk_at(path) as desk:
        assert len(desk.read(notes_of, article_id)) == 2


def test_a_disk_that_is_full_from_the_start_is_told_and_forgotten(small_disk):
    path = small_disk / "desk.editorial"
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * (1_000_000))

    assert "is full" in refusal(path)

    filler.unlink()
    with new_desk_at(path) as desk:
        assert desk.is_new


def test_programs_that_open_a_new_desk_at_once_all_find_it_whole(tmp_path):
    path = tmp_path / "desk.editorial"
    code = (
        "import sys; from pathlib import Path; from tests.desks import new_desk_at\n"
        "with new_desk_at(Path(sys.argv[1])) as desk: print(desk.to_undo(None))"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(4)
    ]
    ended = [(process.communicate(timeout=60), process.returncode) for process in started]

    assert [status for _, status in ended] == [0] * 4, ended
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(path, "SELECT id FROM reviewers") == [(NOOR.id,)]
