"""What a page says of itself apart from its text: <title>, <meta>, and schema.org's JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from editorial.domain.text import clean, folded, normalised
from editorial.files.element_walker import decoded

_ARTICLES = re.compile(
    r"(?:Article|NewsArticle|BlogPosting|Blog|Report|Review|OpinionNewsArticle|AnalysisNewsArticle"
    r"|ReportageNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|AdvertiserContentArticle"
    r"|SatiricalArticle|ScholarlyArticle|TechArticle|MedicalScholarlyArticle|LiveBlogPosting"
    r"|SocialMediaPosting|DiscussionForumPosting|Recipe|VideoObject|PodcastEpisode)"
)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_NODES = 20_000
_TAG = re.compile(r"<[^<>]{1,500}>")
_ISO_DATE = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_BYLINE = re.compile(r"(?:(?:written|posted|published) )?by .{1,60}", re.I)
_PARTS = re.compile(r"\s+[|»«·•–—⁄/:>-]+\s+|\s*[|»]\s*|[_｜](?=\S)")

_TITLES = (
    "dc.title",
    "dcterms.title",
    "og:title",
    "citation_title",
    "parsely-title",
    "headline",
    "title",
    "twitter:title",
)
_DESCRIPTIONS = (
    "dc.description",
    "dcterms.description",
    "og:description",
    "description",
    "twitter:description",
)
_AUTHORS = (
    "dc.creator",
    "dcterms.creator",
    "author",
    "authors",
    "parsely-author",
    "article:author",
    "citation_author",
    "sailthru.author",
    "byl",
    "creator",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "pubdate",
    "publish-date",
    "article.published",
    "date",
)
_SECTIONS = ("article:section", "parsely-section", "og:article:section")


@dataclass(frozen=True, slots=True)
class PageData:
    """`titles` and `descriptions` come best first, and each may be the site's rather than the
    article's. `authors` are as stated, not yet looked at; `body` is the article's text where the
    data hold it, a paragraph a line."""

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    section: str = ""
    site: str = ""
    address: str = ""
    body: str = ""


def data_of(root: HtmlElement) -> PageData:
    meta = _meta_of(root)
    article = _article_of(root)
    site = _first(meta, ("og:site_name", "application-name"))
    canonical = next(
        (link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), ""
    )
    head_title = next(iter(root.iter("title")), None)
    title = words_of(head_title.text_content()) if head_title is not None else ""
    described = [_string(article.get("description")), *_all(meta, _DESCRIPTIONS)]
    stated = [
        _string(article.get("headline")),
        *_all(meta, _TITLES),
    ]
    titles = [*stated, _without_site(title, site, stated), _string(article.get("name"))]
    return PageData(
        titles=_distinct(titles),
        descriptions=_distinct(text for text in described if not _BYLINE.fullmatch(text)),
        authors=_distinct(_people(article.get("author"))) or _stated_authors(meta),
        published_on=_date(_string(article.get("datePublished")))
        or next(filter(None, map(_date, _all(meta, _DATES))), None),
        section=_section(article, meta),
        site=site,
        address=_first(meta, ("og:url",)) or canonical,
        body=_string_lines(article.get("articleBody")),
    )


def words_of(text: str) -> str:
    """Text of an attribute or of JSON as one clean line; markup in it goes."""
    return folded(normalised(clean(_TAG.sub("", decoded(text)))))


def _meta_of(root: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = words_of(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                name = name.replace("dc:", "dc.").replace("dcterm:", "dcterms.")
                if content:
                    found.setdefault(name, []).append(content)
    return found


def _article_of(root: HtmlElement) -> dict[str, Any]:
    """The node that describes the article, or an empty one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip(" \n;")
        try:
            told = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(told):
            kinds = node.get("@type")
            if any(_ARTICLES.fullmatch(str(kind)) for kind in _listed(kinds)) and (
                node.get("headline") or node.get("author") or node.get("articleBody")
            ):
                return node
    return {}


def _nodes(told: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [told], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in _INNER if key in node]


def _people(told: Any) -> Iterator[str]:
    for person in _listed(told):
        if isinstance(person, str):
            yield words_of(person)
        elif isinstance(person, dict):
            for name in _listed(person.get("name")):
                yield _string(name)


def _stated_authors(meta: dict[str, list[str]]) -> tuple[str, ...]:
    """What the first of the names says that says more than an address."""
    for name in _AUTHORS:
        told = [text for text in meta.get(name, ()) if not text.startswith(("http", "//", "@"))]
        if told:
            return _distinct(told)
    return ()


def _section(article: dict[str, Any], meta: dict[str, list[str]]) -> str:
    told = _listed(article.get("articleSection"))
    return (_string(told[0]) if told else "") or _first(meta, _SECTIONS)


def parts_of(title: str) -> list[str]:
    """ "Headline | Section | Site" gives three."""
    return [part for part in _PARTS.split(title) if part]


def _without_site(title: str, site: str, stated: Iterable[str]) -> str:
    """ "Headline | Site" without the site, where it is known, or plain from what remains."""
    parts = parts_of(title)
    if len(parts) < 2 or title in stated:
        return title
    if site and site.casefold() in (parts[0].casefold(), parts[-1].casefold()):
        return _cut(title, parts[-1] if parts[-1].casefold() == site.casefold() else parts[0])
    rest = _cut(title, parts[-1])
    return rest if len(rest.split()) > 3 and len(parts[-1].split()) <= 4 else title


def _cut(title: str, part: str) -> str:
    rest = title.removesuffix(part) if title.endswith(part) else title.removeprefix(part)
    return rest.strip(" |»«·•–—⁄/:>-_｜")


def _date(text: str) -> date | None:
    found = _ISO_DATE.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _listed(told: Any) -> list[Any]:
    return told if isinstance(told, list) else [] if told is None else [told]


def _string(told: Any) -> str:
    return words_of(told) if isinstance(told, str) else ""


def _string_lines(told: Any) -> str:
    return clean(told) if isinstance(told, str) else ""


def _all(meta: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in meta.get(name, ())]


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_all(meta, names)), "")


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
