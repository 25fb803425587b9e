"""Where a page's links lead: absolute addresses, without what tracks the reader."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from editorial.files.page_tree import without_controls

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|_hs\w+"
    r"|mkt_tok|wickedid|oly_\w+_id|vero_\w+|__twitter_impression|ga_\w+|at_(?:medium|campaign)\w*)",
    re.I,
)
_NOWHERE = re.compile(r"\s*(?:javascript|data|vbscript|blob|about|file):", re.I)
_ABSOLUTE = re.compile(r"https?://[^/\s]", re.I)
_LONGEST = 4_000
"""Code points of an address that is kept; longer ones carry data."""


def home_of(root: HtmlElement, address: str, stated: str) -> str:
    """The address against which the page's links are resolved, or "" where nothing tells it.

    `address` is where the page was saved from, `stated` what it says of itself.
    """
    page = next((each for each in (address, stated) if _ABSOLUTE.match(each)), "")
    base = next(iter(root.iter("base")), None)
    return resolved((base.get("href") or "") if base is not None else "", page) or page


def resolved(address: str, home: str) -> str:
    """The absolute address, or "" for scripts, data and what is no address."""
    address = without_controls("".join(address.split())) if len(address) <= _LONGEST else ""
    if not address or _NOWHERE.match(address):
        return ""
    try:
        whole = urljoin(home, address) if home else address
        urlsplit(whole)
    except ValueError:
        return ""
    return "https:" + whole if whole.startswith("//") else whole


def untracked(address: str) -> str:
    """The address without parameters that tell who followed the link, and from where."""
    before, mark, rest = address.partition("?")
    if not mark:
        return address
    query, hash_mark, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part.partition("=")[0])]
    if len(kept) == query.count("&") + 1:
        return address
    return before + ("?" + "&".join(kept) if kept else "") + hash_mark + fragment


def settle_links(root: HtmlElement, home: str) -> int:
    """Gives every link its target; a link to nowhere, or within the page, becomes plain words.

    Gives the number of links from which something was taken that tracks.
    """
    tracked = 0
    here = home.partition("#")[0]
    for link in root.iter("a"):
        address = link.get("href") or ""
        if link.get("class") == "footnote-ref":
            continue
        target = "" if address.strip().startswith("#") else resolved(address, home)
        if here and target.startswith(here + "#"):
            target = ""
        clean = untracked(target)
        tracked += clean != target
        link.attrib.pop("href", None)
        if clean:
            link.set("href", clean)
    return tracked
