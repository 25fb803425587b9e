"""The zones of a draft, as the editor corrects them, and what follows from it."""

from editorial.analysis.titles import told_by
from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Draft, Kind, Zone, ZoneCorrection, block_starts
from editorial.services import found
from editorial.services.drafts import draft_of, original_blocks
from editorial.services.sources import leave_desk_if_unused
from editorial.storage.work import Work


def set_zone(work: Work, article_id: str, blocks: list[int], zone: Zone) -> None:
    """Say which part of the piece some blocks are; what follows from it follows in the same step.

    Headline, standfirst, section and byline are read again from the zones where theirs change. A
    block that becomes questions or references is split into them; one that no longer is takes
    those of them with it that nobody has worked on.
    """
    work.concerns(article_id)
    draft = draft_of(work, article_id)
    original = original_blocks(work, draft.revision)
    corrections = {c.block: c for c in work.articles.zone_corrections(draft.revision.id)}
    changed: set[Zone] = set()
    for index in sorted(set(blocks)):
        before, known = draft.blocks[index].zone, corrections.get(index)
        if before is zone:
            continue
        if known and original[index].zone is zone:
            work.delete(known)
        elif known:
            work.change(known, zone=zone)
        else:
            work.add(ZoneCorrection(work.new_id(), draft.revision.id, index, zone))
        _leave(work, draft, index, before)
        _enter(work, draft, index, zone)
        changed |= {before, zone}
    _retitle(work, article_id, changed)


def _enter(work: Work, draft: Draft, index: int, zone: Zone) -> None:
    block = draft.blocks[index]
    if block.kind is Kind.HEADING:
        return
    start = block_starts(draft.blocks)[index]
    if zone is Zone.QUESTIONS:
        found.add_questions(work, draft, found.questions_in(block, start))
    elif zone is Zone.REFERENCES:
        found.add_references(work, draft, found.references_in(block, start))


def _leave(work: Work, draft: Draft, index: int, zone: Zone) -> None:
    block, start = draft.blocks[index], block_starts(draft.blocks)[index]
    article_id, end = draft.revision.article_id, start + len(block.text)
    if zone is Zone.QUESTIONS:
        texts = {each.text for each in found.questions_in(block, start)}
        for question in work.questions.of_article(article_id):
            if _all_in(question.passages, start, end) and found.is_as_found(question, texts):
                work.remove(question)
    elif zone is Zone.REFERENCES:
        for cited in work.sources.cited_in(article_id):
            here = [p for p in cited.citation.passages if start <= p.start and p.end <= end]
            if not here or cited.claims or not found.is_as_listed(cited.source):
                continue
            if len(here) < len(cited.citation.passages):
                # It is listed in another block as well.
                for passage in here:
                    work.remove(passage)
                continue
            work.remove(cited.citation)
            leave_desk_if_unused(work, cited.source)


def _all_in(passages: tuple[Passage, ...], start: int, end: int) -> bool:
    return bool(passages) and all(start <= p.start and p.end <= end for p in passages)


def _retitle(work: Work, article_id: str, changed: set[Zone]) -> None:
    article = work.get(Article, article_id)
    blocks = draft_of(work, article_id).blocks
    told = told_by(blocks, changed)
    if not told.get("headline", article.headline):
        # A piece without a headline is still called something in the library.
        del told["headline"]
    if any(getattr(article, field) != words for field, words in told.items()):
        work.change(article, **told)
