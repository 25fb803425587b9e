"""References as BibLaTeX, and as the older BibTeX: UTF-8, one entry each, written by bibtexparser.

Titles stand in two pairs of braces, so that no style takes the capitals out of a headline.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import write

from editorial.domain.csl_date import is_edtf, text_of_date
from editorial.domain.reference import Reference, item_of, names_from_json, plain
from editorial.domain.text import folded
from editorial.files import bibtex_names as names_of
from editorial.files.bibtex_people import people_in_latex
from editorial.files.citation_keys import fit_key, with_keys
from editorial.files.latex_text import latex_of

_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_FIELD_NAME = re.compile(r"[a-z][a-z0-9+:_-]*")
_LOOSE = re.compile(r"[{}]|\\(?=[%&#_${}~^]|\Z)")


def biblatex_from_references(references: Iterable[Reference]) -> bytes:
    """For BibLaTeX and Biber, Zotero and JabRef."""
    return _file(references, classic=False)


def bibtex_from_references(references: Iterable[Reference]) -> bytes:
    """For BibTeX's standard styles; types that they do not know are "misc"."""
    return _file(references, classic=True)


def _file(references: Iterable[Reference], *, classic: bool) -> bytes:
    entries = []
    for reference in with_keys(references, fit_key):
        kind = names_of.TYPES.get(reference.kind, ("misc", "misc"))[classic]
        given = dict(_custom(reference))
        fields = {**given, **dict(_fields(reference, kind, classic=classic))}
        written = [Field(name, f"{{{value}}}") for name, value in fields.items() if value]
        entries.append(Entry(kind, reference.id, written))
    return write(Library(list(entries))).encode("utf-8", "replace")


def _fields(reference: Reference, kind: str, *, classic: bool) -> Iterator[tuple[str, str]]:
    """Name and value, without the outer braces, in the order in which they are written."""
    item = item_of(reference)
    yield "author", people_in_latex(reference.authors)
    yield "title", _title(reference.title)
    yield _container_name(kind, classic=classic), _title(reference.container)
    yield from _subtype(reference.kind)
    yield from _date(reference.issued, classic=classic)
    for variable, name in _roles(classic=classic):
        yield name, people_in_latex(names_from_json(item.get(variable)))
    yield _publisher_name(kind, classic=classic), latex_of(reference.publisher)
    yield "address" if classic else "location", latex_of(reference.place)
    yield "number", _number(item, reference)
    yield from _texts(item, classic=classic)
    if not classic:
        for name, variable in names_of.DATES.items():
            written = text_of_date(item.get(variable))
            yield name, written if is_edtf(written) else ""
    yield from _eprint(item)
    yield "doi", _address(reference.doi)
    yield "url", _address(reference.url)


def _custom(reference: Reference) -> Iterator[tuple[str, str]]:
    """What a file of BibTeX had and CSL has no variable for, as it was."""
    custom = reference.more("custom")
    kept = custom.get("bibtex") if isinstance(custom, dict) else None
    for name, value in kept.items() if isinstance(kept, dict) else ():
        first = value[0] if isinstance(value, list) and value else value
        if name in names_of.CONTAINERS or name in names_of.SUBTITLES.values():
            # Beside the reference's own title they would be read as a part of it.
            continue
        if _FIELD_NAME.fullmatch(name) and isinstance(first, str):
            yield name, _address(first) if name in names_of.VERBATIM else latex_of(first)


def _container_name(kind: str, *, classic: bool) -> str:
    if kind in names_of.IN_BOOK:
        return "booktitle"
    if kind in names_of.TITLE_ADDON:
        return "titleaddon"
    if kind == "book" and not classic:
        return "maintitle"
    return "journal" if classic else "journaltitle"


def _publisher_name(kind: str, *, classic: bool) -> str:
    if kind == "phdthesis":
        return "school"
    if kind in ("report", "thesis", "techreport"):
        return "institution"
    return "organization" if kind in ("online", "standard") and not classic else "publisher"


def _roles(*, classic: bool) -> Iterator[tuple[str, str]]:
    for name, variable in names_of.NAMES.items():
        if name != "author" and (name == "editor" or not classic):
            yield variable, name


def _subtype(kind: str) -> Iterator[tuple[str, str]]:
    for (_, subtype), special in names_of.SUBTYPES.items():
        if special == kind:
            yield "entrysubtype", subtype


def _date(written: str, *, classic: bool) -> Iterator[tuple[str, str]]:
    """`date` where it is EDTF; for BibTeX, and for other words, `year` and `month`."""
    if not classic and is_edtf(written):
        yield "date", written
        return
    match = _PLAIN_DATE.fullmatch(written)
    if not match:
        # Not even BibTeX wants a year in `year`; a range's months would be lost otherwise.
        yield "year", latex_of(written)
        return
    yield "year", match[1]
    if match[2]:
        month = names_of.MONTHS[int(match[2]) - 1]
        yield "month", f"{month} {int(match[3])}" if match[3] else month


def _number(item: dict[str, Any], reference: Reference) -> str:
    """BibTeX's one field for CSL's three numbers."""
    kept = (reference.issue, item.get("number"), item.get("collection-number"))
    return next((latex_of(_line(value)) for value in kept if value), "")


def _texts(item: dict[str, Any], *, classic: bool) -> Iterator[tuple[str, str]]:
    known = set()
    for name, variable in names_of.VARIABLES.items():
        value = _line(item.get(variable))
        # Two fields may be one variable: the first of them is written.
        if not value or variable in known or name == "eid":
            continue
        known.add(variable)
        if name == "pages":
            value = re.sub(r"(?<=\w)[-–](?=\w)", "--", value)
            yield name, "--".join(map(latex_of, value.split("--")))
        elif name == "language" and not classic:
            yield "langid" if value in names_of.LANGUAGES.values() else name, latex_of(value)
        else:
            yield name, latex_of(value)


def _eprint(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    archive, number = _line(item.get("archive")), _line(item.get("archive_location"))
    if archive and number and re.fullmatch(r"[\w.:/-]+", number):
        yield "eprint", number
        yield "eprinttype", archive.lower() if archive == "arXiv" else _address(archive)


def _title(text: str) -> str:
    return f"{{{latex_of(plain(text))}}}" if text else ""


def _line(value: Any) -> str:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return folded(str(value))
    return ""


def _address(text: str) -> str:
    """Addresses and numbers are no LaTeX: what would end the field is written as URLs have it."""
    return _LOOSE.sub(lambda match: f"%{ord(match[0]):02X}", folded(text))
