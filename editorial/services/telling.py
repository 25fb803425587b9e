"""What a step changed, in words: values of the desk before and after, and never an id."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Revision, ZoneCorrection
from editorial.domain.claim import Claim, Evidence, Risk, Verdict
from editorial.domain.decision import Choice, Decision, Subject
from editorial.domain.history import Difference, Fate, Line, Thing, Touched
from editorial.domain.journal import Step
from editorial.domain.question import Note, Question, QuestionState, Reply
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import Citation, Source, Tier
from editorial.domain.text import folded
from editorial.services.drafts import original_blocks
from editorial.services.vocabularies import vocabulary
from editorial.storage.work import Work

_THING_OF: dict[type, Thing] = {
    Article: Thing.ARTICLE,
    Claim: Thing.CLAIM,
    Source: Thing.SOURCE,
    Question: Thing.QUESTION,
    Note: Thing.NOTE,
    Reviewer: Thing.PERSON,
}
_KIND_OF = {thing: kind for kind, thing in _THING_OF.items()}
_UNNAMED = "no longer there"

Words = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a value: what people call it, how its value reads, and whether in words of
    their own. `usual` goes without saying of something new."""

    name: str
    what: str
    words: Words = str
    quoted: bool = False
    usual: Any = None


def told(work: Work, step: Step) -> tuple[Touched, ...]:
    """The items that a step wrote, in the order in which it first did; an item's passages,
    verdicts, evidence, replies and citations are told with it."""
    return _Telling(work, work.history.differences(step.number)).touched()


class _Telling:
    def __init__(self, work: Work, differences: list[Difference]) -> None:
        self._work = work
        self._differences = differences
        self._own = {d.value.id: d for d in differences if type(d.value) in (*_THING_OF, Citation)}

    def touched(self) -> tuple[Touched, ...]:
        items: dict[tuple[Thing, str], list[Difference]] = {}
        for difference in self._differences:
            items.setdefault(self._item_of(difference.value), []).append(difference)
        return tuple(self._tell(*item, found) for item, found in items.items())

    def _item_of(self, value: Any) -> tuple[Thing, str]:
        """What a value belongs to, as people see it."""
        match value:
            case Verdict() | Evidence():
                return Thing.CLAIM, value.claim_id
            case Reply():
                return Thing.QUESTION, value.question_id
            case Citation():
                return Thing.SOURCE, value.source_id
            case Revision() | Decision():
                return Thing.ARTICLE, value.article_id
            case ZoneCorrection():
                revision = self._work.find(Revision, value.revision_id)
                return Thing.ARTICLE, revision.article_id if revision else ""
            case Passage():
                return self._owner_of(value)
        return _THING_OF[type(value)], value.id

    def _owner_of(self, passage: Passage) -> tuple[Thing, str]:
        if written := self._own.get(passage.owner_id):
            return self._item_of(written.value)
        for kind in (Claim, Question, Note, Citation):
            if (owner := self._work.find(kind, passage.owner_id)) is not None:
                return self._item_of(owner)
        # What it was a passage of came and went; it was a claim more often than not.
        return Thing.CLAIM, passage.owner_id

    def _tell(self, thing: Thing, id: str, found: list[Difference]) -> Touched:
        own = next((d for d in found if type(d.value) is _KIND_OF[thing]), None)
        fate = _fate(own) if own else Fate.CHANGED
        name = self._name(thing, id)
        lines = [line for difference in found for line in self._lines(difference)]
        if fate in (Fate.ADDED, Fate.TAKEN_BACK):
            # What it is called says it already.
            lines = [line for line in lines if folded(line.before or line.after) != name]
        spans = [
            (d.value.revision_id, d.value.start, d.value.end)
            for d in found
            if isinstance(d.value, Passage)
        ]
        return Touched(thing, id, name, fate, tuple(lines), tuple(spans))

    def _lines(self, difference: Difference) -> list[Line]:
        match difference.value:
            case Verdict():
                return self._verdict(difference)
            case Evidence():
                return self._evidence(difference)
            case Passage():
                return [_line("Words marked", _there(difference), lambda p: p.quote, quoted=True)]
            case Reply():
                return self._reply(difference)
            case Citation():
                return _citation(difference)
            case Revision():
                return [_line("Draft", difference, _draft)]
            case ZoneCorrection():
                return [self._zone(difference)]
            case Decision():
                decided = _DECIDED[difference.value.subject, difference.value.choice]
                return [_line(decided, _there(difference), lambda d: d.words, quoted=True)]
        own = _fields(difference, _FIELDS[type(difference.value)])
        return own + (self._linked(difference) if isinstance(difference.value, Question) else [])

    def _verdict(self, difference: Difference) -> list[Line]:
        verdict: Verdict = difference.value
        label = vocabulary("statuses").label
        before = label(self._work.history.status_before(verdict).value)
        after = label(verdict.status.value)
        if difference.after is None:
            before, after = after, before
        lines = [Line("Status", before, after)]
        if verdict.reason:
            lines.append(_line("Reason", difference, lambda v: v.reason, quoted=True))
        return lines

    def _evidence(self, difference: Difference) -> list[Line]:
        before, after = difference.before, difference.after
        if before is not None and after is not None and _fate(difference) is Fate.CHANGED:
            source = _Field("source_id", "Evidence from", lambda id: self._source(id))
            return _fields(difference, (source, *_EVIDENCE))
        what = {Fate.REMOVED: "Evidence removed", Fate.TAKEN_BACK: "Evidence taken back"}
        here = _line(what.get(_fate(difference), "Evidence"), _there(difference), self._evidence_in)
        if not difference.value.excerpt:
            return [here]
        return [here, _line("Excerpt", _there(difference), lambda e: e.excerpt, quoted=True)]

    def _evidence_in(self, evidence: Evidence) -> str:
        stance = vocabulary("stances").label(evidence.stance.value).lower()
        parts = (self._source(evidence.source_id), evidence.locator, stance)
        return ", ".join(part for part in parts if part)

    def _source(self, id: str) -> str:
        return self._name(Thing.SOURCE, id)

    def _reply(self, difference: Difference) -> list[Line]:
        reply: Reply = difference.value
        what = "Answer" if reply.is_answer else "Reply"
        if reply.speaker:
            what = f"{what} by {reply.speaker}"
        return [_line(what, _there(difference), lambda r: r.text, quoted=True)]

    def _linked(self, difference: Difference) -> list[Line]:
        claim = _Field("claim_id", "About the claim", lambda id: self._name(Thing.CLAIM, id))
        return _fields(difference, (claim,))

    def _zone(self, difference: Difference) -> Line:
        """Where there is no correction the block is what it was read as."""
        value: ZoneCorrection = difference.value
        revision = self._work.find(Revision, value.revision_id)
        blocks = original_blocks(self._work, revision) if revision else ()
        block = blocks[value.block] if value.block < len(blocks) else None
        label = vocabulary("zones").label
        read_as = label(block.zone.value) if block else ""
        before, after = (
            label(one.zone.value) if one else read_as
            for one in (difference.before, difference.after)
        )
        return Line(f"“{folded(block.text)}”" if block else "Part of the piece", before, after)

    def _name(self, thing: Thing, id: str) -> str:
        """What an item says, as the step left it; else as it stands now, removed or not."""
        own = self._own.get(id)
        value = own.value if own else self._work.find(_KIND_OF[thing], id)
        return folded(_NAME_OF[thing](value)) if value is not None else _UNNAMED


def _fate(difference: Difference) -> Fate:
    before, after = difference.before, difference.after
    if before is None:
        return Fate.ADDED
    if after is None:
        return Fate.TAKEN_BACK
    was, is_ = (getattr(one, "removed_at", None) is not None for one in (before, after))
    if was == is_:
        return Fate.CHANGED
    return Fate.REMOVED if is_ else Fate.RESTORED


def _there(difference: Difference) -> Difference:
    """The same, with what is marked as removed counted as not there."""
    before, after = (
        None if getattr(one, "removed_at", None) is not None else one
        for one in (difference.before, difference.after)
    )
    return Difference(before, after) if before or after else difference


def _line(what: str, difference: Difference, words: Words, quoted: bool = False) -> Line:
    before, after = (
        "" if one is None else words(one) for one in (difference.before, difference.after)
    )
    return Line(what, before, after, quoted)


def _fields(difference: Difference, fields: tuple[_Field, ...]) -> list[Line]:
    """The fields that differ; of what is new or gone, those that say something."""
    lines = []
    whole = difference.before is None or difference.after is None
    for field in fields:
        if whole and getattr(difference.value, field.name) == field.usual:
            continue
        before, after = (
            "" if one is None else _said(getattr(one, field.name), field.words)
            for one in (difference.before, difference.after)
        )
        if before != after:
            lines.append(Line(field.what, before, after, field.quoted))
    return lines


def _said(value: Any, words: Words) -> str:
    return "" if value is None or value in ("", ()) else words(value)


def _citation(difference: Difference) -> list[Line]:
    words = {
        Fate.ADDED: "cited by the article",
        Fate.RESTORED: "cited by the article",
        Fate.REMOVED: "",
        Fate.TAKEN_BACK: "",
    }
    fate = _fate(difference)
    if fate is Fate.CHANGED:
        return _fields(difference, (_Field("text", "Reference", quoted=True),))
    after = words[fate]
    return [Line("Citation", "" if after else "cited by the article", after)]


def _draft(revision: Revision) -> str:
    named = f", from {revision.file_name}" if revision.file_name else ""
    return f"{revision.number}{named}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _labels(name: str) -> Words:
    return lambda key: vocabulary(name).label(str(key))


def _kinds(keys: tuple[str, ...]) -> str:
    return ", ".join(vocabulary("kinds").label(key) for key in keys)


def _risk(risk: Risk) -> str:
    return vocabulary("risks").label(risk.value)


_DECIDED = {
    (Subject.SUGGESTION, Choice.ACCEPTED): "Suggestion accepted",
    (Subject.SUGGESTION, Choice.DISMISSED): "Suggestion dismissed",
    (Subject.FINDING, Choice.ACCEPTED): "Finding taken up",
    (Subject.FINDING, Choice.DISMISSED): "Right as it is",
    (Subject.RULE, Choice.ACCEPTED): "Check on",
    (Subject.RULE, Choice.DISMISSED): "Check off",
}

_EVIDENCE = (
    _Field("stance", "Stance", _labels("stances")),
    _Field("locator", "Locator"),
    _Field("excerpt", "Excerpt", quoted=True),
)

_FIELDS: dict[type, tuple[_Field, ...]] = {
    Article: (
        _Field("headline", "Headline", quoted=True),
        _Field("standfirst", "Standfirst", quoted=True),
        _Field("section", "Section"),
        _Field("byline", "Byline"),
        _Field("published_on", "Published", _day),
        _Field("reading_minutes", "Reading time", lambda minutes: f"{minutes} min"),
        _Field("due_on", "Due", _day),
    ),
    Claim: (
        _Field("statement", "Statement", quoted=True),
        _Field("kinds", "Kind", _kinds),
        _Field("risk", "Risk", _risk, usual=Risk.MINOR),
        _Field("note", "Note", quoted=True),
        _Field("speaker", "Marked by", usual=""),
    ),
    Source: (
        _Field("title", "Title", quoted=True),
        _Field("author", "Author"),
        _Field("publisher", "Publisher"),
        _Field("url", "Address"),
        _Field("issued", "Date"),
        _Field("kind", "Kind", _labels("source_kinds"), usual="webpage"),
        _Field("tier", "Tier", _labels("tiers"), usual=Tier.UNKNOWN),
        _Field("origin", "Relies on"),
        _Field("confidential", "Confidential", lambda yes: "Yes" if yes else "No", usual=False),
        _Field("note", "Note", quoted=True),
    ),
    Question: (
        _Field("text", "Question", quoted=True),
        _Field("addressee", "Addressed to", _labels("roles")),
        _Field("due_on", "Due", _day),
        _Field("state", "State", _labels("question_states"), usual=QuestionState.OPEN),
        _Field("outcome", "Outcome", _labels("outcomes")),
        _Field("speaker", "Asked by", usual=""),
    ),
    Note: (_Field("text", "Note", quoted=True), _Field("speaker", "Written by", usual="")),
    Reviewer: (
        _Field("name", "Name"),
        _Field("initials", "Initials"),
        _Field("role", "Role", _labels("roles")),
    ),
}

_NAME_OF: dict[Thing, Words] = {
    Thing.ARTICLE: lambda article: article.headline,
    Thing.CLAIM: lambda claim: claim.statement,
    Thing.SOURCE: lambda source: source.title,
    Thing.QUESTION: lambda question: question.text,
    Thing.NOTE: lambda note: note.text,
    Thing.PERSON: lambda reviewer: reviewer.name,
}
