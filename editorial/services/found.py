"""What an article itself asks and lists, put on the desk."""

from collections.abc import Iterable
from dataclasses import replace

from editorial.analysis import questions as asking
from editorial.analysis import references as listing
from editorial.domain.article import Block, Draft, Zone
from editorial.domain.question import Origin, Question, QuestionState
from editorial.domain.reading import FoundQuestion, FoundReference
from editorial.domain.reviewer import Role
from editorial.domain.source import Citation, Source, Tier
from editorial.domain.text import Span
from editorial.services.passages import new_passage
from editorial.storage.work import Work


def questions_in(block: Block, start: int) -> list[FoundQuestion]:
    """The questions of a block that begins at `start` of the text, whatever its zone was."""
    found = asking.questions_in((replace(block, zone=Zone.QUESTIONS),))
    return [replace(each, span=_moved(each.span, start)) for each in found]


def references_in(block: Block, start: int) -> list[FoundReference]:
    """The references of a block that begins at `start` of the text, whatever its zone was."""
    found = listing.references_in((replace(block, zone=Zone.REFERENCES),))
    return [replace(each, span=_moved(each.span, start)) for each in found]


def add_questions(work: Work, draft: Draft, questions: Iterable[FoundQuestion]) -> None:
    """Each editorial question of the piece, open and addressed to the editor."""
    asked = []
    for found in questions:
        question_id = work.new_id()
        passage = new_passage(work, draft, question_id, found.span.start, found.span.end)
        asked.append(
            Question(
                question_id,
                draft.revision.article_id,
                found.text,
                Role.EDITOR,
                None,
                QuestionState.OPEN,
                None,
                Origin.ARTICLE,
                None,
                work.now,
                work.reviewer.id,
                passages=(passage,),
            )
        )
    work.add_all(asked)


def add_references(work: Work, draft: Draft, references: Iterable[FoundReference]) -> None:
    """Each reference of the piece, cited. A source that the desk has already is not made twice,
    and one that the article lists twice is cited once, at both places."""
    article_id = draft.revision.article_id
    cited = {each.source.id: each.citation.id for each in work.sources.cited_in(article_id)}
    for found in references:
        title = found.title or found.text
        source = work.sources.like(title, found.url) or work.add(_source(work, found, title))
        start, end = found.span.start, found.span.end
        if source.id in cited:
            work.add(new_passage(work, draft, cited[source.id], start, end))
            continue
        citation_id = cited[source.id] = work.new_id()
        passage = new_passage(work, draft, citation_id, start, end)
        work.add(
            Citation(
                citation_id,
                article_id,
                source.id,
                found.text,
                work.now,
                work.reviewer.id,
                passages=(passage,),
            )
        )


def is_as_found(question: Question, texts: Iterable[str]) -> bool:
    """Whether nobody has worked on a question since the article asked it in one of these texts."""
    return (
        question.origin is Origin.ARTICLE
        and question.is_open
        and not question.replies
        and question.text in texts
        and (question.addressee, question.due_on, question.claim_id) == (Role.EDITOR, None, None)
    )


def is_as_listed(source: Source) -> bool:
    """Whether a source says no more than a reference printed in an article could."""
    return (
        source.tier is Tier.UNKNOWN
        and not source.confidential
        and not (source.author or source.issued or source.origin or source.note)
    )


def _source(work: Work, found: FoundReference, title: str) -> Source:
    return Source(
        id=work.new_id(),
        title=title,
        author="",
        publisher=found.publisher,
        url=found.url,
        issued="",
        kind="webpage",
        tier=Tier.UNKNOWN,
        origin="",
        confidential=False,
        note="",
        created_at=work.now,
        created_by=work.reviewer.id,
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
