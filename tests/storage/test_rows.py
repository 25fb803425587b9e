"""Rows keep values as they are: the same fields, the same moments, enumerations by value."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError
from sqlmodel.sql.sqltypes import AutoString

from editorial.domain.article import Article
from editorial.domain.claim import Risk, Status
from editorial.services.claims import add_claim, claims_of, give_verdict
from editorial.storage.database import SCHEMA
from editorial.storage.mapping import CHILDREN, ROW_OF, as_json, from_image, table_of, to_image
from editorial.storage.rows import Row
from editorial.storage.types import EnumValue, Moment, Strings
from tests.storage.contents import asked


@pytest.mark.parametrize("kind", ROW_OF, ids=lambda kind: kind.__name__)
def test_a_row_has_the_fields_of_its_value(kind):
    own = [field.name for field in fields(kind) if field.name not in CHILDREN]

    assert own == [column.name for column in table_of(kind).columns]


def test_every_table_is_a_value_s_or_known_to_be_none():
    kept = {table_of(kind).name for kind in ROW_OF}

    assert set(Row.metadata.tables) - kept == {"careful_readings", "documents", "steps"}


def test_the_migrations_make_just_these_tables(desk):
    with desk._database.reading() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Row.metadata) == []
        assert context.get_current_revision() == SCHEMA


def test_every_foreign_key_is_checked_and_has_its_index_where_lists_ask_by_it(desk):
    assert asked(desk.path, "PRAGMA foreign_key_check") == []
    with desk._database.reading() as session:
        assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_moment_comes_back_as_utc(desk, article_id):
    noon_in_kathmandu = datetime(2026, 5, 6, 12, tzinfo=timezone(timedelta(hours=5, minutes=45)))

    def remove_then(work):
        work.change(work.get(Article, article_id), removed_at=noon_in_kathmandu)

    desk.run("Remove", remove_then)

    removed_at = desk.read(lambda work: work.find(Article, article_id)).removed_at
    assert removed_at == noon_in_kathmandu
    assert removed_at.tzinfo is UTC


def test_a_moment_keeps_its_microseconds(desk, article_id):
    at = datetime(2026, 5, 6, 12, 0, 0, 123456, tzinfo=UTC)

    desk.run("Remove", lambda work: work.change(work.get(Article, article_id), removed_at=at))

    assert desk.read(lambda work: work.find(Article, article_id)).removed_at == at


def test_a_moment_without_a_zone_is_refused(desk, article_id):
    naive = datetime(2026, 5, 6, 12)

    with pytest.raises(StatementError, match="without a zone"):
        desk.run(
            "Remove", lambda work: work.change(work.get(Article, article_id), removed_at=naive)
        )

    assert desk.read(lambda work: work.get(Article, article_id)).removed_at is None


def test_enumerations_are_kept_by_value(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)], risk=Risk.LEGAL)
    desk.run("Rule", give_verdict, [claim.id], Status.NOT_CHECKABLE)

    assert asked(desk.path, "SELECT risk FROM claims") == [("legal",)]
    assert asked(desk.path, "SELECT status, role FROM verdicts") == [("not_checkable", "checker")]


def test_an_unknown_enumeration_value_is_refused_on_the_way_in():
    column = EnumValue(Risk)

    assert column.process_bind_param("major", sqlite.dialect()) == "major"
    with pytest.raises(ValueError, match="gigantic"):
        column.process_bind_param("gigantic", sqlite.dialect())


def test_strings_come_back_as_a_tuple_in_order(desk, article_id):
    kinds = ("quotation", "größe", "名前", "")
    desk.run("Add claim", add_claim, article_id, [(0, 4)], kinds=kinds)

    assert desk.read(claims_of, article_id)[0].kinds == kinds


@pytest.mark.parametrize("kind", ROW_OF, ids=lambda kind: kind.__name__)
def test_an_image_is_json_and_gives_the_row_back(kind):
    table = table_of(kind)
    row = {column.name: _example(column) for column in table.columns}

    image = to_image(table, row)

    as_json(image)
    assert from_image(table, image) == row


def _example(column):
    match column.type:
        case Moment():
            return datetime(2026, 5, 6, 12, 30, 1, 5, tzinfo=UTC)
        case EnumValue():
            return list(column.type.kind)[-1]
        case Strings():
            return ("one", "two")
        case Float():
            return 0.5
        case Boolean():
            return True
        case Integer():
            return 7
        case Date():
            return date(2026, 5, 6)
        case AutoString():
            return "Ærøskøbing 𝄞"
    raise AssertionError(f"no example for {column.type}")
