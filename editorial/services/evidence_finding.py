"""Looking for evidence in the desk's own documents, which are prepared once and kept in memory."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import EvidenceIndex, index_of
from editorial.analysis.wording import COMMON, words_of
from editorial.domain.document import Attachment, DocumentText
from editorial.domain.match import Match
from editorial.domain.searching import SearchKind
from editorial.domain.source import Source
from editorial.services import attachments
from editorial.services.desk import Desk
from editorial.services.finder import findable
from editorial.services.searching import catch_up
from editorial.storage.work import Work

_LOOKED_AT = 60
"""Documents of the desk that are looked through: those that share the most telling words."""


class Scope(StrEnum):
    """Whose documents are looked through."""

    SOURCE = "source"
    ARTICLE = "article"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class FoundEvidence:
    """A place that speaks of the claim, the document that it is in, and that document's source."""

    match: Match
    attachment: Attachment
    source: Source


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """The places, best first, and how many documents were looked through for them."""

    places: tuple[FoundEvidence, ...]
    documents: int


class PreparedDocuments:
    """Documents prepared for finding, by the SHA-256 of their text. What was not used for longest
    goes first where they hold more than `most` code points. Any thread may ask."""

    def __init__(self, most: int = 12_000_000) -> None:
        self._most = most
        self._held: OrderedDict[str, EvidenceIndex] = OrderedDict()
        self._length = 0
        self._lock = Lock()

    def get(self, sha256: str, read: Callable[[], DocumentText]) -> EvidenceIndex:
        """The document prepared; it is read where it is not there yet."""
        with self._lock:
            if sha256 in self._held:
                self._held.move_to_end(sha256)
                return self._held[sha256]
        made = index_of(findable(read(), sha256))
        with self._lock:
            if sha256 not in self._held:
                self._held[sha256] = made
                self._length += len(made.document.text)
            while self._length > self._most and len(self._held) > 1:
                _, gone = self._held.popitem(last=False)
                self._length -= len(gone.document.text)
        return made


def matches(
    desk: Desk,
    claim_text: str,
    scope: Scope,
    article_id: str,
    prepared: PreparedDocuments,
    source_id: str = "",
    most: int = 10,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> FoundPlaces:
    """The places of documents that speak of the claim. Runs on a worker.

    `source_id` is the source that is looked through where the scope is one. `tell` hears how many
    documents of how many are prepared. It stores nothing but, for the desk, the search index.
    """
    if scope is Scope.DESK:
        catch_up(desk)
        held = desk.look(_telling, claim_text)
    else:
        held = desk.look(_of_sources, article_id, source_id if scope is Scope.SOURCE else "")
    by_text: dict[str, Attachment] = {}
    for attachment in held:
        by_text.setdefault(attachment.text_sha256, attachment)
    indexes = []
    for done, (sha256, attachment) in enumerate(by_text.items()):
        tell(done, len(by_text))
        read = _reading(desk, attachment)
        indexes.append(prepared.get(sha256, read))
    found = find(claim_text, indexes, most)
    chosen = [by_text[match.document] for match in found]
    named = desk.look(_sources, {attachment.source_id for attachment in chosen})
    places = [
        FoundEvidence(match, attachment, named[attachment.source_id])
        for match, attachment in zip(found, chosen, strict=True)
        if attachment.source_id in named
    ]
    return FoundPlaces(tuple(places), len(by_text))


def with_documents(work: Work, article_id: str) -> list[Source]:
    """The article's sources that have documents, in the order in which it cites them."""
    cited = [each.source for each in work.sources.cited_in(article_id)]
    held = {each.source_id for each in work.sources.attachments([source.id for source in cited])}
    return [source for source in cited if source.id in held]


def _reading(desk: Desk, attachment: Attachment) -> Callable[[], DocumentText]:
    return lambda: desk.look(attachments.text_of, attachment)


def _of_sources(work: Work, article_id: str, source_id: str) -> list[Attachment]:
    cited = [each.source.id for each in work.sources.cited_in(article_id)]
    return work.sources.attachments([source_id] if source_id else cited)


def _telling(work: Work, claim_text: str) -> list[Attachment]:
    words = dict.fromkeys(word for word in words_of(claim_text) if word not in COMMON)
    hits = work.search_any(" ".join(words), (SearchKind.DOCUMENT,), _LOOKED_AT)
    return [*_standing(work, (hit.id for hit in hits))]


def _standing(work: Work, ids: Iterable[str]) -> Iterable[Attachment]:
    for id in ids:
        attachment = work.find(Attachment, id)
        if attachment is not None and not attachment.removed_at:
            source = work.find(Source, attachment.source_id)
            if source is not None and not source.removed_at:
                yield attachment


def _sources(work: Work, ids: set[str]) -> dict[str, Source]:
    return work.sources.named(ids)
