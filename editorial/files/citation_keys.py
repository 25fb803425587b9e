"""Citation keys: each entry of a file has one of its own."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from editorial.domain.csl_date import year_of
from editorial.domain.reference import Reference

_NOT_IN_KEYS = re.compile(r"[\s{}()\[\],\"'#%\\~=^$&`]+")
"""What BibTeX and BibLaTeX read as the end of a key, or as LaTeX."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def with_keys(
    references: Iterable[Reference], fit: Callable[[str], str] = str
) -> Iterator[Reference]:
    """The references, each with a key: its own as `fit` makes it, or one made of author, year and
    title. A key that an earlier one has already gets a number."""
    used: dict[str, int] = {}
    taken: set[str] = set()
    for reference in references:
        key = fit(reference.id) or _made(reference)
        wanted = key
        while key in taken:
            used[wanted] = used.get(wanted, 1) + 1
            key = f"{wanted}-{used[wanted]}"
        taken.add(key)
        yield reference if key == reference.id else replace(reference, id=key)


def fit_key(key: str) -> str:
    """The key without what BibTeX allows in none."""
    return _NOT_IN_KEYS.sub("-", key).strip("-")


def _made(reference: Reference) -> str:
    first = next(iter((*reference.authors, *reference.editors)), None)
    name = (first.family or str(first).split()[-1]) if first else reference.container
    title = _WORD.search(reference.plain_title)
    parts = (name, year_of(reference.issued), title[0] if title else "")
    words = "".join(part for part in parts if part).lower()
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"\W+", "", plain)[:60] or "reference"
