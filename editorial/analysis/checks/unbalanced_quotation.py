"""Quotation marks that open and do not close."""

import re
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.domain.article import Block, Kind
from editorial.domain.coverage import CHECKABLE
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, shortened

RULE = Rule(
    key="unbalanced-quotation",
    title="Quotation marks that do not close",
    severity=Severity.WARNING,
    explanation="Counts the quotation marks of each paragraph. A paragraph that leaves one open is"
    " right where the next begins with one, which goes on with the quotation.",
)

_OPENS, _CLOSES = "“", "”"
_BEGINS = re.compile(r"[\s>*_–—-]*[“\"]")
_MARK = re.compile(f"[{_OPENS}{_CLOSES}]")
_STANDS_BEFORE = " \t\u00a0\u2028([—–-"
_STANDS_AFTER = " \t\u00a0\u2028)].,;:!?—–-"
_FAR = 6
"""Paragraphs over which a quotation may go on."""
_SHOWN = 60
_PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.CAPTION, Kind.HEADING, Kind.NOTE})
_MIXED = re.compile(r"[\"„«]")


def check(piece: Piece) -> Iterator[Finding]:
    open_since: int | None = None
    """Index of the last paragraph that left a quotation open."""
    for index, (block, start) in enumerate(zip(piece.blocks, piece.starts, strict=True)):
        if block.zone not in CHECKABLE or block.kind not in _PROSE or _MIXED.search(block.text):
            continue
        for at, opens in _unpaired(block.text):
            if opens and (_goes_on(piece.blocks, index) or _closes_later(piece.blocks, index)):
                open_since = index
                continue
            if not opens and open_since is not None and index - open_since <= _FAR:
                continue
            yield _told(piece, start, block, at, opens)
            break


def _told(piece: Piece, start: int, block: Block, at: int, opens: bool) -> Finding:
    first, last = (at, at + _SHOWN) if opens else (at + 1 - _SHOWN, at + 1)
    span = Span(start + max(0, first), start + min(len(block.text), last))
    words = shortened(piece.words_at(span), _SHOWN)
    what = "open here and do not close" if opens else "close here and were not opened"
    return finding(RULE, f"Quotation marks {what}: {words}", (span,), (words,))


def _unpaired(text: str) -> Iterator[tuple[int, bool]]:
    """Where a mark stands that has no other: its place, and whether it opens."""
    opened: int | None = None
    for match in _MARK.finditer(text):
        if _opens(text, match):
            if opened is not None:
                yield opened, True
            opened = match.start()
        elif opened is None:
            yield match.start(), False
        else:
            opened = None
    if opened is not None:
        yield opened, True


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark opens: by where it stands, since the wrong one of the two is often typed."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    opening = (not before or before in _STANDS_BEFORE) and after.isalnum()
    closing = (not after or after in _STANDS_AFTER) and bool(before) and not before.isspace()
    return opening if opening != closing else mark[0] == _OPENS


def _goes_on(blocks: tuple[Block, ...], index: int) -> bool:
    return any(_BEGINS.match(block.text) for block in blocks[index + 1 : index + 2])


def _closes_later(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether one of the next paragraphs ends what this one leaves open, though each of them should
    have begun with a mark."""
    for block in blocks[index + 1 : index + 1 + _FAR]:
        for _, opens in _unpaired(block.text):
            return not opens
    return False
