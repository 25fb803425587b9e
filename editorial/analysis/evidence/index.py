"""A document prepared for finding: its words, its passages, and what can be recognised in them."""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from editorial.analysis.evidence.compared_words import ComparedWords, compared
from editorial.analysis.evidence.moment_matching import Moments, all_moments_in, moments_of
from editorial.analysis.evidence.name_variants import acronym_of
from editorial.analysis.evidence.quantity_matching import Numbers, numbers_of
from editorial.analysis.evidence.ranges import ranges_in
from editorial.analysis.evidence.shares import shares_in
from editorial.analysis.names import names_in
from editorial.analysis.piece import Piece
from editorial.analysis.quantities import Quantity, quantities_in
from editorial.analysis.wording import content_of
from editorial.domain.article import Block, Kind, Zone
from editorial.domain.match import Findable
from editorial.domain.text import Span

_LONGEST = 90
"""Words of a passage; a longer sentence, or a text without any full stop, is more than one."""
_BROKEN_LINE = 60
"""Code points up to which a line without a full stop may go on in the next one, as captions do."""
_ENDS = tuple(".!?…:;。！？”\"')]")


@dataclass(frozen=True, slots=True)
class Passages:
    """Sentences, or parts of very long ones, in the order of the text. `starts` and `ends` are
    code points, `firsts` the number of each one's first word; one more for where the last ends."""

    starts: "array[int]"
    ends: "array[int]"
    firsts: "array[int]"

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, position: int) -> int:
        """The passage that holds a code point, or the last before it; at least 0."""
        return max(0, bisect_right(self.starts, position) - 1)


@dataclass(frozen=True, slots=True)
class EvidenceIndex:
    """One document, prepared once; plain values, so that it can be pickled.

    `stems` and `acronyms` ("gsa", for names of many words) say in which passages they stand, in
    ascending order; `number_passages` and `moment_passages` in which each number or moment does.
    """

    document: Findable
    words: ComparedWords
    passages: Passages
    stems: Mapping[str, Sequence[int]]
    acronyms: Mapping[str, Sequence[int]]
    numbers: Numbers
    number_passages: "array[int]"
    moments: Moments
    moment_passages: "array[int]"

    def words_of(self, first: int, last: int) -> tuple[int, int]:
        """The words of the passages from `first` to `last`, both included; end exclusive."""
        return self.passages.firsts[first], self.passages.firsts[last + 1]


def index_of(document: Findable) -> EvidenceIndex:
    """The document prepared for finding. Linear in its length."""
    piece = piece_of(document.text)
    words = compared(document.text)
    moments = all_moments_in(piece)
    passages = _passages_of(piece, words, [each.span for each in moments])
    stems: dict[str, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(zip(passages.starts, passages.ends, strict=True)):
        for stem in set(stems_of(document.text[start:end])):
            stems[stem].append(number)
    acronyms: dict[str, list[int]] = defaultdict(list)
    for name in names_in(piece):
        if acronym := acronym_of(name.text):
            acronyms[acronym].append(passages.at(name.span.start))
    quantities = all_quantities_in(piece)
    return EvidenceIndex(
        document,
        words,
        passages,
        dict(stems),
        dict(acronyms),
        numbers_of(quantities),
        array("L", (passages.at(each.span.start) for each in quantities)),
        moments_of(moments),
        array("L", (passages.at(each.span.start) for each in moments)),
    )


def piece_of(text: str) -> Piece:
    """Any canonical text as the careful reader takes it: all of it is prose."""
    return Piece([Block(Kind.PARAGRAPH, line, Zone.BODY) for line in text.split("\n")])


def all_quantities_in(piece: Piece) -> tuple[Quantity, ...]:
    """The quantities of the piece in the order of its text, with ranges and shares in words."""
    known = piece.once(quantities_in)
    more = (*shares_in(piece.text, known), *ranges_in(piece.text, known))
    return tuple(sorted([*known, *more], key=lambda each: (each.span.start, each.span.end)))


def stems_of(text: str) -> list[str]:
    """The stems of telling words, without accents."""
    return [stem if stem.isascii() else _plain(stem) for stem in content_of(text)]


def _plain(stem: str) -> str:
    parts = unicodedata.normalize("NFD", stem)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _passages_of(piece: Piece, words: ComparedWords, whole: Sequence[Span]) -> Passages:
    starts, ends, firsts = array("L"), array("L"), array("L")
    for start, end in _uncut(list(_joined_lines(piece)), whole):
        first, last = words.word_at(start), words.word_at(end)
        for at in range(first, last, _LONGEST):
            stop = min(at + _LONGEST, last)
            starts.append(start if at == first else words.starts[at])
            ends.append(end if stop == last else words.ends[stop - 1])
            firsts.append(at)
    firsts.append(len(words))
    return Passages(starts, ends, firsts)


def _uncut(parts: Sequence[tuple[int, int]], whole: Sequence[Span]) -> list[tuple[int, int]]:
    """The parts, those as one between which a date would be cut: "am 7. Mai 2019"."""
    starts = [span.start for span in whole]
    found: list[tuple[int, int]] = []
    for start, end in parts:
        at = bisect_left(starts, start) - 1
        if found and at >= 0 and start < whole[at].end:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _joined_lines(piece: Piece) -> Iterator[tuple[int, int]]:
    """Start and end of the sentences, those that short lines break up as one."""
    held: tuple[int, int] | None = None
    last = ""
    count = 0
    for sentence in piece.sentences:
        start, end = sentence.span.start, sentence.span.end
        spaces = sentence.text.count(" ") + 1
        if (
            held
            and start == held[1] + 1
            and piece.text[held[1]] == "\n"
            and not last.endswith(_ENDS)
            and sentence.text[:1].islower()
            and max(len(sentence.text), len(last)) <= _BROKEN_LINE
            and count + spaces <= _LONGEST
        ):
            held, count = (held[0], end), count + spaces
        else:
            if held:
                yield held
            held, count = (start, end), spaces
        last = sentence.text
    if held:
        yield held
