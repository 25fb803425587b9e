"""Searching the whole desk as one types, and what the index is made of."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from editorial.domain.article import Article
from editorial.domain.claim import Claim
from editorial.domain.document import Attachment
from editorial.domain.journal import Changed
from editorial.domain.question import Note, Question
from editorial.domain.searching import Hit, Searchable, SearchKind
from editorial.domain.source import Source
from editorial.services import attachments
from editorial.services.desk import Desk
from editorial.services.drafts import draft_of
from editorial.storage.search import Ref
from editorial.storage.work import Work

V = TypeVar("V")

_PASSAGE = 900
"""Code points of a draft or document that are one passage of the index, paragraphs whole."""
_AT_ONCE = 100
"""Items that are written in one transaction: the window may wait for its end."""

_KIND_OF = {
    "articles": SearchKind.ARTICLE,
    "claims": SearchKind.CLAIM,
    "sources": SearchKind.SOURCE,
    "attachments": SearchKind.DOCUMENT,
    "questions": SearchKind.QUESTION,
    "notes": SearchKind.NOTE,
}
_OWNERS = frozenset({"revisions", "evidence", "replies"})
"""Tables whose rows are found with what they belong to."""


def search(
    work: Work, typed: str, kinds: Sequence[SearchKind] = tuple(SearchKind), limit: int = 30
) -> list[Hit]:
    """What has all the words typed, the best first, as far as the index has come."""
    return work.search(typed, kinds, limit)


def catch_up(
    desk: Desk,
    cancelled: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> bool:
    """Bring the index up to the desk's last step, in short transactions; whether it got there. Runs
    on a worker. `tell` hears how many items of how many are done."""
    behind = desk.look(_behind)
    if behind is None:
        return True
    refs, step = behind
    for start in range(0, max(1, len(refs)), _AT_ONCE):
        if cancelled():
            return False
        some, end = refs[start : start + _AT_ONCE], start + _AT_ONCE
        if not desk.index(some, desk.look(_words_of, some), step, whole=end >= len(refs)):
            return False
        tell(min(end, len(refs)), len(refs))
    return True


def _behind(work: Work) -> tuple[list[Ref], int] | None:
    """The items that the index does not know as they are, and the desk's last step; None where it
    is up to date."""
    known, last = work.search_seen(), work.last_step()
    if known == last:
        return None
    if known is None:
        return [(_KIND_OF[table], id) for table, id in work.all_ids(_KIND_OF)], last
    refs: dict[Ref, None] = {}
    for news in work.news_since(known):
        refs |= dict.fromkeys(_refs_of(news, work))
    return [*refs], last


def _refs_of(news: Changed, work: Work) -> Iterator[Ref]:
    for table, ids in news.ids.items():
        if kind := _KIND_OF.get(table):
            yield from ((kind, id) for id in ids)
    if news.tables & _OWNERS:
        for table, id in work.kinds_of(news.touched, ("articles", "claims", "questions")):
            yield _KIND_OF[table], id


def _words_of(work: Work, refs: Sequence[Ref]) -> list[Searchable]:
    """What is to be found of each item; nothing of those that are gone."""
    return [each for kind, id in refs for each in _searchable(work, kind, id)]


def _searchable(work: Work, kind: SearchKind, id: str) -> Iterator[Searchable]:
    match kind:
        case SearchKind.ARTICLE:
            if (article := _there(work, Article, id)) is not None:
                draft = draft_of(work, id)
                yield from _passages(kind, id, article.id, [b.text for b in draft.blocks])
        case SearchKind.CLAIM:
            if (claim := _there(work, Claim, id)) is not None:
                whole = work.claims.of_article(claim.article_id, [id])
                shown = [e.excerpt for each in whole for e in each.evidence]
                text = "\n".join([claim.statement, claim.note, *shown])
                yield Searchable(kind, id, claim.article_id, 0, text)
        case SearchKind.SOURCE:
            if (source := _there(work, Source, id)) is not None:
                said = (source.title, source.author, source.publisher, source.url, source.note)
                yield Searchable(kind, id, "", 0, "\n".join(each for each in said if each))
        case SearchKind.DOCUMENT:
            if (held := _there(work, Attachment, id)) is not None:
                blocks = attachments.text_of(work, held).blocks
                yield Searchable(kind, id, "", 0, f"{held.name}\n{held.caption}")
                yield from _passages(kind, id, "", [block.text for block in blocks])
        case SearchKind.QUESTION:
            if (question := _there(work, Question, id)) is not None:
                whole_one = work.questions.of_article(question.article_id, [id])
                said_in = [reply.text for each in whole_one for reply in each.replies]
                text = "\n".join([question.text, *said_in])
                yield Searchable(kind, id, question.article_id, 0, text)
        case SearchKind.NOTE:
            if (note := _there(work, Note, id)) is not None:
                yield Searchable(kind, id, note.article_id, 0, note.text)


def _there(work: Work, kind: type[V], id: str) -> V | None:
    value = work.find(kind, id)
    return None if value is None or getattr(value, "removed_at", None) else value


def _passages(
    kind: SearchKind, id: str, article_id: str, texts: Sequence[str]
) -> Iterator[Searchable]:
    first, length, at = 0, 0, 0
    held: list[str] = []
    for text in texts:
        if held and length + len(text) > _PASSAGE:
            yield Searchable(kind, id, article_id, first, "\n".join(held))
            first, length, held = at, 0, []
        held.append(text)
        length += len(text) + 1
        at += len(text) + 1
    if any(held):
        yield Searchable(kind, id, article_id, first, "\n".join(held))
