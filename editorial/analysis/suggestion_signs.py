"""What in a passage can be checked, and why: the signs from which a suggestion gets its score."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editorial.analysis import suggestion_words as words
from editorial.analysis.attribution import POSITIONS, Attribution, attributions_in, is_vague
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.analysis.quotations import Quotation
from editorial.analysis.suggestion_units import Unit
from editorial.domain.article import Kind, Style, Zone
from editorial.domain.text import Span, folded, shortened

_PRONOUNS = frozenset("he she they it who we i".split())
_NOTE_MARK = re.compile(r"\[\w{1,4}\]")
_IS = re.compile(r" (?:is|was)\b")
_EMBEDDED = re.compile(r"\b(?:fact|way|idea|news|suggestion|question|moment|day) (?:\w+ )?\Z")
_WORDS_OF_A_QUOTATION = 3
"""From so many words on, marks of quotation hold what somebody said; fewer are a term."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that can be checked. `kind` is a key of the vocabulary "kinds"; `weight` is the
    share of a whole certainty that it adds, from 0 to 1; `reason` a clause in plain words."""

    kind: str
    weight: float
    reason: str


class Reading:
    """The names, quotations and attributions of one piece, found again by their place."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self._names = piece.once(names_in)
        self._attributions = piece.once(attributions_in)
        self._name_starts = [name.span.start for name in self._names]
        self._attribution_starts = [each.span.start for each in self._attributions]
        self._quotation_starts = [each.span.start for each in piece.quotations]

    def of(self, unit: Unit) -> "Passage":
        start, end = unit.span.start, unit.span.end
        names = self._names[
            bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)
        ]
        attributions = self._attributions[
            bisect_left(self._attribution_starts, start) : bisect_left(
                self._attribution_starts, end
            )
        ]
        first = max(0, bisect_left(self._quotation_starts, start) - 1)
        quotations = [
            each
            for each in self.piece.quotations[first : bisect_left(self._quotation_starts, end)]
            if each.span.end > start
        ]
        return Passage(self.piece, unit, names, attributions, quotations)


@dataclass(frozen=True)
class Passage:
    """A unit with what was read in it."""

    piece: Piece
    unit: Unit
    names: Sequence[Name]
    attributions: Sequence[Attribution]
    quotations: Sequence[Quotation]

    @cached_property
    def said(self) -> list[Quotation]:
        """The quotations that are somebody's words, not a term or a title."""
        return [
            each
            for each in self.quotations
            if each.text.count(" ") + 1 >= _WORDS_OF_A_QUOTATION and not each.text.strip().istitle()
        ]

    @cached_property
    def speakers(self) -> list[Attribution]:
        return [each for each in self.attributions if each.speaker is not None]

    @cached_property
    def anonymous(self) -> bool:
        return any(each.anonymous for each in self.attributions)

    @cached_property
    def outside(self) -> str:
        """The passage without what stands in quotation marks."""
        start, text, at, kept = self.unit.span.start, self.unit.text, 0, []
        for each in self.quotations:
            kept.append(text[at : max(at, each.span.start - start)])
            at = max(at, each.span.end - start)
        return " ".join([*kept, text[at:]])

    @cached_property
    def parties(self) -> list[Name]:
        """The people and organisations of whom it speaks, and what may be one: two names or
        more without "the"."""
        return [name for name in self.names if self._may_act(name)]

    def _may_act(self, name: Name) -> bool:
        if name.kind is not NameKind.THING:
            return name.kind is not NameKind.PLACE
        before = self.piece.text[max(0, name.span.start - 4) : name.span.start]
        return " " in name.text and name.text.isascii() and before.casefold() != "the "

    @cached_property
    def stated(self) -> list[Attribution]:
        """The attributions on which the whole passage hangs: neither in quotation marks nor in a
        clause such as "the fact that she said" or "if her account that… is true"."""
        start = self.unit.span.start
        return [
            each
            for each in self.speakers
            if each.verb not in POSITIONS or _IS.match(self.piece.text, each.span.end)
            if not any(q.span.start < each.span.start < q.span.end for q in self.quotations)
            and not _EMBEDDED.search(self.unit.text, 0, each.span.start - start)
        ]

    @cached_property
    def accusing(self) -> bool:
        return bool(words.ALLEGATION.search(self.unit.text))

    @cached_property
    def reproaching(self) -> bool:
        return bool(self.parties and words.REPROACH.search(self.unit.text))

    @cached_property
    def accused(self) -> str:
        """Whoever is named beside the one who says it."""
        speaking = [each.speaker for each in self.speakers if each.speaker is not None]
        for name in self.parties:
            if not any(s.start <= name.span.start < s.end for s in speaking):
                return name.text
        return self.parties[0].text if self.parties else ""

    @cached_property
    def plain(self) -> str:
        """The passage with blanks for marks of notes and for names that have a figure in them."""
        start = self.unit.span.start
        text = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), self.unit.text)
        for name in self.names:
            if name.text[-1].isdigit():
                first, last = name.span.start - start, name.span.end - start
                text = text[:first] + " " * (last - first) + text[last:]
        return text

    @cached_property
    def figures(self) -> bool:
        """Whether it has a figure or a date that is not only how far a prediction reaches."""
        text = self.plain
        if words.MONEY.search(text) or words.PERCENT.search(text) or words.DATE.search(text):
            return True
        return bool(words.NUMBER.search(words.DURATION.sub("", words.RANGE.sub("", text))))


def signs_of(passage: Passage) -> list[Sign]:
    """Everything in the passage that can be checked, in no order."""
    return [
        *_of_words(passage),
        *_of_figures(passage.plain),
        *_of_speech(passage),
        *_of_names(passage),
        *_of_blame(passage),
        *_of_place(passage),
    ]


_BY_WORDS = (
    ("superlative", 0.2, words.SUPERLATIVE, "a superlative or a first: “{}”"),
    ("comparison", 0.12, words.COMPARISON, "a comparison: “{}”"),
    ("cause", 0.12, words.CAUSE, "one thing is said to have led to another: “{}”"),
    ("history", 0.12, words.HISTORY, "what was so before"),
    ("technical", 0.12, words.TECHNICAL, "how something works, or what a rule says"),
)


def _of_words(passage: Passage) -> Iterator[Sign]:
    for kind, weight, pattern, reason in _BY_WORDS:
        if found := pattern.search(passage.outside):
            yield Sign(kind, weight, reason.format(folded(found[0]).strip(" .,:")))
    if passage.names and words.EVENT.search(passage.outside):
        yield Sign("event", 0.14, "something that happened to somebody named")


def _of_figures(text: str) -> Iterator[Sign]:
    money = words.MONEY.search(text)
    percent = words.PERCENT.search(text)
    date = words.DATE.search(text)
    age = words.AGE.search(text)
    rest = words.DATE.sub(" ", text)
    number = words.NUMBER.search(rest)
    if money:
        yield Sign("money", 0.24, "an amount of money")
    if percent:
        yield Sign("number", 0.24, "a percentage")
    elif number and not money:
        yield Sign("number", 0.2, f"a figure: {number[0].strip('.,')}")
    elif words.SMALL_NUMBER.search(text) and not money:
        yield Sign("number", 0.08, "a count in words")
    if (money or percent or number) and words.CALCULATION.search(text):
        yield Sign("calculation", 0.12, "a figure that follows from others")
    if date:
        yield Sign("date", 0.18, f"a date or a time: {folded(date[0])}")
    elif age:
        yield Sign("date", 0.14, "an age")
    elif words.DURATION.search(text):
        yield Sign("date", 0.06, "a length of time")


def _of_speech(passage: Passage) -> Iterator[Sign]:
    who = _speaker(passage)
    if passage.said:
        by = f" of {who}" if who else " without a speaker in its sentence"
        yield Sign("quote", 0.34, f"a quotation{by}")
    elif passage.quotations:
        yield Sign("quote", 0.06, f"words in quotation marks: “{passage.quotations[0].text}”")
    if passage.anonymous:
        yield Sign("attribution", 0.2, f"attributed to {who or 'somebody'}, nobody named")
    elif who:
        yield Sign("attribution", 0.16, f"attributed to {who}")
    if words.NO_COMMENT.search(passage.outside):
        yield Sign("attribution", 0.14, "whether somebody was asked, and answered")
    if any(each.hedged for each in passage.attributions):
        hedge = next(each for each in passage.attributions if each.hedged)
        if hedge.verb.endswith("edly"):
            yield Sign("attribution", 0.08, f"the piece does not vouch for it: “{hedge.verb}”")


def _speaker(passage: Passage) -> str:
    """Whoever says it, by name where one is; "" where nobody is said to."""
    for each in passage.stated:
        if each.speaker is not None:
            words_there = passage.piece.words_at(each.speaker)
            if words_there.casefold() in _PRONOUNS:
                return "somebody named before"
            named = (n.text for n in passage.names if n.span.start >= each.speaker.start)
            name = next(named, "")
            return name if name and name in words_there else shortened(words_there, 50)
    return ""


def _of_names(passage: Passage) -> Iterator[Sign]:
    if words.OFFICE.search(passage.outside):
        yield Sign("title", 0.14, "what somebody does or did for a living, or in office")
    titled = next((name for name in passage.names if name.title), None)
    if titled:
        yield Sign("title", 0.16, f"a person with a title: {titled.text}")
    texts = list(dict.fromkeys(name.text for name in passage.names))
    if texts:
        told = ", ".join(texts[:3])
        yield Sign("name", min(0.06 * len(texts), 0.18), f"names {told}")
    place = next((name for name in passage.names if name.kind is NameKind.PLACE), None)
    if place:
        yield Sign("place", 0.03, f"a place: {place.text}")


def _of_blame(passage: Passage) -> Iterator[Sign]:
    accused = passage.accused
    if passage.accusing:
        against = f" that names {accused}" if accused else ""
        yield Sign("allegation", 0.3 if accused else 0.14, f"an allegation{against}")
    elif accused and any(_is_hidden(passage, each) for each in passage.attributions):
        yield Sign("allegation", 0.24, f"what somebody unnamed says of {accused}")
    elif passage.reproaching:
        yield Sign("allegation", 0.16, f"a reproach that names {accused}")


def _is_hidden(passage: Passage, attribution: Attribution) -> bool:
    """Whether a person is kept unnamed; "reports" and "experts" are nobody in particular."""
    if not attribution.anonymous or attribution.speaker is None:
        return False
    return not is_vague(passage.piece.words_at(attribution.speaker))


def _of_place(passage: Passage) -> Iterator[Sign]:
    """Signs that come from where the passage stands, and from what lies behind its words."""
    unit = passage.unit
    block = passage.piece.blocks[unit.block]
    if unit.zone is Zone.CAPTION or block.kind is Kind.IMAGE:
        yield Sign("image", 0.12, "what a picture shows")
    at = unit.span.start - passage.piece.starts[unit.block]
    for run in block.runs:
        if run.style is Style.LINK and at <= run.start < at + len(unit.text):
            host = re.sub(r"\A\w+://(?:www\.)?|[/?#].*", "", run.target)
            if host and "." in host:
                yield Sign("link", 0.04, f"a link to {host}")
                return


def facts_within(passage: Passage) -> Iterator[Span]:
    """The quotations in a passage that as a whole cannot be checked, each with who is said to
    have said it."""
    for quotation in passage.said:
        start, end = quotation.span.start, quotation.span.end
        beside = [each.span for each in passage.speakers] + [each.span for each in passage.names]
        near = [
            span for span in beside if -2 <= start - span.end <= 40 or -2 <= span.start - end <= 4
        ]
        first = min([start, *(span.start for span in near)])
        yield Span(first, max([end, *(span.end for span in near)]))
