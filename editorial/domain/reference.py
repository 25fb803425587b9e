"""References as reference managers exchange them: an item of CSL-JSON, as this program uses it.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from editorial.domain.csl_date import date_of_text, text_of_date
from editorial.domain.errors import InvalidValue
from editorial.domain.extract import Dropped
from editorial.domain.source import Source
from editorial.domain.text import clean, folded, normalised

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+")
"""A DOI's own form (https://www.doi.org/the-identifier/resources/handbook)."""
OTHERS = "others"
"""The name that stands for "and others" at the end of a list."""

_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:\s*)+", re.I)
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]{0,200})?>", re.I)
"""What CSL-JSON allows in titles."""
_NAME_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("dropping", "dropping-particle"),
    ("particle", "non-dropping-particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)
_LINES = (
    ("title", "title"),
    ("container", "container-title"),
    ("publisher", "publisher"),
    ("place", "publisher-place"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "page"),
    ("url", "URL"),
    ("doi", "DOI"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("language", "language"),
)
_PARAGRAPHS = (("abstract", "abstract"), ("note", "note"))
_NAMES = (("authors", "author"), ("editors", "editor"))
_DATES = (("issued", "issued"), ("accessed", "accessed"))
_PUBLISHED = frozenset(
    """bill book classic collection dataset legislation map motion_picture musical_score pamphlet
    regulation report software standard thesis""".split()
)
"""Kinds that a publisher brings out by themselves; others stand in something."""


@dataclass(frozen=True, slots=True)
class Name:
    """One person, or in `literal` whoever has no first and last name: "World Health Organization".

    `particle` stays with the family name ("van" in "van Gogh"), `dropping` does not.
    """

    family: str = ""
    given: str = ""
    literal: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""

    def __post_init__(self) -> None:
        if not (self.literal or self.family or self.given):
            raise InvalidValue("a name has letters")

    def __str__(self) -> str:
        """As a byline has it: "Vincent van Gogh"."""
        parts = (self.given, self.dropping, self.particle, self.family, self.suffix)
        return self.literal or " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference. `kind` is CSL's type, `id` the citation key, `container` what the piece stands
    in, `pages` as written. Every text but abstract and note is one line.

    Dates are as written (see `csl_date`). `doi` is bare: "10.1000/182". `extra` holds what else a
    file says of it, by CSL's key, as JSON: variables that have no field here, and fields whose
    original says more than the field does.
    """

    id: str = ""
    kind: str = "document"
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    accessed: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    url: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    language: str = ""
    abstract: str = ""
    note: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        one_line = ("id", "kind", "issued", "accessed", *(name for name, _ in _LINES))
        if any("\n" in getattr(self, name) for name in one_line):
            raise InvalidValue("a reference's text is one line, but for abstract and note")
        if not self.kind.strip():
            raise InvalidValue("a reference has a kind")
        keys = [key for key, _ in self.extra]
        if len(set(keys)) < len(keys):
            raise InvalidValue("a reference keeps each further field once")
        texts = (*one_line[2:], "abstract", "note", "id", "authors", "editors", "extra")
        if not any(getattr(self, name) for name in texts):
            raise InvalidValue("a reference names something")

    @property
    def plain_title(self) -> str:
        """The title without the markup that CSL-JSON allows in it."""
        return plain(self.title)

    def more(self, key: str) -> Any:
        """What `extra` holds under one of CSL's keys, read; None where it holds nothing."""
        return next((json.loads(value) for name, value in self.extra if name == key), None)


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What a file of references holds, in its order. `format` is "csl-json", "ris" or "bibtex".

    `dropped` tells each entry that could not be read; `notices` are sentences on what was read
    otherwise than it was written.
    """

    format: str
    references: tuple[Reference, ...]
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Text of CSL-JSON without its markup (<i>, <span class="nocase">…), on one line."""
    return folded(_MARKUP.sub("", text)) if "<" in text else text


def doi_of(text: str) -> str:
    """The bare DOI in "doi:10.1000/182", in an address at doi.org, or in itself; else ""."""
    bare = _DOI_PREFIX.sub("", text.strip(), count=1)
    return bare if DOI.fullmatch(bare) else ""


def reference_from_item(item: Mapping[str, Any]) -> Reference:
    """The reference that an item of CSL-JSON is; raises InvalidValue where it says nothing."""
    fields: dict[str, Any] = {name: _read(key, item.get(key)) for name, key in _fields()}
    fields["kind"] = fields["kind"] or "document"
    extra = tuple(
        (key, json.dumps(value, allow_nan=False))
        for key, value in item.items()
        if key not in _ATTRIBUTES or value != _written(key, fields[_ATTRIBUTES[key]])
    )
    return Reference(**fields, extra=extra)


def item_of(reference: Reference) -> dict[str, Any]:
    """The reference as an item of CSL-JSON: what `reference_from_item` was given, but where a
    field has been changed since."""
    kept = {key: json.loads(value) for key, value in reference.extra}
    item: dict[str, Any] = {}
    for name, key in _fields():
        value = getattr(reference, name)
        original = kept.pop(key, None)
        said = _read(key, original) or ("document" if key == "type" else _read(key, None))
        if original is not None and said == value:
            item[key] = original
        elif value:
            item[key] = _written(key, value)
    return {**item, **kept}


def csl_text(reference: Reference) -> str:
    """The item as JSON on one line, for keeping with a source; `reference_from_csl` reads it."""
    return json.dumps(item_of(reference), separators=(",", ":"))


def reference_from_csl(text: str) -> Reference:
    """The reference that `csl_text` wrote; raises InvalidValue for anything else."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise InvalidValue("a source's CSL-JSON can be read") from fault
    if not isinstance(item, dict):
        raise InvalidValue("a source's CSL-JSON is one item")
    return reference_from_item(item)


def to_source_fields(reference: Reference) -> dict[str, str]:
    """What a source of the desk has of the reference: `title`, `author`, `publisher`, `url`,
    `issued` and `kind` as the desk shows them, and the whole item in `csl`."""
    return {**_shown(reference), "csl": csl_text(reference)}


def reference_of(source: Source) -> Reference:
    """The reference that a source of the desk is; what was changed on the desk wins over `csl`."""
    try:
        known = reference_from_csl(source.csl)
    except InvalidValue:
        known = Reference(kind=source.kind or "document", title=source.title)
    shown = _shown(known)
    changes: dict[str, Any] = {
        name: getattr(source, name)
        for name in ("title", "issued", "kind")
        if getattr(source, name) not in ("", shown[name]) or name == "issued"
    }
    if source.author != shown["author"]:
        changes["authors"] = _authors(source.author, known.authors)
    if source.publisher != shown["publisher"]:
        stands_alone = source.kind in _PUBLISHED and not known.container
        changes["publisher" if stands_alone else "container"] = source.publisher
    if source.url != shown["url"]:
        changes["url"] = source.url
        changes["doi"] = doi_of(source.url) or (known.doi if known.url else "")
    return replace(known, **changes)


def _shown(reference: Reference) -> dict[str, str]:
    address = f"https://doi.org/{reference.doi}" if reference.doi else ""
    short = reference.more("title-short")
    nameless = short if isinstance(short, str) else ""
    nameless = nameless or reference.container or reference.publisher or reference.url or address
    return {
        "title": reference.plain_title or plain(nameless) or reference.id or "Untitled",
        "author": "; ".join(map(str, reference.authors)),
        "publisher": plain(reference.container) or reference.publisher,
        "url": reference.url or address,
        "issued": reference.issued,
        "kind": reference.kind,
    }


def _authors(text: str, known: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names in "Jane Doe; Roe, Ali; Harbour Board". Which word of "Jane Doe" is the family's
    is not guessed; names that were there before keep their parts."""
    before = {str(name): name for name in known}
    found = []
    for part in map(folded, text.split(";")):
        family, comma, given = (piece.strip() for piece in part.partition(","))
        if comma and family and given and "," not in given:
            found.append(Name(family, given))
        elif part:
            found.append(before.get(part) or Name(literal=part))
    return tuple(found)


def names_from_json(value: Any) -> tuple[Name, ...]:
    """CSL's list of names; members that name nobody are passed over."""
    if not isinstance(value, list):
        return ()
    found = []
    for member in value:
        if isinstance(member, Mapping):
            parts = {name: _line(member.get(key)) for name, key in _NAME_PARTS}
            if parts["literal"] or parts["family"] or parts["given"]:
                found.append(Name(**parts))
    return tuple(found)


def json_from_names(names: tuple[Name, ...]) -> list[dict[str, str]]:
    """CSL's list of names; parts that are empty are left out."""
    return [
        {key: getattr(name, part) for part, key in _NAME_PARTS if getattr(name, part)}
        for name in names
    ]


def _fields() -> tuple[tuple[str, str], ...]:
    return (("id", "id"), ("kind", "type"), *_NAMES, *_DATES, *_LINES, *_PARAGRAPHS)


_ATTRIBUTES = {key: name for name, key in _fields()}


def _read(key: str, value: Any) -> Any:
    """A variable of CSL-JSON as the field has it."""
    if key in ("author", "editor"):
        return names_from_json(value)
    if key in ("issued", "accessed"):
        return text_of_date(value)
    if key in ("abstract", "note"):
        return normalised(clean(value)).strip() if isinstance(value, str) else ""
    text = _line(value)
    return _DOI_PREFIX.sub("", text, count=1) if key == "DOI" else text


def _written(key: str, value: Any) -> Any:
    """A field as CSL-JSON has it; None where it is empty."""
    if not value:
        return None
    if key in ("author", "editor"):
        return json_from_names(value)
    return date_of_text(value) if key in ("issued", "accessed") else value


def _line(value: Any) -> str:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return folded(normalised(clean(value))) if isinstance(value, str) else ""
