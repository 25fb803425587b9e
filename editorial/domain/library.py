"""The library: what the desk's list of articles shows."""

from dataclasses import dataclass

from editorial.domain.article import Article
from editorial.domain.claim import Progress


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the library, with how far its checking has come."""

    article: Article
    draft_number: int
    progress: Progress
    open_questions: int
