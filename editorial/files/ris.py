"""RIS: records of lines "TAG  - value", from "TY" to "ER".

Read and written by rispy, with tags for names. What it would pass over in silence is seen to here:
records that are never closed, values that go on in the next line, tags with too few spaces.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import rispy
from rispy.config import TAG_KEY_MAPPING

from editorial.domain.csl_date import date_of_text, is_edtf
from editorial.domain.errors import InvalidValue
from editorial.domain.extract import Dropped
from editorial.domain.reference import (
    Reference,
    ReferenceList,
    doi_of,
    item_of,
    names_from_json,
    plain,
    reference_from_item,
)
from editorial.domain.text import folded, shortened
from editorial.files import ris_names
from editorial.files.citation_keys import with_keys
from editorial.files.name_words import inverted, name_inverted
from editorial.files.reference_text import (
    VALUE_LIMIT,
    entry_left_out,
    refuse_many,
    text_of,
    told,
)
from editorial.files.refusal import Progress, Refusal, no_progress

_LINE = re.compile(r"([A-Z][A-Z0-9]) {0,3}-(?: |\Z)(.*)|([A-Z][A-Z0-9])  -(.*)", re.S)
_BEGINNING = re.compile(r"^[ \t]*TY {0,3}-", re.M)
_STEP = 500
_LINES = 20_000
"""Lines of one record; papers with 5,000 authors have been written."""

_MAPPING = {tag: tag.lower() for tag in (*TAG_KEY_MAPPING, *ris_names.VARIABLES)}
_MAPPING |= {tag: tag.lower() for tag in ("BT", "CT", "ED", "J1", "L3", "LK", "PP", "U1", "U2")}
_KNOWN = frozenset(_MAPPING)


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no annotations
    """Without the number that rispy writes before each record, which not every program skips."""

    REFERENCE_TYPE_KEY = "ty"

    def set_header(self, count: int) -> str:
        return ""


def references_from_ris(data: bytes, progress: Progress = no_progress) -> ReferenceList:
    """Every record, in order; one that says nothing is told in `dropped`.

    Raises Refusal for what holds no record.
    """
    text = text_of(data)
    refuse_many(sum(1 for _ in _BEGINNING.finditer(text)))
    records = list(_records(text))
    references, dropped = [], []
    for number, (line, lines, lost) in enumerate(records, 1):
        if number % _STEP == 0:
            progress(number, len(records))
        dropped += lost
        tags = _parsed(lines)
        try:
            references.append(reference_from_item(_item(tags)))
        except InvalidValue as fault:
            name = (tags.get("id") or [""])[0]
            words = shortened(" ".join(lines[1:-1]))
            dropped.append(entry_left_out(name, line, f"{fault}, and this one does not", words))
    if not references:
        raise Refusal("holds no references in RIS: export them anew, as RIS.")
    return ReferenceList("ris", tuple(references), told(dropped))


def _records(text: str) -> Iterator[tuple[int, list[str], list[Dropped]]]:
    """Each record: the number of its first line; its lines as RIS would have them, each value on
    one line, from "TY" to "ER"; and what of it is too long to be kept."""
    start, lines, lost = 0, list[str](), list[Dropped]()
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.strip(" \t\f\v\x1a\ufeff"))
        tag = (match[1] or match[3]) if match else ""
        value = folded((match[2] or match[4] or "") if match else line)
        if tag == "TY" or (tag == "ER" and lines):
            if lines:
                yield start, [*lines, "ER  - "], lost
            start, lines, lost = number, [f"TY  - {value}"] if tag == "TY" else [], []
        elif lines and (
            len(lines) > _LINES or len(value) + (0 if tag else len(lines[-1])) > VALUE_LIMIT
        ):
            if not lost:
                reason = (
                    f"a value has at most {VALUE_LIMIT:,} characters, a record {_LINES:,} lines"
                )
                lost.append(Dropped(f"Part of a record (line {number:,})", reason))
        elif lines and tag and (tag in _KNOWN or line[2:5] == "  -"):
            lines.append(f"{tag}  - {value}")
        elif lines and (rest := folded(line)):
            lines[-1] += f" {rest}"
    if lines:
        yield start, [*lines, "ER  - "], lost


def _parsed(lines: list[str]) -> dict[str, list[str]]:
    """The values by tag, in lower case."""
    read = rispy.loads(
        "\n".join(lines), mapping=_MAPPING, list_tags=list(_KNOWN), delimiter_tags_mapping={}
    )[0]
    unknown = read.pop("uk", {})
    found = {tag: [value for value in values if value] for tag, values in read.items() if values}
    # TY is the one value that rispy keeps as it is.
    found["ty"] = [read["ty"]]
    return {**found, **{tag.lower(): values for tag, values in unknown.items()}}


def _item(tags: dict[str, list[str]]) -> dict[str, Any]:
    """The record as an item of CSL-JSON. What has no variable stays under custom.ris."""
    left = {tag: values for tag, values in tags.items() if any(values)}

    def take(*names: str) -> str:
        """The first of these tags' first value; the same value in another of them goes too."""
        value = ""
        for name in names:
            values = left.get(name.lower(), [])
            value = value or next(iter(values), "")
            rest = [other for other in values if other != value]
            left[name.lower()] = rest
        return value

    kind = take("TY").upper()
    item: dict[str, Any] = {
        "id": take("ID"),
        "type": ris_names.KINDS.get(kind, "document"),
        "title": take(*ris_names.TITLES) or (take("BT") if kind == "BOOK" else ""),
        "author": _names([*left.pop("au", []), *left.pop("a1", [])]),
        "editor": _names([*left.pop("a2", []), *left.pop("ed", [])]),
        "container-title": take(*ris_names.CONTAINERS),
        "container-title-short": take(*ris_names.SHORT_CONTAINERS),
        "publisher-place": take(*ris_names.PLACES),
        "issued": _dated(_issued(take("DA"), take("PY", "Y1"))),
        "accessed": _dated(_date(take("Y2"))),
        "page": "-".join(part for part in (take("SP"), take("EP")) if part),
        "abstract": take(*ris_names.ABSTRACTS),
        "note": "\n".join(left.pop("n1", [])),
        "keyword": ", ".join(left.pop("kw", [])),
    }
    for tag, variable in ris_names.VARIABLES.items():
        item[variable] = item.get(variable) or take(tag)
    for tag, variable in ris_names.NAMES.items():
        item[variable] = _names(left.pop(tag.lower(), []))
    item |= _addresses(left) | _numbers(left, item["type"])
    if item["type"] == "document" and kind not in ris_names.KINDS:
        left["ty"] = [kind]
    custom = {tag.upper(): values for tag, values in left.items() if values}
    if custom:
        item["custom"] = {"ris": custom}
    return {key: value for key, value in item.items() if value}


def _dated(written: str) -> dict[str, Any] | None:
    return date_of_text(written) if written else None


def _addresses(left: dict[str, list[str]]) -> dict[str, Any]:
    """URL and DOI. Of several addresses the first is taken; the others stay where they are."""
    addresses = [
        part.strip()
        for value in left.pop("ur", [])
        for part in re.split(r";\s*(?=\w+://|www\.)", value)
    ]
    given = left.pop("do", [])
    if len(addresses) > 1:
        left["ur"] = addresses[1:]
    if len(given) > 1:
        left["do"] = given[1:]
    doi = next(iter(given), "")
    return {"URL": next(iter(addresses), ""), "DOI": doi_of(doi) or doi}


def _numbers(left: dict[str, list[str]], kind: str) -> dict[str, Any]:
    """ISBN and ISSN, told apart by their length, else by what has which."""
    numbers: dict[str, list[str]] = {"ISBN": [], "ISSN": []}
    for value in left.pop("sn", []):
        digits = len(re.findall(r"[\dX]", value.split("(")[0]))
        isbn = digits in (10, 13) or (digits != 8 and kind in ris_names.BOOK_LIKE)
        numbers["ISBN" if isbn else "ISSN"].append(value)
    return {key: " ".join(values) for key, values in numbers.items()}


def _names(values: list[str]) -> list[dict[str, str]]:
    return [name for name in map(inverted, values) if name]


def _issued(date: str, year: str) -> str:
    """The fuller one, where both tell the same year."""
    full, plain_year = _date(date), _date(year)
    return full if len(full) >= len(plain_year) else plain_year


def _date(value: str) -> str:
    """Of "2024/05/03/other information", each part of which may be missing."""
    parts = [part.strip() for part in value.split("/", 3)]
    year, month, day, other = (*parts, "", "", "", "")[:4]
    if other and (is_edtf(other) or other.startswith(year)):
        return other
    points = [year.zfill(4), month.zfill(2), day.zfill(2)] if year.isdigit() else []
    while points and not points[-1].strip("0"):
        points.pop()
    written = "-".join(points)
    if is_edtf(written):
        return written
    return folded(value.replace("/", " ")) if len(parts) > 3 else value


def ris_from_references(references: Iterable[Reference]) -> bytes:
    """UTF-8, one record a reference, in order. Each value is one line."""
    records = [_record(reference) for reference in with_keys(references)]
    text: str = _Writer(
        mapping=_MAPPING, list_tags=[], delimiter_tags_mapping={}, enforce_list_tags=False
    ).formats(records)
    return text.encode()


def _record(reference: Reference) -> dict[str, Any]:
    item = item_of(reference)
    first, _, last = reference.pages.replace("–", "-").replace("--", "-").partition("-")
    kind = ris_names.TYPES.get(reference.kind, "GEN")
    more = {tag: _value(item.get(key)) for tag, key in ris_names.VARIABLES.items()}
    for twin in ("AN", "DP", "VO"):
        more.pop(twin)
    serial = [part for part in (reference.isbn, reference.issn) if part]
    values: dict[str, Any] = {
        "TY": kind,
        "ID": reference.id,
        "TI": plain(reference.title),
        "AU": [name_inverted(name) for name in reference.authors],
        "A2": [name_inverted(name) for name in reference.editors],
        "T2": plain(reference.container),
        "J2": _value(item.get("container-title-short")),
        **_written_date(reference.issued),
        "Y2": _slashed(reference.accessed),
        **more,
        "CY": reference.place,
        "SP": first,
        "EP": last,
        "SN": serial,
        "DO": reference.doi,
        "UR": reference.url,
        "AB": reference.abstract,
        "N1": reference.note,
        "KW": _value(item.get("keyword")).split(", "),
    }
    for tag, key in ris_names.NAMES.items():
        values[tag] = [name_inverted(name) for name in names_from_json(item.get(key))]
    custom = reference.more("custom")
    own = custom.get("ris") if isinstance(custom, dict) else None
    record: dict[str, Any] = {tag.lower(): _lines(value) for tag, value in values.items()}
    unknown: dict[str, list[str]] = {}
    for tag, kept in own.items() if isinstance(own, dict) else ():
        if re.fullmatch(r"[A-Z][A-Z0-9]", tag) and tag not in ("TY", "ER", "UK"):
            known = record.setdefault(tag.lower(), []) if tag in _KNOWN else unknown
            if isinstance(known, dict):
                unknown[tag] = _lines(kept)
            else:
                known += _lines(kept)
    record = {tag: value for tag, value in record.items() if value}
    return {**record, "ty": kind, **({"uk": unknown} if unknown else {})}


def _lines(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    lines = [folded(line) for line in values if isinstance(line, str)]
    return [line for line in lines if line]


def _value(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _written_date(written: str) -> dict[str, str]:
    year = written[:4] if re.match(r"\d{4}(?!\d)", written) else ""
    return {"PY": year, "DA": _slashed(written)}


def _slashed(written: str) -> str:
    """“2024/05/03/”; what is no such date stands whole where RIS has its other information."""
    if not written:
        return ""
    if match := re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", written):
        return f"{match[1]}/{match[2] or ''}/{match[3] or ''}/"
    year = written[:4] if re.match(r"\d{4}(?!\d)", written) else ""
    return f"{year}///{written}"
