"""Parts that do not make the whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from editorial.analysis.checks.making import finding
from editorial.analysis.number_words import TIMES
from editorial.analysis.piece import Piece, Sentence
from editorial.analysis.quantities import Quantity, quantities_by_sentence
from editorial.domain.article import Kind
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="sum",
    title="Parts and total",
    severity=Severity.ERROR,
    explanation="Adds up parts that are listed with their total. It may be wrong where the list"
    " leaves something out on purpose.",
)

_NO_PARTS = re.compile(
    r"\b(?:including|includes?|of which|of whom|up from|down from|compared|than|per|each|every"
    r"|apiece|such as|for example|as well as|plus|instead|up to|between|or|versus|vs|then|later"
    r"|another|least|most)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:(?:Together|In all|Altogether|In total|All told|All in all)\b,? (?:[\w’]+ ){0,2}(?:is|are"
    r"|was|were|makes?|made|comes? to|came to|costs?|amounts? to|adds? up to)|(?:That|This|It"
    r"|They) (?:adds?|added) up to|(?:The|That makes a|For a) (?:total|sum)(?: is| of"
    r"| was)) (?:about |some |nearly |just over |almost )?\Z"
)
_LAST_PART = re.compile(r"[,;]? and [^,;.]{0,40}\Z|[,;] ?and [^,;.]{0,40}\Z")
_OPENS = re.compile(r":(?= )| [—–](?= )")
_IN_ALL = re.compile(r"(?: [\w’-]+){0,2} (?:in all|altogether|in total|all told)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?: [\w’-]+){1,3}(?:, and|,| and|, or|:| –| —) (?:making |a total of )?")
_TOTAL_OF = re.compile(r"\b(?:for|making|or|with) a total of \Z|\btotall?ing \Z")
_AT_A_PLACE = re.compile(r" (?:in|from|at|on|for)(?: [\w’-]+){1,3}(?:, and |, | and |(?=[.;]))")
_LONG_GAP = 60
_AND_SO_ON = re.compile(
    r"\b(?:among others?|and so on|and more|etc|the rest|remainder|remaining|others?)\b", re.I
)


def check(piece: Piece) -> Iterator[Finding]:
    listed: list[tuple[int, tuple[Quantity, ...]]] = []
    for sentence, quantities in quantities_by_sentence(piece):
        kind = piece.blocks[sentence.block].kind
        if kind is Kind.ROW:
            continue
        yield from _after_colon(piece, sentence, quantities)
        yield from _in_all(piece, sentence, quantities, listed)
        yield from _all_told(piece.text, quantities)
        yield from _listed_after_comma(piece.text, quantities)
        if kind is not Kind.ITEM and listed and sentence.block > listed[-1][0] + 1:
            listed = []
        if kind is Kind.ITEM:
            if listed and sentence.block > listed[-1][0] + 1:
                listed = []
            listed.append((sentence.block, quantities))


def _after_colon(
    piece: Piece, sentence: Sentence, quantities: tuple[Quantity, ...]
) -> Iterator[Finding]:
    """ "It cost £42 million: £25 million for …, £9 million for … and £6 million for …"; a dash
    may stand for the colon."""
    opens = _OPENS.search(sentence.text)
    if opens is None or len(quantities) < 3:
        return
    colon = sentence.span.start + opens.start()
    parts = [each for each in quantities if each.span.start > colon]
    before = [each for each in quantities if each.span.end <= colon]
    if len(parts) < 2 or not before or not _is_list(piece.text, colon, parts, sentence):
        return
    total = before[-1]
    if all(_adds_to(total, part) for part in parts):
        yield from _compared(total, parts)


def _in_all(
    piece: Piece,
    sentence: Sentence,
    quantities: tuple[Quantity, ...],
    listed: Sequence[tuple[int, tuple[Quantity, ...]]],
) -> Iterator[Finding]:
    """ "Together that is £55,700", after a list of parts, one to an item."""
    total = quantities[0]
    lead = piece.text[sentence.span.start : total.span.start]
    if not _TOGETHER.fullmatch(lead) or not listed or listed[-1][0] + 1 != sentence.block:
        return
    blocks = [block for block, _ in listed]
    parts = [each for _, found in listed for each in found if each.unit == total.unit]
    if blocks != list(range(blocks[0], blocks[-1] + 1)) or len(parts) != len(blocks):
        return
    items = piece.text[piece.starts[blocks[0]] : sentence.span.start]
    if len(parts) >= 2 and total.unit and not re.search(r"\bincluding\b|\bof which\b", items):
        yield from _compared(total, parts)


def _listed_after_comma(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Finding]:
    """ "340 people, 200 in Leeds, 90 in York and 50 in Hull"."""
    total, parts = quantities[0], list(quantities[1:])
    if len(parts) < 3 or not total.counted or total.unit or any(each.unit for each in parts):
        return
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise(quantities)]
    named = " ".join(("", *total.counted)) + ", "
    plain = not any(part.counted or part.approximate or part.high for part in parts)
    at_places = all(_AT_A_PLACE.fullmatch(gap) for gap in gaps[1:])
    ends = gaps[-1].endswith(" and ") and _AT_A_PLACE.match(text, parts[-1].span.end)
    if plain and gaps[0] == named and at_places and ends:
        yield from _compared(total, parts)


def _all_told(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Finding]:
    """ "23 letters, 42 postcards and 53 parcels, 118 items in all"; "for a total of" may stand
    before the last number."""
    total = quantities[-1]
    parts = [each for each in quantities[:-1] if each.unit == total.unit]
    if len(parts) < 2 or total.approximate:
        return
    if any(part.approximate or part.high or not _adds_to(total, part) for part in parts):
        return
    gaps = [text[one.span.end : other.span.start] for one, other in pairwise((*parts, total))]
    if " and " not in gaps[-2]:
        return
    if _TOTAL_OF.search(gaps[-1]):
        no_list = any(_NO_PARTS.search(gap) or len(gap) > _LONG_GAP for gap in gaps[:-1])
        listed = bool(total.unit) and not no_list
    else:
        alone = len(parts) == len(quantities) - 1
        told = _IN_ALL.match(text, total.span.end) is not None
        listed = alone and told and all(_BETWEEN.fullmatch(gap) for gap in gaps)
    if listed:
        yield from _compared(total, parts)


def _is_list(text: str, colon: int, parts: list[Quantity], sentence: Sentence) -> bool:
    """Whether nothing but parts follows the colon, the last one after "and"."""
    gaps = [
        text[start:end]
        for start, end in zip(
            [colon + 1, *(part.span.end for part in parts)],
            [*(part.span.start for part in parts), sentence.span.end],
            strict=True,
        )
    ]
    if any(part.approximate or part.high for part in parts):
        return False
    if any(_NO_PARTS.search(gap) for gap in gaps[:-1]) or _AND_SO_ON.search(" ".join(gaps)):
        return False
    if "and" not in gaps[-2] or not _LAST_PART.search(gaps[-2]) or len(gaps[0].split()) > 3:
        return False
    return all("," in gap or ";" in gap or " and " in gap for gap in gaps[1:-1])


def _adds_to(total: Quantity, part: Quantity) -> bool:
    if total.unit != part.unit or total.unit in TIMES:
        return False
    return bool(total.unit) or (bool(total.counted) and part.value < total.value)


def _compared(total: Quantity, parts: list[Quantity]) -> Iterator[Finding]:
    made = sum((part.value for part in parts), Decimal(0))
    off = abs(made - total.value)
    rounded = _rounding((total, *parts))
    if not off or (off < sum(rounded) / 2 and off <= max(rounded)):
        return
    if not total.value * Decimal("0.6") <= made <= total.value * Decimal("1.5"):
        return
    yield finding(
        RULE,
        f"The parts make {_printed(made, total)}, not {total.text}.",
        [total.span, *(part.span for part in parts)],
        [total.text, *(part.text for part in parts)],
    )


def _rounding(quantities: Sequence[Quantity]) -> list[Decimal]:
    """To what each is rounded: those of one magnitude as the finest of them is."""
    finest = {
        magnitude: min(each.step for each in quantities if each.magnitude == magnitude)
        for magnitude in {each.magnitude for each in quantities}
    }
    return [Decimal(0) if each.slack == 0 else finest[each.magnitude] for each in quantities]


def _printed(value: Decimal, like: Quantity) -> str:
    """The value in the notation of a quantity: "£40 million" like "£42 million"."""
    amount = value / like.magnitude
    number = f"{amount.normalize():,f}"
    sign, _, _ = like.text.partition(next((c for c in like.text if c.isalnum()), ""))
    word = next(
        (each for each in (" million", " billion", " thousand", " trillion") if each in like.text),
        "",
    )
    if like.magnitude != 1 and not word:
        word, number = "", f"{value.normalize():,f}"
    return f"{sign}{number}{word}"
