"""Sources belong to the desk; articles cite them, claims rest on them."""

import pytest

from editorial.domain.claim import Stance
from editorial.domain.errors import Refused
from editorial.domain.source import Source, Tier
from editorial.services import claims, sources
from tests.desks import NOOR, long_piece, take_in


@pytest.fixture
def log(desk, article_id) -> Source:
    return desk.run("Add source", sources.add_source, article_id, "Gate log")


def titles(desk, article_id) -> list[str]:
    return [cited.source.title for cited in desk.read(sources.cited_in, article_id)]


def rest_a_claim_on(desk, article_id, source) -> str:
    claim = desk.run("Add claim", claims.add_claim, article_id, statement="Nine gates")
    desk.run("Add evidence", claims.add_evidence, claim.id, source.id, Stance.SUPPORTS)
    return claim.id


def test_a_new_source_is_cited_after_those_that_the_article_lists(desk, article_id, log):
    assert titles(desk, article_id) == [
        "Barrage halted after warning",
        "Press statement",
        "Gate log",
    ]
    assert (log.tier, log.kind, log.confidential) == (Tier.UNKNOWN, "webpage", False)
    assert log.created_by == NOOR.id


def test_every_field_is_kept_without_stray_white_space(desk, article_id):
    source = desk.run(
        "Add source",
        sources.add_source,
        article_id,
        title=" Interview\n with a pier worker ",
        author=" Wyn  Talgarrow ",
        publisher=" Longshore\n",
        url=" https://longshore.example/1 ",
        issued=" 2026-05-08 ",
        kind="interview",
        tier=Tier.ANONYMOUS,
        origin=" herself ",
        confidential=True,
        note=" Name known\nto the editor. ",
    )

    assert desk.read(sources.named, {source.id}) == {source.id: source}
    assert (source.title, source.author) == ("Interview with a pier worker", "Wyn Talgarrow")
    assert (source.publisher, source.url) == ("Longshore", "https://longshore.example/1")
    assert (source.issued, source.origin) == ("2026-05-08", "herself")
    assert (source.note, source.confidential) == ("Name known\nto the editor.", True)


def test_a_source_without_a_title_is_refused(desk, article_id, log):
    with pytest.raises(Refused, match="write down what it is called"):
        desk.run("Add source", sources.add_source, article_id, " \n ")
    with pytest.raises(Refused, match="its old one was kept"):
        desk.run(
            "Describe source",
            lambda work: sources.change_source(work, article_id, log.id, title=" "),
        )

    assert titles(desk, article_id)[-1] == "Gate log"


def test_a_change_is_seen_in_every_article_that_cites_the_source(desk, article_id, log):
    other = take_in(desk, long_piece(2))
    desk.run("Cite source", sources.cite, other, log.id)

    desk.run(
        "Describe source",
        lambda work: sources.change_source(
            work, article_id, log.id, title=" Gate  log, 2026 ", tier=Tier.PRIMARY, note=" x "
        ),
    )

    (there,) = desk.read(sources.cited_in, other)
    assert (there.source.title, there.source.tier) == ("Gate log, 2026", Tier.PRIMARY)
    assert there.source.note == "x"
    assert desk.to_undo(article_id).label == "Describe source"
    assert desk.to_undo(other).label == "Cite source"


def test_a_change_made_in_the_library_is_undone_there(desk, article_id, log):
    desk.run(
        "Describe source", lambda work: sources.change_source(work, None, log.id, title="The log")
    )

    assert desk.to_undo(article_id).label == "Add source"
    assert desk.undo(None).label == "Describe source"
    assert titles(desk, article_id)[-1] == "Gate log"


def test_citing_twice_is_citing_once(desk, article_id, log):
    history = desk.history(None)

    desk.run("Cite source", sources.cite, article_id, log.id)

    assert desk.history(None) == history
    assert titles(desk, article_id).count("Gate log") == 1


def test_all_sources_of_the_desk_by_title(desk, article_id):
    for title in ("zebra log", "Ärger", "Alpha"):
        desk.run("Add source", sources.add_source, article_id, title)

    assert [source.title for source in desk.read(sources.all_sources)] == [
        "Alpha",
        "Barrage halted after warning",
        "Press statement",
        "zebra log",
        "Ärger",
    ]


def test_a_source_says_how_many_claims_rest_on_it(desk, article_id, log):
    first = rest_a_claim_on(desk, article_id, log)
    desk.run("Add evidence", claims.add_evidence, first, log.id, Stance.CONTEXT)
    second = rest_a_claim_on(desk, article_id, log)

    assert desk.read(sources.cited_in, article_id)[-1].claims == 2
    desk.run("Remove claim", claims.remove_claims, [second])
    assert desk.read(sources.cited_in, article_id)[-1].claims == 1


def test_a_source_on_which_claims_rest_is_kept(desk, article_id, log):
    rest_a_claim_on(desk, article_id, log)
    with pytest.raises(Refused) as refusal:
        desk.run("Remove source", sources.uncite, article_id, log.id)
    assert str(refusal.value) == (
        "“Gate log” was kept: 1 claim of this article has evidence from it. "
        "Remove that evidence first."
    )

    rest_a_claim_on(desk, article_id, log)
    with pytest.raises(Refused, match="2 claims of this article have evidence from it"):
        desk.run("Remove source", sources.uncite, article_id, log.id)

    assert titles(desk, article_id)[-1] == "Gate log"


def test_a_source_that_no_article_cites_any_more_leaves_the_desk(desk, article_id, log):
    other = take_in(desk, long_piece(2))
    desk.run("Cite source", sources.cite, other, log.id)

    desk.run("Remove source", sources.uncite, article_id, log.id)
    assert "Gate log" not in titles(desk, article_id)
    assert log in desk.read(sources.all_sources)

    desk.run("Remove source", sources.uncite, other, log.id)
    assert log not in desk.read(sources.all_sources)
    assert desk.read(sources.named, {log.id})[log.id].removed_at is not None

    desk.undo(other)
    assert titles(desk, other) == ["Gate log"]


def test_a_removed_source_is_neither_cited_nor_described(desk, article_id, log):
    desk.run("Remove source", sources.uncite, article_id, log.id)

    for command in (sources.cite, sources.change_source, sources.uncite):
        with pytest.raises(Refused, match="This source is no longer on the desk"):
            desk.run("Too late", command, article_id, log.id)
