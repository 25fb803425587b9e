"""A piece is checked while its text goes on changing: three drafts, and every mark kept."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from editorial.domain.anchor import PassageState
from editorial.domain.claim import Status
from editorial.domain.summary import SummaryOptions
from editorial.services import claims, exporting, questions
from editorial.services.drafts import draft_of
from editorial.services.new_drafts import revisions_of
from editorial.services.summary import summarise
from editorial.ui import dialogs
from tests.journeys.test_first_review import CTRL, SHIFT, Keyboard

Key = Qt.Key
FIRST = """Quarry Reopens Above the Village

Stone will be cut at Hexley again from 4 March, for the first time in 22 years.

By Ada Finch

Hexley Stone bought the quarry for £2.6 million in 2021. It will employ 31 people, half of \
them from the village, the company says.

“We will not blast at night,” said Rosa Lind, its director. The council granted the licence by \
9 votes to 6 after a hearing of eleven hours.

Lorries will pass the school 40 times a day. The road is five metres wide and has no pavement.

The quarry closed in 2004 after a rockfall that killed two men. An inquiry blamed a blast that \
was 70 minutes early.

Nobody has asked the school. Its head, Ivo Marsh, read of the licence in the Hexley Echo.
"""
MARKS = (
    "4 March",
    "22 years",
    "£2.6 million",
    "in 2021",
    "31 people",
    "half of them from the village",
    "“We will not blast at night,”",
    "Rosa Lind, its director",
    "9 votes to 6",
    "a hearing of eleven hours",
    "40 times a day",
    "five metres wide",
    "no pavement",
    "closed in 2004",
    "a rockfall that killed two men",
    "70 minutes early",
    "Nobody has asked the school",
    "Its head, Ivo Marsh",
    "the Hexley Echo",
)
SECOND = FIRST.replace("31 people", "34 people").replace(
    "a hearing of eleven hours", "a long hearing"
)
_SCHOOL = (
    "Nobody has asked the school. Its head, Ivo Marsh, read of the licence in the Hexley Echo.\n"
)
THIRD = (
    SECOND.replace("“We will not blast at night,”", "“We will never blast at night,”")
    .replace(f"\n{_SCHOOL}", "")
    .replace("Lorries will pass", f"{_SCHOOL}\nLorries will pass")
    .replace("five metres", "four metres")
)


def test_every_mark_is_kept_through_three_drafts(
    qtbot, start, take_in, preview, tmp_path: Path, monkeypatch
):
    draft = tmp_path / "quarry.txt"
    draft.write_text(FIRST, encoding="utf-8")
    root = start()
    window, keys = root.window, Keyboard(qtbot, root.window)
    workspace, review = window.workspace, window.workspace.review
    monkeypatch.setattr(dialogs, "article_files", lambda *_: [draft])
    keys.press(Key.Key_O, CTRL)
    take_in(root, "Quarry Reopens Above the Village")
    qtbot.waitUntil(lambda: review.article is not None and review.article.headline[:6] == "Quarry")
    window.activateWindow()
    article_id = review.article_id
    for words in MARKS:
        at = review.draft.text.index(words)
        claim = review.run("Mark", claims.add_claim, article_id, [(at, at + len(words))])
        review.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen")
    at = review.draft.text.index("the company says")
    review.run("Ask", questions.ask, article_id, "Where?", spans=[(at, at + 16)])
    known = _passages(review)
    assert len(known) == 20

    def new_draft(text: str, number: int) -> None:
        draft.write_text(text, encoding="utf-8")
        monkeypatch.setattr(dialogs, "draft_file", lambda *_: draft)
        window.activateWindow()
        workspace.article.focus()
        qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget()))
        keys.press(Key.Key_O, CTRL | SHIFT)
        preview(root, "Quarry Reopens Above the Village")
        keys.press(Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: review.draft.revision.number == number)
        qtbot.waitUntil(lambda: workspace.draft_review.is_shown)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget()))
        assert _passages(review) == known

    def decide_all() -> None:
        screen = workspace.draft_review.screen
        while any(p.awaits for p in _all(review)):
            is_lost = screen.current.state is PassageState.LOST
            keys.press(Key.Key_L if is_lost else Key.Key_A)

    new_draft(SECOND, 2)
    decide_all()
    keys.press(Key.Key_Return, CTRL)
    assert not workspace.draft_review.is_shown
    assert _status(review, "34 people") is Status.RECHECK
    settled = len(review.claims)

    new_draft(THIRD, 3)
    keys.press(Key.Key_A, SHIFT)
    decide_all()
    keys.press(Key.Key_Return, CTRL)

    assert not workspace.draft_review.is_shown
    assert _status(review, "“We will never blast at night,”") is Status.RECHECK
    assert _status(review, "four metres wide") is Status.RECHECK
    assert _status(review, "Nobody has asked the school") is Status.VERIFIED
    assert len(review.claims) == settled
    after = _state(review)
    undone = 0
    while review.draft.revision.number == 3:
        keys.press(Key.Key_Z, CTRL)
        undone += 1
    assert review.draft.text == review.desk.read(draft_of, article_id).text
    assert _passages(review) == known
    assert "“We will not blast at night,”" in [p.quote for p in _all(review) if p.stands]
    for _ in range(undone):
        keys.press(Key.Key_Z, CTRL | SHIFT)
    assert _state(review) == after
    assert [r.number for r in review.desk.read(revisions_of, article_id)] == [1, 2, 3]

    summary = review.desk.read(summarise, article_id, SummaryOptions())
    told = exporting.rendered(summary, "md")
    assert "Draft 3" in told
    assert "never" in told


def _all(review):
    return [
        passage
        for item in (*review.claims, *review.questions)
        for passage in (*item.passages, *item.unplaced)
    ]


def _passages(review) -> set[str]:
    return {passage.id for passage in _all(review)}


def _state(review):
    return review.draft.text, review.claims, review.questions


def _status(review, words: str) -> Status:
    (claim,) = [c for c in review.claims if any(p.quote == words for p in c.passages)]
    return claim.status
