"""The Sources pane: what an article relies on, added, edited, cited and taken out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.source import Citation, CitedSource, Source, Tier
from editorial.services.vocabularies import vocabulary
from editorial.ui.row_list import RowListModel
from editorial.ui.sources_model import arranged, count_words, matches, rows_of

NOW = datetime(2026, 6, 13, 12, tzinfo=UTC)
TODAY = date(2026, 6, 13)


def source(id, title, publisher="", origin="", claims=0, **fields):
    made = Source(
        id, title, "", publisher, "", "", "webpage", Tier.UNKNOWN, origin, False, "", NOW, "noor"
    )
    citation = Citation(f"c-{id}", "article", id, "", NOW, "noor")
    return CitedSource(replace(made, **fields), citation, claims)


def shown(sources, words=""):
    return rows_of(sources, words, vocabulary("tiers"), vocabulary("source_kinds"), TODAY)


@pytest.fixture
def barrage_sources():
    return [
        source("wire", "Tidal plant stopped", "Coastal Wire", origin="ellery courier"),
        source("statement", "Press statement", "Brightwater Tidal", claims=5),
        source("courier", "Barrage halted after warning", "Ellery Courier", claims=6),
        source("person", "Person close to the committee", confidential=True, claims=1),
    ]


def test_a_source_stands_under_the_one_it_relies_on(barrage_sources):
    placed = [(each.cited.source.id, each.depth) for each in arranged(barrage_sources)]

    assert placed == [("statement", 0), ("courier", 0), ("wire", 1), ("person", 0)]


def test_sources_of_one_origin_count_once(barrage_sources):
    assert count_words(barrage_sources) == "4 sources, 3 origins"
    assert count_words(barrage_sources[:1]) == "1 source, 1 origin"
    assert count_words([]) == "0 sources, 0 origins"


def test_sources_that_rely_on_an_unlisted_one_count_once_too():
    told = [source("a", "One", "Mail", origin="Reuters"), source("b", "Two", origin="REUTERS")]

    assert count_words(told) == "2 sources, 1 origin"


def test_two_that_rely_on_each_other_are_both_listed():
    ring = [
        source("a", "First", origin="Third"),
        source("b", "Second", origin="First"),
        source("c", "Third", origin="Second"),
    ]

    assert {each.cited.source.id for each in arranged(ring)} == {"a", "b", "c"}
    assert count_words(ring).endswith("1 origin")


def test_a_source_that_names_itself_as_origin_stands_alone():
    assert arranged([source("a", "First", "Herald", origin="herald")])[0].depth == 0


def test_a_confidential_source_says_that_it_stays_here(barrage_sources):
    row = shown(barrage_sources)[3]

    assert row.meta_icon == "lock"
    assert row.meta == "Confidential  ·  left out of exports"
    assert "confidential, left out of exports" in row.spoken
    assert row.aside == "1 claim"


def test_a_row_says_date_kind_and_origin(barrage_sources):
    dated = [
        replace(barrage_sources[0], source=replace(barrage_sources[0].source, issued="2026-06-12"))
    ]

    (row,) = shown(dated)

    assert row.meta == "12 June  ·  Web page  ·  origin: ellery courier"
    assert row.spoken.startswith("Tidal plant stopped. Unknown. 12 June, Web page")


def test_the_search_looks_into_every_field(barrage_sources):
    assert [row.id for row in shown(barrage_sources, "COURIER")] == ["courier", "wire"]
    assert [row.id for row in shown(barrage_sources, "press bright")] == ["statement"]
    assert not matches(barrage_sources[0].source, "no such words")


def test_rows_that_are_the_same_are_not_touched(barrage_sources, qtbot):
    model = RowListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(shown(barrage_sources))
    changed, reset, come = [], [], []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.modelReset.connect(lambda: reset.append(1))
    model.rowsInserted.connect(lambda _, first, last: come.append((first, last)))

    model.show(shown([*barrage_sources[:3], replace(barrage_sources[3], claims=2)]))
    model.show(shown([*barrage_sources[:2], source("new", "New"), *barrage_sources[2:]]))

    assert changed[0] == (3, 3)
    assert not reset
    assert sum(last - first + 1 for first, last in come) <= 3
    assert [model.id_at(n) for n in range(model.rowCount())][0] == "statement"
