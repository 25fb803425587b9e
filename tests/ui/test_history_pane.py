"""The history beside the article: read, filtered, searched, and a way back to each place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from editorial.domain.claim import Risk, Status
from editorial.domain.history import Head
from editorial.domain.journal import StepKind
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import claims, erasing, history, questions
from editorial.ui.history_list import NEXT
from editorial.ui.history_model import HistoryModel, HistoryRole, meta_of, title_of
from editorial.ui.history_pane import HistoryPane
from editorial.ui.review import Item, ItemKind
from tests.desks import desk_at

SANA = Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Okoro", "SO", Role.EDITOR)


def rows(model: QAbstractItemModel) -> list[str]:
    """What the list shows: days in capitals, steps by their names, those taken back in brackets."""
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        head: Head | None = index.data(HistoryRole.HEAD)
        if head is None:
            found.append(index.data().upper())
        else:
            found.append(f"({title_of(head)})" if head.taken_back else title_of(head))
    return found


@pytest.fixture
def claim(open_review, words):
    return open_review.run(
        "Claim “closed”", claims.add_claim, open_review.article_id, [words("closed all 18")]
    )


@pytest.fixture
def pane(open_review, claim, qtbot):
    pane = HistoryPane(open_review)
    qtbot.addWidget(pane)
    pane.resize(440, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def caught_up(pane, qtbot, first: str) -> None:
    qtbot.waitUntil(lambda: rows(pane.model)[1] == first)


def test_the_newest_step_comes_first_under_its_day(pane):
    assert rows(pane.model) == [
        "TODAY",
        "Claim “closed”",
        "Take in “Port Ellery Shuts Tidal Barrage”",
    ]
    assert pane.list.current.step.label == "Claim “closed”"
    assert "Noor Adeyemi" in pane.detail.text
    assert "closed all 18" in pane.detail.text


def test_a_step_appears_as_it_is_taken(pane, open_review, claim, qtbot):
    QAbstractItemModelTester(pane.model, pane)
    open_review.run("Risk", claims.set_risk, [claim.id], Risk.MAJOR)

    caught_up(pane, qtbot, "Risk")

    # What is being read stays.
    assert pane.list.current.step.label == "Claim “closed”"
    assert rows(pane.model).count("TODAY") == 1


def test_an_undo_strikes_what_it_took_back(pane, open_review, claim, qtbot):
    open_review.run("Risk", claims.set_risk, [claim.id], Risk.MAJOR)
    open_review.desk.undo(open_review.article_id)
    caught_up(pane, qtbot, "Undone: Risk")
    assert rows(pane.model)[1:4] == ["Undone: Risk", "(Risk)", "Claim “closed”"]

    open_review.desk.redo(open_review.article_id)
    caught_up(pane, qtbot, "Redone: Risk")

    assert rows(pane.model)[1:4] == ["Redone: Risk", "(Undone: Risk)", "Risk"]


def test_the_step_that_undo_takes_back_is_named(pane, open_review, claim, qtbot):
    assert pane.list.next_to_undo == pane.list.current.step.number
    assert "Undo takes this step back next." in pane.detail.text
    assert NEXT

    open_review.desk.undo(open_review.article_id)
    caught_up(pane, qtbot, "Undone: Claim “closed”")

    assert pane.list.next_to_undo == open_review.desk.to_undo(open_review.article_id).number
    assert "next" not in pane.detail.text


def test_who_took_it_back_and_when(pane):
    head = pane.list.current
    later = head.step.at + timedelta(days=1)
    undo = replace(head.step, number=9, at=later, kind=StepKind.UNDO)
    theirs = replace(undo, reviewer_id=SANA.id, reviewer_name=SANA.name)

    assert f"undone tomorrow {later.astimezone():%H:%M}" in meta_of(replace(head, taken_back=undo))
    assert "undone by Sana Okoro" in meta_of(replace(head, taken_back=theirs))


def test_the_words_before_and_after_are_told_apart(pane, open_review, claim, qtbot):
    open_review.run(
        "Edit", lambda work: claims.change_claim(work, claim.id, statement="closed all 81")
    )
    caught_up(pane, qtbot, "Edit")
    pane.list.mark(None)
    pane.list.step(0)

    text = pane.detail.text
    assert "closed all 1881" in text.replace("\n", "")
    struck = [piece.text() for piece in fragments(pane) if piece.charFormat().fontStrikeOut()]
    assert struck == ["18"]


def fragments(pane):
    block = pane.detail.document().begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            yield pieces.fragment()
            pieces += 1
        block = block.next()


def test_only_the_selected_claim(pane, open_review, claim, words, qtbot):
    other = open_review.run(
        "Other", claims.add_claim, open_review.article_id, [words("31 percent")]
    )
    open_review.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Seen")
    assert not pane.only.isEnabled()
    open_review.select(ItemKind.CLAIM, claim.id)
    assert pane.only.text() == "Selected claim only"

    pane.only.click()
    assert rows(pane.model)[1:] == ["Verify", "Claim “closed”"]

    open_review.select(ItemKind.CLAIM, other.id)
    assert rows(pane.model)[1:] == ["Other"]
    # Going through the story does not lead away from the claim.
    pane.list.setCurrentIndex(pane.model.index(1, 0))
    assert open_review.selected == Item(ItemKind.CLAIM, other.id)


def test_one_person_s_steps(pane, open_review, claim, qtbot):
    with desk_at(open_review.desk.path, SANA) as other:
        other.run("Doubt", claims.give_verdict, [claim.id], Status.DISPUTED, "No")
    open_review.desk.poll()
    caught_up(pane, qtbot, "Doubt")

    pane._people.aboutToShow.emit()
    choices = {action.text(): action for action in pane._people.actions()}
    assert list(choices) == ["Everyone", "Noor Adeyemi", "Sana Okoro"]
    choices["Sana Okoro"].trigger()

    assert rows(pane.model)[1:] == ["Doubt"]
    assert pane.person.accessibleName() == "Person: Sana Okoro"


def test_words_are_searched_as_they_are_typed(pane, open_review, claim, qtbot):
    open_review.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "In the logbook")

    qtbot.keyClicks(pane.search, "logbook")
    qtbot.waitUntil(lambda: rows(pane.model)[1:] == ["Verify"])

    pane.search.setText("zebra")
    qtbot.waitUntil(lambda: rows(pane.model) == [])
    assert pane._body.empty.sentence == "No step is like that."
    pane._body.empty.button.click()
    assert rows(pane.model)[1:3] == ["Verify", "Claim “closed”"]


def test_a_step_leads_to_its_item(pane, open_review, claim, qtbot):
    asked = open_review.run("Ask", questions.ask, open_review.article_id, "Who closed it?")
    caught_up(pane, qtbot, "Ask")
    pane.list.mark(None)

    qtbot.keyClick(pane.list, Qt.Key.Key_Home)
    assert open_review.selected == Item(ItemKind.QUESTION, asked.id)
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    assert open_review.selected == Item(ItemKind.CLAIM, claim.id)

    with qtbot.waitSignal(pane.go_asked) as gone:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert gone.args[0].id == claim.id


def test_an_item_that_was_taken_back_leads_to_its_words(pane, open_review, claim, qtbot):
    number = pane.list.current.step.number
    open_review.desk.undo(open_review.article_id)
    caught_up(pane, qtbot, "Undone: Claim “closed”")

    with qtbot.waitSignal(pane.passage_activated) as shown:
        pane.list.opened.emit(number)

    start, end = shown.args
    assert open_review.draft.text[start:end] == "closed all 18"
    assert open_review.claim(claim.id) is None


def test_nothing_is_read_while_it_is_hidden(pane, open_review, claim, qtbot):
    pane.hide()
    open_review.run("Risk", claims.set_risk, [claim.id], Risk.MAJOR)
    assert "Risk" not in rows(pane.model)

    pane.show()

    assert rows(pane.model)[1] == "Risk"


def test_older_steps_are_read_as_one_goes_down(pane, open_review, claim, qtbot, monkeypatch):
    monkeypatch.setattr(history, "PAGE", 5)
    for number in range(23):
        open_review.run(
            f"Note {number}",
            lambda work, n=number: claims.change_claim(work, claim.id, note=f"{n}"),
        )
    model = HistoryModel(open_review.desk, pane)
    model.show(pane._wanted())
    assert model.shown == 5
    QAbstractItemModelTester(model, pane)

    while model.canFetchMore():
        model.fetchMore()

    assert rows(model)[-1] == "Take in “Port Ellery Shuts Tidal Barrage”"
    assert model.shown == 25
    assert rows(model).count("TODAY") == 1


def test_days_have_heads(pane, open_review, claim):
    def earlier(head: Head, days: int) -> Head:
        return Head(replace(head.step, at=datetime.now(UTC) - timedelta(days=days)))

    from editorial.ui.history_model import _under_days

    one, other = (pane.model.head_at(row) for row in (1, 2))
    found = _under_days([earlier(one, 0), earlier(other, 1), earlier(other, 1)])

    assert [isinstance(row, Head) for row in found] == [False, True, False, True, True]


def test_an_article_that_was_erased_elsewhere_is_closed_with_a_sentence(pane, open_review, qtbot):
    article_id = open_review.article_id
    with (
        desk_at(open_review.desk.path, SANA) as other,
        qtbot.waitSignal(open_review.gone) as said,
    ):
        erasing.erase(other, article_id)
        open_review.desk.poll()

    assert open_review.article is None
    assert "was erased for good in another window" in said.args[0]
    assert rows(pane.model) == []
