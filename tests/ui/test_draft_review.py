"""A new draft reviewed: what became of each mark, decided one by one or together, by keys."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.article import Block, Kind, Zone, canonical_text
from editorial.domain.claim import Status
from editorial.domain.reading import Reading
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.word_changes import Kept
from editorial.services import articles, claims, new_drafts, placing, questions
from editorial.services.desk import Desk
from editorial.ui.draft_review import DraftReview
from editorial.ui.draft_review_diff import told_apart
from editorial.ui.draft_review_discard import DiscardDraft
from editorial.ui.draft_review_model import RowRole
from editorial.ui.draft_review_rows import Carried
from editorial.ui.review import Review
from tests.desks import desk_at, take_in

SANA = Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Okoro", "SO", Role.EDITOR)

FERRY = "The night ferry to Brattey carried 412 people on its last run, the harbour office says."
LOG = "Its engine had failed twice in May, according to a logbook that the Courier has seen."
OWNER = "The line belongs to three families, and nobody else may buy a share of it."
TOWN = "Brattey has had no other way to the mainland since the bridge was closed in 2009."


def piece(*paragraphs: str) -> Reading:
    blocks = (
        Block(Kind.HEADING, "The Last Night Ferry", Zone.HEADLINE, 1),
        *(Block(Kind.PARAGRAPH, words) for words in paragraphs),
    )
    return Reading("text", blocks, headline=blocks[0].text, file_name="ferry.txt")


OLD = piece(FERRY, LOG, OWNER, TOWN)
NEW = piece(
    TOWN,
    FERRY,
    LOG.replace("a logbook that the Courier has seen", "a logbook that this newspaper has read"),
    "Repairs would cost more than the line has earned in ten years.",
)
EXACT, ALTERED = "412 people on its last run", "a logbook that the Courier has seen"
LOST, MOVED = "nobody else may buy a share", "since the bridge was closed in 2009"


def place(words: str) -> tuple[int, int]:
    start = canonical_text(OLD.blocks).index(words)
    return start, start + len(words)


def take_in_new(desk: Desk, article_id: str, reading: Reading = NEW) -> None:
    arrival = articles.arrive(desk, reading, reading.text.encode())
    desk.run("New draft", new_drafts.take_in_draft, article_id, arrival)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A desk with four claims and a question on the old draft, the new one taken in; and the id of
    the article."""
    path = tmp_path_factory.mktemp("drafts") / "prepared.editorial"
    with desk_at(path) as desk:
        article_id = take_in(desk, OLD)
        for words in (EXACT, ALTERED, LOST, MOVED):
            claim = desk.run("Claim", claims.add_claim, article_id, [place(words)])
            if words != LOST:
                desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen")
        desk.run("Ask", questions.ask, article_id, "Who says so?", spans=[place(MOVED)])
        take_in_new(desk, article_id)
    return path, article_id


@pytest.fixture
def reviewed(prepared, tmp_path, qapp) -> Iterator[Review]:
    path, article_id = prepared
    with desk_at(Path(shutil.copy(path, tmp_path / "newsroom.editorial"))) as desk:
        review = Review(desk)
        review.open(article_id)
        yield review
        review.close()


@pytest.fixture
def screen(reviewed, qtbot) -> DraftReview:
    screen = DraftReview(reviewed)
    qtbot.addWidget(screen)
    screen.resize(1200, 760)
    with qtbot.waitExposed(screen):
        screen.show()
    QAbstractItemModelTester(screen.model, screen)
    screen.show_review()
    return screen


def listed(screen) -> list[str]:
    """What the list shows: groups in capitals, passages by the words that they stood on."""
    found = []
    for number in range(screen.model.rowCount()):
        row = screen.model.index(number).data(RowRole.ROW)
        words = row.quote if isinstance(row, Carried) else f"{row.state.upper()} {row.words}"
        found.append(words)
    return found


def spoken(screen) -> list[str]:
    roles = Qt.ItemDataRole.AccessibleTextRole
    rows = range(screen.model.rowCount())
    return [screen.model.index(number).data(roles) for number in rows]


def claim_on(review, words: str):
    return next(claim for claim in review.claims if claim.statement == words)


def test_the_worst_comes_first_and_is_selected(screen):
    assert listed(screen) == [
        "LOST 1 to review",
        LOST,
        "ALTERED 1 to review",
        ALTERED,
        "MOVED 2 to review",
        MOVED,
        MOVED,
        "EXACT 1",
        EXACT,
    ]
    assert screen.current.quote == LOST
    assert screen.side.total.text() == "5 marks carried over"
    assert screen.side.next.text() == "4 to review"
    assert screen.side.all_moved.text() == "Accept 2 moved"
    assert screen.head.left.text() == "4 left"
    assert screen.bar.accept.isHidden()
    assert screen.bar.adjust.text() == "Place by hand"
    said = spoken(screen)
    assert said[1] == f"Lost. {LOST}. Claim, was unchecked, paragraph 3"
    assert said[3] == f"Altered. {ALTERED}. Claim, was verified, paragraph 2 to paragraph 3"
    assert "Moved. Who says so?. Question to the author, paragraph 4 to paragraph 1" in said
    assert said[0] == "Lost, 1 to review"

    [mark] = screen.sheets.new.marks_of(screen.model.at(8).id)
    screen.sheets.new.mark_clicked.emit(mark.id)

    assert screen.current.quote == EXACT
    assert screen.bar.sentence.text().startswith("The same words in the same place.")


def test_decisions_are_made_one_by_one_and_what_is_left_is_counted(screen, reviewed, qtbot):
    list_ = screen.side.list
    list_.setFocus()
    screen.keep_as_lost()
    assert screen.current.quote == ALTERED
    assert screen.bar.sentence.text() == "The wording changed after this claim was verified."
    assert screen.bar.accept.text() == "Accept, set to recheck"
    assert screen.bar.likeness.text().endswith("% alike")
    pieces = screen.bar.diff.pieces
    assert "the Courier" in "".join(p.text for p in pieces if p.kept is Kept.GONE)

    screen.accept()
    assert claim_on(reviewed, ALTERED).status is Status.RECHECK
    assert screen.model.get(claim_on(reviewed, ALTERED).passages[0].id).is_decided
    assert screen.current.quote == MOVED
    # A group that is decided keeps its rows where they were.
    assert listed(screen)[:4] == ["LOST 1 decided", LOST, "ALTERED 1 decided", ALTERED]
    assert spoken(screen)[3].endswith("set to recheck")

    with qtbot.waitSignal(screen.told) as told:
        screen.finish()
    assert told.args == ["2 marks still await a word."]

    screen.accept_all_moved()
    assert screen.model.waiting == 0
    assert claim_on(reviewed, MOVED).status is Status.VERIFIED
    with qtbot.waitSignal(screen.finished) as finished:
        screen.finish()
    assert finished.args == ["5 marks carried over: 1 exact, 2 moved, 1 altered, 1 kept as lost"]


def test_what_is_undone_or_decided_elsewhere_is_shown(screen, reviewed, qtbot):
    screen.keep_as_lost()
    screen.accept()
    assert screen.current.quote == MOVED

    reviewed.desk.undo(reviewed.article_id)

    qtbot.waitUntil(lambda: screen.current.quote == ALTERED)
    assert screen.current.awaits
    assert claim_on(reviewed, ALTERED).status is Status.VERIFIED
    assert screen.model.waiting == 3

    moved = [row.id for row in screen.model.rows() if row.quote == MOVED]
    with desk_at(reviewed.desk.path, SANA) as other:
        other.run("Keep", placing.keep_as_lost, reviewed.article_id, moved)
    reviewed.desk.poll()

    qtbot.waitUntil(lambda: screen.model.waiting == 1)
    assert screen.current.quote == ALTERED
    assert screen.side.next.text() == "1 to review"
    assert not screen.side.all_moved.isVisible()


def test_ranges_are_adjusted_and_what_is_lost_is_placed(screen, reviewed, qtbot):
    screen.step(1)
    offered = screen.current.after
    screen.start_adjusting()
    assert screen.bar.sentence.text().startswith("Select the words in the new draft.")
    assert screen.bar.take.isVisible()
    screen.accept()
    assert screen.model.waiting == 4

    screen.move_edge(0, -1)
    text = reviewed.draft.text
    chosen = screen._adjusting.span
    assert text[chosen.start : chosen.end].startswith("to a logbook")
    assert chosen.end == offered.end
    screen.sheets.new.select_words(text.index("Its engine"), chosen.end)
    screen.take_words()

    assert not screen.is_adjusting
    [passage] = claim_on(reviewed, ALTERED).passages
    assert passage.quote.startswith("Its engine had failed twice")
    assert "range adjusted" in spoken(screen)[3]
    assert screen.current.quote == MOVED

    screen.step(-2)
    screen.step(-2)
    assert screen.current.quote == LOST
    screen.start_adjusting()
    # The caret is beside where the words were, and nothing can be taken yet.
    assert text[screen.sheets.new.caret() :].startswith("Repairs would cost")
    assert not screen.bar.take.isEnabled()
    screen.take_words()
    assert screen.is_adjusting
    screen.leave_adjusting()
    assert screen.current.awaits

    screen.start_adjusting()
    start = text.index("Repairs")
    screen.sheets.new.select_words(start, start + len("Repairs would cost more "))
    screen.take_words()

    [passage] = claim_on(reviewed, LOST).passages
    assert passage.quote == "Repairs would cost more"
    assert "placed by hand" in spoken(screen)[1]
    screen.step(-1)
    assert screen.bar.adjust.text() == "Adjust range"


def test_discarding_takes_the_draft_and_its_decisions_back(screen, reviewed, qtbot):
    screen.keep_as_lost()
    screen.accept()
    # What was undone and done again is as if it had been done once.
    reviewed.desk.undo(reviewed.article_id)
    reviewed.desk.redo(reviewed.article_id)

    with qtbot.waitSignal(screen.discarded) as said:
        screen.discard()

    assert said.args == ["Draft 2 is discarded; every mark is where it was."]
    assert reviewed.draft.revision.number == 1
    assert [p.stands for claim in reviewed.claims for p in claim.passages] == [True] * 4
    assert claim_on(reviewed, ALTERED).status is Status.VERIFIED
    assert reviewed.draft.text == canonical_text(OLD.blocks)


def test_discarding_asks_where_other_work_goes_and_is_refused_whole(screen, reviewed, qtbot):
    claim = claim_on(reviewed, EXACT)
    reviewed.run("Cut", claims.give_verdict, [claim.id], Status.CUT, "")
    screen.discard()
    dialog = screen.findChild(DiscardDraft)
    assert dialog.discard.text() == "Undo 1 other step and discard"
    dialog.reject()
    assert reviewed.draft.revision.number == 2

    with desk_at(reviewed.desk.path, SANA) as other:
        [lost] = claim_on(reviewed, LOST).unplaced
        other.run("Place", placing.adjust, reviewed.article_id, lost.id, 0, 8)
    reviewed.desk.poll()

    screen.discard()
    with qtbot.waitSignal(reviewed.failed) as failed:
        screen.findChildren(DiscardDraft)[-1].discard.click()

    assert "Sana Okoro" in failed.args[0]
    assert "are kept" in failed.args[0]
    assert reviewed.draft.revision.number == 2
    assert reviewed.claim(claim.id).status is Status.CUT


def test_another_reviewer_s_draft_is_not_discarded(review_of, qtbot):
    review = review_of(OLD)
    with desk_at(review.desk.path, SANA) as other:
        take_in_new(other, review.article_id)
    review.desk.poll()
    screen = DraftReview(review)
    qtbot.addWidget(screen)
    screen.show_review()
    assert "nothing to carry over" in screen.side.empty.sentence

    with qtbot.waitSignal(review.failed) as failed:
        screen.discard()

    assert failed.args[0].startswith("Draft 2 was taken in by Sana Okoro")


def test_a_passage_of_a_draft_still_older_brings_that_one_to_the_left(screen, reviewed, qtbot):
    third = replace(NEW, blocks=(*NEW.blocks, Block(Kind.PARAGRAPH, "No ferry sails at night.")))
    take_in_new(reviewed.desk, reviewed.article_id, third)

    qtbot.waitUntil(lambda: reviewed.draft.revision.number == 3 and screen.model.total == 5)
    qtbot.waitUntil(lambda: "Draft 3 of" in screen.head.subject.whole_text)
    screen.side.list.step(0)
    screen.step(-5)
    assert screen.current.quote == LOST
    assert "Draft 1, ¶ 3" in screen.model.index(1).data(Qt.ItemDataRole.ToolTipRole)
    assert screen.sheets.old.text == canonical_text(OLD.blocks)
    screen.side.list.go_to(screen.model.rowCount() - 1)
    assert screen.current.quote == EXACT
    assert screen.sheets.old.text == canonical_text(NEW.blocks)


def test_long_words_that_stayed_are_cut_between_changes():
    filler = "word " * 60
    pieces = told_apart(f"one {filler}two {filler}three", f"ONE {filler}two {filler}THREE")
    assert len("".join(piece.text for piece in pieces)) < 260
    assert [piece.kept for piece in pieces] == [
        Kept.GONE,
        Kept.NEW,
        Kept.SAME,
        Kept.GONE,
        Kept.NEW,
    ]
    assert " … " in pieces[2].text
    assert told_apart("gone", "")[0].kept is Kept.GONE
