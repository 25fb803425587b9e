"""The entries of a BibTeX or BibLaTeX file: their types, keys and fields, the values still LaTeX.

bibtexparser takes the file apart. Here abbreviations (@string) are put in, entries that it gives up
are read by their lines, and entries get what their parents (crossref, xdata) have.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from editorial.domain.extract import Dropped
from editorial.domain.text import folded, shortened
from editorial.files.bibtex_names import INHERITED_AS, MONTHS, NOT_INHERITED
from editorial.files.reference_text import (
    REFERENCES_LIMIT,
    VALUE_LIMIT,
    entry_left_out,
    refuse_many,
)
from editorial.files.refusal import Refusal

_BUDGET = 60_000_000
"""Code points that all values together may have once abbreviations and parents are put in."""
_FIELDS = 40
"""Fields that an entry of a very large file has at most, on the average."""
_GENERATIONS = 4
"""How far back an entry's parents are followed."""
_REPAIRED = 200_000
"""Code points of an entry with loose brackets that is still read by its lines."""

_MARKS = re.compile(r'(?<!\\)[{}"#]')
_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*(?:([^\s,={}\"]*)\s*,|(?=[A-Za-z]))?")
_NEXT_FIELD = re.compile(r",\s*+([A-Za-z][\w:+-]{0,40}+)\s*+=\s*+(?=[{\"])")
_FIELD_LINE = re.compile(r"\s*+,?\s*+([A-Za-z][\w:+-]{0,40}+)\s*+=(.*)")
_BEGINNING = re.compile(r"@\w*+[ \t]*+[{(]")
_SETS = frozenset(("set", "xdata"))

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
# What it has to say is told in `dropped`, in our words.


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry. `kind` and the fields' names are in lower case; `line` counts from 1. `again` are
    the values of fields that stand in it twice."""

    kind: str
    key: str
    line: int
    fields: dict[str, str]
    again: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class BibFile:
    """What a file holds: entries in its order; `dropped` and `repaired` (keys) tell the others."""

    entries: list[BibEntry] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    undefined: set[str] = field(default_factory=set)
    """Abbreviations that the file uses and nowhere spells out."""


def bib_file(text: str) -> BibFile:
    """The entries of a file's text. Raises Refusal for what unfolds into too much."""
    # Counted first: bibtexparser would make an object of each beginning.
    refuse_many(sum(1 for _ in _BEGINNING.finditer(text)))
    if text.count("=") > _FIELDS * REFERENCES_LIMIT:
        raise Refusal("has more fields than any bibliography: export the references anew.")
    try:
        blocks = Splitter(text).split().blocks
    except ParserStateException:
        raise Refusal("is no BibTeX that can be read: export the references anew.") from None
    blocks = [
        block.ignore_error_block
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock)
        and block.ignore_error_block is not None
        else block
        for block in blocks
    ]
    found = BibFile()
    values = _Values(found, (block for block in blocks if isinstance(block, String)))
    lines = text.split("\n")
    ends = _next_starts(blocks, len(lines))
    for block, end in zip(blocks, ends, strict=True):
        start = block.start_line or 0
        if isinstance(block, Entry | ParsingFailedBlock) and lines[start].lstrip()[:1] == "%":
            key = block.key if isinstance(block, Entry) else ""
            found.dropped.append(entry_left_out(key, start + 1, "it is commented out"))
        elif isinstance(block, Entry):
            read = [(item.key, values.of(str(item.value))) for item in block.fields]
            _add(found, _entry(block.entry_type, block.key, start + 1, read))
        elif isinstance(block, ParsingFailedBlock):
            # bibtexparser's own words of it end where it gave up.
            whole = "\n".join(lines[start:end]) if end > start else block.raw or ""
            _repair(found, whole, start + 1, values)
    _inherit(found)
    return found


def _next_starts(blocks: list[Block], last: int) -> list[int]:
    """For each block the line, counted from 0, on which the next one starts; what stands between
    blocks is none."""
    starts = []
    for block in reversed(blocks):
        starts.append(last)
        if not isinstance(block, ImplicitComment):
            last = block.start_line or 0
    return starts[::-1]


class _Values:
    """Values as they are written: {…}, "…", numbers and abbreviations, joined by "#"."""

    def __init__(self, found: BibFile, strings: Iterable[String]) -> None:
        self._found = found
        self._strings: dict[str, str] = {}
        self._spent = 0
        for string in strings:
            self._strings[string.key.lower()] = self.of(str(string.value))

    def of(self, written: str) -> str:
        value = "".join(self._pieces(written))
        self._spent += len(value)
        if self._spent > _BUDGET:
            raise Refusal(
                "unfolds into more than this program will hold: export the references without"
                " abbreviations."
            )
        return value

    def _pieces(self, written: str) -> Iterator[str]:
        start = depth = 0
        quoted = False
        for mark in _MARKS.finditer(written):
            at, char = mark.start(), mark[0]
            if not depth and not quoted:
                if char == "#":
                    yield self._meant(written[start:at])
                    start = at + 1
                elif char == '"':
                    start, quoted = at + 1, True
                elif char == "{":
                    start, depth = at + 1, 1
            elif char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if depth == 0 and not quoted:
                    yield written[start:at]
                    start = at + 1
            elif char == '"' and quoted and depth <= 0:
                yield written[start:at]
                start, quoted = at + 1, False
        rest = written[start:]
        yield rest if quoted or depth > 0 else self._meant(rest)

    def _meant(self, word: str) -> str:
        """What stands bare: a number, a month, an abbreviation."""
        word = word.strip()
        if not word or word[0].isdigit() or word.lower()[:3] in MONTHS:
            return self._strings.get(word.lower(), word)
        if word.lower() not in self._strings and len(word) < 60:
            self._found.undefined.add(word)
        return self._strings.get(word.lower(), word)


def _entry(kind: str, key: str, line: int, read: Iterable[tuple[str, str]]) -> BibEntry:
    fields: dict[str, str] = {}
    again = []
    for name, value in read:
        # "%" has no meaning here to BibTeX, and people think that it has.
        name = folded(name).lower()
        if name.startswith("%") or not name:
            continue
        if name in fields and fields[name] != value:
            again.append((name, value))
        fields.setdefault(name, value)
    return BibEntry(kind.lower(), folded(key), line, fields, tuple(again))


def _add(found: BibFile, entry: BibEntry) -> None:
    if entry.kind == "set":
        reason = "it only groups other entries"
        found.dropped.append(entry_left_out(entry.key, entry.line, reason))
    elif not entry.fields and (not entry.key or " " in entry.key):
        found.dropped.append(entry_left_out(entry.key, entry.line, "it has no fields"))
        return
    for name, value in list(entry.fields.items()):
        if len(value) > VALUE_LIMIT:
            reason = f"it has {len(value):,} characters, and at most {VALUE_LIMIT:,} are kept"
            what = f"The field “{name}” of “{shortened(entry.key)}” (line {entry.line:,})"
            found.dropped.append(Dropped(what, reason, shortened(value[:400])))
            del entry.fields[name]
    found.entries.append(entry)


def _repair(found: BibFile, raw: str, line: int, values: _Values) -> None:
    """An entry that bibtexparser gave up, by its lines; told where that gives nothing either."""
    raw = raw[raw.find("@") :]
    head = _HEAD.match(raw)
    key = (head[2] or "") if head else ""
    if head and head[1].lower() in ("comment", "preamble", "string"):
        reason = "it is never closed"
        found.dropped.append(Dropped(f"A block @{head[1].lower()} (line {line:,})", reason))
        return
    read = list(_by_lines(raw[head.end() :], values.of)) if head and len(raw) < _REPAIRED else []
    if head is None or not read:
        reason = "its brackets do not match, or it is not written as BibTeX"
        found.dropped.append(entry_left_out(key, line, reason, shortened(raw[:400])))
        return
    found.repaired.append(key or f"line {line:,}")
    _add(found, _entry(head[1], key, line, read))


def _by_lines(body: str, value_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    name, value = "", ""
    for line in _NEXT_FIELD.sub(r",\n\1 = ", body).split("\n"):
        if match := _FIELD_LINE.fullmatch(line):
            if name:
                yield name, _closed(value, value_of)
            name, value = match[1], match[2]
        elif name:
            value += f"\n{line}"
    if name:
        value = value.rstrip()
        yield name, _closed(value[:-1] if value[-1:] in "})" else value, value_of)


def _closed(value: str, value_of: Callable[[str], str]) -> str:
    """The value without its outer marks, though they may not match."""
    value = value.strip().rstrip(", \n\t")
    if value[:1] in '{"' and value[-1:] in '}"' and len(value) > 1:
        inner = value[1:-1]
        # So that braces match: those that remain are of no use.
        return inner if inner.count("{") == inner.count("}") else re.sub(r"(?<!\\)[{}]", "", inner)
    return value_of(value) if "{" not in value and '"' not in value else value.strip('{}"')


def _inherit(found: BibFile) -> None:
    """Puts the fields of parents into the entries, and takes out what is only a parent."""
    known = {entry.key.casefold(): entry for entry in reversed(found.entries) if entry.key}
    spent = 0
    whole = []
    for entry in found.entries:
        if entry.kind == "xdata":
            reason = "it is no reference: its fields are put into the entries that name it"
            found.dropped.append(entry_left_out(entry.key, entry.line, reason))
        if entry.kind in _SETS:
            continue
        given = _given(entry, known, _GENERATIONS)
        spent += sum(map(len, given.values()))
        if spent > _BUDGET:
            raise Refusal(
                "unfolds into more than this program will hold: export the references without"
                " cross-references."
            )
        whole.append(replace(entry, fields={**entry.fields, **given}) if given else entry)
    found.entries = whole


def _given(entry: BibEntry, known: dict[str, BibEntry], generations: int) -> dict[str, str]:
    """The fields that an entry's parents have and it has not."""
    given: dict[str, str] = {}
    if not generations:
        return given
    for name in ("xdata", "crossref"):
        for key in entry.fields.get(name, "").split(",")[:_GENERATIONS]:
            parent = known.get(key.strip().casefold())
            if parent is None or parent is entry:
                continue
            fields = {**_given(parent, known, generations - 1), **parent.fields}
            passed = fields if name == "xdata" else _passed_on(entry, fields)
            for inherited, value in passed.items():
                if inherited not in entry.fields and inherited not in ("xdata", "crossref"):
                    given.setdefault(inherited, value)
    return given


def _passed_on(entry: BibEntry, parent: dict[str, str]) -> dict[str, str]:
    """A parent's fields under the names that a child has for them."""
    passed = {name: value for name, value in parent.items() if name not in NOT_INHERITED}
    title, subtitle = INHERITED_AS.get(entry.kind, ("booktitle", "booksubtitle"))
    if "title" not in entry.fields:
        title, subtitle = "title", "subtitle"
    for name, inherited in (("title", title), ("subtitle", subtitle)):
        if name in parent:
            passed.setdefault(inherited, parent[name])
    if {"date", "year"} & entry.fields.keys():
        passed = {
            key: value for key, value in passed.items() if key not in ("date", "year", "month")
        }
    return passed
