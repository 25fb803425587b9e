"""New drafts of an article: taken in, corrected in the window, gone back to, and named."""

from collections.abc import Sequence
from dataclasses import replace

from editorial.analysis.carried_spans import carried
from editorial.analysis.comparing import compare
from editorial.analysis.titles import told_by
from editorial.domain.article import (
    Article,
    Block,
    Draft,
    Kind,
    Revision,
    Zone,
    ZoneCorrection,
    block_starts,
)
from editorial.domain.errors import Refused
from editorial.domain.reading import Reading
from editorial.domain.text import clean, normalised
from editorial.services import found, remarks, typed
from editorial.services.articles import Arrival, prepared
from editorial.services.carrying import carry
from editorial.services.drafts import draft_at, draft_of, original_blocks
from editorial.storage.work import Work

CORRECTION = "correction"
"""The format of a draft that was made in the window, by correcting a paragraph."""


def revisions_of(work: Work, article_id: str) -> list[Revision]:
    """Every draft of the article, the first one first."""
    return work.articles.revisions(article_id)


def take_in_draft(work: Work, article_id: str, arrival: Arrival) -> Revision:
    """A new draft of an article that is on the desk, from an arrival that is kept already.

    Every passage is carried over (`carrying.carry`), and so are the editor's corrections of zones.
    Headline and the like follow the new words; what the draft asks, lists or remarks for the first
    time is added. Raises Refused where the present draft has just these words.
    """
    before = draft_of(work, article_id)
    if arrival.content_sha256 == before.revision.content_sha256:
        raise Refused(
            f"These are the words of draft {before.revision.number}, to the letter; nothing was "
            "changed."
        )
    reading = arrival.reading
    revision = arrival.revision(work, work.new_id(), article_id, _next_number(work, article_id))
    draft = _become(work, before, revision)
    article = work.get(Article, article_id)
    work.change(
        article,
        published_on=reading.published_on or article.published_on,
        reading_minutes=reading.reading_minutes or article.reading_minutes,
    )
    asked = {question.text for question in work.questions.of_article(article_id)}
    found.add_questions(work, draft, [q for q in reading.questions if q.text not in asked])
    listed = {cited.citation.text for cited in work.sources.cited_in(article_id)}
    found.add_references(work, draft, [r for r in reading.references if r.text not in listed])
    remarks.add_new_remarks(work, draft, reading.remarks)
    return revision


def corrected(work: Work, article_id: str, block: int, text: str) -> Arrival:
    """What the present draft becomes where one block, by index, has another text; it is to be kept
    and taken in like any other draft.

    A line break ("\\n") begins another block of the same kind; nothing but white space takes the
    block away. Links and emphasis stay on the words that stay. Raises Refused where nothing of the
    piece would be left.
    """
    draft = draft_of(work, article_id)
    blocks = original_blocks(work, draft.revision)
    lines = [_edged(normalised(line), blocks[block].kind) for line in clean(text).split("\n")]
    pieces = _pieces(blocks[block], [line for line in lines if line.strip()])
    changed = (*blocks[:block], *pieces, *blocks[block + 1 :])
    if not any(each.text.strip() for each in changed):
        raise Refused("A piece keeps at least one paragraph; this one was left as it is.")
    reading = Reading(
        CORRECTION, changed, file_name=draft.revision.file_name, file_path=draft.revision.file_path
    )
    arrival = prepared(reading, b"")
    # Nothing came from outside: what was received is what was made here.
    return replace(arrival, documents=(arrival.documents[0], arrival.documents[0]))


def go_back(work: Work, article_id: str, revision_id: str) -> Revision:
    """One more draft, with the words of an earlier one. Raises Refused where they are the present
    ones."""
    before, wanted = draft_of(work, article_id), draft_at(work, revision_id)
    if wanted.revision.content_sha256 == before.revision.content_sha256:
        raise Refused(
            f"Draft {before.revision.number} has these words already; nothing was changed."
        )
    again = replace(
        wanted.revision,
        id=work.new_id(),
        number=_next_number(work, article_id),
        created_at=work.now,
        created_by=work.reviewer.id,
        name=f"Back to draft {wanted.revision.number}",
    )
    _become(work, before, again, zoned_as=wanted)
    return again


def name_draft(work: Work, revision_id: str, name: str) -> Revision:
    """Call a draft something, or nothing in particular."""
    revision = work.get(Revision, revision_id)
    work.concerns(revision.article_id)
    return work.change(revision, name=typed.line(name))


def _next_number(work: Work, article_id: str) -> int:
    return max(revision.number for revision in work.articles.revisions(article_id)) + 1


def _become(work: Work, before: Draft, revision: Revision, zoned_as: Draft | None = None) -> Draft:
    """Make a new revision the article's present draft, and carry over what stands on the old."""
    article_id = revision.article_id
    work.concerns(article_id)
    work.add(revision)
    article = work.change(work.get(Article, article_id), revision_id=revision.id)
    _carry_zones(work, zoned_as or before, draft_of(work, article_id))
    draft = draft_of(work, article_id)
    told = told_by(draft.blocks, Zone)
    # A piece without a headline is still called something in the library.
    told["headline"] = told["headline"] or article.headline
    if any(getattr(article, field) != words for field, words in told.items()):
        work.change(article, **told)
    carry(work, draft)
    return draft


def _carry_zones(work: Work, before: Draft, draft: Draft) -> None:
    """What the editor said of a block's zone holds for the block that now stands for it."""
    said = {c.block for c in work.articles.zone_corrections(before.revision.id)}
    if not said:
        return
    for pair in compare(before.blocks, draft.blocks).pairs:
        if pair.old is None or pair.new is None or pair.old not in said:
            continue
        zone = before.blocks[pair.old].zone
        if draft.blocks[pair.new].zone is not zone:
            correction = ZoneCorrection(work.new_id(), draft.revision.id, pair.new, zone)
            work.add(correction)


def _edged(line: str, kind: Kind) -> str:
    """A line without the white space at its edges; but a row's tabs are its empty cells, and code
    is set in by its spaces."""
    if kind is Kind.CODE:
        return line.rstrip()
    return line.strip(" \u00a0\u2028") if kind is Kind.ROW else line.strip()


def _pieces(block: Block, lines: Sequence[str]) -> tuple[Block, ...]:
    """The block with each of the lines for its text, in its place."""
    if not lines:
        return ()
    whole = "\n".join(lines)
    runs = [
        replace(run, start=place[0], end=place[1])
        for run, place in zip(
            block.runs,
            carried(block.text, whole, [(run.start, run.end) for run in block.runs]),
            strict=True,
        )
        if place is not None
    ]
    pieces = [replace(block, text=line, runs=()) for line in lines]
    for index, start in enumerate(block_starts(pieces)):
        end = start + len(lines[index])
        own = tuple(
            replace(run, start=max(run.start, start) - start, end=min(run.end, end) - start)
            for run in runs
            if max(run.start, start) < min(run.end, end)
        )
        # Only the first of several is what is numbered, or carries the label.
        label = block.label if index == 0 or block.kind is Kind.CODE else ""
        pieces[index] = replace(pieces[index], runs=own, label=label)
    return tuple(pieces)
