"""What comes of an annotated copy's remarks on the desk."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from editorial.domain.article import Zone
from editorial.domain.claim import Stance, Status
from editorial.domain.errors import Refused
from editorial.domain.extract import ChangeKind, Comment, TrackedChange
from editorial.domain.question import Outcome, QuestionState
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.text import Span
from editorial.files.extract_json import changes_from_json
from editorial.services import articles, claims, questions, sources
from editorial.services.drafts import draft_of
from editorial.services.recognition import fates_of, with_fate, with_zone
from tests.desks import BARRAGE, barrage, span_of, take_in

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)
HOMES = span_of(BARRAGE, "12,000 homes")
LOG = FoundEvidence("The harbour office’s log", locator="p. 3", excerpt="12,020 homes")


def comment(text: str, fate: Fate, span: Span | None = HOMES, **more: object) -> Remark:
    key = f"comment {text}"
    return Remark(key, RemarkKind.COMMENT, "Maud Writer", NOON, text, span, fate=fate, **more)


def with_remarks(*remarks: Remark) -> Reading:
    return replace(barrage(), remarks=remarks)


def test_what_cites_becomes_a_claim_with_evidence_and_keeps_the_comment(desk) -> None:
    words = "The harbour office’s log, p. 3: “12,020 homes”"
    article_id = take_in(desk, with_remarks(comment(words, Fate.CLAIM, evidence=LOG)))

    [claim] = desk.read(claims.claims_of, article_id)
    assert (claim.statement, claim.note, claim.speaker) == ("12,000 homes", words, "Maud Writer")
    assert (claim.created_at, claim.status) == (NOON, Status.UNCHECKED)
    [passage] = claim.passages
    assert passage.quote == "12,000 homes"
    [evidence] = claim.evidence
    assert (evidence.stance, evidence.locator) == (Stance.SUPPORTS, "p. 3")
    assert evidence.excerpt == "12,020 homes"
    cited = {each.source.id: each for each in desk.read(sources.cited_in, article_id)}
    assert cited[evidence.source_id].source.title == LOG.title
    assert cited[evidence.source_id].claims == 1


def test_a_source_is_matched_and_not_made_twice(desk) -> None:
    listed = FoundEvidence("barrage halted after Warning")
    remarks = [
        comment("one", Fate.CLAIM, evidence=LOG),
        comment("two", Fate.CLAIM, evidence=replace(LOG, locator="p. 9")),
        comment("three", Fate.CLAIM, evidence=listed),
    ]
    article_id = take_in(desk, with_remarks(*remarks))

    titles = [each.source.title for each in desk.read(sources.cited_in, article_id)]
    assert sorted(titles) == ["Barrage halted after warning", "Press statement", LOG.title]
    # Nor by the next article that came with a comment on it.
    take_in(desk, replace(with_remarks(*remarks[:1]), headline="Again"))
    assert len(desk.read(sources.all_sources)) == 3


def test_what_asks_becomes_a_question_with_its_thread(desk) -> None:
    said = (
        Comment("2", "Ed Itor", NOON, "The log", parent="1"),
        Comment("3", "Maud Writer", NOON, "Thanks", parent="1"),
    )
    article_id = take_in(desk, with_remarks(comment("Who says so?", Fate.QUESTION, replies=said)))

    asked = desk.read(questions.questions_of, article_id)
    question = next(each for each in asked if each.text == "Who says so?")
    assert (question.speaker, question.state) == ("Maud Writer", QuestionState.ANSWERED)
    assert [(r.speaker, r.text, r.is_answer) for r in question.replies] == [
        ("Ed Itor", "The log", True),
        ("Maud Writer", "Thanks", False),
    ]


def test_a_resolved_thread_says_so_whatever_it_becomes(desk) -> None:
    article_id = take_in(
        desk,
        with_remarks(
            comment("Who?", Fate.QUESTION, resolved=True),
            comment("Nice.", Fate.NOTE, resolved=True),
            comment("Log, p. 3", Fate.CLAIM, resolved=True, evidence=LOG),
        ),
    )

    asked = desk.read(questions.questions_of, article_id)
    [question] = [each for each in asked if each.text == "Who?"]
    assert (question.state, question.outcome) == (QuestionState.CLOSED, Outcome.ANSWERED)
    [note] = desk.read(questions.notes_of, article_id)
    assert note.text == "Nice.\nMarked as resolved in the file."
    [claim] = desk.read(claims.claims_of, article_id)
    # Settled in a word processor is not checked: nobody has ruled.
    assert claim.status is Status.UNCHECKED
    assert claim.note.endswith("Marked as resolved in the file.")


def test_a_note_keeps_author_moment_words_and_replies(desk) -> None:
    said = (Comment("2", "Ed Itor", NOON, "I agree", parent="1"),)
    article_id = take_in(desk, with_remarks(comment("Too long.", Fate.NOTE, None, replies=said)))

    [note] = desk.read(questions.notes_of, article_id)
    assert note.text == "Too long.\nEd Itor: I agree"
    assert (note.speaker, note.created_at, note.passages) == ("Maud Writer", NOON, ())


def test_an_empty_comment_and_one_from_the_future_are_kept(desk) -> None:
    late = datetime.now(UTC) + timedelta(days=900)
    article_id = take_in(
        desk,
        with_remarks(comment("", Fate.NOTE), replace(comment("x", Fate.NOTE), at=late)),
    )

    texts = {note.text: note for note in desk.read(questions.notes_of, article_id)}
    assert set(texts) == {"(an empty comment)", "x"}
    assert texts["x"].created_at <= datetime.now(UTC)


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(desk) -> None:
    article_id = take_in(
        desk,
        with_remarks(
            comment("Log", Fate.CLAIM, evidence=LOG),
            comment("Who?", Fate.QUESTION),
            comment("Nice.", Fate.NOTE),
            comment("No.", Fate.LEFT_OUT),
        ),
    )
    assert len(desk.read(questions.notes_of, article_id)) == 1

    desk.undo(None)
    assert desk.read(articles.on_desk, article_id) is None
    assert desk.read(claims.claims_of, article_id) == []
    assert desk.read(sources.all_sources) == []

    desk.redo(None)
    assert len(desk.read(claims.claims_of, article_id)) == 1
    assert len(desk.read(sources.all_sources)) == 3


def test_tracked_changes_are_kept_with_their_authors(desk) -> None:
    changes = (
        TrackedChange(ChangeKind.DELETION, "Ed Itor", NOON, "about ", Span(40, 40)),
        TrackedChange(ChangeKind.INSERTION, "Maud Writer", None, "12,000", Span(40, 46)),
    )
    article_id = take_in(desk, replace(barrage(), changes=changes))

    revision = desk.read(draft_of, article_id).revision
    kept = desk.read(lambda work: work.articles.document(revision.changes_sha256))
    assert changes_from_json(kept) == changes


def test_an_article_without_them_keeps_no_document_for_them(desk, article_id) -> None:
    assert desk.read(draft_of, article_id).revision.changes_sha256 is None


def test_a_zone_changed_before_taking_in_changes_what_follows_from_it() -> None:
    reading = barrage()
    asked = next(i for i, b in enumerate(reading.blocks) if b.zone is Zone.QUESTIONS)
    while reading.blocks[asked].text != reading.questions[0].text:
        asked += 1

    changed = with_zone(reading, [asked], Zone.BODY)
    renamed = with_zone(changed, [2], Zone.HEADLINE)

    assert changed.questions == ()
    assert with_zone(changed, [asked], Zone.QUESTIONS).questions == reading.questions
    assert renamed.blocks[2].zone is Zone.HEADLINE


def test_what_hangs_on_no_words_cannot_become_a_claim() -> None:
    reading = with_remarks(comment("Log", Fate.NOTE, None), comment("Log", Fate.CLAIM))

    assert Fate.CLAIM not in fates_of(reading.remarks[0])
    with pytest.raises(Refused, match="hangs on no words"):
        with_fate(reading, [0], Fate.CLAIM)
    assert [r.fate for r in with_fate(reading, [0, 1], Fate.LEFT_OUT).remarks] == [
        Fate.LEFT_OUT,
        Fate.LEFT_OUT,
    ]
