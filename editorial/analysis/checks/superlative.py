"""A superlative for which nobody is named."""

import re
from collections.abc import Iterator

from editorial.analysis.attribution import attributions_in
from editorial.analysis.checks.listed_references import references_of
from editorial.analysis.checks.making import finding
from editorial.analysis.checks.places import within
from editorial.analysis.piece import Piece
from editorial.domain.article import Kind, Zone
from editorial.domain.finding import Finding, Rule, Severity
from editorial.domain.text import Span, folded

RULE = Rule(
    key="superlative",
    title="Superlative without a source",
    severity=Severity.HINT,
    explanation="Looks for the largest, oldest, first or only of its kind in a country or in the"
    " world, in a sentence that names nobody who says so and has no link or note.",
)

_MOST = (
    r"(?:largest|biggest|smallest|oldest|youngest|longest|shortest|tallest|highest|lowest|fastest"
    r"|slowest|richest|poorest|deadliest|deepest|heaviest|strongest|cheapest|busiest|earliest|rarest"
    r"|(?:second|third)[- ]\w+est|most (?:expensive|powerful|popular|dangerous|visited|valuable))"
)
_OF_ALL = r"(?:in|of|on) (?:the )?(?:whole |entire )?(?:world|country|nation|planet|earth|history)"
_SUPERLATIVE = re.compile(
    rf"\b(?:the (?:world|country|nation|planet)['’]s {_MOST}\b(?: [\w’-]+){{1,3}}"
    rf"|the {_MOST}\b(?:[ ,][\w’-]+){{1,8}}? {_OF_ALL}\b"
    rf"|the (?:first|only)\b(?: [\w’-]+){{1,8}}? (?:in the world|in history|on earth)\b)",
    re.I,
)
_NOT_SO = re.compile(r"\b(?:one of|among|perhaps|arguably|not|n’t|nor|if|whether|would be)\b", re.I)


def check(piece: Piece) -> Iterator[Finding]:
    references = piece.once(references_of)
    for sentence in piece.sentences:
        if sentence.zone is not Zone.BODY or piece.blocks[sentence.block].kind is Kind.HEADING:
            continue
        found = _SUPERLATIVE.search(sentence.text)
        if not found or _NOT_SO.search(sentence.text) or _is_quoted(sentence.text, found):
            continue
        span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
        attributed = any(True for _ in within(piece.once(attributions_in), sentence.span))
        if not attributed and not references.is_marked(span):
            message = f"The sentence names nobody who says so: “{folded(found[0])}”."
            yield finding(RULE, message, (span,), (found[0],))


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or text[0] in '“"'
