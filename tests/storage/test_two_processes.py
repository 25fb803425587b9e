"""Two processes write at one desk, a third looks on: nothing is lost, and all see all of it."""

import os
import time
from pathlib import Path

import pytest

from editorial.domain.errors import DeskFileFault
from editorial.services import articles
from editorial.services.questions import add_note, notes_of
from tests.desks import desk_at
from tests.storage.contents import asked
from tests.storage.test_journal import broken_links
from tests.storage.test_random_work import new_desk
from tests.storage.workers import Workers, listen

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked here")


@pytest.fixture
def path(tmp_path) -> Path:
    path = tmp_path / "desk.editorial"
    path.write_bytes(new_desk())
    return path


def race(crew: Workers, path: Path, count: int) -> float:
    """Two writers of `count` notes each, and a window that polls; the seconds it took."""
    with desk_at(path) as window:
        heard = []
        window.subscribe(heard.append)
        began = time.monotonic()
        at_work = [crew.start("add_notes", path, who, count) for who in (0, 1)]
        while any(len(worker.done) < count for worker in at_work):
            assert time.monotonic() - began < 60 + count / 5, "the writers stand still"
            listen(at_work, 1)
            window.poll()
        took = time.monotonic() - began
        assert [crew.wait(worker) for worker in at_work] == [0, 0]
        window.poll()
        (article,) = window.read(articles.entries)
        noted = [note.text for note in window.read(notes_of, article.article.id)]

    steps = asked(path, "SELECT number, label, kind FROM steps ORDER BY number")
    said = [(label, kind) for _, label, kind in steps if label[:3] in ("NA ", "SW ")]
    for initials in ("NA", "SW"):
        mine = [label for label, kind in said if label.startswith(initials) and kind == "do"]
        assert mine == [f"{initials} {each}" for each in range(count)]
    # Each step is heard of once, and in the order of the history.
    assert [news.label for news in heard if news.label[:3] in ("NA ", "SW ")] == [
        label for label, _ in said
    ]
    assert sorted(noted) == sorted(label for label, kind in said if kind == "do")
    assert [number for number, *_ in steps] == list(range(1, len(steps) + 1))
    assert broken_links(path) == []
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    return took


def test_two_writers_lose_nothing_and_a_window_hears_all_of_it_once(crew, path):
    race(crew, path, 50)


@pytest.mark.stress
@pytest.mark.timeout(0)
def test_two_writers_of_a_thousand_steps_each(crew, path):
    print(f"2 writers, 2 x 1,000 notes: {race(crew, path, 1000):.1f} s")


def test_a_busy_desk_is_waited_for_as_long_as_one_has_patience(crew, path):
    with desk_at(path) as patient, desk_at(path, patience=0.1) as hurried:
        (entry,) = patient.read(articles.entries)
        holder = crew.start("hold", path, 600)
        holder.wait_for(1)
        began = time.monotonic()
        with pytest.raises(DeskFileFault, match="Another program is writing to the desk"):
            hurried.run("Note", add_note, entry.article.id, "Too soon")
        assert time.monotonic() - began < 0.5

        patient.run("Note", add_note, entry.article.id, "Waited")

        assert crew.wait(holder) == 0
        assert [n.text for n in patient.read(notes_of, entry.article.id)] == ["Waited"]
