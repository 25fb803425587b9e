"""What a step made of passages, in words: marked, carried over into a new draft, put, given up."""

from collections import Counter
from collections.abc import Callable, Iterable

from editorial.domain.anchor import Passage, PassageState
from editorial.domain.history import Difference, Line

IN_TYPOGRAPHY = "Changed in typography alone"

_ORDER = (PassageState.ALTERED, PassageState.MOVED, PassageState.LOST)
_WAITS = {
    PassageState.ALTERED: "Altered, waits for a word",
    PassageState.MOVED: "Moved, waits for a word",
    PassageState.EXACT: "Found again, waits for a word",
    PassageState.LOST: "No longer in the text, waits for a word",
}

Offered = Callable[[Passage, Passage], str]
"""The words that are offered to the second of two states of a passage, "" where none are known."""


def is_carried(difference: Difference) -> bool:
    """Whether it is a passage that a new draft found already there."""
    return (
        isinstance(difference.value, Passage)
        and difference.before is not None
        and difference.after is not None
    )


def stands_as_it_was(difference: Difference) -> bool:
    """Whether the passage has the very same words, in the same place of another draft."""
    before, after = difference.before, difference.after
    return (
        is_carried(difference)
        and after.stands
        and after.state is PassageState.EXACT
        and before.revision_id != after.revision_id
        and before.quote == after.quote
    )


def carried_words(passages: Iterable[Difference]) -> str:
    """ "16 stand as they were, 2 changed in typography alone, 8 altered wait, 1 lost waits"."""
    same = typography = 0
    waiting: Counter[PassageState] = Counter()
    for difference in passages:
        if difference.after.awaits:
            waiting[difference.after.state] += 1
        elif difference.before.quote == difference.after.quote:
            same += 1
        else:
            typography += 1
    said = []
    if same:
        said.append("1 stands as it was" if same == 1 else f"{same:,} stand as they were")
    if typography:
        said.append(f"{typography:,} changed in typography alone")
    for state in _ORDER:
        if many := waiting[state]:
            said.append(f"{many:,} {state.value} {'waits' if many == 1 else 'wait'}")
    return ", ".join(said)


def passage_line(difference: Difference, offered: Offered, verified: Callable[[], bool]) -> Line:
    """What became of one passage. `verified`: whether its claim was so at the time."""
    before: Passage | None = difference.before
    after: Passage | None = difference.after
    if before is None or after is None:
        return Line("Words marked", _quote(before), _quote(after), quoted=True)
    if (before.removed_at is None) != (after.removed_at is None):
        gone = after.removed_at is not None
        words = ("", _quote(after)) if not gone else (_quote(before), "")
        return Line("Words marked", *words, quoted=True)
    if after.awaits and not _same_wait(before, after):
        found = offered(before, after) if after.state is PassageState.ALTERED else ""
        words = (after.quote, found) if found else ("", after.quote)
        return Line(_WAITS[after.state], *words, quoted=True)
    if after.state is PassageState.LOST:
        return Line("Kept as lost", "", after.quote, quoted=True)
    if before.stands and before.revision_id != after.revision_id:
        kept = ", stays verified" if verified() else ""
        return Line(f"{IN_TYPOGRAPHY}{kept}", before.quote, after.quote, quoted=True)
    if before.stands:
        return Line("Words marked", before.quote, after.quote, quoted=True)
    accepted = before.awaits and before.offered_start == after.start
    what = "Accepted" if accepted and before.offered_end == after.end else "Placed on"
    return Line(what, before.quote, after.quote, quoted=True)


def _quote(passage: Passage | None) -> str:
    return passage.quote if passage else ""


def _same_wait(before: Passage, after: Passage) -> bool:
    return before.awaits and (before.state, before.offered) == (after.state, after.offered)
