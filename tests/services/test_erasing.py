"""An article erased for good: no word of it is left in the file, and nothing else is lost."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from editorial.domain.article import Zone
from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.errors import DeskFileFault, Refused
from editorial.domain.journal import StepKind
from editorial.services import articles, claims, erasing, questions, sources, zones
from editorial.services.desk import Desk
from editorial.services.locations import unsaved_folder
from editorial.services.unsaved import Place, Unsaved
from tests.desks import barrage, desk_at, long_piece, take_in
from tests.storage.contents import asked, contents
from tests.storage.test_journal import broken_links

SECRETS = (
    "Quillon",
    "Zephyrine",
    "Marrowby",
    "Tansley",
    "Oxmoor",
    "Velloway",
    "Pintlewick",
    "Gorrage",
    "Port Ellery",
    "Ardley",
    "barrage",
    "harbour office",
    "Brightwater",
)
"""Words that stand nowhere but in the article and the work on it."""


def work_on(desk: Desk, article_id: str) -> None:
    claim = desk.run(
        "Claim “Quillon”",
        claims.add_claim,
        article_id,
        [(0, 11)],
        "Quillon ordered it",
        note="Zephyrine",
    )
    evidence = desk.run(
        "Add evidence",
        claims.add_evidence_from_new_source,
        claim.id,
        "Marrowby papers",
        Stance.SUPPORTS,
        "p. 4",
        "Tansley signed",
    )
    desk.run("Confide", sources.change_source, article_id, evidence.source_id, author="Oxmoor")
    desk.run("Verify “Quillon”", claims.give_verdict, [claim.id], Status.VERIFIED, "Velloway said")
    asked = desk.run("Ask", questions.ask, article_id, "Who is Pintlewick?", claim_id=claim.id)
    desk.run("Reply", questions.reply, asked.id, "Pintlewick is Gorrage", is_answer=True)
    note = desk.run("Note", questions.add_note, article_id, "Gorrage", [(12, 18)])
    desk.run("Zone", zones.set_zone, article_id, [4], Zone.FURNITURE)
    desk.run("Remove note", questions.remove_note, note.id)
    desk.undo(article_id)
    desk.run("Remove claim", claims.remove_claims, [claim.id])


def raw(desk: Desk) -> bytes:
    """Every byte that is kept for the desk, its write-ahead log included."""
    return b"".join(path.read_bytes() for path in desk.path.parent.glob(f"{desk.path.name}*"))


def left_of(desk: Desk, words: tuple[str, ...] = SECRETS) -> list[str]:
    kept = raw(desk).lower()
    return [word for word in words if word.lower().encode() in kept]


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A desk with an article that was worked on and another one; their ids."""
    path = tmp_path_factory.mktemp("desks") / "desk.editorial"
    with desk_at(path) as desk:
        other_id = take_in(desk, long_piece(12))
        article_id = take_in(desk, barrage())
        work_on(desk, article_id)
    return path, article_id, other_id


@pytest.fixture
def desk(worked_on, tmp_path) -> Iterator[Desk]:
    path = shutil.copy(worked_on[0], tmp_path / "desk.editorial")
    with desk_at(Path(path)) as desk:
        yield desk


@pytest.fixture
def article_id(worked_on) -> str:
    return worked_on[1]


@pytest.fixture
def other_id(worked_on) -> str:
    return worked_on[2]


def test_no_word_of_it_is_left_in_the_file(desk, article_id):
    assert len(left_of(desk)) == len(SECRETS)

    erasing.erase(desk, article_id)

    # The desk is still open: its write-ahead log is there as well.
    assert left_of(desk) == []
    assert asked(desk.path, "PRAGMA integrity_check") == [("ok",)]
    assert asked(desk.path, "PRAGMA foreign_key_check") == []


def test_work_on_other_articles_is_left_as_it_was(desk, article_id, other_id):
    claim = desk.run("Lock", claims.add_claim, other_id, [(0, 8)], "The lock is old")
    before = desk.history(other_id)

    erasing.erase(desk, article_id)

    assert [entry.article.id for entry in desk.read(articles.entries)] == [other_id]
    assert desk.history(other_id) == before
    assert [c.statement for c in desk.read(claims.claims_of, other_id)] == ["The lock is old"]
    assert desk.undo(other_id).label == "Lock"
    assert desk.read(claims.claims_of, other_id, [claim.id]) == []
    # Its draft is a document of its own.
    desk.run("Claim", claims.add_claim, other_id, [(0, 8)])


def test_the_steps_stay_as_tombstones_and_the_chain_holds(desk, article_id):
    before = desk.history(article_id)

    erasing.erase(desk, article_id)

    erasure, *steps = desk.history(article_id)
    assert (erasure.kind, erasure.label) == (StepKind.ERASE, erasing.LABEL)
    assert [step.number for step in steps] == [step.number for step in before]
    assert [step.at for step in steps] == [step.at for step in before]
    assert {(step.label, step.erased_by) for step in steps} == {("", erasure.number)}
    assert broken_links(desk.path) == []


def test_a_tombstone_that_no_erasing_explains_breaks_the_chain(desk, other_id):
    from editorial.storage.chain import broken_steps

    number = desk.history(other_id)[0].number
    with desk._database.writing() as session:
        ask = session.connection()
        assert broken_steps(ask) == []
        emptied = "UPDATE steps SET label = '', images = '', erased_by = 1"
        ask.exec_driver_sql(f"{emptied} WHERE number = {number}")
        assert broken_steps(ask) == [number]


def test_it_says_beforehand_what_goes(desk, article_id):
    goes = desk.read(erasing.what_goes, article_id)

    assert goes.headline == "Port Ellery Shuts Tidal Barrage"
    assert (goes.drafts, goes.claims, goes.notes) == (1, 1, 1)
    assert (goes.sources, goes.shared_sources) == (3, 0)
    assert goes.steps == len(desk.history(article_id))


def test_a_source_that_another_article_names_stays(desk, article_id, other_id):
    cited = desk.read(sources.cited_in, article_id)
    shared = next(each.source for each in cited if each.source.title == "Press statement")
    desk.run("Cite", sources.cite, other_id, shared.id)
    goes = desk.read(erasing.what_goes, article_id)
    assert (goes.sources, goes.shared_sources) == (2, 1)

    erasing.erase(desk, article_id)

    assert [s.title for s in desk.read(sources.all_sources)] == ["Press statement"]
    assert [each.source.id for each in desk.read(sources.cited_in, other_id)] == [shared.id]


def test_what_was_done_to_its_source_from_another_article_goes_too(desk, article_id, other_id):
    cited = desk.read(sources.cited_in, article_id)
    source_id = cited[0].source.id
    desk.run("Cite", sources.cite, other_id, source_id)
    desk.run("Name him", sources.change_source, other_id, source_id, note="Hollinwood")
    desk.undo(other_id)
    desk.undo(other_id)

    erasing.erase(desk, article_id)

    assert left_of(desk, (*SECRETS, "Hollinwood")) == []
    assert broken_links(desk.path) == []


def test_a_draft_that_came_twice_is_kept_for_the_one_that_stays(desk, article_id):
    twin = take_in(desk, barrage())

    erasing.erase(desk, article_id)

    claim = desk.run("Claim", claims.add_claim, twin, [(0, 11)])
    assert claim.statement == "Port Ellery"
    assert left_of(desk, SECRETS[:8]) == []
    erasing.erase(desk, twin)
    assert left_of(desk) == []


def test_an_article_whose_taking_in_was_undone_can_be_erased(tmp_path):
    with desk_at(tmp_path / "new.editorial") as desk:
        article_id = take_in(desk, barrage())
        desk.undo(article_id)
        assert left_of(desk) != []

        erasing.erase(desk, article_id)

        assert left_of(desk) == []


def test_no_step_of_it_is_put_back(desk, article_id, other_id):
    erasing.erase(desk, article_id)
    before = contents(desk.path)

    for put_back in (desk.undo, desk.redo):
        with pytest.raises(Refused, match="was erased for good; no step of it can be put back"):
            put_back(article_id)
    # In the library undo goes on with what else was done.
    assert desk.to_undo(None).article_id == other_id
    assert desk.to_redo(None) is None
    assert contents(desk.path) == before


def test_nothing_is_erased_twice(desk, article_id):
    erasing.erase(desk, article_id)

    assert desk.read(erasing.what_goes, article_id) is None
    with pytest.raises(Refused, match="no longer on the desk; there is nothing to erase"):
        erasing.erase(desk, article_id)


def test_other_windows_hear_that_the_article_is_gone(desk, article_id):
    with desk_at(desk.path) as other:
        heard = []
        other.subscribe(heard.append)
        erasing.erase(desk, article_id)

        assert other.poll()

        assert [(news.label, news.article_id, news.tables) for news in heard] == [
            (erasing.LABEL, article_id, {"articles"})
        ]
        assert left_of(other) == []


def test_what_was_being_typed_goes_too(desk, article_id, other_id):
    typed = Unsaved(unsaved_folder(desk.path))
    typed.keep(Place(article_id, "note"), {"text": "Gorrage"})
    typed.keep(Place(other_id, "note"), {"text": "Lock"})

    erasing.erase(desk, article_id)

    assert [place.article_id for place in typed.left_behind()] == [other_id]


@contextmanager
def reader_of(path: Path) -> Iterator[None]:
    """Somebody who is in the midst of reading, and does not finish."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM steps").fetchone()
        yield


def test_what_another_program_holds_up_is_made_up_for(desk, article_id, monkeypatch):
    from editorial.storage import packing

    monkeypatch.setattr(packing, "PATIENCE", 0.01)
    with reader_of(desk.path):
        with pytest.raises(DeskFileFault, match="is erased, but") as caught:
            erasing.erase(desk, article_id)
        assert "Traces may be left" in str(caught.value)
        assert desk.read(erasing.what_goes, article_id) is None
        assert left_of(desk) != []

    desk_at(desk.path).close()

    assert left_of(desk) == []
    assert asked(desk.path, "PRAGMA user_version") == [(0,)]


def test_a_step_that_wrote_in_two_articles_is_emptied_whole(desk, article_id, other_id):
    mine = desk.run("Claim", claims.add_claim, article_id, [(0, 11)], "Velloway again")
    other = desk.run("Lock", claims.add_claim, other_id, [(0, 8)])
    desk.run("Both", claims.set_risk, [mine.id, other.id], Risk.MAJOR)
    assert desk.history(other_id)[0].label == "Both"

    erasing.erase(desk, article_id)

    assert desk.history(other_id)[0].label == ""
    assert left_of(desk) == []
    # The work itself stays, and so does the undo of what came before.
    (kept,) = desk.read(claims.claims_of, other_id)
    assert kept.risk is Risk.MAJOR
    assert broken_links(desk.path) == []
