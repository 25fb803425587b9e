"""A number of things announced, and another number of things listed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from editorial.analysis.checks.making import finding
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity, quantities_by_sentence
from editorial.domain.article import Kind
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="list-count",
    title="Number of things listed",
    severity=Severity.WARNING,
    explanation="Counts the items of a list whose introduction says how many there are. It may be"
    " wrong where the number is about something else.",
)

_FEW, _MANY = 2, 20
_THINGS = frozenset(
    "reasons things ways steps points questions tips lessons rules principles options parts types"
    " kinds changes proposals demands conditions goals aims areas categories recommendations"
    " examples factors findings features stages phases measures ideas themes takeaways practices"
    " methods problems challenges benefits advantages requirements criteria elements components"
    " values answers mistakes myths facts signs tasks topics tools groups forms strategies"
    " approaches suggestions"
    " pieces".split()
)
_NO_COUNT = re.compile(
    r"\b(?:of (?:the|these|those|our|my|his|her|its|their)|another|other|more|top)\Z", re.I
)


def check(piece: Piece) -> Iterator[Finding]:
    for sentence, quantities in quantities_by_sentence(piece):
        block = piece.blocks[sentence.block]
        if block.kind is not Kind.PARAGRAPH or block.text.rstrip()[-1:] != ":":
            continue
        end = piece.starts[sentence.block] + len(block.text.rstrip())
        announced = [each for each in quantities if _announces(each)]
        if sentence.span.end != end or len(announced) != 1 or len(quantities) > 2:
            continue
        told = announced[0]
        if _NO_COUNT.search(piece.text[max(0, told.span.start - 12) : told.span.start].rstrip()):
            continue
        items = _items_after(piece, sentence.block)
        if len(items) >= _FEW and told.value != len(items):
            number = told.text[0].upper() + told.text[1:]
            message = f"{number} {told.counted[-1]} are announced and {len(items)} are listed."
            named = Span(told.span.start, told.span.end + 1 + len(" ".join(told.counted)))
            yield finding(
                RULE, message, [named, *items], [told.text, *told.counted, str(len(items))]
            )


def _announces(quantity: Quantity) -> bool:
    return (
        bool(quantity.counted)
        and quantity.counted[-1] in _THINGS
        and not quantity.approximate
        and quantity.high is None
        and _FEW <= quantity.value <= _MANY
        and quantity.value == quantity.value.to_integral_value()
        and quantity.step == Decimal(1)
    )


def _items_after(piece: Piece, at: int) -> list[Span]:
    """The items of the list right below a paragraph, those of its own level."""
    items: list[Span] = []
    level = None
    for index in range(at + 1, len(piece.blocks)):
        block = piece.blocks[index]
        if block.kind is not Kind.ITEM:
            if block.level and items:
                continue
            break
        level = block.level if level is None else level
        if block.level < level:
            break
        if block.level == level:
            start = piece.starts[index]
            items.append(Span(start, start + len(block.text)))
    return items
