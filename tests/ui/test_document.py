import pytest
from PySide6.QtGui import QTextCursor

from editorial.domain.article import Block, Kind, Zone, canonical_text
from editorial.domain.extract import Extract
from editorial.files.markdown_reader import blocks_from_markdown
from editorial.services import intake
from editorial.ui.document import build_document, document_text, restyle
from editorial.ui.palette import load_theme
from editorial.ui.positions import Positions
from editorial.ui.typography import GUTTER, Look, type_of
from tests.ui.drafts import DRAFT, STRANGE, TEXT

REVISIONS = 30


@pytest.fixture
def look(qapp):
    return Look(load_theme("light"))


@pytest.mark.parametrize("blocks", [DRAFT, STRANGE, (), (Block(Kind.PARAGRAPH, ""),)])
def test_the_document_holds_the_canonical_text(look, blocks):
    document = build_document(blocks, look)

    assert document_text(document) == canonical_text(blocks)
    assert document.blockCount() == max(1, len(blocks))


@pytest.mark.parametrize("blocks", [DRAFT, STRANGE])
def test_every_passage_of_the_text_is_the_same_words_in_the_document(look, blocks):
    text = canonical_text(blocks)
    units = Positions(text).to_units
    document = build_document(blocks, look)
    cursor = QTextCursor(document)

    for start in range(len(text)):
        end = min(len(text), start + 7)
        cursor.setPosition(units(start))
        cursor.setPosition(units(end), QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText().replace("\u2029", "\n") == text[start:end]


def test_another_look_leaves_the_text_as_it_is(look):
    document = build_document(STRANGE, look)

    restyle(document, STRANGE, Look(load_theme("dark"), 484, 1.4, True, True))

    assert document_text(document) == canonical_text(STRANGE)


def test_a_look_put_on_later_is_the_look_put_on_at_once(look):
    other = Look(load_theme("dark"), scale=1.4, compact=True)
    later = build_document(DRAFT, look)
    restyle(later, DRAFT, other)
    at_once = build_document(DRAFT, other)

    for number in range(len(DRAFT)):
        one, two = later.findBlockByNumber(number), at_once.findBlockByNumber(number)
        assert one.blockFormat() == two.blockFormat()
        assert one.charFormat() == two.charFormat()
        # The lists have names because their formats die with them.
        ones, twos = one.textFormats(), two.textFormats()
        for a, b in zip(ones, twos, strict=True):
            assert (a.start, a.length) == (b.start, b.length)
            assert a.format == b.format


def test_hidden_furniture_takes_no_room(look):
    without = tuple(block for block in DRAFT if block.zone is not Zone.FURNITURE)
    heights = []
    for blocks in (DRAFT, without):
        document = build_document(blocks, look)
        document.setTextWidth(GUTTER + look.column)
        heights.append(document.documentLayout().documentSize().height())

    assert heights[0] == heights[1]


def test_furniture_can_be_shown(look):
    document = build_document(DRAFT, look)
    restyle(document, DRAFT, Look(look.theme, show_furniture=True))

    assert document.findBlockByNumber(3).isVisible()
    assert document_text(document) == TEXT


def article_files(corpus):
    yield corpus / "seed" / "article.txt"
    for folder in sorted((corpus / "articles").iterdir()):
        yield folder / "article.md"
        yield folder / "paste.txt"
    for folder in sorted((corpus / "revisions").iterdir())[:REVISIONS]:
        yield folder / "a.md"


@pytest.mark.corpus
def test_real_articles_keep_their_positions(corpus, look, monkeypatch):
    # The same reader, without a process of its own for each of 200 files.
    monkeypatch.setattr(
        intake, "read_markdown", lambda body, **_: Extract("markdown", blocks_from_markdown(body))
    )
    other = Look(load_theme("dark"), scale=1.2, show_furniture=True)
    for path in article_files(corpus):
        reading, _ = intake.read_file(path)
        document = build_document(reading.blocks, look)
        assert document_text(document) == reading.text, path
        assert document.blockCount() == len(reading.blocks), path
        restyle(document, reading.blocks, other)
        assert document_text(document) == reading.text, path


def test_the_sign_of_a_picture_has_room_before_its_words_in_every_zone(look):
    for zone in (Zone.BODY, Zone.CAPTION):
        assert type_of(Block(Kind.IMAGE, "The pier", zone), look).left >= 20
