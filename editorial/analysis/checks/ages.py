"""An age that does not fit a year of birth."""

import re
from collections import defaultdict
from collections.abc import Iterator

from editorial.analysis.checks.making import finding
from editorial.analysis.moments import Age, Birth, ages_in, births_in, moments_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity

RULE = Rule(
    key="age",
    title="Age and year of birth",
    severity=Severity.ERROR,
    explanation="Compares how old a person is said to be with the year of birth that the piece"
    " gives. It may be wrong where the age is that of another time.",
)

_MOST = 8
"""Ages of one person, or in one paragraph, that are looked at."""
_ANOTHER_TIME = re.compile(
    r"\b(?:died|dies|dead|killed|buried|death|late|was then|at the time|then aged|when (?:he|she"
    r"|they))\b"
)
_TO_COME = re.compile(
    r"\b(?:will|until|till|by|before|due|expires?|deadline|next|plans?|through)\b"
)


def check(piece: Piece) -> Iterator[Finding]:
    by_name: dict[str, list[Age]] = defaultdict(list)
    by_block: dict[int, list[Age]] = defaultdict(list)
    for age in ages_in(piece):
        for several in (by_name[age.name], by_block[_block(piece, age.span.start)]):
            if len(several) < _MOST:
                several.append(age)
    if not by_name:
        return
    for birth in births_in(piece):
        if birth.name:
            ages = by_name.get(birth.name, [])
        else:
            ages = _of_one(by_block.get(_block(piece, birth.span.start), []), birth)
        for age in ages:
            if message := _compared(piece, age, birth):
                about = [age.name, str(age.years), birth.moment.text]
                yield finding(RULE, message, [age.span, birth.span], about)
                break


def _block(piece: Piece, position: int) -> int:
    sentence = piece.sentence_at(position)
    return sentence.block if sentence else -1


def _of_one(ages: list[Age], birth: Birth) -> list[Age]:
    """The ages that "she was born" may be about: those before it in the paragraph, if they are
    all of one person."""
    found = [age for age in ages if age.span.start < birth.span.start]
    return found if len({age.name for age in found}) == 1 else []


def _compared(piece: Piece, age: Age, birth: Birth) -> str | None:
    sentence = piece.sentence_at(age.span.start)
    born = birth.moment.year or 0
    if sentence is None or _ANOTHER_TIME.search(sentence.text):
        return None
    lead = sentence.text[: age.span.start - sentence.span.start]
    if re.search(r"\b[Ii]n (?:\w+ )?(?:1\d|20)\d\d\b", lead):
        return None
    if piece.published_on:
        year = piece.published_on.year
        youngest, oldest = _possible(birth, piece)
        if youngest <= age.years <= oldest:
            return None
    else:
        year = piece.once(_latest_year)
        youngest, oldest = year - born - 1, year - born
        if not year or age.years >= youngest - 1:
            return None
    either = str(oldest) if youngest == oldest else f"{youngest} or {oldest}"
    return f"Born in {born}, {age.name} is {either} in {year}, not {age.years}."


def _possible(birth: Birth, piece: Piece) -> tuple[int, int]:
    """The youngest and the oldest that somebody can be on the publication date."""
    published = piece.published_on
    assert published is not None
    born = birth.moment
    age = published.year - (born.year or 0)
    if born.month is None or born.month == published.month:
        return age - 1, age
    return (age, age) if born.month < published.month else (age - 1, age - 1)


def _latest_year(piece: Piece) -> int:
    """The year of the latest day that the piece, of unknown date, looks back on; 0 for none."""
    return max(
        (
            moment.year
            for moment in piece.once(moments_in)
            if moment.year
            and moment.day
            and not (
                (sentence := piece.sentence_at(moment.span.start))
                and _TO_COME.search(sentence.text[: moment.span.start - sentence.span.start][-60:])
            )
        ),
        default=0,
    )
