"""What a checker would mark in a piece, best first.

A plain rule, no learned one: each sign in a passage (a figure, a date, a quotation, a title, an
allegation…) takes its share of what is still missing to certainty, so that a second sign always
adds and never as much as alone. Predictions, judgements and rhetoric come last.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from editorial.analysis.name_words import COURTESY
from editorial.analysis.names import Name, names_in
from editorial.analysis.piece import Piece
from editorial.analysis.suggestion_doubts import doubt_about
from editorial.analysis.suggestion_repeats import Candidate, repeated
from editorial.analysis.suggestion_signs import Passage, Reading, Sign, facts_within, signs_of
from editorial.analysis.suggestion_units import Unit, units_in
from editorial.domain.article import Kind, Zone
from editorial.domain.claim import Risk
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import Span, folded

_LEAST = 0.12
"""Score from which on a passage is suggested; below it nothing in it can be checked."""
_ALONE = 0.2
"""Score from which on a clause inside a sentence is a suggestion of its own."""
_BETWEEN_CLAUSES = 8
"""Code points of ", and " and the like."""
_NOT_CHECKABLE = 0.1
"""The highest score of what cannot be checked: below everything that can."""
_EARLY = 0.25
"""Weight of standing at the very beginning; it falls to nothing at the end of the piece."""
_ZONES = {
    Zone.HEADLINE: Sign("", 0.16, "in the headline"),
    Zone.STANDFIRST: Sign("", 0.14, "in the standfirst"),
}
_REPEATED = 0.08
_MAJOR = frozenset(("quote", "money", "number", "calculation", "superlative", "allegation"))
_HEADING_SAYS = frozenset(("allegation", "money", "number", "superlative"))
"""Kinds of which a section's heading must have one to be more than a label."""
_DIGITS = 16


def suggestions_in(piece: Piece) -> tuple[Suggestion, ...]:
    """Every passage of the checkable zones that holds something to check, best first; what cannot
    be checked comes at the end, with the reason."""
    reading = Reading(piece)
    last = max(1, len(piece.sentences) - 1)
    candidates: list[Candidate] = []
    for unit in units_in(piece):
        found = list(_from_unit(reading.of(unit), 1 - unit.sentence / last))
        alone = any(each.doubt or _says(each) >= _ALONE for each in found)
        if alone or not candidates or not _goes_on(piece, candidates[-1], unit):
            candidates += found
        else:
            span = Span(candidates[-1].span.start, unit.span.end)
            candidates[-1] = replace(candidates[-1], span=span, text=piece.words_at(span))
    candidates = repeated([*candidates, *_titles(piece, candidates)])
    suggested = [_suggestion(piece, candidate) for candidate in candidates]
    return tuple(sorted(suggested, key=lambda each: (-each.score, each.spans[0].start)))


def _goes_on(piece: Piece, candidate: Candidate, unit: Unit) -> bool:
    """Whether the unit is the next clause of the candidate's sentence."""
    between = unit.span.start - candidate.span.end
    inside = not unit.opens and not candidate.doubt and 0 <= between <= _BETWEEN_CLAUSES
    return inside and "\n" not in piece.text[candidate.span.end : unit.span.start]


def _from_unit(passage: Passage, early: float) -> Iterator[Candidate]:
    """The passage as a candidate; where it cannot be checked as a whole, what in it can."""
    unit, signs, doubt = passage.unit, signs_of(passage), doubt_about(passage)
    about = Candidate(
        unit.span,
        unit.text,
        unit.zone,
        tuple(_with_place(signs, unit.zone, early)),
        tuple(name.text for name in passage.names),
        bool(passage.parties),
    )
    if passage.piece.blocks[unit.block].kind is Kind.HEADING and unit.zone not in _ZONES:
        if not _HEADING_SAYS.isdisjoint(sign.kind for sign in signs):
            yield about
        return
    if not doubt:
        if _score(signs) >= _LEAST:
            yield about
        return
    yield replace(about, doubt=doubt)
    piece = passage.piece
    for span in facts_within(passage):
        yield replace(
            about,
            span=span,
            text=piece.words_at(span),
            signs=tuple(
                sign
                for sign in about.signs
                if sign.kind in ("quote", "attribution", "name", "allegation", "")
            ),
        )


def _with_place(signs: Iterable[Sign], zone: Zone, early: float) -> Iterator[Sign]:
    yield from signs
    if zone in _ZONES:
        yield _ZONES[zone]
    yield Sign("", _EARLY * early, "early in the piece" if early > 0.8 else "")


def _titles(piece: Piece, passages: Sequence[Candidate]) -> Iterator[Candidate]:
    """People with what they are said to be: one candidate for each of them and each title. A
    passage that holds hardly more says it already."""
    starts = [each.span.start for each in passages]
    people: dict[tuple[str, str], list[Name]] = {}
    for name in piece.once(names_in):
        office = name.title.casefold().removeprefix("the ").rstrip(".")
        at = bisect_right(starts, name.whole.start) - 1
        if not office or office in COURTESY or (at >= 0 and _is_most(name, passages[at])):
            continue
        people.setdefault((name.text.rpartition(" ")[2], office), []).append(name)
    end = max(1, len(piece.text))
    for names in people.values():
        names.sort(key=lambda name: name.whole.start - name.whole.end)
        first = names[0].whole
        early = 1 - min(name.span.start for name in names) / end
        signs = [
            Sign("title", 0.42, f"what {names[0].text} is: {folded(names[0].title)}"),
            Sign("name", 0.06, "a name to be spelled"),
            Sign("", _EARLY * early, ""),
        ]
        yield Candidate(
            first,
            piece.words_at(first),
            Zone.BODY,
            tuple(signs),
            (names[0].text,),
            True,
            office=True,
            more=tuple(name.whole for name in names[1:]),
        )


def _is_most(name: Name, passage: Candidate) -> bool:
    """Whether the name with its title is half of the passage or more."""
    inside = min(name.whole.end, passage.span.end) - name.whole.start
    return inside > 0 and 2 * inside >= passage.span.end - passage.span.start


def _says(candidate: Candidate) -> float:
    """The score of its words alone, wherever they stand."""
    return _score(sign for sign in candidate.signs if sign.kind)


def _score(signs: Iterable[Sign]) -> float:
    """From 0 to 1: each sign takes its share of what the others leave."""
    left = 1.0
    for sign in signs:
        left *= 1 - sign.weight
    return 1 - left


def _suggestion(piece: Piece, candidate: Candidate) -> Suggestion:
    signs = sorted(candidate.signs, key=lambda sign: -sign.weight)
    spans = (candidate.span, *candidate.more)
    reasons = [sign.reason for sign in signs if sign.reason]
    if candidate.more:
        signs.append(Sign("", _REPEATED, ""))
        reasons.append(f"stands in {len(spans)} places")
    score = _score(signs)
    if candidate.doubt:
        score *= _NOT_CHECKABLE
        reasons.insert(0, candidate.doubt)
    kinds = tuple(dict.fromkeys(sign.kind for sign in signs if sign.kind)) or ("other",)
    return Suggestion(
        _fingerprint(candidate),
        spans,
        candidate.text,
        kinds,
        _risk(candidate, kinds),
        round(score, 4),
        tuple(dict.fromkeys(reasons)),
        not candidate.doubt,
    )


def _risk(candidate: Candidate, kinds: tuple[str, ...]) -> Risk:
    """Legal where somebody named is accused, major where a mistake would need a correction."""
    if candidate.doubt:
        return Risk.MINOR
    if "allegation" in kinds and candidate.parties:
        return Risk.LEGAL
    return Risk.MAJOR if _MAJOR.intersection(kinds) else Risk.MINOR


def _fingerprint(candidate: Candidate) -> str:
    words = folded(candidate.text).casefold()
    digest = hashlib.sha256(f"suggestion\x1f{words}".encode("utf-8", "replace"))
    return digest.hexdigest()[:_DIGITS]
