"""What a new draft made of an article's passages: one value each, for the review of that draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.claim import Status
from editorial.domain.source import CitedSource
from editorial.domain.text import Span
from editorial.ui.review import ItemKind, Review

WORST_FIRST = (
    PassageState.LOST,
    PassageState.ALTERED,
    PassageState.MOVED,
    PassageState.EXACT,
)


class Outcome(StrEnum):
    """What became of a passage that was carried over."""

    AWAITS = "awaits"
    STANDS = "stands"
    """The same words in the same place: there was nothing to decide."""
    ACCEPTED = "accepted"
    RECHECK = "recheck"
    """Accepted, and its claim is to be checked again."""
    ADJUSTED = "adjusted"
    PLACED = "placed"
    """Lost, and put somewhere by hand."""
    KEPT_LOST = "kept_lost"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a passage belongs to. Only claims have a status; `addressee` is a question's."""

    kind: ItemKind
    id: str
    words: str
    status: Status | None = None
    addressee: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a passage was when the review first saw it: so it stays in its group when decided."""

    state: PassageState
    offer: Span | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage that came from an older draft.

    `base_id` is the revision in which it last stood for certain, at `before`, with the words
    `quote`. `after` is where it stands in the present draft, or where the program would put it;
    None where it is lost. Code points, ends exclusive.
    """

    subject: Subject
    passage: Passage
    seen: Seen
    base_id: str
    before: Span
    quote: str
    after: Span | None
    outcome: Outcome

    @property
    def id(self) -> str:
        return self.passage.id

    @property
    def state(self) -> PassageState:
        """What the new draft made of it, whatever was decided since."""
        return self.seen.state

    @property
    def awaits(self) -> bool:
        return self.outcome is Outcome.AWAITS

    @property
    def is_decided(self) -> bool:
        return self.outcome not in (Outcome.AWAITS, Outcome.STANDS)

    @property
    def sets_to_recheck(self) -> bool:
        """Whether accepting it has its claim checked again."""
        verified = self.subject.status is Status.VERIFIED
        return self.awaits and self.state is PassageState.ALTERED and verified


def carried_over(
    review: Review,
    seen: Mapping[str, Seen] | None = None,
    owners: Container[str] | None = None,
) -> list[Carried]:
    """The passages of the open article that came from an older draft, in the order of that draft.

    `seen`: how they were when the review first saw them, by id. `owners`: only of these items.
    """
    draft, known = review.draft, seen or {}
    if draft is None:
        return []
    present = draft.revision.id
    found = [
        _carried(subject, passage, present, known.get(passage.id))
        for subject, passages in _subjects(review)
        if owners is None or subject.id in owners
        for passage in passages
        if _came(passage, present)
    ]
    return sorted(found, key=lambda each: (each.before.start, each.before.end, each.id))


def summed_up(rows: Iterable[Carried]) -> str:
    """ "26 marks carried over: 16 exact, 1 moved, 8 altered, 1 kept as lost"."""
    counts = Counter(each.passage.state for each in rows)
    total = sum(counts.values())
    parts = [
        f"{counts[state]:,} {'kept as lost' if state is PassageState.LOST else state.value}"
        for state in reversed(WORST_FIRST)
        if counts[state]
    ]
    return f"{marks(total)} carried over: {', '.join(parts)}" if parts else "No mark to carry over"


def marks(count: int) -> str:
    return "1 mark" if count == 1 else f"{count:,} marks"


def _subjects(review: Review) -> Iterator[tuple[Subject, tuple[Passage, ...]]]:
    for claim in review.claims:
        if passages := claim.passages + claim.unplaced:
            yield Subject(ItemKind.CLAIM, claim.id, claim.statement, claim.status), passages
    for question in review.questions:
        addressee = question.addressee.value
        asked = Subject(ItemKind.QUESTION, question.id, question.text, addressee=addressee)
        yield asked, question.passages + question.unplaced
    for note in review.notes:
        yield Subject(ItemKind.NOTE, note.id, note.text), note.passages + note.unplaced
    for cited in review.sources:
        yield _reference(cited), cited.citation.passages + cited.citation.unplaced


def _reference(cited: CitedSource) -> Subject:
    return Subject(ItemKind.SOURCE, cited.source.id, cited.citation.text or cited.source.title)


def _came(passage: Passage, present: str) -> bool:
    return not passage.stands or (passage.revision_id == present and bool(passage.was_revision_id))


def _carried(subject: Subject, passage: Passage, present: str, known: Seen | None) -> Carried:
    here = passage.revision_id == present
    seen = known or Seen(passage.state, passage.offered, subject.status)
    if here and passage.was_revision_id and passage.was_start is not None:
        base = passage.was_revision_id
        before = Span(passage.was_start, passage.was_end or passage.was_start)
        quote = passage.was_quote
    else:
        base, before = passage.revision_id, Span(passage.start, passage.end)
        quote = passage.quote
    after = Span(passage.start, passage.end) if passage.stands and here else passage.offered
    outcome = _outcome(subject, passage, seen, after)
    return Carried(subject, passage, seen, base, before, quote, after, outcome)


def _outcome(subject: Subject, passage: Passage, seen: Seen, after: Span | None) -> Outcome:
    if passage.awaits:
        return Outcome.AWAITS
    if passage.state is PassageState.LOST:
        return Outcome.KEPT_LOST
    if seen.state is PassageState.EXACT:
        same = passage.state is PassageState.EXACT
        return Outcome.STANDS if same else Outcome.ADJUSTED
    if seen.state is PassageState.LOST:
        return Outcome.PLACED
    if seen.offer is not None and after != seen.offer:
        return Outcome.ADJUSTED
    set_to_recheck = subject.status is Status.RECHECK and seen.status is not Status.RECHECK
    altered = passage.state is PassageState.ALTERED
    return Outcome.RECHECK if altered and set_to_recheck else Outcome.ACCEPTED
