"""Names of those who wrote a page, out of what its data and its byline state."""

import re
from collections.abc import Iterable
from itertools import takewhile

_BEGINS = re.compile(
    r"\W*(?:(?:written|posted|published|story|words|text|reported|a post|article) )?"
    r"(?:by|von|par|por|di|door|av|af|autor(?:in|es)?|authors?|auteurs?)\b[:\s]+",
    re.I,
)
_BY_ANYWHERE = re.compile(r"\b(?:by|von|par|por)\b[:\s]+", re.I)
_AFTER_NAMES = re.compile(
    r"\d|\s[-–—]\s|[•|·(]|\b(?:on|for|at|in|updated|published|posted|edited|photograph\w*|is|est|has)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:january|february|april|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?=\s*\d|\s*\Z)"
    r"|\b(?:march|may)\s+\d",
    re.I,
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
_BETWEEN = re.compile(r"\s*[;|•·]\s*|\s+(?:and|&|und|et|y|e|en|og|och)\s+|\s*,\s*(?=\S)")
_ROLE = re.compile(
    r"\b(?:reporter|writer|editor|correspondent|contributor|columnist|staff|chief|producer|journalist"
    r"|freelance|freelancer|senior|desk|bureau|analyst|director|professor|redakteur(?:in)?|news|agency"
    r"|ph\.?d|md|jr|sr|mba|ma|msc|rd|rn|dr)\b\.?",
    re.I,
)
_NOBODY = frozenset(
    "admin administrator author authors by editor editors editorial guest none null root"
    " staff system test unknown user username webmaster redaktion redaction anonymous updated"
    " published posted".split()
)
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el ibn la le of ten ter van von y zu e und the"
    " af av".split()
)
_LONGEST = 60
_MOST_WORDS = 6
_MOST = 12


def people_in(stated: Iterable[str], *, printed: bool = False) -> tuple[str, ...]:
    """The names, one each, without "By", roles, addresses and handles; what is no name goes.

    What was `printed` has to look like a person's name; data may also name an organisation.
    """
    names: list[str] = []
    for text in stated:
        if printed:
            text = _signature(text)
        # "name@host (Jane Doe)" is how feeds put it.
        bare = _BEGINS.sub("", " ".join(_ADDRESS.sub(" ", text).split()), count=1)
        bare = bare.removeprefix("(").strip(" ,;") if bare.startswith("(") else bare
        if printed:
            parts = list(takewhile(_is_printed_name, filter(None, _BETWEEN.split(bare))))
        else:
            parts = _parts(bare)
        names += [name for part in parts if (name := _name(part, printed))]
    seen = {name.casefold(): name for name in reversed(names)}
    return tuple(name for name in dict.fromkeys(names) if seen[name.casefold()] == name)[:_MOST]


def _signature(line: str) -> str:
    """The names of a printed line: behind "by", and before date, time and what follows a dash."""
    by = _BY_ANYWHERE.search(line)
    return _AFTER_NAMES.split(line[by.end() :] if by else line, maxsplit=1)[0]


def _parts(text: str) -> list[str]:
    parts = [part for part in _BETWEEN.split(text) if part]
    surnames = [part for part in parts if len(part.split()) == 1 and not _ROLE.fullmatch(part)]
    # "Doe, Jane", "Mac & i" and "A, B, C" are not to be taken apart.
    return [text] if surnames and len(parts) > 1 else parts


def _name(text: str, printed: bool) -> str:
    name = text.strip(" \t,;:–—-[]·|")
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    words = name.split()
    if not name or len(name) > _LONGEST or len(words) > _MOST_WORDS:
        return ""
    if name.casefold() in _NOBODY or "/" in name or any(char.isdigit() for char in name):
        return ""
    if not any(char.isalpha() for char in name) or "{" in name:
        return ""
    return name if not printed or _is_person(words) else ""


def _is_printed_name(part: str) -> bool:
    return bool(_name(part, True))


def _is_person(words: list[str]) -> bool:
    proper = [word for word in words if word.casefold() not in _PARTICLES]
    if any(_ROLE.fullmatch(word.strip(",.")) for word in proper):
        return False
    return len(proper) >= 2 and all(word[:1].isupper() for word in proper)
