"""The desk as a window or a script meets it: opened, used, polled, closed."""

import pytest

from editorial.domain.errors import DeskFileFault
from editorial.domain.journal import Changed, StepKind
from editorial.domain.question import Note
from editorial.services.desk import Desk
from editorial.services.questions import add_note, notes_of
from tests.desks import NOOR, barrage, desk_at, take_in


def test_a_new_desk_says_so_until_something_is_on_it(tmp_path):
    path = tmp_path / "desk.editorial"

    with Desk(path, NOOR) as desk:
        assert desk.is_new
    with desk_at(path) as desk:
        assert desk.is_new
    with Desk(path, NOOR) as desk:
        assert not desk.is_new


def test_what_a_command_gives_back_is_given_on(desk, article_id):
    note = desk.run("Add note", add_note, article_id, "Ask the harbour office")

    assert isinstance(note, Note)
    assert desk.read(notes_of, article_id) == [note]


def test_a_value_is_good_after_the_session_is_over(desk, article_id):
    (note,) = [desk.run("Add note", add_note, article_id, "Kept", [(0, 4)])]
    (read,) = desk.read(notes_of, article_id)
    desk.close()

    assert read == note
    assert read.passages[0].quote == "Port"


def test_set_up_is_in_the_history_but_not_offered_for_undo(desk, article_id):
    before = desk.to_undo(article_id)

    desk.set_up("Lay out", add_note, article_id, "Welcome")

    assert desk.history(article_id)[0].kind is StepKind.SETUP
    assert desk.to_undo(article_id) == before


def test_every_listener_hears_of_a_step_and_one_may_leave_while_it_hears(desk, article_id):
    heard: list[str] = []

    def once(news: Changed) -> None:
        heard.append("once")
        leave()

    leave = desk.subscribe(once)
    desk.subscribe(lambda news: heard.append(news.label))

    desk.run("Add note", add_note, article_id, "one")
    desk.run("Add note again", add_note, article_id, "two")

    assert heard == ["once", "Add note", "Add note again"]


def test_one_listener_s_fault_does_not_keep_the_news_from_the_others(desk, article_id):
    heard: list[str] = []

    def broken(news: Changed) -> None:
        heard.append("broken")
        raise LookupError("no such pane")

    for listener in (lambda news: heard.append("first"), broken, lambda news: heard.append("last")):
        desk.subscribe(listener)

    with pytest.raises(LookupError):
        desk.run("Add note", add_note, article_id, "one")

    assert heard == ["first", "broken", "last"]
    assert len(desk.read(notes_of, article_id)) == 1


def test_what_is_heard_can_be_read_at_once(desk, article_id):
    seen: list[list[str]] = []
    desk.subscribe(
        lambda news: seen.append([note.text for note in desk.read(notes_of, article_id)])
    )

    desk.run("Add note", add_note, article_id, "one")
    desk.undo(article_id)

    assert seen == [["one"], []]


def test_a_closed_desk_tells_nobody_anything(tmp_path):
    path = tmp_path / "desk.editorial"
    heard: list[Changed] = []
    with desk_at(path) as desk:
        desk.subscribe(heard.append)
    with desk_at(path) as other:
        take_in(other, barrage())

    assert heard == []


def test_a_desk_that_cannot_be_opened_is_a_sentence(tmp_path):
    with pytest.raises(DeskFileFault, match="is a folder"):
        Desk(tmp_path, NOOR)


def test_the_desk_knows_its_file_by_its_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    from pathlib import Path

    with Desk(Path("desk.editorial"), NOOR) as desk:
        assert desk.path == tmp_path / "desk.editorial"
