from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from editorial.domain.claim import Status
from editorial.domain.coverage import Coverage
from editorial.domain.question import QuestionState
from editorial.domain.summary import SummaryOptions, SummaryPassage
from editorial.files.summary_wording import (
    claim_sections,
    day,
    facts,
    left_out,
    moment,
    other_passages,
    place_words,
    questions_in_order,
    standing,
    veiled,
    withheld_name,
    words_line,
)
from tests.files.summaries import REVISION, busy, claim, question, since_draft_2, summary

OPEN, CLOSED = QuestionState.OPEN, QuestionState.CLOSED


def test_days_and_moments_read_as_people_write_them():
    assert day(date(2026, 6, 2)) == "2 June 2026"
    assert moment(datetime(2026, 6, 12, 14, 2, tzinfo=UTC)) == "12 June 2026, 14:02 UTC"
    ahead = timezone(timedelta(hours=10))
    assert moment(datetime(2026, 6, 13, 0, 2, tzinfo=ahead)) == "12 June 2026, 14:02 UTC"


@pytest.mark.parametrize(
    ("statuses", "questions", "sentence"),
    [
        ([], [], "Not ready: no claim has been marked, no question open."),
        ([], [OPEN], "Not ready: no claim has been marked, 1 question open."),
        (["cut"], [], "Ready: 1 of 1 claim is settled, no question open."),
        (["verified", "cut"], [CLOSED], "Ready: 2 of 2 claims are settled, no question open."),
        (["verified"], [OPEN, OPEN], "Not ready: 1 of 1 claim is settled, 2 questions open."),
        (["verified", "recheck"], [], "Not ready: 1 of 2 claims is not settled, no question open."),
        (
            ["unchecked", "disputed"],
            [OPEN],
            "Not ready: 2 of 2 claims are not settled, 1 question open.",
        ),
    ],
)
def test_the_standing_is_said_in_numbers(statuses, questions, sentence):
    review = summary(
        *(claim(n, Status(status)) for n, status in enumerate(statuses, 1)),
        questions=tuple(question(n, state) for n, state in enumerate(questions, 1)),
    )

    assert standing(review) == sentence


@pytest.mark.parametrize(
    ("coverage", "sentence"),
    [
        (Coverage(), "Words: none to check."),
        (Coverage((), 1), "Words: 0 of 1 are verified, 1 uncovered."),
        (Coverage(((Status.VERIFIED, 1),)), "Words: 1 of 1 is verified, 0 uncovered."),
        (
            Coverage(
                (
                    (Status.VERIFIED, 1204),
                    (Status.UNCHECKED, 300),
                    (Status.DISPUTED, 10),
                    (Status.NOT_CHECKABLE, 96),
                ),
                2308,
            ),
            "Words: 1,204 of 3,918 are verified, 310 claimed but open, 96 not checkable,"
            " 2,308 uncovered.",
        ),
        (
            Coverage(((Status.NOT_CHECKABLE, 2), (Status.CUT, 3)), 4),
            "Words: 0 of 9 are verified, 5 not checkable or cut, 4 uncovered.",
        ),
    ],
)
def test_words_are_counted_in_one_sentence(coverage, sentence):
    assert words_line(coverage) == sentence


def test_open_work_is_stated_whatever_is_left_out():
    review = busy(options=SummaryOptions(settled_claims=False, questions=False, notes=False))
    review = replace(review, claims=(), questions=(), notes=(), open_questions=1)

    assert standing(review) == "Not ready: 6 of 9 claims are not settled, 1 question open."
    assert left_out(review) == ("3 settled claims", "questions", "notes")


def test_claims_stand_under_problems_to_do_and_settled():
    sections = claim_sections(busy())

    assert [section.title for section in sections] == ["Problems", "To do", "Settled claims"]
    assert [len(section.claims) for section in sections] == [4, 2, 3]


def test_no_problems_is_never_said_alone_while_work_is_open():
    problems, to_do, settled = claim_sections(summary(claim(1, Status.UNCHECKED)))

    assert problems.empty == "No problems. 1 claim is still to do."
    assert len(to_do.claims) == 1
    assert settled.empty == "No claim is settled yet."


def test_a_draft_without_claims_has_no_claim_sections():
    assert claim_sections(summary()) == ()


def test_open_questions_come_first():
    assert [each.number for each in questions_in_order(busy())] == [2, 3, 1]


def test_a_question_that_the_article_asks_is_not_quoted_beside_itself():
    asked = SummaryPassage("Questions", "Question 1?")
    about = SummaryPassage("¶ 2", "the lamp")

    assert other_passages(question(1, OPEN, passages=(asked, about))) == (about,)


def test_the_facts_name_the_checker_the_draft_and_its_hash():
    told = dict(facts(busy(withheld_sources=1)))

    assert told["Checker"] == "Noor Adeyemi"
    assert told["Draft"] == (
        "3 of 3, received 12 June 2026, 14:02 UTC, from light.txt; "
        "changes since draft 2, “After legal”"
    )
    assert dict(facts(summary()))["Draft"] == "3, received 12 June 2026, 14:02 UTC, from light.txt"
    assert told["Text SHA-256"] == "9f2c" * 16
    assert told["Left out"] == "1 confidential source"
    assert "Published" not in told


def test_a_summary_that_opens_confidential_sources_says_so():
    told = dict(facts(busy(options=SummaryOptions(confidential=True))))

    assert told["Confidential"] == "Confidential sources are included."


def test_a_source_that_is_cited_no_more_has_no_number():
    assert withheld_name(6) == "Source 6, withheld"
    assert withheld_name(0) == "A source no longer cited, withheld"


def test_marks_without_a_place_keep_a_settled_draft_from_being_ready():
    settled = summary(claim(1, Status.VERIFIED), awaiting=1)

    assert standing(settled) == (
        "Not ready: 1 of 1 claim is settled, no question open. 1 mark has no place in draft 3 yet."
    )
    assert standing(summary(awaiting=1204)).endswith("1,204 marks have no place in draft 3 yet.")


def test_words_without_a_place_say_where_they_stood():
    stood = SummaryPassage("¶ 5", "the lamp", draft=1)

    assert place_words(SummaryPassage("¶ 5", "the lamp"), 2) == "¶ 5"
    assert place_words(stood, 2) == "not placed in draft 2 yet; was ¶ 5 of draft 1"
    assert place_words(replace(stood, lost=True), 2) == (
        "no longer in the text; was ¶ 5 of draft 1"
    )


def test_nobody_else_learns_where_the_files_lay():
    placed = busy(
        revision=replace(REVISION, file_path="/home/noor/secret/light.txt"),
        changes=since_draft_2(file_path="/home/noor/secret/old.txt"),
    )

    assert "secret" not in str(veiled(placed))
