"""Which fields of a desk's values are told when they change, and in which words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from editorial.domain.article import Article
from editorial.domain.claim import Claim, Risk
from editorial.domain.document import Attachment, Setting
from editorial.domain.history import Thing
from editorial.domain.question import Note, Question, QuestionState
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import Source, Tier
from editorial.services.vocabularies import vocabulary

Words = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a value: what people call it, how its value reads, and whether in words of
    their own. `usual` goes without saying of something new."""

    name: str
    what: str
    words: Words = str
    quoted: bool = False
    usual: Any = None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _labels(name: str) -> Words:
    return lambda key: vocabulary(name).label(str(key))


def _kinds(keys: tuple[str, ...]) -> str:
    return ", ".join(vocabulary("kinds").label(key) for key in keys)


def _risk(risk: Risk) -> str:
    return vocabulary("risks").label(risk.value)


EVIDENCE = (
    Field("stance", "Stance", _labels("stances")),
    Field("locator", "Locator"),
    Field("excerpt", "Excerpt", quoted=True),
)

FIELDS: dict[type, tuple[Field, ...]] = {
    Article: (
        Field("headline", "Headline", quoted=True),
        Field("standfirst", "Standfirst", quoted=True),
        Field("section", "Section"),
        Field("byline", "Byline"),
        Field("published_on", "Published", _day),
        Field("reading_minutes", "Reading time", lambda minutes: f"{minutes} min"),
        Field("due_on", "Due", _day),
    ),
    Claim: (
        Field("statement", "Statement", quoted=True),
        Field("kinds", "Kind", _kinds),
        Field("risk", "Risk", _risk, usual=Risk.MINOR),
        Field("note", "Note", quoted=True),
        Field("speaker", "Marked by", usual=""),
    ),
    Source: (
        Field("title", "Title", quoted=True),
        Field("author", "Author"),
        Field("publisher", "Publisher"),
        Field("url", "Address"),
        Field("issued", "Date"),
        Field("kind", "Kind", _labels("source_kinds"), usual="webpage"),
        Field("tier", "Tier", _labels("tiers"), usual=Tier.UNKNOWN),
        Field("origin", "Relies on"),
        Field("confidential", "Confidential", lambda yes: "Yes" if yes else "No", usual=False),
        Field("note", "Note", quoted=True),
    ),
    Question: (
        Field("text", "Question", quoted=True),
        Field("addressee", "Addressed to", _labels("roles")),
        Field("due_on", "Due", _day),
        Field("state", "State", _labels("question_states"), usual=QuestionState.OPEN),
        Field("outcome", "Outcome", _labels("outcomes")),
        Field("speaker", "Asked by", usual=""),
    ),
    Note: (Field("text", "Note", quoted=True), Field("speaker", "Written by", usual="")),
    Reviewer: (
        Field("name", "Name"),
        Field("initials", "Initials"),
        Field("role", "Role", _labels("roles")),
    ),
}

_SETTINGS = {"house_rule": "House rule"}


def setting_words(setting: Setting) -> str:
    """What the desk agreed on: "primary 1, independent 3"."""
    held = json.loads(setting.value)
    if not isinstance(held, dict):
        return str(held)
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in held.items())


def document_words(document: Attachment) -> str:
    """ "tides.pdf, 12 pages"."""
    if not document.pages:
        return document.name
    return f"{document.name}, {document.pages:,} page{'s' if document.pages > 1 else ''}"


NAME_OF: dict[Thing, Words] = {
    Thing.ARTICLE: lambda article: article.headline,
    Thing.CLAIM: lambda claim: claim.statement,
    Thing.SOURCE: lambda source: source.title,
    Thing.QUESTION: lambda question: question.text,
    Thing.NOTE: lambda note: note.text,
    Thing.PERSON: lambda reviewer: reviewer.name,
    Thing.DESK: lambda setting: _SETTINGS.get(setting.id, setting.id.replace("_", " ")),
}
