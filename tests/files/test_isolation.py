"""Markdown that would keep the program busy for minutes is read as plain text instead."""

import os
import subprocess
import sys
import threading
import time

import pytest

from editorial.domain.article import Block
from editorial.files.extract_json import extract_from_json
from editorial.files.isolation import CHILD_ARGUMENT, ReadingCancelled, read_markdown
from editorial.files.markdown_reader import blocks_from_markdown


def test_a_process_of_its_own_gives_the_same_blocks() -> None:
    source = "# Größe 😀\n\nA *word* and\u2028two.\n"

    extract = read_markdown(source)

    assert (extract.blocks, extract.notices) == (blocks_from_markdown(source), ())


def test_pathological_text_is_taken_in_as_plain_text_and_says_so() -> None:
    started = time.monotonic()

    extract = read_markdown("[" * 20_000, seconds=1)
    [notice] = extract.notices

    assert time.monotonic() - started < 3
    assert [block.text for block in extract.blocks] == ["[" * 20_000]
    assert "more than 1 second" in notice
    assert "plain text" in notice


def test_nesting_that_breaks_the_reader_is_survived() -> None:
    source = ">" * 5_000 + " deep"

    extract = read_markdown(source, seconds=3)

    assert [block.text for block in extract.blocks] == [source]
    assert len(extract.notices) == 1


def test_it_can_be_stopped() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 3

    with pytest.raises(ReadingCancelled):
        read_markdown("[" * 20_000, cancelled=cancelled)
    assert asked[-1] - asked[0] < 2


def test_it_works_from_worker_threads_at_once() -> None:
    results: list[tuple[Block, ...]] = []
    threads = [
        threading.Thread(target=lambda: results.append(read_markdown("# Tide").blocks))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert results == [blocks_from_markdown("# Tide")] * 3


def test_a_packaged_program_serves_as_its_own_reader() -> None:
    program = (
        "from editorial.files.isolation import serve_if_asked; serve_if_asked(); print('window')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def run(*arguments: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", program, *arguments],
            input=b"markdown\n# Tide",
            capture_output=True,
            check=True,
            env=environment,
        ).stdout

    assert extract_from_json(run(CHILD_ARGUMENT)).blocks == blocks_from_markdown("# Tide")
    assert run().strip() == b"window"


def test_the_reader_process_loads_neither_qt_nor_a_database() -> None:
    program = (
        "import sys; import editorial.files.isolation, editorial.files.markdown_reader;"
        " print([m for m in sys.modules if m.split('.')[0] in"
        " ('PySide6', 'sqlmodel', 'sqlalchemy', 'sqlite3')])"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, env=environment
    ).stdout

    assert output.strip() == b"[]"
