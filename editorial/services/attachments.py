"""Documents attached to sources: read apart, kept once by content, looked at, saved out again."""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.document import Attachment, DocumentText
from editorial.domain.source import Source
from editorial.domain.text import shortened, word_count
from editorial.files.document_json import document_from_json, json_from_document
from editorial.files.isolation import never
from editorial.files.refusal import Progress, no_progress
from editorial.files.saving import save_safely
from editorial.services import typed
from editorial.services.desk import Desk
from editorial.services.documents import document_of_paste
from editorial.services.documents import read_document as read_document
from editorial.storage.work import Work

_NAME = 60
"""Code points of a pasted document's name."""


@dataclass(frozen=True, slots=True)
class DocumentArrival:
    """A document that was read and is not on the desk yet: its text, and its bytes as they came."""

    name: str
    text: DocumentText
    received: bytes

    @property
    def kept(self) -> list[bytes]:
        """What is kept of it, by content."""
        return [self.received, json_from_document(self.text)]


def read_attachment(
    path: Path, cancelled: Callable[[], bool] = never, progress: Progress = no_progress
) -> DocumentArrival:
    """Read a file to be attached. Runs on a worker; raises UnreadableFile with one sentence, and
    ReadingCancelled."""
    text, received = read_document(path, cancelled, progress)
    return DocumentArrival(path.name, text, received)


def read_pasted(text: str, cancelled: Callable[[], bool] = never) -> DocumentArrival:
    """Read pasted words to be attached, named after how they begin. Raises as `read_attachment`
    does."""
    document = document_of_paste(text, cancelled)
    first = document.title or next(iter(document.text.split("\n")), "")
    name = shortened(first, _NAME) or "Pasted words"
    return DocumentArrival(name, document, text.encode("utf-8", "replace"))


def keep(desk: Desk, arrival: DocumentArrival) -> DocumentArrival:
    """Put the document's bytes and text on the desk. May run on a worker; attaches nothing yet."""
    desk.cache(arrival.kept)
    return arrival


def attach(
    work: Work, article_id: str, source_id: str, arrival: DocumentArrival, caption: str = ""
) -> Attachment:
    """Attach a document that is kept already; the same one again is not attached twice."""
    work.concerns(article_id)
    source = work.get(Source, source_id)
    received, text = (hashlib.sha256(data).hexdigest() for data in arrival.kept)
    for known in work.sources.attachments([source.id]):
        if known.received_sha256 == received:
            return known
    return work.add(
        Attachment(
            work.new_id(),
            source.id,
            arrival.name,
            arrival.text.format,
            received,
            text,
            len(arrival.received),
            word_count(arrival.text.text),
            len(arrival.text.pages),
            typed.lines(caption),
            work.now,
            work.reviewer.id,
        )
    )


def detach(work: Work, article_id: str, attachment_id: str) -> None:
    """Take a document away from its source. Evidence that was taken from it keeps its words."""
    work.concerns(article_id)
    work.remove(work.get(Attachment, attachment_id))


def caption(work: Work, article_id: str, attachment_id: str, words: str) -> Attachment:
    """Say what a document shows."""
    work.concerns(article_id)
    return work.change(work.get(Attachment, attachment_id), caption=typed.lines(words))


def attachments_of(work: Work, source_ids: Collection[str]) -> list[Attachment]:
    """The documents of some sources, oldest first."""
    return work.sources.attachments(source_ids)


def text_of(work: Work, attachment: Attachment) -> DocumentText:
    """A document as text."""
    return document_from_json(work.articles.document(attachment.text_sha256))


def original_of(work: Work, attachment: Attachment) -> bytes:
    """A document byte for byte as it came."""
    return work.articles.document(attachment.received_sha256)


def save_original(work: Work, attachment_id: str, path: Path) -> None:
    """Write a document to a file byte for byte as it came, for its owner alone where its source is
    confidential. Raises SaveFault."""
    attachment = work.get(Attachment, attachment_id)
    private = work.get(Source, attachment.source_id).confidential
    save_safely(path, original_of(work, attachment), private)
