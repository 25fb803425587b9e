"""The comments and notes of an annotated copy, put on the desk as claims, questions and notes."""

from collections.abc import Iterable
from datetime import datetime

from editorial.domain.anchor import Passage
from editorial.domain.article import Draft
from editorial.domain.claim import Claim, Evidence, Risk, Stance
from editorial.domain.extract import Comment
from editorial.domain.question import Note, Origin, Outcome, Question, QuestionState, Reply
from editorial.domain.remark import Fate, FoundEvidence, Remark, RemarkKind
from editorial.domain.reviewer import Role
from editorial.domain.source import Citation, Source
from editorial.domain.text import folded
from editorial.services import typed
from editorial.services.passages import new_passage
from editorial.storage.work import Work

RESOLVED = "Marked as resolved in the file."
"""Said of a remark that was, where nothing else can say it."""


def add_remarks(work: Work, draft: Draft, remarks: Iterable[Remark]) -> None:
    """Each remark as what it is to become, on its words, with its author and its moment.

    A claim says its words and has the evidence that the remark cites; the remark itself, with the
    replies to it, is its note. A source that the desk has already is not made twice.
    """
    shelf: _Shelf | None = None
    items: list[Claim | Question | Note] = []
    for remark in remarks:
        if remark.fate is Fate.CLAIM and _has_words(draft, remark):
            shelf = shelf or _Shelf(work, draft)
            items.append(_claim(work, draft, remark, shelf))
        elif remark.fate is Fate.QUESTION:
            items.append(_question(work, draft, remark))
        elif remark.fate is not Fate.LEFT_OUT:
            items.append(_note(work, draft, remark))
    work.add_all(items)


def add_new_remarks(work: Work, draft: Draft, remarks: Iterable[Remark]) -> None:
    """As `add_remarks`, for a later draft: what was taken in with an earlier one is not taken in
    again. A question that has been answered in the file since gets the answers."""
    article_id = draft.revision.article_id
    asked = {(q.speaker, q.text): q for q in work.questions.of_article(article_id)}
    said = {(note.speaker, note.text) for note in work.questions.notes_of(article_id)}
    said |= {(claim.speaker, claim.note) for claim in work.claims.of_article(article_id)}
    new = []
    for remark in remarks:
        speaker, text = typed.line(remark.author), typed.lines(remark.text) or _EMPTY
        if question := asked.get((speaker, text)):
            known = {(reply.speaker, reply.text) for reply in question.replies}
            work.add_all(
                reply
                for turn in remark.replies
                if turn.text.strip()
                and (reply := _reply(work, question.id, remark, turn))
                and (reply.speaker, reply.text) not in known
            )
        elif (speaker, _thread(remark)) not in said and (speaker, text) not in said:
            new.append(remark)
    add_remarks(work, draft, new)


class _Shelf:
    """The sources that the article cites, found once and not anew for each remark."""

    def __init__(self, work: Work, draft: Draft) -> None:
        self._work = work
        self._article_id = draft.revision.article_id
        self._cited = {each.source.id for each in work.sources.cited_in(self._article_id)}
        self._found: dict[tuple[str, str], Source] = {}

    def source_of(self, found: FoundEvidence) -> Source:
        """The desk's source like this, or a new one; cited by the article from then on."""
        key = (found.title.casefold(), found.url)
        if key not in self._found:
            self._found[key] = self._look_up(found)
        return self._found[key]

    def _look_up(self, found: FoundEvidence) -> Source:
        work = self._work
        source = work.sources.like(found.title, found.url)
        if source is None:
            source = work.add(
                Source(
                    id=work.new_id(),
                    title=found.title,
                    author=found.author,
                    publisher=found.publisher,
                    url=found.url,
                    issued=found.issued,
                    kind=found.kind,
                    tier=found.tier,
                    origin="",
                    confidential=False,
                    note="",
                    created_at=work.now,
                    created_by=work.reviewer.id,
                )
            )
        if source.id not in self._cited:
            self._cited.add(source.id)
            by = work.reviewer.id
            work.add(Citation(work.new_id(), self._article_id, source.id, "", work.now, by))
        return source


def _claim(work: Work, draft: Draft, remark: Remark, shelf: _Shelf) -> Claim:
    claim_id = work.new_id()
    passages = _passages(work, draft, remark, claim_id)
    evidence: tuple[Evidence, ...] = ()
    if found := remark.evidence:
        evidence = (
            Evidence(
                work.new_id(),
                claim_id,
                shelf.source_of(found).id,
                Stance.SUPPORTS,
                typed.line(found.locator),
                typed.lines(found.excerpt),
                _moment(work, remark.at),
                work.reviewer.id,
            ),
        )
    return Claim(
        claim_id,
        draft.revision.article_id,
        " … ".join(folded(passage.quote) for passage in passages),
        (),
        Risk.MINOR,
        _thread(remark),
        _moment(work, remark.at),
        work.reviewer.id,
        speaker=typed.line(remark.author),
        passages=passages,
        evidence=evidence,
    )


def _question(work: Work, draft: Draft, remark: Remark) -> Question:
    question_id = work.new_id()
    replies = tuple(
        _reply(work, question_id, remark, said) for said in remark.replies if said.text.strip()
    )
    state, outcome = QuestionState.OPEN, None
    if remark.resolved:
        state, outcome = QuestionState.CLOSED, Outcome.ANSWERED
    elif any(reply.is_answer for reply in replies):
        state = QuestionState.ANSWERED
    return Question(
        question_id,
        draft.revision.article_id,
        typed.lines(remark.text) or _EMPTY,
        Role.AUTHOR,
        None,
        state,
        outcome,
        # What the article's own words ask is the article's; a comment is somebody's.
        Origin.ARTICLE if remark.kind is RemarkKind.NOTE else Origin.REVIEWER,
        None,
        _moment(work, remark.at),
        work.reviewer.id,
        speaker=typed.line(remark.author),
        passages=_passages(work, draft, remark, question_id),
        replies=replies,
    )


def _reply(work: Work, question_id: str, remark: Remark, said: Comment) -> Reply:
    """A turn of the thread; what somebody else than the asker says is an answer."""
    return Reply(
        work.new_id(),
        question_id,
        work.reviewer.id,
        typed.line(said.author),
        typed.lines(said.text),
        said.author != remark.author,
        _moment(work, said.at),
    )


def _note(work: Work, draft: Draft, remark: Remark) -> Note:
    note_id = work.new_id()
    return Note(
        note_id,
        draft.revision.article_id,
        _thread(remark),
        _moment(work, remark.at),
        work.reviewer.id,
        speaker=typed.line(remark.author),
        passages=_passages(work, draft, remark, note_id),
    )


_EMPTY = "(an empty comment)"


def _thread(remark: Remark) -> str:
    """The remark's words, each reply after its author's name, and that it was resolved."""
    turns = [typed.lines(remark.text) or _EMPTY]
    turns += [f"{typed.line(said.author)}: {typed.lines(said.text)}" for said in remark.replies]
    return "\n".join([*turns, RESOLVED] if remark.resolved else turns)


def _passages(work: Work, draft: Draft, remark: Remark, owner_id: str) -> tuple[Passage, ...]:
    span = remark.span
    if span is None or not _has_words(draft, remark):
        return ()
    return (new_passage(work, draft, owner_id, span.start, span.end),)


def _has_words(draft: Draft, remark: Remark) -> bool:
    span = remark.span
    return span is not None and bool(draft.text[span.start : span.end].strip())


def _moment(work: Work, at: datetime | None) -> datetime:
    """When it was said; where the file does not tell, or tells of a time to come, now."""
    return at if at is not None and at <= work.now else work.now
