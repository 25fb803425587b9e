"""What the newest draft of an article has made of its marks."""

from collections.abc import Iterable
from itertools import chain

from editorial.domain.article import Revision
from editorial.domain.claim import Claim
from editorial.domain.draft_marks import DraftMarks, counted_marks
from editorial.domain.errors import Refused
from editorial.domain.question import Note, Question
from editorial.domain.source import Citation
from editorial.services.articles import Arrival, on_desk
from editorial.services.new_drafts import go_back, take_in_draft
from editorial.storage.work import Work


def take_in_counted(work: Work, article_id: str, arrival: Arrival) -> tuple[Revision, DraftMarks]:
    """`take_in_draft`, and what became of the marks. Raises Refused where the article was removed
    meanwhile."""
    if on_desk(work, article_id) is None:
        raise Refused(
            "The article is no longer on the desk, so nothing was taken in. Bring it back first."
        )
    return take_in_draft(work, article_id, arrival), marks_of_draft(work, article_id)


def go_back_counted(work: Work, article_id: str, revision_id: str) -> tuple[Revision, DraftMarks]:
    """`go_back`, and what became of the marks."""
    return go_back(work, article_id, revision_id), marks_of_draft(work, article_id)


def marks_of_draft(work: Work, article_id: str) -> DraftMarks:
    """Counted over the claims, questions, notes and references that are on the desk."""
    items: Iterable[Claim | Question | Note | Citation] = chain(
        work.claims.of_article(article_id),
        work.questions.of_article(article_id),
        work.questions.notes_of(article_id),
        (cited.citation for cited in work.sources.cited_in(article_id)),
    )
    return counted_marks(passage for item in items for passage in (*item.passages, *item.unplaced))
