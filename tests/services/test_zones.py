"""The editor corrects a zone, and what follows from it follows in the same step."""

from dataclasses import replace

import pytest

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.claim import Stance
from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reading import Reading
from editorial.domain.source import Tier
from editorial.services import articles, claims, questions, sources
from editorial.services.drafts import draft_of, original_blocks
from editorial.services.zones import set_zone
from tests.desks import BARRAGE, long_piece, take_in
from tests.storage.contents import contents

HEADLINE, STANDFIRST, FIRST, SECOND, HEADING = range(5)
QUESTION, COURIER, STATEMENT = 7, 9, 10

ASKED = "Who paid for the gates? And who signed for them?"
PIECE = (
    Block(Kind.PARAGRAPH, "A first line", Zone.BODY),
    Block(Kind.PARAGRAPH, "Another line", Zone.BODY),
    Block(Kind.PARAGRAPH, "By Sana Whitlock | 5 min read", Zone.BODY),
    Block(Kind.PARAGRAPH, ASKED, Zone.BODY),
    Block(Kind.PARAGRAPH, "Source: Wenlow Herald", Zone.BODY),
    Block(Kind.HEADING, "References", Zone.BODY, 2),
)


@pytest.fixture
def plain(desk) -> str:
    """A piece of which nothing was recognised."""
    return take_in(desk, Reading(format="text", blocks=PIECE, file_name="plain.txt"))


def zones_of(desk, article_id) -> list[Zone]:
    return [block.zone for block in desk.read(draft_of, article_id).blocks]


def asked_in(desk, article_id) -> list[str]:
    return [question.text for question in desk.read(questions.questions_of, article_id)]


def cited_in(desk, article_id) -> list[str]:
    return [cited.source.title for cited in desk.read(sources.cited_in, article_id)]


def rezone(desk, article_id, blocks, zone) -> None:
    desk.run("Set zone", set_zone, article_id, blocks, zone)


def test_a_correction_lies_over_the_draft_and_does_not_change_it(desk, article_id):
    before = desk.read(draft_of, article_id)

    rezone(desk, article_id, [FIRST, SECOND], Zone.OPINION)

    after = desk.read(draft_of, article_id)
    assert [block.zone for block in after.blocks[FIRST : SECOND + 1]] == [Zone.OPINION] * 2
    assert (after.revision, after.text) == (before.revision, before.text)
    assert desk.read(lambda work: original_blocks(work, after.revision)) == BARRAGE


def test_setting_what_is_set_is_no_step(desk, article_id):
    history = desk.history(None)

    rezone(desk, article_id, [FIRST, SECOND], Zone.BODY)

    assert desk.history(None) == history


def test_setting_it_back_takes_the_correction_away(desk, article_id):
    before = contents(desk.path)

    rezone(desk, article_id, [FIRST], Zone.OPINION)
    rezone(desk, article_id, [FIRST], Zone.CAPTION)
    assert len(contents(desk.path)["zone_corrections"]) == 1
    rezone(desk, article_id, [FIRST, FIRST], Zone.BODY)

    assert contents(desk.path) == before


def test_a_block_that_is_named_twice_is_corrected_once(desk, article_id):
    rezone(desk, article_id, [FIRST, FIRST], Zone.OPINION)

    assert len(contents(desk.path)["zone_corrections"]) == 1


def test_a_block_that_becomes_questions_is_split_into_them(desk, plain):
    rezone(desk, plain, [3], Zone.QUESTIONS)

    first, second = desk.read(questions.questions_of, plain)
    assert (first.text, second.text) == ("Who paid for the gates?", "And who signed for them?")
    assert [p.quote for p in (*first.passages, *second.passages)] == [first.text, second.text]
    assert all(
        p.anchor.stands_in(desk.read(draft_of, plain).text)
        for p in (*first.passages, *second.passages)
    )


def test_a_block_that_becomes_references_is_cited(desk, plain):
    rezone(desk, plain, [4, 5], Zone.REFERENCES)

    (cited,) = desk.read(sources.cited_in, plain)
    assert (cited.source.title, cited.citation.text) == ("Wenlow Herald", "Source: Wenlow Herald")
    assert [p.quote for p in cited.citation.passages] == ["Source: Wenlow Herald"]


def test_going_back_takes_what_nobody_worked_on(desk, plain):
    before = contents(desk.path)["articles"]

    rezone(desk, plain, [3], Zone.QUESTIONS)
    rezone(desk, plain, [4], Zone.REFERENCES)
    rezone(desk, plain, [3, 4], Zone.BODY)

    assert asked_in(desk, plain) == []
    assert cited_in(desk, plain) == []
    assert desk.read(sources.all_sources) == []
    assert contents(desk.path)["articles"] == before


def test_a_question_that_somebody_worked_on_stays(desk, plain):
    rezone(desk, plain, [3], Zone.QUESTIONS)
    first, second = desk.read(questions.questions_of, plain)
    desk.run("Reply", questions.reply, first.id, "Asked the council.")

    rezone(desk, plain, [3], Zone.BODY)

    assert asked_in(desk, plain) == [first.text]
    assert second.text not in asked_in(desk, plain)


def test_what_a_question_says_or_is_makes_it_worked_on(desk, plain):
    rezone(desk, plain, [3], Zone.QUESTIONS)
    first, second = desk.read(questions.questions_of, plain)
    desk.run("Close", questions.close, first.id, Outcome.STET)
    desk.run("Change question", questions.change_question, second.id, text="Who signed?")

    rezone(desk, plain, [3], Zone.BODY)

    kept = desk.read(questions.questions_of, plain)
    assert [(q.text, q.state) for q in kept] == [
        ("Who paid for the gates?", QuestionState.CLOSED),
        ("Who signed?", QuestionState.OPEN),
    ]


def test_a_reviewer_s_own_question_on_the_same_words_stays(desk, plain):
    rezone(desk, plain, [3], Zone.QUESTIONS)
    (first, _) = desk.read(questions.questions_of, plain)
    spans = [(first.passages[0].start, first.passages[0].end)]
    desk.run("Ask", questions.ask, plain, first.text, spans=spans)

    rezone(desk, plain, [3], Zone.BODY)

    assert asked_in(desk, plain) == [first.text]


def test_a_source_on_which_a_claim_rests_stays_cited(desk, article_id):
    courier = desk.read(sources.cited_in, article_id)[0].source
    claim = desk.run("Add claim", claims.add_claim, article_id, [(0, 4)])
    desk.run("Add evidence", claims.add_evidence, claim.id, courier.id, Stance.CONTEXT)

    rezone(desk, article_id, [COURIER, STATEMENT], Zone.BODY)

    assert cited_in(desk, article_id) == [courier.title]


def test_a_source_that_somebody_described_stays_cited(desk, article_id):
    courier = desk.read(sources.cited_in, article_id)[0].source
    desk.run(
        "Describe source",
        lambda work: sources.change_source(work, article_id, courier.id, tier=Tier.DERIVATIVE),
    )

    rezone(desk, article_id, [COURIER, STATEMENT], Zone.BODY)

    assert cited_in(desk, article_id) == [courier.title]


def test_a_source_that_another_article_cites_stays_on_the_desk(desk, article_id):
    other = take_in(desk, long_piece(2))
    courier = desk.read(sources.cited_in, article_id)[0].source
    desk.run("Cite source", sources.cite, other, courier.id)

    rezone(desk, article_id, [COURIER, STATEMENT], Zone.BODY)

    assert cited_in(desk, article_id) == []
    assert cited_in(desk, other) == [courier.title]
    assert desk.read(sources.all_sources) == [courier]


def test_a_reference_listed_in_two_blocks_loses_one_place_and_stays(desk):
    twice = tuple(
        Block(Kind.ITEM, "Source: Wenlow Herald", zone, 1)
        for zone in (Zone.REFERENCES, Zone.BODY, Zone.BODY)
    )
    article_id = take_in(desk, Reading(format="text", blocks=twice))
    rezone(desk, article_id, [1, 2], Zone.REFERENCES)
    (cited,) = desk.read(sources.cited_in, article_id)
    assert len(cited.citation.passages) == 2

    rezone(desk, article_id, [1], Zone.BODY)

    (cited,) = desk.read(sources.cited_in, article_id)
    assert len(cited.citation.passages) == 1


def test_the_article_is_called_by_its_headline_zone(desk, plain):
    rezone(desk, plain, [1], Zone.HEADLINE)
    assert desk.read(articles.on_desk, plain).headline == "Another line"

    rezone(desk, plain, [0], Zone.HEADLINE)
    assert desk.read(articles.on_desk, plain).headline == "A first line"

    rezone(desk, plain, [0, 1], Zone.BODY)
    assert desk.read(articles.on_desk, plain).headline == "A first line"


def test_standfirst_section_and_byline_are_read_again(desk, plain):
    rezone(desk, plain, [0], Zone.SECTION)
    rezone(desk, plain, [1], Zone.STANDFIRST)
    rezone(desk, plain, [2], Zone.BYLINE)

    article = desk.read(articles.on_desk, plain)
    assert (article.section, article.standfirst) == ("A first line", "Another line")
    assert "Sana Whitlock" in article.byline
    assert "min read" not in article.byline

    rezone(desk, plain, [0, 1, 2], Zone.BODY)
    article = desk.read(articles.on_desk, plain)
    assert (article.section, article.standfirst, article.byline) == ("", "", "")


def test_what_the_front_matter_said_stays_where_its_zone_is_not_touched(desk):
    told = replace(long_piece(3), standfirst="From the front matter", byline="Sana Whitlock")
    article_id = take_in(desk, told)

    rezone(desk, article_id, [2], Zone.OPINION)

    article = desk.read(articles.on_desk, article_id)
    assert (article.standfirst, article.byline) == ("From the front matter", "Sana Whitlock")


@pytest.mark.parametrize(
    ("blocks", "zone"),
    [
        ([3], Zone.QUESTIONS),
        ([4, 5], Zone.REFERENCES),
        ([0, 1], Zone.HEADLINE),
        ([2], Zone.BYLINE),
        (list(range(6)), Zone.FURNITURE),
    ],
)
def test_undo_restores_all_of_it(desk, plain, blocks, zone):
    before = contents(desk.path)
    rezone(desk, plain, blocks, zone)
    after = contents(desk.path)

    desk.undo(plain)
    assert contents(desk.path) == before
    desk.redo(plain)
    assert contents(desk.path) == after


def test_undo_brings_questions_and_references_back_that_left(desk, article_id):
    before = contents(desk.path)

    rezone(desk, article_id, [QUESTION, COURIER, STATEMENT], Zone.FURNITURE)
    assert (asked_in(desk, article_id), cited_in(desk, article_id)) == ([], [])

    desk.undo(article_id)
    assert contents(desk.path) == before
    assert len(asked_in(desk, article_id)) == 1
    assert len(cited_in(desk, article_id)) == 2
    assert zones_of(desk, article_id) == [block.zone for block in BARRAGE]


def test_a_heading_over_a_list_is_no_item_of_it(desk, article_id):
    rezone(desk, article_id, [HEADING], Zone.QUESTIONS)

    assert asked_in(desk, article_id) == ["When did the harbour office first see the log?"]
    assert zones_of(desk, article_id)[HEADING] is Zone.QUESTIONS
    rezone(desk, article_id, [HEADLINE], Zone.HEADLINE)
    assert desk.read(articles.on_desk, article_id).standfirst == BARRAGE[STANDFIRST].text
