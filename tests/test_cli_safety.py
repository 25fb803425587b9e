"""`editorial backup`, `restore` and `doctor`, as scripts and people meet them."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from editorial.domain.health import Severity
from editorial.services import backups, locations
from editorial.storage.database import SCHEMA
from tests.data.make_desk import desk_file
from tests.desks import barrage, desk_at, take_in
from tests.storage.test_backup import damage


@pytest.fixture
def desk(tmp_path) -> Path:
    """A desk with two articles on it."""
    path = Path(shutil.copy(desk_file(SCHEMA), tmp_path / "team.editorial"))
    path.chmod(0o600)
    return path


def headlines(run, desk: Path) -> list[str]:
    return [article["headline"] for article in run("list", "--json", "--desk", desk).json]


def test_a_backup_is_made_and_its_path_is_said(run, desk):
    ran = run("backup", "--desk", desk)

    assert (ran.status, ran.err) == (0, "")
    (made,) = backups.listed(desk)
    assert ran.out == f"{made.path}\n"
    told = run("backup", "--json", "--desk", desk).json
    assert told == {
        "desk": str(desk),
        "backup": str(backups.listed(desk)[0].path),
        "size": made.size,
    }


def test_a_backup_goes_where_it_is_told(run, desk, tmp_path):
    target = tmp_path / "stick.editorial"

    assert run("backup", "--desk", desk, "--output", target).out == f"{target}\n"

    assert len(headlines(run, target)) == 2
    again = run("backup", "--desk", desk, "--output", target)
    assert again.status == 2
    assert "there is a file of that name already" in again.err
    assert again.err.count("\n") == 1


def test_a_desk_of_one_s_own_has_its_backups_beside_it(run, tmp_path):
    own = locations.desk_file()
    own.parent.mkdir(parents=True)
    shutil.copy(desk_file(SCHEMA), own)

    assert str(own.parent / "backups") in run("backup").out


def test_restore_shows_first_and_then_brings_back(run, desk):
    run("backup", "--desk", desk)
    with desk_at(desk) as opened:
        take_in(opened, barrage())

    listed = run("restore", "--list", "--desk", desk)
    assert listed.status == 0
    assert "1  20" in listed.out
    assert "by hand, 0.3 MB\n   2 articles, 2 claims, last step “Add note”" in listed.out
    inside = run("restore", "1", "--list", "--desk", desk)
    assert "  Port Ellery Shuts Tidal Barrage  draft 1, 2 claims\n" in inside.out
    assert len(headlines(run, desk)) == 3

    ran = run("restore", "1", "--desk", desk)

    assert ran.status == 0
    assert headlines(run, desk) == ["The Bridge at Stane", "Port Ellery Shuts Tidal Barrage"]
    replaced = backups.listed(desk)[0].path
    assert f"restore it to take this back: {replaced}" in ran.out
    assert run("restore", replaced, "--json", "--desk", desk).json["desk"] == str(desk)
    assert len(headlines(run, desk)) == 3


def test_the_list_as_json(run, desk):
    run("backup", "--desk", desk)

    (told,) = run("restore", "--list", "--json", "--desk", desk).json

    assert list(told) == [
        "backup",
        "kind",
        "at",
        "size",
        "sound",
        "fault",
        "schema",
        "articles",
        "claims",
        "last_step",
        "last_reviewer",
        "last_at",
    ]
    assert (told["kind"], told["sound"], told["fault"]) == ("by hand", True, None)
    assert [article["headline"] for article in told["articles"]] == headlines(run, desk)


def test_a_backup_that_is_not_there_or_no_good(run, desk, tmp_path):
    assert "no backup of" in run("restore", "--list", "--desk", desk).out
    for words, said in (
        (["restore", "1"], "there is no backup “1”; `editorial restore --list` shows them"),
        (["restore"], "name a backup, or see them with --list"),
        (["backup", "--desk", tmp_path / "nowhere"], "there is no desk"),
        (["doctor", "--desk", tmp_path / "nowhere"], "there is no desk"),
    ):
        ran = run("--desk", desk, *words)
        assert (ran.status, ran.out) == (2, "")
        assert said in ran.err
        assert ran.err.count("\n") == 1

    run("backup", "--desk", desk)
    damage(backups.listed(desk)[0].path)
    ran = run("restore", "1", "--desk", desk)
    assert ran.status == 2
    assert "is damaged" in ran.err
    assert len(headlines(run, desk)) == 2


def test_a_desk_that_is_open_is_not_replaced(run, desk, monkeypatch):
    monkeypatch.setattr("editorial.storage.backup.ALONE_SECONDS", 0)
    run("backup", "--desk", desk)

    with desk_at(desk):
        ran = run("restore", "1", "--desk", desk)

    assert ran.status == 2
    assert "is open in another window or program" in ran.err


def test_the_doctor_says_that_all_is_well(run, desk):
    run("backup", "--desk", desk)

    ran = run("doctor", "--desk", desk)

    assert (ran.status, ran.err) == (0, "")
    well, looked_at = ran.out.splitlines()
    assert well == f"{desk}: all is well"
    assert re.fullmatch(
        r"  Looked at: \d+ steps, \d+ rows, 6 documents, 3 drafts, \d+ passages, 1 backup",
        looked_at,
    )


def test_the_doctor_says_what_is_wrong_and_fails_on_what_it_is_asked_to(run, desk):
    warned = run("doctor", "--desk", desk)
    assert warned.status == 0
    assert (
        "  Warning: There is no backup of the desk. `editorial backup` makes one.\n" in warned.out
    )
    assert run("doctor", "--desk", desk, "--fail-on", "warning").status == 1

    connection = sqlite3.connect(desk)
    connection.execute("UPDATE claims SET note = 'psst'")
    connection.commit()
    connection.close()

    ran = run("doctor", "--desk", desk)
    assert ran.status == 1
    assert f"{desk}: something is damaged\n  Fault: 2 rows differ from what steps wrote" in ran.out
    assert run("doctor", "--desk", desk, "--fail-on", "nothing").status == 0

    told = run("doctor", "--desk", desk, "--json").json
    assert list(told) == ["desk", "healthy", "schema", "complaints", "looked_at"]
    assert (told["healthy"], told["schema"]) == (False, SCHEMA)
    assert [c["severity"] for c in told["complaints"]] == [Severity.FAULT, Severity.WARNING]
    assert list(told["complaints"][0]) == ["check", "severity", "message"]


def test_the_doctor_cannot_look_at_what_is_no_desk(run, tmp_path):
    strange = tmp_path / "notes.txt"
    strange.write_text("No desk at all. " * 50)

    ran = run("doctor", "--desk", strange)

    assert (ran.status, ran.out) == (2, "")
    assert "is no desk file" in ran.err
