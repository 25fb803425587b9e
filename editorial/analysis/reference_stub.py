"""A reference of nothing but an address or a DOI. Nothing is fetched: the title is the address."""

import re
from urllib.parse import urlsplit

from editorial.domain.reference import DOI, Reference, doi_of
from editorial.domain.text import clean, folded, normalised

_LONGEST = 2_000
"""Code points of an address or of a printed reference; more is no reference."""
_WORDS = 3
"""Words before an address that are the title of what it leads to; fewer lead up to it."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.I)
_IN_PROSE = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]", re.I)
_HOST = re.compile(
    r"(?:[\w-]+\.)+[^\W\d_]{2,}|(?:\d{1,3}\.){3}\d{1,3}|\[[\da-f:]+\]|localhost", re.I
)
_LEADING_UP = re.compile(
    r"[\s,;:(<\[–—-]*(?:\b(?:doi|url|available at|retrieved from|accessed at|online|at|from))?"
    r"[\s,;:(<\[–—-]*\Z",
    re.I,
)
_SCHEME = re.compile(r"\Ahttps?://(?:www\.)?|\Awww\.", re.I)


def stub(text: str) -> Reference | None:
    """The reference of a text that is one address ("https://…", "www.…") or one DOI ("10.1000/182",
    "doi:10.1000/182", "https://doi.org/10.1000/182") and nothing else; None for any other."""
    words = folded(normalised(clean(text))).strip("<>")
    if not words or len(words) > _LONGEST:
        return None
    if doi := doi_of(words):
        return Reference(title=f"doi:{doi}", doi=doi, url=f"https://doi.org/{doi}")
    if not _ADDRESS.fullmatch(words):
        return None
    url = words if "://" in words else f"https://{words}"
    if not _has_host(url):
        return None
    return Reference(kind="webpage", title=_SCHEME.sub("", words).rstrip("/"), url=url)


def printed(line: str) -> Reference | None:
    """The reference of a line that prints one, with an address or a DOI in it, as reference
    managers drop them: its words are the title, since which of them is the author's name is not
    guessed. None for a line without an address, or too long to be a reference."""
    words = folded(normalised(clean(line)))
    if known := stub(words):
        return known
    if len(words) > _LONGEST:
        return None
    address = _IN_PROSE.search(words)
    doi = DOI.search(words) if address is None or "doi.org/" in address[0].lower() else None
    found = stub(doi[0].rstrip(".,;)]")) if doi else stub(address[0]) if address else None
    start = min(match.start() for match in (address, doi) if match) if found else 0
    title = _LEADING_UP.sub("", words[:start]) if found else ""
    if found is None or len(title.split()) < _WORDS:
        return found
    return Reference(kind="document", title=title, url=found.url, doi=found.doi)


def _has_host(url: str) -> bool:
    try:
        return bool(_HOST.fullmatch(urlsplit(url).hostname or ""))
    except ValueError:
        return False
