"""The article as the checker meets it: by eye, by pointer, by key, by voice."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage, QPalette
from PySide6.QtTest import QTest

from editorial.domain.article import Block, Kind, Zone, canonical_text
from editorial.domain.claim import Status
from editorial.ui import theme
from editorial.ui.article_view import ArticleView
from editorial.ui.marks import Owner
from tests.ui.drafts import DRAFT, STRANGE, TEXT, mark_on

LONG = tuple(
    Block(Kind.PARAGRAPH, f"Paragraph {n} says that the gate was closed. " * 6) for n in range(80)
)


@pytest.fixture
def view(qtbot, qapp):
    look = theme.apply(qapp, "light")
    look.set_reduced_motion(True)
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 900)
    with qtbot.waitExposed(view):
        view.show()
    view.show_draft(DRAFT, TEXT)
    view.lay_out()
    yield view
    look.set_reduced_motion(None)
    look.set_scale(1.0)


def middle_of(view: ArticleView, words: str, text: str = TEXT) -> QPoint:
    """Where words that stand on one line are on the screen."""
    start = text.index(words)
    place = view.place_of(start, start + len(words))
    assert place.height() < 40
    return (place.center() - QPointF(0, view.verticalScrollBar().value())).toPoint()


def pictured(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def has_color(picture: QImage, color: QColor, around: QPoint, reach: int = 60) -> bool:
    """Or nearly: hairlines are softened at their edges."""
    wanted = color.getRgb()
    return any(
        all(abs(a - b) < 12 for a, b in zip(picture.pixelColor(x, y).getRgb(), wanted, strict=True))
        for x in range(max(0, around.x() - reach), min(picture.width(), around.x() + reach))
        for y in range(max(0, around.y() - 20), min(picture.height(), around.y() + 20))
    )


def click(view: ArticleView, point: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, point)


# Words and positions


def test_a_text_that_is_not_that_of_the_blocks_is_refused(view):
    with pytest.raises(ValueError, match="no position would hold"):
        view.show_draft(DRAFT, TEXT + "!")


@pytest.mark.parametrize(
    "words",
    [
        "🌊",
        "👩‍🔬 a scientist",
        "e\u0301 x\u0323",
        "No\u00a0break",
        "السد مغلق",
        "מטרים 😀",
        "\t🏠",
        "mm\u2028\tgate",
    ],
)
def test_words_selected_come_back_exactly(view, words):
    text = canonical_text(STRANGE)
    view.show_draft(STRANGE, text)
    start = text.index(words)

    view.select_words(start, start + len(words))

    assert view.selection() == (start, start + len(words))
    assert text[slice(*view.selection())] == words


def test_words_are_selected_by_keys_alone(view, qtbot):
    view.setFocus()
    view.select_words(TEXT.index("council"), TEXT.index("council"))

    with qtbot.waitSignal(view.selection_changed):
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(view, Qt.Key.Key_Right, control)

    assert TEXT[slice(*view.selection())].strip() == "council"


def test_what_is_copied_is_what_stands_there(view):
    text = canonical_text(STRANGE)
    view.show_draft(STRANGE, text)
    start = text.index("No\u00a0break")
    view.select_words(start, start + 20)
    view.copy()
    assert QGuiApplication.clipboard().text() == text[start : start + 20]

    code = text.index("gate 4")
    view.select_words(code, code + 20)
    view.copy()

    assert QGuiApplication.clipboard().text() == "gate 4: 12 mm\n\tgate "


def test_letters_are_left_to_the_window(view, qtbot):
    view.setFocus()
    QTest.keyClicks(view, "vcx m")
    QTest.keyClick(view, Qt.Key.Key_Backspace)

    assert view.toPlainText().startswith("Energy\nPort Ellery")


# Marks


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.NOT_CHECKABLE])
def test_every_status_is_drawn_in_its_own_colour(view, status):
    view.set_marks([mark_on(TEXT, "closed all 18 turbines", status)])
    point = middle_of(view, "closed all 18 turbines")
    picture = pictured(view)

    assert has_color(picture, theme.current().status(status), QPoint(28, point.y()), 20)
    fill = theme.current().fill(status)
    assert fill is None or has_color(picture, fill, point)


def test_statuses_without_colour_are_still_told_apart(view):
    """The lines differ where every colour is taken away."""
    drawn = set()
    for status in Status:
        view.set_marks([mark_on(TEXT, "closed all 18 turbines", status)])
        point = middle_of(view, "closed all 18 turbines")
        picture = pictured(view).copy(point.x() - 60, point.y() - 12, 120, 30)
        ground = theme.current().fill(status) or theme.current().paper
        inked = [
            abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 24
            for y in range(picture.height())
            for x in range(picture.width())
        ]
        drawn.add(bytes(inked))

    assert len(drawn) == len(Status)


def test_a_reader_sees_no_marks(view):
    point = middle_of(view, "closed all 18 turbines")
    plain = pictured(view)
    view.set_marks([mark_on(TEXT, "closed all 18 turbines", Status.DISPUTED)])
    assert pictured(view) != plain

    view.set_view("read")

    assert pictured(view) == plain
    assert view.mark_at(point) is None


def test_a_click_selects_and_another_goes_on_to_the_mark_below(view, qtbot):
    view.set_marks([mark_on(TEXT, "closed all 18 turbines"), mark_on(TEXT, "18 turbines")])
    point = middle_of(view, "18 turbines")
    clicked = []
    view.mark_clicked.connect(clicked.append)

    for _ in range(3):
        click(view, point)

    assert clicked == ["18 turbines", "closed all 18 turbines", "18 turbines"]
    assert view.selected == "18 turbines"


def test_a_sign_in_the_gutter_is_clicked_too(view):
    view.set_marks([mark_on(TEXT, "It closed")])

    click(view, QPoint(28, middle_of(view, "It closed").y()))

    assert view.selected == "It closed"


def test_dragging_over_a_mark_selects_words_and_not_the_mark(view):
    view.set_marks([mark_on(TEXT, "closed all 18 turbines")])
    start, end = middle_of(view, "closed"), middle_of(view, "turbines")

    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert view.selected is None
    assert "all 18" in TEXT[slice(*view.selection())]


def test_a_selected_mark_keeps_the_tint_of_its_status(view):
    mark = mark_on(TEXT, "closed all 18 turbines", Status.DISPUTED)
    view.set_marks([mark])
    view.select(mark.id)
    point = middle_of(view, "closed all 18 turbines")
    picture = pictured(view)

    assert has_color(picture, theme.current().fill(Status.DISPUTED), point)
    assert has_color(picture, theme.current().accent, point, 120)


def test_a_new_verdict_is_seen_at_once_and_the_selection_stays(view):
    mark = mark_on(TEXT, "closed all 18 turbines")
    view.set_marks([mark])
    view.select(mark.id)

    view.replace_marks([mark.id], [replace(mark, status=Status.NEEDS_CHANGE)])

    picture = pictured(view)
    fill = theme.current().fill(Status.NEEDS_CHANGE)
    assert has_color(picture, fill, middle_of(view, "closed all 18 turbines"))
    assert view.selected == mark.id


def test_many_marks_on_a_line_are_counted_and_none_is_dropped(view):
    words = ["It closed", "all 18", "turbines", "after"]
    view.set_marks([mark_on(TEXT, each) for each in words])
    y = middle_of(view, "It closed").y()

    click(view, QPoint(28, y))
    first = view.selected
    seen = set()
    for _ in words[1:]:
        click(view, QPoint(10, y))
        seen.add(view.selected)

    assert {first, *seen} == set(words)


def test_a_mark_says_what_it_is_under_the_pointer(view):
    view.set_marks([mark_on(TEXT, "18 turbines")])

    assert "Tip: 18 turbines" in view.tip_at(middle_of(view, "18 turbines"))
    assert view.tip_at(middle_of(view, "Gate four")) == ""


def test_the_caret_announces_the_mark_that_it_stands_in(view):
    view.set_marks([mark_on(TEXT, "18 turbines", Status.DISPUTED)])
    at = TEXT.index("18 turbines") + 3

    view.select_words(at, at)
    assert view.accessibleDescription() == "Claim, disputed"

    view.select_words(0, 0)
    assert view.accessibleDescription() == ""


def test_questions_have_no_tint(view):
    view.set_marks([mark_on(TEXT, "closed all 18 turbines", None, Owner.QUESTION)])
    start = TEXT.index("closed all")
    point = middle_of(view, "closed all 18 turbines")
    picture = pictured(view)

    assert has_color(picture, theme.current().text3, QPoint(point.x(), point.y()))
    above = picture.pixelColor(round(view.place_of(start, start + 1).left()) - 1, point.y() - 8)
    assert above == theme.current().paper


def test_right_to_left_words_are_marked_where_they_stand(view):
    text = canonical_text(STRANGE)
    view.show_draft(STRANGE, text)
    view.lay_out()
    words = "السد مغلق"
    view.set_marks([mark_on(text, words)])

    assert view.mark_at(middle_of(view, words, text)) == words


# Links


def test_a_link_is_never_followed_by_a_mere_click(view, qtbot):
    point = middle_of(view, "Courier")
    with qtbot.assertNotEmitted(view.link_activated):
        click(view, point)
    with qtbot.waitSignal(view.link_activated) as followed:
        click(view, point, Qt.KeyboardModifier.ControlModifier)

    assert followed.args == ["https://courier.example/halt"]
    assert "https://courier.example/halt" in view.tip_at(point)


# Zones, looks and places


def test_hidden_furniture_is_not_there_until_asked_for(view):
    start = TEXT.index("Comments")
    assert view.place_of(start, start + 8).isEmpty()

    view.show_furniture(True)

    assert not view.place_of(start, start + 8).isEmpty()


def test_what_is_hidden_is_not_met_by_the_pointer(view):
    assert DRAFT[3].zone is Zone.FURNITURE

    met = {view.block_at(QPoint(300, y)) for y in range(0, 800, 3)}

    assert {2, 4} <= met
    assert 3 not in met


def test_a_corrected_zone_keeps_marks_and_place(view):
    view.set_marks([mark_on(TEXT, "18 turbines")])
    view.select("18 turbines")
    blocks = (*DRAFT[:-1], replace(DRAFT[-1], zone=Zone.FURNITURE))

    view.show_draft(blocks, TEXT)

    assert view.blocks == blocks
    assert view.selected == "18 turbines"
    assert not view.document().findBlockByNumber(len(blocks) - 1).isVisible()


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.set_scale(1.4),
        lambda view: view.set_compact(True),
        lambda view: theme.apply(QGuiApplication.instance(), "dark"),
        lambda view: view.resize(520, 900),
    ],
)
def test_another_look_keeps_the_words_at_the_top_in_place(view, change, qtbot):
    view.show_draft(LONG, canonical_text(LONG))
    view.lay_out()
    view.restore_scroll(40, 10)
    before = view.scroll_state()

    change(view)

    qtbot.waitUntil(lambda: view.scroll_state() == before)


def test_dark_paper_is_dark_and_light_paper_white(view, qapp):
    for choice in ("dark", "light"):
        theme.apply(qapp, choice)
        assert pictured(view).pixelColor(300, 5) == theme.current().paper
        assert qapp.palette().color(QPalette.ColorRole.Window) == theme.current().panel


def test_a_place_is_found_again_in_a_page_that_is_not_laid_out_yet(view, qtbot):
    view.show_draft(LONG, canonical_text(LONG))

    view.restore_scroll(70, 5)

    qtbot.waitUntil(lambda: view.scroll_state() == (70, 5))


def test_selecting_scrolls_only_to_what_is_out_of_sight(view):
    text = canonical_text(LONG)
    view.show_draft(LONG, text)
    view.lay_out()
    near = mark_on(text, "Paragraph 1 says")
    far = mark_on(text, "Paragraph 60 says")
    view.set_marks([near, far])
    view.restore_scroll(0, 0)

    view.select(near.id)
    assert view.verticalScrollBar().value() == 0

    view.select(far.id)
    place = view.place_of(far.start, far.end).top() - view.verticalScrollBar().value()
    assert 0.2 * view.viewport().height() <= place <= 0.8 * view.viewport().height()


def test_scrolling_to_a_mark_moves_there_and_stays(view, qtbot):
    theme.appearance().set_reduced_motion(False)
    text = canonical_text(LONG)
    view.show_draft(LONG, text)
    view.lay_out()
    far = mark_on(text, "Paragraph 60 says")
    view.set_marks([far])
    top = view.place_of(far.start, far.end).top()

    view.select(far.id)
    assert view.verticalScrollBar().value() < top - view.viewport().height(), "it is on its way"

    def calm() -> bool:
        place = top - view.verticalScrollBar().value()
        return 0.2 * view.viewport().height() <= place <= 0.8 * view.viewport().height()

    qtbot.waitUntil(calm)


def test_the_strip_goes_where_it_is_clicked(view):
    text = canonical_text(LONG)
    view.show_draft(LONG, text)
    view.lay_out()
    strip = view.overview

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(8, strip.height() // 2))

    middle = view.verticalScrollBar().maximum() / 2
    assert abs(view.verticalScrollBar().value() - middle) < view.viewport().height() / 2


def test_a_problem_is_wider_on_the_strip_than_what_is_settled(view):
    widths = []
    for status in (Status.VERIFIED, Status.UNCHECKED, Status.DISPUTED):
        view.set_marks([mark_on(TEXT, "18 turbines", status)])
        picture = view.overview.grab().toImage()
        ink = theme.current().status(status)
        widths.append(
            max(
                sum(picture.pixelColor(x, y) == ink for x in range(picture.width()))
                for y in range(picture.height())
            )
        )

    assert widths == [4, 8, 12]


def test_the_context_menu_is_asked_for_the_paragraph_under_the_pointer(view, qtbot):
    point = middle_of(view, "Gate four")
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, QPoint(7, 9))
        QGuiApplication.sendEvent(view.viewport(), event)

    assert asked.args == [5, QPoint(7, 9)]


# Finding


def test_words_are_found_whatever_their_case_and_space(view):
    text = canonical_text(STRANGE)
    view.show_draft(STRANGE, text)

    assert view.find_text("no break") == 1
    assert view.find_text("SCIENTIST") == 1
    assert view.find_text("🌊") == 1, "the furniture's waves are hidden"
    assert view.find_text("nowhere") == 0
    assert view.find_text("  ") == 0


def test_finding_goes_round(view):
    view.show_draft(LONG, canonical_text(LONG))
    view.lay_out()
    count = view.find_text("paragraph 1 says")
    assert (count, view.current_hit) == (6, 0)

    assert view.find_next() == 1
    assert view.find_previous() == 0
    assert view.find_previous() == 5

    view.clear_find()
    assert view.text[slice(*view.selection())] == "Paragraph 1 says"
