"""Rows of items that a new draft left without a place."""

from dataclasses import replace

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.question import Note
from editorial.services import new_drafts, questions
from editorial.ui.note_detail import NoteDetail
from editorial.ui.questions_pane import QuestionsPane
from editorial.ui.row_list import RowLook
from editorial.ui.row_view import RowView
from editorial.ui.sources_pane import SourcesPane
from editorial.ui.unplaced import lack_of
from editorial.ui.unplaced_rows import under_heads
from tests.services.test_new_drafts import redrafted, take_in_draft


def stood(passage: Passage) -> str:
    return f"¶ {passage.start} of draft 1"


def lack(state=PassageState.ALTERED, awaits=True, start=5, stands=False):
    passage = Passage("p", "o", "r", start, start + 4, "lamp", "", "", state, awaits=awaits)
    note = Note("n", "a", "Ask", None, "noor", unplaced=(passage,))
    standing = replace(passage, state=PassageState.EXACT, awaits=False)
    return lack_of(replace(note, passages=(standing,) if stands else ()), stood)


def row(id: str, **look) -> RowLook:
    return RowLook(id, f"Title of {id}", "no date", f"Open. {id}", **look)


def test_rows_stand_under_their_heads(qtbot):
    rows = [row("a"), row("b"), row("c", depth=1), row("d", depth=2), row("e")]
    lacks = {
        "a": lack(PassageState.LOST, awaits=False),
        "b": lack(start=9),
        "d": lack(stands=True),
        "e": lack(PassageState.MOVED, start=2),
    }

    shown = under_heads(rows, lacks)

    heads = [(each.title, each.aside) for each in shown if each.is_head]
    assert heads == [("Unplaced", "2"), ("No longer in the text", "1")]
    assert [each.id for each in shown if not each.is_head] == ["e", "b", "c", "d", "a"]
    e, b, c, d = (each for each in shown[1:] if not each.is_head and each.id != "a")
    assert (e.meta, e.meta_icon) == ("Moved  ·  was ¶ 2 of draft 1  ·  “lamp”", "moved")
    assert b.spoken == "Open. b. Unplaced, altered, was paragraph 9 of draft 1: “lamp”"
    # What it relies on stands under another head.
    assert (c.depth, d.depth, d.meta) == (0, 1, "1 mark unplaced  ·  no date")
    assert under_heads(rows, {}) == rows

    view = RowView("Notes")
    qtbot.addWidget(view)
    view.show_rows(shown)
    view.step(+1)
    went = [view.current_id]
    for _ in range(6):
        view.step(+1)
        went.append(view.current_id)
    assert went == ["e", "b", "c", "d", "a", "a", "a"]
    assert view.first_id == "e"
    assert view.sizeHintForRow(0) < view.sizeHintForRow(1)


def test_questions_notes_and_references_say_what_has_no_place(qtbot, open_review, words, desk):
    article_id = open_review.article_id
    gates, arm = words("nine sluice gates"), words("the length of a man’s arm")
    asked = desk.run("Ask", questions.ask, article_id, "How many?", spans=[gates])
    desk.run("Note", questions.add_note, article_id, "Read aloud", [arm])
    statement = "Brightwater Tidal, press statement"
    changes = (("nine sluice", "eight sluice"), ("man’s", "man's"), (statement, "An e-mail"))
    panes = QuestionsPane(open_review), SourcesPane(open_review)
    for pane in panes:
        qtbot.addWidget(pane)

    take_in_draft(desk, article_id, redrafted(*changes))

    asking, sources = panes
    assert asking.unplaced.said == sources.unplaced.said == "2 marks await a word since draft 2."
    assert [look.title for look in asking._rows("")][:2] == ["Unplaced", "How many?"]
    open_review.select("question", asked.id)
    (card,) = asking.question.carried.cards
    assert card.words.text() == "Unplaced: altered in draft 2."
    listed = [sources.list.rows.index(n).data() for n in range(sources.list.rows.rowCount())]
    assert listed == ["Unplaced", "Press statement", "Barrage halted after warning"]
    (note,) = open_review.notes
    detail = NoteDetail(open_review)
    qtbot.addWidget(detail)
    detail.show_note(note)
    assert detail.carried.cards[0].words.text() == "Set otherwise in draft 2; the same words."

    first = desk.read(new_drafts.revisions_of, article_id)[0]
    desk.run("Back", new_drafts.go_back, article_id, first.id)

    # The words are there again, and wait for a look where they had been given up.
    assert "Unplaced" not in [look.title for look in asking._rows("")]
