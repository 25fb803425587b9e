"""What a piece leans on: newspapers, stations and sites, and the papers of its subjects."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from editorial.analysis.name_words import NOT_NAMES
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.outlet_words import ALIASES, ALONE, DAILIES, KNOWN, NO_OUTLET, WORDS
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet where the piece names it. `key` is the same for every way in which it is named
    ("wenlow herald" for "the Herald"); `relied_on`: the piece has something from it."""

    span: Span
    text: str
    key: str
    relied_on: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, post or study of somebody's from which the piece has something.

    `owner` is the owner's name, `what` the word for it: "Anthropic", "blog post".
    """

    span: Span
    owner: str
    what: str


_OUTLET = re.compile(
    rf"(?<![\w’'/@#.-])(?:(?P<known>{KNOWN})|(?P<daily>(?:{DAILIES}) [A-Z]\w++)|(?P<word>{WORDS}))"
    r"(?![\w/@-]|\.\w| [A-Z](?!I\b))"
)
_BEFORE = re.compile(r"(?:[A-Z][\w&-]*+(?:\.[A-Z]\.)? ){1,4}\Z")
_BEFORE_REACH = 60
_JOINED = re.compile(r"(?:,| and| or|, and)(?: the)? \Z")
_GIVES = re.compile(
    r"\b(?:told|tells|telling|according to|citing|cited by|quoting|quoted (?:by|in)|crediting|per"
    r"|via|as|(?:interviews?|spoke|speaking|talked) (?:with|to)|(?:wrote|said|writing) in"
    r"|(?:reported|published|obtained|seen|revealed|written|reviewed|confirmed) (?:by|in)"
    r"|report(?:s|ing)? (?:by|in|from)|article (?:by|in))(?: the)? \Z",
    re.I,
)
_TELLS = re.compile(
    r"(?:['’]s?)?(?: newspaper| magazine)?,?(?: which| that)?"
    r"(?: (?:has|have|had|also|first|later|then|since|already|now|reportedly|both|all"
    r"|w(?:as|ere) the first to|\w+ly))*+"
    r" (?:report(?:s|ed|ing)?|sa(?:id|ys)|wr(?:ote|ites)|r[au]ns?|found|reveal(?:s|ed)"
    r"|claim(?:s|ed)|publish(?:ed|es)|quot(?:ed|es)|cit(?:ed|es|ing)|confirm(?:s|ed)|not(?:ed|es)|broke|obtained"
    r"|describ(?:ed|es)|carried|the story|account|article|investigation|interview|story|scoop)\b"
)
_REACH = 80


def outlets_in(piece: Piece) -> tuple[Outlet, ...]:
    """Every outlet that is named in the checkable zones, in the order of the text."""
    found = [outlet for sentence in piece.sentences for outlet in _in_sentence(sentence)]
    whole = {found_key.rsplit(" ", 1)[-1]: found_key for found_key in _whole_keys(found)}
    return tuple(
        replace(outlet, key=whole.get(outlet.key, outlet.key))
        for outlet in found
        if outlet.key in whole or " " in outlet.key or outlet.text not in ALONE or outlet.relied_on
    )


def outlet_key(name: str) -> str:
    """The name in small letters, whole where it is a known short one, without its article."""
    key = name.casefold().replace("’s", "").removeprefix("the ")
    if key == "information":
        return "the information"
    return ALIASES.get(key, key)


def _whole_keys(outlets: Sequence[Outlet]) -> Iterator[str]:
    return (outlet.key for outlet in reversed(outlets) if " " in outlet.key)


def _in_sentence(sentence: Sentence) -> Iterator[Outlet]:
    text = sentence.text
    found: list[tuple[int, int, bool]] = []
    for match in _OUTLET.finditer(text):
        start = _start(text, match)
        if start is not None:
            gives = _GIVES.search(text, max(0, start - _REACH), start)
            tells = _TELLS.match(text, match.end(), match.end() + _REACH)
            found.append((start, match.end(), bool(gives or tells)))
    for index, (start, end, relied_on) in enumerate(found):
        relied_on = relied_on or any(found[other][2] for other in _listed_with(text, found, index))
        name = text[start:end]
        yield Outlet(
            Span(sentence.span.start + start, sentence.span.start + end),
            name,
            outlet_key(name),
            relied_on,
        )


def _start(text: str, match: re.Match[str]) -> int | None:
    """Where the outlet's name begins; None where the word is no outlet's."""
    if match["known"]:
        return match.start()
    low = max(0, match.start() - _BEFORE_REACH)
    before = _BEFORE.search(text, low, match.start())
    start = before.start() if before else match.start()
    words = [(m.start(), m[0]) for m in re.finditer(r"\S+", text[start : match.start()])]
    while words and words[0][1] != "New" and words[0][1].casefold() in NOT_NAMES:
        words.pop(0)
    if words and words[-1][1].casefold() in NO_OUTLET:
        return None
    if words and match["word"]:
        return start + words[0][0]
    the = text[max(0, match.start() - 4) : match.start()].casefold().endswith("the ")
    if match["daily"]:
        return match.start() if the or _GIVES.search(text, low, match.start()) else None
    return match.start() if the and match["word"] in ALONE else None


def _listed_with(text: str, found: Sequence[tuple[int, int, bool]], index: int) -> Iterator[int]:
    """The outlets that "and" or a comma joins to this one."""
    for step in (-1, 1):
        other = index
        while 0 <= other + step < len(found):
            first, second = sorted((other, other + step))
            if not _JOINED.match(text[found[first][1] : found[second][0]]):
                break
            other += step
            yield other


_KINDS = (
    r"blog posts?|blogs?|press releases?|white papers?|court filings?|filings?|lawsuit|complaint"
    r"|stud(?:y|ies)|papers?|reports?|memos?|audits?|surveys?|polls?|transcripts?|tweets?|newsletter"
)
_OWNED = re.compile(rf"['’]s? (?:\w+ ){{0,2}}({_KINDS})\b", re.I)
_IN_ITS = re.compile(
    r"\b(?:argu|said|says|wrote|writ|announc|stat|explain|claim|not|publish|post|warn|confirm)\w*+"
    rf"(?: \w+){{0,3}} (?:in|on) (?:an?|its|their|his|her) (?:[\w-]+ ){{0,2}}({_KINDS})\b",
    re.I,
)
_GIVEN = re.compile(
    r"(?: \w+){0,2} (?:says?|said|f(?:ou|i)nds?|(?:not|stat|argu|describ|conclud)(?:es|ed)"
    r"|(?:show|warn|reveal|conclud|suggest|claim)(?:s|ed))\b",
    re.I,
)
_PER = re.compile(r"\b(?:according to|citing|in|cited) (?:the )?\Z", re.I)


def papers_in(piece: Piece) -> tuple[Paper, ...]:
    """The documents, posts and studies with an owner from which the piece has something."""
    names = piece.once(names_in)
    starts = [name.span.start for name in names]
    found: list[Paper] = []
    for sentence in piece.sentences:
        if not _OWNED.search(sentence.text) and not _IN_ITS.search(sentence.text):
            continue
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end, first)
        found += _papers(sentence, names[first:last])
    return tuple(found)


def _papers(sentence: Sentence, names: Sequence[Name]) -> Iterator[Paper]:
    text, at = sentence.text, sentence.span.start
    owners = [name for name in names if name.kind is not NameKind.PLACE]
    for name in owners:
        end = name.span.end - at
        owned = _OWNED.match(text, end)
        if owned and (
            _GIVEN.match(text, owned.end()) or _PER.search(text, 0, name.span.start - at)
        ):
            yield Paper(Span(name.span.start, at + owned.end()), name.text, owned[1])
    for told in _IN_ITS.finditer(text):
        before = [name for name in owners if name.span.end - at <= told.start()]
        if before:
            yield Paper(Span(at + told.start(), at + told.end()), before[-1].text, told[1])
