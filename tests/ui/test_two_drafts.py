"""Two drafts side by side, as somebody sees them who has to say what became of each mark."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from editorial.domain.anchor import PassageState
from editorial.domain.claim import Status
from editorial.domain.comparison import Comparison, Pair
from editorial.domain.text import Span
from editorial.ui import theme
from editorial.ui.compare_sheet import Sheet
from editorial.ui.two_drafts import REST, SheetMark, TwoDrafts
from tests.ui.two_pieces import COMPARISON, NEW, OLD, PAIRS, draft, paragraph


@pytest.fixture(params=["light", "dark"])
def either_look(qapp, request):
    look = theme.apply(qapp, request.param)
    look.set_reduced_motion(True)
    yield theme.current()
    look.set_reduced_motion(None)
    theme.apply(qapp, "light")


@pytest.fixture
def look(qapp):
    look = theme.apply(qapp, "light")
    look.set_reduced_motion(True)
    yield theme.current()
    look.set_reduced_motion(None)


def shown(qtbot) -> TwoDrafts:
    drafts = TwoDrafts()
    qtbot.addWidget(drafts)
    drafts.resize(1100, 500)
    with qtbot.waitExposed(drafts):
        drafts.show()
    drafts.show_drafts(OLD, NEW, COMPARISON)
    drafts.lay_out()
    return drafts


def on(text: str, words: str, key: str = "", state: PassageState | None = None) -> SheetMark:
    start = text.index(words)
    return SheetMark(start, start + len(words), Status.VERIFIED, state, key or words)


def top_of(sheet: Sheet, words: str) -> float:
    """Where words stand on the screen."""
    start = sheet.text.index(words)
    return sheet.place_of(start, start + len(words)).top() - sheet.verticalScrollBar().value()


def point_on(sheet: Sheet, words: str) -> QPoint:
    start = sheet.text.index(words)
    place = sheet.place_of(start, start + len(words))
    return (place.center() - QPointF(0, sheet.verticalScrollBar().value())).toPoint()


def colors_on(sheet: Sheet, words: str, left: int = 0, start: int | None = None) -> set[str]:
    """What is painted where words stand, and so many pixels left of them."""
    start = sheet.text.index(words) if start is None else start
    place = sheet.place_of(start, start + len(words))
    top = round(place.top()) - sheet.verticalScrollBar().value()
    picture = sheet.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    return {
        QColor(picture.pixel(round(x * ratio), round(y * ratio))).name()
        for x in range(round(place.left()) - left, round(place.right()))
        for y in range(top, top + round(place.height()) + 4)
    }


def level_pairs(drafts: TwoDrafts, pairs: tuple[Pair, ...]) -> list[float]:
    """How far apart the blocks of each pair begin; those in page furniture are not shown."""
    old, new = drafts.old.page, drafts.new.page
    return [
        old.top(pair.old) - new.top(pair.new)
        for pair in pairs
        if pair.old is not None
        and pair.new is not None
        and old.look.shows(old.blocks[pair.old])
        and new.look.shows(new.blocks[pair.new])
    ]


def bars(drafts: TwoDrafts) -> tuple[int, int]:
    old, new = (sheet.verticalScrollBar() for sheet in drafts.sheets)
    assert old.maximum() == new.maximum() > 0
    return old.value(), new.value()


def test_what_goes_together_stands_level_at_every_width_and_size(qtbot, look):
    drafts = shown(qtbot)
    assert set(level_pairs(drafts, PAIRS)) == {0}
    # What was removed stands beside what was added.
    assert drafts.old.page.top(7) == drafts.new.page.top(6)
    assert bars(drafts) == (0, 0)

    drafts.resize(720, 500)
    narrow = drafts.new.page.look.column
    qtbot.waitUntil(lambda: drafts.new.page.look.column < narrow, timeout=20 * REST)
    assert drafts.old.page.look == drafts.new.page.look
    assert set(level_pairs(drafts, PAIRS)) == {0}
    drafts.set_reading_scale(1.25)
    assert set(level_pairs(drafts, PAIRS)) == {0}
    assert bars(drafts) == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ((), (paragraph("All of it is new."),), (Pair(None, 0),)),
        ((paragraph("It was."),), (), (Pair(0, None),)),
        (
            (paragraph("One."), paragraph("Two.")),
            (paragraph("Two."), paragraph("Three " * 60)),
            (Pair(0, None), Pair(1, 0), Pair(None, 1)),
        ),
    ],
)
def test_drafts_without_a_beginning_or_an_end_in_common(qtbot, look, old, new, pairs):
    drafts = TwoDrafts()
    qtbot.addWidget(drafts)
    drafts.resize(900, 300)
    drafts.show()
    drafts.show_drafts(draft(old, 1), draft(new, 2), Comparison(pairs, ()))
    drafts.lay_out()

    assert set(level_pairs(drafts, pairs)) <= {0}
    maxima = {sheet.verticalScrollBar().maximum() for sheet in drafts.sheets}
    assert len(maxima) == 1


def test_the_sheets_scroll_together_and_marks_that_moved_are_brought_level(qtbot, look):
    drafts = shown(qtbot)
    drafts.new.verticalScrollBar().setValue(120)
    assert bars(drafts) == (120, 120)
    drafts.old.verticalScrollBar().setValue(70)
    assert bars(drafts) == (70, 70)

    drafts.set_marks(
        [on(OLD.text, "spokesperson", "moved"), on(OLD.text, "the Courier", "gone")],
        [on(NEW.text, "spokesperson", "moved")],
    )
    drafts.select("moved")
    assert top_of(drafts.old, "spokesperson") == top_of(drafts.new, "spokesperson")
    assert 0 <= top_of(drafts.new, "spokesperson") < drafts.new.viewport().height()
    old, new = bars(drafts)
    drafts.new.verticalScrollBar().setValue(new - 30)
    assert bars(drafts) == (max(0, old - 30), new - 30)
    drafts.new.verticalScrollBar().setValue(new)
    assert bars(drafts) == (old, new)

    # A passage that is gone has one place only; what is there again stands level.
    drafts.select("gone")
    old, new = bars(drafts)
    assert old == new
    assert 0 <= top_of(drafts.old, "the Courier") < drafts.old.viewport().height()


def test_what_changed_is_told_by_colour_and_by_line(qtbot, either_look):
    drafts, look = shown(qtbot), either_look
    added, removed = (
        {look.add.name(), look.add_bg.name()},
        {
            look.remove.name(),
            look.remove_bg.name(),
        },
    )

    assert removed <= colors_on(drafts.old, "12,000")
    assert added <= colors_on(drafts.new, "11,400")
    assert not (added | removed) & colors_on(drafts.old, "homes draw power")
    quotation = colors_on(drafts.new, "“")
    assert look.ctl.name() in quotation
    assert not (added | removed) & quotation
    assert look.text3.name() in colors_on(drafts.old, "A spokesperson", left=20)
    assert look.text3.name() not in colors_on(drafts.old, "Divers had", left=20)

    start, end = NEW.text.index("Two divers"), NEW.text.index("Two divers") + 30
    drafts.set_adjusting(Span(start, end))
    assert look.accent_tint2.name() in colors_on(drafts.new, "divers who")
    drafts.set_adjusting(None)
    assert look.accent_tint2.name() not in colors_on(drafts.new, "divers who")


def test_marks_look_like_their_state_and_are_chosen_on_either_sheet(qtbot, look):
    drafts = shown(qtbot)
    states = {
        "homes draw": PassageState.EXACT,
        "gate four": PassageState.ALTERED,
        "the mainland": PassageState.MOVED,
        "Barrage": PassageState.LOST,
        "fracture": None,
    }
    old = [on(OLD.text, words, words, state) for words, state in states.items()]
    drafts.set_marks(old, [on(NEW.text, "homes draw", "homes draw", PassageState.EXACT)])

    for words, token in (
        ("homes draw", "verified"),
        ("gate four", "recheck"),
        ("the mainland", "in_progress"),
        ("Barrage", "remove"),
        ("fracture", "verified"),
    ):
        assert look.token(token).name() in colors_on(drafts.old, words), words
    pictures = {words: drafts.old.page.marks.of_owner(words)[0].icon for words in states}
    assert list(pictures.values()) == ["exact", "altered", "moved", "lost", "verified"]

    for sheet in drafts.sheets:
        drafts.select(None)
        with qtbot.waitSignal(drafts.mark_chosen) as chosen:
            point = point_on(sheet, "homes draw")
            QTest.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert chosen.args == ["homes draw"] == [drafts.selected]
        for each in drafts.sheets:
            assert look.accent.name() in colors_on(each, "homes draw")


def test_words_of_the_new_draft_are_chosen_with_keys_alone(qtbot, look):
    drafts = shown(qtbot)
    start = NEW.text.index("declined to speak")
    drafts.new.setFocus()
    drafts.new.select_words(start, start)

    with qtbot.waitSignal(drafts.words_selected) as chosen:
        QTest.keyClick(
            drafts.new,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    words = drafts.words()
    assert words is not None
    assert chosen.args == [words.start, words.end]
    assert NEW.text[words.start : words.end].strip() == "declined"


def test_before_they_are_shown_drafts_wait_with_the_place_that_was_asked_for(qtbot, look):
    drafts = TwoDrafts()
    qtbot.addWidget(drafts)
    drafts.set_heads("Draft 1", "received 3 May", "Draft 3", "now")
    drafts.show_drafts(OLD, NEW, COMPARISON)
    drafts.set_marks([on(OLD.text, "Gate four comes")], [on(NEW.text, "Gate four comes")])
    drafts.select("Gate four comes")

    drafts.resize(900, 330)
    with qtbot.waitExposed(drafts):
        drafts.show()
    height = drafts.new.viewport().height()
    qtbot.waitUntil(lambda: 0 <= top_of(drafts.new, "Gate four comes") < height - 20)
    assert top_of(drafts.old, "Gate four comes") == top_of(drafts.new, "Gate four comes")
    assert drafts.old.accessibleName() == "Draft 1. received 3 May"
