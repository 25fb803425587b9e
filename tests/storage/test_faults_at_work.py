"""What turns up while one works: the file gone, the disk full or failing. Nothing is lost, each
is one sentence, and the desk goes on when it is over."""

import os
import shutil
import stat
import subprocess

import pytest

from editorial.domain.errors import DeskFileFault, DeskMoved, SaveFault
from editorial.services import articles
from editorial.services.questions import add_note, notes_of
from tests.desks import barrage, new_desk_at, take_in
from tests.storage.contents import asked
from tests.storage.test_journal import broken_links
from tests.storage.test_opening import small_disk

__all__ = ["small_disk"]


def texts(desk, article_id) -> list[str]:
    return [note.text for note in desk.read(notes_of, article_id)]


def write(desk, article_id, text) -> None:
    desk.run("Add note", add_note, article_id, text)


def rights(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="rights are otherwise there")
def test_a_desk_is_its_owner_s_alone_with_all_that_lies_beside_it(tmp_path):
    path = tmp_path / "papers" / "drafts" / "desk.editorial"
    before = os.umask(0)
    try:
        with new_desk_at(path) as desk:
            take_in(desk, barrage())
            beside = {file.name: rights(file) for file in path.parent.iterdir() if file.is_file()}
            desk.save_copy(path.with_name("copy.editorial"))
    finally:
        os.umask(before)

    assert beside == dict.fromkeys([path.name, f"{path.name}-wal", f"{path.name}-shm"], 0o600)
    assert rights(path.parent) == rights(path.parent.parent) == 0o700
    assert rights(path.with_name("copy.editorial")) == 0o600


def test_rights_that_somebody_gave_stay(tmp_path):
    path = tmp_path / "desk.editorial"
    new_desk_at(path).close()
    path.chmod(0o660)

    new_desk_at(path).close()

    assert rights(path) == 0o660


@pytest.fixture
def moved(desk, article_id, tmp_path):
    """The desk, whose file somebody has moved while it was open."""
    write(desk, article_id, "Before")
    desk.path.rename(tmp_path / "elsewhere")
    return desk


def test_no_step_goes_into_a_file_that_nobody_would_find(moved, article_id, tmp_path):
    with pytest.raises(DeskMoved, match="was moved or deleted while it was open"):
        write(moved, article_id, "After")
    with pytest.raises(DeskMoved):
        moved.undo(article_id)
    with pytest.raises(DeskMoved):
        moved.poll()

    assert moved.is_moved()
    assert texts(moved, article_id) == ["Before"]
    assert not moved.path.exists()


def test_work_goes_on_when_the_file_is_back(moved, article_id, tmp_path):
    with pytest.raises(DeskMoved):
        write(moved, article_id, "Lost")

    (tmp_path / "elsewhere").rename(moved.path)
    write(moved, article_id, "After")

    moved.poll()
    assert texts(moved, article_id) == ["Before", "After"]
    assert broken_links(moved.path) == []


def test_a_file_put_in_its_place_is_not_written_to(moved, article_id, tmp_path):
    shutil.copy(tmp_path / "elsewhere", moved.path)
    before = moved.path.read_bytes()

    with pytest.raises(DeskMoved):
        write(moved, article_id, "After")

    assert moved.path.read_bytes() == before


def test_a_deleted_desk_that_is_open_can_be_saved_as_a_copy(desk, article_id, tmp_path):
    write(desk, article_id, "Only here")
    desk.path.unlink()
    copy = tmp_path / "copy.editorial"

    desk.save_copy(copy)

    with new_desk_at(copy) as saved:
        assert texts(saved, article_id) == ["Only here"]
        assert len(saved.read(articles.entries)) == 1
    assert asked(copy, "PRAGMA integrity_check") == [("ok",)]


def test_the_copy_may_take_the_place_of_the_deleted_file(desk, article_id):
    write(desk, article_id, "Only here")
    desk.path.unlink()

    desk.save_copy(desk.path)

    with new_desk_at(desk.path) as saved:
        write(saved, article_id, "And on")
        assert texts(saved, article_id) == ["Only here", "And on"]


def test_a_copy_never_takes_another_file_s_place(desk, tmp_path):
    there = tmp_path / "there.editorial"
    there.write_text("mine")

    for target in (there, tmp_path / "no" / "folder.editorial"):
        with pytest.raises(SaveFault, match="could not be saved"):
            desk.save_copy(target)

    assert there.read_text() == "mine"
    assert list(tmp_path.glob("*.part")) == list(tmp_path.glob(".*.part")) == []


@pytest.fixture
def failing_disk(desk):
    """Lets no file grow, as a failing disk would: writes end in an error of the system."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size=soft):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

    yield limit
    limit()


def test_a_disk_that_fails_for_a_while_loses_the_step_and_nothing_else(
    desk, article_id, failing_disk
):
    write(desk, article_id, "Before")
    heard = []
    desk.subscribe(heard.append)

    failing_disk(desk.path.with_name(desk.path.name + "-wal").stat().st_size)
    with pytest.raises(DeskFileFault, match=r"failed while reading or writing|is full"):
        write(desk, article_id, "x" * 100_000)
    assert texts(desk, article_id) == ["Before"]
    assert heard == []

    failing_disk()
    write(desk, article_id, "After")
    assert texts(desk, article_id) == ["Before", "After"]
    assert asked(desk.path, "PRAGMA integrity_check") == [("ok",)]
    assert broken_links(desk.path) == []


def test_a_disk_that_became_read_only_is_told_and_forgotten(small_disk):
    path = small_disk / "desk.editorial"
    with new_desk_at(path) as desk:
        article_id = take_in(desk, barrage())
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)

    with pytest.raises(DeskFileFault, match="no right to write the desk"):
        new_desk_at(path)

    subprocess.run([*remount[:2], "remount,rw", str(small_disk)], check=True)
    with new_desk_at(path) as desk:
        write(desk, article_id, "After")
        assert texts(desk, article_id) == ["After"]


def test_a_desk_that_was_closed_stays_closed(tmp_path):
    with new_desk_at(tmp_path / "desk.editorial") as desk:
        article_id = take_in(desk, barrage())

    with pytest.raises(DeskFileFault, match=r"is closed\. Nothing was changed"):
        write(desk, article_id, "Too late")
