"""Several outlets that have a story from one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.analysis.checks.making import finding
from editorial.analysis.outlets import Outlet, outlets_in
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="one-origin",
    title="Several outlets, one origin",
    severity=Severity.WARNING,
    explanation="Looks for outlets that repeat another (“citing the Herald”, “first reported by”)"
    " and for what counts them as several. It cannot know whether one of them asked for itself.",
)

_FIRST = re.compile(
    r"\b(?:(?:originally|first) (?:reported|revealed|published|broke)|first to report"
    r"|broke the (?:story|news))\b"
)
_REPEATS = re.compile(
    r"\b(?:citing|quoting|crediting|credits|credited|quotes|cites)(?: the)? \Z", re.I
)
_TOO = re.compile(
    r"\b(?:also|later|since|then|subsequently|too|followed|as well|the next day|within hours"
    r"|(?:ran|had|carried|picked up|repeated|confirmed) the (?:story|report|figures|news))\b"
)
_TELLS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|confirm(?:s|ed|ing)?|ran|carried|had|picked up|repeated|wrote|said"
    r"|publish(?:es|ed)|follow(?:s|ed))\b"
)
_COUNTED = re.compile(
    r"\b(?:multiple|several|various|numerous|different|independent|two|three|four|five|six|many"
    r"|other|a number of) (?:\w+ )?(?:reports|newsrooms|outlets|media|newspapers|publications"
    r"|papers|news organi[sz]ations|news sites|broadcasters|stations)\b",
    re.I,
)
_CONFIRMED = re.compile(r"\bconfirm|\baccording to\b|\breport|\bindependent|\bcorroborat", re.I)
_SHOWN = 5
_REACH = 24


@dataclass
class _Story:
    """What is said of one origin: where, which outlets repeat it, and where they are counted."""

    origin: str
    origin_name: str
    spans: dict[Span, None]
    followers: dict[str, str]


def check(piece: Piece) -> Iterator[Finding]:
    outlets = piece.once(outlets_in)
    if not outlets:
        return
    by_sentence = _by_sentence(piece, outlets)
    story: _Story | None = None
    for sentence, named in by_sentence:
        story = _origin(sentence, named, story)
    if story is None:
        return
    for sentence, named in by_sentence:
        _follow(story, sentence, named)
    counted = [
        sentence.span
        for sentence in piece.sentences
        if sentence.zone in (Zone.BODY, Zone.STANDFIRST, Zone.HEADLINE)
        and _COUNTED.search(sentence.text)
        and _CONFIRMED.search(sentence.text)
    ]
    if not story.followers and not counted:
        return
    yield _told(story, counted)


def _by_sentence(piece: Piece, outlets: tuple[Outlet, ...]) -> list[tuple[Sentence, list[Outlet]]]:
    found: list[tuple[Sentence, list[Outlet]]] = []
    for outlet in outlets:
        sentence = piece.sentence_at(outlet.span.start)
        if sentence is None:
            continue
        if found and found[-1][0] == sentence:
            found[-1][1].append(outlet)
        else:
            found.append((sentence, [outlet]))
    return found


def _origin(sentence: Sentence, named: list[Outlet], story: _Story | None) -> _Story | None:
    """The story with what this sentence says of its origin; the first origin named is kept."""
    text, at = sentence.text, sentence.span.start
    for outlet in named:
        begins = outlet.span.start - at
        if _REPEATS.search(text, max(0, begins - _REACH), begins):
            others = [other for other in named if other.key != outlet.key]
            if others and (story is None or story.origin == outlet.key):
                story = story or _Story(outlet.key, _called(text, outlet, at), {}, {})
                story.spans[sentence.span] = None
                story.followers.update({other.key: other.text for other in others})
            return story
    first = _FIRST.search(text)
    if first and story is None:
        by = text.startswith(" by", first.end())
        near = [each for each in named if (each.span.start - at > first.start()) == by]
        if near:
            origin = near[0] if by else near[-1]
            story = _Story(origin.key, _called(text, origin, at), {sentence.span: None}, {})
    return story


def _called(text: str, outlet: Outlet, at: int) -> str:
    """The outlet's name as a sentence begins with it."""
    begins = outlet.span.start - at
    return (
        f"The {outlet.text}"
        if text[max(0, begins - 4) : begins].casefold() == "the "
        else outlet.text
    )


def _follow(story: _Story, sentence: Sentence, named: list[Outlet]) -> None:
    """The outlets of this sentence that have the story too."""
    others = {each.key: each.text for each in named if each.key != story.origin}
    if sentence.span in story.spans or not others:
        return
    if _TOO.search(sentence.text) and _TELLS.search(sentence.text):
        story.followers.update(others)
        story.spans[sentence.span] = None


def _told(story: _Story, counted: list[Span]) -> Finding:
    new = [span for span in counted if span not in story.spans]
    spans = (*list(story.spans)[:_SHOWN], *new[:_SHOWN])
    names = list(dict.fromkeys(story.followers.values()))[:_SHOWN]
    also = f"{_listed(names)} too" if names else "more outlets than one"
    message = (
        f"{story.origin_name} is said to have had this first; the piece names {also} for the same"
        " story."
    )
    return finding(RULE, message, spans, (story.origin, *story.followers))


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
