"""A name that is spelled in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA

from editorial.analysis.bylines import imprint_of
from editorial.analysis.checks.language import keeps_names
from editorial.analysis.checks.making import finding
from editorial.analysis.name_words import (
    GIVEN_NAMES,
    HONORIFICS,
    ORGANISATIONS,
    PLACE_WORDS,
    PLACES,
    ROLES,
)
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.domain.article import Kind, Zone
from editorial.domain.coverage import CHECKABLE
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="spelling",
    title="Name spelled in two ways",
    severity=Severity.ERROR,
    explanation="Looks for a person’s name, or a name of several words, that stands elsewhere with"
    " one letter more, less or changed. It may be wrong where two people or places have such"
    " names.",
)

_SHORTEST = 5
"""Letters of a name that is compared; shorter ones are alike by chance."""
_SHORTEST_GIVEN = 3
_CAPITALISED = re.compile(
    r"(?<![\w’'@#./-])[^\W\d_a-zß-öø-ÿ][^\W\d_]*+(?:-[^\W\d_]++)*+(?![\w@/]|[.’']\w\w)"
)
_JOINTS = (" ", ". ", "’s ", "'s ")
_LOWER = re.compile(r"(?<![\w’'])[a-zß-öø-ÿ][^\W\d_]++")
_OTHER_FORMS = ({"is", "es"}, {"st", "sm"})
_PARTICLE = re.compile(r" (?:bin|ibn|al|van|von|de|del|della|di|da|dos|du|el|ter|zu)\b")
_COMMON_STARTS = frozenset("what when where why how if as but and then later was is did".split())
_ENDINGS = ("s", "es", "n", "an", "ns", "a")
"""Letters that make another form of a word: "Smith" and "Smiths", "Russia" and "Russian"."""
_OTHER_WORDS = GIVEN_NAMES | ORGANISATIONS | PLACE_WORDS | PLACES | ROLES
_NO_PROSE = frozenset({Kind.CODE, Kind.RULE})


@dataclass(slots=True)
class _Surname:
    text: str
    span: Span
    given: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    before: str
    after: str


def check(piece: Piece) -> Iterator[Finding]:
    if not keeps_names(piece):
        return
    names = piece.once(names_in)
    lower = frozenset(_LOWER.findall(piece.text))
    surnames = _surnames(piece, names, lower)
    tokens = _tokens(piece, lower) if surnames else {}
    others = {name.text for name in names if name.kind is NameKind.PLACE and " " not in name.text}
    near = _Neighbours(tokens)
    told: set[frozenset[str]] = set()
    for surname in surnames.values():
        for other in near.of(surname.text):
            pair = frozenset((surname.text, other))
            key = other.casefold()
            if pair in told or key in lower or key in _OTHER_WORDS or other in others:
                continue
            if _are_two(surname.text, other) and (
                at := _same_person(surname, tokens[other], surnames.get(other))
            ):
                told.add(pair)
                yield _finding(surname.text, other, surname.span, at)
        yield from _given_names(surname)
    yield from _long_names(names, told)


def _finding(one: str, other: str, first: Span, second: Span) -> Finding:
    if second.start < first.start:
        one, other, first, second = other, one, second, first
    message = f"One name is spelled in two ways: “{one}” and “{other}”."
    return finding(RULE, message, [first, second], [one, other])


def _surnames(piece: Piece, names: tuple[Name, ...], lower: frozenset[str]) -> dict[str, _Surname]:
    """The last words of the full names of people, with the first names that stand at them."""
    found: dict[str, _Surname] = {}
    full = [(name.text.split(), name.span) for name in names if _may_be_person(name, lower)]
    full += list(_authors(piece))
    for words, span in full:
        last = words[-1]
        if len(last) >= _SHORTEST and last.isalpha() and not last.isupper():
            surname = found.setdefault(last, _Surname(last, Span(span.end - len(last), span.end)))
            surname.given.setdefault(words[0], span)
    return found


def _may_be_person(name: Name, lower: frozenset[str]) -> bool:
    """Whether it is the full name of a person, or reads like one and like nothing else."""
    words = name.text.split()
    if name.kind is NameKind.PERSON or len(words) != 2:
        return name.kind is NameKind.PERSON and len(words) > 1
    if name.kind is not NameKind.THING:
        return False
    return all(
        word.isalpha() and word[1:].islower() and word.casefold() not in lower for word in words
    )


def _authors(piece: Piece) -> Iterator[tuple[list[str], Span]]:
    for block, start in zip(piece.blocks, piece.starts, strict=True):
        imprint = imprint_of(block.text) if block.zone is Zone.BYLINE else None
        for author in imprint.authors if imprint else ():
            at = block.text.find(author)
            if at >= 0 and " " in author:
                yield author.split(), Span(start + at, start + at + len(author))


def _tokens(piece: Piece, lower: frozenset[str]) -> dict[str, list[_Token]]:
    """Each word with a capital, in its places; at most eight are kept."""
    found: dict[str, list[_Token]] = defaultdict(list)
    for block, start in zip(piece.blocks, piece.starts, strict=True):
        if block.zone not in CHECKABLE | {Zone.BYLINE} or block.kind in _NO_PROSE:
            continue
        matches = list(_CAPITALISED.finditer(block.text))
        for at, match in enumerate(matches):
            word = match[0]
            if len(word) < _SHORTEST - 1 or len(found[word]) >= 8:
                continue
            before = after = ""
            if at and block.text[matches[at - 1].end() : match.start()] in _JOINTS:
                before = matches[at - 1][0]
                # "What Halvorsen said": a capital from the sentence, not of a name.
                before = (
                    "" if (key := before.casefold()) in lower or key in _COMMON_STARTS else before
                )
            elif block.text[max(0, match.start() - 2) : match.start()][:1].isdigit():
                continue
            if at + 1 < len(matches) and block.text[match.end() : matches[at + 1].start()] == " ":
                after = matches[at + 1][0]
            if not after and (particle := _PARTICLE.match(block.text, match.end())):
                after = particle[0]
            span = Span(start + match.start(), start + match.end())
            found[word].append(_Token(span, before, after))
    return {word: places for word, places in found.items() if places}


class _Neighbours:
    """Which of many words lie one letter away from a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in words:
            for rest in _rests(word):
                self._by_rest[rest].append(word)

    def of(self, word: str) -> list[str]:
        alike = {other for rest in _rests(word) for other in self._by_rest.get(rest, ())}
        return sorted(other for other in alike if other != word and _one_apart(word, other))


def _rests(word: str) -> set[str]:
    """The word, and what is left of it without any one of its letters."""
    folded = word.casefold()
    return {folded, *(folded[:at] + folded[at + 1 :] for at in range(len(folded)))}


def _one_apart(one: str, other: str) -> bool:
    return OSA.distance(one.casefold(), other.casefold(), score_cutoff=1) == 1


def _are_two(one: str, other: str) -> bool:
    """Whether the two are spellings, not forms of one word."""
    short, long = sorted((one, other), key=len)
    if short[0] != long[0] or _without_accents(short) == _without_accents(long):
        return False
    if long.isupper() or {short[-2:], long[-2:]} in _OTHER_FORMS:
        return False
    return not (long.startswith(short) and long[len(short) :] in _ENDINGS)


def _without_accents(word: str) -> str:
    return "".join(c for c in normalize("NFD", word.casefold()) if not combining(c))


def _same_person(surname: _Surname, places: list[_Token], twin: _Surname | None) -> Span | None:
    """Where the other spelling stands for the same person; None where it never does."""
    if twin and not any(_same_given(one, two) for one in surname.given for two in twin.given):
        return None
    for place in places:
        before = place.before.rstrip(".")
        if before in surname.given or before.casefold() in HONORIFICS:
            return place.span
        if not before and not place.after and not twin:
            return place.span
    return None


def _same_given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0])


def _given_names(surname: _Surname) -> Iterator[Finding]:
    """ "Jon Larsen" and "John Larsen"."""
    given = list(surname.given.items())
    for at, (one, first) in enumerate(given[:6]):
        for other, second in given[at + 1 : 6]:
            if min(len(one), len(other)) >= _SHORTEST_GIVEN and one[0] == other[0]:
                longer, shorter = sorted((one, other), key=len, reverse=True)
                # "Steve" is short for "Steven", but "Sara" is not short for "Sarah".
                short_form = longer.startswith(shorter) and longer[-1] not in "eh"
                if _one_apart(one, other) and not short_form:
                    yield _finding(
                        f"{one} {surname.text}", f"{other} {surname.text}", first, second
                    )


def _long_names(names: tuple[Name, ...], told: set[frozenset[str]]) -> Iterator[Finding]:
    """Names of two words and more, of which one has a letter more, less or changed."""
    first_place: dict[tuple[str, ...], Name] = {}
    by_frame: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name in names:
        words = tuple(name.text.split())
        if not 2 <= len(words) <= 6 or words in first_place:
            continue
        first_place[words] = name
        for at, word in enumerate(words):
            if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
                continue
            frame = (*words[:at], "", *words[at + 1 :])
            for other, before in by_frame[frame][:6]:
                if not (_one_apart(word, other) and _are_two(word, other)):
                    continue
                if frozenset((word, other)) not in told and word.casefold() not in GIVEN_NAMES:
                    told.add(frozenset((word, other)))
                    known = first_place[before]
                    yield _finding(known.text, name.text, known.span, name.span)
            by_frame[frame].append((word, words))
