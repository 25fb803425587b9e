"""A desk of an older schema: kept as a copy, then brought up to date, or left as it was."""

import shutil
from pathlib import Path

import pytest

from editorial.domain.errors import DeskFileFault, Refused, SaveFault
from editorial.services import articles
from editorial.storage import database, migrations, write
from editorial.storage.database import SCHEMA, open_database
from tests.data.make_desk import FOLDER, SANA, desk_file
from tests.desks import desk_at
from tests.storage.contents import asked, contents

NEXT = "9999"
ADDS = 'op.add_column("notes", sa.Column("colour", sa.String(), nullable=True))'
MAKES_ANEW = """
    with op.batch_alter_table("reviewers", recreate="always") as table:
        table.add_column(sa.Column("desk", sa.String(), nullable=True))
"""
FAILS = f"""
    {ADDS}
    op.execute("DELETE FROM notes")
    op.execute("UPDATE nothing SET at = 0")
"""
ORPHANS = 'op.execute("DELETE FROM reviewers")'


def backups_of(path: Path) -> list[Path]:
    folder = path.with_name(f"{path.name}.backups")
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.fixture
def released(tmp_path) -> Path:
    """The desk that is kept of this schema."""
    return Path(shutil.copy(desk_file(SCHEMA), tmp_path / "newsroom.editorial"))


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Makes this a program with one more migration, which does what it is told."""

    def release(does: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.copytree(Path(migrations.__file__).parent, scripts)
        (scripts / "versions" / f"{NEXT}_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f'revision = "{NEXT}"\ndown_revision = "{SCHEMA}"\n\n'
            f"def upgrade() -> None:\n    {does}\n"
        )
        monkeypatch.setattr(migrations, "SCRIPTS", scripts)
        monkeypatch.setattr(database, "SCHEMA", NEXT)
        monkeypatch.setattr(write, "SCHEMA", NEXT)

    return release


@pytest.mark.parametrize("kept", sorted(FOLDER.glob("desk-*.editorial")), ids=lambda p: p.stem)
def test_the_desk_of_every_released_schema_opens_with_all_its_work(kept, tmp_path):
    path = Path(shutil.copy(kept, tmp_path / "newsroom.editorial"))

    with desk_at(path, SANA) as desk:
        bridge, barrage = desk.read(articles.entries)
        assert bridge.article.headline == "The Bridge at Stane"
        assert (barrage.progress.total, barrage.progress.settled) == (2, 1)
        assert len(desk.read(articles.removed)) == 1
        assert {step.reviewer_name for step in desk.history(None)} == {
            "Noor Adeyemi",
            "Sana Okafor",
        }

    assert asked(path, "SELECT version_num FROM alembic_version") == [(SCHEMA,)]
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]


def test_the_newest_schema_has_its_desk_kept():
    assert desk_file(SCHEMA).is_file(), "run python -m tests.data.make_desk"


def test_a_copy_is_kept_before_the_desk_is_changed(released, next_version):
    before = contents(released)
    next_version(ADDS)

    open_database(released).close()

    assert asked(released, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    (copy,) = backups_of(released)
    assert copy.name.startswith("desk before update ")
    assert contents(copy) == before

    open_database(released).close()
    assert backups_of(released) == [copy]


def test_rows_that_others_name_survive_a_table_made_anew(released, next_version):
    before = contents(released)
    next_version(MAKES_ANEW)

    open_database(released).close()

    after = contents(released)
    assert [row[:4] for row in after.pop("reviewers")] == before.pop("reviewers")
    assert after == before


@pytest.mark.parametrize("does", [FAILS, ORPHANS])
def test_a_failed_migration_leaves_the_old_file_as_it_was(released, next_version, does):
    before = released.read_bytes()
    next_version(does)

    with pytest.raises(DeskFileFault) as caught:
        open_database(released)

    (copy,) = backups_of(released)
    assert str(caught.value) == (
        f"The desk {released} could not be brought to this version of Editorial. It was left as it "
        f"was, and a copy is kept as {copy}; open it with the version that you used before."
    )
    assert released.read_bytes() == before
    assert contents(copy) == contents(released)
    assert not list(released.parent.glob("newsroom.editorial-*"))


def test_without_room_for_the_copy_the_desk_is_not_touched(released, next_version, monkeypatch):
    before = released.read_bytes()
    next_version(ADDS)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))

    with pytest.raises(SaveFault, match=r"the disk of .* has 0 MB left"):
        open_database(released)

    assert released.read_bytes() == before


def test_a_damaged_desk_is_not_brought_up_to_date(released, next_version):
    data = bytearray(released.read_bytes())
    data[80_000:120_000] = b"\xa5" * 40_000
    released.write_bytes(data)
    next_version(ADDS)

    with pytest.raises(DeskFileFault, match="is damaged"):
        open_database(released)

    assert released.read_bytes() == data


def test_undo_stops_at_the_migration(released, next_version):
    next_version(ADDS)

    with desk_at(released, SANA) as desk:
        before = contents(released)
        with pytest.raises(Refused, match="was done before the desk was brought to a new version"):
            desk.undo(None)
        assert contents(released) == before
