"""Any two drafts of an article, compared."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editorial.domain.article import Block, Kind, Run, Style, canonical_text
from editorial.domain.comparison import Change, ChangeKind, Comparison, Pair
from editorial.domain.reading import Reading
from editorial.services import articles, claims
from editorial.services.comparisons import compared
from editorial.services.new_drafts import name_draft, revisions_of, take_in_draft
from editorial.ui import theme
from editorial.ui.compare_inline import Inline, inline
from editorial.ui.compare_reading import ComparisonReader
from editorial.ui.compare_wording import ONLY_DRAFT, counted, draft_words, equal_words, told_change
from editorial.ui.compare_words import WordLook, changes_in_sight
from editorial.ui.memory import Memory
from editorial.ui.window import Window
from tests.desks import take_in
from tests.ui.two_pieces import COMPARISON, NEW, OLD, SAID, draft, paragraph

# In one text

SIGNS = {
    WordLook.ADDED: "+{}+",
    WordLook.REMOVED: "-{}-",
    WordLook.TYPOGRAPHY: "~{}~",
    WordLook.MOVED: ">{}<",
}


def written(made: Inline) -> list[str]:
    """The text with signs round what changed, block by block."""
    text, signed, at = canonical_text(made.blocks), "", 0
    for words in sorted(made.words, key=lambda each: each.start):
        signed += text[at : words.start] + SIGNS[words.look].format(text[words.start : words.end])
        at = words.end
    return (signed + text[at:]).split("\n")


def only(made: Inline, lacking: WordLook) -> list[str]:
    """The words that are left where those of a look are taken out."""
    text, kept, at = canonical_text(made.blocks), "", 0
    for words in sorted(made.words, key=lambda each: each.start):
        if words.look is lacking:
            kept += f"{text[at : words.start]} "
            at = words.end
    return (kept + text[at:]).split()


def test_both_drafts_are_read_as_one_text():
    made = inline(OLD.blocks, NEW.blocks, COMPARISON)

    assert written(made) == [
        "Port Ellery Shuts +Its+ Barrage",
        "Share -12- +15+ comments",
        "About -12,000- +11,400+ homes draw power from the mainland"
        "+, the operator of the grid said+.",
        "Divers had found ~“~a fracture~”~ in gate four.",
        SAID,
        "From Warning to Shutdown",
        "Brightwater learned of the fracture from its own divers on 3 June, nine days before the"
        " order, according to a maintenance log -described by the Courier- +seen by this"
        " newspaper+.",
        "-Nobody knows when it will run again.-",
        f"+{NEW.blocks[6].text}+",
        "Gate four comes first.",
        SAID,
    ]
    assert {n: moved.words for n, moved in made.moved.items()} == {
        4: "Moved to ¶ 6",
        10: "Moved from ¶ 3",
    }
    assert (made.moved[4].down, made.moved[10].down) == (True, False)
    assert made.away == {4}


def test_links_stay_on_their_words_in_one_text():
    old = (paragraph("The quick Courier said so."),)
    new = (
        Block(
            Kind.PARAGRAPH,
            "The slow Courier said so.",
            runs=(Run(9, 16, Style.LINK, "https://courier.example"),),
        ),
    )
    change = Change(ChangeKind.REPLACED, 4, 9, 4, 8)
    made = inline(old, new, Comparison((Pair(0, 0),), (change,)))

    (run,) = made.blocks[0].runs
    assert made.blocks[0].text[run.start : run.end] == "Courier"
    assert written(made) == ["The -quick- +slow+ Courier said so."]


def test_words_that_went_to_another_paragraph_are_told_in_both():
    """A pair whose words do not add up, since some of them go with another block's."""
    old = (paragraph("One two three four five."), paragraph("Six seven eight nine."))
    new = (paragraph("One two three four five six seven eight nine."),)
    removed = Change(ChangeKind.REMOVED, 23, 24, 23, 23)
    made = inline(old, new, Comparison((Pair(0, 0), Pair(1, None)), (removed,)))

    assert written(made)[0] == "One two three four five+ six seven eight nine+."
    assert len(made.blocks) == 2


LINES = st.lists(
    st.lists(
        st.sampled_from("the gate is shut, 12,000 homes: “dark” again.".split()),
        min_size=1,
        max_size=9,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_either_draft_can_be_read_out_of_the_one_text(before, after):
    old, new = (
        draft(tuple(paragraph(" ".join(words)) for words in lines), number)
        for number, lines in ((1, before), (2, after))
    )
    comparison = compared(old, new)
    made = inline(old.blocks, new.blocks, comparison)

    moved = any(change.kind is ChangeKind.MOVED for change in comparison.changes)
    paired = all(pair.old is not None and pair.new is not None for pair in comparison.pairs)
    if paired and not moved:
        # Punctuation that came or went is a word of its own, so spaces do not count; nor do kinds
        # of quotation marks, which are the same word.
        assert _plain("".join(only(made, WordLook.REMOVED))) == _plain("".join(new.text.split()))
        assert _plain("".join(only(made, WordLook.ADDED))) == _plain("".join(old.text.split()))


def _plain(text: str) -> str:
    return text.translate(str.maketrans("“”", '""'))


# In words


def test_changes_are_counted_by_kind_in_words():
    shown = changes_in_sight(COMPARISON, OLD.blocks, NEW.blocks)
    changes = [COMPARISON.changes[number] for number in shown]

    assert counted(changes, len(COMPARISON.changes) - len(shown)) == (
        "7 changes: 3 added, 1 removed, 2 replaced, 1 moved; 2 of typography; 1 in page furniture,"
        " which is not shown"
    )
    assert counted(changes[3:5]) == "2 changes, of typography alone"
    assert counted(changes[:1]) == "1 change: 1 added"
    assert counted((), 3) == "No changes in the piece; 3 in page furniture, which is not shown"
    assert [told_change(change, OLD, NEW) for change in changes[:3]] == [
        "Added “Its”",
        "Replaced “12,000” with “11,400”",
        "Added “, the operator of the grid said”",
    ]
    assert told_change(changes[3], OLD, NEW) == 'Typography: “"” became ““”'
    assert told_change(changes[-1], OLD, NEW).startswith("Moved “A spokesperson said")
    assert told_change(changes[6], OLD, NEW).startswith("Removed “Nobody knows")


def test_drafts_are_named_by_number_and_day():
    today = date(2026, 5, 9)
    first = draft_words(OLD.revision, NEW.revision.id, today)
    assert first.startswith("Draft 1  ·  as received 1 May ")
    assert draft_words(NEW.revision, NEW.revision.id, today) == "Draft 3  ·  now"
    assert equal_words(OLD.revision, NEW.revision) == (
        "Draft 1 and draft 3 have the same words, to the letter."
    )


# In the window


@pytest.fixture
def window(qtbot, qapp, desk, tmp_path: Path):
    """An article with three drafts; a claim stands on the words that the second changed."""
    theme.apply(qapp, "light").set_reduced_motion(True)
    article_id = take_in(desk, Reading("text", OLD.blocks, headline="Shut", file_name="a.txt"))
    start = OLD.text.index("12,000 homes draw")
    place = (start, start + len("12,000 homes draw power"))
    desk.run("Claim", claims.add_claim, article_id, [place])
    middle = tuple(
        paragraph(block.text.replace("12,000", "11,000")) if block == OLD.blocks[2] else block
        for block in OLD.blocks
    )
    for blocks in (middle, NEW.blocks):
        reading = Reading("text", blocks, headline="Shut", file_name="b.txt")
        arrival = articles.keep(desk, articles.prepared(reading, b""))
        desk.run("Take in", take_in_draft, article_id, arrival)
    window = Window(Memory(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.sit_at(desk)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.open(article_id)
    yield window
    window.close()
    theme.appearance().set_reduced_motion(None)


def press(key: Qt.Key, keys=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, keys)


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_drafts_are_compared_with_keys_alone(window, desk, qtbot):
    workspace = window.workspace
    _, second, third = desk.read(revisions_of, workspace.review.article_id)
    desk.run("Name", name_draft, second.id, "After the lawyer")
    window.commands["compare-drafts"].run()
    screen = workspace.comparing.shown
    top = screen.top

    assert not workspace.room.isVisible()
    assert top.chosen == (second.id, third.id)
    assert top.old.currentText().startswith("Draft 2  ·  After the lawyer  ·  received")
    assert top.new.currentText() == "Draft 3  ·  now"
    assert screen.beside.new.hasFocus()
    stops = int(top.position.text().removeprefix("1 of "))
    assert top.counts.whole_text.startswith(f"{stops} changes: ")
    assert "of typography" in top.counts.whole_text
    assert top.position.text() == f"1 of {stops}"
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_F7)
    assert top.position.text() == f"3 of {stops}"
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert top.position.accessibleName().startswith(f"Change 2 of {stops}. ")
    # The caret in a change is a way to go there too.
    point = screen.beside.new.text.index("seen by this") + 2
    screen.beside.new.select_words(point, point)
    assert "seen by this newspaper" in top.position.accessibleName()
    assert screen.beside.new.accessibleDescription() == "Added"

    here = top.position.text()
    press(Qt.Key.Key_2)
    assert screen.inline.sheet.hasFocus()
    assert {"described", "seen"} <= set(screen.inline.sheet.text.split())
    assert top.position.text() == here
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_S)
    assert top.chosen == (third.id, second.id)
    assert screen.beside.old.text == NEW.text
    seen = []
    for _ in range(5):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert {top.old, top.views, *screen.beside.sheets} <= set(seen)

    assert screen.beside.old.accessibleName() == "Draft 3  ·  now"
    before = screen.beside.new.page.look.scale
    window.commands["larger"].run()
    assert screen.beside.new.page.look.scale > before

    workspace.compare_drafts(third.id, third.id)
    assert screen.empty.sentence == "Both are draft 3. Choose another one to compare it with."
    assert not top.go_back.isEnabled()
    press(Qt.Key.Key_Escape)
    assert workspace.room.isVisible()
    assert workspace.article.has_focus()

    workspace.open(take_in(desk, Reading("text", NEW.blocks, headline="Alone", file_name="c.txt")))
    with qtbot.waitSignal(workspace.comparing.told) as told:
        workspace.compare_drafts()
    assert told.args == [ONLY_DRAFT]
    assert not workspace.comparing.is_shown


def test_an_older_draft_is_gone_back_to_and_what_awaits_is_reviewed(window, desk, qtbot):
    workspace = window.workspace
    article_id = workspace.review.article_id
    first, _, third = desk.read(revisions_of, article_id)
    workspace.compare_drafts(first.id, third.id)
    top = workspace.comparing.shown.top
    assert top.go_back.text() == "Go back to draft 1"

    top.go_back.click()

    assert not workspace.comparing.is_shown
    assert workspace.review.draft.revision.number == 4
    assert workspace.review.draft.text == OLD.text
    assert len(desk.read(revisions_of, article_id)) == 4
    waiting = [claim for claim in workspace.review.claims if claim.unplaced]
    assert workspace.draft_review.is_shown is bool(waiting)

    # Undone, there are three drafts again; what is compared meanwhile follows.
    workspace.compare_drafts()
    assert workspace.comparing.shown.top.chosen[1] == workspace.review.draft.revision.id
    window.undo()
    qtbot.waitUntil(lambda: not workspace.comparing.is_shown)
    assert workspace.review.draft.text == NEW.text


def test_long_drafts_are_compared_on_a_worker(desk, qtbot):
    article_id = take_in(desk, Reading("text", OLD.blocks, headline="Shut", file_name="a.txt"))
    arrival = articles.keep(desk, articles.prepared(Reading("text", NEW.blocks), b""))
    desk.run("Take in", take_in_draft, article_id, arrival)
    old, new = desk.read(revisions_of, article_id)
    owner = QObject()
    reader = ComparisonReader(desk, owner, at_once=100)
    answers, waits = [], []
    reader.ready.connect(lambda *answer: answers.append(answer))
    reader.waiting.connect(lambda: waits.append(len(answers)))
    with qtbot.waitSignal(reader.ready):
        # What was asked for last is answered, and nothing else.
        reader.ask(new.id, old.id)
        reader.ask(old.id, new.id)
    assert waits == [0, 0]
    reader.close()
    ((before, after, comparison),) = answers
    assert (before.text, after.text) == (OLD.text, NEW.text)
    assert comparison.count(ChangeKind.TYPOGRAPHY) == 2
