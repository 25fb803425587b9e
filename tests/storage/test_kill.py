"""Killed at random moments of real work: what was shown as done is there, and the file is whole."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.desks import desk_at
from tests.storage.agreement import assert_reads_agree
from tests.storage.contents import asked
from tests.storage.test_journal import broken_links
from tests.storage.test_random_work import new_desk
from tests.storage.workers import Workers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked here")
AT_ONCE = 3


def begun(folder: Path, number: int) -> Path:
    path = folder / f"desk{number}.editorial"
    path.write_bytes(new_desk())
    return path


def kill_at_random(crew: Workers, folder: Path, rounds: int) -> int:
    """Kills AT_ONCE workers a round, each at a desk of its own that it goes on with in the next
    one; how many steps were shown as done."""
    chance = random.Random()
    desks = [begun(folder, number) for number in range(AT_ONCE)]
    shown = 0
    for _ in range(rounds):
        at_work = [crew.start("until_killed", desk, chance.randrange(1 << 30)) for desk in desks]
        for worker in at_work:
            worker.wait_for(chance.randrange(3))
            moment = time.monotonic() + chance.uniform(0, 0.02)
            while (left := moment - time.monotonic()) > 0:
                worker.listen(left)
        for worker, desk in zip(at_work, desks, strict=True):
            crew.kill(worker)
            shown += len(worker.done)
            assert_whole(desk, worker.done)
    for desk in desks:
        with desk_at(desk) as opened:
            assert opened.history(None, 1)
            assert_reads_agree(opened)
    return shown


def assert_whole(desk: Path, shown: list[int]) -> None:
    """Another process looks, as one would that is started after the kill."""
    assert asked(desk, "PRAGMA integrity_check") == [("ok",)]
    assert asked(desk, "PRAGMA foreign_key_check") == []
    assert broken_links(desk) == []
    numbers = [number for (number,) in asked(desk, "SELECT number FROM steps ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert set(shown) <= set(numbers)
    # At most the one step that was under way is there without having been shown.
    assert not shown or len(numbers) <= shown[-1] + 1


def test_a_dozen_kills_lose_nothing_that_was_shown(crew, tmp_path):
    assert kill_at_random(crew, tmp_path, 4) >= 4


@pytest.mark.stress
@pytest.mark.timeout(0)
def test_five_hundred_kills_lose_nothing_that_was_shown(crew, tmp_path):
    shown = kill_at_random(crew, tmp_path, 167)
    print(f"501 kills, {shown} steps shown as done, none lost")
