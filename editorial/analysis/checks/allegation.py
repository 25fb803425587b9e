"""An allegation against somebody who does not get to speak."""

import re
from collections.abc import Iterator

from editorial.analysis.attribution import attributions_in
from editorial.analysis.checks.making import finding
from editorial.analysis.checks.places import within
from editorial.analysis.names import Name, NameKind, names_in
from editorial.analysis.piece import Piece, Sentence
from editorial.domain.article import Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import shortened

RULE = Rule(
    key="allegation",
    title="Allegation without a reply",
    severity=Severity.WARNING,
    explanation="Looks for somebody who is accused by name, who says nothing anywhere in the piece,"
    " and of whom it does not say that they were asked.",
)

_ACCUSED_AFTER = re.compile(
    r"(?:, [^.;:“”]{1,80}?,)? (?:(?:is|was|are|were|has been|have been|had been|stands|stood)"
    r" (?:\w+ )?accused of|allegedly)\b"
    r"|, (?:\w+ ){1,3}of (?:his|her|their|its) (?:former |old )?\w+ (?:say|claim|allege),"
)
_ACCUSED_BEFORE = re.compile(
    r"\b(?:accus(?:es|ed|ing)|alleg(?:es|ed|ing) that|(?:allegations?|accusations?|complaints?)"
    r" (?:against|that))(?: the)? (?:[a-z’-]+ ){0,3}\Z"
)
_REPLIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|declin(?:es|ed|ing)|disput(?:es|ed|ing)|reject(?:s|ed|ing)|refut"
    r"|respond|repl(?:y|ied|ies)|no comment|comment(?:ed)?|would not (?:discuss|say|talk)|statement"
    r"|lawyers?|attorneys?|spokes\w+|could not be reached|was not available|unavailable|apologi[sz]"
    r"|convicted|sentenced|pleaded|pled|admitted|confessed|acquitted|died|dead|late|ruled)\b",
    re.I,
)
_REACH = 100


def check(piece: Piece) -> Iterator[Finding]:
    names = piece.once(names_in)
    replying: frozenset[str] | None = None
    for name in names:
        sentence = piece.sentence_at(name.span.start)
        if sentence is None or sentence.zone is not Zone.BODY or not _is_accused(piece, name):
            continue
        replying = replying if replying is not None else _replying(piece)
        if name.text.split()[-1] not in replying:
            message = (
                f"{name.text} is accused here (“{shortened(sentence.text, 90)}”), and the piece has"
                " no reply and does not say that one was asked for."
            )
            yield finding(RULE, message, (sentence.span,), (name.text,))


def _is_accused(piece: Piece, name: Name) -> bool:
    if name.kind is NameKind.PLACE or (name.kind is NameKind.THING and " " not in name.text):
        return False
    before = piece.text[max(0, name.whole.start - _REACH) : name.whole.start]
    return bool(
        _ACCUSED_AFTER.match(piece.text, name.span.end)
        or _ACCUSED_BEFORE.search(before.rsplit("\n", 1)[-1])
    )


def _replying(piece: Piece) -> frozenset[str]:
    """Last words of the names of all who speak, or near whom the piece tells of a reply."""
    found: set[str] = set()
    names = piece.once(names_in)
    for said in piece.once(attributions_in):
        if said.speaker:
            found |= {name.text.split()[-1] for name in within(names, said.speaker)}
    reply_near = _near_replies(piece.sentences)
    for name in names:
        sentence = piece.sentence_at(name.span.start)
        if sentence and sentence.span.start in reply_near:
            found.add(name.text.split()[-1])
    return frozenset(found)


def _near_replies(sentences: tuple[Sentence, ...]) -> set[int]:
    """Where the sentences begin that tell of a reply, or that have one right after them."""
    near: set[int] = set()
    for index, sentence in enumerate(sentences):
        if _REPLIES.search(sentence.text):
            near |= {each.span.start for each in sentences[max(0, index - 2) : index + 1]}
    return near
