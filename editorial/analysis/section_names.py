"""Headings that say which part of the piece follows."""

import re

from editorial.domain.article import Zone

_NAMES = {
    Zone.OPINION: (
        r"(?:editorial |our |(?:the )?editors?['’]?s? )?(?:opinion|commentary|viewpoint)"
        r"|(?:our|editorial|the editors?['’]?|editors?['’]?s?) (?:view|take|comment|analysis|note)"
        r"|editorial|(?:opinion|editorial) (?:and|&) analysis"
        r"|(?:analysis|commentary) (?:and|&) opinion"
    ),
    Zone.QUESTIONS: (
        r"(?:editorial|discussion|review|reader|open|unanswered|remaining|key|further|outstanding)?"
        r" ?questions(?: (?:for|to|from|that remain|left|raised)\b.{0,40})?"
    ),
    Zone.REFERENCES: (
        r"(?:list of )?(?:references?|sources?|bibliography|works cited|citations?|literature)"
        r"(?: (?:and|&) (?:references?|sources?|notes|citations?|further reading|links))?"
        r"|further reading|reference list|endnotes|notes and references|source links?"
    ),
}
_PATTERNS = {zone: re.compile(pattern, re.I) for zone, pattern in _NAMES.items()}
# Asked of every line of a paste, so most have to be done with at once.
_PROMISING = re.compile(
    r"opinion|editor|comment|view|our |question|reference|source|bibliograph|cited|citation"
    r"|literature|reading|endnotes|notes and",
    re.I,
)
_NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)] +", re.I)
_LIMIT = 60


def zone_named(heading: str) -> Zone | None:
    """The zone that a heading such as "Editorial Opinion" or "5. Sources:" opens, if any."""
    if len(heading) > _LIMIT or not _PROMISING.search(heading):
        return None
    name = " ".join(_NUMBER.sub("", heading.strip(), count=1).rstrip(":").split()).strip("#* ")
    return next((zone for zone, pattern in _PATTERNS.items() if pattern.fullmatch(name)), None)
