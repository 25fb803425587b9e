"""Whether files of references come in whole, go through our formats unharmed, and leave valid."""

import json
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from jsonschema import Draft7Validator

from editorial.domain.reference import Reference, ReferenceList, plain
from editorial.files.bibtex import references_from_bibtex
from editorial.files.bibtex_writer import biblatex_from_references, bibtex_from_references
from editorial.files.csl_json import csl_json_from_references, references_from_csl_json
from editorial.files.reference_kind import references_of
from editorial.files.refusal import Refusal
from editorial.files.ris import references_from_ris, ris_from_references

KEPT = ("title", "authors", "date", "container", "URL", "DOI")
"""What every round trip has to keep."""
FORMATS: dict[str, tuple[Callable[..., bytes], Callable[[bytes], ReferenceList]]] = {
    "CSL-JSON": (csl_json_from_references, references_from_csl_json),
    "RIS": (ris_from_references, references_from_ris),
    "BibLaTeX": (biblatex_from_references, references_from_bibtex),
    "BibTeX": (bibtex_from_references, references_from_bibtex),
}
_BIB_ENTRY = re.compile(
    r"(?:^|\}\s*)[ \t]*@[ \t]*(?!comment|string|preamble)[a-z]\w*\s*[{(]", re.I | re.M
)


@dataclass
class ReferenceFigures:
    """`entries` are those counted by simple means; `read` those that were read;
    `told` what was told as left out."""

    files: int = 0
    whole: int = 0
    entries: int = 0
    read: int = 0
    told: int = 0
    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)
    trips: Counter[str] = field(default_factory=Counter)
    kept: Counter[tuple[str, str]] = field(default_factory=Counter)
    invalid: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        """Whether each file is whole or refused, each trip kept all, and each item is valid."""
        trips = all(self.kept[name, part] == self.trips[name] for name in FORMATS for part in KEPT)
        sentences = all(line.endswith(".") for line in self.refused)
        return (
            self.whole + len(self.refused) == self.files
            and trips
            and sentences
            and bool(self.files and not self.invalid)
        )


def measured_references(folder: Path) -> ReferenceFigures:
    """Every file of `folder`/{bib,ris,csl}, read, and written and read again in each format."""
    figures = ReferenceFigures()
    schema = json.loads((folder / "csl-data.schema.json").read_text(encoding="utf-8"))
    validator = Draft7Validator(schema)
    for path in sorted(
        path for part in ("bib", "ris", "csl") for path in (folder / part).iterdir()
    ):
        data = path.read_bytes()
        figures.files += 1
        started = time.perf_counter()
        try:
            found = references_of(data)
        except Refusal as refusal:
            figures.refused.append(f"{path.name[-60:]} {refusal}")
            continue
        figures.seconds += time.perf_counter() - started
        entries = _counted(data, path.parent.name)
        figures.entries += entries
        figures.read += len(found.references)
        figures.whole += len(found.references) == entries
        figures.told += len(found.dropped)
        if len(found.references) != entries:
            figures.missed.append(f"{path.name[-60:]}: {len(found.references)} of {entries}")
        _travel(figures, found.references, path.name)
        written = json.loads(csl_json_from_references(found.references))
        figures.invalid += [error.message[:100] for error in validator.iter_errors(written)]
    return figures


def _travel(figures: ReferenceFigures, references: tuple[Reference, ...], file: str) -> None:
    for name, (write, read) in FORMATS.items():
        back = read(write(references)).references
        figures.trips[name] += len(references)
        if len(back) != len(references):
            figures.missed.append(f"{file[-60:]}: {name} gave {len(back)} of {len(references)}")
            continue
        for before, after in zip(map(_parts, references), map(_parts, back), strict=True):
            for part, was, came in zip(KEPT, before, after, strict=True):
                figures.kept[name, part] += was == came
                if was != came:
                    figures.missed.append(f"{file[-40:]}, {name}: {part} {was!r}, now {came!r}")


def _parts(reference: Reference) -> tuple[str, ...]:
    names = "; ".join(map(str, reference.authors))
    container = plain(reference.container)
    address = (reference.url, reference.doi)
    return (reference.plain_title, names, reference.issued, container, *address)


def _counted(data: bytes, kind: str) -> int:
    """The entries, by what a line begins with."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if kind == "csl":
        return len(json.loads(text))
    return len((re.compile(r"^TY  -", re.M) if kind == "ris" else _BIB_ENTRY).findall(text))


def print_references(figures: ReferenceFigures) -> bool:
    """Whether every floor is reached: all."""
    print("References of reference managers: read, and through our formats and back")
    print(
        f"  {figures.whole} of {figures.files} files read whole, {len(figures.refused)} refused;"
        f" {figures.read} references of {figures.entries} entries counted by their first lines,"
        f" {figures.told} told as left out; {figures.seconds:.1f} s"
    )
    for name in FORMATS:
        shares = "  ".join(f"{part} {figures.kept[name, part]}" for part in KEPT)
        print(f"  {name:<10}{figures.trips[name]:>7} kept: {shares}")
    print(f"  {len(figures.invalid)} faults against the schema of CSL-JSON")
    for line in [*figures.refused, *figures.invalid[:10], *figures.missed[:20]]:
        print(f"    {line[:200]}")
    return figures.reached
