"""BibTeX and BibLaTeX, as one format: read by bibtexparser and pylatexenc, mapped to CSL-JSON.

What has no variable in CSL stays under custom.bibtex by the field's name. Formatting inside titles
is taken off.
"""

import re
from collections.abc import Iterable
from typing import Any

from editorial.domain.csl_date import date_of_text, is_edtf
from editorial.domain.errors import InvalidValue
from editorial.domain.reference import ReferenceList, doi_of, reference_from_item
from editorial.domain.text import folded, shortened
from editorial.files import bibtex_names as names_of
from editorial.files.bibtex_entries import BibEntry, BibFile, bib_file
from editorial.files.bibtex_people import people
from editorial.files.latex_text import text_of_latex, verbatim
from editorial.files.reference_text import entry_left_out, text_of, told
from editorial.files.refusal import Progress, Refusal, no_progress

_STEP = 100
"""Entries between two words of progress: LaTeX takes a millisecond an entry."""
_NAMED = 5
"""Keys that a notice names at most."""
_MONTH = re.compile(rf"({'|'.join(names_of.MONTHS)})[a-z]*\.?|(?<!\d)(0?[1-9]|1[0-2])(?!\d)", re.I)
_DAY = re.compile(r"(?<!\d)([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)")
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")
_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_NEXT_ADDRESS = re.compile(r"[;,]?\s+(?=https?://|www\.)")
_ROLES = ("editor", "editora", "editorb", "editorc")


def references_from_bibtex(data: bytes, progress: Progress = no_progress) -> ReferenceList:
    """Every entry, in order; what is none, or says nothing, is told in `dropped`.

    Raises Refusal for what holds no entry.
    """
    progress(0, 1)
    found = bib_file(text_of(data))
    references, dropped = [], found.dropped
    for number, entry in enumerate(found.entries, 1):
        if number % _STEP == 0:
            progress(number, len(found.entries))
        try:
            references.append(reference_from_item(_Mapping(entry).item()))
        except InvalidValue as fault:
            reason = f"{fault}, and this one does not"
            dropped.append(entry_left_out(entry.key, entry.line, reason))
    if not references:
        raise Refusal("holds no references in BibTeX that can be read: export them anew.")
    return ReferenceList("bibtex", tuple(references), told(dropped), tuple(_notices(found)))


def _notices(found: BibFile) -> Iterable[str]:
    if found.repaired:
        it = "it" if len(found.repaired) == 1 else "them"
        yield (
            f"Brackets do not match in {_listed(found.repaired)}. Each line was read by itself:"
            f" look {it} over."
        )
    if found.undefined:
        yield (
            f"The file does not say what {_listed(sorted(found.undefined))} stands for: such"
            " abbreviations were kept as they are."
        )


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{shortened(name)}”" for name in names[:_NAMED])
    rest = len(names) - _NAMED
    return f"{shown} and {rest:,} more" if rest > 0 else shown


class _Mapping:
    """One entry on its way to CSL: each field is taken out by the variable that it becomes."""

    def __init__(self, entry: BibEntry) -> None:
        self._entry = entry
        self._left = dict(entry.fields)

    def item(self) -> dict[str, Any]:
        """The entry as an item of CSL-JSON."""
        kind = names_of.KINDS.get(self._entry.kind, "document")
        subtype = verbatim(self._left.get("entrysubtype", "")).lower()
        if special := names_of.SUBTYPES.get((kind, subtype)):
            kind = special
            self._left.pop("entrysubtype")
        item: dict[str, Any] = {"id": self._entry.key, "type": kind}
        item |= self._people()
        item["title"] = self._title("title")
        item["container-title"] = self._container(kind, item["title"])
        item["publisher"] = self._first(*names_of.PUBLISHERS)
        item["publisher-place"] = self._first(*names_of.PLACES)
        item |= {"issued": self._issued(), **self._addresses(), **self._numbers(kind)}
        for name, variable in names_of.DATES.items():
            item[variable] = _dated(_moment(self._verbatim(name)))
        for name, variable in names_of.VARIABLES.items():
            if not item.get(variable):
                item[variable] = self._text(name)
        item["page"] = re.sub(r"\s*(?:--+|[–—])\s*", "-", item["page"])
        item["language"] = self._language(item["language"])
        item["genre"] = names_of.THESES.get(item["genre"], item["genre"])
        if not item["genre"]:
            item["genre"] = names_of.THESES.get(self._entry.kind, "")
        if custom := self._rest():
            item["custom"] = {"bibtex": custom}
        return {key: value for key, value in item.items() if value}

    def _raw(self, name: str) -> str:
        return self._left.pop(name, "")

    def _text(self, name: str) -> str:
        value = self._raw(name)
        return verbatim(value) if name in names_of.VERBATIM else folded(text_of_latex(value))

    def _verbatim(self, name: str) -> str:
        return folded(verbatim(self._raw(name)))

    def _first(self, *names: str) -> str:
        """The first of the fields that says anything; one that says the same goes too."""
        said = ""
        for name in names:
            if name in self._left:
                text = folded(text_of_latex(self._left[name]))
                said = said or text
                if text == said:
                    self._raw(name)
        return said

    def _title(self, name: str) -> str:
        """Title and subtitle, as one."""
        title, more = self._text(name), self._text(names_of.SUBTITLES.get(name, ""))
        if not more:
            return title
        return f"{title}{' ' if title[-1:] in '.?!:' else ': '}{more}" if title else more

    def _container(self, kind: str, own: str) -> str:
        names = [name for name in names_of.CONTAINERS if name in self._left]
        title = self._title(names[0]) if names else ""
        if title and title == own and kind == "book" and names[0] == "booktitle":
            # A book says so for the sake of the chapters that refer to it.
            return ""
        if not title and kind in ("webpage", "post", "post-weblog"):
            return self._text("titleaddon")
        return title

    def _people(self) -> dict[str, Any]:
        found: dict[str, list[dict[str, str]]] = {}
        for name in _ROLES:
            role = names_of.ROLES.get(verbatim(self._left.get(f"{name}type", "")).lower())
            if name in self._left and (role or name == "editor"):
                self._raw(f"{name}type")
                found.setdefault(role or "editor", []).extend(people(self._raw(name)))
        for name, role in names_of.NAMES.items():
            if name in self._left:
                found.setdefault(role, []).extend(people(self._raw(name)))
        return dict(found)

    def _issued(self) -> dict[str, Any] | None:
        """`date`, or what `year`, `month` and `day` say together."""
        date = _moment(self._verbatim("date"))
        year = folded(text_of_latex(self._left.get("year", "")))
        month = folded(text_of_latex(self._left.get("month", "")))
        if date:
            # Many files tell it twice, for old programs and new ones.
            if date.startswith(year):
                self._raw("year")
                self._raw("month")
            return _dated(date)
        day = folded(text_of_latex(self._raw("day")))
        self._raw("year")
        self._raw("month")
        return _dated(_written_date(_moment(year), month, day))

    def _addresses(self) -> dict[str, str]:
        doi = self._verbatim("doi")
        url = self._verbatim("url")
        published = self._left.get("howpublished", "")
        if not url and _ADDRESS.fullmatch(verbatim(published)):
            url = folded(verbatim(self._raw("howpublished")))
        url, *others = _NEXT_ADDRESS.split(url)
        if others:
            self._left["url"] = " ".join(others)
        found = {"URL": url, "DOI": doi_of(doi) or doi}
        return found | self._eprint(url, doi)

    def _eprint(self, url: str, doi: str) -> dict[str, str]:
        """arXiv's and other archives' numbers; arXiv's are an address as well."""
        kind = self._verbatim("eprinttype") or self._verbatim("archiveprefix")
        self._left.pop("archiveprefix", None)
        number = self._verbatim("eprint")
        arxiv = self._verbatim("arxivid")
        if not number and arxiv:
            kind, number = "arxiv", arxiv
        if not number:
            return {}
        if kind.lower() == "arxiv":
            number = re.sub(r"\A(?:https?://)?(?:arxiv\.org/abs/|arxiv:)", "", number, flags=re.I)
            address = "" if url or doi else f"https://arxiv.org/abs/{number}"
            told = {"archive": "arXiv", "archive_location": number}
            return told | ({"URL": address} if address else {})
        if kind.lower() in ("pubmed", "pmid"):
            return {"PMID": number}
        return {"archive": kind or "eprint", "archive_location": number}

    def _numbers(self, kind: str) -> dict[str, str]:
        """`number` is an issue in what appears in issues, else a number of its own or of a
        series; `issue` is BibLaTeX's word for "Spring"."""
        number, issue = self._text("number"), self._text("issue")
        if kind.startswith("article") or kind in ("periodical", "review"):
            if number and issue and number != issue:
                return {"issue": number, "number": issue}
            return {"issue": number or issue}
        in_series = "series" in self._left and kind in ("book", "chapter", "paper-conference")
        return {("collection-number" if in_series else "number"): number, "issue": issue}

    def _language(self, language: str) -> str:
        ids = self._verbatim("langid")
        if language:
            return names_of.LANGUAGES.get(language.lower(), language)
        return names_of.LANGUAGES.get(ids.lower(), ids)

    def _rest(self) -> dict[str, Any]:
        rest: dict[str, Any] = {
            name: folded(verbatim(value) if name in names_of.VERBATIM else text_of_latex(value))
            for name, value in self._left.items()
            if name not in ("crossref", "xdata")
        }
        for name, value in self._entry.again:
            before = rest.get(name, [])
            values = before if isinstance(before, list) else [before]
            rest[name] = [*values, folded(text_of_latex(value))]
        return {name: value for name, value in rest.items() if value}


def _dated(written: str) -> dict[str, Any] | None:
    return date_of_text(written) if written else None


def _moment(written: str) -> str:
    """A date without its time of day."""
    return "/".join(_TIME.sub(r"\1", part.strip()) for part in written.split("/"))


def _written_date(year: str, month: str, day: str) -> str:
    if not re.fullmatch(r"\d{4}", year) or not month:
        return year
    found = _MONTH.search(month)
    if not found:
        return f"{month} {year}"
    number = names_of.MONTHS.index(found[1].lower()) + 1 if found[1] else int(found[2])
    first = f"{year}-{number:02d}"
    rest = month[: found.start()] + " " + month[found.end() :]
    if (second := _MONTH.search(rest)) and second[1]:
        return f"{first}/{year}-{names_of.MONTHS.index(second[1].lower()) + 1:02d}"
    if in_month := _DAY.search(day or rest):
        dated = f"{first}-{int(in_month[1]):02d}"
        return dated if is_edtf(dated) else first
    return first
