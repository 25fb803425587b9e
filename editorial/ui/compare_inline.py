"""Two drafts as one text to read: what went before what came for it, in the place where it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editorial.domain.article import Block, Run, block_starts
from editorial.domain.comparison import Comparison, Pair
from editorial.domain.word_changes import Kept, word_changes
from editorial.domain.word_changes import Piece as Compared
from editorial.ui.compare_words import (
    NO_CHANGE,
    ChangedWords,
    Moved,
    WordLook,
    WordsByBlock,
    moved_blocks,
    new_words,
    old_words,
)


@dataclass(frozen=True, slots=True)
class Inline:
    """`words` in code points of the text of `blocks`; `moved` by the numbers of the blocks, of
    which those in `away` are no longer where they are shown."""

    blocks: tuple[Block, ...]
    words: tuple[ChangedWords, ...]
    moved: dict[int, Moved]
    away: frozenset[int]


def inline(old: Sequence[Block], new: Sequence[Block], comparison: Comparison) -> Inline:
    """Every block of either draft once, and those that go together in one."""
    before, after = _Side(old, old_words(comparison)), _Side(new, new_words(comparison))
    gone, come = moved_blocks(old, new, comparison)
    lines: list[_Line] = []
    moved: dict[int, Moved] = {}
    away: set[int] = set()
    for pair in comparison.pairs:
        for line in _lines(before, after, pair):
            number = len(lines)
            if line.is_old and pair.old in gone:
                moved[number] = gone[pair.old]
                away.add(number)
            elif not line.is_old and pair.new in come:
                moved[number] = come[pair.new]
            lines.append(line)
    blocks = tuple(line.block for line in lines)
    words = tuple(
        replace(each, start=each.start + start, end=each.end + start)
        for line, start in zip(lines, block_starts(blocks), strict=True)
        for each in line.words
    )
    return Inline(blocks, words, moved, frozenset(away))


@dataclass(frozen=True, slots=True)
class _Line:
    """A block of the merged text; `words` in its own code points."""

    block: Block
    words: tuple[ChangedWords, ...] = ()
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one block, in its code points; `words` is None where nothing changed."""

    source: str
    start: int
    end: int
    words: ChangedWords | None

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def units(self) -> list[object]:
        """What must be alike in both drafts: signs of words that stayed, and changes of
        typography, each as one. Spaces belong to no word, so they are not counted."""
        if self.words is None:
            return [sign for sign in self.text if not sign.isspace()]
        return [self.words.change] if self.words.look is WordLook.TYPOGRAPHY else []


class _Side:
    def __init__(self, blocks: Sequence[Block], words: Sequence[ChangedWords]) -> None:
        self.blocks = blocks
        self._starts = block_starts(blocks)
        self._words = WordsByBlock(blocks, words)

    def words_in(self, number: int) -> tuple[ChangedWords, ...]:
        first = self._starts[number]
        return tuple(
            replace(each, start=each.start - first, end=each.end - first)
            for each in self._words.in_block(number)
        )

    def pieces(self, number: int) -> list[_Piece]:
        """The block's stretches; of several changes over one the narrowest."""
        text, words = self.blocks[number].text, self.words_in(number)
        edges = sorted({0, len(text), *(w.start for w in words), *(w.end for w in words)})
        pieces = []
        for start, end in pairwise(edges):
            over = (w for w in words if w.start <= start and end <= w.end)
            narrowest = min(over, key=lambda w: w.end - w.start, default=None)
            pieces.append(_Piece(text, start, end, narrowest))
        return pieces


def _lines(before: _Side, after: _Side, pair: Pair) -> Iterator[_Line]:
    """The blocks of a pair as one."""
    if pair.old is not None and pair.new is not None:
        old, new = before.pieces(pair.old), after.pieces(pair.new)
        if _units(old) != _units(new):
            # Words of theirs go with words of other blocks, as where paragraphs were joined.
            old, new = _compared(old, new)
        yield _merged(old, new, after.blocks[pair.new])
    elif pair.old is not None:
        yield _Line(before.blocks[pair.old], before.words_in(pair.old), is_old=True)
    elif pair.new is not None:
        yield _Line(after.blocks[pair.new], after.words_in(pair.new))


def _units(pieces: Sequence[_Piece]) -> list[object]:
    return [unit for piece in pieces for unit in piece.units]


def _compared(old: Sequence[_Piece], new: Sequence[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """The two blocks compared by themselves."""
    found = word_changes(*("".join(piece.text for piece in pieces) for pieces in (old, new)))
    return _anew(old, found, WordLook.REMOVED), _anew(new, found, WordLook.ADDED)


def _anew(pieces: Sequence[_Piece], found: Sequence[Compared], look: WordLook) -> list[_Piece]:
    """The block in the pieces of another comparison; its changes keep their numbers."""
    other = Kept.NEW if look is WordLook.REMOVED else Kept.GONE
    source, at, made = "".join(piece.text for piece in pieces), 0, []
    for each in found:
        if each.kept is other:
            continue
        end = at + len(each.text)
        words = None
        if each.kept is not Kept.SAME:
            here = (p.words for p in pieces if p.words and p.start < end and at < p.end)
            known = next(here, None)
            words = ChangedWords(at, end, look, known.change if known else NO_CHANGE)
        made.append(_Piece(source, at, end, words))
        at = end
    return made


def _merged(old: Sequence[_Piece], new: Sequence[_Piece], block: Block) -> _Line:
    """The new block with the old words that it lacks."""
    writer = _Writer()
    waiting: list[tuple[int, _Piece]] = []
    passed = 0
    for piece in old:
        if piece.words is not None and piece.words.look is not WordLook.TYPOGRAPHY:
            waiting.append((passed, piece))
        passed += len(piece.units)
    waiting.reverse()
    passed = 0
    for piece in new:
        at, ends = piece.start, _ends(piece)
        while waiting and waiting[-1][0] <= passed + len(ends):
            place, gone = waiting.pop()
            # Behind the last word that stayed: the space that follows belongs to what is new.
            cut = ends[place - passed - 1] if place > passed else piece.start
            if cut > at:
                writer.add(replace(piece, start=at, end=cut), is_old=False)
            at = max(at, cut)
            writer.add(gone, is_old=True)
        if at < piece.end:
            writer.add(replace(piece, start=at), is_old=False)
        passed += len(ends)
    for _, gone in reversed(waiting):
        writer.add(gone, is_old=True)
    return writer.line(block)


def _ends(piece: _Piece) -> list[int]:
    """Where each unit of a piece ends, in the code points of its block."""
    if piece.words is None:
        return [piece.start + n + 1 for n, sign in enumerate(piece.text) if not sign.isspace()]
    return [piece.end] if piece.units else []


class _Writer:
    """Writes a merged block, piece by piece."""

    def __init__(self) -> None:
        self._text = ""
        self._words: list[ChangedWords] = []
        self._last: tuple[_Piece, bool] | None = None
        self._new_starts: list[int] = []
        self._placed: list[int] = []
        """Where the pieces of the new block begin in it, and where here."""

    def add(self, piece: _Piece, is_old: bool) -> None:
        if self._wants_space(piece, is_old):
            self._text += " "
        start = len(self._text)
        self._text += piece.text
        if piece.words is not None:
            look, change = piece.words.look, piece.words.change
            self._words.append(ChangedWords(start, len(self._text), look, change))
        if not is_old:
            self._new_starts.append(piece.start)
            self._placed.append(start)
        self._last = piece, is_old

    def _wants_space(self, piece: _Piece, is_old: bool) -> bool:
        """Old and new words side by side are apart where they were apart in their own draft."""
        if self._last is None or not self._text or self._text[-1].isspace():
            return False
        last, was_old = self._last
        if is_old is was_old or piece.text[:1].isspace():
            return False
        if was_old and last.source[last.end : last.end + 1].isspace():
            return True
        if is_old and piece.source[: piece.start][-1:].isspace():
            return True
        if was_old and last.end == len(last.source) and piece.start == 0:
            return True
        return was_old and self._text[-1].isalnum() and piece.text[:1].isalnum()

    def line(self, block: Block) -> _Line:
        runs = tuple(
            Run(self._place(run.start), self._place(run.end - 1) + 1, run.style, run.target)
            for run in block.runs
            if run.start < run.end
        )
        return _Line(replace(block, text=self._text, runs=runs), tuple(self._words))

    def _place(self, point: int) -> int:
        """Where a code point of the new block stands."""
        index = bisect_right(self._new_starts, point) - 1
        return self._placed[index] + point - self._new_starts[index]
