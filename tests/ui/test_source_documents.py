"""Documents of a source in the Sources pane: attached by file, drop or paste, and taken away."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from editorial.domain.claim import Stance
from editorial.services import attachments, claims
from editorial.ui.document_view_place import file_name_of
from editorial.ui.row_list import RowRole
from editorial.ui.source_documents import NOTHING_COPIED
from editorial.ui.sources_pane import SourcesPane

HEARING = "1\n00:00:01,000 --> 00:00:04,000\nIt ran at 31 percent.\n"


@pytest.fixture
def pane(open_review, qtbot):
    shown = SourcesPane(open_review)
    qtbot.addWidget(shown)
    shown.resize(440, 850)
    shown.show()
    yield shown
    shown.detail.documents.close_reading()


@pytest.fixture
def hearing(tmp_path):
    path = tmp_path / "hearing.srt"
    path.write_text(HEARING)
    return path


def looks(documents):
    model = documents.list.rows
    return [model.index(row).data(RowRole.LOOK) for row in range(model.rowCount())]


def attached(qtbot, documents, attach, count):
    attach()
    qtbot.waitUntil(lambda: len(looks(documents)) == count, timeout=20_000)


def drop(widget, files, place):
    """Whether files dropped on a widget were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    told = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), Qt.DropAction.CopyAction, *told)
    enter.ignore()
    QGuiApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QGuiApplication.sendEvent(widget, QDropEvent(place, Qt.DropAction.CopyAction, *told))
    return True


def test_a_file_is_attached_once_captioned_removed_and_put_back(
    pane, qtbot, open_review, hearing, words, tmp_path
):
    documents = pane.detail.documents
    said, refused, opened = [], [], []
    open_review.done.connect(said.append)
    open_review.failed.connect(refused.append)
    open_review.document_wanted.connect(lambda *asked: opened.append(asked))
    assert documents.list.isHidden()

    attached(qtbot, documents, lambda: documents.attach([hearing]), 1)
    assert said == ["Attached “hearing.srt”"]
    (row,) = looks(documents)
    assert (row.title, row.meta, row.aside) == ("hearing.srt", "5 words  ·  transcript", "")

    # The same bytes, under another name; and what cannot be read.
    again, noise = tmp_path / "again.srt", tmp_path / "noise.bin"
    again.write_text(HEARING)
    noise.write_bytes(bytes(range(256)) * 8)
    documents.attach([again, noise])
    qtbot.waitUntil(lambda: len(refused) == 2, timeout=20_000)
    assert refused[0] == (
        "“again.srt” is attached to this source already, as “hearing.srt”; it was not attached "
        "twice."
    )
    assert refused[1].startswith("“noise.bin” is not a text file")
    assert len(looks(documents)) == 1

    # Evidence from it is counted.
    claim = open_review.run(
        "Claim", claims.add_claim, open_review.article_id, [words("31 percent")]
    )
    place = ("00:00:01", "31 percent", (row.id, 10, 20))
    source_id = pane.list.current_id
    open_review.run("E", claims.add_evidence, claim.id, source_id, Stance.SUPPORTS, *place)
    assert looks(documents)[0].aside == "1 claim quotes it"

    documents.caption.setText("The first day")
    documents.caption.commit()
    assert documents.current.caption == "The first day"
    qtbot.keyClick(documents.list, Qt.Key.Key_Return)
    assert opened == [(row.id, None)]
    qtbot.keyClick(documents.list, Qt.Key.Key_Delete)
    assert looks(documents) == []
    assert documents.caption.isHidden()
    open_review.desk.undo(open_review.article_id)
    assert documents.current.caption == "The first day"

    # Another source has documents of its own.
    pane.next_item()
    assert looks(documents) == []


@pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")
def test_files_are_dropped_on_a_row_or_on_the_detail_and_words_are_pasted(
    pane, qtbot, open_review, hearing, desk
):
    documents = pane.detail.documents
    first = pane.list.current_id
    second = pane.list.rows.id_at(1)
    row = QPointF(pane.list.visualRect(pane.list.rows.index(1)).center())

    assert drop(pane.list.viewport(), [hearing], row)
    qtbot.waitUntil(
        lambda: len(desk.read(attachments.attachments_of, [second])) == 1, timeout=20_000
    )
    assert looks(documents) == []
    # A field would take the address of the file for words.
    title = pane.detail.title.viewport()
    attached(qtbot, documents, lambda: drop(title, [hearing], QPointF(5, 5)), 1)
    assert "hearing" not in pane.detail.title.toPlainText()
    assert not drop(pane.list.viewport(), [hearing], QPointF(5, pane.list.height() - 5))

    clipboard = QGuiApplication.clipboard()
    clipboard.setText("The board met.\n\nIt closed the lock.")
    attached(qtbot, documents, documents.attach_copied, 2)
    made = desk.read(attachments.attachments_of, [first])[1]
    assert (made.name, made.format) == ("The board met.", "text")
    assert file_name_of(made) == "The board met.txt"
    with qtbot.waitSignal(open_review.failed) as refused:
        clipboard.setText("  ")
        documents.attach_copied()
    assert refused.args == [NOTHING_COPIED]


def test_a_reading_that_is_cancelled_attaches_nothing(pane, qtbot, hearing, open_review):
    documents = pane.detail.documents
    documents.attach([hearing, hearing])
    documents.progress.cancelled.emit()
    qtbot.waitUntil(lambda: not documents._reading, timeout=20_000)

    assert looks(documents) == []
    assert open_review.desk.to_undo(open_review.article_id).label.startswith("Take in")
