"""Lists of names as BibTeX and BibLaTeX have them: "von Last, Jr, First and {Some Board}"."""

import re
from collections.abc import Iterable

from bibtexparser.middlewares.names import (
    NameParts,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from editorial.domain.reference import OTHERS, Name
from editorial.domain.text import folded
from editorial.files.latex_text import latex_of, text_of_latex
from editorial.files.name_words import is_company

_NAMED_PARTS = re.compile(r"(family|given|prefix|suffix|useprefix|\w+-i)\s*=\s*(.*)", re.S)
_COMMA = re.compile(r",(?![^{}]*\})")
_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}
_AND = re.compile(r"(?<!\S)and(?!\S)", re.I)


def people(value: str) -> list[dict[str, str]]:
    """The names of a field's value, LaTeX still, as CSL has them; "and others" is a name too."""
    found = []
    for name in split_multiple_persons_names(" ".join(value.split())):
        parts = _one(name.strip(" ,"))
        if any(parts.values()):
            found.append({key: part for key, part in parts.items() if part})
    return found


def _one(name: str) -> dict[str, str]:
    if name.lower() == OTHERS:
        return {"literal": OTHERS}
    if _in_braces(name):
        return {"literal": _words([name])}
    if _NAMED_PARTS.match(name):
        return _by_part(name)
    parts = parse_single_name_into_parts(name, strict=False)
    return _in_order(parts)


def _in_order(parts: NameParts) -> dict[str, str]:
    family, given = _words(parts.last), _words(parts.first)
    if not family and not given:
        return {}
    if is_company(family, given, _words([*parts.von, *parts.jr])):
        return {"literal": f"{family}, {given}"}
    return {
        "family": family,
        "given": given,
        "non-dropping-particle": _words(parts.von),
        "suffix": _words(parts.jr),
    }


def _by_part(name: str) -> dict[str, str]:
    """BibLaTeX's extended form: "family=Berg, given=Ann, prefix=van den"."""
    found = {}
    for part in _COMMA.split(name):
        match = _NAMED_PARTS.match(part.strip().strip('"'))
        if match and match[1] in _PARTS:
            found[_PARTS[match[1]]] = _words([match[2].strip('"')])
    return found if found.get("family") or found.get("given") else {"literal": _words([name])}


def _in_braces(name: str) -> bool:
    """Whether one pair of braces holds the whole name, so that it is nobody's first and last."""
    if not name.startswith("{") or not name.endswith("}") or name.startswith("{\\"):
        return False
    depth = 0
    for at, char in enumerate(name):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at == len(name) - 1
    return False


def _words(parts: Iterable[str]) -> str:
    return folded(text_of_latex(" ".join(parts)))


def people_in_latex(names: Iterable[Name]) -> str:
    """The names as a field's value: "van Gogh, Vincent and {Harbour Board} and others"."""
    return " and ".join(map(_latex, names))


def _latex(name: Name) -> str:
    if name.literal:
        return OTHERS if name.literal == OTHERS else f"{{{latex_of(name.literal)}}}"
    particle = " ".join(part for part in (name.dropping, name.particle) if part)
    family = _protected(name.family, first=True)
    last = f"{latex_of(particle)} {family}" if particle and particle.islower() else family
    if particle and not particle.islower():
        # A particle with a capital would be read as a part of the name.
        last = _protected(f"{particle} {name.family}", first=True)
    parts = [last, *([_protected(name.suffix)] if name.suffix else []), _protected(name.given)]
    return ", ".join(parts) if name.given or name.suffix else last


def _protected(part: str, first: bool = False) -> str:
    """In braces where BibTeX would take the part apart: at a comma, an "and", a small word."""
    small = first and any(word[:1].islower() for word in part.split())
    loose = "," in part or _AND.search(part) or small or "=" in part or '"' in part
    return f"{{{latex_of(part)}}}" if loose else latex_of(part)
