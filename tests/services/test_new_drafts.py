"""New drafts: what becomes of every mark, in one step that can be taken back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.article import Article, Block, Kind, Run, Style, Zone
from editorial.domain.claim import Stance, Status
from editorial.domain.errors import Refused
from editorial.domain.extract import Comment
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, Remark, RemarkKind
from editorial.services import articles, claims, new_drafts, placing, questions, zones
from editorial.services.claims import claims_of
from editorial.services.drafts import draft_at, draft_of
from editorial.services.questions import notes_of, questions_of
from editorial.services.sources import cited_in
from tests.desks import BARRAGE, barrage, desk_at, span_of, take_in

HALTED = "halt its barrage on Thursday"
GATES = "one of nine sluice gates"
PLANTS = "one of the oldest working tidal plants on the coast"
HOMES = "12,000 homes"


def words(quote: str) -> tuple[int, int]:
    span = span_of(BARRAGE, quote)
    return span.start, span.end


def redrafted(*changes: tuple[str, str]) -> Reading:
    """The barrage with some words replaced."""
    blocks = barrage().blocks
    for old, new in changes:
        assert any(old in block.text for block in blocks)
        blocks = tuple(replace(block, text=block.text.replace(old, new)) for block in blocks)
    return replace(
        barrage(), blocks=tuple(b for b in blocks if b.text), questions=(), references=()
    )


def take_in_draft(desk, article_id, reading: Reading):
    arrival = articles.arrive(desk, reading, reading.text.encode())
    return desk.run("Take in draft", new_drafts.take_in_draft, article_id, arrival)


def correct(desk, article_id, block: int, text: str):
    arrival = articles.keep(desk, desk.read(new_drafts.corrected, article_id, block, text))
    return desk.run("Correct", new_drafts.take_in_draft, article_id, arrival)


def claim_on(desk, article_id, quote: str):
    return desk.run("Add claim", claims.add_claim, article_id, [words(quote)])


def only(desk, article_id):
    (claim,) = desk.read(claims_of, article_id)
    return claim


def everything(desk, article_id):
    return (
        desk.read(claims_of, article_id),
        desk.read(questions_of, article_id),
        desk.read(notes_of, article_id),
        desk.read(cited_in, article_id),
        desk.read(draft_of, article_id),
        desk.read(articles.entries),
    )


def passages_of(items) -> list[Passage]:
    return [passage for item in items for passage in (*item.passages, *item.unplaced)]


def test_the_same_words_in_the_same_place_stand_at_once(desk, article_id):
    claim = claim_on(desk, article_id, GATES)

    revision = take_in_draft(desk, article_id, redrafted(("Thursday", "Thursday morning")))

    (passage,) = only(desk, article_id).passages
    draft = desk.read(draft_of, article_id)
    assert (draft.revision, revision.number) == (revision, 2)
    assert draft.text[passage.start : passage.end] == GATES
    assert (passage.state, passage.awaits) == (PassageState.EXACT, False)
    assert (passage.was_quote, passage.was_revision_id) == (GATES, claim.passages[0].revision_id)
    assert passage.was_start == passage.start - len(" morning")


def test_altered_words_wait_and_are_offered_their_place(desk, article_id):
    claim_on(desk, article_id, GATES)

    take_in_draft(desk, article_id, redrafted(("nine sluice gates", "eight sluice gates")))

    claim = only(desk, article_id)
    (passage,) = claim.unplaced
    text = desk.read(draft_of, article_id).text
    assert claim.passages == ()
    assert (passage.state, passage.quote) == (PassageState.ALTERED, GATES)
    assert text[passage.offered.start : passage.offered.end] == "one of eight sluice gates"

    desk.run("Accept", placing.accept, article_id, [passage.id])

    (passage,) = only(desk, article_id).passages
    assert (passage.quote, passage.was_quote) == ("one of eight sluice gates", GATES)


def test_a_verified_claim_whose_words_changed_is_to_be_checked_again(desk, article_id):
    claim = claim_on(desk, article_id, GATES)
    desk.run(
        "Add evidence",
        claims.add_evidence_from_new_source,
        claim.id,
        "Gate log",
        Stance.SUPPORTS,
        "p. 2",
        "nine gates",
    )
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED)
    take_in_draft(desk, article_id, redrafted(("nine sluice gates", "eight sluice gates")))
    assert only(desk, article_id).status is Status.VERIFIED
    (passage,) = only(desk, article_id).unplaced

    desk.run("Accept", placing.accept, article_id, [passage.id])

    after = only(desk, article_id)
    assert after.status is Status.RECHECK
    assert after.verdicts[-1].reason == (
        "The words changed in draft 2: "
        "“one of nine sluice gates” became “one of eight sluice gates”."
    )
    assert [evidence.excerpt for evidence in after.evidence] == ["nine gates"]


def test_other_quotation_marks_leave_a_verified_claim_verified(desk, article_id):
    quote = "council ordered Brightwater Tidal to"
    claim = claim_on(desk, article_id, f"Port Ellery’s {quote}")
    desk.run("Verify", claims.give_verdict, [claim.id], Status.VERIFIED, "Minutes")

    take_in_draft(desk, article_id, redrafted(("Ellery’s", "Ellery's")))

    after = only(desk, article_id)
    (passage,) = after.passages
    assert after.status is Status.VERIFIED
    assert (passage.state, passage.quote) == (PassageState.EXACT, f"Port Ellery's {quote}")
    assert passage.was_quote == f"Port Ellery’s {quote}"


def test_lost_words_stay_with_their_claim_and_are_found_again(desk, article_id):
    claim_on(desk, article_id, PLANTS)
    first = desk.read(draft_of, article_id)
    lost = redrafted((f" the barrage is {PLANTS}.", " and nobody knows for how long."))
    take_in_draft(desk, article_id, lost)
    (passage,) = only(desk, article_id).unplaced
    assert (passage.state, passage.offered, passage.quote) == (PassageState.LOST, None, PLANTS)
    with pytest.raises(Refused, match="No place is offered"):
        desk.run("Accept", placing.accept, article_id, [passage.id])

    desk.run("Keep as lost", placing.keep_as_lost, article_id, [passage.id])
    (passage,) = only(desk, article_id).unplaced
    assert not passage.awaits
    desk.run("Go back", new_drafts.go_back, article_id, first.revision.id)

    (passage,) = only(desk, article_id).unplaced
    text = desk.read(draft_of, article_id).text
    assert passage.awaits
    assert text[passage.offered.start : passage.offered.end] == PLANTS
    desk.run("Accept", placing.accept, article_id, [passage.id])
    assert only(desk, article_id).passages[0].quote == PLANTS


def test_a_lost_passage_can_be_put_by_hand(desk, article_id):
    claim_on(desk, article_id, GATES)
    take_in_draft(desk, article_id, redrafted((GATES, "the machinery")))
    (passage,) = only(desk, article_id).unplaced
    text = desk.read(draft_of, article_id).text
    start = text.index("the machinery")
    with pytest.raises(Refused, match="keeps at least one word"):
        desk.run("Adjust", placing.adjust, article_id, passage.id, start, start)

    desk.run("Adjust", placing.adjust, article_id, passage.id, start, start + 13)

    (passage,) = only(desk, article_id).passages
    assert (passage.quote, passage.state) == ("the machinery", PassageState.ALTERED)


def test_undoing_a_draft_is_one_step_and_restores_every_mark(desk, article_id):
    for quote in (GATES, PLANTS, HOMES, HALTED):
        claim_on(desk, article_id, quote)
    before = everything(desk, article_id)
    take_in_draft(
        desk, article_id, redrafted(("nine", "ten"), (PLANTS, "old"), ("12,000", "14,000"))
    )
    after = everything(desk, article_id)
    assert after != before

    desk.undo(article_id)
    assert everything(desk, article_id) == before
    desk.redo(article_id)

    assert everything(desk, article_id) == after


def test_the_same_words_are_no_new_draft(desk, article_id):
    with pytest.raises(Refused, match="These are the words of draft 1"):
        take_in_draft(desk, article_id, barrage())

    assert len(desk.read(new_drafts.revisions_of, article_id)) == 1


def test_headline_questions_and_references_follow_the_new_words(desk, article_id):
    old = len(desk.read(questions_of, article_id)), len(desk.read(cited_in, article_id))
    reading = barrage()
    blocks = (
        replace(reading.blocks[0], text="A New Headline"),
        *reading.blocks[1:],
        Block(Kind.ITEM, "The Board, annual report", Zone.REFERENCES, 1),
    )
    listed = replace(
        reading.references[0], text=blocks[-1].text, title="Annual report", publisher=""
    )
    again = replace(
        reading,
        blocks=blocks,
        references=(*reading.references, replace(listed, span=span_of(blocks, blocks[-1].text))),
    )

    take_in_draft(desk, article_id, again)

    new = len(desk.read(questions_of, article_id)), len(desk.read(cited_in, article_id))
    assert new == (old[0], old[1] + 1)
    assert desk.read(lambda work: work.get(Article, article_id)).headline == "A New Headline"


def test_a_comment_that_came_with_an_earlier_draft_does_not_come_twice(desk):
    span = span_of(BARRAGE, HOMES)
    asked = Remark(
        RemarkKind.COMMENT,
        "1",
        "Ada",
        None,
        "Who counted?",
        span,
        fate=Fate.QUESTION,
        reason="asks",
    )
    said = replace(asked, key="2", text="Lovely.", fate=Fate.NOTE)
    article_id = take_in(desk, replace(barrage(), remarks=(asked, said)))
    answer = Comment("3", "Ben", None, "The grid.", parent="1")
    new = replace(
        redrafted(("Thursday", "Friday")), remarks=(replace(asked, replies=(answer,)), said)
    )

    take_in_draft(desk, article_id, new)

    (question,) = [q for q in desk.read(questions_of, article_id) if q.text == "Who counted?"]
    assert [reply.text for reply in question.replies] == ["The grid."]
    assert len(desk.read(notes_of, article_id)) == 1


def test_a_zone_that_the_editor_set_holds_in_the_next_draft(desk, article_id):
    index = next(i for i, b in enumerate(BARRAGE) if GATES in b.text)
    desk.run("Set zone", zones.set_zone, article_id, [index], Zone.OPINION)

    take_in_draft(desk, article_id, redrafted(("nine sluice gates", "eight sluice gates")))

    draft = desk.read(draft_of, article_id)
    assert [b.zone for b in draft.blocks if "eight sluice" in b.text] == [Zone.OPINION]


class TestCorrecting:
    def test_one_paragraph_becomes_a_draft_in_one_step(self, desk, article_id):
        claim_on(desk, article_id, HOMES)
        index = next(i for i, b in enumerate(BARRAGE) if GATES in b.text)
        text = BARRAGE[index].text.replace("nine", "ten")

        revision = correct(desk, article_id, index, text)

        draft = desk.read(draft_of, article_id)
        assert (draft.blocks[index].text, revision.format) == (text, new_drafts.CORRECTION)
        assert len(desk.read(new_drafts.revisions_of, article_id)) == 2
        desk.undo(article_id)
        assert desk.read(draft_of, article_id).blocks == barrage().blocks

    def test_links_and_emphasis_stay_on_their_words(self, desk):
        text = "The report of the board says so."
        run = Run(4, 10, Style.LINK, "https://board.example")
        blocks = (
            Block(Kind.HEADING, "Head", Zone.HEADLINE),
            Block(Kind.PARAGRAPH, text, runs=(run,)),
        )
        article_id = take_in(desk, Reading("text", blocks, headline="Head"))

        correct(desk, article_id, 1, "Now the long report of the board says so.\nAnd more.")

        *_, first, second = desk.read(draft_of, article_id).blocks
        assert second == Block(Kind.PARAGRAPH, "And more.")
        (kept,) = first.runs
        assert (first.text[kept.start : kept.end], kept.target) == (
            "report",
            "https://board.example",
        )

    def test_a_paragraph_left_empty_goes_and_a_piece_keeps_one(self, desk):
        blocks = (Block(Kind.PARAGRAPH, "One."), Block(Kind.PARAGRAPH, "Two."))
        article_id = take_in(desk, Reading("text", blocks, headline="Head"))
        correct(desk, article_id, 0, "  \n")
        assert desk.read(draft_of, article_id).text == "Two."

        with pytest.raises(Refused, match="keeps at least one paragraph"):
            desk.read(new_drafts.corrected, article_id, 0, "")


def test_going_back_is_one_more_draft(desk, article_id):
    first = desk.read(draft_of, article_id).revision
    take_in_draft(desk, article_id, redrafted(("nine", "ten")))

    back = desk.run("Go back", new_drafts.go_back, article_id, first.id)

    assert (back.number, back.name) == (3, "Back to draft 1")
    assert desk.read(draft_of, article_id).blocks == desk.read(draft_at, first.id).blocks
    with pytest.raises(Refused, match="has these words already"):
        desk.run("Go back", new_drafts.go_back, article_id, first.id)


def test_a_draft_can_be_called_something(desk, article_id):
    revision = desk.read(draft_of, article_id).revision

    desk.run("Name draft", new_drafts.name_draft, revision.id, " After  legal ")

    assert desk.read(draft_of, article_id).revision.name == "After legal"


_WORDS = [word for block in BARRAGE for word in block.text.split()]


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_passage_ever_disappears(tmp_path_factory, data):
    """Random drafts one after the other: every passage is somewhere, and says what it said."""
    with desk_at(tmp_path_factory.mktemp("desk") / "a.editorial") as desk:
        article_id = take_in(desk, barrage())
        text = barrage().text
        for _ in range(4):
            start = data.draw(st.integers(0, len(text) - 12))
            end = data.draw(st.integers(start + 2, len(text)))
            desk.run("Add claim", claims.add_claim, article_id, [(start, end)], "It is so.")
        desk.run("Ask", questions.ask, article_id, "Why?", spans=[words(HOMES)])
        known = {p.id for p in passages_of(desk.read(claims_of, article_id))}
        start_state = everything(desk, article_id)
        drafts = 0
        for _ in range(3):
            blocks = list(desk.read(draft_of, article_id).blocks)
            for _ in range(data.draw(st.integers(1, 4))):
                at = data.draw(st.integers(0, len(blocks) - 1))
                match data.draw(st.sampled_from(["drop", "move", "edit", "cut", "repeat"])):
                    case "drop" if len(blocks) > 2:
                        blocks.pop(at)
                    case "move":
                        blocks.append(blocks.pop(at))
                    case "repeat":
                        blocks.append(blocks[at])
                    case "cut":
                        text = blocks[at].text[: len(blocks[at].text) // 2]
                        blocks[at] = replace(blocks[at], text=text.strip() or "Cut.")
                    case _:
                        edited = blocks[at].text.split(" ")
                        place = data.draw(st.integers(0, len(edited) - 1))
                        edited[place] = data.draw(st.sampled_from(_WORDS))
                        blocks[at] = replace(blocks[at], text=" ".join(edited))
            reading = Reading("text", tuple(blocks), headline="Barrage")
            try:
                take_in_draft(desk, article_id, reading)
            except Refused:
                continue
            drafts += 1
            whole = desk.read(claims_of, article_id)
            assert {p.id for p in passages_of(whole)} == known
            _check_places(
                desk, article_id, passages_of([*whole, *desk.read(questions_of, article_id)])
            )
        for _ in range(drafts):
            desk.undo(article_id)
        assert everything(desk, article_id) == start_state


def _check_places(desk, article_id, passages):
    draft = desk.read(draft_of, article_id)
    for passage in passages:
        text = desk.read(draft_at, passage.revision_id).text
        assert text[passage.start : passage.end] == passage.quote
        assert passage.stands == (passage.revision_id == draft.revision.id)
        if offered := passage.offered:
            assert draft.text[offered.start : offered.end].strip()
        if passage.awaits:
            assert (passage.state is PassageState.LOST) == (passage.offered is None)
