"""Searching the desk: what is found, and that the index follows every step."""

from dataclasses import replace

import pytest

from editorial.domain.claim import Stance
from editorial.domain.searching import SearchKind
from editorial.services import articles, attachments, claims, new_drafts, questions, searching
from editorial.services.searching import catch_up, search
from tests.desks import barrage, take_in


def found(desk, typed, *kinds):
    assert catch_up(desk)
    return desk.read(search, typed, kinds or tuple(SearchKind))


def kinds(desk, typed):
    return [hit.kind for hit in found(desk, typed)]


@pytest.fixture
def gate(desk, article_id):
    return desk.run("Claim", claims.add_claim, article_id, statement="The Zwolle gate jammed.")


def test_words_are_found_where_they_stand(desk, article_id):
    (hit,) = found(desk, "nine sluice gat", SearchKind.ARTICLE)

    text = barrage().text
    assert text[hit.start :].startswith("nine sluice gates")
    assert [hit.snippet[start:end] for start, end in hit.found] == ["nine", "sluice", "gates"]


def test_everything_that_people_write_is_found(desk, article_id, gate, tmp_path):
    desk.run(
        "Evidence",
        claims.add_evidence_from_new_source,
        gate.id,
        "Xanten log",
        Stance.SUPPORTS,
        "p. 2",
        "the Quetzal valve",
    )
    question = desk.run("Ask", questions.ask, article_id, "Who is Ygritte?")
    desk.run("Reply", questions.reply, question.id, "Wilhelmina knows.")
    source = found(desk, "xanten", SearchKind.SOURCE)[0].id
    path = tmp_path / "inspection.txt"
    path.write_text("The report\n\nA crack was seen at Vlissingen in May.\n")
    arrival = attachments.keep(desk, attachments.read_attachment(path))
    desk.run("Attach", attachments.attach, article_id, source, arrival)

    assert kinds(desk, "zwolle") == [SearchKind.CLAIM]
    assert kinds(desk, "quetzal valve") == [SearchKind.CLAIM]
    assert kinds(desk, "wilhelmina") == [SearchKind.QUESTION]
    assert kinds(desk, "VLISS") == kinds(desk, "inspection") == [SearchKind.DOCUMENT]


def test_the_index_follows_undo_and_redo_and_new_drafts(desk, article_id, gate):
    desk.run("Reword", claims.change_claim, gate.id, statement="The Utrecht gate jammed.")
    assert (kinds(desk, "zwolle"), kinds(desk, "utrecht")) == ([], [SearchKind.CLAIM])

    desk.undo(article_id)
    assert (kinds(desk, "zwolle"), kinds(desk, "utrecht")) == ([SearchKind.CLAIM], [])
    desk.run("Remove", claims.remove_claims, [gate.id])
    assert kinds(desk, "zwolle") == []

    blocks = tuple(
        replace(b, text=b.text.replace("sluice", "Maastricht")) for b in barrage().blocks
    )
    arrival = articles.arrive(
        desk, replace(barrage(), blocks=blocks, questions=(), references=()), b""
    )
    desk.run("Draft", new_drafts.take_in_draft, article_id, arrival)
    assert (kinds(desk, "sluice"), kinds(desk, "maastricht")) == ([], [SearchKind.ARTICLE])
    desk.run("Remove article", articles.remove, article_id)
    assert kinds(desk, "maastricht") == []


@pytest.mark.parametrize("typed", ['"', "NEAR(", "a AND", "col:x -y*", "' OR 1", "*", "", "()"])
def test_whatever_is_typed_is_words(desk, article_id, typed):
    found(desk, typed)


def test_what_is_erased_is_nowhere_in_the_file_not_even_from_a_worker_that_was_late(
    desk, article_id, gate
):
    take_in(desk, replace(barrage(), headline="Other"))
    catch_up(desk)
    refs, step = desk.look(searching._behind) or ([], desk.look(lambda work: work.last_step()))
    late = desk.look(searching._words_of, [(SearchKind.CLAIM, gate.id)])

    desk.erase("Erase", article_id)
    assert not desk.index([], late, step, whole=True)

    assert refs == []
    assert kinds(desk, "zwolle") == []
    assert b"Zwolle" not in desk.path.read_bytes()
