"""Sources: added to the desk, cited by articles, edited, taken away."""

from typing import Any

from editorial.domain.article import Article
from editorial.domain.errors import Refused
from editorial.domain.source import Citation, CitedSource, Source, Tier
from editorial.services import typed
from editorial.storage.work import Work


def cited_in(work: Work, article_id: str) -> list[CitedSource]:
    """The sources that the article cites, with how many of its claims use each."""
    return work.sources.cited_in(article_id)


def all_sources(work: Work) -> list[Source]:
    """Every source of the desk, by title."""
    return work.sources.all()


def named(work: Work, ids: set[str]) -> dict[str, Source]:
    """Sources by id, removed ones too."""
    return work.sources.named(ids)


def add_source(
    work: Work,
    article_id: str,
    title: str,
    author: str = "",
    publisher: str = "",
    url: str = "",
    issued: str = "",
    kind: str = "webpage",
    tier: Tier = Tier.UNKNOWN,
    origin: str = "",
    confidential: bool = False,
    note: str = "",
) -> Source:
    """A new source of the desk, cited in the article."""
    if not typed.line(title):
        raise Refused("A source has a title; write down what it is called.")
    source = work.add(
        Source(
            work.new_id(),
            typed.line(title),
            typed.line(author),
            typed.line(publisher),
            typed.line(url),
            typed.line(issued),
            kind,
            tier,
            typed.line(origin),
            confidential,
            typed.lines(note),
            work.now,
            work.reviewer.id,
        )
    )
    cite(work, article_id, source.id)
    return source


def cite(work: Work, article_id: str, source_id: str, text: str = "") -> None:
    """Cite a source of the desk in an article; one that is cited there already stays so."""
    work.concerns(article_id)
    work.get(Article, article_id)
    source = work.get(Source, source_id)
    if source.id in {cited.source.id for cited in work.sources.cited_in(article_id)}:
        return
    work.add(Citation(work.new_id(), article_id, source.id, text, work.now, work.reviewer.id))


def change_source(work: Work, article_id: str | None, source_id: str, **fields: Any) -> Source:
    """Set any field of a source; articles that cite it all see the change. `article_id` is the
    article it is changed from, whose undo takes it back."""
    if article_id is not None:
        work.concerns(article_id)
    source = work.get(Source, source_id)
    for name in ("title", "author", "publisher", "url", "issued", "origin"):
        if name in fields:
            fields[name] = typed.line(fields[name])
    if "note" in fields:
        fields["note"] = typed.lines(fields["note"])
    if fields.get("title") == "":
        raise Refused("A source has a title; its old one was kept.")
    return work.change(source, **fields)


def uncite(work: Work, article_id: str, source_id: str) -> None:
    """Take a source out of an article, and off the desk where no other article cites it.

    Raises Refused where the article's claims rest on it.
    """
    work.concerns(article_id)
    source = work.get(Source, source_id)
    claims = work.sources.uses(article_id).get(source_id, 0)
    if claims:
        one = claims == 1
        many = "1 claim of this article has" if one else f"{claims} claims of this article have"
        raise Refused(
            f"“{source.title}” was kept: {many} evidence from it. Remove that evidence first."
        )
    for citation in work.sources.citations_of(source_id):
        if citation.article_id == article_id:
            work.remove(citation)
    leave_desk_if_unused(work, source)


def leave_desk_if_unused(work: Work, source: Source) -> None:
    """Take a source off the desk where no article cites it and no claim rests on it."""
    if not work.sources.citations_of(source.id) and not work.sources.evidence_from(source.id):
        work.remove(source)
