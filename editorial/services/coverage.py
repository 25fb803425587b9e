"""The words that nobody has looked at: how many they are, and where the next of them stand."""

import re
from itertools import pairwise

from editorial.analysis.sentences import sentences_in
from editorial.domain.article import Draft
from editorial.domain.coverage import Tally
from editorial.domain.text import Span
from editorial.files.summary_wording import words_looked_at

__all__ = ["next_uncovered", "words_looked_at"]

_LETTER = re.compile(r"[^\W_]")


def next_uncovered(draft: Draft, tally: Tally, place: Span, step: int = 1) -> Span | None:
    """The uncovered words next to a place: of one sentence at most, so that they can be one claim.

    `place` are the words selected, or the caret (start = end), in code points; step 1 goes on from
    its end, -1 back from its start, and round at the ends of the draft. None: every word has been
    looked at.
    """
    here = tally.words.block_at(place.end if step > 0 else place.start)
    near = [piece for piece in _pieces(draft, tally, here) if _is_beyond(piece, place, step)]
    if near:
        return near[0 if step > 0 else -1]
    last = len(draft.blocks) - 1
    block = tally.block_with_gap(here + step, step)
    if block is None:
        block = tally.block_with_gap(0 if step > 0 else last, step)
    pieces = [] if block is None else _pieces(draft, tally, block)
    return pieces[0 if step > 0 else -1] if pieces else None


def _is_beyond(piece: Span, place: Span, step: int) -> bool:
    """A caret that stands inside a piece asks for that one."""
    if place.start == place.end:
        return piece.end > place.end if step > 0 else piece.start < place.start
    return piece.start >= place.end if step > 0 else piece.end <= place.start


def _pieces(draft: Draft, tally: Tally, block: int) -> list[Span]:
    """The gaps of a block, parted where a sentence begins."""
    gaps = tally.gaps(block) if block < len(draft.blocks) else []
    if not gaps:
        return []
    text, origin = draft.text, tally.words.origin(block)
    starts = [origin + start for start, _ in sentences_in(draft.blocks[block].text)][1:]
    pieces = []
    for gap in gaps:
        edges = [gap.start, *(start for start in starts if gap.start < start < gap.end), gap.end]
        for start, end in pairwise(edges):
            words = text[start:end].rstrip()
            if _LETTER.search(words):
                pieces.append(Span(start, start + len(words)))
    return pieces
