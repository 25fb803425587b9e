"""New drafts on the command line: taken in, told of, refused."""

import json
import re
from pathlib import Path

import pytest

from editorial.resources import seed
from editorial.services import articles
from editorial.services.desk import Desk
from editorial.services.new_drafts import name_draft, revisions_of
from editorial.services.sample import apply_review, lay_out_sample
from tests.desks import desk_at

SECOND = seed("ferry-second-draft.txt")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A desk with the reviewed sample on it."""
    path = tmp_path / "team.editorial"
    with desk_at(path) as desk:
        apply_review(desk, lay_out_sample(desk).id)
    return path


def article_of(path: Path) -> str:
    with desk_at(path) as desk:
        return desk.read(articles.entries)[0].article.id


def drafts_on(desk: Desk) -> list[int]:
    article_id = desk.read(articles.entries)[0].article.id
    return [each.number for each in desk.read(revisions_of, article_id)]


def test_a_file_becomes_a_draft_and_its_marks_are_told(run, desk: Path):
    article_id = article_of(desk)

    taken = run("import", "--desk", desk, SECOND, "--revision-of", article_id[-8:])
    assert taken.status == 0
    first, second = taken.out.splitlines()[:2]
    assert f"taken in as draft 2 of {article_id}, “" in first
    told = re.fullmatch(r"draft 2: (\d+) exact, .*; (\d+) await a word in the window", second)
    assert told

    shown = run("show", "--desk", desk, "1")
    assert "Drafts: 2" in shown.out
    assert re.search(r"  1\. \S+ \S+, .+, from ferry\.txt, [\d]+ words, [0-9a-f]{12}\n", shown.out)
    assert ", present\n" in shown.out
    assert f"{told[1]} exact" in shown.out
    assert f"{told[2]} await a word in the window" in shown.out


def test_the_same_as_documents_and_a_draft_with_a_name(run, desk: Path):
    taken = run("import", "--desk", desk, SECOND, "--revision-of", "1", "--json")
    (document,) = json.loads(taken.out)
    assert (document["draft"], document["new"]) == (2, True)
    marks = document["marks"]
    carried = sum(marks[state] for state in ("exact", "moved", "altered", "lost"))
    assert carried > marks["awaiting"] > 0
    with desk_at(desk) as opened:
        first = opened.read(revisions_of, document["id"])[0]
        opened.run("Name", name_draft, first.id, "As it came")

    shown = json.loads(run("show", "--desk", desk, "1", "--json").out)
    assert [draft["name"] for draft in shown["drafts"]] == ["As it came", ""]
    assert [draft["present"] for draft in shown["drafts"]] == [False, True]
    assert [draft["from"] for draft in shown["drafts"]] == ["ferry.txt", SECOND.name]
    assert shown["drafts"][1]["content_sha256"] == shown["content_sha256"]
    assert shown["marks"] == marks


def test_what_is_refused_is_one_line_and_leaves_the_desk_alone(run, desk: Path, tmp_path: Path):
    other = tmp_path / "ward.txt"
    other.write_text("Ward Closes\n\nThe ward at Lorn closes on 1 May.\n", encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    of = ("import", "--desk", desk, "--revision-of")
    with desk_at(desk) as opened:
        gone = lay_out_sample(opened).id
        opened.run("Remove", articles.remove, gone)
    for words, said in (
        ((*of, "1", seed("ferry.txt")), "to the letter"),
        ((*of, "nothing", SECOND), "there is no article “nothing”"),
        ((*of, gone, SECOND), "was removed from the desk"),
        ((*of, "1", SECOND, other), "one FILE"),
        ((*of, "1", SECOND, "--again"), "do not go together"),
        ((*of, "1", tmp_path / "noise.txt"), "noise.txt"),
        (("import", "--desk", tmp_path / "no.editorial", "--revision-of", "1", SECOND), "no desk"),
    ):
        refused = run(*words)
        assert refused.status == 2, words
        assert said in refused.err
        assert refused.err.count("\n") == 1
        assert refused.out == ""
    with desk_at(desk) as opened:
        assert drafts_on(opened) == [1]

    # Another piece is taken in where it is asked for, and the words say so.
    taken = run(*of, "1", other)
    assert taken.status == 0
    assert "shares few words" in taken.out
