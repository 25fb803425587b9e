"""Who wrote a piece, who reviewed it, when it came out and how long it takes to read."""

import re
from dataclasses import dataclass
from datetime import date

from editorial.analysis.dates import date_in, dates_in

_LIMIT = 400
"""Code points: a longer line is prose, whatever it begins with."""
_WRITTEN_BY = re.compile(
    r"(?:(?:story|words|text|report|reported|reporting|written|posted|published|analysis|opinion)"
    r"(?: and photos| and photographs)? )?(?:by|von|par|por)\b:? +"
    r"|(?:authors?|byline|writers?|words|text|autor(?:en|in)?) ?: *",
    re.I,
)
_CREDIT = re.compile(
    r"(?:(?:reviewed|edited|fact[- ]checked|checked|translated|additional reporting|compiled"
    r"|produced|curated|editing|contributions?|medically reviewed)(?:,? (?:&|and) |, )?)+ by\b",
    re.I,
)
_MINUTES = re.compile(
    r"(?:(?:reading time|read time|time to read|estimated reading time|lesezeit)\W{0,3}"
    r"(?P<a>\d{1,3})(?: ?min(?:ute|uten)?s?\b\.?)?)"
    r"|(?:(?P<b>\d{1,3})[ -]?min(?:ute)?s?\b\.?"
    r"(?: read(?:ing)?(?: time)?\b| to read\b| lesezeit\b)?)",
    re.I,
)
_AROUND_DATES = re.compile(
    r"\b(?:first )?(?:published|posted|updated?|last updated|last modified|modified|revised|created"
    r"|date|on|at|from|mon|tue|tues|wed|thu|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|a\.?m|p\.?m|utc"
    r"|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|uhr)\b\.?|\b\d{1,2}[:.]\d\d(?::\d\d)?\b",
    re.I,
)
_SEPARATORS = re.compile(r"\s*[|•·●‧∙/]\s*|\s+[—–-]\s+")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|,(?: and| &| und)?|(?<=\w) (?:and|&|und|et|y|with))\s+", re.I)
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el ibn la le of ten ter van von y zu".split()
)
_ROLE = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|contributor|columnist|staff|chief|producer|author"
    r"|journalist|freelance|senior|desk|bureau|fellow|analyst|director|professor|ph\.?d|m\.?d|jr|sr)\b",
    re.I,
)
_NOT_IN_NAMES = frozenset(
    "a about after all an and are as at before but by can for from has have how i if in into is it"
    " its more my new no not on or our out over so than that the their this to two up was we what"
    " when where which who why will with you your".split()
)
_AFFILIATION = re.compile(r"\s*(?:\(|<|@|, (?:in|at|of|for) | (?:for|in|at) (?=[A-Z]))")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one line at an article's head says of its making."""

    byline: str = ""
    authors: tuple[str, ...] = ()
    published_on: date | None = None
    reading_minutes: int | None = None


def imprint_of(line: str, *, names_may_stand_alone: bool = False) -> Imprint | None:
    """The line's byline, date and reading time; None where it says anything else besides.

    Names without "By" count beside a date, or where the caller says that a byline may stand
    here.
    """
    if len(line) > _LIMIT:
        return None
    published = date_in(line)
    rest, minutes = _without_minutes(_without_dates(line))
    pieces = [piece.strip(" ,;:") for piece in _SEPARATORS.split(rest)]
    pieces = [piece for piece in pieces if piece]
    names_only = names_may_stand_alone or published is not None or minutes is not None
    authors: list[str] = []
    printed: list[str] = []
    for piece in pieces:
        names = _names_in(piece, names_only)
        if names is None:
            return None
        authors += names
        printed.append(piece)
    if not printed and published is None and minutes is None:
        return None
    return Imprint(" | ".join(printed), tuple(dict.fromkeys(authors)), published, minutes)


def is_date(line: str) -> bool:
    """Whether the line says when the piece came out, and not who wrote it."""
    rest = _without_dates(line)
    return rest != line and not any(len(word) > 2 and word.isalpha() for word in rest.split())


def names_of(text: str) -> tuple[str, ...]:
    """The names in "Jane Doe, Reporter, and Ali van Dam"; () where it is no list of names."""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(text)]
    names: list[str] = []
    for part in parts:
        if names and part and _ROLE.search(part):
            continue
        part = _AFFILIATION.split(part, maxsplit=1)[0].strip(" .,")
        if not _is_name(part):
            return ()
        names.append(part)
    return tuple(names)


def _names_in(piece: str, names_only: bool) -> tuple[str, ...] | None:
    """Authors in a piece of a byline; () for a review credit, None where it is neither."""
    if _CREDIT.match(piece):
        return ()
    if written := _WRITTEN_BY.match(piece):
        rest = piece[written.end() :]
        if credit := _CREDIT.search(rest):
            rest = rest[: credit.start()].strip(" ,;")
        return names_of(rest) or None
    names = names_of(piece) if names_only else ()
    if names and all(_is_full_name(name) for name in names):
        return names
    return None


def _is_name(text: str) -> bool:
    tokens = text.split()
    if not 1 <= len(tokens) <= 6 or any(mark in text for mark in '?!:;"“”'):
        return False
    proper = [token for token in tokens if token.lower() not in _PARTICLES]
    return bool(proper) and all(_is_proper(token) for token in proper)


def _is_proper(token: str) -> bool:
    bare = token.strip("'’().,")
    if bare.lower() in _NOT_IN_NAMES and not re.fullmatch(r"[A-Z]\.?", token):
        return bare in ("The",)
    return bare[:1].isupper() or (bare[:1].isdigit() and any(c.isalpha() for c in bare))


def _is_full_name(name: str) -> bool:
    """Two to five words with capitals: a single one could be anything."""
    return 2 <= len(name.split()) <= 5 and not any(c.isdigit() for c in name)


def _without_dates(line: str) -> str:
    out: list[str] = []
    last = 0
    for start, end, _ in dates_in(line):
        out += [line[last:start], " | "]
        last = end
    if not out:
        return line
    return _AROUND_DATES.sub(" | ", "".join([*out, line[last:]]))


def _without_minutes(line: str) -> tuple[str, int | None]:
    match = _MINUTES.search(line)
    if not match:
        return line, None
    minutes = int(match["a"] or match["b"])
    return f"{line[: match.start()]} | {line[match.end() :]}", minutes
