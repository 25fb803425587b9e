"""Articles: taken in, listed, renamed, removed and brought back."""

import hashlib
from dataclasses import dataclass
from datetime import date

from editorial.domain.article import Article, Revision
from editorial.domain.claim import progress_of_counts
from editorial.domain.errors import Refused
from editorial.domain.library import Entry
from editorial.domain.reading import Reading
from editorial.services import found, remarks
from editorial.services.desk import Desk
from editorial.services.drafts import draft_of
from editorial.storage.work import Work

UNTITLED = "Untitled article"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A reading with what is kept of it as documents, so that the step that takes it in stays
    small: its blocks, the bytes that came, and its tracked changes where it has any."""

    reading: Reading
    content_sha256: str
    documents: tuple[bytes, ...]
    """Not on the desk before `keep`: what somebody thinks better of leaves nothing behind."""

    @property
    def received_sha256(self) -> str:
        return _sha256(self.documents[1])

    def revision(self, work: Work, id: str, article_id: str, number: int) -> Revision:
        """The draft that it becomes; not kept yet."""
        blocks, received, *changes = (_sha256(document) for document in self.documents)
        return Revision(
            id,
            article_id,
            number,
            self.content_sha256,
            blocks,
            received,
            self.reading.format,
            self.reading.reader_version,
            self.reading.file_name,
            work.now,
            work.reviewer.id,
            changes[0] if changes else None,
            file_path=self.reading.file_path,
        )


def prepared(reading: Reading, received: bytes) -> Arrival:
    """What is to be kept of a reading and of the bytes it was got from. May run on a worker."""
    from editorial.files.blocks_json import json_from_blocks
    from editorial.files.extract_json import json_from_changes
    from editorial.files.markdown_writer import markdown_from_blocks

    # Over the Markdown, since links are facts too and the canonical text does not show them.
    content = _sha256(markdown_from_blocks(reading.blocks).encode())
    documents = [json_from_blocks(reading.blocks), received]
    if reading.changes:
        documents.append(json_from_changes(reading.changes))
    return Arrival(reading, content, tuple(documents))


def keep(desk: Desk, arrival: Arrival) -> Arrival:
    """Put the arrival's documents on the desk. May run on a worker; takes nothing in yet."""
    desk.cache(list(arrival.documents))
    return arrival


def arrive(desk: Desk, reading: Reading, received: bytes) -> Arrival:
    """`prepared` and kept at once."""
    return keep(desk, prepared(reading, received))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def already_here(work: Work, arrival: Arrival) -> list[Article]:
    """The articles on the desk that came as the same bytes, or have just the same words."""
    return work.articles.received_as(arrival.received_sha256, arrival.content_sha256)


def take_in(work: Work, arrival: Arrival) -> Article:
    """A new article with its first draft, the questions it asks, the references it lists, and what
    becomes of its comments and notes."""
    reading = arrival.reading
    article_id, revision_id = work.new_id(), work.new_id()
    work.concerns(article_id)
    article = work.add(
        Article(
            article_id,
            reading.headline or reading.file_name or UNTITLED,
            reading.standfirst,
            reading.section,
            reading.byline,
            reading.published_on,
            reading.reading_minutes,
            revision_id,
            work.now,
            work.reviewer.id,
        )
    )
    work.add(arrival.revision(work, revision_id, article_id, 1))
    draft = draft_of(work, article_id)
    found.add_questions(work, draft, reading.questions)
    found.add_references(work, draft, reading.references)
    remarks.add_remarks(work, draft, reading.remarks)
    return article


def on_desk(work: Work, article_id: str) -> Article | None:
    """The article, or None where it was removed, or its taking in undone."""
    article = work.find(Article, article_id)
    return article if article and article.removed_at is None else None


def entries(work: Work) -> list[Entry]:
    """The library: every article on the desk with its progress, newest first."""
    numbers = work.articles.draft_numbers()
    statuses = work.articles.statuses()
    questions = work.articles.open_questions()
    awaiting = work.articles.awaiting()
    return [
        Entry(
            article,
            numbers[article.revision_id],
            progress_of_counts(statuses.get(article.id, {})),
            questions.get(article.id, 0),
            awaiting.get(article.id, 0),
        )
        for article in work.articles.all()
    ]


def entry(work: Work, article_id: str) -> Entry | None:
    """One article's entry; None where it is not on the desk."""
    article = on_desk(work, article_id)
    if article is None:
        return None
    return Entry(
        article,
        work.get(Revision, article.revision_id).number,
        progress_of_counts(work.articles.statuses(article_id).get(article_id, {})),
        work.articles.open_questions(article_id).get(article_id, 0),
        work.articles.awaiting(article_id).get(article_id, 0),
    )


def removed(work: Work) -> list[Article]:
    return work.articles.all(removed=True)


def set_due(work: Work, article_id: str, due_on: date | None) -> Article:
    work.concerns(article_id)
    return work.change(work.get(Article, article_id), due_on=due_on)


def remove(work: Work, article_id: str) -> None:
    """Take an article off the desk; all that belongs to it stays and comes back with it."""
    work.concerns(article_id)
    work.remove(work.get(Article, article_id))


def restore(work: Work, article_id: str) -> None:
    article = work.find(Article, article_id)
    if article is None:
        raise Refused("This article is no longer on the desk; there is nothing to bring back.")
    work.concerns(article_id)
    work.restore(article)
