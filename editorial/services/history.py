"""The journal of an article as a story: pages of steps, and each step told in full."""

import re
from collections.abc import Iterable, Sequence

from editorial.domain.history import Entry, Head, Page, Wanted
from editorial.domain.journal import Step
from editorial.domain.text import folded
from editorial.services.telling import told
from editorial.storage.work import Work

PAGE = 100
"""Steps of one page."""

LOOKED_AT = 1000
"""Steps that one page looks at for words before it lets the reader see what it has."""

_PLAIN = re.compile(r"[!#-\[\]-~]+")
"""What the journal holds as it is written: a word of ASCII, which SQLite finds in any case,
without what JSON escapes."""

_MOST_NAMED = 40
"""Sources whose title has the words wanted: more than these are no help."""


def page(work: Work, wanted: Wanted, below: int | None = None) -> Page:
    """The steps wanted, newest first; numbered below `below`, where that is said.

    Where words are wanted a page may hold few steps or none although there are older ones.
    """
    words = folded(wanted.words).casefold()
    limit = LOOKED_AT if words else PAGE
    naming = _sources_called(work, words)
    steps = work.history.steps(wanted, limit, below=below, part=_part(words), naming=naming)
    older = steps[-1].number if len(steps) == limit else None
    if words:
        steps = work.history.saying(steps, words, naming)
    return Page(_heads(work, steps), older)


def since(work: Work, wanted: Wanted, number: int) -> Page:
    """The steps wanted that came after the one numbered, newest first; `older` is set where there
    are too many of them for one page."""
    steps = work.history.steps(wanted, LOOKED_AT, above=number)
    older = steps[-1].number if len(steps) == LOOKED_AT else None
    if words := folded(wanted.words).casefold():
        steps = work.history.saying(steps, words, _sources_called(work, words))
    return Page(_heads(work, steps), older)


def heads_of(work: Work, numbers: Iterable[int]) -> tuple[Head, ...]:
    """Steps by number, as they stand now: taken back since, or not."""
    return _heads(work, [work.history.step(number) for number in numbers])


def entry(work: Work, number: int) -> Entry:
    """A step told in full."""
    (head,) = heads_of(work, [number])
    return Entry(head, *told(work, head.step))


def people(work: Work, article_id: str) -> dict[str, str]:
    """Who worked on the article: names by reviewer's id, in the order of the names."""
    found = work.history.people(article_id)
    return dict(sorted(found.items(), key=lambda each: each[1].casefold()))


def steps_in_all(work: Work, article_id: str) -> int:
    return work.history.count(article_id)


def _part(words: str) -> str:
    """The longest part that every step has which has the words; "" where there is none."""
    return max(_PLAIN.findall(words), key=len, default="")


def _sources_called(work: Work, words: str) -> list[str]:
    """The sources with the words in their title: evidence names its source by id."""
    if not words:
        return []
    called = [s.id for s in work.sources.all() if words in folded(s.title).casefold()]
    return called[:_MOST_NAMED]


def _heads(work: Work, steps: Sequence[Step]) -> tuple[Head, ...]:
    reversals = work.history.reversals([step.number for step in steps])
    return tuple(Head(step, _taken_back(reversals.get(step.number, []))) for step in steps)


def _taken_back(reversals: list[Step]) -> Step | None:
    """The last undo, where what a step did no longer stands: undone, and not redone since."""
    return reversals[-1] if len(reversals) % 2 else None
