"""Who is said to have said it, and where the piece itself does not vouch for its words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.analysis.name_words import NOT_NAMES, NOUNS_TOO, ROLES, SAYS_BEFORE, VERB_OF_SAYING
from editorial.analysis.names import Name, names_in
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that hang a statement on somebody, or that leave it open.

    `span` are those words ("Sacks stated", "according to TechCrunch", "reportedly"); `speaker` is
    the place of whoever speaks, with the title that stands there, None where nobody does; `verb`
    is in small letters ("stated", "according to", "reportedly"). `hedged`: the piece does not say
    that it is so. `anonymous`: the speaker is kept unnamed, or is "reports" or "sources".
    """

    span: Span
    speaker: Span | None
    verb: str
    hedged: bool
    anonymous: bool


HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|purportedly|supposedly|apparently|ostensibly|possibly|perhaps"
    r"|probably|presumably|seemingly|potentially|unconfirmed|alleged|purported|suspected|rumou?red"
    r"|may|might|could|likely|if (?:true|confirmed|correct)"
    r"|(?:is|are|was|were) (?:said|believed|thought|understood|alleged|accused|reported|suspected)"
    r"(?: to| of)?|(?:appears?|appeared|seems?|seemed) to"
    r"|it is (?:unclear|not clear|not certain|uncertain|unknown|possible))\b",
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Cc]iting|[Qq]uoting|[Cc]rediting)\s+")
_SPEAKER_AFTER = re.compile(
    r"(?:[^\s,.;:!?“”\"()]++(?:\.(?=\w))?\s?){1,9}?(?=\s?[,.;:!?“”\"()\u2028\t]|\Z|\s?\b(?:that"
    r"|who|which|and|but|in|on|at|has|have|was|is|said|says|told)\b)"
)
_VERB = re.compile(rf"\b{VERB_OF_SAYING}\b")
POSITIONS = frozenset(
    "position view argument claim account version explanation contention allegation statement"
    " stance defence defense assertion suggestion".split()
)
"""What somebody has who says something; stands for the verb of an `Attribution`."""
_POSITION = re.compile(
    rf"['’]s? (?:\w+ )?({'|'.join(sorted(POSITIONS))})(?=[—,]? ?(?:is |was )?that\b)"
)
"""After a name: "Acme’s argument that", "Acme’s position is that"."""
_DOUBTING = frozenset("claim allegation claimed claims alleged alleges suggested suggests".split())
_UNNAMED = re.compile(
    r"(?<![\w’-])(?:[\w’-]{1,30}+ ){0,3}?(?:(?:person|people|man|woman|employees?|officials?"
    r"|executives?|individuals?|sources?|staffers?|workers?|members?|aides?|lawyers?|diplomats?"
    r"|insiders?) (?:(?:familiar with|close to|briefed on"
    r"|with (?:direct )?knowledge of)[^,.;:“”]{0,60}|who (?:asked|spoke on|declined to be"
    r"|did not want to be|wished|requested|(?:was|were) not authori[sz]ed)[^,.;:“”]{0,60})"
    r"|(?:unnamed|anonymous|unidentified|undisclosed) (?:\w+ )?\w+)|\b(?:an?|one|two|three|several"
    r"|many|government|company|industry|police|diplomatic|intelligence|senior"
    r"|\w+ security) (?:sources?|insiders?|whistle-?blowers?)(?=[,. ](?!of\b|code|material))"
    r"|\b(?:sources|insiders)(?= (?:said|say|told|close|claim|familiar))"
    r"|\bon (?:the )?condition of anonymity|\basked not to be (?:named|identified)",
    re.I,
)
_VAGUE = re.compile(
    r"(?:(?:multiple|several|various|some|many|media|news|press|earlier|other|recent) )*"
    r"(?:reports|critics|experts|analysts|observers|sources|insiders|officials)\Z",
    re.I,
)
_SPEAKS = frozenset(
    "company companies firm government administration authority authorities police court ministry"
    " department report study statement blog post letter paper newspaper documents document"
    " records filing lawsuit complaint council board union charity school university hospital team"
    " group officials researchers scientists prosecutors investigators lawyers experts analysts"
    " critics observers reports sources insiders residents neighbours neighbors campaigners"
    " ministers executives employees workers survey poll agency bank".split()
)
_PRONOUNS = frozenset("he she they it who we i".split())
_TOKEN = re.compile(r"[^\s“”\"(),;:]+")
_NOUN_AFTER = re.compile(
    r"(?:(?:the|an?|one|its|their) )(?:[\w’'-]+ ){0,4}?[\w’'-]+(?=[,.;:]|\Z| who| in| at| of| for)"
)
_STARTS_PHRASE = re.compile(r"(?:the|an?|its|their|his|her|our|this|one|two|some|several)\Z", re.I)
_ADVERB = re.compile(
    r"(?:\b(?:has|have|had|also|later|once|then|first|repeatedly|since|reportedly|\w+ly) )+\Z"
)
_ASIDE = re.compile(
    r", (?:however|meanwhile|too|though|in turn|for (?:her|his|its|their) part|of course),?\Z"
)
_REACH = 100
"""Code points before a verb in which its speaker is looked for."""


def attributions_in(piece: Piece) -> tuple[Attribution, ...]:
    """Every attribution and every hedge in the checkable zones, in the order of the text."""
    names = piece.once(names_in)
    starts = [name.span.start for name in names]
    found: list[Attribution] = []
    for sentence in piece.sentences:
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end, first)
        found += _in_sentence(sentence, names[first:last])
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def is_unnamed(words: str) -> bool:
    """Whether the words speak of somebody who is kept unnamed, or of "reports" and "experts"."""
    return bool(_UNNAMED.search(words)) or is_vague(words)


def is_vague(words: str) -> bool:
    """Whether the words speak of "reports" and "experts": nobody in particular."""
    return bool(_VAGUE.match(words))


_Place = tuple[int, int]


def _in_sentence(sentence: Sentence, names: Sequence[Name]) -> Iterator[Attribution]:
    text, at = sentence.text, sentence.span.start
    places = [(name.whole.start - at, name.whole.end - at) for name in names]
    begins, ends = {place[0]: place for place in places}, {place[1]: place for place in places}
    said: list[Attribution] = []
    for match in _ACCORDING.finditer(text):
        if speaker := _SPEAKER_AFTER.match(text, match.end(), match.end() + _REACH):
            end = match.end() + len(speaker[0].rstrip())
            said.append(_made(text, at, match.start(), end, (match.end(), end), match[0]))
    for match in _VERB.finditer(text):
        place = _before(text, match, ends) or _after(text, match, begins)
        if place:
            start, end = min(place[0], match.start()), max(place[1], match.end())
            said.append(_made(text, at, start, end, place, match[0]))
    for match in _POSITION.finditer(text):
        if place := ends.get(match.start()):
            said.append(_made(text, at, place[0], match.end(1), place, match[1]))
    yield from said
    for match in HEDGE.finditer(text):
        yield Attribution(_span(at, *match.span()), None, match[0].casefold(), True, False)
    told = {
        place for each in said if each.anonymous for place in range(each.span.start, each.span.end)
    }
    for match in _UNNAMED.finditer(text):
        span = _span(at, *match.span())
        if told.isdisjoint(range(span.start, span.end)):
            yield Attribution(span, span, "", False, True)


def _made(text: str, at: int, start: int, end: int, speaker: _Place, verb: str) -> Attribution:
    word = verb.strip().casefold()
    return Attribution(
        _span(at, start, end),
        _span(at, *speaker),
        word,
        word in _DOUBTING,
        is_unnamed(text[slice(*speaker)]),
    )


def _span(at: int, start: int, end: int) -> Span:
    return Span(at + start, at + end)


def _before(text: str, verb: re.Match[str], ends: dict[int, _Place]) -> _Place | None:
    """The speaker who stands before the verb: a name, or words such as "the company"."""
    stop, begin = verb.start(), max(0, verb.start() - _REACH)
    if adverb := _ADVERB.search(text, max(begin, stop - 40), stop):
        stop = adverb.start()
    while stop > begin and text[stop - 1] in " ,":
        stop -= 1
    if aside := _ASIDE.search(text, begin, stop + 1):
        stop = aside.start()
    clause = text.rfind(", who ", begin, stop) if text[stop] == "," else -1
    if clause in ends:
        return ends[clause]
    if stop in ends:
        return ends[stop]
    words = [(begin + m.start(), m[0]) for m in _TOKEN.finditer(text[begin:stop])]
    if not words or stop == verb.start() or words[-1][0] + len(words[-1][1]) != stop:
        return None
    last = words[-1][1].casefold()
    if last in _PRONOUNS:
        return None if verb[0].casefold() in NOUNS_TOO else (words[-1][0], stop)
    if last not in _SPEAKS and last not in ROLES and last.removesuffix("s") not in ROLES:
        return None
    first = words[-1][0]
    for start, word in words[-2:-6:-1]:
        if _STARTS_PHRASE.match(word):
            return start, stop
        if word.casefold() in NOT_NAMES:
            break
        first = start
    return first, stop


def _after(text: str, verb: re.Match[str], begins: dict[int, _Place]) -> _Place | None:
    """The speaker who stands after the verb: “…,” said Halloran."""
    if not SAYS_BEFORE.search(text, max(0, verb.start() - 4), verb.end() + 1):
        return None
    start = verb.end() + 1
    if start in begins:
        return begins[start]
    phrase = _NOUN_AFTER.match(text, start, start + _REACH)
    return phrase.span() if phrase else None
