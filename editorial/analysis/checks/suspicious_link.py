"""A link that leads elsewhere than its words say."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Run, Style, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, shortened

RULE = Rule(
    key="suspicious-link",
    title="Link that leads elsewhere",
    severity=Severity.ERROR,
    explanation="Compares the address that a link shows with the one it leads to, and looks for"
    " addresses that hide where they lead. It does not open any.",
)

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?:[\w-]++\.)+(?:com|org|net|gov|edu|mil|int|info|example|co|uk|de|fr|eu|us|ca|au|nz|ie|ch|at)"
    r"(?:[/?#]\S*)?",
    re.I,
)
_SHORT = re.compile(r"(?:t\.co|bit\.ly|ow\.ly|tinyurl\.com|buff\.ly|goo\.gl|lnkd\.in|youtu\.be)\Z")
"""Hosts that stand for others by their nature."""
_DOMAIN_PARTS = 2
_SECOND_LEVEL = frozenset("co com org net ac gov edu ne or".split())
_NUMERIC = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


def check(piece: Piece) -> Iterator[Finding]:
    for block, start in zip(piece.blocks, piece.starts, strict=True):
        if block.zone is Zone.FURNITURE:
            continue
        for run in block.runs:
            if run.style is Style.LINK and (message := _suspicion(block, run)):
                span = Span(start + run.start, start + run.end)
                yield finding(RULE, message, (span,), (piece.words_at(span), run.target))


def _suspicion(block: Block, run: Run) -> str:
    """What is wrong with the link, in a sentence; "" where nothing is."""
    try:
        parts = urlsplit(run.target.strip())
        host, user = (parts.hostname or "").casefold(), parts.username
    except ValueError:
        return ""
    shown = block.text[run.start : run.end].strip()
    leads = shortened(run.target, 80)
    if parts.scheme in ("http", "https"):
        if user is not None:
            return f"This link has a name before its address, which hides where it leads: {leads}."
        if "xn--" in host or not host.isascii():
            return f"The address of this link has letters that look like others: {leads}."
        if _ADDRESS.fullmatch(shown) and _leads_elsewhere(shown, run.target, host):
            return f"The link says {shortened(shown, 60)} and leads to {leads}."
    return ""


def _leads_elsewhere(shown: str, target: str, host: str) -> bool:
    says = (urlsplit(shown if "://" in shown else f"//{shown}").hostname or "").casefold()
    path = target.casefold().partition(host)[2]
    if not says or _SHORT.match(host) or says.removeprefix("www.") in path:
        return False
    return _domain(says) != _domain(host)


def _domain(host: str) -> str:
    """The part of a host's name that somebody has registered, as far as its form tells."""
    if _NUMERIC.fullmatch(host):
        return host
    parts = host.rstrip(".").split(".")
    long = len(parts) > _DOMAIN_PARTS and parts[-2] in _SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3 if long else -2 :])
