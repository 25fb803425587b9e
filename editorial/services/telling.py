"""What a step changed, in words: values of the desk before and after, and never an id."""

from typing import Any

from editorial.domain.anchor import Passage
from editorial.domain.article import Article, Revision, ZoneCorrection, canonical_text
from editorial.domain.claim import Claim, Evidence, Status, Verdict, status_of
from editorial.domain.decision import Choice, Decision, Subject
from editorial.domain.document import Attachment, ClaimLink, Setting
from editorial.domain.history import Difference, Fate, Line, Thing, Touched
from editorial.domain.journal import Step
from editorial.domain.question import Note, Question, Reply
from editorial.domain.reviewer import Reviewer
from editorial.domain.source import Citation, Source
from editorial.domain.text import folded
from editorial.services.drafts import original_blocks
from editorial.services.new_drafts import CORRECTION
from editorial.services.telling_fields import (
    EVIDENCE,
    FIELDS,
    NAME_OF,
    Field,
    Words,
    document_words,
    setting_words,
)
from editorial.services.telling_passages import (
    carried_words,
    is_carried,
    passage_line,
    stands_as_it_was,
)
from editorial.services.vocabularies import vocabulary
from editorial.storage.work import Work

_THING_OF: dict[type, Thing] = {
    Article: Thing.ARTICLE,
    Claim: Thing.CLAIM,
    Source: Thing.SOURCE,
    Question: Thing.QUESTION,
    Note: Thing.NOTE,
    Reviewer: Thing.PERSON,
    Setting: Thing.DESK,
}
_KIND_OF = {thing: kind for kind, thing in _THING_OF.items()}
_UNNAMED = "no longer there"

MOST_TOLD = 100
"""Items of one step that are told; those after them are counted."""


def told(work: Work, step: Step) -> tuple[tuple[Touched, ...], int]:
    """The items that a step wrote, in the order in which it first did, and how many it wrote
    besides; an item's passages, verdicts, evidence, replies and citations are told with it.

    Of a new draft the marks are counted, and only those told that do not stand as they were.
    """
    return _Telling(work, step, work.history.differences(step.number)).touched()


class _Telling:
    def __init__(self, work: Work, step: Step, differences: list[Difference]) -> None:
        self._work = work
        self._at = step.at
        self._own = {d.value.id: d for d in differences if type(d.value) in (*_THING_OF, Citation)}
        self._draft = next((d for d in differences if isinstance(d.value, Revision)), None)
        if self._draft and _fate(self._draft) is Fate.CHANGED:
            self._draft = None
        self._carried = [d for d in differences if self._draft and is_carried(d)]
        quiet = {id(d) for d in self._carried if self._is_quiet(d)}
        told = [d for d in differences if id(d) not in quiet]
        # A draft's step wrote them in no order; people read them in that of the text.
        carried = {id(d) for d in self._carried}
        told.sort(key=lambda d: (1, d.before.start) if id(d) in carried else (0, 0))
        self._differences = told
        self._texts: dict[str, str] = {}

    def touched(self) -> tuple[tuple[Touched, ...], int]:
        groups: dict[str, list[Difference]] = {}
        for difference in self._differences:
            groups.setdefault(self._group_of(difference.value), []).append(difference)
        shown = list(groups.values())[:MOST_TOLD]
        # To whom a passage belongs is asked of the desk, so only for what is told.
        items: dict[tuple[Thing, str], list[Difference]] = {}
        for found in shown:
            items.setdefault(self._item_of(found[0].value), []).extend(found)
        return tuple(self._tell(*item, found) for item, found in items.items()), max(
            0, len(groups) - MOST_TOLD
        )

    def _is_quiet(self, difference: Difference) -> bool:
        """Of a draft that went every mark is back where it stood; there is nothing to tell."""
        return self._draft_went or stands_as_it_was(difference)

    @property
    def _draft_went(self) -> bool:
        return self._draft is not None and self._draft.after is None

    def _group_of(self, value: Any) -> str:
        """What is told together, as far as the step itself says so."""
        if isinstance(value, Passage) and value.owner_id not in self._own:
            return value.owner_id
        return self._item_of(value)[1]

    def _item_of(self, value: Any) -> tuple[Thing, str]:
        """What a value belongs to, as people see it."""
        match value:
            case Verdict() | Evidence() | ClaimLink():
                return Thing.CLAIM, value.claim_id
            case Attachment():
                return Thing.SOURCE, value.source_id
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
        match value := difference.value:
            case Verdict():
                return self._verdict(difference)
            case Evidence():
                return self._evidence(difference)
            case Passage():
                return [passage_line(difference, self._offered, lambda: self._was_verified(value))]
            case Reply():
                return self._reply(difference)
            case Citation():
                return _citation(difference)
            case Revision():
                return self._revision(difference)
            case ZoneCorrection():
                return [self._zone(difference)]
            case Attachment():
                return _document(difference)
            case ClaimLink():
                said = _line("Says the same as", _there(difference), self._other_claim, quoted=True)
                return [said]
            case Setting():
                return [_line("It asks for", difference, setting_words)]
            case Decision():
                decided = _DECIDED[difference.value.subject, difference.value.choice]
                return [_line(decided, _there(difference), lambda d: d.words, quoted=True)]
        own = _fields(difference, FIELDS[type(difference.value)])
        return own + (self._linked(difference) if isinstance(difference.value, Question) else [])

    def _revision(self, difference: Difference) -> list[Line]:
        if _fate(difference) is Fate.CHANGED:
            what = f"Name of draft {difference.value.number}"
            return _fields(difference, (Field("name", what),))
        lines = [_line("Draft", difference, _draft)]
        if self._carried:
            back = "all of them back where they stood"
            words = back if self._draft_went else carried_words(self._carried)
            lines.append(Line("Marks", "", words))
        return lines

    def _offered(self, before: Passage, after: Passage) -> str:
        """The words that a passage is offered in the draft that came, or that it stood in."""
        drafts = [self._draft.value] if self._draft else []
        revision = drafts[0] if drafts else self._work.find(Revision, before.revision_id)
        if after.offered is None or revision is None:
            return ""
        if revision.id not in self._texts:
            self._texts[revision.id] = canonical_text(original_blocks(self._work, revision))
        return self._texts[revision.id][after.offered.start : after.offered.end]

    def _was_verified(self, passage: Passage) -> bool:
        """Whether the passage's claim was verified when the step was taken."""
        claim = self._work.find(Claim, passage.owner_id)
        if claim is None:
            return False
        known = self._work.claims.of_article(claim.article_id, [claim.id])
        verdicts = [v for one in known for v in one.verdicts if v.at <= self._at]
        return status_of(verdicts) is Status.VERIFIED

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
            source = Field("source_id", "Evidence from", lambda id: self._source(id))
            return _fields(difference, (source, *EVIDENCE))
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

    def _other_claim(self, link: ClaimLink) -> str:
        return self._name(Thing.CLAIM, link.other_id)

    def _reply(self, difference: Difference) -> list[Line]:
        reply: Reply = difference.value
        what = "Answer" if reply.is_answer else "Reply"
        if reply.speaker:
            what = f"{what} by {reply.speaker}"
        return [_line(what, _there(difference), lambda r: r.text, quoted=True)]

    def _linked(self, difference: Difference) -> list[Line]:
        claim = Field("claim_id", "About the claim", lambda id: self._name(Thing.CLAIM, id))
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
        return folded(NAME_OF[thing](value)) if value is not None else _UNNAMED


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


def _fields(difference: Difference, fields: tuple[Field, ...]) -> list[Line]:
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
        return _fields(difference, (Field("text", "Reference", quoted=True),))
    after = words[fate]
    return [Line("Citation", "" if after else "cited by the article", after)]


def _document(difference: Difference) -> list[Line]:
    """A document of a source: attached, taken away, or said what it shows."""
    if _fate(difference) is Fate.CHANGED:
        what = f"Caption of {difference.value.name}"
        return _fields(difference, (Field("caption", what, quoted=True),))
    lines = [_line("Document", _there(difference), document_words)]
    if difference.value.caption:
        lines.append(_line("Caption", _there(difference), lambda d: d.caption, quoted=True))
    return lines


def _draft(revision: Revision) -> str:
    called = f", “{revision.name}”" if revision.name else ""
    if revision.format == CORRECTION:
        return f"{revision.number}{called}, corrected at the desk"
    source = f", from {revision.file_name}" if revision.file_name and not called else ""
    return f"{revision.number}{called}{source}"


_DECIDED = {
    (Subject.SUGGESTION, Choice.ACCEPTED): "Suggestion accepted",
    (Subject.SUGGESTION, Choice.DISMISSED): "Suggestion dismissed",
    (Subject.FINDING, Choice.ACCEPTED): "Finding taken up",
    (Subject.FINDING, Choice.DISMISSED): "Right as it is",
    (Subject.RULE, Choice.ACCEPTED): "Check on",
    (Subject.RULE, Choice.DISMISSED): "Check off",
}
