"""The passages that are suggested: sentences, clauses of long sentences, quotations kept whole."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.quotations import Quotation
from editorial.domain.article import Kind, Zone
from editorial.domain.text import Span

_LONG = 20
"""Words from which on a sentence is cut into its clauses."""
_SHORTEST = 5
"""Words that a clause has at least; fewer say nothing alone."""
_MOST = 600
"""Code points that a passage has at most; one without a clause is cut at a comma."""
_QUOTED_TOGETHER = 420
"""Code points up to which the sentences of one quotation stay together."""
_CUT = re.compile(
    r";\s+(?:and |but )?|(?:,|\s[–—]|—)\s*(?:and |but )?(?=(?:while|whereas|although|though"
    r"|leading|prompting|meaning|triggering|forcing|causing|resulting|highlighting|underscoring"
    r"|illustrating|demonstrating|reflecting|signalling|signaling|indicating|painting|raising"
    r"|suggesting|because|so that|which (?:\w+ )?(?:is|was|has|had|are|were|will|would|could|may"
    r"|then|\w+ed|\w+s))\b)|,\s+(?:but|and|yet)\s+(?=(?:(?:then|now|also|later) )?(?:it|he|she"
    r"|they|we|I|there|(?:the|its|his|her|their|this|that|an?|some|no|in) [\w’-]+|[A-Z][\w’-]+|is"
    r"|was|has|had|will|claims?|says?|said)\b)|(?<!\s)\s++and (?=(?:now|later|then|also) \w+)"
)
_TAIL = re.compile(
    r",\s+(?=(?:highlighting|underscoring|illustrating|demonstrating|reflecting|signalling"
    r"|signaling|raising (?:\w+ ){0,2}(?:questions|concerns|doubts))\b)"
)
"""Before what the writer makes of it, also in a short sentence."""
_BRACKETED = re.compile(r"\([^()]{0,300}\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One passage of a checkable zone: a sentence, a clause, or sentences of one quotation.

    `sentence` counts the sentences before it; `opens` is whether a sentence begins with it.
    """

    span: Span
    text: str
    zone: Zone
    block: int
    sentence: int
    opens: bool


def units_in(piece: Piece) -> Iterator[Unit]:
    """The passages of the piece in the order of the text; they do not overlap. The head rows of
    tables are left out."""
    quotations = piece.quotations
    starts = [quotation.span.start for quotation in quotations]
    for number, group in _groups(piece, quotations, starts):
        first, last = group[0], group[-1]
        block = piece.blocks[first.block]
        if block.kind is Kind.ROW and block.ordinal == 1:
            continue
        span = Span(first.span.start, last.span.end)
        text = piece.text[span.start : span.end]
        held = quotations[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = [(each.span.start - span.start, each.span.end - span.start) for each in held]
        whole = block.kind is Kind.ROW or first.zone is Zone.HEADLINE
        for start, end in _pieces(text, 0, len(text)) if whole else _clauses(text, inside):
            yield Unit(
                Span(span.start + start, span.start + end),
                text[start:end],
                first.zone,
                first.block,
                number,
                start == 0,
            )


def _groups(
    piece: Piece, quotations: tuple[Quotation, ...], starts: list[int]
) -> Iterator[tuple[int, list[Sentence]]]:
    """The sentences, those of one short quotation together."""
    group: list[Sentence] = []
    first = 0
    for number, sentence in enumerate(piece.sentences):
        if group and not _goes_on(group[0], sentence, quotations, starts):
            yield first, group
            group = []
        if not group:
            first = number
        group.append(sentence)
    if group:
        yield first, group


def _goes_on(
    first: Sentence, sentence: Sentence, quotations: tuple[Quotation, ...], starts: list[int]
) -> bool:
    """Whether a quotation that began before the sentence goes on in it."""
    at = bisect_left(starts, sentence.span.start) - 1
    return (
        at >= 0
        and sentence.block == first.block
        and quotations[at].span.end > sentence.span.start
        and sentence.span.end - first.span.start <= _QUOTED_TOGETHER
    )


def _clauses(text: str, quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Start and end of each clause; a sentence that is not long is one."""
    words = text.count(" ") + 1
    start = 0
    if words > _LONG or _TAIL.search(text):
        closed = quoted + [match.span() for match in _BRACKETED.finditer(text)]
        closed.sort()
        held = 0
        for cut in (_CUT if words > _LONG else _TAIL).finditer(text):
            while held < len(closed) and closed[held][1] <= cut.start():
                held += 1
            if held < len(closed) and closed[held][0] < cut.start():
                continue
            left, right = text[start : cut.start()], text[cut.end() : cut.end() + 200]
            if min(left.count(" "), right.count(" ")) + 1 >= _SHORTEST:
                yield from _pieces(text, start, cut.start())
                start = cut.end()
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, or parts of it where it is longer than any passage."""
    while end - start > _MOST:
        cut = max(text.rfind(", ", start, start + _MOST), text.rfind(" ", start, start + _MOST))
        cut = cut if cut > start else start + _MOST
        yield start, cut
        start = cut + 1 if text[cut : cut + 1].isspace() else cut
    if text[start:end].strip():
        yield start, end
