"""Days, months and years that an article mentions, and the ages and births of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Block, Style
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year in one place of the canonical text, as far as it is printed.

    `weekday` is 0 for Monday; `month` and `day` count from 1. None is what the words leave open.
    `day` may be one that its month does not have.
    """

    span: Span
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def on(self, year: int) -> date | None:
        """The day in that year; None where there is no such day."""
        if self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Age:
    """How old somebody is said to be. `name` is the last word of the name as printed there."""

    span: Span
    name: str
    years: int


@dataclass(frozen=True, slots=True)
class Birth:
    """When somebody is said to have been born. `name` as in Age, "" for "she was born"."""

    span: Span
    name: str
    moment: Moment


MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
)
_YEAR = r"(?:1[0-9]\d\d|20\d\d|21\d\d)(?![\d%]|[.,]\d)"
_BEFORE = rf"(?:(?P<{{}}>{_WEEKDAY})(?:,?\s(?:the\s)?|\s\())?"
_AFTER = rf"(?:\)?,\s(?:which was\s)?an?\s(?P<{{}}>{_WEEKDAY})(?!\w))?"
_MOMENTS = re.compile(
    r"(?<![\w/.$£€#@-])(?:"
    + _BEFORE.format("w1")
    + rf"(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?\s(?P<m1>{_MONTH})(?:,?\s(?P<y1>{_YEAR}))?"
    + _AFTER.format("v1")
    + r"|"
    + _BEFORE.format("w2")
    + rf"(?P<m2>{_MONTH})\s(?:the\s)?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
    + rf"(?:,?\s(?P<y2>{_YEAR}))?"
    + _AFTER.format("v2")
    + r"|"
    + _BEFORE.format("w3")
    + r"(?P<y3>20\d\d)-(?P<m3>[01]\d)-(?P<d3>[0-3]\d)"
    + rf"|(?P<m4>{_MONTH})(?:,|\sof)?\s(?P<y4>{_YEAR})"
    + rf"|(?P<y5>{_YEAR})"
    + r")(?![\w/%-])"
)
_NO_YEAR_BEFORE = re.compile(r"(?:[$£€#]\s?|\b(?:No\.?|page|p\.|about|nearly|than|over)\s)\Z")
_UNIT_AFTER = re.compile(
    r"\s(?:percent|per\s?cent|people|times|miles|metres|meters|km|kilomet\w+|hectares|acres|pounds"
    r"|dollars|euros|million|billion|tonnes|tons|words|\w+ers|users|students|homes|feet|ft|MW|kg"
    r"|hours|days)\b"
)
_NAME = r"[A-ZÀ-Þ][\w’'-]*\w"
_AGES = re.compile(
    rf"(?P<n1>{_NAME})(?:, (?:aged |age |who is )?| is | \()(?P<a1>[1-9]\d|10\d)(?=[,;)]|\.?\Z"
    rf"| years old)|\b(?P<a2>[1-9]\d|10\d)-year-old (?:[a-z-]+ ){{0,3}}(?:{_NAME}"
    rf" ){{0,2}}(?P<n2>{_NAME})"
)
_BORN = re.compile(r"\b[Bb]orn\b(?P<between>[^.;()“”\"\n]{0,60})|\((?:born|b\.)\s(?=[A-Z\d])")
_PRONOUN = re.compile(r"(?:She|He|They) (?:was|were) ")
_NAME_AFTER = re.compile(rf", (?:{_NAME} ){{0,2}}({_NAME})")
_NAMES = re.compile(rf"(?<![\w’'-]){_NAME}")


def moments_in(piece: Piece) -> tuple[Moment, ...]:
    """The moments of the checkable zones, in the order of the text; `piece.once(moments_in)`."""
    found: list[Moment] = []
    last = -1
    for sentence in piece.sentences:
        if sentence.block != last:
            last = sentence.block
            found += _in_block(piece.blocks[last], piece.starts[last])
    return tuple(found)


def moments_by_sentence(piece: Piece) -> Iterator[tuple[Sentence, tuple[Moment, ...]]]:
    """Each sentence that mentions a moment, with its moments."""
    moments = piece.once(moments_in)
    at = 0
    for sentence in piece.sentences:
        while at < len(moments) and moments[at].span.start < sentence.span.start:
            at += 1
        first = at
        while at < len(moments) and moments[at].span.start < sentence.span.end:
            at += 1
        if at > first:
            yield sentence, moments[first:at]


def ages_in(piece: Piece) -> Iterator[Age]:
    """ "Perrin Oakshaw, 61," and "the 61-year-old engineer Perrin Oakshaw"."""
    for sentence in piece.sentences:
        for match in _AGES.finditer(sentence.text):
            start = sentence.span.start
            name = _bare(match["n1"] or match["n2"])
            if name not in MONTHS:
                years = int(match["a1"] or match["a2"])
                yield Age(Span(start + match.start(), start + match.end()), name, years)


def births_in(piece: Piece) -> Iterator[Birth]:
    """ "Oakshaw, born on Torrow in 1959", "Maren Gilfoyle, 58, was born in 1961"."""
    for sentence, moments in moments_by_sentence(piece):
        for match in _BORN.finditer(sentence.text):
            reach = sentence.span.start + match.end()
            moment = next(
                (
                    each
                    for each in moments
                    if each.year
                    and sentence.span.start + match.start() < each.span.start
                    and each.span.start <= reach
                ),
                None,
            )
            names = _NAMES.findall(sentence.text[: match.start()])
            if moment and not names:
                after = _NAME_AFTER.match(piece.text, moment.span.end, sentence.span.end)
                names = [after[1]] if after else []
            pronoun = _PRONOUN.fullmatch(sentence.text, 0, match.start())
            if moment and (names or pronoun):
                span = Span(sentence.span.start + match.start(), moment.span.end)
                yield Birth(span, "" if pronoun else _bare(names[-1]), moment)


def _bare(name: str) -> str:
    return re.sub(r"[’']s?\Z", "", name)


def _in_block(block: Block, offset: int) -> Iterator[Moment]:
    text = block.text
    code = [(run.start, run.end) for run in block.runs if run.style is Style.CODE]
    for match in _MOMENTS.finditer(text):
        if any(start <= match.start() < end for start, end in code):
            continue
        if match["y5"] and not _is_year(match):
            continue
        yield _moment(match, offset)


def _moment(match: re.Match[str], offset: int) -> Moment:
    said = {name[0]: value for name, value in match.groupdict().items() if value}
    weekday = said.get("w") or said.get("v")
    month = said.get("m")
    end = match.end()
    if "(" in match[0] and match.string[end : end + 1] == ")":
        end += 1
    return Moment(
        Span(offset + match.start(), offset + end),
        match.string[match.start() : end],
        int(said["y"]) if "y" in said else None,
        _number_of(month) if month else None,
        int(said["d"]) if "d" in said else None,
        _weekday_of(weekday) if weekday else None,
    )


def _number_of(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month[:3]))


def _weekday_of(weekday: str) -> int:
    return next(at for at, name in enumerate(WEEKDAYS) if name.startswith(weekday[:3]))


def _is_year(match: re.Match[str]) -> bool:
    """Whether four figures alone are a year: nothing is counted with them."""
    text, start, end = match.string, match.start(), match.end()
    return not (
        _NO_YEAR_BEFORE.search(text, max(0, start - 8), start) or _UNIT_AFTER.match(text, end)
    )
