"""`editorial references`: what files of references hold; nothing is stored."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editorial.cli.output import complain, counted, say, say_json
from editorial.domain.errors import UnreadableFile
from editorial.domain.reference import ReferenceList, item_of
from editorial.domain.reference_line import reference_line
from editorial.domain.text import shortened

_FORMATS = {"csl-json": "CSL-JSON", "ris": "RIS", "bibtex": "BibTeX or BibLaTeX"}
_WIDTH = 200


def references(arguments: Namespace) -> int:
    """Print the references of each file; 2 where one of them cannot be read."""
    from editorial.services.references import read_references

    documents: list[Mapping[str, Any]] = []
    failed = False
    for file in arguments.files:
        try:
            found = read_references(file)
        except UnreadableFile as fault:
            failed = True
            documents.append({"file": str(file), "error": str(fault)})
            complain(f"editorial references: {file}: {fault}")
            continue
        if arguments.json:
            documents.append(_as_document(file, found))
        else:
            _print(file, found)
    if arguments.json:
        say_json(documents if len(arguments.files) > 1 else documents[0])
    return 2 if failed else 0


def _as_document(file: Path, found: ReferenceList) -> dict[str, Any]:
    return {
        "file": str(file),
        "format": found.format,
        "references": [item_of(reference) for reference in found.references],
        "dropped": found.dropped,
        "notices": found.notices,
    }


def _print(file: Path, found: ReferenceList) -> None:
    format = _FORMATS.get(found.format, found.format)
    say(f"{file}: {format}, {counted(len(found.references), 'reference')}")
    for number, reference in enumerate(found.references, 1):
        say(f"  {number}. {shortened(reference_line(reference), _WIDTH)}")
    for dropped in found.dropped:
        say(f"  Left out: {dropped.what}, since {dropped.reason}")
    for notice in found.notices:
        say(f"  Note: {notice}")
