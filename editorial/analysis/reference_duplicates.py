"""Whether two references are one: by DOI, by address, by title and year."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from editorial.domain.csl_date import year_of
from editorial.domain.reference import OTHERS, Name, Reference, doi_of

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|_gl|ref_src|cmpid|smid"
    r"|share|ocid|xtor|wt_mc|at_\w+)\Z",
    re.I,
)
"""Parameters that tell who sent a reader, not what is read."""
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset("a an the".split())
_GENERAL = 3
"""Words of a title up to which another work may well have the same."""
_LOOKED_AT = 8
"""Known references of one key that are looked at: a thousand stubs of one address are the same."""


def same_reference(a: Reference, b: Reference) -> str | None:
    """Why both are one, in a clause ("it has the same DOI, 10.1000/182"); None where they are not
    known to be. References with different DOIs are never one."""
    keys = {kind: key for kind, key, _ in _keys(a)}
    for kind, key, reason in _keys(b):
        if keys.get(kind) == key and _agree(a, b, kind):
            return reason
    return None


def duplicates(new: Sequence[Reference], known: Sequence[Reference]) -> dict[int, tuple[int, str]]:
    """For each new reference that is known: its number among the new ones, the number of the known
    one, and why. Linear in the number of references."""
    index = _Index()
    for number, reference in enumerate(known):
        index.add(number, reference)
    found = {number: index.find(reference) for number, reference in enumerate(new)}
    return {number: same for number, same in found.items() if same}


def repeated(references: Sequence[Reference]) -> dict[int, tuple[int, str]]:
    """As `duplicates`, for references that repeat one before them in the same list."""
    index = _Index()
    found = {}
    for number, reference in enumerate(references):
        if same := index.find(reference):
            found[number] = same
        else:
            index.add(number, reference)
    return found


class _Index:
    """References by what could make another one the same."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], list[tuple[int, Reference]]] = {}

    def add(self, number: int, reference: Reference) -> None:
        for kind, key, _ in _keys(reference):
            same = self._by_key.setdefault((kind, key), [])
            if len(same) < _LOOKED_AT:
                same.append((number, reference))

    def find(self, reference: Reference) -> tuple[int, str] | None:
        for kind, key, reason in _keys(reference):
            for number, known in self._by_key.get((kind, key), ()):
                if _agree(reference, known, kind):
                    return number, reason
        return None


def _keys(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """What a reference can be known by, surest first: kind of key, key, what sharing it says."""
    if doi := normal_doi(reference):
        yield "doi", doi, f"it has the same DOI, {doi}"
    if url := normal_url(reference.url):
        yield "url", url, "it has the same address"
    title, year = _folded(reference.plain_title), year_of(reference.issued)
    if title and year:
        yield "title", f"{year} {title}", f"it has the same title and year, {year}"


def _agree(a: Reference, b: Reference, kind: str) -> bool:
    """Whether nothing speaks against the two being one."""
    dois = {normal_doi(a), normal_doi(b)} - {""}
    if len(dois) > 1:
        return False
    if kind != "title":
        return True
    surnames = [_surnames(reference.authors) for reference in (a, b)]
    if all(surnames):
        return bool(surnames[0] & surnames[1])
    if len(_folded(a.plain_title).split()) > _GENERAL:
        return True
    # "Editorial", 2024: two journals have one each.
    where = {_folded(reference.container or reference.publisher) for reference in (a, b)}
    return len(where) == 1 and where != {""}


def normal_doi(reference: Reference) -> str:
    """The DOI in the one form in which DOIs are compared; also of an address at doi.org."""
    return (doi_of(reference.doi) or reference.doi or doi_of(reference.url)).casefold()


def normal_url(url: str) -> str:
    """An address without what does not change the page: scheme, "www.", the default port, a slash
    at the end, who sent the reader, the place on the page. "" for what is no address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return ""
    host = parts.hostname.removeprefix("www.").rstrip(".")
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(name)
    ]
    # Pages that are programs have their address behind "#!" or "#/".
    place = f"#{parts.fragment}" if parts.fragment[:1] in ("!", "/") else ""
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{host}{parts.path.rstrip('/')}{query}{place}"


def _folded(title: str) -> str:
    """The title's words without case, accents, marks and a first article."""
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", title.casefold())
        if not unicodedata.combining(char)
    )
    words = _WORD.findall(plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _surnames(names: Iterable[Name]) -> set[str]:
    """The last word of each name: who writes "Doe, Jane" and who "Jane Doe" agree on it."""
    found = set()
    for name in names:
        words = _folded(name.family or name.literal or name.given).split()
        if words and name.literal != OTHERS:
            found.add(words[-1])
    return found
