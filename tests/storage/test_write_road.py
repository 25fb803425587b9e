"""One road for writes: a command, its step and its news are one thing, or nothing happened."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from editorial.domain.claim import Claim, Evidence, Risk, Stance, Status
from editorial.domain.errors import DeskFileFault, InvalidValue, Refused
from editorial.domain.journal import Changed, StepKind
from editorial.services.claims import (
    add_claim,
    add_evidence,
    change_claim,
    claims_of,
    give_verdict,
    set_kinds,
)
from editorial.services.sources import add_source
from editorial.storage import database, write
from editorial.storage.rows import ClaimRow
from tests.desks import NOOR, desk_at
from tests.storage.contents import asked, contents, steps


@pytest.fixture
def news(desk) -> list[Changed]:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    return heard


def test_a_step_has_its_label_its_article_its_reviewer_and_its_kind(desk, article_id):
    desk.run("Add claim", add_claim, article_id, statement="The barrage has nine gates")

    (step, *_) = desk.history(article_id)
    assert (step.label, step.article_id, step.kind) == ("Add claim", article_id, StepKind.DO)
    assert (step.reviewer_id, step.reviewer_name) == (NOOR.id, "Noor Adeyemi")
    assert step.reverses is None
    assert step.at.utcoffset() is not None


def test_one_command_is_one_step_however_many_rows_it_writes(desk, article_id):
    before = len(desk.history(None))
    text = desk.read(lambda work: work.articles.all())[0].headline

    desk.run("Add claim", add_claim, article_id, [(0, 4), (5, 11)], text)

    assert len(desk.history(None)) == before + 1


def test_news_comes_once_with_tables_ids_and_everything_touched(desk, article_id, news):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    source = desk.run("Add source", add_source, article_id, "Gate log")
    news.clear()

    evidence = desk.run(
        "Add evidence", add_evidence, claim.id, source.id, Stance.SUPPORTS, "p. 3", "nine gates"
    )

    (told,) = news
    assert told.label == "Add evidence"
    assert told.article_id == article_id
    assert told.tables == {"evidence"}
    assert told.ids == {"evidence": frozenset({evidence.id})}
    assert {evidence.id, claim.id, source.id} <= told.touched


def test_news_of_a_row_that_moved_names_its_old_and_its_new_owner(desk, article_id, news):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    first = desk.run("Add source", add_source, article_id, "Gate log")
    second = desk.run("Add source", add_source, article_id, "Divers' report")
    evidence = desk.run("Add evidence", add_evidence, claim.id, first.id, Stance.CONTEXT)

    desk.run("Move", lambda work: work.change(evidence, source_id=second.id))

    assert {first.id, second.id} <= news[-1].touched


def test_an_exception_leaves_no_row_no_step_and_sends_no_news(desk, article_id, news):
    before, history = contents(desk.path), steps(desk.path)

    def half_done(work):
        add_claim(work, article_id, statement="The barrage has nine gates")
        raise LookupError("no such gate")

    with pytest.raises(LookupError):
        desk.run("Add claim", half_done)

    assert contents(desk.path) == before
    assert steps(desk.path) == history
    assert news == []


def test_a_command_that_changes_nothing_is_no_step_and_no_news(desk, article_id, news):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    news.clear()

    desk.run("Describe claim", change_claim, claim.id, note="")
    desk.run("Set kinds", set_kinds, [claim.id], [])

    assert news == []
    assert desk.history(article_id)[0].label == "Add claim"


def test_a_list_where_the_domain_has_a_tuple_is_kept_all_the_same(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)], kinds=("number",))

    desk.run("Describe claim", change_claim, claim.id, kinds=["number"], note="Ask the council")

    (kept,) = desk.read(claims_of, article_id)
    assert (kept.kinds, kept.note) == (("number",), "Ask the council")


def test_there_and_back_again_is_no_step(desk, article_id, news):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    news.clear()

    def there_and_back(work):
        work.change(claim, note="for a moment")
        work.change(claim, note=claim.note)

    desk.run("Describe claim", there_and_back)

    assert news == []


def test_what_is_added_and_changed_in_one_command_is_one_image(desk, article_id):
    def add_and_change(work):
        claim = add_claim(work, article_id, statement="Nine gates")
        return change_claim(work, claim.id, risk=Risk.LEGAL)

    claim = desk.run("Add claim", add_and_change)

    assert desk.read(claims_of, article_id)[0].risk is Risk.LEGAL
    desk.undo(article_id)
    assert desk.read(claims_of, article_id) == []
    desk.redo(article_id)
    assert desk.read(lambda work: work.get(Claim, claim.id)).risk is Risk.LEGAL


def bulk_update(session, article_id):
    session.connection().execute(text("UPDATE claims SET note = 'unseen'"))


def bulk_insert(session, article_id):
    session.connection().execute(
        text("INSERT INTO reviewers VALUES ('x', 'Nobody', 'N', 'checker')")
    )


def cascade(session, article_id):
    """A row of which an image is taken, and a trigger that writes another one."""
    session.connection().execute(
        text(
            "CREATE TEMP TRIGGER cascading AFTER UPDATE ON claims"
            " BEGIN UPDATE articles SET section = 'unseen'; END"
        )
    )
    session.get(ClaimRow, session.execute(text("SELECT id FROM claims")).scalar_one()).note = "seen"


@pytest.mark.parametrize("unseen", [bulk_update, bulk_insert, cascade])
def test_a_write_that_the_recorder_did_not_see_is_refused(desk, article_id, news, unseen):
    desk.run("Add claim", add_claim, article_id, [(0, 4)])
    before, history = contents(desk.path), steps(desk.path)
    news.clear()

    with pytest.raises(write.UnrecordedWrite):
        desk.run("Sneak", lambda work: unseen(work._session, article_id))

    assert contents(desk.path) == before
    assert steps(desk.path) == history
    assert news == []


def test_a_fault_never_prints_the_draft(desk, article_id):
    secret = "the mayor took the money"

    def broken(work):
        work._session.connection().execute(
            text("INSERT INTO claims (id, statement) VALUES (:id, :said)"),
            {"id": "x", "said": secret},
        )

    with pytest.raises(Exception, match="hidden due to hide_parameters") as caught:
        desk.run("Break", broken)

    assert secret not in str(caught.value)
    assert secret not in repr(caught.value)


def test_what_the_domain_refuses_is_not_kept(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])

    with pytest.raises(InvalidValue):
        desk.run("Describe claim", lambda work: work.change(claim, statement="  "))

    assert desk.read(claims_of, article_id)[0].statement == claim.statement


def test_what_is_gone_is_refused_with_a_sentence(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    desk.run("Remove claim", lambda work: work.remove(claim))

    for kind, id in ((Claim, claim.id), (Evidence, "no such id")):
        with pytest.raises(Refused, match="no longer on the desk; nothing was changed"):
            desk.read(lambda work, kind=kind, id=id: work.get(kind, id))


def test_a_value_may_hang_only_on_what_is_there(desk, article_id):
    claim = desk.run("Add claim", add_claim, article_id, [(0, 4)])
    stray = replace(claim, id="stray", article_id="nowhere", passages=())

    with pytest.raises(Refused, match="what it hangs on is gone"):
        desk.run("Add claim", lambda work: work.add(stray))

    assert len(desk.read(claims_of, article_id)) == 1


def test_reading_writes_nothing(desk, article_id):
    before, history = contents(desk.path), steps(desk.path)

    desk.read(lambda work: add_claim(work, article_id, statement="Not kept"))

    assert contents(desk.path) == before
    assert steps(desk.path) == history


def test_who_ends_a_subscription_hears_no_more(desk, article_id):
    heard: list[Changed] = []
    leave = desk.subscribe(heard.append)

    leave()
    desk.run("Add claim", add_claim, article_id, [(0, 4)])

    assert heard == []


def test_a_step_waits_for_another_program_and_then_says_so(desk, article_id, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with desk_at(desk.path) as other:
        holding = desk._database.writing()
        with holding, pytest.raises(DeskFileFault, match="Another program is writing to the desk"):
            other.run("Add claim", add_claim, article_id, [(0, 4)])

        other.run("Add claim", add_claim, article_id, [(0, 4)])

    assert len(desk.read(claims_of, article_id)) == 1


def test_documents_are_kept_once_and_outside_the_history(desk, news):
    before = len(desk.history(None))

    first = desk.cache([b"gate log", b"", b"gate log"])
    again = desk.cache([b"gate log"])

    assert first[0] == first[2] == again[0]
    assert asked(desk.path, "SELECT count(*) FROM documents") == [(2,)]
    assert desk.read(lambda work: work.articles.document(first[0])) == b"gate log"
    assert len(desk.history(None)) == before
    assert news == []


def test_ids_are_ordered_by_time(desk):
    ids = desk.read(lambda work: [work.new_id() for _ in range(2000)])

    assert ids == sorted(ids)
    assert len(set(ids)) == 2000
    assert {id[14] for id in ids} == {"7"}


def test_the_recorder_counts_what_the_session_writes(desk, article_id):
    """Many claims at once: the guard must not take a batch of rows for an unseen write."""
    desk.run(
        "Add claims",
        lambda work: [add_claim(work, article_id, statement=f"Fact {n}") for n in range(300)],
    )
    claims = desk.read(claims_of, article_id)

    desk.run("Set kinds", set_kinds, [claim.id for claim in claims], ("number",))
    desk.run(
        "Give verdict", give_verdict, [c.id for c in claims], Status.VERIFIED, "counted by hand"
    )

    assert {claim.status for claim in desk.read(claims_of, article_id)} == {Status.VERIFIED}
