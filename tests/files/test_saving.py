import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from editorial.domain.errors import SaveFault
from editorial.files import saving
from editorial.files.saving import save_safely

NOBODY = 65534


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_holds_what_was_given(tmp_path):
    save_safely(tmp_path / "review.md", b"one\r\ntwo")

    assert (tmp_path / "review.md").read_bytes() == b"one\r\ntwo"
    assert names(tmp_path) == ["review.md"]


def test_an_old_file_is_replaced_and_keeps_its_rights(tmp_path):
    path = tmp_path / "review.md"
    path.write_bytes(b"old")
    path.chmod(0o640)

    save_safely(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_rights_of_any_other_file(tmp_path):
    (tmp_path / "other").write_bytes(b"")

    save_safely(tmp_path / "review.md", b"new")

    assert (tmp_path / "review.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_still_points_to_the_file_it_pointed_to(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "review.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to(tmp_path / "desk" / "review.md")

    save_safely(tmp_path / "link.md", b"new")

    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "desk" / "review.md").read_bytes() == b"new"


def test_a_folder_that_cannot_be_synced_is_told_as_it_is(tmp_path, monkeypatch):
    def fail(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(saving, "_sync_folder", fail)
    with pytest.raises(SaveFault, match=r"was written, but its disk does not confirm it"):
        save_safely(tmp_path / "review.md", b"new")

    assert (tmp_path / "review.md").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whatever_fails_on_the_way_the_old_file_stays_and_nothing_is_left(
    tmp_path, monkeypatch, step
):
    path = tmp_path / "review.md"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(saving.os, step, fail)
    with pytest.raises(SaveFault, match=r"Input/output error.*is as it was"):
        save_safely(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["review.md"]


def test_a_disk_that_gives_back_other_bytes_is_not_trusted(tmp_path, monkeypatch):
    path = tmp_path / "review.md"
    path.write_bytes(b"old")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda self: b"rot")

        with pytest.raises(SaveFault, match=r"read back differs"):
            save_safely(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["review.md"]


def test_a_folder_of_that_name_is_told_from_a_file(tmp_path):
    (tmp_path / "review").mkdir()

    with pytest.raises(SaveFault, match=r"a folder of that name.*Choose another name") as raised:
        save_safely(tmp_path / "review", b"new")

    assert str(tmp_path / "review") in str(raised.value)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(SaveFault, match=r"folder does not exist. Nothing was written"):
        save_safely(tmp_path / "gone" / "review.md", b"new")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path):
    (tmp_path / "desk").write_bytes(b"")

    with pytest.raises(SaveFault, match=r"no folder. Nothing was written"):
        save_safely(tmp_path / "desk" / "review.md", b"new")


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(SaveFault, match=r"too long. Nothing was written"):
        save_safely(tmp_path / ("n" * 300), b"new")


SAVE = """
import os, sys
from pathlib import Path
from editorial.domain.errors import SaveFault
from editorial.files.saving import save_safely

if os.geteuid() == 0:
    os.setgroups([])
    os.setegid({nobody})
    os.seteuid({nobody})
try:
    save_safely(Path(sys.argv[1]), b"new" * int(sys.argv[2]))
except SaveFault as fault:
    print(fault)
"""


def saved_by_somebody_else(path: Path, times: int = 1) -> str:
    """What a process without root's rights says when it saves to `path`."""
    script = SAVE.format(nobody=NOBODY)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), str(times)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_without_rights_to_the_folder_the_old_file_stays(tmp_path):
    # pytest keeps its folders to itself, one deeper where several processes test.
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.stat().st_uid == os.getuid() and parent != Path(tempfile.gettempdir()):
            parent.chmod(0o755)
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "review.md").write_bytes(b"old")
    folder.chmod(0o555)
    try:
        said = saved_by_somebody_else(folder / "review.md")
    finally:
        folder.chmod(0o755)

    assert "you have no right to write there. The file of that name is as it was." in said
    assert (folder / "review.md").read_bytes() == b"old"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 KiB, where mounting is permitted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_on_a_full_disk_the_old_file_stays(small_disk):
    path = small_disk / "review.md"
    save_safely(path, b"old")

    with pytest.raises(SaveFault, match=r"disk is full. The file of that name is as it was"):
        save_safely(path, b"new" * 100_000)

    assert path.read_bytes() == b"old"
    assert names(small_disk) == ["review.md"]
