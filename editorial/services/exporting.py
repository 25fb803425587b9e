"""Exports: the review summary and the references; what a file is called, its preview, the files."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from editorial.domain.article import Article
from editorial.domain.errors import SaveFault
from editorial.domain.reference import Reference
from editorial.domain.summary import Summary
from editorial.files.saving import save_safely
from editorial.files.summary_rendering import Format, Look, render, render_preview
from editorial.services.locations import make_folder
from editorial.storage.work import Work

__all__ = [
    "FORMATS",
    "REFERENCE_FORMATS",
    "Format",
    "Look",
    "ReferenceFormat",
    "export",
    "export_references",
    "file_stem",
    "preview",
    "references_as",
    "rendered",
]

FORMATS: tuple[Format, ...] = get_args(Format)

ReferenceFormat = Literal["csl-json", "ris", "biblatex", "bibtex"]
REFERENCE_FORMATS: tuple[ReferenceFormat, ...] = get_args(ReferenceFormat)
_ENDINGS: dict[ReferenceFormat, str] = {
    "csl-json": "references.json",
    "ris": "references.ris",
    "biblatex": "references.bib",
    "bibtex": "references-bibtex.bib",
}

_STEM_BYTES = 120
"""File systems allow 255 bytes a name; a folder that is synced may allow far fewer."""

# Windows opens its devices under these names, whatever the ending.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}


def file_stem(work: Work, article_id: str) -> str:
    """What an article's exports are called, without the ending: its headline in small letters
    and hyphens, and the end of its id where another article's exports are called the same."""
    article = work.get(Article, article_id)
    stem = _slug(article.headline)
    twins = [other for other in work.articles.all() if _slug(other.headline) == stem]
    return f"{stem}-{article_id[-6:]}-review" if len(twins) > 1 else f"{stem}-review"


def preview(summary: Summary, look: Look, most: int | None = None) -> str:
    """The summary as rich text for the window; at most so many things in each section."""
    return render_preview(summary, look, most)


def rendered(summary: Summary, format: Format) -> str:
    """What `export` writes. May run on a worker."""
    return render(summary, format)


def export(summary: Summary, formats: Iterable[Format], folder: Path, stem: str) -> list[Path]:
    """Write the summary into a folder, made where there is none; the files written, in order.

    An older export of the same name is replaced. Raises SaveFault; files that were written before
    the one that failed stay, and the fault names them. May run on a worker.
    """
    return _written(
        (folder / f"{stem}.{format}", partial(_summary_as, summary, format))
        for format in dict.fromkeys(formats)
    )


def export_references(
    references: Sequence[Reference], formats: Iterable[ReferenceFormat], folder: Path, stem: str
) -> list[Path]:
    """Write an article's references into a folder, one file a format; for the rest as `export`."""
    return _written(
        (folder / f"{stem}-{_ENDINGS[format]}", partial(references_as, references, format))
        for format in dict.fromkeys(formats)
    )


def references_as(references: Sequence[Reference], format: ReferenceFormat) -> bytes:
    """A file of references, UTF-8. Writers are imported here: each loads a library of its own."""
    match format:
        case "csl-json":
            from editorial.files.csl_json import csl_json_from_references

            return csl_json_from_references(references)
        case "ris":
            from editorial.files.ris import ris_from_references

            return ris_from_references(references)
        case "biblatex":
            from editorial.files.bibtex_writer import biblatex_from_references

            return biblatex_from_references(references)
        case "bibtex":
            from editorial.files.bibtex_writer import bibtex_from_references

            return bibtex_from_references(references)


def _summary_as(summary: Summary, format: Format) -> bytes:
    return render(summary, format).encode()


def _written(files: Iterable[tuple[Path, Callable[[], bytes]]]) -> list[Path]:
    written: list[Path] = []
    for path, content in files:
        make_folder(path.parent)
        try:
            save_safely(path, content())
        except SaveFault as fault:
            if not written:
                raise
            raise SaveFault(f"{fault} Written before: {_names(written)}.") from fault
        written.append(path)
    return written


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _slug(headline: str) -> str:
    """Letters and digits of any script, with hyphens between the words."""
    plain = unicodedata.normalize("NFKC", headline).casefold()
    # "Torrow’s" stays one word.
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=\w)['’](?=\w)", "", plain))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer.encode()) > _STEM_BYTES:
            break
        slug = longer
    if not slug and words:
        slug = words[0].encode()[:_STEM_BYTES].decode(errors="ignore")
    return f"article-{slug}" if slug in _DEVICES else slug or "article"
