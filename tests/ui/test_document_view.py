"""A document in a window of its own: pages, words, and evidence from them."""

import pytest
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from editorial.domain.claim import Stance
from editorial.services import attachments, claims
from editorial.ui.document_view_place import DocumentPlace
from editorial.ui.evidence_card import EvidenceCard
from editorial.ui.memory import Memory
from editorial.ui.review import ItemKind
from editorial.ui.source_documents import SourceDocuments
from tests.files.made_pdfs import MadePage, made_pdf

WAIT = 20_000


@pytest.fixture
def place(open_review, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    section = SourceDocuments(open_review, window)
    made = DocumentPlace(open_review, section, Memory(tmp_path / "memory.json"), window)
    yield made
    made.close()


@pytest.fixture
def attach(open_review, desk, tmp_path):
    """Attaches bytes to the article's first source."""

    def attached(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        arrival = attachments.keep(desk, attachments.read_attachment(path))
        source_id = open_review.sources[0].source.id
        return desk.run("x", attachments.attach, open_review.article_id, source_id, arrival)

    return attached


def log(pages):
    """One paragraph a page, each with a number of its own."""
    made = []
    for number in range(1, pages + 1):
        page = MadePage()
        lines = [
            f"This is what the keeper of the barrage wrote down on day {number} of the log.",
            f"The barrage gave {30 + number} percent that day, and {number * 7} crates came by.",
            f"Gate {number * 3} was shut at noon, and only the keeper saw {number * 11} gulls.",
        ]
        page.lines("\n".join(lines), 60, 740 - 3 * number)
        made.append(page)
    return made_pdf(*made)


def opened(qtbot, place, attachment):
    place.open(attachment.id)
    (view,) = place.windows
    qtbot.waitUntil(lambda: view._text is not None, timeout=WAIT)
    return view


def test_a_pdf_is_looked_at_page_by_page(place, attach, qtbot):
    view = opened(qtbot, place, attach("log.pdf", log(40)))
    pages = view.pages

    # Only what is in sight, and next to it, is drawn.
    assert view._stack.currentWidget() is pages
    qtbot.waitUntil(lambda: {0, 1} <= pages._pictures.keys(), timeout=WAIT)
    assert len(pages._pictures) < 5
    picture = pages.viewport().grab().toImage()
    inside = pages.rect_of(0).center()
    assert picture.pixelColor(inside.x(), inside.y()) == QColor("white")

    view.head.page.setText("30")
    qtbot.keyClick(view.head.page, Qt.Key.Key_Return)
    assert pages.page == 29
    assert pages.accessibleDescription() == "Page 30 of 40"
    qtbot.waitUntil(lambda: 29 in pages._pictures, timeout=WAIT)
    fitted = pages.zoom
    view.zoom(+1)
    assert pages.zoom > fitted
    assert pages.page == 29
    view.zoom(0)
    assert pages.zoom == fitted

    # The words of the same page, and back.
    view.show_view("text")
    view.text.lay_out()
    assert view.head.page.text() == "30"
    view.go_to_page(20)
    assert view.head.page.text() == "20"
    view.show_view("pages")
    assert pages.page == 19
    view.open_find()
    assert view._stack.currentWidget() is view.text
    view.find_bar._field.setText("63 PERCENT that")
    assert view.find_bar._count.text() == "1 of 1"
    view.find_bar._field.setText("zebra")
    assert view.find_bar._count.text() == "Not in the document"

    # Once open, a document is brought to the front; it closes when it is taken away.
    place.open(view.attachment.id)
    assert place.windows == [view]
    view.close()
    assert place.windows == []


def test_selected_words_become_evidence_that_leads_back(place, attach, qtbot, open_review, words):
    document = attach("log.pdf", log(3))
    view = opened(qtbot, place, document)
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert "No claim is selected" in view.toast.accessibleName()
    claim = open_review.run(
        "Claim", claims.add_claim, open_review.article_id, [words("31 percent")]
    )
    open_review.select(ItemKind.CLAIM, claim.id)
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert view.toast.accessibleName() == "Select the words first, in Text."
    view.show_view("text")
    start = view.text.text.index(" 32 percent ")
    view.text.select_words(start, start + len(" 32 percent "))
    assert view.foot.buttons[Stance.SUPPORTS].isEnabled()

    qtbot.keyClick(view.text, Qt.Key.Key_E)

    (evidence,) = open_review.claim(claim.id).evidence
    assert (evidence.stance, evidence.locator, evidence.excerpt) == (
        Stance.SUPPORTS,
        "p. 2",
        "32 percent",
    )
    assert (evidence.attachment_id, evidence.start) == (document.id, start + 1)
    step = open_review.desk.to_undo(open_review.article_id)
    assert step.label == "Add evidence to “31 percent”"
    (mark,) = view.text.marks_of(claim.id)
    assert (mark.start, mark.end) == (evidence.start, evidence.end)

    view.toast.action.emit()
    assert open_review.claim(claim.id).evidence == ()
    assert view.text.marks_of(claim.id) == []
    view.text.select_words(start, start + 11)
    qtbot.keyClick(view.text, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    (evidence,) = open_review.claim(claim.id).evidence
    assert evidence.stance is Stance.CONTRADICTS

    # From the evidence's card back to the place, in a window that is opened for it.
    view.close()
    card = EvidenceCard(evidence, open_review.source(evidence.source_id))
    qtbot.addWidget(card)
    card.place_activated.connect(open_review.document_wanted)
    link = next(w for w in card.findChildren(QWidget) if w.accessibleName() == "p. 2")
    link.click()
    (view,) = place.windows
    qtbot.waitUntil(lambda: view.text.selection() is not None, timeout=WAIT)
    assert view.text.selection() == (evidence.start, evidence.end)

    # Taken away, it is shown no more, and the evidence says why it cannot lead there.
    open_review.desk.run("x", attachments.detach, open_review.article_id, document.id)
    assert place.windows == []
    with qtbot.waitSignal(open_review.failed) as refused:
        link.click()
    assert refused.args[0].startswith("This document is no longer attached")


def test_a_picture_is_shown_fitted_with_its_caption(place, attach, qtbot, open_review):
    image = QImage(3000, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")
    gate = attach("gate.png", bytes(held.data().data()))

    place.open(gate.id)
    (view,) = place.windows
    qtbot.waitUntil(lambda: view._stack.currentWidget() is view.picture, timeout=WAIT)
    open_review.desk.run("x", attachments.caption, open_review.article_id, gate.id, "Gate four")

    assert view.picture.accessibleName() == "Picture: Gate four"
    assert view.foot.isHidden()
    sheet = view.picture._sheet.grab().toImage()
    middle = sheet.height() // 2
    assert sheet.pixelColor(20, middle) == QColor("teal")
    assert sheet.pixelColor(sheet.width() - 20, middle) == QColor("teal")
    assert sheet.pixelColor(4, middle) != QColor("teal")
