"""References on their way to the Sources pane, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.extract import Dropped
from editorial.domain.reference import Reference
from editorial.services import sources
from editorial.services.desk import Desk
from editorial.services.references import Standing
from editorial.ui.memory import Memory
from editorial.ui.reference_dialog import ReferencesDialog, TickList
from editorial.ui.reference_rows import Offered, rows_of, summary_words, ticked_at_first
from editorial.ui.row_list import RowRole
from editorial.ui.window import Window
from tests.desks import barrage, take_in

TIDES = """\
@article{doe2020, author = {Doe, Jane}, title = {Tides and turbines}, year = 2020,
  journal = {Journal of Tides}, volume = 12, doi = {10.1000/182}}
@book{harbour, author = {{Harbour Board}}, title = {A town that owns its power}, year = 2011}
@online{fog, title = {Sea fog}, url = {https://fog.example/a}, year = 2024}
@article{broken
"""
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, tmp_path: Path, desk: Desk) -> Iterator[Window]:
    article_id = take_in(desk, barrage())
    desk.run("Add", sources.add_source, article_id, "Fog page", url="http://www.fog.example/a/")
    window = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.sit_at(desk)
    yield window
    window.close()


def shown(qtbot, window: Window) -> ReferencesDialog:
    found: list[ReferencesDialog] = []

    def there() -> bool:
        found[:] = [each for each in window.findChildren(ReferencesDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(there, timeout=10_000)
    return found[0]


def spoken(rows: TickList) -> list[str]:
    role = Qt.ItemDataRole.AccessibleTextRole
    return [rows.rows.data(rows.rows.index(n), role) for n in range(rows.rows.rowCount())]


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drag something over a widget and let go of it; whether anybody would have it."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    at = QPointF(40, 40)
    entering = QDragEnterEvent(at.toPoint(), copy, data, left, none.NoModifier)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(at, copy, data, left, none.NoModifier))
    return entering.isAccepted()


def titles(window: Window) -> list[str]:
    assert window.workspace is not None
    return [each.source.title for each in window.workspace.review.sources]


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_references_are_dropped_ticked_and_taken_in(window, qtbot, tmp_path):
    pane, before = window.workspace.sources, titles(window)
    window.workspace.show_pane(1)
    library, report = tmp_path / "tides.bib", tmp_path / "report.pdf"
    library.write_text(TIDES, encoding="utf-8")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(report))])
    assert not pane.taking.takes(files)
    files.setUrls([QUrl.fromLocalFile(str(library))])

    assert drop(pane.list.viewport(), files)
    dialog = shown(qtbot, window)

    new, book, known, broken = spoken(dialog.list)
    assert new.startswith("Ticked. New. Tides and turbines. Jane Doe (2020).")
    assert book.startswith("Ticked. New. A town that owns its power.")
    assert known == "Cited already. Sea fog. As “Fog page”: it has the same address"
    assert broken.startswith("Left out. An entry (line 5). Since ")
    assert dialog.take.text() == "Take in 2"
    assert QApplication.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, KEY.Key_Down)
    qtbot.keyClick(dialog.list, KEY.Key_Space)
    assert spoken(dialog.list)[1].startswith("Not ticked. New. A town")
    assert dialog.list.currentIndex().data(RowRole.ID) == "1"
    for step in (KEY.Key_Down, KEY.Key_Space):
        qtbot.keyClick(dialog.list, step)
    assert dialog.take.text() == "Take in 1"
    qtbot.keyClick(dialog, KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: titles(window) == [*before, "Tides and turbines"])
    assert window.notices.toast.isVisible()

    window.undo()
    assert titles(window) == before

    # What was copied: lines with addresses.
    QGuiApplication.clipboard().setText("doi:10.1000/182\nhttps://fog.example/b\n")
    window.commands["paste-references"].run()
    pasted = shown(qtbot, window)
    assert pasted.head.text() == "Import references from the clipboard"
    pasted.none.click()
    assert not pasted.take.isEnabled()
    pasted.filter.setText("fog")
    pasted.all.click()
    assert pasted.ticked == [1]
    qtbot.keyClick(pasted, KEY.Key_Escape)
    assert titles(window) == before

    # An address of a source that is cited is not doubled; a DOI becomes a stub.
    for typed in ("https://fog.example/a", "doi:10.1000/182"):
        pane.add_source()
        qtbot.keyClicks(pane.adder.field, typed)
        qtbot.keyClick(pane.adder.field, KEY.Key_Return)
    assert titles(window) == [*before, "doi:10.1000/182"]
    assert pane.detail.lines["url"].text() == "https://doi.org/10.1000/182"
    assert pane.detail.reference.text() == "doi:10.1000/182. https://doi.org/10.1000/182"
    assert pane.detail.reference.isVisible()

    words = QMimeData()
    words.setText("Only words, and no reference.")
    assert drop(pane, words)
    qtbot.waitUntil(lambda: "holds no references" in window.notices.bar.text, timeout=10_000)
    assert {"import-references", "paste-references"} <= {each.id for each in window.commands}


def test_rows_say_what_would_become_of_each():
    first = Reference(title="Tides")
    offered = Offered(
        "“a.ris”",
        (first, first, Reference(title="Fog <b>bank</b>")),
        (Standing(), Standing(twin=0, reason="it has the same address"), Standing()),
        (Dropped("An entry (line 3)", "it has no title"),),
    )

    rows = rows_of(offered, {0})

    assert [row.tag for row in rows] == ["", "", "Twice", "Left out"]
    assert [row.icon for row in rows] == ["box_ticked", "box", "dash", "dash"]
    assert rows[1].title == "Fog bank"
    assert rows[2].meta == "Repeats one above: it has the same address"
    assert [row.id for row in rows_of(offered, {0}, "FOG")] == ["2"]
    assert summary_words(offered) == "2 new  ·  1 there twice  ·  1 left out"
    assert ticked_at_first(offered.standings, 2) == {0, 2}
    assert ticked_at_first(offered.standings, 1) == set()
