"""The Sources pane: what an article relies on, added, edited, cited and taken out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.claim import Stance
from editorial.domain.source import Citation, CitedSource, Source, Tier
from editorial.services import articles, claims, sources
from editorial.services.vocabularies import vocabulary
from editorial.ui.review import Item, ItemKind
from editorial.ui.row_list import RowListModel
from editorial.ui.row_view import row_height
from editorial.ui.source_adder import title_and_address
from editorial.ui.source_detail import origin_names
from editorial.ui.sources_model import arranged, count_words, matches, rows_of
from editorial.ui.sources_pane import SourcesPane
from tests.desks import long_piece, take_in

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
    assert model.id_at(0) == "statement"


@pytest.fixture
def pane(open_review, qtbot):
    shown = SourcesPane(open_review)
    qtbot.addWidget(shown)
    shown.resize(440, 850)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def titles(pane):
    model = pane.list.rows
    return [model.index(row).data() for row in range(model.rowCount())]


def source_called(review, title):
    return next(cited for cited in review.sources if cited.source.title == title)


def claim_with_evidence(review, words, source_id, stance=Stance.SUPPORTS):
    claim = review.run("Claim", claims.add_claim, review.article_id, [words("31 percent")])
    review.run("Add evidence", claims.add_evidence, claim.id, source_id, stance, "p. 2", "31 %")
    return claim


def test_the_references_of_the_piece_are_listed(pane):
    assert titles(pane) == ["Barrage halted after warning", "Press statement"]
    assert pane.detail.title.toPlainText() == "Barrage halted after warning"


def test_a_new_source_is_typed_and_entered(pane, qtbot, open_review):
    pane.add_source()
    qtbot.keyClicks(pane.adder.field, "Maintenance log")
    qtbot.keyClick(pane.adder.field, Qt.Key.Key_Return)

    assert "Maintenance log" in titles(pane)
    assert open_review.selected == Item(
        ItemKind.SOURCE, source_called(open_review, "Maintenance log").source.id
    )
    assert pane.detail.title.toPlainText() == "Maintenance log"
    assert pane.detail.title.hasFocus()
    assert open_review.desk.to_undo(open_review.article_id).label == (
        "Add source “Maintenance log”"
    )


def test_an_address_becomes_a_source_with_its_address(pane, qtbot, open_review):
    pane.add_source()
    qtbot.keyClicks(pane.adder.field, "https://www.harbour.example/log/")
    qtbot.keyClick(pane.adder.field, Qt.Key.Key_Return)

    made = source_called(open_review, "harbour.example/log").source
    assert made.url == "https://www.harbour.example/log/"
    assert title_and_address("A title with http:// in it") == ("A title with http:// in it", "")


def test_a_source_of_the_desk_is_found_and_cited(pane, qtbot, open_review, desk):
    take_in(desk, long_piece(3))
    other = desk.read(articles.entries)[0].article
    assert other.id != open_review.article_id
    desk.run("Add", sources.add_source, other.id, "Canal register", publisher="Lock Authority")

    pane.add_source()
    qtbot.keyClicks(pane.adder.field, "lock reg")
    qtbot.keyClick(pane.adder.field, Qt.Key.Key_Down)
    assert pane.adder.take.text() == "Cite source"
    qtbot.keyClick(pane.adder.field, Qt.Key.Key_Return)

    assert "Canal register" in titles(pane)
    assert len(desk.read(sources.all_sources)) == 3


def test_escape_leaves_the_adding_and_keeps_what_was_typed(pane, qtbot):
    pane.add_source()
    qtbot.keyClicks(pane.adder.field, "Half a ti")
    qtbot.keyClick(pane.adder.field, Qt.Key.Key_Escape)

    assert pane.list_has_focus()
    assert len(titles(pane)) == 2
    pane.add_source()
    assert pane.adder.field.text() == "Half a ti"


def test_a_field_is_one_step_and_undo_takes_it_back(pane, qtbot, open_review):
    line = pane.detail.lines["publisher"]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "The Courier")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    source_id = pane.list.current_id
    assert open_review.cited(source_id).source.publisher == "The Courier"
    step = open_review.desk.to_undo(open_review.article_id)
    assert step.label == "Set the publisher of “Barrage halted after warning”"
    open_review.desk.undo(open_review.article_id)
    assert line.text() == "Ellery Courier"


def test_choosing_another_source_commits_to_the_first(pane, qtbot, open_review):
    first = pane.list.current_id
    pane.detail.note.setFocus()
    qtbot.keyClicks(pane.detail.note, "Seen on paper")

    pane.next_item()

    assert open_review.cited(first).source.note == "Seen on paper"
    assert pane.detail.note.toPlainText() == ""
    assert pane.detail.title.toPlainText() == "Press statement"


def test_a_re_read_keeps_what_is_being_typed(pane, qtbot, open_review):
    current = pane.list.current_id
    pane.detail.note.setFocus()
    qtbot.keyClicks(pane.detail.note, "Half a no")

    open_review.run("x", sources.change_source, open_review.article_id, current, author="Pell")

    assert pane.detail.note.toPlainText() == "Half a no"
    assert pane.detail.lines["author"].text() == "Pell"


def test_a_source_is_made_confidential(pane, open_review):
    pane.detail.confidential.click()

    assert open_review.cited(pane.list.current_id).source.confidential
    index = pane.list.currentIndex()
    assert "left out of exports" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_tier_and_kind_are_chosen_from_menus(pane, open_review):
    action(pane.detail.tier.menu(), "Primary").trigger()
    action(pane.detail.kind.menu(), "Report").trigger()

    source = open_review.cited(pane.list.current_id).source
    assert (source.tier, source.kind) == (Tier.PRIMARY, "report")
    assert pane.detail.tier.accessibleName() == "Tier: Primary"


def action(menu, words):
    return next(each for each in menu.actions() if each.text().startswith(words))


def test_a_source_with_evidence_is_not_removed(pane, qtbot, open_review, words):
    claim_with_evidence(open_review, words, pane.list.current_id)
    with qtbot.waitSignal(open_review.failed) as refused:
        pane.remove_selected()

    assert refused.args[0].startswith("“Barrage halted after warning” was kept")
    assert len(titles(pane)) == 2


def test_removing_goes_on_to_the_next(pane, open_review):
    pane.next_item()
    pane.previous_item()
    pane.remove_selected()

    assert titles(pane) == ["Press statement"]
    assert pane.detail.title.toPlainText() == "Press statement"
    assert open_review.selected.id == pane.list.current_id
    open_review.desk.undo(open_review.article_id)
    assert len(titles(pane)) == 2


def test_the_claims_that_use_a_source_are_listed_and_lead_there(pane, qtbot, open_review, words):
    claim = claim_with_evidence(open_review, words, pane.list.current_id, Stance.CONTRADICTS)

    index = pane.detail.uses.rows.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Unchecked. 31 percent. Contradicts"
    qtbot.mouseClick(
        pane.detail.uses.viewport(),
        Qt.MouseButton.LeftButton,
        pos=pane.detail.uses.visualRect(index).center(),
    )
    assert open_review.selected == Item(ItemKind.CLAIM, claim.id)


def test_a_source_leads_to_where_it_is_printed(pane, qtbot, words):
    with qtbot.waitSignal(pane.passage_activated) as shown_at:
        pane.detail.printed.click()

    assert tuple(shown_at.args) == words("Ellery Courier, “Barrage halted after warning”")


def test_the_filter_that_leaves_nothing_says_so(pane, qtbot):
    pane.focus_search()
    qtbot.keyClicks(pane.search, "zebra")

    assert titles(pane) == []
    assert pane._body.empty.sentence == "No source has these words."
    qtbot.keyClick(pane.search, Qt.Key.Key_Escape)
    assert len(titles(pane)) == 2
    assert pane.list_has_focus()


def test_selecting_elsewhere_shows_the_source_here(pane, open_review):
    statement = source_called(open_review, "Press statement").source.id
    pane.search.setText("barrage")

    open_review.select(ItemKind.SOURCE, statement)

    assert pane.list.current_id == statement
    assert pane.detail.title.toPlainText() == "Press statement"


def test_the_origin_is_completed_from_the_articles_sources(open_review):
    statement = source_called(open_review, "Press statement").source

    assert origin_names(open_review.sources, statement) == [
        "Barrage halted after warning",
        "Ellery Courier",
    ]


def test_an_article_without_sources_says_what_to_do(review_of, qtbot):
    pane = SourcesPane(review_of(long_piece(2)))
    qtbot.addWidget(pane)

    assert pane._body.empty.sentence == "No sources yet. Add what the article relies on."
    assert pane._body.detail is None


def test_the_pane_remembers_how_it_was_looked_at(pane, open_review, qtbot):
    pane.next_item()
    state = pane.state()
    pane.previous_item()

    pane.restore(state)

    assert titles(pane)[pane.list.currentIndex().row()] == "Press statement"
    pane.restore({"sizes": "nonsense", "current": 7, "scroll": None})


def test_the_list_keeps_its_rows_in_a_low_pane(pane, qtbot):
    pane.resize(400, 560)
    qtbot.waitUntil(lambda: pane.height() == 560)

    assert pane.list.height() >= 4 * row_height()
