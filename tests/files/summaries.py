"""Review summaries built by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from editorial.domain.article import Article, Revision
from editorial.domain.claim import Risk, Stance, Status, progress_of
from editorial.domain.comparison import ChangeKind
from editorial.domain.coverage import Coverage
from editorial.domain.question import Origin, Outcome, QuestionState
from editorial.domain.reviewer import Reviewer, Role
from editorial.domain.source import Tier
from editorial.domain.summary import (
    Summary,
    SummaryChange,
    SummaryChanges,
    SummaryClaim,
    SummaryEvidence,
    SummaryNote,
    SummaryOptions,
    SummaryPassage,
    SummaryQuestion,
    SummaryReply,
    SummarySource,
    SummaryVerdict,
)

AT = datetime(2026, 6, 12, 14, 2, tzinfo=UTC)
SHA = "9f2c" * 16

ARTICLE = Article(
    id="a1",
    headline="Lighthouse Keeper Sells the Light",
    standfirst="The lamp went for £400.",
    section="Coast",
    byline="By Ida Quennel",
    published_on=None,
    reading_minutes=4,
    revision_id="r3",
    created_at=AT,
    created_by="noor",
    due_on=date(2026, 6, 19),
)
REVISION = Revision("r3", "a1", 3, SHA, "", "", "text", 1, "light.txt", AT, "noor")
NOOR = Reviewer("noor", "Noor Adeyemi", "NA")


def evidence(source: int = 1, **changes: object) -> SummaryEvidence:
    plain = SummaryEvidence(
        source=source,
        title="Auction catalogue",
        tier=Tier.PRIMARY,
        stance=Stance.SUPPORTS,
        locator="p. 12, lot 40",
        excerpt="Lamp, brass, hammer price £400.",
        withheld=False,
    )
    return replace(plain, **changes)


def verdict(status: Status, reason: str = "", at: datetime = AT) -> SummaryVerdict:
    return SummaryVerdict("Noor Adeyemi", Role.CHECKER, status, reason, at)


def claim(number: int, status: Status, **changes: object) -> SummaryClaim:
    plain = SummaryClaim(
        number=number,
        statement=f"Statement {number}",
        status=status,
        kinds=("money",),
        risk=Risk.MINOR,
        note="",
        section="Opening",
        passages=(SummaryPassage("¶ 4", "went for £400"),),
        evidence=(evidence(),),
        verdicts=() if status is Status.UNCHECKED else (verdict(status),),
    )
    return replace(plain, **changes)


def source(number: int = 1, **changes: object) -> SummarySource:
    plain = SummarySource(
        number=number,
        title="Auction catalogue",
        author="Hale & Sons",
        publisher="Port Merrow Rooms",
        url="https://rooms.example/lot_40?b=1&c=2",
        issued="2026-05",
        tier=Tier.PRIMARY,
        origin="",
        claims=2,
        withheld=False,
    )
    return replace(plain, **changes)


def question(number: int, state: QuestionState, **changes: object) -> SummaryQuestion:
    plain = SummaryQuestion(
        number=number,
        text=f"Question {number}?",
        addressee=Role.AUTHOR,
        due_on=date(2026, 6, 15),
        state=state,
        outcome=Outcome.FIXED if state is QuestionState.CLOSED else None,
        origin=Origin.REVIEWER,
        claim="",
        passages=(),
        replies=(SummaryReply("Ida Quennel", "It was £400.", is_answer=True, at=AT),),
    )
    return replace(plain, **changes)


def note(text: str = "Remember the lamp.") -> SummaryNote:
    return SummaryNote(text, "Noor Adeyemi", AT, (SummaryPassage("Headline", "Sells the Light"),))


def change(kind: ChangeKind, before: str, after: str, **around: object) -> SummaryChange:
    return replace(SummaryChange(kind, "¶ 4", before, after), **around)


def since_draft_2(*changes: SummaryChange, **fields: object) -> SummaryChanges:
    """Changes since draft 2, called “After legal”."""
    older = replace(REVISION, id="r2", number=2, **({"name": "After legal"} | fields))
    return SummaryChanges(older, changes)


def summary(*claims: SummaryClaim, **changes: object) -> Summary:
    """A summary of these claims, with what follows from them filled in."""
    plain = Summary(
        article=ARTICLE,
        revision=REVISION,
        made_at=AT,
        reviewer=NOOR,
        progress=progress_of(each.status for each in claims),
        coverage=Coverage(),
        open_questions=0,
        claims=claims,
        sources=(source(),) if claims else (),
        questions=(),
        notes=(),
        withheld_sources=0,
        options=SummaryOptions(),
    )
    whole = replace(plain, **changes)
    asked = sum(each.state is QuestionState.OPEN for each in whole.questions)
    return replace(whole, open_questions=changes.get("open_questions", asked))


def busy(**changes: object) -> Summary:
    """One claim of every status, three questions, two sources, a note, changes of every kind."""
    states = (QuestionState.CLOSED, QuestionState.OPEN, QuestionState.ANSWERED)
    given: dict[str, object] = {
        "questions": tuple(question(n, state) for n, state in enumerate(states, 1)),
        "sources": (source(1), source(2, title="Herald", origin="Auction catalogue", claims=0)),
        "notes": (note(),),
        "drafts": 3,
        "changes": since_draft_2(
            change(ChangeKind.REPLACED, "nine", "eight", lead="one of ", tail=" sluice gates."),
            change(ChangeKind.ADDED, "", "It rained.\nIt snowed."),
            change(ChangeKind.REMOVED, "Nobody saw it.", "", place="¶ 2 of draft 2"),
            change(ChangeKind.MOVED, "", "The lamp went first.", place="¶ 1, from ¶ 9 of draft 2"),
            change(ChangeKind.TYPOGRAPHY, "Hale's", "Hale’s", tail=" rooms"),
        ),
    }
    claims = (claim(n, status) for n, status in enumerate(Status, 1))
    return summary(*claims, **(given | changes))
