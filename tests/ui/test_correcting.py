"""A paragraph corrected on the page: what is kept is the article's next draft."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from editorial.domain.article import Block, Kind, Run, Style, Zone
from editorial.domain.reading import Reading
from editorial.services import claims
from editorial.services.desk import Desk
from editorial.ui.article_pane import ArticlePane
from editorial.ui.correcting import FIELD, Correcting
from editorial.ui.left_behind import sentence, shown
from editorial.ui.new_draft import DraftTaken
from editorial.ui.review import Review
from tests.desks import take_in

COST = "It cost £84 million in 2011, the council said."
BLOCKS = (
    Block(Kind.HEADING, "Bridge Reopens", Zone.HEADLINE, 1),
    Block(Kind.PARAGRAPH, "The bridge at Lorn reopened on Monday.", Zone.STANDFIRST),
    Block(Kind.PARAGRAPH, COST, runs=(Run(36, 45, Style.LINK, "https://lorn.example/council"),)),
    Block(Kind.ROW, "\tCrossings\tFare", ordinal=1),
    Block(Kind.ROW, "2011\t1,200\t£2"),
    Block(Kind.RULE, ""),
    Block(Kind.PARAGRAPH, "A\u00a0ferry ran meanwhile.\u2028It was free."),
    Block(Kind.CODE, "  gate: 4\u2028  depth: 9"),
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def review(review_of) -> Review:
    return review_of(Reading("text", BLOCKS, headline=BLOCKS[0].text, file_name="bridge.txt"))


@pytest.fixture
def page(qtbot, review: Review) -> ArticlePane:
    pane = ArticlePane(review)
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane


@pytest.fixture
def made(page: ArticlePane) -> list[DraftTaken]:
    drafts: list[DraftTaken] = []
    page.correcting.made.connect(drafts.append)
    return drafts


def texts(review: Review) -> list[str]:
    assert review.draft is not None
    return [block.text for block in review.draft.blocks]


def write(qtbot, correcting: Correcting, words: str) -> None:
    """Type over everything in the field."""
    assert correcting.editor is not None
    correcting.editor.text.selectAll()
    qtbot.keyClicks(correcting.editor.text, words)


def test_a_paragraph_is_corrected_in_place_and_becomes_a_draft(
    qtbot, review: Review, page: ArticlePane, made: list[DraftTaken]
):
    start = review.draft.text.index("£84 million")
    claim = review.run("Claim", claims.add_claim, review.article_id, [(start, start + 11)])
    page.view.select_words(start + 3, start + 3)
    page.focus()
    page.correct()
    correcting, view = page.correcting, page.view
    editor = correcting.editor
    field = editor.text

    # The same words in the same type at the same place, with the caret where it was.
    assert field.words == COST
    assert field.caret() == COST.index("£84") + 3
    assert field.currentFont().pixelSize() == view.currentFont().pixelSize()
    place = field.mapTo(view.viewport(), field.cursorRect().topLeft())
    assert abs(place.x() - view.cursorRect().left()) <= 1
    assert abs(place.y() - view.cursorRect().top()) <= 1
    assert "draft 2" in editor.keep.text()

    lower = editor.height()
    field.put_caret(len(COST))
    qtbot.keyClicks(field, " " + "It was paid in full. " * 8)
    assert editor.height() > lower
    write(qtbot, correcting, COST.replace("in 2011", "in 2012"))
    qtbot.keyClick(field, RETURN, CTRL)

    assert not correcting.is_open
    assert texts(review)[2] == COST.replace("2011", "2012")
    assert review.draft.revision.number == 2
    assert review.draft.blocks[2].runs[0].target == "https://lorn.example/council"
    assert [(taken.number, taken.corrected) for taken in made] == [(2, True)]
    # Words that were not touched stand at once, and are marked on the page.
    assert review.claim(claim.id).passages[0].quote == "£84 million"
    assert [mark.start for mark in view.marks_of(claim.id)] == [start]
    assert page.has_focus()
    assert review.desk.to_undo(review.article_id).label == "Correct paragraph 1"

    review.desk.undo(review.article_id)

    assert texts(review)[2] == COST
    assert view.marks_of(claim.id)


def test_enter_and_shift_enter_tabs_and_spaces_are_kept_as_they_are_typed(
    qtbot, review: Review, page: ArticlePane, made: list[DraftTaken]
):
    correcting = page.correcting
    correcting.begin(6)
    field = correcting.editor.text
    assert field.words == BLOCKS[6].text
    field.put_caret(8)
    qtbot.keyClick(field, RETURN, SHIFT)
    field.put_caret(len(field.words))
    qtbot.keyClick(field, RETURN)
    qtbot.keyClicks(field, "Nobody fell in.")
    qtbot.keyClick(field, RETURN, CTRL)
    assert texts(review)[6:8] == [
        "A\u00a0ferry \u2028ran meanwhile.\u2028It was free.",
        "Nobody fell in.",
    ]

    # An empty first cell stays a cell; Tab begins the next one.
    correcting.begin(3)
    field = correcting.editor.text
    field.put_caret(len(field.words))
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "Ships")
    qtbot.keyClick(field, RETURN, CTRL)
    assert texts(review)[3] == "\tCrossings\tFare\tShips"

    # Lines of code are one block, and keep their indent.
    correcting.begin(8)
    field = correcting.editor.text
    field.put_caret(len(field.words))
    qtbot.keyClick(field, RETURN)
    qtbot.keyClicks(field, "  width: 2")
    qtbot.keyClick(field, RETURN, CTRL)
    assert texts(review)[8:] == ["  gate: 4\u2028  depth: 9\u2028  width: 2"]

    correcting.begin(0)
    write(qtbot, correcting, "Bridge Open Again")
    qtbot.keyClick(correcting.editor.text, RETURN, CTRL)
    assert review.article.headline == "Bridge Open Again"
    assert [taken.number for taken in made] == [2, 3, 4, 5]


def test_esc_leaves_the_paragraph_and_asks_once_about_what_was_typed(
    qtbot, review: Review, page: ArticlePane, made: list[DraftTaken]
):
    correcting = page.correcting
    told: list[str] = []
    page.told.connect(told.append)
    correcting.begin(5)
    assert not correcting.is_open
    assert told

    correcting.begin(1)
    qtbot.keyClick(correcting.editor.text, ESCAPE)
    assert not correcting.is_open
    correcting.begin(1)
    write(qtbot, correcting, "Something else.")
    correcting.begin(2)
    assert correcting.block == 1
    qtbot.keyClick(correcting.editor.text, ESCAPE)
    assert correcting.is_open
    qtbot.keyClick(correcting.editor.text, ESCAPE)
    assert not correcting.is_open
    assert page.has_focus()

    # Nothing changed is no draft; nothing left is refused, and what is typed stays.
    correcting.begin(1)
    qtbot.keyClick(correcting.editor.text, RETURN, CTRL)
    assert not correcting.is_open
    assert made == []
    assert texts(review) == [block.text for block in BLOCKS]
    assert not review.safekeeping.words(review.safekeeping.place(FIELD, "1"))


def test_what_is_typed_waits_for_its_article_and_survives_the_window(
    qtbot, desk: Desk, review: Review, page: ArticlePane
):
    article_id, correcting = review.article_id, page.correcting
    other = take_in(desk, Reading("text", BLOCKS[:2], headline="Another", file_name="b.txt"))
    correcting.begin(1)
    write(qtbot, correcting, "The bridge reopened.")

    review.open(other)
    assert not correcting.is_open
    review.open(article_id)
    assert correcting.is_open
    assert correcting.editor.text.words == "The bridge reopened."

    # A draft that came meanwhile moves the paragraph; the field goes along.
    from editorial.services.articles import arrive
    from editorial.services.new_drafts import take_in_draft

    first = Block(Kind.PARAGRAPH, "Lorn", Zone.SECTION)
    arrival = arrive(desk, Reading("text", (first, *BLOCKS)), b"again")
    review.run("Draft", take_in_draft, article_id, arrival)
    assert correcting.block == 2
    assert correcting.editor.text.words == "The bridge reopened."
    gone = arrive(desk, Reading("text", (BLOCKS[0], *BLOCKS[2:])), b"gone")
    review.run("Draft", take_in_draft, article_id, gone)
    qtbot.keyClick(correcting.editor.text, RETURN, CTRL)
    assert correcting.is_open
    assert review.draft.revision.number == 3

    review.safekeeping.write()
    again = Review(desk)
    again.open(article_id)
    kept = again.safekeeping.place(FIELD, "1")
    assert again.safekeeping.words(kept)["text"] == "The bridge reopened."
    assert "a paragraph’s correction, “The bridge reopened.”" in sentence(again, shown(again))
    again.close()


def test_buttons_have_names_and_tips(review: Review, page: ArticlePane):
    page.correct(1)

    for button in page.correcting.editor.findChildren(QPushButton):
        assert button.text()
        assert "(" in button.toolTip()
