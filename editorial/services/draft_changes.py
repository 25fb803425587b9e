"""What changed between two drafts, as a list for people to read."""

from dataclasses import dataclass, replace

from editorial.domain.article import Draft
from editorial.domain.comparison import Change, ChangeKind
from editorial.domain.places import Places
from editorial.domain.summary import SummaryChange
from editorial.domain.text import BLOCK_SEPARATOR
from editorial.services.comparisons import compared

AROUND = 48
"""Code points of unchanged words that are shown on either side of a change, at most."""


def changes_between(old: Draft, new: Draft) -> tuple[SummaryChange, ...]:
    """Every change, in the order of the new draft. Words are shown whole where a part changed."""
    before, after = _Side(old), _Side(new)
    return tuple(_told(change, before, after) for change in compared(old, new).changes)


class _Side:
    def __init__(self, draft: Draft) -> None:
        self.text = draft.text
        self.number = draft.revision.number
        self._places = Places(draft.blocks)

    def place(self, position: int) -> str:
        return self._places.name(position)

    def char(self, position: int) -> str:
        return self.text[position] if 0 <= position < len(self.text) else BLOCK_SEPARATOR


@dataclass(frozen=True, slots=True)
class _Spans:
    """Code points start to end of the old and the new text."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def _told(change: Change, old: _Side, new: _Side) -> SummaryChange:
    spans = _trimmed(
        _Spans(change.old_start, change.old_end, change.new_start, change.new_end), old, new
    )
    if change.kind is ChangeKind.MOVED:
        place = f"{new.place(spans.new_start)}, from {_was(spans, old)}"
        return SummaryChange(change.kind, place, "", new.text[spans.new_start : spans.new_end])
    spans = _whole_words(spans, old, new)
    gone = spans.new_start == spans.new_end
    # What stands round removed words is what stood there: nothing says where they would be now.
    side, start, end = (
        (old, spans.old_start, spans.old_end) if gone else (new, spans.new_start, spans.new_end)
    )
    return SummaryChange(
        change.kind,
        _was(spans, old) if gone else new.place(spans.new_start),
        old.text[spans.old_start : spans.old_end],
        new.text[spans.new_start : spans.new_end],
        _lead(side, start),
        _tail(side, end),
    )


def _was(spans: _Spans, old: _Side) -> str:
    return f"{old.place(spans.old_start)} of draft {old.number}"


def _trimmed(spans: _Spans, old: _Side, new: _Side) -> _Spans:
    """Without white space at the edges of what was added, removed or moved; where only white
    space changed, it is what is told."""
    return _Spans(
        *_stripped(old.text, spans.old_start, spans.old_end),
        *_stripped(new.text, spans.new_start, spans.new_end),
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if not words.strip():
        return start, end
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _whole_words(spans: _Spans, old: _Side, new: _Side) -> _Spans:
    """Grown to whole words where letters, or nothing but a space, stand beside a change in the
    same way in both drafts."""
    both = spans.old_start < spans.old_end and spans.new_start < spans.new_end
    only_space = not (
        old.text[spans.old_start : spans.old_end] + new.text[spans.new_start : spans.new_end]
    ).strip()
    if not both and not only_space and not _cuts_a_word(spans, old, new):
        return spans
    while _same_word(old.char(spans.old_start - 1), new.char(spans.new_start - 1)):
        spans = replace(spans, old_start=spans.old_start - 1, new_start=spans.new_start - 1)
    while _same_word(old.char(spans.old_end), new.char(spans.new_end)):
        spans = replace(spans, old_end=spans.old_end + 1, new_end=spans.new_end + 1)
    return spans


def _cuts_a_word(spans: _Spans, old: _Side, new: _Side) -> bool:
    side, start, end = (
        (new, spans.new_start, spans.new_end)
        if spans.new_start < spans.new_end
        else (old, spans.old_start, spans.old_end)
    )
    return not side.char(start - 1).isspace() or side.char(end).isalnum()


def _same_word(one: str, other: str) -> bool:
    return one == other and not one.isspace()


def _lead(side: _Side, start: int) -> str:
    block = side.text.rfind(BLOCK_SEPARATOR, 0, start) + 1
    words = side.text[max(block, start - AROUND) : start]
    if start - AROUND <= block:
        return words
    return "… " + words.partition(" ")[2]


def _tail(side: _Side, end: int) -> str:
    block = side.text.find(BLOCK_SEPARATOR, end)
    block = len(side.text) if block < 0 else block
    words = side.text[end : min(block, end + AROUND)]
    if end + AROUND >= block:
        return words
    return words.rpartition(" ")[0] + " …"
