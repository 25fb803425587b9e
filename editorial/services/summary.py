"""The review summary of an article: everything an export says, gathered once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Draft, Revision
from editorial.domain.claim import (
    NEEDS_NO_EVIDENCE,
    SETTLED,
    Claim,
    Status,
    is_contradicted,
    needs_reason,
    progress_of,
)
from editorial.domain.coverage import coverage_of
from editorial.domain.errors import Refused
from editorial.domain.house_rule import shortfall_words, support_of
from editorial.domain.places import Places
from editorial.domain.question import Note, Question, Reply
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import CitedSource, Tier
from editorial.domain.summary import (
    Summary,
    SummaryChanges,
    SummaryClaim,
    SummaryEvidence,
    SummaryNote,
    SummaryOptions,
    SummaryPassage,
    SummaryQuestion,
    SummaryReason,
    SummaryReply,
    SummarySource,
    SummaryVerdict,
)
from editorial.services.draft_changes import changes_between
from editorial.services.drafts import draft_at, draft_of
from editorial.services.house_rules import rule_of
from editorial.services.references import fuller_line
from editorial.storage.work import Work


def summarise(
    work: Work,
    article_id: str,
    options: SummaryOptions,
    made_at: datetime | None = None,
) -> Summary:
    """The summary of an article as it stands; `made_at` is now unless told.

    Raises Refused where the draft that changes are wanted since is no older one of the article's.
    """
    claims = work.claims.of_article(article_id)
    questions = work.questions.of_article(article_id)
    draft = draft_of(work, article_id)
    drafts = work.articles.revisions(article_id)
    gathering = _Gathering(work, article_id, options, draft)
    numbered = [gathering.claim(number, claim) for number, claim in enumerate(claims, 1)]
    return Summary(
        article=work.get(Article, article_id),
        revision=_without_path(draft.revision),
        made_at=made_at or datetime.now(UTC),
        reviewer=work.reviewer,
        progress=progress_of(claim.status for claim in claims),
        coverage=coverage_of(draft.blocks, claims),
        open_questions=sum(question.is_open for question in questions),
        claims=tuple(
            claim for claim in numbered if options.settled_claims or claim.status not in SETTLED
        ),
        sources=gathering.sources() if options.sources else (),
        questions=gathering.questions(questions, claims) if options.questions else (),
        notes=gathering.notes() if options.notes else (),
        withheld_sources=gathering.withheld,
        options=options,
        drafts=len(drafts),
        awaiting=work.articles.awaiting(article_id).get(article_id, 0),
        changes=_changes(work, draft, drafts, options) if options.changes else None,
        by_reason=tuple(_by_reason(claims, options.settled_claims)),
    )


def _by_reason(claims: Sequence[Claim], told: bool) -> Iterator[SummaryReason]:
    for number, claim in enumerate(claims, 1):
        if claim.status is Status.VERIFIED and needs_reason(claim):
            latest = max(claim.verdicts, key=lambda verdict: (verdict.at, verdict.id))
            said = (claim.statement, latest.reason) if told else ("", "")
            yield SummaryReason(number, *said, is_contradicted(claim))


def _without_path(revision: Revision) -> Revision:
    """The draft without the place of its file, which is nobody's business but the reviewer's."""
    return replace(revision, file_path="")


def _changes(
    work: Work, draft: Draft, drafts: Sequence[Revision], options: SummaryOptions
) -> SummaryChanges | None:
    older = {each.id: each for each in drafts if each.number < draft.revision.number}
    if not older and options.changes_since is None:
        return None
    since = older.get(options.changes_since or list(older)[-1])
    if since is None:
        raise Refused(
            "The draft that changes were to be told since is no longer an older draft of this "
            "article. Choose another one."
        )
    return SummaryChanges(_without_path(since), changes_between(draft_at(work, since.id), draft))


NOTE_WITHHELD = "Withheld: it may name the confidential source."


class _Gathering:
    """One summary on its way: sources numbered, confidential ones emptied before they go in."""

    def __init__(self, work: Work, article_id: str, options: SummaryOptions, draft: Draft) -> None:
        self._work = work
        self._article_id = article_id
        self._open_about_sources = options.confidential
        self._places = Places(draft.blocks)
        self._older: dict[str, tuple[int, Places]] = {}
        self._people = work.articles.reviewers()
        self._rule = rule_of(work)
        self._cited: dict[str, tuple[int, CitedSource]] = {
            cited.source.id: (number, cited)
            for number, cited in enumerate(work.sources.cited_in(article_id), 1)
        }

    @property
    def withheld(self) -> int:
        return sum(self._is_withheld(cited) for _, cited in self._cited.values())

    def claim(self, number: int, claim: Claim) -> SummaryClaim:
        evidence = self._evidence(claim)
        return SummaryClaim(
            number=number,
            statement=claim.statement,
            status=claim.status,
            kinds=claim.kinds,
            risk=claim.risk,
            note=NOTE_WITHHELD if self._names_withheld(claim) else claim.note,
            section=self._places.section(claim.passages[0].start) if claim.passages else "",
            passages=self._passages(claim),
            evidence=evidence,
            verdicts=tuple(
                SummaryVerdict(
                    self._name(verdict.reviewer_id),
                    verdict.role,
                    verdict.status,
                    verdict.reason,
                    verdict.at,
                )
                for verdict in claim.verdicts
            ),
            speaker=claim.speaker,
            lacks=self._lacks(claim, any(item.withheld for item in evidence)),
        )

    def _lacks(self, claim: Claim, withheld: bool) -> str:
        """Figures would tell of what kind a withheld source is."""
        if claim.status in NEEDS_NO_EVIDENCE:
            return ""
        cited = [each.source for _, each in self._cited.values()]
        return shortfall_words(self._rule, support_of(claim.evidence, cited), not withheld)

    def sources(self) -> tuple[SummarySource, ...]:
        return tuple(self._source(*numbered) for numbered in self._cited.values())

    def questions(
        self, questions: list[Question], claims: list[Claim]
    ) -> tuple[SummaryQuestion, ...]:
        statements = {claim.id: claim.statement for claim in claims}
        return tuple(
            SummaryQuestion(
                number=number,
                text=question.text,
                addressee=question.addressee,
                due_on=question.due_on,
                state=question.state,
                outcome=question.outcome,
                origin=question.origin,
                claim=statements.get(question.claim_id or "", ""),
                passages=self._passages(question),
                replies=tuple(self._reply(reply) for reply in question.replies),
                speaker=question.speaker,
            )
            for number, question in enumerate(questions, 1)
        )

    def notes(self) -> tuple[SummaryNote, ...]:
        return tuple(
            SummaryNote(
                note.text,
                note.speaker or self._name(note.created_by),
                note.created_at,
                self._passages(note),
            )
            for note in self._work.questions.notes_of(self._article_id)
        )

    def _evidence(self, claim: Claim) -> tuple[SummaryEvidence, ...]:
        shown = []
        for item in claim.evidence:
            number, cited = self._cited.get(item.source_id, (0, None))
            # A source that the article no longer cites is named no more.
            withheld = cited is None or self._is_withheld(cited)
            shown.append(
                SummaryEvidence(
                    source=number,
                    title="" if cited is None or withheld else cited.source.title,
                    tier=Tier.UNKNOWN if cited is None or withheld else cited.source.tier,
                    stance=item.stance,
                    locator="" if withheld else item.locator,
                    excerpt="" if withheld else item.excerpt,
                    withheld=withheld,
                )
            )
        return tuple(shown)

    def _names_withheld(self, claim: Claim) -> bool:
        """Whether the claim's note names a source that is withheld. That of a claim that came as a
        comment is the comment itself, which told where the claim is from."""
        words = claim.note.casefold()
        for item in claim.evidence if words else ():
            _, cited = self._cited.get(item.source_id, (0, None))
            if cited is not None and self._is_withheld(cited):
                source = cited.source
                names = (source.title, source.author, source.url)
                if claim.speaker or any(name and name.casefold() in words for name in names):
                    return True
        return False

    def _source(self, number: int, cited: CitedSource) -> SummarySource:
        source, withheld = cited.source, self._is_withheld(cited)
        return SummarySource(
            number=number,
            title="" if withheld else source.title,
            author="" if withheld else source.author,
            publisher="" if withheld else source.publisher,
            url="" if withheld else source.url,
            issued="" if withheld else source.issued,
            tier=Tier.UNKNOWN if withheld else source.tier,
            origin="" if withheld else source.origin,
            claims=0 if withheld else cited.claims,
            withheld=withheld,
            reference="" if withheld else fuller_line(source),
        )

    def _is_withheld(self, cited: CitedSource) -> bool:
        return cited.source.confidential and not self._open_about_sources

    def _passages(self, item: Claim | Question | Note) -> tuple[SummaryPassage, ...]:
        """Those that stand in the draft, then those that have no place in it."""
        standing = [SummaryPassage(self._places.name(p.start), p.quote) for p in item.passages]
        return (*standing, *map(self._unplaced, item.unplaced))

    def _unplaced(self, passage: Passage) -> SummaryPassage:
        if passage.revision_id not in self._older:
            draft = draft_at(self._work, passage.revision_id)
            self._older[passage.revision_id] = draft.revision.number, Places(draft.blocks)
        number, places = self._older[passage.revision_id]
        return SummaryPassage(
            places.name(passage.start), passage.quote, number, lost=not passage.awaits
        )

    def _reply(self, reply: Reply) -> SummaryReply:
        speaker = reply.speaker or self._name(reply.reviewer_id)
        return SummaryReply(speaker, reply.text, reply.is_answer, reply.at)

    def _name(self, reviewer_id: str) -> str:
        known: Reviewer | None = self._people.get(reviewer_id)
        return known.name if known else "Unknown reviewer"
