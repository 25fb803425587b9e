"""References in files, and in what is typed, pasted or dropped."""

from editorial.analysis.reference_stub import printed
from editorial.domain.reference import ReferenceList
from editorial.files.reference_kind import kind_of_references, references_of
from editorial.files.refusal import Refusal

_LINES = 500
"""Lines of printed references that are taken from one paste; more is a text."""


def references_from_text(text: str) -> ReferenceList:
    """The references of a text: CSL-JSON, RIS, BibTeX or BibLaTeX, as reference managers drop
    them, else one for each line that is an address or a DOI, or prints one.

    `format` is "text" for lines. Raises Refusal, the rest of a sentence, for any other text.
    """
    data = text.encode("utf-8", "replace")
    if kind_of_references(data):
        return references_of(data)
    lines = [line for line in text.splitlines() if line.strip()]
    found = [reference for line in lines[:_LINES] if (reference := printed(line))]
    # A text that happens to name an address is no list of references.
    if len(lines) > _LINES or 2 * len(found) < len(lines) or not found:
        raise Refusal(
            "holds no references: give an address, a DOI, or references as CSL-JSON, RIS, BibTeX"
            " or BibLaTeX."
        )
    return ReferenceList("text", tuple(found))
