"""Articles as lines of text, for `editorial list` and `editorial show`."""

from collections.abc import Iterable, Iterator, Sequence

from editorial.cli.output import counted
from editorial.domain.claim import Progress
from editorial.domain.library import Entry
from editorial.domain.summary import (
    Summary,
    SummaryClaim,
    SummaryPassage,
    SummaryQuestion,
    SummarySource,
)
from editorial.domain.text import folded, shortened
from editorial.files.summary_wording import words_line
from editorial.services.vocabularies import vocabulary

_WIDTH = 92
SHORT_ID = 8
"""How much of an id's end tells an article from others, to people."""

EMPTY = "There is no article on the desk yet. Take one in with: editorial import FILE"


def library_lines(entries: Sequence[Entry]) -> Iterator[str]:
    if not entries:
        yield EMPTY
    width = len(str(len(entries)))
    for number, entry in enumerate(entries, 1):
        yield f"{number:>{width}}  {shortened(entry.article.headline, _WIDTH)}"
        standing = [progress_line(entry.progress)]
        if entry.open_questions:
            standing.append(f"{counted(entry.open_questions, 'question')} open")
        if entry.awaiting:
            standing.append(f"{counted(entry.awaiting, 'mark')} unplaced")
        if entry.article.due_on:
            standing.append(f"due {entry.article.due_on.isoformat()}")
        ending = entry.article.id[-SHORT_ID:]
        yield f"{'':{width}}  draft {entry.draft_number}, {', '.join(standing)}  …{ending}"


def progress_line(progress: Progress) -> str:
    if not progress.total:
        return "no claims yet"
    return f"{progress.settled} of {counted(progress.total, 'claim')} settled"


def article_lines(summary: Summary, drafts: Iterable[str] = ()) -> Iterator[str]:
    """`drafts`: lines on the article's drafts, put below what the article is called."""
    article = summary.article
    yield folded(article.headline)
    for label, value in (
        ("Id", article.id),
        ("Section", article.section),
        ("Byline", article.byline),
        ("Published", article.published_on and article.published_on.isoformat()),
        ("Due", article.due_on and article.due_on.isoformat()),
        ("Draft", f"{summary.revision.number}, from {summary.revision.file_name or 'a paste'}"),
    ):
        if value:
            yield f"  {label:<11}{folded(value)}"
    yield from drafts
    yield ""
    yield words_line(summary.coverage).rstrip(".")
    yield f"Claims: {progress_line(summary.progress)}"
    for claim in summary.claims:
        yield from _claim(claim, {source.number: source for source in summary.sources})
    yield ""
    yield f"Sources: {len(summary.sources)}"
    for source in summary.sources:
        yield f"  {source.number}. {_source(source)}"
    yield ""
    yield f"Questions: {summary.open_questions} of {len(summary.questions)} open"
    for question in summary.questions:
        yield from _question(question)
    if summary.notes:
        yield ""
        yield f"Notes: {len(summary.notes)}"
        for number, note in enumerate(summary.notes, 1):
            yield f"  {number}. {folded(note.text)} ({note.by}){_places(note.passages)}"


def _claim(claim: SummaryClaim, sources: dict[int, SummarySource]) -> Iterator[str]:
    status = vocabulary("statuses").label(claim.status)
    yield f"  {claim.number}. [{status}] {folded(claim.statement)}{_places(claim.passages)}"
    for item in claim.evidence:
        stance = vocabulary("stances").label(item.stance).lower()
        source = sources.get(item.source)
        said = "a confidential source" if item.withheld or source is None else item.title
        where = f", {folded(item.locator)}" if item.locator else ""
        yield f"     {stance}: {folded(said)}{where}"
    for verdict in claim.verdicts[-1:]:
        if verdict.reason:
            yield f"     {verdict.reviewer}: {folded(verdict.reason)}"


def _source(source: SummarySource) -> str:
    if source.withheld:
        return "A confidential source; --confidential shows it"
    parts = [source.title, source.publisher, source.issued]
    tier = vocabulary("tiers").label(source.tier).lower()
    used = f"{counted(source.claims, 'claim')}" if source.claims else "no claim yet"
    return f"{', '.join(part for part in parts if part)} ({tier}, {used})"


def _question(question: SummaryQuestion) -> Iterator[str]:
    state = vocabulary("question_states").label(question.state)
    if question.outcome:
        state = f"{state}: {vocabulary('outcomes').label(question.outcome).lower()}"
    to = vocabulary("roles").label(question.addressee).lower()
    due = f", due {question.due_on.isoformat()}" if question.due_on else ""
    yield f"  {question.number}. [{state}] {folded(question.text)} (to {to}{due})"
    for reply in question.replies:
        yield f"     {reply.speaker}: {folded(reply.text)}"


def _places(passages: tuple[SummaryPassage, ...]) -> str:
    places = dict.fromkeys(map(_place, passages))
    return f"  {', '.join(places)}" if places else ""


def _place(passage: SummaryPassage) -> str:
    if passage.draft is None:
        return passage.place
    word = "no longer in the text" if passage.lost else "unplaced"
    return f"{word}, was {passage.place} of draft {passage.draft}"
