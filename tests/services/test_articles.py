"""Articles: taken in with what they ask and list, found again, removed and brought back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from editorial.domain.article import Article, Revision, Zone
from editorial.domain.claim import Status, Verdict
from editorial.domain.errors import InvalidValue, Refused
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reading import FoundReference, Reading
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.services import articles, claims, questions, sources
from editorial.services.drafts import draft_of
from tests.desks import BARRAGE, NOOR, barrage, desk_at, long_piece, span_of, take_in
from tests.services.test_new_drafts import redrafted, take_in_draft
from tests.storage.contents import asked


def test_an_article_arrives_with_its_first_draft(desk, article_id):
    article = desk.read(articles.on_desk, article_id)
    draft = desk.read(draft_of, article_id)

    assert article.headline == "Port Ellery Shuts Tidal Barrage"
    assert article.standfirst == BARRAGE[1].text
    assert article.created_by == NOOR.id
    assert (draft.revision.number, draft.revision.article_id) == (1, article_id)
    assert draft.revision.file_name == "barrage.txt"
    assert draft.blocks == BARRAGE
    assert draft.text == barrage().text


def test_its_questions_come_in_open_and_addressed_to_the_editor(desk, article_id):
    (question,) = desk.read(questions.questions_of, article_id)

    assert question.text == "When did the harbour office first see the log?"
    assert (question.state, question.addressee) == (QuestionState.OPEN, Role.EDITOR)
    assert question.origin is Origin.ARTICLE
    assert [p.quote for p in question.passages] == [question.text]


def test_its_references_come_in_as_sources_that_it_cites(desk, article_id):
    first, second = desk.read(sources.cited_in, article_id)

    assert (first.source.title, first.source.publisher) == (
        "Barrage halted after warning",
        "Ellery Courier",
    )
    assert first.source.tier is Tier.UNKNOWN
    assert first.citation.text == "Ellery Courier, “Barrage halted after warning”"
    assert [p.quote for p in first.citation.passages] == [first.citation.text]
    assert second.source.title == "Press statement"
    assert (first.claims, second.claims) == (0, 0)


def test_two_articles_that_rely_on_one_source_share_it(desk, article_id):
    other = take_in(desk, replace(barrage(), headline="Second thoughts"))

    assert len(desk.read(sources.all_sources)) == 2
    assert {c.source.id for c in desk.read(sources.cited_in, other)} == {
        c.source.id for c in desk.read(sources.cited_in, article_id)
    }


@pytest.mark.parametrize("title", ["ÆRØSKØBING AVIS", "ærøskøbing avis"])
def test_a_title_is_the_same_in_capitals_of_any_alphabet(desk, article_id, title):
    known = desk.run("Add source", sources.add_source, article_id, "Ærøskøbing Avis")
    reference = FoundReference("Avis", title, "", "", span_of(BARRAGE, "References"))

    other = take_in(desk, replace(barrage(), questions=(), references=(reference,)))

    assert [c.source.id for c in desk.read(sources.cited_in, other)] == [known.id]


def test_sources_with_addresses_are_told_apart_by_them(desk, article_id):
    span = span_of(BARRAGE, "References")
    listed = tuple(
        FoundReference("Courier", "Courier", "", url, span)
        for url in ("https://courier.example/1", "https://courier.example/2", "")
    )

    other = take_in(desk, replace(barrage(), references=listed))

    assert len(desk.read(sources.cited_in, other)) == 3


def test_a_reference_that_is_listed_twice_is_cited_once_at_both_places(desk):
    (first, *_) = barrage().references
    again = replace(first, span=span_of(BARRAGE, "Ellery Courier, which"))

    article_id = take_in(desk, replace(barrage(), references=(again, first)))

    (cited,) = desk.read(sources.cited_in, article_id)
    assert [p.quote for p in cited.citation.passages] == ["Ellery Courier, which", first.text]


def test_an_article_without_a_headline_is_still_called_something(desk):
    nameless = replace(barrage(), headline="")

    assert desk.read(articles.on_desk, take_in(desk, nameless)).headline == "barrage.txt"
    pasted = take_in(desk, replace(nameless, file_name=""))
    assert desk.read(articles.on_desk, pasted).headline == "Untitled article"


def test_the_same_bytes_and_the_same_words_are_noticed(desk, article_id):
    same_bytes = articles.arrive(desk, barrage(), barrage().text.encode())
    same_words = articles.arrive(desk, barrage(), b"\xef\xbb\xbf other bytes")
    other = articles.arrive(desk, long_piece(2), b"other")

    for arrival in (same_bytes, same_words):
        assert [a.id for a in desk.read(articles.already_here, arrival)] == [article_id]
    assert desk.read(articles.already_here, other) == []

    desk.run("Remove article", articles.remove, article_id)
    assert desk.read(articles.already_here, same_bytes) == []


def test_links_are_facts_too(desk, article_id):
    from editorial.domain.article import Run, Style

    linked = tuple(
        replace(block, runs=(Run(0, 4, Style.LINK, "https://elsewhere.example"),))
        if block is BARRAGE[2]
        else block
        for block in BARRAGE
    )
    arrival = articles.arrive(desk, replace(barrage(), blocks=linked), b"with a link")

    assert desk.read(articles.already_here, arrival) == []


def test_what_came_is_kept_as_it_came(desk, article_id):
    revision = desk.read(draft_of, article_id).revision

    received = desk.read(lambda work: work.articles.document(revision.received_sha256))

    assert received == barrage().text.encode()


def test_the_library_has_progress_and_open_questions_newest_first(desk, article_id):
    other = take_in(desk, long_piece(3))
    marked = [
        desk.run("Add claim", claims.add_claim, article_id, statement=f"Fact {n}") for n in range(4)
    ]
    for claim, status in zip(marked, (Status.CUT, Status.DISPUTED, Status.VERIFIED), strict=False):
        desk.run("Rule", claims.give_verdict, [claim.id], status, "seen")
    desk.run("Rule", claims.give_verdict, [marked[1].id], Status.IN_PROGRESS)
    desk.run("Remove claim", claims.remove_claims, [marked[2].id])
    desk.run("Set due date", articles.set_due, article_id, date(2026, 5, 15))

    newest, oldest = desk.read(articles.entries)

    assert (newest.article.id, newest.progress.total, newest.open_questions) == (other, 0, 0)
    assert oldest.article.due_on == date(2026, 5, 15)
    assert (oldest.draft_number, oldest.open_questions) == (1, 1)
    assert dict(oldest.progress.counts) == {
        Status.IN_PROGRESS: 1,
        Status.UNCHECKED: 1,
        Status.CUT: 1,
    }


def test_the_library_and_the_list_of_claims_agree_on_every_status(desk, article_id):
    claim = desk.run("Add claim", claims.add_claim, article_id, statement="Nine gates")
    for status in (Status.VERIFIED, Status.RECHECK, Status.VERIFIED, Status.CUT):
        desk.run("Rule", claims.give_verdict, [claim.id], status, "seen")

        (entry,) = desk.read(articles.entries)
        (read,) = desk.read(claims.claims_of, article_id)
        assert dict(entry.progress.counts) == {read.status: 1} == {status: 1}


def test_the_latest_verdict_counts_whatever_its_id(desk, article_id):
    """Ids from another computer, whose clock went differently, may be out of order."""
    claim = desk.run("Add claim", claims.add_claim, article_id, statement="Nine gates")
    for id, status, hour in (("b", Status.DISPUTED, 9), ("a", Status.CUT, 10)):
        verdict = Verdict(
            id,
            claim.id,
            NOOR.id,
            NOOR.role,
            status,
            "",
            desk.read(draft_of, article_id).revision.id,
            datetime(2026, 5, 8, hour, tzinfo=UTC),
        )
        desk.run("Rule", lambda work, verdict=verdict: work.add(verdict))

    (entry,) = desk.read(articles.entries)
    assert dict(entry.progress.counts) == {Status.CUT: 1}
    assert desk.read(claims.claims_of, article_id)[0].status is Status.CUT
    history = desk.history(article_id)
    desk.run("Cut", claims.give_verdict, [claim.id], Status.CUT)
    assert desk.history(article_id) == history


def test_an_answered_or_closed_question_is_not_counted_as_open(desk, article_id):
    (question,) = desk.read(questions.questions_of, article_id)
    desk.run("Answer", questions.reply, question.id, "On Monday.", is_answer=True)
    assert desk.read(articles.entries)[0].open_questions == 0

    desk.run("Reopen", questions.reopen, question.id)
    assert desk.read(articles.entries)[0].open_questions == 1
    desk.run("Close", questions.close, question.id, Outcome.ANSWERED)
    assert desk.read(articles.entries)[0].open_questions == 0


def test_a_removed_article_comes_back_with_all_that_belongs_to_it(desk, article_id):
    desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])
    whole = desk.read(claims.claims_of, article_id)

    desk.run("Remove article", articles.remove, article_id)
    assert desk.read(articles.on_desk, article_id) is None
    assert desk.read(articles.entries) == []
    assert [a.id for a in desk.read(articles.removed)] == [article_id]

    desk.run("Restore article", articles.restore, article_id)
    assert desk.read(articles.on_desk, article_id) is not None
    assert desk.read(articles.removed) == []
    assert desk.read(claims.claims_of, article_id) == whole


def test_nothing_is_done_to_an_article_that_another_window_removed(desk, article_id):
    with desk_at(desk.path) as other:
        other.run("Remove article", articles.remove, article_id)

    for command, *rest in (
        (articles.remove,),
        (articles.set_due, None),
        (claims.add_claim, [(0, 4)]),
        (questions.ask, "Who?"),
        (questions.add_note, "Hm"),
        (sources.add_source, "Gate log"),
    ):
        with pytest.raises(Refused, match="article is no longer on the desk"):
            desk.run("Too late", command, article_id, *rest)


def test_an_article_that_never_was_cannot_be_brought_back(desk):
    with pytest.raises(Refused, match="nothing to bring back"):
        desk.run("Restore article", articles.restore, "no such article")


def test_a_draft_knows_in_which_block_a_position_is(desk, article_id):
    draft = desk.read(draft_of, article_id)

    assert draft.block_at(0) == 0
    assert draft.block_at(len(BARRAGE[0].text)) == 0
    assert draft.block_at(len(BARRAGE[0].text) + 1) == 1
    assert draft.block_at(len(draft.text)) == len(BARRAGE) - 1
    with pytest.raises(InvalidValue):
        draft.block_at(len(draft.text) + 1)


def test_many_drafts_are_told_apart(desk):
    ids = [take_in(desk, long_piece(n)) for n in range(1, 8)]

    for _ in range(2):
        for n, article_id in enumerate(ids, 1):
            assert len(desk.read(draft_of, article_id).blocks) == n + 1


def test_taking_in_is_one_step_of_the_article(desk, article_id):
    (step,) = desk.history(article_id)

    assert step.label == "Take in “Port Ellery Shuts Tidal Barrage”"
    assert desk.read(lambda work: work.articles.revisions(article_id))[0].article_id == article_id
    assert desk.read(lambda work: work.find(Revision, article_id)) is None
    assert desk.read(lambda work: work.find(Article, article_id)) is not None


def test_an_empty_piece_is_a_piece(desk):
    from editorial.domain.article import Block, Kind

    only = (Block(Kind.PARAGRAPH, "One line.", Zone.BODY),)

    article_id = take_in(desk, Reading(format="text", blocks=only))

    assert desk.read(draft_of, article_id).text == "One line."


def test_what_is_prepared_and_then_left_out_leaves_nothing_on_the_desk(desk):
    before = asked(desk.path, "SELECT count(*) FROM documents")

    arrival = articles.prepared(barrage(), b"a secret draft")
    assert desk.read(articles.already_here, arrival) == []
    assert asked(desk.path, "SELECT count(*) FROM documents") == before

    articles.keep(desk, arrival)
    desk.run("Take in", articles.take_in, arrival)
    assert asked(desk.path, "SELECT count(*) FROM documents") != before


def test_the_library_counts_marks_that_have_no_place(desk, article_id):
    start = barrage().text.index("one of nine sluice gates")
    claim = desk.run("Claim", claims.add_claim, article_id, [(start, start + 24)])
    assert desk.read(articles.entry, article_id).awaiting == 0

    take_in_draft(desk, article_id, redrafted(("nine sluice gates", "eight sluice gates")))

    (entry,) = desk.read(articles.entries)
    assert (entry.awaiting, entry.draft_number) == (1, 2)
    assert desk.read(articles.entry, article_id) == entry
    desk.run("Remove claim", claims.remove_claims, [claim.id])
    assert desk.read(articles.entry, article_id).awaiting == 0
