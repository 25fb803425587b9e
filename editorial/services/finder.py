"""Looking for evidence in files that are on no desk. Nothing is stored."""

from collections.abc import Sequence
from pathlib import Path

from editorial.analysis.evidence.finder import find
from editorial.analysis.evidence.index import index_of
from editorial.domain.document import DocumentText
from editorial.domain.match import Findable, Match
from editorial.services.documents import read_document


def find_in_files(claim: str, files: Sequence[Path], most: int = 10) -> list[Match]:
    """The places in the files that speak of the claim, at most so many, best first; `document` is
    the file's path as given. Raises UnreadableFile for the first that cannot be read."""
    documents = [findable(read_document(file)[0], str(file)) for file in dict.fromkeys(files)]
    return find(claim, [index_of(document) for document in documents], most)


def findable(document: DocumentText, name: str) -> Findable:
    """A document as the finder sees it, under a name by which the caller knows it."""
    return Findable(name, document.text, document.locators)
