"""Undo appends: it puts back the images before a step, and says no where somebody was faster."""

from datetime import date

import pytest

from editorial.domain.article import Article
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.errors import Refused
from editorial.domain.journal import Changed, StepKind
from editorial.domain.reviewer import Reviewer, Role
from editorial.services import articles, questions, sources
from editorial.services.claims import (
    add_claim,
    add_evidence,
    add_passage,
    change_claim,
    change_evidence,
    claims_of,
    give_verdict,
    remove_claims,
    set_risk,
)
from editorial.services.desk import Desk
from tests.desks import NOOR, barrage, desk_at, long_piece, take_in
from tests.storage.contents import asked, contents, steps

SANA = Reviewer("019a0000-0000-7000-8000-000000000002", "Sana Whitlock", "SW", Role.EDITOR)


def labels(desk: Desk, article_id: str | None = None) -> list[tuple[StepKind, str]]:
    return [(step.kind, step.label) for step in desk.history(article_id)]


def notes(desk: Desk, article_id: str) -> list[str]:
    return [note.text for note in desk.read(questions.notes_of, article_id)]


def write_notes(desk: Desk, article_id: str, *texts: str) -> None:
    for text in texts:
        desk.run(f"Note {text}", questions.add_note, article_id, text)


def test_the_latest_step_goes_first_and_comes_back_last(desk, article_id):
    write_notes(desk, article_id, "one", "two", "three")

    assert [desk.undo(article_id).label for _ in range(2)] == ["Note three", "Note two"]
    assert notes(desk, article_id) == ["one"]
    assert desk.to_undo(article_id).label == "Note one"
    assert desk.to_redo(article_id).label == "Note two"
    assert [desk.redo(article_id).label for _ in range(2)] == ["Note two", "Note three"]
    assert notes(desk, article_id) == ["one", "two", "three"]
    assert desk.to_redo(article_id) is None
    assert desk.redo(article_id) is None


def test_what_was_redone_can_be_undone_again_and_again(desk, article_id):
    write_notes(desk, article_id, "one", "two")

    for _ in range(3):
        desk.undo(article_id)
        desk.undo(article_id)
        assert notes(desk, article_id) == []
        desk.redo(article_id)
        assert notes(desk, article_id) == ["one"]
        desk.redo(article_id)
        assert notes(desk, article_id) == ["one", "two"]


def test_undo_and_redo_are_steps_of_their_own(desk, article_id):
    write_notes(desk, article_id, "one")
    number = desk.history(article_id)[0].number

    desk.undo(article_id)
    desk.redo(article_id)

    redo, undo, *_ = desk.history(article_id)
    assert (undo.kind, undo.label, undo.reverses) == (StepKind.UNDO, "Note one", number)
    assert (redo.kind, redo.label, redo.reverses) == (StepKind.REDO, "Note one", undo.number)


def test_a_new_step_ends_what_could_be_redone(desk, article_id):
    write_notes(desk, article_id, "one", "two")
    desk.undo(article_id)

    write_notes(desk, article_id, "three")

    assert desk.to_redo(article_id) is None
    assert desk.redo(article_id) is None
    desk.undo(article_id)
    assert desk.to_redo(article_id).label == "Note three"
    desk.undo(article_id)
    assert notes(desk, article_id) == []
    assert [desk.redo(article_id).label for _ in range(2)] == ["Note one", "Note three"]


def test_undo_survives_reopening(desk, article_id):
    write_notes(desk, article_id, "one", "two")
    desk.undo(article_id)
    desk.close()

    with desk_at(desk.path) as reopened:
        assert reopened.to_undo(article_id).label == "Note one"
        assert reopened.redo(article_id).label == "Note two"
        reopened.undo(article_id)
        reopened.undo(article_id)
        assert notes(reopened, article_id) == []


def test_undo_stays_in_the_open_article(desk, article_id):
    other = take_in(desk, long_piece(3))
    write_notes(desk, article_id, "here")
    write_notes(desk, other, "there")

    desk.undo(article_id)

    assert notes(desk, article_id) == []
    assert notes(desk, other) == ["there"]


def test_in_the_library_the_latest_step_anywhere_is_undone(desk, article_id):
    other = take_in(desk, long_piece(3))
    write_notes(desk, other, "there")
    write_notes(desk, article_id, "here")

    assert [desk.undo(None).label for _ in range(2)] == ["Note here", "Note there"]
    assert desk.to_redo(other).label == "Note there"
    desk.redo(other)
    assert notes(desk, other) == ["there"]


def test_each_reviewer_undoes_their_own_work(desk, article_id):
    write_notes(desk, article_id, "Noor's")
    with desk_at(desk.path, SANA) as sanas:
        write_notes(sanas, article_id, "Sana's")

        assert desk.undo(article_id).label == "Note Noor's"
        assert notes(desk, article_id) == ["Sana's"]
        assert sanas.undo(article_id).label == "Note Sana's"
        assert sanas.undo(article_id) is None


def test_what_the_desk_needs_itself_is_not_offered(desk):
    article = desk.set_up("Lay out the sample", lambda work: None)

    assert article is None
    assert desk.to_undo(None) is None
    assert desk.undo(None) is None
    assert labels(desk) == [(StepKind.SETUP, "Reviewer sits down")]


def test_undo_refuses_where_another_reviewer_changed_the_row(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    desk.run("Set risk", set_risk, [claim.id], Risk.MAJOR)
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Describe claim", change_claim, claim.id, note="Ask legal")
    before, history = contents(desk.path), steps(desk.path)

    with pytest.raises(Refused) as refusal:
        desk.undo(article_id)

    assert str(refusal.value) == (
        "“Set risk” cannot be put back: Sana Whitlock did “Describe claim” on the same item since. "
        "Nothing was changed; change the item by hand instead."
    )
    assert contents(desk.path) == before
    assert steps(desk.path) == history


def test_undo_goes_on_where_the_other_reviewer_put_it_back(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Describe claim", change_claim, claim.id, note="Ask legal")
        sanas.undo(article_id)

    desk.undo(article_id)

    assert desk.read(claims_of, article_id) == []


def verdict(work, claim_id):
    give_verdict(work, [claim_id], Status.DISPUTED)


def evidence(work, claim_id):
    source = sources.all_sources(work)[0]
    add_evidence(work, claim_id, source.id, Stance.CONTEXT)


def question(work, claim_id):
    article_id = work.articles.all()[0].id
    questions.ask(work, article_id, "Says who?", claim_id=claim_id)


def passage(work, claim_id):
    add_passage(work, claim_id, 5, 11)


@pytest.mark.parametrize("hang", [verdict, evidence, question, passage])
def test_undo_refuses_to_leave_anothers_work_in_the_air(desk, article_id, hang):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Say something of it", hang, claim.id)
    before, history = contents(desk.path), steps(desk.path)

    with pytest.raises(Refused, match="Sana Whitlock did “Say something of it” on it since"):
        desk.undo(article_id)

    assert contents(desk.path) == before
    assert steps(desk.path) == history


def test_a_source_added_here_and_used_in_another_article_stays(desk, article_id):
    other = take_in(desk, long_piece(3))
    source = desk.run("Add source", sources.add_source, article_id, "Gate log")
    desk.run("Cite source", sources.cite, other, source.id)

    with pytest.raises(Refused, match="Noor Adeyemi did “Cite source” on it since"):
        desk.undo(article_id)


def test_undoing_the_taking_in_empties_the_desk_and_redo_fills_it(tmp_path):
    with desk_at(tmp_path / "desk.editorial") as desk:
        start = contents(desk.path)
        article_id = take_in(desk, barrage())
        end = contents(desk.path)

        desk.undo(article_id)
        assert contents(desk.path) == start
        assert desk.read(articles.on_desk, article_id) is None
        assert desk.read(articles.entries) == []

        desk.redo(article_id)
        assert contents(desk.path) == end
        assert desk.read(articles.on_desk, article_id) is not None


def test_taking_in_with_work_upon_it_is_undone_only_after_that_work(desk, article_id):
    write_notes(desk, article_id, "mine")
    desk.undo(article_id)
    with desk_at(desk.path, SANA) as sanas:
        write_notes(sanas, article_id, "Sana's")

    with pytest.raises(Refused, match="Sana Whitlock did “Note Sana's”"):
        desk.undo(article_id)


def test_removing_is_a_marker_and_undo_takes_it_off(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    desk.run("Dispute", give_verdict, [claim.id], Status.DISPUTED, "Two logs differ")
    whole = desk.read(claims_of, article_id)

    desk.run("Remove claim", remove_claims, [claim.id])
    assert desk.read(claims_of, article_id) == []
    assert asked(desk.path, "SELECT count(*) FROM verdicts") == [(1,)]

    desk.undo(article_id)
    assert desk.read(claims_of, article_id) == whole


def test_dates_moments_and_flags_come_back_as_they_were(desk, article_id):
    desk.run("Set due date", articles.set_due, article_id, date(2026, 5, 15))
    source = desk.run(
        "Add source", sources.add_source, article_id, "Gate log", confidential=True, note="Keep"
    )
    fields = {"confidential": False, "note": ""}
    desk.run(
        "Open source", lambda work: sources.change_source(work, article_id, source.id, **fields)
    )

    desk.undo(article_id)
    assert desk.read(lambda work: sources.named(work, {source.id})) == {source.id: source}

    desk.undo(article_id)
    desk.undo(article_id)
    assert desk.read(lambda work: work.get(Article, article_id)).due_on is None
    desk.redo(article_id)
    assert desk.read(lambda work: work.get(Article, article_id)).due_on == date(2026, 5, 15)


def test_rows_of_one_step_may_name_each_other_in_any_order(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    first = desk.run("Add source", sources.add_source, article_id, "Gate log")
    shown = desk.run("Add evidence", add_evidence, claim.id, first.id, Stance.CONTEXT)

    def move_to_a_new_source(work):
        # The evidence is seen before the source that it names in the end.
        change_evidence(work, shown.id, locator="p. 3")
        second = sources.add_source(work, article_id, "Divers’ report")
        change_evidence(work, shown.id, source_id=second.id)

    before = contents(desk.path)
    desk.run("Move evidence", move_to_a_new_source)
    after = contents(desk.path)

    desk.undo(article_id)
    assert contents(desk.path) == before
    desk.redo(article_id)
    assert contents(desk.path) == after


def test_a_step_of_an_older_schema_stays_where_it_is(desk, article_id, monkeypatch):
    write_notes(desk, article_id, "old")
    monkeypatch.setattr("editorial.storage.write.SCHEMA", "9999")

    with pytest.raises(Refused, match="before the desk was brought to a new version"):
        desk.undo(article_id)

    assert notes(desk, article_id) == ["old"]


class TwoWindows:
    """Noor's and Sana's windows on one file, and what each has heard."""

    def __init__(self, noors: Desk, sanas: Desk) -> None:
        self.noors, self.sanas = noors, sanas
        self.noor_heard: list[Changed] = []
        self.sana_heard: list[Changed] = []
        noors.subscribe(self.noor_heard.append)
        sanas.subscribe(self.sana_heard.append)


@pytest.fixture
def windows(desk, article_id):
    with desk_at(desk.path, SANA) as other:
        desk.poll()
        yield TwoWindows(desk, other)


def heard(news: list[Changed]) -> list[str]:
    return [each.label for each in news]


def test_each_window_hears_every_step_exactly_once(windows, article_id):
    write_notes(windows.noors, article_id, "one")
    write_notes(windows.sanas, article_id, "two")
    write_notes(windows.noors, article_id, "three")

    assert heard(windows.noor_heard) == ["Note one", "Note three"]
    assert windows.noors.poll() is True
    assert windows.sanas.poll() is True
    assert sorted(heard(windows.noor_heard)) == ["Note one", "Note three", "Note two"]
    assert heard(windows.sana_heard) == ["Note two", "Note one", "Note three"]
    for _ in range(2):
        assert windows.noors.poll() is False
        assert windows.sanas.poll() is False
    assert len(windows.noor_heard) == len(windows.sana_heard) == 3


def test_one_s_own_step_is_no_news_from_elsewhere(windows, article_id):
    write_notes(windows.noors, article_id, "one")
    windows.noors.undo(article_id)

    assert windows.noors.poll() is False
    assert heard(windows.noor_heard) == ["Note one", "Note one"]
    assert windows.sanas.poll() is True
    assert heard(windows.sana_heard) == ["Note one", "Note one"]


def test_news_from_elsewhere_says_as_much_as_one_s_own(windows, article_id):
    windows.sanas.run("Add claim", add_claim, article_id, [(0, 4), (5, 11)])

    windows.noors.poll()

    assert windows.noor_heard == windows.sana_heard


def test_documents_of_another_window_are_no_news(windows):
    windows.sanas.cache([b"page picture"])

    assert windows.noors.poll() is False
    assert windows.noor_heard == []


def test_both_windows_of_one_reviewer_share_what_can_be_undone(desk, article_id):
    write_notes(desk, article_id, "one")
    with desk_at(desk.path, NOOR) as second:
        assert second.undo(article_id).label == "Note one"

    assert desk.to_undo(article_id).label != "Note one"
    assert desk.redo(article_id).label == "Note one"
