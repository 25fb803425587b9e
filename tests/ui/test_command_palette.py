"""Whatever has a name is a few letters away, and the focus goes back to where it was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from editorial.domain.claim import Status
from editorial.services import articles, claims
from editorial.ui.command_palette import CommandPalette
from editorial.ui.commands import Command
from editorial.ui.export_dialog import ExportDialog
from editorial.ui.memory import Memory
from editorial.ui.palette_list import ResultsModel
from editorial.ui.palette_results import Kind, matches, nothing, results, runnable
from editorial.ui.review import ItemKind
from editorial.ui.theme import appearance, current
from editorial.ui.window import Window
from tests.desks import barrage, take_in


def command(id: str, label: str, group: str = "Claim", on: bool = True) -> Command:
    return Command(id, label, group, lambda: None, ("V",), enabled=lambda: on)


COMMANDS = [
    command("status-verified", "Verify"),
    command("status-unverifiable", "Mark as unverifiable"),
    command("mark", "Make a claim of the words", "Mark"),
    command("next-to-do", "Next claim to do", "Go"),
    command("import", "Import articles…", "Article"),
    command("palette", "Search or run a command", "Go"),
]


@pytest.fixture
def checked(open_review, desk, words):
    """The barrage with three claims, the second of them disputed."""
    article_id = open_review.article_id
    for quote in ("About 12,000 homes", "reported a crack", "divers had found"):
        desk.run("Add claim", claims.add_claim, article_id, [words(quote)])
    desk.run("Dispute", claims.give_verdict, [open_review.claims[1].id], Status.DISPUTED)
    return open_review


def titles(groups) -> dict[str, list[str]]:
    return {group.title: [row.title for row in group.rows] for group in groups}


def test_commands_and_things_of_the_desk_stand_in_groups(checked, desk):
    entries = desk.read(articles.entries)

    found = titles(results("cr", COMMANDS, checked, entries))

    assert found == {"Claims": ["reported a crack"]}
    assert (
        "Port Ellery Shuts Tidal Barrage"
        in titles(results("ell", [], checked, entries))["Articles"]
    )
    assert list(titles(results("e", COMMANDS, checked, entries))) == [
        "Commands",
        "Claims",
        "Sources",
        "Questions",
        "Articles",
    ]


@pytest.mark.parametrize(
    ("sign", "title"),
    [(">", "Commands"), ("@", "Claims"), ("#", "Sources"), ("?", "Questions")],
)
def test_a_sign_asks_for_one_group_alone(checked, desk, sign, title):
    for query in (sign, f"{sign} e", f"  {sign}e"):
        groups = results(query, COMMANDS, checked, desk.read(articles.entries))

        assert [group.title for group in groups] == [title]
        assert groups[0].rows


def test_what_begins_with_the_query_comes_first():
    (group,) = results("verif", COMMANDS, None, [])

    assert [row.title for row in group.rows] == ["Verify", "Mark as unverifiable"]


def test_a_command_is_found_by_the_status_it_sets():
    (group,) = results("verified", COMMANDS, None, [])

    assert [row.id for row in group.rows] == ["status-verified"]


def test_every_word_of_the_query_has_to_be_there(checked):
    assert titles(results("@ homes 12,000", [], checked, [])) == {"Claims": ["About 12,000 homes"]}
    assert not results("@ homes crack", [], checked, [])


def test_what_does_nothing_now_is_left_out():
    off = command("undo", "Undo", "Edit", on=False)

    assert [one.id for one in runnable([*COMMANDS, off])] == [
        one.id for one in COMMANDS if one.id != "palette"
    ]


def test_a_claim_shows_where_it_stands_and_how(checked):
    ((row,),) = (group.rows for group in results("@crack", [], checked, []))

    assert row.detail == "¶ 1  ·  Disputed"
    assert row.icon == row.icon_colour == "disputed"
    assert row.spoken == "reported a crack. ¶ 1  ·  Disputed"


def test_a_long_group_says_how_much_of_it_is_shown(checked):
    claim = checked.claims[0]
    checked.claims = [replace(claim, id=str(n)) for n in range(5000)]

    among, alone = results("homes", [], checked, [])[0], results("@", [], checked, [])[0]

    assert (len(among.rows), among.count) == (6, "first 6 of 5,000")
    assert (len(alone.rows), alone.count) == (50, "first 50 of 5,000")


def test_with_nothing_typed_it_offers_what_is_of_use_now(checked, desk):
    entries = desk.read(articles.entries)
    usable = runnable(COMMANDS)

    assert list(titles(results("", usable, None, []))) == ["Desk"]
    assert titles(results("", usable, checked, entries)) == {
        "This article": ["Next claim to do"],
        "Desk": ["Import articles…"],
    }

    checked.select(ItemKind.CLAIM, checked.claims[1].id)
    assert titles(results("", usable, checked, entries))["Claim “reported a crack”"] == ["Verify"]

    checked.select_words((0, 5))
    assert titles(results("", usable, checked, entries))["Selected words"] == [
        "Make a claim of the words"
    ]


def test_other_articles_are_offered_at_once(checked, desk):
    take_in(desk, replace(barrage(), headline="The Beekeepers of Orrin Vale"))

    offered = titles(results("", [], checked, desk.read(articles.entries)))

    assert offered == {"Articles": ["The Beekeepers of Orrin Vale"]}


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("xyz", "Nothing matches “xyz”."),
        ("@xyz", "No claims match “xyz”."),
        ("@", "No claims in this article yet."),
    ],
)
def test_nothing_found_is_said(open_review, query, sentence):
    assert nothing(query, open_review) == sentence


def test_without_an_article_there_is_nothing_to_search():
    assert nothing("@x", None) == "No article is open, so there are no claims to search."
    assert nothing("x", None) == "Nothing matches “x”."


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Mark as unverifiable", ("ver",), ["ver"]),
        ("Torrow’s ferry", ("torrow's",), ["Torrow’s"]),
        ("aaa", ("aa", "a"), ["aaa"]),
        ("𝕭 crack and crack", ("crack",), ["crack", "crack"]),
        ("nothing", (), []),
    ],
)
def test_matches_are_found_in_the_text_as_it_is_written(text, words, found):
    assert [text[start:end] for start, end in matches(text, words)] == found


def test_the_model_keeps_qts_rules(checked):
    model = ResultsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for query in ("e", "zzz", "@", ""):
        model.show(results(query, COMMANDS, checked, []), ("e",))
    assert tester.model() is model
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


# In the window


@pytest.fixture
def window(desk, tmp_path, qtbot):
    """The window at a desk with two articles, the barrage open in it."""
    appearance().set_reduced_motion(True)
    made = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    take_in(desk, replace(barrage(), headline="The Beekeepers of Orrin Vale"))
    opened = take_in(desk, barrage())
    made.sit_at(desk)
    made.workspace.open(opened)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.workspace.article.focus()
    yield made
    made.close()
    appearance().set_reduced_motion(None)


@pytest.fixture
def palette(window, qtbot):
    """Opened as people do."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return next(p for p in window.findChildren(CommandPalette) if p.isVisible())


def is_open(window) -> bool:
    return any(palette.isVisible() for palette in window.findChildren(CommandPalette))


def shown(palette) -> str:
    return palette.list.current.title


def test_it_opens_over_the_window_with_the_focus_in_its_field(window, palette):
    assert palette.geometry() == window.rect()
    assert QApplication.focusWidget() is palette.field
    card = palette.list.parentWidget()
    assert card.width() == 640
    assert card.mapTo(window, QPoint(0, 0)).y() == 800 // 7


def test_esc_gives_the_focus_back(window, palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)

    assert not is_open(window)
    assert window.workspace.article.has_focus()


def test_its_own_key_closes_it_again(window, palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert not is_open(window)


def test_opened_a_second_time_it_closes(window, palette):
    window.show_palette()

    assert not is_open(window)


def test_a_click_beside_it_closes_it(window, palette, qtbot):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert not is_open(window)


def test_enter_runs_the_command(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "library")
    assert shown(palette) == "Library"
    before = window.workspace.library.isVisible()

    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert not is_open(window)
    assert window.workspace.library.isVisible() is not before


def test_a_click_runs_the_row(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "orrin")
    index = palette.model.index(1)

    qtbot.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.list.visualRect(index).center(),
    )

    assert window.workspace.review.article.headline == "The Beekeepers of Orrin Vale"


def test_a_claim_is_gone_to(window, desk, qtbot):
    review = window.workspace.review
    start = review.draft.text.index("About 12,000")
    desk.run("Add claim", claims.add_claim, review.article_id, [(start, start + 18)])
    window.workspace.show_pane(2)
    window.show_palette()
    palette = window.findChild(CommandPalette)

    qtbot.keyClicks(palette.field, "@12,0")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert review.selected_claim.statement == "About 12,000 homes"
    assert window.workspace.pane is window.workspace.facts


@pytest.mark.parametrize(("query", "pane"), [("#courier", "sources"), ("?harbour", "questions")])
def test_a_source_or_a_question_is_gone_to_even_if_it_is_selected(window, qtbot, query, pane):
    workspace = window.workspace
    for _ in range(2):
        workspace.show_pane(0)
        window.show_palette()
        palette = next(p for p in window.findChildren(CommandPalette) if p.isVisible())
        qtbot.keyClicks(palette.field, query)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)

        assert workspace.pane is getattr(workspace, pane)
        assert workspace.review.selected is not None


def test_keys_go_through_the_results_and_round_again(palette, qtbot):
    qtbot.keyClicks(palette.field, "e")
    first = shown(palette)

    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    second = shown(palette)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert second != first == shown(palette)

    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    last = shown(palette)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert last != first == shown(palette)

    qtbot.keyClick(palette.field, Qt.Key.Key_End)
    assert shown(palette) == last
    qtbot.keyClick(palette.field, Qt.Key.Key_Home)
    assert shown(palette) == first


def test_tab_goes_from_group_to_group_and_never_out(palette, qtbot):
    qtbot.keyClicks(palette.field, "e")
    kinds = []
    for _ in range(4):
        kinds.append(palette.list.current.kind)
        qtbot.keyClick(palette.field, Qt.Key.Key_Tab)

    assert kinds == [Kind.COMMAND, Kind.SOURCE, Kind.QUESTION, Kind.ARTICLE]
    assert palette.list.current.kind is Kind.COMMAND
    qtbot.keyClick(palette.field, Qt.Key.Key_Backtab)
    assert palette.list.current.kind is Kind.ARTICLE
    assert QApplication.focusWidget() is palette.field


def test_keys_of_the_window_do_nothing_behind_it(window, palette, qtbot):
    qtbot.keyClick(palette.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert is_open(window)
    assert not window.findChildren(ExportDialog)


def test_nothing_found_is_said_and_enter_stays(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "xyzzy")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert is_open(window)
    assert palette.list.isHidden()
    assert palette._nothing.text() == "Nothing matches “xyzzy”."


def test_a_filter_at_the_foot_does_what_its_sign_does(palette, qtbot):
    qtbot.keyClicks(palette.field, "e")
    sources = next(b for b in palette._filters if b.accessibleName() == "Only sources")

    sources.click()
    assert palette.field.text() == "# e"
    assert palette.list.current.kind is Kind.SOURCE

    sources.click()
    assert palette.field.text() == "e"


def test_it_fits_small_windows_and_large_type(window, palette, qtbot):
    qtbot.keyClicks(palette.field, "e")
    card = palette.list.parentWidget()
    try:
        for size in ((800, 600), (1024, 700)):
            for scale in (1.0, 1.25):
                appearance().set_scale(scale)
                window.resize(*size)
                qtbot.waitUntil(lambda: palette.size() == window.size())

                assert palette.rect().contains(card.geometry())
                assert palette.list.height() >= 200
    finally:
        appearance().set_scale(1.0)


def test_it_moves_where_motion_is_wanted_and_comes_to_rest(window, qtbot):
    appearance().set_reduced_motion(False)

    window.show_palette()

    palette = next(p for p in window.findChildren(CommandPalette) if p.isVisible())
    assert palette.graphicsEffect().isEnabled()
    qtbot.waitUntil(lambda: not palette.graphicsEffect().isEnabled())

    def ground_of_the_first_row() -> str:
        """As it is on the screen; a picture of the widget would paint it anew."""
        screen = window.screen().grabWindow(window.winId()).toImage()
        row = palette.list.visualRect(palette.list.currentIndex())
        place = palette.list.viewport().mapTo(window, row.center())
        return screen.pixelColor(place.x(), row.top() - row.center().y() + place.y() + 4).name()

    qtbot.waitUntil(lambda: ground_of_the_first_row() == current().accent_tint.name())


def test_without_a_desk_it_offers_what_the_window_can_do(tmp_path, qtbot):
    window = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.show()
    window.show_palette()
    palette = next(p for p in window.findChildren(CommandPalette) if p.isVisible())

    assert shown(palette) == "Import articles…"
    qtbot.keyClicks(palette.field, "export")
    assert palette.list.isHidden()
    window.close()
