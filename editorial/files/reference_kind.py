"""Files of references: which of the formats one is, told by its content, and its references."""

import re
from typing import Literal

from editorial.domain.reference import ReferenceList
from editorial.files.reference_text import text_of
from editorial.files.refusal import Progress, Refusal, no_progress

ReferenceKind = Literal["csl-json", "ris", "bibtex"]

_HEAD = 200_000
"""Code points in which the marks of a format are looked for."""
_RIS = re.compile(r"^[ \t]*TY {0,3}- ?\S", re.M)
_WEB_OF_SCIENCE = re.compile(r"\s*(?:FN .*\n)?(?:VR .*\n)?PT [A-Z]\s*\n")
_BIBTEX = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]\w*[ \t]*[{(]", re.M)
_CSL_KEY = re.compile(
    r'"(?:id|type|title|author|issued|container-title|DOI|URL|publisher)"[ \t\r\n]*:'
)
_OTHERS = (
    (_WEB_OF_SCIENCE, "in Web of Science's own format"),
    (re.compile(r"\s*(?:PMID- |PMID *- )"), "in PubMed's own format"),
    (re.compile(r"%0 \w"), "in EndNote's own format"),
    (re.compile(r"\s*<"), "XML or a web page"),
)
"""Formats that reference managers write as well, and no reader here takes."""


def kind_of_references(data: bytes) -> ReferenceKind | None:
    """The format, by content alone; None for what is no file of references."""
    try:
        return _kind(text_of(data))
    except Refusal:
        return None


def references_of(data: bytes, progress: Progress = no_progress) -> ReferenceList:
    """The references of a file in any of the formats. Raises Refusal, with what to do, for any
    other file. Readers are imported here: each loads a library of its own."""
    text = text_of(data)
    match _kind(text):
        case "csl-json":
            from editorial.files.csl_json import references_from_csl_json

            return references_from_csl_json(data, progress)
        case "ris":
            from editorial.files.ris import references_from_ris

            return references_from_ris(data, progress)
        case "bibtex":
            from editorial.files.bibtex import references_from_bibtex

            return references_from_bibtex(data, progress)
    what = next((words for mark, words in _OTHERS if mark.match(text)), "")
    raise Refusal(
        f"is {what}, which is not read here: export the references as CSL-JSON, RIS, BibTeX or"
        " BibLaTeX."
        if what
        else "holds no references: export them as CSL-JSON, RIS, BibTeX or BibLaTeX."
    )


def _kind(text: str) -> ReferenceKind | None:
    head = text[:_HEAD].lstrip("\ufeff \t\n")
    if head.startswith(("[", "{")) and _CSL_KEY.search(head):
        return "csl-json"
    # The mark that comes first: an abstract may hold the other one's.
    found = [(match.start(), kind) for kind, match in _marks(head) if match]
    return min(found)[1] if found else None


def _marks(head: str) -> tuple[tuple[ReferenceKind, re.Match[str] | None], ...]:
    return (("ris", _RIS.search(head)), ("bibtex", _BIBTEX.search(head)))
