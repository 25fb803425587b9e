"""Front matter: YAML between "---" lines, or TOML between "+++", at the head of a Markdown file.

Publishers name the same thing in many ways (Jekyll, Hugo, Eleventy…); here they get one name.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import yaml

from editorial.domain.article import Block, Kind, Zone
from editorial.domain.text import LINE_BREAK, clean, folded, normalised

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_FENCED_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)
_LIMIT = 200_000
"""Code points of front matter that are looked at: more is no front matter."""
_DOTS = 100
"""Dots in a line of TOML from which on it is not read: tomllib keeps every beginning of a key."""

_HEADLINE = ("title", "headline")
_STANDFIRST = ("excerpt", "standfirst", "dek", "description", "subtitle", "summary", "lead")
_SECTION = ("section", "category", "categories", "kicker")
_AUTHORS = ("authors", "author", "byline")
_DATE = ("date", "published_on", "published", "pubdate", "publishdate")
_TAGS = ("tags", "keywords")
_NEAR = 12
"""Blocks at the head of the body in which a headline or standfirst is looked for again."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file's front matter says of the article; "" and () where it says nothing."""

    headline: str = ""
    standfirst: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    tags: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything in it describes an article."""
        return self != FrontMatter()


def split_front_matter(source: str) -> tuple[FrontMatter, str]:
    """The front matter and the rest; empty front matter and the whole source where there is none.

    Only a mapping at the very start counts. Every scalar stays a string; aliases and tags
    are refused (an alias can make a small file endless), and what is refused stays text.
    """
    if not source.startswith(("---", "+++", "\ufeff")):
        return FrontMatter(), source
    text = clean(source)
    match = _FENCED.match(text, 0, _LIMIT) or _FENCED_TOML.match(text, 0, _LIMIT)
    if not match:
        return FrontMatter(), source
    try:
        toml = text.startswith("+")
        fields = _toml(match[1]) if toml else yaml.load(match[1], Loader=_PlainLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError, ValueError):
        return FrontMatter(), source
    if not isinstance(fields, dict):
        return FrontMatter(), source
    return _front_matter(fields), text[match.end() :]


def _toml(source: str) -> dict[str, Any]:
    if any(line.count(".") >= _DOTS for line in source.split("\n")):
        raise ValueError("a key with too many parts")
    return tomllib.loads(source)


def with_front_matter(front: FrontMatter, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with the front matter's words before it, as blocks that know their zone.

    A headline or standfirst in front matter is a statement like any other and is checked like
    the body, so the canonical text has to contain it. One that the head of the body prints
    already is not put in twice: that block gets the zone. Byline and date follow, then the tags
    as furniture.
    """
    blocks = list(body)
    leading: list[Block] = []
    for zone, words in (
        (Zone.SECTION, front.section),
        (Zone.HEADLINE, front.headline),
        (Zone.STANDFIRST, front.standfirst),
    ):
        if not words or _marked(blocks, words, zone):
            continue
        headline = zone is Zone.HEADLINE
        kind = Kind.HEADING if headline else Kind.PARAGRAPH
        leading.append(Block(kind, words, zone, level=1 if headline else 0))
    for zone, words in (
        (Zone.BYLINE, ", ".join(front.authors)),
        (Zone.BYLINE, front.date),
        (Zone.FURNITURE, ", ".join(front.tags)),
    ):
        if words:
            leading.append(Block(Kind.PARAGRAPH, words, zone))
    return (*leading, *blocks)


def _marked(blocks: list[Block], words: str, zone: Zone) -> bool:
    """Gives the zone to the block near the head that prints these words; False if none does."""
    for index, block in enumerate(blocks[:_NEAR]):
        if block.zone is Zone.BODY and folded(block.text) == folded(words):
            blocks[index] = replace(block, zone=zone)
            return True
    return False


class _PlainLoader(yaml.BaseLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def _front_matter(fields: Mapping[Any, object]) -> FrontMatter:
    by_name = {str(name).lower(): value for name, value in fields.items()}

    def first(names: tuple[str, ...]) -> tuple[str, ...]:
        return next((found for name in names if (found := tuple(_words(by_name.get(name))))), ())

    def one(names: tuple[str, ...]) -> str:
        return next(iter(first(names)), "")

    return FrontMatter(
        headline=one(_HEADLINE),
        standfirst=one(_STANDFIRST),
        section=one(_SECTION),
        authors=first(_AUTHORS),
        date=one(_DATE),
        tags=first(_TAGS),
    )


def _words(value: object) -> Iterator[str]:
    """The strings in a scalar, a list, or a list of mappings with a name."""
    if isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, str):
        if words := normalised(folded(clean(value).replace(LINE_BREAK, " "))):
            yield words
    elif isinstance(value, dict):
        yield from _words(value.get("name") or value.get("title"))
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, list):
                yield from _words(item)
