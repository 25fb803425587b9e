"""Numbers that an article prints: counts, money, percentages, measures, in figures and in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from editorial.analysis.number_words import (
    IN_WORDS,
    MAGNITUDES,
    MEASURED,
    UNIT,
    unit_of,
    value_of,
)
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Block, Style
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in one place of the canonical text.

    `span` and `text` have currency, magnitude and unit, not the words of approximation before it.
    `value` is the number with its magnitude; a fraction ("a third of") is given in percent.
    `high` is the upper end of a range ("3–6"), whose lower end is `value`.
    `unit`: "percent", "percentage points", a currency's sign, a measure in the singular
    ("hectare"), or "" for a count. `magnitude` is 1,000,000 in "4 million", 1 without one.
    `step` is what the last digit printed stands for. `counted` are the words that name what is
    counted ("electric", "crossings"), () where none was recognised.
    """

    span: Span
    value: Decimal
    unit: str
    magnitude: int
    approximate: bool
    text: str
    step: Decimal
    high: Decimal | None = None
    counted: tuple[str, ...] = ()
    spelled: bool = False

    @property
    def slack(self) -> Decimal:
        """How far the true value may lie from `value` if the number was rounded to what is
        printed. A count to the last figure is exact."""
        exact = self.step == 1 and self.unit not in MEASURED
        rounding = Decimal(0) if exact else self.step / 2
        return max(rounding, abs(self.value) / 20) if self.approximate else rounding

    def like(self, other: "Quantity") -> bool:
        """Whether both count or measure the same kind of thing, as far as the words tell."""
        if self.unit != other.unit:
            return False
        return not (self.counted and other.counted) or self.counted[-1] == other.counted[-1]


_NUMBER = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009’']\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_FIGURES = re.compile(
    r"(?<![\w.,:/#@$£€¥=&*+~^_\\-])(?<!\d[–—])(?P<currency>(?:(?:US|AU|CA|NZ|HK|[ACS])?\$|[£€¥₹]"
    r"|(?:USD|EUR|GBP|CHF)[ \u00a0])[ \u00a0]?)?"
    rf"(?P<number>{_NUMBER})(?:\s?[–—-]\s?(?P=currency)?(?P<high>{_NUMBER})"
    rf"|(?<=\d)[–—-](?P<top>{_NUMBER}))?"
    r"(?P<magnitude>[ \u00a0-](?:hundred thousand|hundred|thousand|million|billion|trillion)\b"
    r"|[ \u00a0]?(?:bn|mn|tn)\b|(?(currency)[kKmMbB]|[kK])\b)?"
    rf"(?P<unit>\s?%|[ \u00a0-](?:{UNIT})\b|(?:km|cm|mm|kg|ha|ft|kWh|MWh|GWh|kW|MW|GW|kB|KB|MB|GB"
    rf"|TB)\b)?"
    r"(?![\w$£€%]|[.,:/’']\d)"
)
_UNIT_AFTER = re.compile(rf"[ \u00a0-](?:{UNIT})\b|\s?%", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|over|more than|under"
    r"|less than|fewer than|at least|at most|up to|as many as|as much as|as few as|close to|near"
    r"|upwards of|estimated|ca?\.|circa|only just|just short of|perhaps|maybe|between"
    r"|barely)\s(?:an?\s|the\s)?|[~≈<>])\Z",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"(?: or (?:so|more|less|fewer)\b|\+|-odd\b| plus\b)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:\A|(?P<start>[.!?:”\"]\s+)?)(?P<word>[\w’.'&-]+)[ \u00a0]\Z")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_LABELS = frozenset(
    "row page pages p pp no nos number room chapter section sections step figure fig table version"
    " v part phase level route bus line note type class grade article day week rule question item"
    " lot vol volume issue episode season chapter unit track gate platform shed box post tier"
    " stage module year act apartment apt suite building floor highway interstate exit flight"
    " appendix annex schedule paragraph para verse psalm slide chart exhibit case ticket build"
    " release edition python java windows ios android pr rfc bug error port channel group team"
    " district ward zone area"
    " pier".split()
)
_PLAIN_STARTS = frozenset(
    "about some nearly almost over under around roughly only just all these those its his her their"
    " our my your from more less than the a an and but or of in on at to by with for after before"
    " since until between within every each both another first last next that this when while if"
    " as there here is are was were had has have we they he she it i you no not out up down".split()
)
_TIME_OF_DAY = re.compile(r"\s?(?:[ap]\.?m\b|o’clock|o'clock|noon|GMT\b|UTC\b)", re.IGNORECASE)
_OF_MONTH = re.compile(
    rf"(?:\s?(?:to|and|or|[,–-])\s?\d{{1,2}})?(?:\s|-)(?:of\s)?(?:{_MONTH.pattern})"
)
_COUNTED = re.compile(r"[ \u00a0-]((?:[a-z][a-z’'-]*+ ){0,3}[a-z][a-z’'-]*+)")
_NO_COUNTED = frozenset(
    "of in and or a an the on at to is was were that which who by with for from per as are has had"
    " have it they he she we i you than into over under out up down off not no be been will would"
    " can could may might must should do does did if when while where because since so but this"
    " these those his her its their our my your about after before during until between among"
    " times percent".split()
)
_PEOPLE = frozenset(
    "people men women children staff police crew cattle sheep fish aircraft".split()
)
_LIST_MARK = re.compile(r"\s*\(?\d{1,3}[.)]\s")


def quantities_in(piece: Piece) -> tuple[Quantity, ...]:
    """The numbers of the checkable zones, in the order of the text; `piece.once(quantities_in)`.

    Years, dates, clock times, versions and numbers that are names ("Shed 3", "page 12") are no
    quantities.
    """
    found: list[Quantity] = []
    last = -1
    for sentence in piece.sentences:
        if sentence.block != last:
            last = sentence.block
            found += _in_block(piece.blocks[last], piece.starts[last])
    return tuple(found)


def quantities_by_sentence(piece: Piece) -> Iterator[tuple[Sentence, tuple[Quantity, ...]]]:
    """Each sentence that has quantities, with them."""
    quantities = piece.once(quantities_in)
    at = 0
    for sentence in piece.sentences:
        while at < len(quantities) and quantities[at].span.start < sentence.span.start:
            at += 1
        first = at
        while at < len(quantities) and quantities[at].span.start < sentence.span.end:
            at += 1
        if at > first:
            yield sentence, quantities[first:at]


def _in_block(block: Block, offset: int) -> Iterator[Quantity]:
    text = block.text
    passed = [
        (run.start, run.end)
        for run in block.runs
        if run.style in (Style.CODE, Style.REFERENCE, Style.SUPERSCRIPT)
    ]
    marker = _LIST_MARK.match(text)
    matches = list(_FIGURES.finditer(text, marker.end() if marker else 0))
    matches += IN_WORDS.finditer(text)
    end = 0
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() < end or any(a <= match.start() < b for a, b in passed):
            continue
        made = _figures(match, offset) if match.re is _FIGURES else _words(match, offset)
        if made:
            end = made.span.end - offset
            yield made


def _figures(match: re.Match[str], offset: int) -> Quantity | None:
    text, start, end = match.string, match.start(), match.end()
    currency = (match["currency"] or "").strip(" \u00a0")
    unit = currency or unit_of(match["unit"] or "")
    magnitude = MAGNITUDES[(match["magnitude"] or "").strip(" \u00a0-").casefold()]
    if currency and match["unit"]:
        end = match.start("unit")
    printed = match["number"]
    bare = not unit and magnitude == 1
    counted = () if unit else _counted_after(text, end)
    if bare and (_is_year(printed) or _is_label(text, start, end, bool(counted))):
        return None
    if not currency and unit != "percent" and _is_date_or_time(text, start, match.end("number")):
        return None
    value, step = _read(printed, magnitude)
    high = match["high"] or match["top"]
    top = _read(high, magnitude)[0] if high else None
    if high and (top is None or top <= value or _is_year(printed)):
        return None
    span = Span(offset + start, offset + end)
    about = _is_about(text, start, end)
    return Quantity(span, value, unit, magnitude, about, text[start:end], step, top, counted or ())


def _words(match: re.Match[str], offset: int) -> Quantity | None:
    text, start, end = match.string, match.start(), match.end()
    value, magnitude, unit = value_of(match)
    step = Decimal(magnitude if magnitude > 12 or match["half"] else 1)
    if unit == "percent":
        step = Decimal(6)
        if not _is_fraction(text, start, end):
            return None
    elif value == 1 and magnitude == 1:
        return None
    elif after := _UNIT_AFTER.match(text, end):
        unit, end = unit_of(after[0]), after.end()
    counted = () if unit else _counted_after(text, end)
    if magnitude == 12:
        step = Decimal(1 if value == 12 else 6)
    return Quantity(
        Span(offset + start, offset + end),
        value,
        unit,
        magnitude if magnitude > 12 else 1,
        _is_about(text, start, end),
        text[start:end],
        step,
        None,
        counted,
        spelled=True,
    )


def _read(printed: str, magnitude: int) -> tuple[Decimal, Decimal]:
    """The value and what its last digit stands for; noughts at the end of a long number are
    taken as rounding, after its second figure."""
    digits = re.sub(r"[^\d.]", "", printed)
    value = Decimal(digits) * magnitude
    _, point, decimals = digits.partition(".")
    if point:
        return value, magnitude / Decimal(10) ** len(decimals)
    noughts = len(digits) - len(digits.rstrip("0"))
    if len(digits) >= 5 and noughts >= 2:
        return value, magnitude * Decimal(10) ** min(noughts, len(digits) - 2)
    return value, Decimal(magnitude)


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdigit() and 1000 <= int(printed) < 2200


def _is_about(text: str, start: int, end: int) -> bool:
    return bool(_ABOUT.search(text, max(0, start - 24), start) or _OR_SO.match(text, end))


def _is_label(text: str, start: int, end: int, counts: bool) -> bool:
    """Whether a bare number belongs to the word before it ("Shed 3"), or to brackets."""
    if text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]"):
        return True
    before = _BEFORE.search(text, max(0, start - 40), start)
    if not before:
        return False
    word = before["word"]
    if word.casefold().rstrip(".") in _LABELS:
        return not (counts and word[0].islower())
    if not word[0].isupper() or counts:
        return False
    return word.casefold() not in _PLAIN_STARTS


def _is_date_or_time(text: str, start: int, end: int) -> bool:
    if _TIME_OF_DAY.match(text, end):
        return True
    if end - start > 2:
        return False
    month = _MONTH.search(text, max(0, start - 10), start)
    if month and text[month.end() : start] in (" ", "\u00a0"):
        return True
    return bool(_OF_MONTH.match(text, end))


def _is_fraction(text: str, start: int, end: int) -> bool:
    """ "A third of" is one; "a third model" and "a quarter" of a year are not."""
    if re.match(r"\s+of\b(?! a (?:million|billion|century))", text[end : end + 20]):
        return True
    if text[start : start + 4].casefold() == "half":
        return True
    return bool(
        re.search(
            r"\b(?:by|about|nearly|almost|roughly|or|over|than|is|are)\s\Z",
            text[max(0, start - 9) : start],
        )
        and re.match(r"\s*(?:[.,;:)”]|\Z|of\b|more\b|less\b)", text[end : end + 6])
    )


def _counted_after(text: str, end: int) -> tuple[str, ...]:
    """The words up to the first plural after a number, at most four."""
    match = _COUNTED.match(text, end)
    words: list[str] = []
    for word in match[1].split() if match else ():
        if word in _NO_COUNTED or word.endswith("ly"):
            break
        words.append(word)
        if word in _PEOPLE or (
            len(word) > 3 and word[-1] == "s" and word[-2:] not in ("ss", "us", "is")
        ):
            return tuple(words)
    return ()
