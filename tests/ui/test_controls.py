"""The desk's own small controls, by key, by pointer and by name."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editorial.domain.claim import Status
from editorial.ui import fonts, theme
from editorial.ui.chips import Chip, KeyCap
from editorial.ui.frames import ElidedLabel
from editorial.ui.icons import GLYPHS, icon, pixmap
from editorial.ui.messages import MessageBar, ThinProgress, Toast
from editorial.ui.meter import CoverageMeter
from editorial.ui.segments import FilterBar, SegmentedControl
from editorial.ui.style_sheet import style_sheet


@pytest.fixture(autouse=True)
def look(qapp):
    look = theme.apply(qapp, "light")
    look.set_reduced_motion(True)
    yield look
    look.set_reduced_motion(None)
    look.set_scale(1.0)
    theme.apply(qapp, "light")


@pytest.fixture
def shown(qtbot):
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return show


def colors_in(widget: QWidget) -> set[int]:
    picture = widget.grab().toImage()
    return {
        picture.pixelColor(x, y).rgb()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_views_are_chosen_with_arrow_keys(shown, qtbot):
    views = shown(SegmentedControl([("read", "Read"), ("check", "Check")], "View"))
    assert views.accessibleName() == "View: Read"

    with qtbot.waitSignal(views.chosen) as chosen:
        QTest.keyClick(views, Qt.Key.Key_Right)

    assert chosen.args == ["check"]
    assert views.accessibleName() == "View: Check"
    with qtbot.assertNotEmitted(views.chosen):
        QTest.keyClick(views, Qt.Key.Key_Right)


def test_a_view_is_chosen_by_a_click(shown, qtbot):
    views = shown(SegmentedControl([("read", "Read"), ("check", "Check")], "View"))

    with qtbot.waitSignal(views.chosen) as chosen:
        at = QPoint(views.width() - 12, views.height() // 2)
        QTest.mouseClick(views, Qt.MouseButton.LeftButton, pos=at)

    assert chosen.args == ["check"]


def test_showing_a_choice_is_not_choosing(shown, qtbot):
    views = shown(SegmentedControl([("read", "Read"), ("check", "Check")], "View"))

    with qtbot.assertNotEmitted(views.chosen):
        views.choose("check")

    assert views.current == "check"


def test_filters_say_how_many_they_leave(shown):
    filters = shown(FilterBar([("all", "All"), ("todo", "To do")], "Claims"))
    narrow = filters.sizeHint().width()

    filters.set_counts({"all": 25, "todo": 7})

    assert filters.accessibleName() == "Claims: All 25"
    assert filters.accessibleDescription() == "One of: All 25, To do 7"
    assert filters.sizeHint().width() > narrow


@pytest.mark.parametrize(
    "make",
    [
        lambda: Chip("Disputed", "Status", "disputed", "disputed"),
        lambda: SegmentedControl([("read", "Read"), ("check", "Check")], "View"),
        lambda: FilterBar([("all", "All"), ("todo", "To do")], "Claims"),
        lambda: CoverageMeter(),
    ],
)
def test_focus_draws_a_ring_in_the_accent(shown, make):
    widget = shown(make())
    widget.activateWindow()
    widget.clearFocus()
    without = widget.grab().toImage()

    widget.setFocus(Qt.FocusReason.TabFocusReason)

    assert widget.hasFocus()
    assert widget.grab().toImage() != without
    assert theme.current().accent.rgb() in colors_in(widget)


def test_a_chip_names_what_is_chosen_and_what_it_is(shown):
    chip = shown(Chip("Disputed", "Status", "disputed", "disputed"))
    assert chip.accessibleName() == "Status: Disputed"
    assert theme.current().status(Status.DISPUTED).rgb() in colors_in(chip)

    chip.show_choice("Verified", "verified", "verified")

    assert chip.accessibleName() == "Status: Verified"


def test_a_long_title_is_shortened_and_whole_in_the_tooltip(shown):
    label = shown(ElidedLabel("Port Ellery shuts its tidal barrage after a warning"))
    label.resize(120, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == label.whole_text

    label.resize(600, 20)

    assert label.text() == label.whole_text
    assert label.toolTip() == ""


def test_a_toast_stands_at_the_foot_and_undoes(shown, qtbot):
    pane = QWidget()
    pane.resize(440, 600)
    shown(pane)
    toast = Toast(pane)
    toast.show_step("Claim removed")
    assert toast.geometry().bottom() < 600
    assert toast.geometry().top() > 480
    assert not toast.hasFocus()

    with qtbot.waitSignal(toast.action):
        button = next(b for b in toast.children() if getattr(b, "text", str)() == "Undo")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not toast.isVisible()


def test_a_message_is_selectable_text_with_one_action(shown, qtbot):
    bar = shown(MessageBar())
    bar.show_message("Could not save. Your work is kept on this computer.", "Try again")
    assert bar.isVisible()
    assert bar.accessibleName() == bar.text

    with qtbot.waitSignal(bar.closed):
        bar.dismiss()

    assert not bar.isVisible()


def test_short_work_shows_no_bar(qtbot):
    bar = ThinProgress()
    qtbot.addWidget(bar)

    bar.start("Reading")
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible)

    bar.report("Reading 412 of 900 paragraphs", 412, 900)
    assert bar.accessibleName() == "Reading 412 of 900 paragraphs"
    bar.finish()
    assert not bar.isVisible()


@pytest.mark.parametrize("name", sorted(set(GLYPHS) - {"tier_0"}))
def test_every_sign_draws_something(name):
    picture = pixmap(name, QColor("black"), 16).toImage()

    assert any(picture.pixelColor(x, y).alpha() > 128 for x in range(16) for y in range(16))


def test_signs_of_statuses_are_told_apart_without_colour():
    pictures = {pixmap(s.value, QColor("black"), 12).toImage().bits().tobytes() for s in Status}

    assert len(pictures) == len(Status)


def test_an_icon_takes_the_theme_and_greys_where_it_is_disabled(qapp):
    def inks(mode: QIcon.Mode) -> set[int]:
        picture = icon("dots", "text").pixmap(32, mode=mode).toImage()
        size = range(picture.width())
        return {picture.pixel(x, y) for x in size for y in size}

    light = theme.current()
    assert light.text.rgba() in inks(QIcon.Mode.Normal)
    assert light.text3.rgba() in inks(QIcon.Mode.Disabled)

    theme.apply(qapp, "dark")

    assert theme.current().text.rgba() in inks(QIcon.Mode.Normal)


def test_own_painted_controls_follow_the_theme(shown, qapp):
    cap = shown(KeyCap("Ctrl+K"))
    assert theme.current().panel.rgb() in colors_in(cap)
    light = theme.current().panel.rgb()

    theme.apply(qapp, "dark")

    assert theme.current().panel.rgb() in colors_in(cap)
    assert light not in colors_in(cap)


def test_larger_text_makes_controls_grow(shown, look):
    chip = shown(Chip("Disputed", "Status", "disputed"))
    before = chip.sizeHint()

    look.set_scale(2.0)

    assert chip.sizeHint().width() > 1.3 * before.width()
    assert chip.sizeHint().height() > before.height()
    assert QGuiApplication.font().pixelSize() == 2 * fonts.BODY


def test_the_style_sheet_names_no_unknown_token(tmp_path):
    for name in ("light", "dark"):
        sheet = style_sheet(theme.load_theme(name), tmp_path)
        assert "$" not in sheet
    assert len(list(tmp_path.iterdir())) == 24


def test_an_unknown_choice_of_look_is_refused(qapp):
    with pytest.raises(ValueError, match="sepia"):
        theme.apply(qapp, "sepia")


def test_filters_in_a_narrow_pane_save_room_and_keep_their_words(qtbot):
    bar = FilterBar([("all", "All"), ("to_do", "To do"), ("suggested", "Suggested")], "Filter")
    qtbot.addWidget(bar)
    bar.set_counts({"all": 125, "to_do": 117, "suggested": 345})
    bar.resize(bar.sizeHint())
    wide = bar._rects()
    assert bar.minimumSizeHint().width() < bar.sizeHint().width()

    bar.resize(bar.minimumSizeHint())
    narrow = bar._rects()

    assert max(rect.right() for rect in narrow.values()) <= bar.width()
    assert narrow["to_do"].width() < wide["to_do"].width()
    assert bar.accessibleDescription() == "One of: All 125, To do 117, Suggested 345"
