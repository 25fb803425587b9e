"""What was recognised is seen, and set right by keys or pointer, before anything is stored."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.extract import ChangeKind, Comment, Dropped, TrackedChange
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.source import Tier
from editorial.domain.text import Span
from editorial.ui import theme
from editorial.ui.forms import Words
from editorial.ui.letters import letters
from editorial.ui.recognition_dialog import RecognitionDialog
from editorial.ui.recognition_words import facts_of, marks_of, no_changes, no_remarks
from editorial.ui.theme import appearance
from tests.desks import BARRAGE, barrage, span_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTHING, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
REPORT = FoundEvidence(
    "Annual report 2025",
    publisher="Brightwater",
    tier=Tier.PRIMARY,
    locator="p. 12",
    excerpt="12,040",
)
BLOCKS = (*BARRAGE, Block(Kind.PARAGRAPH, "Share this article", Zone.FURNITURE))


def remark(key: str, words: str, text: str, fate: Fate, **others: object) -> Remark:
    span = span_of(BLOCKS, words) if words else None
    made = Remark(key, RemarkKind.COMMENT, "Sana Malik", None, text, span, fate=fate)
    return replace(made, **others)


REMARKS = (
    remark(
        "comment 0",
        "About 12,000 homes",
        "p. 12: “12,040”",
        Fate.CLAIM,
        reason="it names a page",
        evidence=REPORT,
    ),
    remark(
        "comment 1",
        "nine sluice gates",
        "Nine, or ten?",
        Fate.QUESTION,
        reason="it asks",
        replies=(Comment("9", "Ada Finch", None, "Nine, by the plan."),),
    ),
    remark("comment 2", "Opened in 2011", "Fine", Fate.NOTE, reason="it neither cites nor asks"),
    remark("comment 3", "", "Good piece", Fate.NOTE, reason="it neither cites nor asks"),
)


def annotated() -> Reading:
    return replace(
        barrage(),
        format="docx",
        blocks=BLOCKS,
        remarks=REMARKS,
        changes=(
            TrackedChange(
                ChangeKind.INSERTION,
                "Ada Finch",
                None,
                "that evening",
                span_of(BLOCKS, "that evening"),
            ),
            TrackedChange(ChangeKind.DELETION, "", None, "reportedly", Span(300, 300)),
        ),
        dropped=(Dropped("2 running heads", "they repeat on every page", "Post, draft 3"),),
        notices=("One formula could not be read.", "One picture has no words."),
        file_name="barrage.docx",
    )


@pytest.fixture
def preview(qtbot, qapp) -> Callable[..., RecognitionDialog]:
    """Opens the preview over a window of some size."""
    theme.apply(qapp, "light").set_reduced_motion(True)
    windows = []

    def opened(reading: Reading, width=1440, height=900, **count: int) -> RecognitionDialog:
        window = QWidget()
        windows.append(window)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        dialog = RecognitionDialog(True, window)
        dialog.open()
        dialog.show_reading(reading, **count)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
        return dialog

    yield opened
    appearance().set_reduced_motion(None)
    appearance().set_scale(1.0)
    letters().set_mode("on")


@pytest.fixture
def dialog(preview) -> RecognitionDialog:
    return preview(annotated())


@pytest.fixture
def press(qtbot):
    def pressed(key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, held)

    return pressed


def zones(dialog: RecognitionDialog) -> list[Zone]:
    return [block.zone for block in dialog.reading.blocks]


def fates(dialog: RecognitionDialog) -> list[Fate]:
    return [each.fate for each in dialog.reading.remarks]


def middle_of(dialog: RecognitionDialog, words: str) -> QPoint:
    start = dialog.article.text.index(words)
    place = dialog.article.place_of(start, start + len(words)).center()
    return (place - QPointF(0, dialog.article.verticalScrollBar().value())).toPoint()


# The article


def test_a_letter_sets_the_zone_of_the_paragraphs_that_are_chosen(dialog, press):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J):
        press(key)
    press(Qt.Key.Key_Down, SHIFT)
    assert dialog.article.chosen == range(2, 4)
    assert "Paragraphs 3 to 4 of 12. Body" in dialog.article.accessibleDescription()

    press(Qt.Key.Key_O)
    assert zones(dialog)[2:4] == [Zone.OPINION] * 2
    assert "Opinion" in dialog.article.accessibleDescription()
    assert dialog.bar.zone.text() == "Opinion"
    assert dialog.article.blocks == dialog.reading.blocks

    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Z, CTRL)
    assert zones(dialog) == [block.zone for block in BLOCKS]
    assert dialog.article.chosen == range(2, 4), "where it was undone"
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert zones(dialog)[2:4] == [Zone.OPINION] * 2


def test_what_the_article_is_called_follows_from_the_zones(dialog, press):
    assert dialog.top.title.whole_text == "Port Ellery Shuts Tidal Barrage"
    press(Qt.Key.Key_X)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_H)

    title = "About 12,000 homes now draw power from the mainland."
    assert dialog.top.title.whole_text == dialog.reading.headline == title
    assert title in dialog.accessibleName()


def test_questions_of_the_piece_are_counted_anew(dialog, press):
    assert "2 questions" in dialog.top.facts.text().replace("\N{NO-BREAK SPACE}", " ")
    dialog.article.choose(7)
    press(Qt.Key.Key_X)
    assert dialog.reading.questions == ()
    assert "1 question" in dialog.top.facts.text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_menu_shows_the_letters_and_sets_the_zone(dialog, press):
    press(Qt.Key.Key_Space)
    entries = {action.text(): action for action in dialog.bar.menu.actions()}
    assert "Standfirst\tS" in entries
    assert [text for text, action in entries.items() if action.isChecked()] == ["Headline\tH"]
    dialog.bar.menu.close()

    entries["Standfirst\tS"].trigger()
    assert zones(dialog)[0] is Zone.STANDFIRST


def test_paragraphs_are_chosen_with_the_pointer(dialog, qtbot):
    view = dialog.article
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(view.viewport(), left, NOTHING, middle_of(dialog, "According to the"))
    assert view.chosen == range(3, 4)
    qtbot.mouseClick(view.viewport(), left, SHIFT, middle_of(dialog, "The town holds"))
    assert view.chosen == range(3, 6)

    inside, outside = middle_of(dialog, "A Town That"), middle_of(dialog, "Shuts Tidal")
    asked = []
    view.menu_wanted.connect(lambda _: asked.append(view.chosen))
    for point in (inside, outside):
        at = view.viewport().mapToGlobal(point)
        mouse = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(mouse, point, at))
        dialog.bar.menu.close()
    assert asked == [range(3, 6), range(0, 1)], "the chosen ones stay, unless it is another"


def test_furniture_lies_on_the_ground_of_the_margins(dialog):
    view = dialog.article
    view.choose(11)
    view.choose(0, show=False)
    picture = view.viewport().grab().toImage()
    ground = appearance().theme.win
    assert picture.pixelColor(24, middle_of(dialog, "Share this").y()) == ground
    assert picture.pixelColor(24, middle_of(dialog, "The town holds").y()) != ground


# The lists


def test_a_letter_sets_what_becomes_of_a_remark(dialog, press):
    press(Qt.Key.Key_F6)
    assert dialog.lists.remarks.hasFocus()
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_X)
    assert fates(dialog)[1] is Fate.LEFT_OUT
    assert dialog.lists.remark.fate.text() == "Left out"
    assert dialog.lists.remark.why.text() == "Is left out: you chose so."
    row = dialog.lists.remarks.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.startswith("Left out. Nine, or ten?")
    assert dialog.article.mark("1").status is not None, "no bracket any more"

    press(Qt.Key.Key_Z, CTRL)
    assert fates(dialog) == [each.fate for each in REMARKS]


def test_several_remarks_are_set_at_once_and_those_that_cannot_are_told_of(dialog, press):
    dialog.lists.focus()
    press(Qt.Key.Key_A, CTRL)
    assert "4 remarks are chosen" in dialog.lists.remark.why.text()
    press(Qt.Key.Key_C)
    assert fates(dialog) == [Fate.CLAIM] * 3 + [Fate.NOTE]
    assert "hang on no words" in dialog.fault.text or "hangs on no words" in dialog.fault.text
    press(Qt.Key.Key_Z, CTRL)
    assert fates(dialog) == [each.fate for each in REMARKS], "one step"


def test_a_remark_without_words_cannot_become_a_claim(dialog, press):
    dialog.lists.focus()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_C)
    assert fates(dialog)[3] is Fate.NOTE
    assert "hangs on no words" in dialog.fault.text

    menu = dialog.lists.remark.fate.menu()
    menu.aboutToShow.emit()
    able = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
    assert able == {
        "Claim (it hangs on no words)": False,
        "Question": True,
        "Note": True,
        "Leave out": True,
    }


def said_in(part: QWidget) -> list[str]:
    return [words.text() for words in part.findChildren(Words) if words.isVisible()]


def test_the_evidence_of_a_remark_is_shown_with_its_place(dialog, qtbot):
    said = {"Annual report 2025", "Brightwater", "12,040", "Becomes a claim: it names a page."}
    assert said <= {*said_in(dialog.lists.remark)}
    dialog.lists.go_to_remark(1)
    qtbot.waitUntil(lambda: "Nine, by the plan." in said_in(dialog.lists.remark))
    assert "Annual report 2025" not in said_in(dialog.lists.remark)


def test_keys_lead_from_remark_to_words_and_back(dialog, press):
    dialog.lists.focus()
    press(Qt.Key.Key_Down)
    assert dialog.article.selected == "1"
    press(Qt.Key.Key_Return)
    assert dialog.article.hasFocus()
    assert dialog.article.chosen == range(2, 3)

    dialog.article.choose(5)
    press(Qt.Key.Key_G)
    assert dialog.lists.remarks.hasFocus()
    assert dialog.lists.remarks.current_id == "2"


def test_a_click_on_marked_words_shows_their_remark(dialog, qtbot):
    dialog.show_list(2)
    point = middle_of(dialog, "Opened in 2011")
    qtbot.mouseClick(dialog.article.viewport(), Qt.MouseButton.LeftButton, NOTHING, point)
    assert dialog.lists.remarks.current_id == "2"
    assert dialog.lists.remarks.isVisible()


def test_changes_and_what_was_left_out_are_told(dialog, press):
    press(Qt.Key.Key_2, ALT)
    assert dialog.lists.changes.hasFocus()
    about = "2 tracked changes are taken as accepted, and kept with the draft."
    assert about in said_in(dialog.lists)
    press(Qt.Key.Key_Down)
    assert dialog.article.chosen == range(
        dialog.article.block_of(300), dialog.article.block_of(300) + 1
    )
    press(Qt.Key.Key_3, ALT)
    told = dialog.lists.dropped.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "2 running heads. They repeat on every page  ·  “Post, draft 3”"


def test_empty_lists_say_why(preview):
    dialog = preview(barrage())
    bodies = dialog.lists._bodies
    assert [body.empty.sentence for body in bodies] == [
        "There are no remarks: plain text holds no comments, and has no footnotes.",
        "There are no tracked changes: plain text cannot hold any.",
        "Nothing was left out: all that the file holds is in the article.",
    ]
    assert "nobody commented on this copy" in no_remarks("docx")
    assert "nobody tracked any" in no_changes("odt")
    assert all(body.detail is None for body in bodies)
    dialog.lists.focus()
    assert dialog.lists.tabs.isAncestorOf(QApplication.focusWidget())


# The whole


def test_ctrl_enter_hands_over_what_was_corrected_and_enter_alone_does_not(dialog, press):
    handed = []
    dialog.wanted.connect(handed.append)
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Return)
    dialog.lists.focus()
    dialog.article.setFocus()
    assert handed == []

    press(Qt.Key.Key_Return, CTRL)
    assert handed == [dialog.reading]
    assert handed[0].blocks[0].zone is Zone.STANDFIRST
    press(Qt.Key.Key_Return, CTRL)
    assert len(handed) == 1, "once is enough"

    dialog.say("The disk is full.")
    assert dialog.fault.text == "The disk is full."
    assert dialog.reading.blocks[0].zone is Zone.STANDFIRST
    dialog.take_in()
    assert len(handed) == 2


def test_esc_leaves_the_file_out_and_asks_once_where_something_was_changed(dialog, press):
    left = []
    dialog.left_out.connect(lambda: left.append(True))
    press(Qt.Key.Key_Escape)
    assert left == [True], "nothing of the editor’s would be lost"

    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Escape)
    assert len(left) == 1
    assert "What you changed here goes with the file" in dialog.fault.text
    press(Qt.Key.Key_B)
    assert dialog.fault.isHidden(), "the question is over"
    press(Qt.Key.Key_Escape)
    assert len(left) == 1
    press(Qt.Key.Key_Escape)
    assert len(left) == 2


def test_notices_are_shown_one_after_the_other_and_not_with_the_next_file(dialog):
    bar = dialog.notices.bar
    assert bar.text == "One formula could not be read."
    bar.dismiss()
    assert bar.text == "One picture has no words."
    dialog.show_reading(annotated(), 1, 2)
    dialog.show_reading(barrage(), 2, 2)
    assert bar.isHidden()


def test_several_files_are_counted(preview):
    dialog = preview(annotated(), number=2, total=5)
    every = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Take in all 4")
    assert dialog.top.count.text() == "2 of 5"
    assert every.isVisible()
    dialog.lists.focus()
    dialog.lists.remarks.selectAll()
    dialog.set_fate(Fate.LEFT_OUT)
    dialog.article.choose(4)

    dialog.show_reading(replace(annotated(), file_name="second.docx"), 5, 5)
    assert not every.isVisible()
    assert dialog.article.chosen == range(1)
    assert dialog.lists.remarks.numbers == [0]
    dialog.undo()
    assert fates(dialog) == [each.fate for each in REMARKS], "another file’s steps are gone"


def test_letters_keep_to_the_setting(dialog, press):
    letters().set_mode("off")
    press(Qt.Key.Key_X)
    assert zones(dialog)[0] is Zone.HEADLINE
    letters().set_mode("alt")
    press(Qt.Key.Key_X, ALT)
    assert zones(dialog)[0] is Zone.FURNITURE


def test_f1_lists_the_keys_of_the_preview(dialog, press):
    press(Qt.Key.Key_F1)
    keys = QApplication.activeModalWidget()
    groups = dict(keys.groups())
    assert ("Headline", ("H",)) in groups["Paragraphs"]
    assert ("Leave out", ("X",)) in groups["Remarks"]
    assert any(words == "Take in" for words, _ in groups["The whole file"])
    keys.reject()


def test_tab_goes_through_the_preview_as_it_is_laid_out(dialog, press):
    names = []
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        names.append(focus.accessibleName() or focus.text())
    order = [
        "Panes",
        "Remarks",
        "What becomes of it: Claim",
        "Take in without asking",
        "Take in",
        "Zone: Headline",
        "Article as it will be taken in",
    ]
    places = [names.index(name) for name in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("width", "height", "scale", "under"),
    [
        (1440, 900, 1.0, False),
        (1024, 700, 1.0, False),
        (800, 600, 1.0, True),
        (1440, 900, 2.0, True),
    ],
)
def test_it_fits_its_window(preview, width, height, scale, under):
    appearance().set_scale(scale)
    dialog = preview(annotated(), width, height, number=1, total=2)
    assert dialog.width() <= width - 48
    assert dialog.height() <= height - 48
    article, lists = (w.mapTo(dialog, QPoint(0, 0)) for w in (dialog.article, dialog.lists))
    assert (lists.y() > article.y() + 80) is under
    assert (lists.x() > article.x()) is not under
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            assert button.mapTo(dialog, button.rect().bottomRight()).x() <= dialog.width()


def test_marks_stand_only_on_words():
    nowhere = remark("comment 4", "", "At a point", Fate.CLAIM, span=Span(5, 5))
    assert [mark.id for mark in marks_of((*REMARKS, nowhere))] == ["0", "1", "2"]


def test_a_name_that_is_very_long_leaves_the_window_its_width(preview):
    name, byline = "x" * 300 + ".txt", "Anna " * 200
    dialog = preview(replace(barrage(), file_name=name, byline=byline), 800, 600)
    assert dialog.width() <= 752
    assert len(facts_of(dialog.reading, None)) < 200


def test_the_list_s_menu_sets_all_that_is_chosen(dialog, press):
    dialog.lists.focus()
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Space)
    menu = next(m for m in dialog.lists.findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text().startswith("Leave out")).trigger()
    menu.close()
    assert fates(dialog)[:2] == [Fate.LEFT_OUT] * 2
