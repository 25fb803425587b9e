"""The library: what the desk's list of articles shows."""

from dataclasses import dataclass

from editorial.domain.article import Article
from editorial.domain.claim import Progress


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library, with how far its checking has come. `awaiting`: passages that
    a new draft left without a place, and on which nobody has said a word yet."""

    article: Article
    draft_number: int
    progress: Progress
    open_questions: int
    awaiting: int = 0


@dataclass(frozen=True, slots=True)
class Leaving:
    """What erasing an article for good takes from the desk, in numbers. `sources` are those that
    only this article names; `shared_sources` stay, since other articles name them too.
    """

    article_id: str
    headline: str
    drafts: int
    claims: int
    questions: int
    notes: int
    sources: int
    shared_sources: int
    steps: int
