"""What a reviewer does with suggestions and findings: each decision is a step like any other."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from editorial.analysis.sentences import sentences_in
from editorial.domain.article import Block, block_starts
from editorial.domain.claim import Claim, Status
from editorial.domain.decision import Choice, Decision, Subject
from editorial.domain.errors import Refused
from editorial.domain.finding import Finding
from editorial.domain.question import Question
from editorial.domain.reviewer import Role
from editorial.domain.suggestion import Suggestion
from editorial.domain.text import Span, folded
from editorial.services.claims import add_claim, give_verdict
from editorial.services.questions import ask
from editorial.storage.work import Work


def decisions_of(work: Work, article_id: str) -> list[Decision]:
    """What was decided about the article's suggestions, findings and rules, oldest first."""
    return work.articles.decisions(article_id)


def sentence_round(blocks: Sequence[Block], span: Span) -> Span:
    """The sentence that a span's words are in, or all of them that it reaches into; code points."""
    starts = block_starts(blocks)
    at = max(0, bisect_right(starts, span.start) - 1)
    start, text = starts[at], blocks[at].text
    found = [
        (start + a, start + z)
        for a, z in sentences_in(text)
        if start + a < span.end and span.start < start + z
    ]
    first = min([span.start, *(a for a, _ in found)])
    return Span(first, max([span.end, *(z for _, z in found)]))


def accept(
    work: Work, article_id: str, suggestions: Sequence[Suggestion], statement: str = ""
) -> list[Claim]:
    """Each suggestion as a claim on all its places; one that cannot be checked is ruled so.

    `statement` is what a single one says instead of its own words.
    """
    return [_accept(work, article_id, [each], each.spans, statement) for each in suggestions]


def merge(
    work: Work, article_id: str, suggestions: Sequence[Suggestion], statement: str = ""
) -> Claim:
    """Several suggestions as one claim, on the places of all of them."""
    spans = [span for each in suggestions for span in each.spans]
    said = statement or " ".join(folded(each.text) for each in suggestions)
    return _accept(work, article_id, suggestions, spans, said)


def split(work: Work, article_id: str, suggestion: Suggestion, position: int) -> list[Claim]:
    """One suggestion as two claims: its first place, parted at a code-point position within it."""
    first = suggestion.spans[0]
    if not first.start < position < first.end:
        raise Refused("Choose a place inside the suggestion's words; it was left as it is.")
    parts = (Span(first.start, position), Span(position, first.end))
    return [
        _accept(work, article_id, [suggestion] if part is parts[0] else [], [part], "", suggestion)
        for part in parts
    ]


def dismiss(work: Work, article_id: str, suggestions: Sequence[Suggestion]) -> None:
    """Nothing to check there, in this draft and in later ones."""
    for each in suggestions:
        _decide(work, article_id, Subject.SUGGESTION, each.fingerprint, Choice.DISMISSED, each.text)


def claim_from(work: Work, article_id: str, finding: Finding) -> Claim:
    """A claim on the passages of a finding, whose sentence is its note; one that is about the
    whole article says that sentence."""
    spans = [(span.start, span.end) for span in finding.spans]
    said = "" if spans else finding.message
    claim = add_claim(work, article_id, spans, said, note=finding.message)
    _decide_finding(work, article_id, finding, Choice.ACCEPTED, claim.id)
    return claim


def question_from(
    work: Work,
    article_id: str,
    finding: Finding,
    text: str = "",
    addressee: Role = Role.AUTHOR,
    due_on: date | None = None,
) -> Question:
    """A question on the passages of a finding; it asks the finding's sentence unless told."""
    spans = [(span.start, span.end) for span in finding.spans]
    question = ask(work, article_id, text or finding.message, addressee, spans, due_on=due_on)
    _decide_finding(work, article_id, finding, Choice.ACCEPTED, question.id)
    return question


def right_as_it_is(work: Work, article_id: str, findings: Sequence[Finding]) -> None:
    """Silence findings for good: in this draft and in later ones."""
    for finding in findings:
        _decide_finding(work, article_id, finding, Choice.DISMISSED)


def switch_rule(work: Work, article_id: str, rule: str, title: str, on: bool) -> None:
    """Switch a check off for the article, or on again."""
    held = [
        each
        for each in work.articles.decisions(article_id)
        if each.subject is Subject.RULE and each.fingerprint == rule
    ]
    work.concerns(article_id)
    if on:
        for each in held:
            work.remove(each)
    elif not held:
        _decide(work, article_id, Subject.RULE, rule, Choice.DISMISSED, title)


def take_back(work: Work, article_id: str, fingerprints: Sequence[str]) -> None:
    """Take decisions back: what was dismissed is offered again."""
    work.concerns(article_id)
    for each in work.articles.decisions(article_id):
        if each.fingerprint in fingerprints:
            work.remove(each)


def _accept(
    work: Work,
    article_id: str,
    decided: Sequence[Suggestion],
    spans: Sequence[Span],
    statement: str,
    like: Suggestion | None = None,
) -> Claim:
    like = like or decided[0]
    kinds = tuple(dict.fromkeys(kind for each in (decided or [like]) for kind in each.kinds))
    risk = max((each.risk for each in (decided or [like])), key=list(type(like.risk)).index)
    places = [(span.start, span.end) for span in spans]
    said = statement or (folded(like.text) if len(places) > 1 else "")
    claim = add_claim(work, article_id, places, said, kinds, risk)
    for each in decided:
        _decide(
            work,
            article_id,
            Subject.SUGGESTION,
            each.fingerprint,
            Choice.ACCEPTED,
            each.text,
            claim.id,
        )
    if not like.checkable:
        give_verdict(work, [claim.id], Status.NOT_CHECKABLE)
    return claim


def _decide_finding(
    work: Work, article_id: str, finding: Finding, choice: Choice, became: str | None = None
) -> None:
    _decide(work, article_id, Subject.FINDING, finding.fingerprint, choice, finding.message, became)


def _decide(
    work: Work,
    article_id: str,
    subject: Subject,
    fingerprint: str,
    choice: Choice,
    words: str,
    became: str | None = None,
) -> None:
    work.concerns(article_id)
    work.add(
        Decision(
            work.new_id(),
            article_id,
            subject,
            fingerprint,
            choice,
            folded(words),
            became,
            work.now,
            work.reviewer.id,
        )
    )
