"""The preview at 100,000 words and 5,000 remarks, measured against Qt's own bare document."""

import random
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.article import canonical_text
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.text import Span
from editorial.ui import theme
from editorial.ui.letters import letters
from editorial.ui.recognition_dialog import RecognitionDialog
from tests.benchmarks.test_article_view import bare, long_draft, milliseconds

KEYS = 100


def long_reading(chance: random.Random) -> Reading:
    blocks = long_draft(chance)
    length = len(canonical_text(blocks))
    starts = sorted(chance.randrange(length - 60) for _ in range(5000))
    plain = Remark("comment", RemarkKind.COMMENT, "Sana Malik", None, "", None)
    remarks = tuple(
        replace(
            plain,
            text=f"Annual report, p. {number}: “matches the figure”",
            span=Span(start, start + chance.randint(8, 60)),
            fate=chance.choice(list(Fate)),
            reason="it names a page",
            evidence=FoundEvidence("Annual report", locator=f"p. {number}"),
        )
        for number, start in enumerate(starts)
    )
    return Reading("docx", blocks, "A ledger", remarks=remarks, file_name="ledger.docx")


@pytest.fixture
def still(qapp):
    theme.apply(qapp, "light").set_reduced_motion(True)
    letters().set_mode("on")
    yield
    theme.appearance().set_reduced_motion(None)


def test_the_preview_of_a_long_article_stays_quick(qtbot, still, capsys):
    reading = long_reading(random.Random(1))
    yardstick = median(milliseconds(lambda: bare(reading.text)) for _ in range(3))
    window = QWidget()
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    dialog = RecognitionDialog(True, window)

    def open_it() -> None:
        dialog.open()
        dialog.show_reading(reading)
        QApplication.processEvents()
        dialog.article.viewport().repaint()
        QApplication.processEvents()

    def pressed(widget: QWidget, key: Qt.Key) -> None:
        qtbot.keyClick(widget, key)
        QApplication.processEvents()

    opening = milliseconds(open_it)
    down = Qt.Key.Key_Down
    steps = {
        name: sorted(milliseconds(lambda w=widget: pressed(w, down)) for _ in range(KEYS))
        for name, widget in (("article", dialog.article), ("list", dialog.lists.remarks))
    }
    fates = [remark.fate for remark in reading.remarks]
    dialog.lists.remarks.choose(fates.index(Fate.CLAIM, 2500))
    fate = milliseconds(lambda: pressed(dialog.lists.remarks, Qt.Key.Key_X))
    assert dialog.bar.undo.isEnabled(), "the key did something"
    zone = milliseconds(lambda: pressed(dialog.article, Qt.Key.Key_O))

    with capsys.disabled():
        print(
            f"\nbare document {yardstick:.0f} ms; opening {opening:.0f} ms;"
            f" Down in the article {median(steps['article']):.1f} ms, in the list"
            f" {median(steps['list']):.1f} ms; a fate {fate:.0f} ms, a zone {zone:.0f} ms"
        )
    assert opening < 6 * yardstick
    assert all(median(each) < yardstick / 8 for each in steps.values())
    assert fate < yardstick
    assert zone < 2 * yardstick
