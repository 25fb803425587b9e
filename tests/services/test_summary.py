"""The review summary says everything that an export may say, and nothing told in confidence."""

from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import pytest

from editorial.domain.claim import Risk, Stance, Status
from editorial.domain.comparison import ChangeKind
from editorial.domain.errors import Refused
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Role
from editorial.domain.source import Tier
from editorial.domain.summary import Summary, SummaryOptions, SummaryPassage
from editorial.files.summary_wording import standing, veiled
from editorial.services import (
    articles,
    claims,
    exporting,
    new_drafts,
    placing,
    questions,
    sources,
)
from editorial.services.summary import summarise
from tests.desks import BARRAGE, NOOR, desk_at, span_of
from tests.services.test_new_drafts import redrafted, take_in_draft
from tests.storage.test_undo import SANA

AT = datetime(2026, 5, 8, 16, tzinfo=UTC)
SECRETS = ("Wyn Talgarrow", "pier worker", "on the pier at dawn", "minute 4", "her cousin", "Ebb")


def words(quote: str) -> tuple[int, int]:
    span = span_of(BARRAGE, quote)
    return span.start, span.end


@pytest.fixture
def reviewed(desk, article_id) -> str:
    """Three claims, a source told in confidence, a question with an answer, a note."""
    log = desk.run("Add source", sources.add_source, article_id, "Gate log", tier=Tier.PRIMARY)
    secret = desk.run(
        "Add source",
        sources.add_source,
        article_id,
        "Interview with a pier worker",
        author="Wyn Talgarrow",
        publisher="Ebb",
        url="https://ebb.example/Wyn Talgarrow",
        tier=Tier.ANONYMOUS,
        origin="her cousin",
        confidential=True,
        note="Wyn Talgarrow, born 1990",
    )
    gates = desk.run(
        "Add claim",
        claims.add_claim,
        article_id,
        [words("one of nine sluice gates"), words("12,000 homes")],
        kinds=("number",),
        risk=Risk.LEGAL,
        note="Ask the council",
    )
    age = desk.run("Add claim", claims.add_claim, article_id, [words("Opened in 2011")])
    desk.run("Add claim", claims.add_claim, article_id, statement="The piece is fair")
    desk.run(
        "Add evidence", claims.add_evidence, gates.id, log.id, Stance.SUPPORTS, "p. 3", "nine gates"
    )
    desk.run(
        "Add evidence",
        claims.add_evidence,
        gates.id,
        secret.id,
        Stance.CONTRADICTS,
        "minute 4",
        "Eight, I counted them on the pier at dawn.",
    )
    desk.run("Cut", claims.give_verdict, [age.id], Status.CUT, "Too old")
    with desk_at(desk.path, SANA) as sanas:
        sanas.run("Dispute", claims.give_verdict, [gates.id], Status.DISPUTED, "Two counts")
    asked = desk.run(
        "Ask",
        questions.ask,
        article_id,
        "Eight or nine?",
        Role.SUBJECT,
        claim_id=gates.id,
        due_on=date(2026, 5, 13),
    )
    desk.run("Reply", questions.reply, asked.id, "Asked by mail.")
    desk.run("Answer", questions.reply, asked.id, "Nine.", "Press office", True)
    desk.run("Close", questions.close, asked.id, Outcome.ANSWERED)
    desk.run("Add note", questions.add_note, article_id, "Read it aloud", [words("man’s arm")])
    desk.run("Set due date", articles.set_due, article_id, date(2026, 5, 15))
    return article_id


def summary_of(desk, article_id, **options) -> Summary:
    return desk.read(summarise, article_id, SummaryOptions(**options), AT)


def test_it_says_what_was_reviewed_by_whom_and_when(desk, reviewed):
    summary = summary_of(desk, reviewed)

    assert summary.article.headline == "Port Ellery Shuts Tidal Barrage"
    assert summary.article.due_on == date(2026, 5, 15)
    assert (summary.revision.number, summary.made_at) == (1, AT)
    assert summary.reviewer == NOOR


def test_claims_are_numbered_and_placed_as_readers_name_places(desk, reviewed):
    first, second, third = summary_of(desk, reviewed).claims

    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [(p.place, p.quote) for p in first.passages] == [
        ("Standfirst", "12,000 homes"),
        ("¶ 1", "one of nine sluice gates"),
    ]
    assert (first.risk, first.kinds, first.note) == (Risk.LEGAL, ("number",), "Ask the council")
    assert (first.section, second.section) == ("Opening", "A Town That Owns Its Power")
    assert (third.statement, third.passages, third.section) == ("The piece is fair", (), "")
    assert [(v.reviewer, v.role, v.status, v.reason) for v in first.verdicts] == [
        ("Sana Whitlock", Role.EDITOR, Status.DISPUTED, "Two counts")
    ]


def test_counts_are_of_all_claims_whatever_is_included(desk, reviewed):
    summary = summary_of(desk, reviewed, settled_claims=False)

    assert [claim.status for claim in summary.claims] == [Status.DISPUTED, Status.UNCHECKED]
    assert [claim.number for claim in summary.claims] == [1, 3]
    assert (summary.progress.total, summary.progress.settled) == (3, 1)
    assert summary.open_questions == 1


def test_words_are_counted_whatever_is_included(desk, reviewed):
    coverage = summary_of(desk, reviewed, settled_claims=False).coverage
    checkable = [block.text for block in BARRAGE[:6]]

    assert coverage.words == len(" ".join(checkable).split())
    assert coverage.of(Status.DISPUTED) == coverage.open == len("12,000 homes".split()) + 5
    assert coverage.uncovered == coverage.words - coverage.open - len("Opened in 2011".split())


def test_questions_come_with_their_threads(desk, reviewed):
    first, second = sorted(summary_of(desk, reviewed).questions, key=lambda q: q.origin)

    assert (first.origin, first.state) == (Origin.ARTICLE, QuestionState.OPEN)
    assert (second.state, second.outcome) == (QuestionState.CLOSED, Outcome.ANSWERED)
    assert second.claim == "12,000 homes … one of nine sluice gates" or second.claim
    assert [(r.speaker, r.text, r.is_answer) for r in second.replies] == [
        ("Noor Adeyemi", "Asked by mail.", False),
        ("Press office", "Nine.", True),
    ]


def test_sources_are_numbered_and_evidence_names_their_numbers(desk, reviewed):
    summary = summary_of(desk, reviewed)

    assert [source.number for source in summary.sources] == [1, 2, 3, 4]
    (shown, _) = summary.claims[0].evidence
    assert (shown.source, shown.title, shown.tier) == (3, "Gate log", Tier.PRIMARY)
    assert (shown.locator, shown.excerpt, shown.withheld) == ("p. 3", "nine gates", False)
    assert summary.sources[2].claims == 1


def test_what_was_told_in_confidence_is_withheld_unless_asked_for(desk, reviewed):
    summary = summary_of(desk, reviewed)

    said = repr(asdict(summary))
    assert [secret for secret in SECRETS if secret in said] == []
    assert summary.withheld_sources == 1
    assert [source.withheld for source in summary.sources] == [False, False, False, True]
    hidden = summary.claims[0].evidence[1]
    assert (hidden.withheld, hidden.stance, hidden.source) == (True, Stance.CONTRADICTS, 4)


def test_there_is_nothing_left_to_veil(desk, reviewed):
    summary = summary_of(desk, reviewed)

    assert veiled(summary) == summary


def test_confidential_sources_are_there_where_they_are_asked_for(desk, reviewed):
    summary = summary_of(desk, reviewed, confidential=True)

    assert summary.withheld_sources == 0
    assert summary.sources[3].title == "Interview with a pier worker"
    assert summary.claims[0].evidence[1].excerpt.startswith("Eight, I counted")
    # A note on a source is the desk's own, for no export.
    assert "born 1990" not in repr(asdict(summary))


def test_what_is_left_out_is_left_out(desk, reviewed):
    summary = summary_of(desk, reviewed, questions=False, notes=False, sources=False)

    assert (summary.questions, summary.notes, summary.sources) == ((), (), ())
    assert summary.open_questions == 1
    assert summary.withheld_sources == 1
    assert summary.claims[0].evidence[0].title == "Gate log"


def test_notes_say_who_and_where(desk, reviewed):
    (note,) = summary_of(desk, reviewed).notes

    assert (note.text, note.by) == ("Read it aloud", "Noor Adeyemi")
    assert [(p.place, p.quote) for p in note.passages] == [("¶ 2", "man’s arm")]


def test_an_article_that_nobody_has_worked_on_has_a_summary_too(desk, article_id):
    summary = desk.read(summarise, article_id, SummaryOptions())

    assert (summary.claims, summary.notes, summary.progress.total) == ((), (), 0)
    assert summary.open_questions == 1
    assert summary.made_at.tzinfo is not None


class TestLaterDrafts:
    @pytest.fixture
    def redrafted(self, desk, reviewed):
        """The second draft, in which the gates are eight and the piece does not say when it was
        opened; the age is given up."""
        changes = (("nine sluice gates", "eight sluice gates"), ("Opened in 2011", "Built"))
        reading = replace(redrafted(*changes), file_path="/home/noor/private/barrage.txt")
        take_in_draft(desk, reviewed, reading)
        (lost,) = [
            passage
            for claim in desk.read(claims.claims_of, reviewed)
            for passage in claim.unplaced
            if passage.quote == "Opened in 2011"
        ]
        desk.run("Keep as lost", placing.keep_as_lost, reviewed, [lost.id])
        return reviewed

    def test_marks_without_a_place_are_stated_with_where_they_stood(self, desk, redrafted):
        summary = summary_of(desk, redrafted)

        # The claim's, and that of the question about it.
        assert (summary.awaiting, summary.drafts) == (2, 2)
        assert "2 marks have no place in draft 2 yet." in standing(summary)
        (homes, gates), (age,) = (claim.passages for claim in summary.claims[:2])
        assert (homes.quote, homes.draft) == ("12,000 homes", None)
        assert gates == SummaryPassage("¶ 1", "one of nine sluice gates", draft=1)
        assert age == SummaryPassage("¶ 3", "Opened in 2011", draft=1, lost=True)

    def test_what_changed_is_told_since_any_older_draft(self, desk, redrafted):
        changes = summary_of(desk, redrafted).changes

        told = {
            (change.kind, change.place, change.before, change.after) for change in changes.changes
        }
        assert changes.since.number == 1
        assert (ChangeKind.REPLACED, "¶ 1", "nine", "eight") in told
        first = changes.changes[0]
        assert (first.lead[-7:], first.tail[:13]) == ("one of ", " sluice gates")
        assert summary_of(desk, redrafted, changes=False).changes is None

        revisions = desk.read(new_drafts.revisions_of, redrafted)
        desk.run("Back", new_drafts.go_back, redrafted, revisions[0].id)
        assert summary_of(desk, redrafted, changes_since=revisions[0].id).changes.changes == ()
        with pytest.raises(Refused, match="no longer an older draft"):
            summary_of(desk, redrafted, changes_since="another")

    def test_nobody_learns_where_the_file_lay(self, desk, redrafted):
        desk.run("Back", new_drafts.go_back, redrafted, first_draft(desk, redrafted))
        summary = summary_of(desk, redrafted, confidential=True)

        assert summary.changes is not None
        assert "private" not in str(summary)
        for format in exporting.FORMATS:
            assert "private" not in exporting.rendered(summary, format)

    def test_one_draft_has_no_changes_to_tell(self, desk, reviewed):
        assert summary_of(desk, reviewed).changes is None


def first_draft(desk, article_id) -> str:
    return desk.read(new_drafts.revisions_of, article_id)[0].id
