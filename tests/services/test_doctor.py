"""The doctor: every kind of damage is found, said in plain words, and nothing is written."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from editorial.domain.claim import Stance, Status
from editorial.domain.errors import DeskFileFault
from editorial.domain.health import Health, Severity
from editorial.services import articles, backups, claims, erasing, reviewers, sources
from editorial.services.doctor import examine
from tests.desks import NOOR, barrage, desk_at, long_piece, take_in
from tests.storage.contents import contents
from tests.storage.test_backup import damage

Ill = Callable[[str], None]


@pytest.fixture(scope="module")
def well(tmp_path_factory) -> Path:
    """A worked-on desk, closed; each test copies it."""
    desk = desk_at(tmp_path_factory.mktemp("well") / "desk.editorial")
    article_id = take_in(desk, barrage())
    claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 11)], "It was shut")
    log = desk.run("Add source", sources.add_source, article_id, "The log")
    desk.run("Add evidence", claims.add_evidence, claim.id, log.id, Stance.SUPPORTS, "p. 1", "shut")
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED)
    desk.undo(article_id)
    desk.redo(article_id)
    gone = take_in(desk, long_piece(2))
    desk.run("Remove", articles.remove, gone)
    desk.close()
    return desk.path


@pytest.fixture
def path(well, tmp_path) -> Path:
    """The desk with a backup."""
    path = Path(shutil.copy(well, tmp_path / "desk.editorial"))
    path.chmod(0o600)
    backups.make(path)
    return path


@pytest.fixture
def ill(path) -> Ill:
    """Changes the file past the program."""

    def change(statement: str) -> None:
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()

    return change


def told(health: Health, severity: Severity) -> list[str]:
    return [c.message for c in health.complaints if c.severity is severity]


def fault(path: Path) -> str:
    """The one fault that is found."""
    health = examine(path)
    assert not health.healthy
    (message,) = told(health, Severity.FAULT)
    return message


def test_a_worked_on_desk_is_well(path):
    before = path.read_bytes()

    health = examine(path)

    assert health.complaints == ()
    assert health.healthy
    assert [(check, one) for check, _, one in health.looked_at] == [
        ("journal", "step"),
        ("rows", "row"),
        ("documents", "document"),
        ("drafts", "draft"),
        ("drafts", "passage"),
        ("backups", "backup"),
    ]
    assert all(count > 0 for _, count, _ in health.looked_at)
    assert path.read_bytes() == before
    assert [f.name for f in path.parent.iterdir() if f.is_file()] == [path.name]


def test_it_looks_while_the_desk_is_open(path):
    with desk_at(path) as desk:
        take_in(desk, barrage())
        assert examine(path).healthy


def test_a_row_that_somebody_changed_by_hand(path, ill):
    ill("UPDATE claims SET statement = 'It was open'")

    assert fault(path).startswith("1 row differs from what a step wrote: claims ")


def test_a_moment_that_somebody_changed_by_hand(path, ill):
    ill("UPDATE verdicts SET at = '2020-01-01 00:00:00.000000'")

    assert "verdicts" in fault(path)


def test_a_row_that_somebody_deleted(path, ill):
    ill("DELETE FROM evidence")

    assert fault(path).startswith("1 row that a step wrote is gone: evidence ")


def test_rows_that_somebody_put_in(path, ill):
    ill(
        "INSERT INTO notes SELECT 'n' || id, id, 'psst', created_at, created_by, NULL, ''"
        " FROM articles"
    )

    assert fault(path).startswith("2 rows were written by no step: notes ")


def test_a_step_whose_words_were_changed(path, ill):
    ill("UPDATE steps SET label = 'Nothing at all' WHERE number = 3")

    assert "1 step is not as written, 3 (“Nothing at all”, Noor Adeyemi)" in fault(path)


def test_steps_that_were_taken_out_of_the_history(path, ill):
    ill("DELETE FROM steps WHERE number = 5")

    assert any("6 (“" in message for message in told(examine(path), Severity.FAULT))


def test_a_step_that_no_program_writes(path, ill):
    ill("UPDATE steps SET kind = 'sneak' WHERE number = 4")

    assert any("no version of Editorial writes" in m for m in told(examine(path), Severity.FAULT))


def test_a_document_that_is_not_what_it_is_called(path, ill):
    ill("UPDATE documents SET data = 'x' WHERE sha256 IN (SELECT received_sha256 FROM revisions)")

    assert fault(path).startswith("2 stored documents are damaged: ")


def test_a_draft_whose_text_cannot_be_read(path, ill):
    ill(
        "UPDATE documents SET data = 'x' WHERE sha256 IN (SELECT blocks_sha256 FROM revisions"
        " JOIN articles ON articles.revision_id = revisions.id WHERE removed_at IS NULL)"
    )

    damaged, unread = told(examine(path), Severity.FAULT)
    assert damaged.startswith("1 stored document is damaged")
    assert unread.startswith("The text of draft 1 of “Port Ellery Shuts Tidal Barrage” cannot be")


def test_a_draft_that_is_not_the_one_taken_in(path):
    blocks = b'{"blocks":[["paragraph","Another text"]],"version":1}'
    name = hashlib.sha256(blocks).hexdigest()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO documents VALUES (?, ?)", (name, blocks))
    connection.execute("UPDATE revisions SET blocks_sha256 = ?", (name,))
    connection.commit()
    connection.close()

    messages = told(examine(path), Severity.FAULT)

    assert any("is not the one that was taken in" in message for message in messages)
    assert any("do not stand in its text as quoted" in message for message in messages)


def test_a_passage_that_does_not_stand_where_it_says(path, ill):
    ill('UPDATE passages SET start = start + 1, "end" = "end" + 1 WHERE quote = \'Port Ellery\'')

    differs, astray = told(examine(path), Severity.FAULT)
    assert "passages" in differs
    assert astray.startswith("1 passage of draft 1 of “Port Ellery Shuts Tidal Barrage” does not")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        # Words that a new draft has lost are still where they last stood.
        ("state = 'lost', start = start + 1", "1 passage of draft 1 of “Port Ellery Shuts"),
        (
            "awaits = 1, state = 'altered', offered_start = 5, offered_end = 999999",
            "1 passage is offered a place that draft 1 of “Port Ellery Shuts",
        ),
        ("awaits = 1, offered_start = 5", "1 passage is offered a place"),
        (
            "was_revision_id = revision_id, was_start = 0, was_end = 4, was_quote = 'Pear'",
            "1 passage of draft 1 of “Port Ellery Shuts Tidal Barrage” did not stand in its text",
        ),
    ],
)
def test_what_a_new_draft_made_of_a_passage_is_looked_at(path, ill, changed, found):
    ill(f"UPDATE passages SET {changed} WHERE quote = 'Port Ellery'")

    differs, astray = told(examine(path), Severity.FAULT)

    assert "passages" in differs
    assert astray.startswith(found)


def test_rows_that_name_what_is_not_there(path, ill):
    ill("DELETE FROM documents WHERE sha256 IN (SELECT received_sha256 FROM revisions)")

    messages = told(examine(path), Severity.FAULT)

    assert any(
        "2 rows of “revisions” name something in “documents”" in message for message in messages
    )
    assert any("2 stored documents are missing" in message for message in messages)


def test_a_failing_disk_is_told_and_the_rest_is_looked_at(path):
    damage(path)

    messages = told(examine(path), Severity.FAULT)

    assert all(message.startswith("The file is damaged (SQLite says “") for message in messages)
    assert all("restore --list" in message for message in messages)


@pytest.mark.parametrize("place", range(8192, 200_000, 24_000))
def test_no_damage_makes_the_doctor_stumble(path, place):
    before = contents(path)
    data = bytearray(path.read_bytes())
    data[place : place + 3_000] = b"\xff" * 3_000
    path.write_bytes(data)

    # Where nothing is found, what was hit was empty.
    assert told(examine(path), Severity.FAULT) or contents(path) == before


def test_what_is_no_desk_is_refused(path, tmp_path):
    text = tmp_path / "draft.txt"
    text.write_text("The ferry sank. " * 400)

    with pytest.raises(DeskFileFault, match="is no desk file"):
        examine(text)
    with pytest.raises(DeskFileFault, match="There is no file"):
        examine(tmp_path / "nowhere")
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(DeskFileFault):
        examine(path)


def test_an_older_desk_is_told_and_not_touched(path, ill):
    ill("UPDATE alembic_version SET version_num = '0000'")

    health = examine(path)

    assert health.healthy
    assert any("Opening it brings it to schema" in m for m in told(health, Severity.NOTE))


def test_a_desk_without_backups_is_warned_of(path):
    for backup in backups.listed(path):
        backup.path.unlink()

    assert told(examine(path), Severity.WARNING) == [
        "There is no backup of the desk. `editorial backup` makes one."
    ]


def test_a_newest_backup_that_is_no_good(path):
    damage(backups.listed(path)[0].path)

    assert fault(path).startswith("The newest backup is no good: ")


def test_a_profile_that_cannot_be_read(path, tmp_path):
    profile = tmp_path / "profile.json"
    profile.write_text("{")
    assert "Who you are cannot be read" in told(examine(path, profile), Severity.WARNING)[0]

    reviewers.save_profile(profile, reviewers.Profile(NOOR, asked=True))
    assert examine(path, profile).complaints == ()


def test_a_desk_that_others_may_read_is_noted(path):
    path.chmod(0o644)

    health = examine(path)

    assert health.healthy
    assert told(health, Severity.NOTE)[0].startswith("Other accounts on this computer")


def test_a_desk_from_which_an_article_was_erased_is_well(path):
    with desk_at(path) as desk:
        (article,) = desk.read(lambda work: work.articles.all())
        erasing.erase(desk, article.id)

    health = examine(path)

    assert health.healthy, health.complaints
    assert told(health, Severity.WARNING) == []


def test_what_nothing_uses_any_more_is_noted(path):
    with desk_at(path) as desk:
        desk.cache([b"left over"])

    health = examine(path)

    assert health.healthy
    assert told(health, Severity.NOTE)[0].startswith("1 stored document is not in use.")
