"""Claims: marked on words, described, judged, shown by evidence."""

import pytest

from editorial.domain.anchor import PassageState
from editorial.domain.claim import Claim, Evidence, Risk, Stance, Status, Verdict
from editorial.domain.errors import ReasonNeeded, Refused
from editorial.domain.source import Source
from editorial.services import claims, sources
from editorial.services.claims import claims_of
from tests.desks import BARRAGE, NOOR, barrage, desk_at, span_of
from tests.storage.test_undo import SANA

TEXT = barrage().text


def words(quote: str) -> tuple[int, int]:
    span = span_of(BARRAGE, quote)
    return span.start, span.end


@pytest.fixture
def claim(desk, article_id) -> Claim:
    return desk.run("Add claim", claims.add_claim, article_id, [words("one of nine sluice gates")])


@pytest.fixture
def source(desk, article_id) -> Source:
    return desk.run("Add source", sources.add_source, article_id, "Gate log")


def only(desk, article_id) -> Claim:
    (claim,) = desk.read(claims_of, article_id)
    return claim


def test_a_claim_on_some_words_says_them(desk, article_id, claim):
    assert only(desk, article_id) == claim
    assert claim.statement == "one of nine sluice gates"
    assert (claim.status, claim.risk, claim.created_by) == (Status.UNCHECKED, Risk.MINOR, NOOR.id)
    (passage,) = claim.passages
    assert (passage.owner_id, passage.state) == (claim.id, PassageState.EXACT)
    assert passage.anchor.stands_in(TEXT)


def test_a_claim_on_several_places_says_all_of_them(desk, article_id):
    spans = [words("12,000 homes"), words("31 percent")]

    claim = desk.run("Add claim", claims.add_claim, article_id, spans)

    assert claim.statement == "12,000 homes … 31 percent"


def test_a_selection_s_white_space_is_left_out(desk, article_id):
    start, end = words(" 31 percent ")

    claim = desk.run("Add claim", claims.add_claim, article_id, [(start, end)])

    assert (claim.passages[0].start, claim.passages[0].end) == (start + 1, end - 1)


def test_a_claim_may_cross_blocks_and_is_said_on_one_line(desk, article_id):
    start, end = words("Tidal Barrage\nAbout 12,000")

    claim = desk.run("Add claim", claims.add_claim, article_id, [(start, end)])

    assert claim.statement == "Tidal Barrage About 12,000"
    assert claim.passages[0].quote == "Tidal Barrage\nAbout 12,000"


def test_a_claim_on_the_whole_article_has_its_own_words(desk, article_id):
    claim = desk.run(
        "Add claim",
        claims.add_claim,
        article_id,
        statement=" The barrage\nis old ",
        kinds=("judgement",),
        risk=Risk.LEGAL,
        note=" Ask\nlegal ",
    )

    assert only(desk, article_id) == claim
    assert (claim.statement, claim.note) == ("The barrage is old", "Ask\nlegal")
    assert (claim.kinds, claim.risk, claim.passages) == (("judgement",), Risk.LEGAL, ())


@pytest.mark.parametrize("spans", [[], [(3, 3)], [(31, 32)], [(10**6, 10**6 + 5)]])
def test_a_claim_without_words_is_refused(desk, article_id, spans):
    assert TEXT[31:32] == "\n"

    with pytest.raises(Refused, match=r"select (its words|some)"):
        desk.run("Add claim", claims.add_claim, article_id, spans)

    assert desk.read(claims_of, article_id) == []


def test_claims_are_in_the_order_of_the_text_and_those_without_place_last(desk, article_id):
    for statement, spans in (
        ("whole", []),
        ("late", [words("31 percent")]),
        ("early", [(0, 4)]),
        ("both", [words("£84 million"), words("About 12,000")]),
        ("also whole", []),
    ):
        desk.run("Add claim", claims.add_claim, article_id, spans, statement)

    order = [claim.statement for claim in desk.read(claims_of, article_id)]
    assert order == ["early", "both", "late", "whole", "also whole"]


def test_only_the_claims_that_were_asked_for(desk, article_id, claim):
    desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])

    assert desk.read(claims_of, article_id, {claim.id, "unknown"}) == [claim]
    assert desk.read(claims_of, article_id, set()) == []


def test_describing_a_claim(desk, article_id, claim):
    desk.run(
        "Describe claim",
        claims.change_claim,
        claim.id,
        statement="One of\nnine gates cracked ",
        kinds=("number",),
        risk=Risk.MAJOR,
        note="Divers’ report?",
    )

    kept = only(desk, article_id)
    assert (kept.statement, kept.kinds) == ("One of nine gates cracked", ("number",))
    assert (kept.risk, kept.note) == (Risk.MAJOR, "Divers’ report?")


def test_a_claim_is_never_left_without_words(desk, article_id, claim):
    with pytest.raises(Refused, match="its old words were kept"):
        desk.run("Describe claim", claims.change_claim, claim.id, statement="  \n ")

    assert only(desk, article_id) == claim


def test_what_no_text_may_hold_is_not_kept(desk, article_id):
    typed = "nine\x00 gates\ud800 Cafe\u0301\u2029"

    claim = desk.run("Add claim", claims.add_claim, article_id, statement=typed, note=typed)

    assert claim.statement == "nine gates\ufffd Café"
    assert only(desk, article_id) == claim


def test_several_claims_at_once(desk, article_id, claim):
    other = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])
    both = [claim.id, other.id]
    steps = len(desk.history(None))

    desk.run("Set risk", claims.set_risk, both, Risk.LEGAL)
    desk.run("Set kinds", claims.set_kinds, both, ("number", "event"))
    desk.run("Cut", claims.give_verdict, both, Status.CUT)

    assert len(desk.history(None)) == steps + 3
    for kept in desk.read(claims_of, article_id):
        assert (kept.risk, kept.kinds, kept.status) == (
            Risk.LEGAL,
            ("number", "event"),
            Status.CUT,
        )
    desk.run("Remove claims", claims.remove_claims, both)
    assert desk.read(claims_of, article_id) == []


def test_one_claim_that_is_gone_stops_the_whole_step(desk, article_id, claim):
    other = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])
    with desk_at(desk.path) as elsewhere:
        elsewhere.run("Remove claim", claims.remove_claims, [other.id])

    for command, value in (
        (claims.set_risk, Risk.LEGAL),
        (claims.set_kinds, ("number",)),
        (claims.give_verdict, Status.CUT),
    ):
        with pytest.raises(Refused, match="This claim is no longer on the desk"):
            desk.run("Too late", command, [claim.id, other.id], value)

    assert only(desk, article_id) == claim


def test_a_verdict_says_who_in_which_role_on_which_draft(desk, article_id, claim):
    desk.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED, " Two logs\ndiffer ")

    kept = only(desk, article_id)
    (verdict,) = kept.verdicts
    assert kept.status is Status.DISPUTED
    assert (verdict.reviewer_id, verdict.role) == (NOOR.id, NOOR.role)
    assert verdict.reason == "Two logs\ndiffer"
    assert verdict.revision_id == kept.passages[0].revision_id


def test_verified_needs_evidence_or_a_reason(desk, article_id, claim, source):
    with pytest.raises(ReasonNeeded, match="needs evidence with a locator and an excerpt"):
        desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "  ")
    assert only(desk, article_id).status is Status.UNCHECKED

    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Counted on the pier")
    assert only(desk, article_id).status is Status.VERIFIED


@pytest.mark.parametrize(
    ("stance", "locator", "excerpt", "shown"),
    [
        (Stance.SUPPORTS, "p. 3", "nine gates", True),
        (Stance.SUPPORTS, "", "nine gates", False),
        (Stance.SUPPORTS, "p. 3", " \n", False),
        (Stance.CONTRADICTS, "p. 3", "eight gates", False),
        (Stance.CONTEXT, "p. 3", "gates", False),
    ],
)
def test_what_counts_as_shown(desk, article_id, claim, source, stance, locator, excerpt, shown):
    desk.run("Add evidence", claims.add_evidence, claim.id, source.id, stance, locator, excerpt)

    if shown:
        desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED)
        assert only(desk, article_id).status is Status.VERIFIED
    else:
        with pytest.raises(ReasonNeeded):
            desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED)


def test_one_claim_without_evidence_keeps_all_from_being_verified(desk, article_id, claim, source):
    desk.run(
        "Add evidence", claims.add_evidence, claim.id, source.id, Stance.SUPPORTS, "p. 3", "nine"
    )
    bare = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])

    with pytest.raises(ReasonNeeded):
        desk.run("Verify", claims.give_verdict, [claim.id, bare.id], Status.VERIFIED)

    assert {c.status for c in desk.read(claims_of, article_id)} == {Status.UNCHECKED}


def test_saying_the_same_again_is_no_new_verdict(desk, article_id, claim):
    desk.run("Dispute", claims.give_verdict, [claim.id, claim.id], Status.DISPUTED)
    desk.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED)
    assert len(only(desk, article_id).verdicts) == 1

    desk.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED, "since two logs differ")
    assert len(only(desk, article_id).verdicts) == 2


def test_another_reviewer_may_say_the_same(desk, article_id, claim):
    desk.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED)
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED)
        sanas.run("Settle", claims.give_verdict, [claim.id], Status.CUT)

    kept = only(desk, article_id)
    assert [(v.reviewer_id, v.status) for v in kept.verdicts] == [
        (NOOR.id, Status.DISPUTED),
        (SANA.id, Status.DISPUTED),
        (SANA.id, Status.CUT),
    ]
    assert kept.status is Status.CUT


def test_undoing_a_verdict_brings_the_one_before_back(desk, article_id, claim):
    desk.run("Dispute", claims.give_verdict, [claim.id], Status.DISPUTED)
    desk.run("Cut", claims.give_verdict, [claim.id], Status.CUT)

    desk.undo(article_id)

    assert only(desk, article_id).status is Status.DISPUTED


def test_a_claim_gets_one_more_place_and_loses_it(desk, article_id, claim):
    passage = desk.run("Add place", claims.add_passage, claim.id, *words("gate four"))
    assert [p.quote for p in only(desk, article_id).passages] == [
        "one of nine sluice gates",
        "gate four",
    ]

    for each in (passage, claim.passages[0]):
        desk.run("Remove place", claims.remove_passage, each.id)
    assert only(desk, article_id).passages == ()


def test_a_mark_is_moved_by_its_edges(desk, article_id, claim):
    start, end = words(" nine sluice gates.")

    desk.run("Move mark", claims.move_passage, claim.passages[0].id, start, end - 1)

    (passage,) = only(desk, article_id).passages
    assert (passage.quote, passage.start) == ("nine sluice gates", start + 1)
    assert passage.anchor.stands_in(TEXT)
    assert passage.prefix.endswith("one of ")
    assert passage.suffix.startswith(".")


def test_a_mark_that_is_set_by_hand_stands_where_it_was_set(desk, article_id, claim):
    passage = claim.passages[0]
    desk.run("Lose", lambda work: work.change(passage, state=PassageState.LOST))

    desk.run("Move mark", claims.move_passage, passage.id, *words("gate four"))

    assert only(desk, article_id).passages[0].state is PassageState.EXACT


@pytest.mark.parametrize("edges", [(5, 5), (31, 32), (40, 20)])
def test_a_mark_keeps_at_least_one_word(desk, article_id, claim, edges):
    with pytest.raises(Refused, match="keeps at least one word"):
        desk.run("Move mark", claims.move_passage, claim.passages[0].id, *edges)

    assert only(desk, article_id) == claim


def test_evidence_makes_the_article_cite_its_source(desk, article_id, claim):
    other = desk.run("Add source", lambda work: work.add(new_source(work)))
    assert other.id not in {c.source.id for c in desk.read(sources.cited_in, article_id)}

    evidence = desk.run(
        "Add evidence",
        claims.add_evidence,
        claim.id,
        other.id,
        Stance.SUPPORTS,
        " p.\n3 ",
        " a\nb ",
    )

    assert (evidence.locator, evidence.excerpt) == ("p. 3", "a\nb")
    assert only(desk, article_id).evidence == (evidence,)
    cited = {c.source.id: c.claims for c in desk.read(sources.cited_in, article_id)}
    assert cited[other.id] == 1


def new_source(work) -> Source:
    return Source(
        work.new_id(), "Tide table", "", "", "", "", "report", sources.Tier.PRIMARY, "", False, "",
        work.now, work.reviewer.id,
    )  # fmt: skip


def test_evidence_is_described_anew_and_may_change_its_source(desk, article_id, claim, source):
    evidence = desk.run(
        "Add evidence", claims.add_evidence, claim.id, source.id, Stance.CONTEXT, "p. 3"
    )
    other = desk.run("Add source", lambda work: work.add(new_source(work)))

    desk.run(
        "Describe evidence",
        claims.change_evidence,
        evidence.id,
        source_id=other.id,
        stance=Stance.CONTRADICTS,
        locator=" p. 4\n",
        excerpt=" eight gates ",
    )

    (kept,) = only(desk, article_id).evidence
    assert (kept.source_id, kept.stance) == (other.id, Stance.CONTRADICTS)
    assert (kept.locator, kept.excerpt) == ("p. 4", "eight gates")
    used = {c.source.id: c.claims for c in desk.read(sources.cited_in, article_id)}
    assert (used[other.id], used[source.id]) == (1, 0)


def test_evidence_is_removed_and_comes_back(desk, article_id, claim, source):
    evidence = desk.run("Add evidence", claims.add_evidence, claim.id, source.id, Stance.CONTEXT)

    desk.run("Remove evidence", claims.remove_evidence, evidence.id)
    assert only(desk, article_id).evidence == ()
    with pytest.raises(Refused, match="This evidence is no longer on the desk"):
        desk.run("Remove evidence", claims.remove_evidence, evidence.id)

    desk.undo(article_id)
    assert only(desk, article_id).evidence == (evidence,)


def test_evidence_from_a_removed_source_is_refused(desk, article_id, claim, source):
    desk.run("Remove source", sources.uncite, article_id, source.id)

    with pytest.raises(Refused, match="This source is no longer on the desk"):
        desk.run("Add evidence", claims.add_evidence, claim.id, source.id, Stance.CONTEXT)

    assert desk.read(lambda work: work.find(Evidence, claim.id)) is None
    assert desk.read(lambda work: work.find(Verdict, claim.id)) is None
