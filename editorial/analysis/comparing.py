"""Two drafts side by side: which blocks go together, and what changed, word by word."""

from collections.abc import Iterable, Iterator, Sequence

from editorial.analysis.block_pairs import BlockWords, Links, links_of, pairs_of
from editorial.analysis.draft_diff import DraftDiff, diff
from editorial.analysis.folded_words import Words
from editorial.analysis.word_runs import Gap, Run, gaps_between, whole_of
from editorial.domain.article import Block, canonical_text
from editorial.domain.comparison import Change, ChangeKind, Comparison

_SHORT_WORD = 3
"""Letters of a word that does not part two changes: a phrase is read more easily."""


def compare(old: Sequence[Block], new: Sequence[Block]) -> Comparison:
    """Compare two drafts by their blocks, in time linear in their words.

    What was added or removed is told block by block; a piece that moved is told whole, and after
    it what changed in it. Where a paragraph was parted or joined, the space that became a line
    end, or the other way round, is typography. Kinds of blocks and runs (links, emphasis) are left
    out of account.
    """
    found = diff(canonical_text(old), canonical_text(new))
    ours, theirs = BlockWords(old, found.old), BlockWords(new, found.new)
    links = links_of(found.flow, ours, theirs)
    pairs = pairs_of(found, links, ours, theirs)
    links |= {
        (pair.old, pair.new): 0 for pair in pairs if pair.old is not None and pair.new is not None
    }
    changes = [
        *_by_word(_flow_changes(found, links, ours, theirs), ours, theirs),
        *_typography(found.flow, found.old, found.new),
    ]
    for piece in found.moves:
        inside = whole_of(piece)
        gaps = [gap for gap in gaps_between(piece, inside) if not gap.empty]
        changes += [
            _change(inside, ours, theirs, ChangeKind.MOVED),
            *_by_word(gaps, ours, theirs),
            *_typography(piece, found.old, found.new),
        ]
    return Comparison(pairs, tuple(sorted(changes, key=_order)))


def _order(change: Change) -> tuple[int, int, int]:
    # What moved comes before the changes in it.
    return change.new_start, -change.new_end, change.old_start


def _flow_changes(
    found: DraftDiff, links: Links, ours: BlockWords, theirs: BlockWords
) -> Iterator[Gap]:
    """What changed between the runs of the flow, without what moved; block by block."""
    pieces = [whole_of(piece) for piece in found.moves]
    moved_old = _Stretches((piece.old, piece.old_end) for piece in pieces)
    moved_new = _Stretches((piece.new, piece.new_end) for piece in pieces)
    for gap in gaps_between(found.flow, Gap(0, len(found.old), 0, len(found.new))):
        removed = [
            part
            for start, end in moved_old.left_of(gap.old, gap.old_end)
            for part in ours.parts(start, end)
        ]
        added = [
            part
            for start, end in moved_new.left_of(gap.new, gap.new_end)
            for part in theirs.parts(start, end)
        ]
        yield from _beside(gap, removed, added, links)


class _Stretches:
    """Words that have moved, and what is left of others; asked from first to last."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._rest = sorted(stretches, reverse=True)

    def left_of(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        while self._rest and self._rest[-1][0] < end:
            moved, moved_end = self._rest.pop()
            if start < moved:
                yield start, moved
            start = moved_end
        if start < end:
            yield start, end


Part = tuple[int, int, int]
"""Words of one block: the block, the first word, the end."""


def _beside(
    gap: Gap, removed: Sequence[Part], added: Sequence[Part], links: Links
) -> Iterator[Gap]:
    """Words for words where their blocks go together, everything else by itself."""
    old_at, new_at = gap.old, gap.new
    waiting = list(added)
    for block, start, end in removed:
        number = next((n for n, part in enumerate(waiting) if (block, part[0]) in links), None)
        if number is None:
            yield Gap(start, end, new_at, new_at)
            continue
        for _, place, place_end in waiting[:number]:
            yield Gap(old_at, old_at, place, place_end)
        _, place, place_end = waiting[number]
        yield Gap(start, end, place, place_end)
        del waiting[: number + 1]
        old_at, new_at = end, place_end
    for _, place, place_end in waiting:
        yield Gap(gap.old_end, gap.old_end, place, place_end)


def _by_word(gaps: Iterable[Gap], ours: BlockWords, theirs: BlockWords) -> Iterator[Change]:
    """The changes, those joined between which only a short word stands."""
    last: Gap | None = None
    for gap in gaps:
        if last and _reads_as_one(last, gap, ours.words, theirs.words):
            last = Gap(last.old, gap.old_end, last.new, gap.new_end)
            continue
        if last:
            yield _change(last, ours, theirs)
        last = gap
    if last:
        yield _change(last, ours, theirs)


def _reads_as_one(first: Gap, second: Gap, old: Words, new: Words) -> bool:
    if second.old - first.old_end != 1 or second.new - first.new_end != 1:
        return False
    between = old.keys[first.old_end]
    if between != new.keys[first.new_end] or len(between) > _SHORT_WORD or not between.isalnum():
        return False
    removing = first.old < first.old_end or second.old < second.old_end
    adding = first.new < first.new_end or second.new < second.new_end
    return (
        removing
        and adding
        and _on_one_line(old, first.old, first.old_end, second.old, second.old_end)
        and _on_one_line(new, first.new, first.new_end, second.new, second.new_end)
    )


def _on_one_line(words: Words, first: int, first_end: int, second: int, second_end: int) -> bool:
    start = words.ends[first_end - 1] if first < first_end else words.starts[first_end]
    end = words.starts[second] if second < second_end else words.ends[second - 1]
    return "\n" not in words.text[start:end]


def _change(
    gap: Gap, ours: BlockWords, theirs: BlockWords, kind: ChangeKind | None = None
) -> Change:
    """The change of some words; without a kind, that which follows from them."""
    removed, added = gap.old < gap.old_end, gap.new < gap.new_end
    if kind is None and removed and added:
        kind = ChangeKind.REPLACED
    if removed:
        old_start, old_end = ours.span(gap.old, gap.old_end)
    else:
        old_start = old_end = ours.between(gap.old, theirs.begins_with(gap.new))
    if added:
        new_start, new_end = theirs.span(gap.new, gap.new_end)
    else:
        new_start = new_end = theirs.between(gap.new, ours.begins_with(gap.old))
    kind = kind or (ChangeKind.REMOVED if removed else ChangeKind.ADDED)
    return Change(kind, old_start, old_end, new_start, new_end)


def _typography(runs: Iterable[Run], old: Words, new: Words) -> Iterator[Change]:
    """Where the same words are set otherwise: a word itself, or the space between two."""
    for run in runs:
        if not run.length:
            continue
        shift = run.new - run.old
        start, end = old.starts[run.old], old.ends[run.old_end - 1]
        place, place_end = new.starts[run.new], new.ends[run.new_end - 1]
        if old.text[start:end] == new.text[place:place_end]:
            continue
        for word in range(run.old, run.old_end):
            spans = [
                (old.starts[word], old.ends[word], new.starts[word + shift], new.ends[word + shift])
            ]
            if word + 1 < run.old_end:
                other = word + shift
                spans.append(
                    (old.ends[word], old.starts[word + 1], new.ends[other], new.starts[other + 1])
                )
            for a, z, b, y in spans:
                if old.text[a:z] != new.text[b:y]:
                    yield Change(ChangeKind.TYPOGRAPHY, a, z, b, y)
