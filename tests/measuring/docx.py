"""How much of a Word document the reader gets: measured against another, simpler way to read it.

The other way goes through the XML in its order with the standard library and knows no styles,
lists, tables or fields; what it finds is compared without white space.
"""

import re
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from editorial.domain.article import Kind, canonical_text
from editorial.domain.extract import Comment, Extract
from editorial.domain.text import word_count
from editorial.files.docx_reader import extract_from_docx
from editorial.files.refusal import no_progress
from tests.hostile.program import call

_NOTE_MARK = re.compile(r"\[e?\d+\]")
_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delInstrText", "rPr", "pPr"})
_SIGNS = ("sym", "noBreakHyphen", "softHyphen")
_NO_WORDS = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Co"})
_BREAKS_WORDS = frozenset(
    "sym noBreakHyphen softHyphen footnoteReference endnoteReference oMath ruby".split()
)


@dataclass
class DocxFigures:
    """Counts over all files of a folder; `missed` says where something is not as it should be."""

    files: int = 0
    comments: int = 0
    comments_read: int = 0
    same_text: int = 0
    same_author: int = 0
    ranges: int = 0
    same_words: int = 0
    replies: int = 0
    same_parent: int = 0
    changed_files: int = 0
    same_final: int = 0
    pieces: int = 0
    pieces_found: int = 0
    malformed: list[str] = field(default_factory=list)
    malformed_well: int = 0
    words: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)

    @property
    def seconds_per_100_000_words(self) -> float:
        return self.seconds * 100_000 / self.words if self.words else 0.0


def measured(folder: Path) -> DocxFigures:
    """What the reader reaches on comments/, trackchanges/, plain/ and malformed/ of a folder."""
    figures = DocxFigures()
    for path in sorted((folder / "comments").iterdir()):
        _measure_comments(path, _read(path, figures), figures)
    for path in sorted((folder / "trackchanges").iterdir()):
        _measure_changes(path, _read(path, figures), figures)
    for path in sorted((folder / "plain").iterdir()):
        _measure_words(path, _read(path, figures), figures)
    with tempfile.TemporaryDirectory() as printed:
        for path in sorted((folder / "malformed").iterdir()):
            _measure_malformed(path, Path(printed), figures)
    return figures


def _read(path: Path, figures: DocxFigures) -> Extract:
    data = path.read_bytes()
    began = time.perf_counter()
    extract = extract_from_docx(data, no_progress)
    figures.seconds += time.perf_counter() - began
    figures.files += 1
    figures.words += word_count(canonical_text(extract.blocks))
    return extract


def _measure_comments(path: Path, extract: Extract, figures: DocxFigures) -> None:
    _measure_words(path, extract, figures)
    text = canonical_text(extract.blocks)
    read = {comment.key: comment for comment in extract.comments}
    ranges = _ranges(_parts(path, "document"))
    parents = _parents(path)
    for element in _each(_parts(path, "comments"), "comment"):
        figures.comments += 1
        id = _attribute(element, "id")
        # Of two comments with one id, the reader calls the second "1+1".
        comment = read.pop(id, None) or read.pop(f"{id}+1", None)
        if comment is None:
            figures.missed.append(f"{path.name}: comment {id} not read")
            continue
        figures.comments_read += 1
        words = "".join(each.text or "" for each in _each([element], "t"))
        figures.same_text += _squeezed(words) in _squeezed(comment.text)
        author = _attribute(element, "author") or _attribute(element, "initials")
        figures.same_author += " ".join(author.split()) == comment.author
        _compare_range(path, comment, ranges, text, figures)
        for paragraph in _each([element], "p"):
            parent = parents.get(_attribute(paragraph, "paraId"))
            if parent is not None:
                figures.replies += 1
                figures.same_parent += parent == comment.parent.partition("+")[0]
    if read:
        figures.missed.append(f"{path.name}: comments that are not in the file: {sorted(read)}")


def _compare_range(
    path: Path, comment: Comment, ranges: dict[str, str], text: str, figures: DocxFigures
) -> None:
    expected = ranges.get(comment.key.partition("+")[0])
    if expected is None:
        return
    figures.ranges += 1
    got = text[comment.span.start : comment.span.end] if comment.span else ""
    same = _squeezed(got) == expected if expected else bool(comment.span) or not text.strip()
    figures.same_words += same
    if not same:
        figures.missed.append(
            f"{path.name}: comment {comment.key} on {got[:60]!r}, not {expected[:60]!r}"
        )


def _measure_changes(path: Path, extract: Extract, figures: DocxFigures) -> None:
    _measure_words(path, extract, figures)
    kept = [block for block in extract.blocks if block.kind is not Kind.IMAGE]
    got = Counter(_squeezed(canonical_text(kept)))
    roots = _parts(path, "document", "footnotes", "endnotes")
    expected = Counter("".join(_pieces(roots)))
    more, less = got - expected, expected - got
    same = not less and more.total() == sum(1 for name in _SIGNS for _ in _each(roots, name))
    figures.changed_files += 1
    figures.same_final += same
    if not same:
        figures.missed.append(f"{path.name}: final text has {dict(more)} more, {dict(less)} less")


def _measure_words(path: Path, extract: Extract, figures: DocxFigures) -> None:
    words = canonical_text(extract.blocks)
    # A writer may have typed "[1]" as well.
    texts = (_squeezed(words), _words_only(words))
    for piece in _pieces(_parts(path, "document")):
        figures.pieces += 1
        found = any(piece in text for text in texts)
        figures.pieces_found += found
        if not found:
            figures.missed.append(f"{path.name}: not in the text: {piece[:80]!r}")


def _measure_malformed(path: Path, folder: Path, figures: DocxFigures) -> None:
    ended = call("read", path, folder=folder)
    refused = ended.status == 2 and len(ended.complaints) == 1
    well = (refused or ended.status == 0) and ended.seconds < 10 and ended.memory < 500_000_000
    figures.malformed_well += well
    what = "refused" if refused else f"read, status {ended.status}"
    figures.malformed.append(
        f"{what:<16}{ended.seconds:5.1f} s {ended.memory / 1e6:4.0f} MB  {path.name[-50:]}"
    )


def _parts(path: Path, *names: str) -> list[ElementTree.Element]:
    """The parts of these names, wherever they lie in the archive; glossaries are no text."""
    wanted = re.compile(rf"word/(?:{'|'.join(names)})\d*\.xml", re.I)
    with zipfile.ZipFile(path) as archive:
        return [
            ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if wanted.fullmatch(name)
        ]


def _pieces(roots: list[ElementTree.Element]) -> Iterator[str]:
    """Stretches of typed words without anything between them, squeezed."""
    for root in roots:
        words: list[str] = []
        for name, element in _walk(root):
            if name == "t":
                words.append(element.text or "")
            elif name in _BREAKS_WORDS or name in ("p", "/p"):
                if piece := _squeezed("".join(words)):
                    yield piece
                words = []


def _ranges(roots: list[ElementTree.Element]) -> dict[str, str]:
    """The words between a comment's two marks, squeezed; "" where it has only its sign."""
    out: dict[str, str] = {}
    opened: dict[str, list[str]] = {}
    for root in roots:
        for name, element in _walk(root, keeps_changes=True):
            id = _attribute(element, "id")
            if name == "commentRangeStart":
                opened.setdefault(id, [])
            elif name == "commentRangeEnd":
                out[id] = _squeezed("".join(opened.pop(id, [])))
            elif name == "commentReference":
                out.setdefault(id, "")
            elif name == "t":
                for words in opened.values():
                    words.append(element.text or "")
    return out


def _parents(path: Path) -> dict[str, str]:
    """By the id of a paragraph, the key of the comment that its comment answers."""
    owners = {
        _attribute(paragraph, "paraId"): _attribute(comment, "id")
        for comment in _each(_parts(path, "comments"), "comment")
        for paragraph in _each([comment], "p")
    }
    return {
        _attribute(each, "paraId"): owners[_attribute(each, "paraIdParent")]
        for each in _each(_parts(path, "commentsExtended"), "commentEx")
        if _attribute(each, "paraIdParent") in owners
    }


def _walk(
    element: ElementTree.Element, *, keeps_changes: bool = False
) -> Iterator[tuple[str, ElementTree.Element]]:
    """Names and elements in order, "/p" at a paragraph's end; what is gone or hidden is left out.

    With `keeps_changes` the marks of comments within deleted text are there, its words are not.
    """
    name = _name(element)
    hides = name == "r" and any(_name(each) == "vanish" for each in element.iter())
    if hides or name == "oMath" or (name in _GONE and not keeps_changes):
        yield ("oMath", element)
        return
    yield name, element
    for child in element:
        inside = _walk(child, keeps_changes=keeps_changes)
        if name in _GONE:
            yield from (each for each in inside if each[0].startswith("comment"))
        else:
            yield from inside
    if name == "p":
        yield "/p", element


def _each(roots: list[ElementTree.Element], name: str) -> Iterator[ElementTree.Element]:
    return (each for root in roots for each in root.iter() if _name(each) == name)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: ElementTree.Element, name: str) -> str:
    found = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(found, "")


def _squeezed(text: str) -> str:
    return _words_only(_NOTE_MARK.sub("", text))


def _words_only(text: str) -> str:
    """Without white space, controls and signs of symbol fonts, in NFC."""
    words = unicodedata.normalize("NFC", text)
    return "".join(char for char in words if unicodedata.category(char) not in _NO_WORDS)
