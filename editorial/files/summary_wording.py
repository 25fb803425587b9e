"""The words and figures that every rendering of a review summary shares."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from editorial.domain.article import Revision
from editorial.domain.claim import PROBLEMS, SETTLED, TO_DO, Status
from editorial.domain.comparison import ChangeKind
from editorial.domain.coverage import Coverage
from editorial.domain.question import QuestionState
from editorial.domain.source import Tier
from editorial.domain.summary import (
    Summary,
    SummaryChanges,
    SummaryClaim,
    SummaryEvidence,
    SummaryPassage,
    SummaryQuestion,
    SummarySource,
)
from editorial.domain.text import folded
from editorial.files.vocabularies import load

# Not strftime: its names depend on the locale of the machine that exports.
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def day(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def moment(at: datetime) -> str:
    """An aware moment, as in "12 June 2026, 14:02 UTC"."""
    universal = at.astimezone(UTC)
    return f"{day(universal)}, {universal:%H:%M} UTC"


def counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def standing(summary: Summary) -> str:
    """How far the review has come, as the sentence on page 1."""
    progress, asked = summary.progress, summary.open_questions
    unplaced = f" {unplaced_words(summary)}" if summary.awaiting else ""
    questions = f"{counted(asked, 'question', 'questions') if asked else 'no question'} open"
    if not progress.total:
        return f"Not ready: no claim has been marked, {questions}.{unplaced}"
    claims = counted(progress.total, "claim", "claims")
    if progress.unsettled:
        verb = "is" if progress.unsettled == 1 else "are"
        left = f"{progress.unsettled} of {claims} {verb} not settled"
        return f"Not ready: {left}, {questions}.{unplaced}"
    verb = "is" if progress.total == 1 else "are"
    word = "Not ready" if asked or summary.awaiting else "Ready"
    return f"{word}: {progress.settled} of {claims} {verb} settled, {questions}.{unplaced}"


def unplaced_words(summary: Summary) -> str:
    """ "9 marks have no place in draft 2 yet."."""
    marks = "1 mark has" if summary.awaiting == 1 else f"{summary.awaiting:,} marks have"
    return f"{marks} no place in draft {summary.revision.number} yet."


def place_words(passage: SummaryPassage, number: int) -> str:
    """Where words stand in the draft numbered; where they do not, where they stood."""
    if passage.draft is None:
        return passage.place
    stood = f"{passage.place} of draft {passage.draft}"
    if passage.lost:
        return f"no longer in the text; was {stood}"
    return f"not placed in draft {number} yet; was {stood}"


def since_words(changes: SummaryChanges) -> str:
    """Which draft changes are told since: "draft 2, “After legal”"."""
    return f"draft {changes.since.number}{_called(changes.since)}"


def _called(revision: Revision) -> str:
    return f", “{revision.name}”" if revision.name else ""


def change_counts(changes: SummaryChanges) -> str:
    """ "2 added, 3 replaced, 1 in typography alone"."""
    return ", ".join(f"{count:,} {CHANGE_KINDS[kind].lower()}" for kind, count in changes.counts())


CHANGE_KINDS = {kind: kind.value.capitalize() for kind in ChangeKind} | {
    ChangeKind.TYPOGRAPHY: "In typography alone"
}


def words_looked_at(coverage: Coverage) -> str:
    """How far the words are, each of them counted once: "1,204 of 3,918 words are verified, 310
    claimed but open, 96 not checkable, 2,308 uncovered"."""
    if not coverage.words:
        return "no words to check"
    noun = "word" if coverage.words == 1 else "words"
    verb = "is" if coverage.verified == 1 else "are"
    return f"{coverage.verified:,} of {coverage.words:,} {noun} {verb} {_parts(coverage)}"


def words_line(coverage: Coverage) -> str:
    """The same for the head of a summary, as a sentence that begins with "Words: "."""
    if not coverage.words:
        return "Words: none to check."
    verb = "is" if coverage.verified == 1 else "are"
    return f"Words: {coverage.verified:,} of {coverage.words:,} {verb} {_parts(coverage)}."


def _parts(coverage: Coverage) -> str:
    said = ["verified"]
    if coverage.open:
        said.append(f"{coverage.open:,} claimed but open")
    if coverage.not_checkable:
        cut = " or cut" if coverage.of(Status.CUT) else ""
        said.append(f"{coverage.not_checkable:,} not checkable{cut}")
    return ", ".join([*said, f"{coverage.uncovered:,} uncovered"])


def withheld_name(number: int) -> str:
    """What stands for a source that is not shown; 0 is one that the article no longer cites."""
    return f"Source {number}, withheld" if number else "A source no longer cited, withheld"


def status_counts(summary: Summary) -> tuple[tuple[Status, int], ...]:
    return tuple((status, count) for status, count in summary.progress.counts if count)


@dataclass(frozen=True, slots=True)
class ClaimSection:
    """A heading, its claims, and the sentence that stands there where there are none."""

    title: str
    claims: tuple[SummaryClaim, ...]
    empty: str


def claim_sections(summary: Summary) -> tuple[ClaimSection, ...]:
    """Problems, to do and settled; none at all where the draft has no claims."""
    if not summary.progress.total:
        return ()
    to_do = summary.progress.of(*TO_DO)
    still = f"{counted(to_do, 'claim is', 'claims are')} still to do." if to_do else ""
    sections = [
        ClaimSection("Problems", _claims(summary, PROBLEMS), f"No problems. {still}".strip()),
        ClaimSection("To do", _claims(summary, TO_DO), "No claim is unchecked or in progress."),
    ]
    if summary.options.settled_claims:
        settled = _claims(summary, SETTLED)
        sections.append(ClaimSection("Settled claims", settled, "No claim is settled yet."))
    return tuple(sections)


def _claims(summary: Summary, statuses: Iterable[Status]) -> tuple[SummaryClaim, ...]:
    wanted = frozenset(statuses)
    return tuple(claim for claim in summary.claims if claim.status in wanted)


def questions_in_order(summary: Summary) -> tuple[SummaryQuestion, ...]:
    """Open ones first, then answered, then closed."""
    states = list(QuestionState)
    return tuple(sorted(summary.questions, key=lambda question: states.index(question.state)))


def other_passages(question: SummaryQuestion) -> tuple[SummaryPassage, ...]:
    """The passages of a question but for the one that is the question, where the article asks."""
    return tuple(
        passage for passage in question.passages if folded(passage.quote) != folded(question.text)
    )


def facts(summary: Summary) -> tuple[tuple[str, str], ...]:
    """What is stated about the review itself: label and value."""
    article, revision = summary.article, summary.revision
    of = f" of {summary.drafts}" if summary.drafts > 1 else ""
    received = f"{revision.number}{of}{_called(revision)}, received {moment(revision.created_at)}"
    if revision.file_name:
        received += f", from {revision.file_name}"
    if summary.changes:
        received += f"; changes since {since_words(summary.changes)}"
    published = day(article.published_on) if article.published_on else ""
    opened = "Confidential sources are included." if summary.options.confidential else ""
    given = (
        (load("roles").label(summary.reviewer.role), summary.reviewer.name),
        ("Draft", received),
        ("Byline", article.byline),
        ("Published", published),
        ("Due", day(article.due_on) if article.due_on else ""),
        ("Text SHA-256", revision.content_sha256),
        ("Left out", ", ".join(left_out(summary))),
        ("Confidential", opened),
    )
    return tuple((label, value) for label, value in given if value)


def left_out(summary: Summary) -> tuple[str, ...]:
    """What the summary does not show although the desk may have it."""
    options, settled = summary.options, summary.progress.settled
    missing = []
    if settled and not options.settled_claims:
        missing.append(counted(settled, "settled claim", "settled claims"))
    if not options.questions:
        missing.append("questions")
    if not options.sources:
        missing.append("the list of sources")
    if not options.notes:
        missing.append("notes")
    if summary.drafts > 1 and not options.changes:
        missing.append("what changed between drafts")
    if summary.withheld_sources:
        kept = counted(summary.withheld_sources, "confidential source", "confidential sources")
        missing.append(kept)
    return tuple(missing)


def veiled(summary: Summary) -> Summary:
    """The summary with nothing left of withheld sources but their numbers and stances, nor of
    where files lay.

    The builder of a summary withholds already. No template can print by mistake what is not
    there, so it is done again here; and a source is withheld where any item on it says so.
    """
    evidence = [item for claim in summary.claims for item in claim.evidence]
    numbers = {item.source for item in evidence if item.withheld}
    numbers |= {source.number for source in summary.sources if source.withheld}
    since = summary.changes
    return replace(
        summary,
        revision=replace(summary.revision, file_path=""),
        changes=since and replace(since, since=replace(since.since, file_path="")),
        sources=tuple(_veiled_source(source, numbers) for source in summary.sources),
        claims=tuple(_veiled_claim(claim, numbers) for claim in summary.claims),
    )


def _veiled_claim(claim: SummaryClaim, numbers: set[int]) -> SummaryClaim:
    return replace(
        claim, evidence=tuple(_veiled_evidence(item, numbers) for item in claim.evidence)
    )


def _veiled_source(source: SummarySource, numbers: set[int]) -> SummarySource:
    if source.number not in numbers:
        return source
    return SummarySource(
        source.number, "", "", "", "", "", Tier.UNKNOWN, "", claims=0, withheld=True
    )


def _veiled_evidence(item: SummaryEvidence, numbers: set[int]) -> SummaryEvidence:
    if item.source not in numbers:
        return item
    return SummaryEvidence(item.source, "", Tier.UNKNOWN, item.stance, "", "", withheld=True)
