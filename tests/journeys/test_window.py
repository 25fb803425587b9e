"""The window as a whole: what it makes of its size, where keys lead, what it remembers."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from editorial.domain.claim import Status
from editorial.ui import fonts
from editorial.ui.desk_commands import GROUPS
from editorial.ui.letters import letters
from editorial.ui.theme import appearance
from tests.desks import barrage, take_in

WORDS = "The ferry has carried people"
CTRL = Qt.KeyboardModifier.ControlModifier
NOTHING = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(start):
    return start().window


@pytest.fixture(autouse=True)
def as_it_was():
    yield
    appearance().set_scale(1.0)
    appearance().set_reading_family(None)
    letters().set_mode("on")


@pytest.fixture
def press(qtbot, window):
    def pressed(key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> QWidget:
        qtbot.keyClick(QApplication.focusWidget() or window, key, held)
        return QApplication.focusWidget()

    return pressed


def claim(window, words: str) -> None:
    workspace = window.workspace
    start = workspace.review.draft.text.index(words)
    workspace.review.select_words((start, start + len(words)))
    workspace.mark()


def resized(qtbot, window, width: int, height: int) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.workspace.room.width() == width)


def widths(window) -> list[int]:
    workspace = window.workspace
    return [part.width() for part in (workspace.library, workspace.article, workspace.side)]


def test_the_window_lays_itself_out_for_its_size(qtbot, window, press):
    claim(window, WORDS)
    workspace = window.workspace
    library, article, side = workspace.library, workspace.article, workspace.side
    before = widths(window)
    assert before[0] == 240
    assert before[2] == 440

    resized(qtbot, window, 1024, 700)
    assert not library.isVisible()
    assert side.width() == 440
    assert press(Qt.Key.Key_B, CTRL) is library.list
    # The article that is open already.
    assert press(Qt.Key.Key_Return) is article.view
    assert not library.isVisible()
    press(Qt.Key.Key_B, CTRL)
    assert press(Qt.Key.Key_Tab).text() == "Import articles…"
    assert press(Qt.Key.Key_Escape) is article.view
    assert not library.isVisible()

    resized(qtbot, window, 800, 600)
    listed, detail = workspace.facts.list, workspace.facts.detail
    at = {part: part.mapTo(window, QPoint(0, 0)) for part in (article, listed, detail)}
    assert at[listed].y() > at[article].y() + 180, "the article has room above"
    assert at[detail].x() >= at[listed].x() + listed.width(), "the detail is beside the list"
    assert detail.height() > 220

    resized(qtbot, window, 1440, 900)
    qtbot.waitUntil(lambda: widths(window) == before)


def test_keys_lead_round_the_window_and_back(window, press):
    workspace = window.workspace
    article = workspace.article.view
    claim(window, WORDS)

    for number, pane in enumerate(workspace.panes[:3]):
        workspace.show_pane(number)
        press(Qt.Key.Key_F2)
        assert pane.isAncestorOf(QApplication.focusWidget())
        assert not pane.list.hasFocus()
        assert press(Qt.Key.Key_Escape) is pane.list
        assert press(Qt.Key.Key_Escape) is article
    workspace.library.focus_list()
    assert press(Qt.Key.Key_Escape) is article

    workspace.show_pane(0)
    article.setFocus()
    regions = [press(Qt.Key.Key_F6).accessibleName() for _ in range(6)]
    assert regions == ["Panes", "Claims", "Status: Unchecked", "Menu", "Articles", "Article"]

    stops = [press(Qt.Key.Key_Tab).accessibleName() for _ in range(40)]
    order = ("Panes", "Claims", "Status: Unchecked", "Claim", "Note", "Menu", "Articles", "Article")
    places = [stops.index(name) for name in order]
    assert places == sorted(places), "as it is laid out, whenever it was made"
    back = [press(Qt.Key.Key_Backtab).accessibleName() for _ in range(39)]
    assert back == stops[-2::-1]


def test_the_menu_is_in_order_and_ticks_what_is_shown(window, press):
    window.workspace.show_view("read")
    press(Qt.Key.Key_F10)
    menu = window.menus.whole
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == list(GROUPS)

    view = next(action.menu() for action in menu.actions() if action.text() == "View")
    view.aboutToShow.emit()
    words = [action.text() for action in view.actions()]
    assert [action.text() for action in view.actions() if action.isChecked()] == [
        "Read\t1",
        "Library",
    ]
    assert words[-3:] == ["Appearance", "Interface size", "Reading typeface"]
    menu.close()

    line = GreedyLine(window.workspace.side)
    line.show()
    line.setFocus()
    press(Qt.Key.Key_K, CTRL)
    assert window.palette_shown.isVisible(), "whatever a field makes of Ctrl+K elsewhere"
    assert press(Qt.Key.Key_Escape) is line

    claim(window, WORDS)
    workspace = window.workspace
    review, facts = workspace.review, workspace.facts
    facts.focus_list()
    window._choose_letters("alt")
    assert window.commands.key("status-in_progress") == "Alt+I"
    assert window.commands.key("read") == "", "Alt+1 is the pane’s"
    press(Qt.Key.Key_I)
    assert review.claims[0].status is Status.UNCHECKED
    press(Qt.Key.Key_I, ALT)
    assert review.claims[0].status is Status.IN_PROGRESS
    press(Qt.Key.Key_2, ALT)
    assert workspace.tabs.current == 1

    window._choose_letters("off")
    workspace.show_pane(0)
    press(Qt.Key.Key_0)
    assert review.claims[0].status is Status.IN_PROGRESS
    assert window.commands.key("status-verified") == ""
    assert "(V)" not in facts.detail.foot.buttons[Status.VERIFIED].toolTip()
    assert press(Qt.Key.Key_F2) is facts.detail.statement, "no letter, so it stays"


class GreedyLine(QLineEdit):
    """As lines are on systems where Ctrl+K cuts to the end of what is typed."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def test_what_is_removed_is_said_and_comes_back(qtbot, window, press):
    for words in (WORDS, "At twenty to seven"):
        claim(window, words)
    workspace, review, toast = window.workspace, window.workspace.review, window.notices.toast
    workspace.facts.focus_list()
    press(Qt.Key.Key_Delete)
    assert len(review.claims) == 1
    undo = next(b for b in toast.findChildren(QPushButton) if b.text() == "Undo")
    undo.click()
    assert len(review.claims) == 2
    press(Qt.Key.Key_Delete)
    assert undo.isVisible()
    press(Qt.Key.Key_I)
    assert not undo.isVisible(), "it would undo another step than it says"

    workspace.open(take_in(review.desk, barrage()))
    window.remove_article()
    qtbot.waitUntil(lambda: not window.header.export.isEnabled())
    assert not workspace.tabs.isVisible(), "nothing is open that could have claims"
    assert QApplication.focusWidget().text() == "Choose an article"
    assert press(Qt.Key.Key_Space) is workspace.library.list
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(window.header.export.isEnabled)
    assert review.article.headline == barrage().headline
    assert workspace.tabs.isVisible()


def test_the_window_comes_back_as_it_was_left(qtbot, start):
    root = start()
    workspace, looks = root.window.workspace, root.window.looks
    claim(root.window, WORDS)
    workspace.show_pane(2)
    other = fonts.installed_reading_families()[-1]
    looks.choose_typeface(other)
    view = workspace.article.view
    number = next(n for n, block in enumerate(view.blocks) if block.text.startswith(WORDS))
    assert view.document().findBlockByNumber(number).charFormat().font().family() == other
    looks.choose_size(2.0)
    qtbot.waitUntil(lambda: workspace.side.width() == 1440, timeout=5000)
    view.lay_out()
    view.verticalScrollBar().setValue(900)
    left = view.scroll_state()
    root.window.close()
    appearance().set_scale(1.0)
    appearance().set_reading_family(None)

    window = start().window
    assert appearance().scale == 2.0
    assert window.header.height() > 48
    assert fonts.chosen_reading_family() == other
    assert window.workspace.tabs.current == 2
    # The selected claim is out of sight, and stays so.
    assert window.workspace.review.selected_claim is not None
    qtbot.waitUntil(lambda: window.workspace.article.view.scroll_state() == left)
