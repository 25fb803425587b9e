"""What the command palette offers for what is typed: commands, and things of the desk, in groups.

A sign at the beginning asks for one group only: ">" commands, "@" claims, "#" sources,
"?" questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from editorial.domain.claim import Claim, Status
from editorial.domain.library import Entry
from editorial.domain.question import Question
from editorial.domain.source import CitedSource
from editorial.domain.text import folded, shortened
from editorial.ui.commands import Command
from editorial.ui.dates import due_words
from editorial.ui.library_model import subtitle
from editorial.ui.review import Review

T = TypeVar("T")

FEW, MANY = 6, 50
"""How many of one group are shown: among other groups, and when it is asked for alone."""


class Kind(StrEnum):
    COMMAND = "command"
    CLAIM = "claim"
    SOURCE = "source"
    QUESTION = "question"
    ARTICLE = "article"


PREFIXES = {">": Kind.COMMAND, "@": Kind.CLAIM, "#": Kind.SOURCE, "?": Kind.QUESTION}
TITLES = {
    Kind.COMMAND: "Commands",
    Kind.CLAIM: "Claims",
    Kind.SOURCE: "Sources",
    Kind.QUESTION: "Questions",
    Kind.ARTICLE: "Articles",
}

# What is of use where nothing has been typed, by what is selected; most useful first.
_FOR_WORDS = ("mark", "more-words", "evidence", "question", "note")
_FOR_CLAIM = (
    *(f"status-{status}" for status in (Status.VERIFIED, Status.NEEDS_CHANGE, Status.DISPUTED)),
    "evidence",
    "question",
    "edit",
)
_FOR_ARTICLE = ("next-to-do", "find", "check", "read", "export")
_FOR_DESK = ("import", "paste", "removed", "open-desk", "keys")

_ICONS = {
    "import": "import",
    "paste": "doc",
    "export": "export",
    "due": "clock",
    "remove-article": "trash",
    "undo": "undo",
    "redo": "redo",
    "toggle-library": "sidebar",
    "reviewer": "person",
    "keys": "info",
    "about": "info",
    "mark": "claim",
    "more-words": "claim",
    "question": "question",
    "note": "note",
    "evidence": "source",
    "edit": "pencil",
    "legal": "flag",
    "remove": "trash",
    "find": "search",
    "filter": "filter",
    "larger": "type",
    "smaller": "type",
    "normal": "type",
}
_GROUP_ICONS = {"View": "eye", "Go": "right", "Mark": "pencil", "Desk": "library"}


@dataclass(frozen=True, slots=True)
class Result:
    """One row. `icon_colour` is a token of the theme; `key` is what does the same."""

    kind: Kind
    id: str
    title: str
    detail: str = ""
    icon: str = "right"
    icon_colour: str = "text2"
    key: str = ""

    @property
    def spoken(self) -> str:
        """The row's accessible name."""
        parts = (self.title, self.detail, f"Key {self.key}" if self.key else "")
        return ". ".join(part.rstrip(".") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head; `total` counts those, too, for which there is no room."""

    title: str
    rows: tuple[Result, ...]
    total: int

    @property
    def count(self) -> str:
        return "" if self.total == len(self.rows) else f"first {len(self.rows)} of {self.total:,}"


def asked(query: str) -> tuple[Kind | None, tuple[str, ...]]:
    """Which kind is asked for alone, and the words that every result has."""
    query = query.strip()
    kind = PREFIXES.get(query[:1])
    return kind, tuple(_plain(query[1:] if kind else query).split())


def runnable(commands: Iterable[Command]) -> list[Command]:
    """The commands that do something now; the palette itself is open already."""
    return [command for command in commands if command.id != "palette" and command.enabled()]


def results(
    query: str, commands: Sequence[Command], review: Review | None, entries: Sequence[Entry]
) -> list[Group]:
    """What fits the query, best first; `commands` are those that can be run."""
    kind, words = asked(query)
    if kind is None and not words:
        return useful(commands, review, entries)
    groups = [
        _searched(Kind.COMMAND, commands, kind, words, _command_text, _command),
        *(_of_article(review, kind, words) if review and review.article else ()),
        _searched(Kind.ARTICLE, entries, kind, words, _entry_text, _entry),
    ]
    return [group for group in groups if group.rows]


def useful(
    commands: Sequence[Command], review: Review | None, entries: Sequence[Entry]
) -> list[Group]:
    """What one is likely to want as things stand."""
    by_id = {command.id: command for command in commands}
    groups = []

    def offer(title: str, ids: Iterable[str]) -> None:
        rows = tuple(_command(by_id.pop(id)) for id in ids if id in by_id)
        if rows:
            groups.append(Group(title, rows, len(rows)))

    open_id = review.article_id if review else None
    if review is not None and review.words is not None:
        offer("Selected words", _FOR_WORDS)
    if review is not None and (claim := review.selected_claim):
        offer(f"Claim “{shortened(claim.statement, 50)}”", _FOR_CLAIM)
    if open_id is not None:
        offer("This article", _FOR_ARTICLE)
    offer("Desk", _FOR_DESK[:2] if open_id else _FOR_DESK)
    others = [entry for entry in entries if entry.article.id != open_id]
    if others:
        rows = tuple(_entry(entry) for entry in others[:FEW])
        groups.append(Group(TITLES[Kind.ARTICLE], rows, len(others)))
    return groups


def nothing(query: str, review: Review | None) -> str:
    """The sentence that stands where nothing fits."""
    kind, words = asked(query)
    if kind and kind is not Kind.COMMAND and (review is None or review.article is None):
        return f"No article is open, so there are no {TITLES[kind].lower()} to search."
    if kind and not words:
        return f"No {TITLES[kind].lower()} in this article yet."
    typed = shortened(query.strip()[1:] if kind else query, 60)
    return f"No {TITLES[kind].lower()} match “{typed}”." if kind else f"Nothing matches “{typed}”."


def matches(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: code points, in order, never overlapping."""
    plain = text.replace("’", "'")
    found = sorted(
        match.span()
        for word in words
        for match in re.finditer(re.escape(word), plain, re.IGNORECASE)
    )
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _plain(text: str) -> str:
    """As people type: small letters, and the apostrophe that is on the keyboard."""
    return text.casefold().replace("’", "'")


def _of_article(review: Review, kind: Kind | None, words: tuple[str, ...]) -> list[Group]:
    def claim(found: Claim) -> Result:
        return _claim(found, review)

    return [
        _searched(Kind.CLAIM, review.claims, kind, words, lambda one: one.statement, claim),
        _searched(Kind.SOURCE, review.sources, kind, words, _source_text, _source),
        _searched(Kind.QUESTION, review.questions, kind, words, lambda one: one.text, _question),
    ]


def _searched(
    own: Kind,
    things: Sequence[T],
    wanted: Kind | None,
    words: tuple[str, ...],
    text: Callable[[T], str],
    shown: Callable[[T], Result],
) -> Group:
    """The things of one kind that have all the words; those that begin with them come first."""
    if wanted not in (None, own):
        return Group(TITLES[own], (), 0)
    most = MANY if wanted else FEW
    found = list(things)
    if words:
        pairs = [(_plain(text(thing)), thing) for thing in things]
        for word in words:
            pairs = [pair for pair in pairs if word in pair[0]]
        found = _ranked(pairs, words[0], most)
    return Group(TITLES[own], tuple(shown(thing) for thing in found[:most]), len(found))


def _ranked(pairs: Sequence[tuple[str, T]], first: str, most: int) -> list[T]:
    """Texts that begin with the query, then those with a word that does, then the rest; beyond
    the first `most` of them, which nobody sees, in any order."""
    inside = re.compile(rf"\b{re.escape(first)}").search
    begin: list[T] = []
    within: list[T] = []
    rest: list[T] = []
    for text, thing in pairs:
        if text.startswith(first):
            begin.append(thing)
        elif len(within) < most and inside(text):
            within.append(thing)
        else:
            rest.append(thing)
    return begin + within + rest


def _command_text(command: Command) -> str:
    status = _status_of(command)
    return f"{command.label} {_label('statuses', status) if status else ''} {command.group}"


def _command(command: Command) -> Result:
    status = _status_of(command)
    icon = command.icon or status or _ICONS.get(command.id)
    return Result(
        Kind.COMMAND,
        command.id,
        command.label,
        command.group,
        icon or _GROUP_ICONS.get(command.group, "right"),
        status or "text2",
        command.shown_key,
    )


def _status_of(command: Command) -> str:
    """The status that a command sets, "" where it sets none."""
    status = command.id.removeprefix("status-")
    return status if status != command.id and status in set(Status) else ""


def _claim(claim: Claim, review: Review) -> Result:
    place = review.places.name(claim.passages[0].start) if claim.passages else "Whole article"
    status = claim.status
    return Result(
        Kind.CLAIM,
        claim.id,
        folded(claim.statement),
        f"{place}  ·  {_label('statuses', status)}",
        status.value,
        status.value,
    )


def _source_text(cited: CitedSource) -> str:
    source = cited.source
    return f"{source.title} {source.author} {source.publisher}"


def _source(cited: CitedSource) -> Result:
    source = cited.source
    by = source.publisher or source.author
    parts = ("Confidential" if source.confidential else "", by, _label("tiers", source.tier))
    return Result(
        Kind.SOURCE,
        source.id,
        folded(source.title),
        "  ·  ".join(part for part in parts if part),
        "lock" if source.confidential else "source",
    )


def _question(question: Question) -> Result:
    parts = [_label("question_states", question.state), _label("roles", question.addressee)]
    if question.is_open and question.due_on:
        parts.append(due_words(question.due_on, date.today()))
    return Result(
        Kind.QUESTION, question.id, folded(question.text), "  ·  ".join(parts), "question"
    )


def _entry_text(entry: Entry) -> str:
    return f"{entry.article.headline} {entry.article.byline}"


def _entry(entry: Entry) -> Result:
    article = entry.article
    return Result(Kind.ARTICLE, article.id, folded(article.headline), subtitle(entry), "doc")


def _label(name: str, key: str) -> str:
    # The services bring SQLModel with them, which loads after the window is on screen.
    from editorial.services.vocabularies import vocabulary

    return vocabulary(name).label(key)
