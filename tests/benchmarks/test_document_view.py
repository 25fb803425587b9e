"""A PDF of 300 pages: how soon its first page is on screen, and how it scrolls."""

from time import perf_counter

from PySide6.QtWidgets import QApplication, QWidget

from editorial.domain.article import Block, Kind
from editorial.domain.document import DocumentText
from editorial.services import attachments
from editorial.ui.document_view_place import DocumentPlace
from editorial.ui.memory import Memory
from editorial.ui.review import Review
from editorial.ui.source_documents import SourceDocuments
from tests.desks import barrage, desk_at, take_in
from tests.files.made_pdfs import MadePage, made_pdf

PAGES = 300
_LINES = 50


def log() -> bytes:
    made = []
    for number in range(1, PAGES + 1):
        page = MadePage()
        lines = (
            f"Line {line} of page {number}: gate {line % 9} was open, and it gave {line} percent."
            for line in range(_LINES)
        )
        page.lines("\n".join(lines), 60, 760)
        made.append(page)
    return made_pdf(*made)


def test_the_first_page_comes_at_once_and_scrolling_is_smooth(qtbot, tmp_path, capsys):
    with desk_at(tmp_path / "desk.editorial") as desk:
        review = Review(desk)
        review.open(take_in(desk, barrage()))
        blocks = tuple(Block(Kind.PARAGRAPH, f"What page {n} says. " * 60) for n in range(PAGES))
        text = DocumentText("pdf", blocks)
        arrival = attachments.keep(desk, attachments.DocumentArrival("log.pdf", text, log()))
        source = review.sources[0].source.id
        kept = desk.run("Attach", attachments.attach, review.article_id, source, arrival)
        window = QWidget()
        qtbot.addWidget(window)
        section = SourceDocuments(review, window)
        place = DocumentPlace(review, section, Memory(tmp_path / "memory.json"), window)

        started = perf_counter()
        place.open(kept.id)
        (view,) = place.windows
        qtbot.waitUntil(lambda: 0 in view.pages._pictures)
        QApplication.processEvents()
        first = perf_counter() - started
        frames = []
        for _ in range(600):
            began = perf_counter()
            bar = view.pages.verticalScrollBar()
            bar.setValue(bar.value() + 90)
            QApplication.processEvents()
            frames.append(perf_counter() - began)
        frames.sort()
        place.close()
        review.close()

    with capsys.disabled():
        print(
            f"\n{PAGES} pages: the first after {first * 1000:.0f} ms; a frame of scrolling "
            f"{frames[300] * 1000:.1f} ms, {frames[594] * 1000:.1f} at the 99th percentile"
        )
    assert first < 0.3
    assert frames[594] < 0.016
