"""What somebody writes into the file that a draft came from."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editorial.ui.file_watch import FileWatch

OLD, NEW = b"The bridge reopened on Monday.", b"The bridge reopened on Tuesday."


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def piece(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def watch(qapp, request) -> Iterator[FileWatch]:
    watch = FileWatch()
    watch.calm.setInterval(getattr(request, "param", 20))
    yield watch
    watch.close()


@pytest.fixture
def told(watch: FileWatch) -> list[str]:
    """What the watch has told: digests of unknown bytes, "" for known ones."""
    said: list[str] = []
    watch.differs.connect(said.append)
    watch.agrees.connect(lambda: said.append(""))
    return said


def test_a_file_that_is_written_replaced_and_put_back_is_told_of(
    qtbot, watch: FileWatch, told: list[str], piece: Path
):
    until: Callable[[Callable[[], bool]], None] = qtbot.waitUntil
    watch.watch(piece, frozenset({digest(OLD)}))
    until(lambda: told == [""])

    piece.write_bytes(NEW)
    until(lambda: told[-1] == digest(NEW))
    # As most editors save: a new file takes the old one's place, and is watched from then on.
    for words in (b"A third draft.", b"A fourth draft."):
        fresh = piece.with_suffix(".tmp")
        fresh.write_bytes(words)
        os.replace(fresh, piece)
        until(lambda words=words: told[-1] == digest(words))
    piece.unlink()
    piece.write_bytes(OLD)
    until(lambda: told[-1] == "")
    before = len(told)
    watch.look()
    qtbot.wait(60)
    assert len(told) == before


def test_bytes_that_are_known_by_now_are_no_news_any_more(
    qtbot, watch: FileWatch, told: list[str], piece: Path
):
    watch.watch(piece, frozenset())
    qtbot.waitUntil(lambda: told == [digest(OLD)])

    watch.watch(piece, frozenset({digest(OLD)}))

    assert told[-1] == ""


@pytest.mark.parametrize("watch", [150], indirect=True)
def test_a_half_written_file_is_not_told_of(qtbot, watch: FileWatch, told: list[str], piece: Path):
    watch.watch(piece, frozenset({digest(OLD)}))
    qtbot.waitUntil(lambda: told == [""])

    with piece.open("wb", buffering=0) as file:
        for at in range(0, len(NEW), 4):
            file.write(NEW[at : at + 4])
            qtbot.wait(30)

    qtbot.waitUntil(lambda: len(told) > 1)
    assert told == ["", digest(NEW)]


def test_what_is_gone_empty_or_no_file_says_nothing(
    qtbot, watch: FileWatch, told: list[str], piece: Path, tmp_path: Path
):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    for path in ("nothing.txt", "empty.txt", "folder", "no/where.txt"):
        watch.watch(tmp_path / path, frozenset())
        qtbot.wait(60)
    assert told == []

    watch.watch(None, frozenset())

    assert told == [""]
