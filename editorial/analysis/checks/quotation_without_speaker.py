"""A quotation that stands by itself, and nobody says it."""

import re
from collections.abc import Iterator
from itertools import islice

from editorial.analysis.attribution import attributions_in
from editorial.analysis.checks.making import finding
from editorial.analysis.checks.places import within
from editorial.analysis.checks.speech import is_speech, opening_of, quoted_openings
from editorial.analysis.piece import Piece
from editorial.analysis.quotations import Quotation
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import folded, shortened

RULE = Rule(
    key="quotation-without-speaker",
    title="Quotation without a speaker",
    severity=Severity.WARNING,
    explanation="Looks for a paragraph that is a quotation and nothing else, where neither the one"
    " before nor the one after says whose words they are.",
)

_FEWEST_WORDS = 4
_MARKS_ROUND = 12
"""Code points, spaces and marks, that a paragraph may have round its quotation."""
_ROUND = re.compile(r"[\s.,;:!?…—–-]*")
_SOMEBODY = re.compile(r"\b(?:he|she|his|her)\b", re.I)
_A_DIALOGUE = 4
"""So many of them, and the piece is a story or a conversation."""
_SPEECH = re.compile(r"[“\"][^“”\"]{20}")
_TEXT = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING})
_SHORT = 14
"""Words of a line below a quotation that may name its speaker."""


def check(piece: Piece) -> Iterator[Finding]:
    nameless = list(islice(_nameless(piece), _A_DIALOGUE))
    for quotation in nameless if len(nameless) < _A_DIALOGUE else ():
        words = shortened(folded(quotation.text).rstrip(",."), 90)
        message = f"Nothing says whose words these are: “{words}”."
        yield finding(RULE, message, (quotation.span,), (quotation.text,))


def _nameless(piece: Piece) -> Iterator[Quotation]:
    quoted = piece.once(quoted_openings)
    for quotation in piece.quotations:
        here = piece.sentence_at(quotation.span.start)
        if (
            here is not None
            and _is_alone(piece, here.block, quotation)
            and quoted[opening_of(quotation.text)] == 1
            and not _is_named_beside(piece, here.block)
        ):
            yield quotation


def _is_alone(piece: Piece, index: int, quotation: Quotation) -> bool:
    """Whether the quotation is a whole paragraph, with others before and after it."""
    block, start = piece.blocks[index], piece.starts[index]
    if len(block.text) > quotation.span.end - quotation.span.start + _MARKS_ROUND:
        return False
    if len(quotation.text.split()) < _FEWEST_WORDS or not is_speech(piece, quotation):
        return False
    around = block.text[: quotation.span.start - start] + block.text[quotation.span.end - start :]
    return (
        block.kind is Kind.PARAGRAPH
        and not block.quoted
        and bool(_ROUND.fullmatch(around))
        and 0 < index < len(piece.blocks) - 1
        and piece.blocks[index - 1].kind is Kind.PARAGRAPH
        and all(_is_body(piece.blocks[other]) for other in (index - 1, index, index + 1))
    )


def _is_body(block: Block) -> bool:
    return block.zone is Zone.BODY and block.kind in _TEXT and not block.quoted


def _is_named_beside(piece: Piece, index: int) -> bool:
    """Whether the paragraph before or after may say whose words this one is."""
    for other, at_its_end in ((index - 1, True), (index + 1, False)):
        block, text = piece.blocks[other], piece.blocks[other].text.strip()
        if block.kind is Kind.HEADING and not at_its_end:
            continue
        short = len(text.split()) < _SHORT
        if text.endswith(":") or short or text[0] in "—–-" or _SPEECH.search(text):
            return True
        start = piece.starts[other]
        nearest = piece.sentence_at(start + len(text) - 1 if at_its_end else start)
        if nearest is None or (at_its_end and _SOMEBODY.search(nearest.text)):
            return True
        if any(True for _ in within(piece.once(attributions_in), nearest.span)):
            return True
    return False
