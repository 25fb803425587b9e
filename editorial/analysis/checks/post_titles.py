"""A person whose title changes in the course of the piece."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.analysis.checks.making import finding
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span

RULE = Rule(
    key="title-changes",
    title="Title that changes",
    severity=Severity.WARNING,
    explanation="Compares the posts that the piece gives to one person, or to the head of one body:"
    " managing director here, chief executive there. It may be wrong where somebody holds both.",
)

_POSTS = {
    "chief executive": r"chief executive(?: officer)?|ceo",
    "managing director": r"managing director",
    "executive director": r"executive director",
    "director general": r"director[- ]general",
    "deputy director": r"deputy director",
    "director": r"director",
    "chief operating officer": r"chief operating officer|coo",
    "chief financial officer": r"chief financial officer|cfo|finance director",
    "chief technology officer": r"chief technology officer|cto",
    "vice president": r"(?:senior |executive )?vice[- ]president",
    "president": r"president",
    "deputy chair": r"(?:deputy|vice)[- ]chair(?:man|woman|person)?",
    "chair": r"chair(?:man|woman|person)?",
    "deputy mayor": r"deputy mayor",
    "mayor": r"mayor",
    "treasurer": r"treasurer",
    "spokesman": r"spokes(?:man|woman|person)",
    "head teacher": r"head ?teacher|headmaster|headmistress|principal",
    "deputy head": r"deputy head(?: ?teacher)?",
    "chief engineer": r"chief engineer",
    "chief scientist": r"chief scientist",
    "editor": r"editor(?:-in-chief)?",
    "publisher": r"publisher",
}
_POST = re.compile(
    "|".join(rf"(?P<p{at}>\b(?:{forms})\b)" for at, forms in enumerate(_POSTS.values())), re.I
)
_NAMES = tuple(_POSTS)
_HEADS = frozenset(
    {"chief executive", "managing director", "executive director", "director general"}
)
_EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        *((one, other) for one in _HEADS for other in _HEADS if one != other),
        ("chief executive", "director"),
        ("chief executive", "chief operating officer"),
        ("chief executive", "chief financial officer"),
        ("chief executive", "chief technology officer"),
        ("chief operating officer", "chief financial officer"),
        ("chief executive", "vice president"),
        ("managing director", "chief financial officer"),
        ("chief executive", "spokesman"),
        ("managing director", "chair"),
        ("director", "deputy director"),
        ("president", "vice president"),
        ("chair", "deputy chair"),
        ("mayor", "deputy mayor"),
        ("head teacher", "deputy head"),
        ("chief engineer", "chief scientist"),
        ("treasurer", "chair"),
        ("chief executive", "treasurer"),
        ("mayor", "treasurer"),
    )
)
"""Posts of which nobody holds two in one place."""
_HEAD_OF_A_BODY = _HEADS | {"director"}
_CHANGED = re.compile(
    r"\b(?:former|formerly|ex|then|previous|previously|once|until|was|were|had been|became|become"
    r"|becomes|now|new|appointed|promoted|named|resigned|stepped|stepping|succeed\w*|replac\w*"
    r"|acting|interim|incoming|outgoing|elected|later|retired|late|joined|left|since|moved"
    r"|returned|served|serving|will)\b",
    re.I,
)
_OF_BODY = re.compile(r"\b(?:of|at|for) (?:the )?((?:[A-Z][\w’'&-]*\w ?)+)")
_OWNED = re.compile(r"\b[Tt]he (?P<body>[a-z]{3,})[’']s (?P<post>[a-z][a-z -]{3,40})")
_AFTER = re.compile(
    rf"(?:, (?:aged )?\d{{1,3}})?, (?P<title>(?:(?:the|its|their|an?) )?(?:[\w’'&-]+ ){{0,4}}?"
    rf"(?:{'|'.join(_POSTS.values())})\b(?: (?:of|at|for) (?:[A-Z][\w’'&-]*\w ?)++)?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Post:
    post: str
    printed: str
    body: str
    span: Span


def check(piece: Piece) -> Iterator[Finding]:
    names = piece.once(names_in)
    people = [name for name in names if name.kind is not NameKind.PLACE]
    held: dict[str, list[_Post]] = defaultdict(list)
    given: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = name.text.split()
        post = _post_of(piece, name)
        if len(words) > 1 and (post or name.kind is NameKind.PERSON):
            given[words[-1]].add(words[0])
        if post is not None:
            held[words[-1]].append(post)
    for surname, posts in held.items():
        if len(given[surname]) <= 1:
            yield from _changes(surname, posts)
    yield from _without_a_name(piece, people, held)


def _post_of(piece: Piece, name: Name) -> _Post | None:
    """The one post that the words at a name give; None where they give none, two, or one of
    another time."""
    title, span = name.title, name.whole
    if not _POST.search(title):
        after = _AFTER.match(piece.text, name.span.end, name.span.end + 120)
        if after is None:
            return None
        title, span = after["title"], Span(name.span.start, after.end("title"))
    posts = list(_POST.finditer(title))
    sentence = piece.sentence_at(name.span.start)
    end = sentence.span.end if sentence else span.end
    near = piece.text[max(0, span.start - 10) : min(end, span.end + 14)]
    if len(posts) != 1 or _CHANGED.search(near):
        return None
    body = _OF_BODY.search(title, posts[0].end())
    owner = re.search(r"([A-Z][\w&-]+)(?:[’']s)? \Z", title[: posts[0].start()])
    where = body[1].strip() if body else owner[1] if owner else ""
    return _Post(_kept(posts[0]), posts[0][0], where, span)


def _kept(match: re.Match[str]) -> str:
    return _NAMES[int((match.lastgroup or "p0")[1:])]


def _changes(surname: str, posts: list[_Post]) -> Iterator[Finding]:
    for at, first in enumerate(posts[:8]):
        for second in posts[at + 1 : 8]:
            if frozenset((first.post, second.post)) not in _EXCLUSIVE:
                continue
            if first.body and second.body and first.body.split()[0] != second.body.split()[0]:
                continue
            message = f"{surname} is {first.printed} in one place and {second.printed} in another."
            spans = [first.span, second.span]
            yield finding(RULE, message, spans, [surname, first.post, second.post])
            return


def _without_a_name(
    piece: Piece, names: list[Name], held: dict[str, list[_Post]]
) -> Iterator[Finding]:
    """ "Ottilie Vance, the trust’s director", and later "the trust’s chief executive"."""
    named: dict[str, tuple[str, _Post]] = {}
    for surname, posts in held.items():
        for post in posts:
            owned = _OWNED.search(piece.words_at(post.span))
            if owned and post.post in _HEAD_OF_A_BODY:
                named.setdefault(owned["body"], (surname, post))
    if not named:
        return
    taken = {(name.whole.start, name.whole.end) for name in names}
    everybody = {post.post for posts in held.values() for post in posts}
    for sentence in piece.sentences:
        for owned in _OWNED.finditer(sentence.text):
            body, match = owned["body"], _POST.match(owned["post"])
            if body not in named or match is None:
                continue
            surname, first = named[body]
            other = _kept(match)
            start = sentence.span.start + owned.start()
            end = sentence.span.start + owned.start("post") + match.end()
            if other in everybody or any(a <= start < b for a, b in taken):
                continue
            if _CHANGED.search(piece.text[max(sentence.span.start, start - 8) : end]):
                continue
            if other in _HEAD_OF_A_BODY and frozenset((first.post, other)) in _EXCLUSIVE:
                message = (
                    f"{surname} is the {body}’s {first.printed} in one place; in another the"
                    f" {body} has a {match[0]}."
                )
                spans = [first.span, Span(start, end)]
                yield finding(RULE, message, spans, [surname, first.post, other])
                return
