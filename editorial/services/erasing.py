"""Erasing an article for good: asked for twice, outside undo, and thorough."""

from editorial.domain.library import Leaving
from editorial.services import unsaved
from editorial.services.desk import Desk
from editorial.storage.work import Work

LABEL = "Erase an article for good"
"""What the history says of it: no word of the article."""


def what_goes(work: Work, article_id: str) -> Leaving | None:
    """What erasing the article would take along, to be said before it is done; None where nothing
    of it is on the desk."""
    return work.articles.leaving(article_id)


def is_erased(desk: Desk, article_id: str) -> bool:
    """Whether an article that is not on the desk was erased; what was being typed at it here goes
    too, then."""
    erased = desk.read(what_goes, article_id) is None
    if erased:
        unsaved.forget_article(desk.path, article_id)
    return erased


def erase(desk: Desk, article_id: str) -> None:
    """Erase the article with everything only it uses: from tables, documents and history, and
    what was being typed at it.

    Sources that other articles name stay; so do backups made before. Raises Refused where the
    article is not there, and DeskFileFault where it is erased, but traces are left for now.
    """
    unsaved.forget_article(desk.path, article_id)
    desk.erase(LABEL, article_id)
