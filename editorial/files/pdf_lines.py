"""From pieces of type to lines: what stands on one base line, cut where a column ends."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise

from editorial.files.pdf_pieces import Height, Line, Piece, ideographic

_SAME_ROW = 0.25
"""How far apart, in sizes of type, base lines of one row may be."""
_WIDE, _WIDER, _WIDEST = 0.9, 1.6, 3.5
"""Gaps, in sizes of type, that part columns: along four rows, along two, at once."""
_NARROW = 0.55
"""A gap that parts columns along four rows if the file does not write on across it."""
_LONG_RIVER, _SHORT_RIVER = 4, 2
_INITIAL = 1.8
"""Times the size of the text from which on a single letter is the initial of its word."""
_STREAM = 0.5
"""The least width, in sizes of type, of white space that runs on from row to row."""
_TABBED = 6.0
"""A gap, in sizes of type, that a tabulator leaves behind a number or a bullet."""
_MARKER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]?|[•‣–—*·▪◦o§-]")
"""A number or a bullet before an item or a heading, which its words follow after a gap."""
_LEADER = re.compile(r"[.\s]+")
"""Dots alone, which lead the eye from one column to the next."""
_NEXT_ROW = 2.6
"""How far apart, in sizes of type, two rows may be for white space to run on between them."""


class _Row:
    """The pieces on one base line, from left to right."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = sorted(pieces, key=lambda piece: piece.x0)
        self.base = sum(piece.base for piece in pieces) / len(pieces)
        self.size = max(piece.size for piece in pieces)

    def white(self, x0: float, x1: float) -> tuple[float, float]:
        """The widest stretch between the two x on which no type stands."""
        widest, free = (x0, x0), x0
        for piece in self.pieces:
            if piece.x1 > free and piece.x0 < x1:
                if piece.x0 - free > widest[1] - widest[0]:
                    widest = (free, piece.x0)
                free = max(free, piece.x1)
        return max(widest, (free, x1), key=lambda stretch: stretch[1] - stretch[0])


def lines_of(pieces: Sequence[Piece], page: int, *, mirrored: bool = False) -> list[Line]:
    """The lines of a page, by rows from the top and in each row from the left."""
    settled = _once(pieces)
    rows = [_Row(row) for row in _rows(settled, _bases(settled))]
    lines = []
    for index, row in enumerate(rows):
        start = 0
        for at, (left, right) in enumerate(pairwise(row.pieces), 1):
            if _parts_columns(left, right, rows, index):
                lines.append(line_of(_as_written(row.pieces[start:at], mirrored), page))
                start = at
        lines.append(line_of(_as_written(row.pieces[start:], mirrored), page))
    return [line for line in lines if not _LEADER.fullmatch(line.text)]


def _as_written(pieces: list[Piece], mirrored: bool) -> list[Piece]:
    """The pieces in the order of reading: those that run against the line come turned round."""
    if not mirrored and not any(piece.leftwards for piece in pieces):
        return pieces
    out: list[Piece] = []
    for against, group in groupby(pieces, lambda piece: piece.leftwards is not mirrored):
        stretch = list(group)
        out += stretch[::-1] if against else stretch
    return out


def line_of(pieces: list[Piece], page: int) -> Line:
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text)
    size = sizes.most_common(1)[0][0]
    level = [p for p in pieces if p.height is Height.LEVEL and p.size == size] or pieces
    return Line(
        pieces,
        min(piece.x0 for piece in pieces),
        max(piece.x1 for piece in pieces),
        level[0].base,
        size,
        "".join((" " if space else "") + piece.text for piece, space in spaced(pieces)),
        page,
    )


def spaced(pieces: Sequence[Piece]) -> list[tuple[Piece, bool]]:
    """Each piece, and whether a space comes before it."""
    out: list[tuple[Piece, bool]] = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        out.append((piece, before is not None and _is_space(before, piece)))
    return out


def _is_space(left: Piece, right: Piece) -> bool:
    gap = max(right.x0 - left.x1, left.x0 - right.x1)
    size = max(left.size, right.size)
    if ideographic(left.text[-1]) and ideographic(right.text[0]):
        return gap > 0.8 * size
    follows = right.order == left.order + 1
    if left.leftwards != right.leftwards or (left.leftwards and right.x0 < left.x0):
        return right.spaced if follows else gap > 0.15 * size
    if len(left.text) == 1 and left.size > _INITIAL * right.size:
        return gap > 0.5 * right.size
    if right.height is not Height.LEVEL or left.height is not Height.LEVEL:
        return gap > 0.3 * min(left.size, right.size)
    return (follows and right.spaced and gap > 0.02 * size) or gap > (
        0.2 if follows else 0.15
    ) * size


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those drawn a second time on the same place."""
    seen: dict[str, list[Piece]] = {}
    kept = []
    for piece in pieces:
        twins = seen.setdefault(piece.text, [])
        reach = 0.2 * piece.size
        if any(
            abs(twin.x0 - piece.x0) < reach and abs(twin.base - piece.base) < reach
            for twin in twins
        ):
            continue
        twins.append(piece)
        kept.append(piece)
    return kept


def _bases(pieces: list[Piece]) -> list[tuple[float, float]]:
    """The base line on which each piece belongs, and the size of type there: raised and lowered
    figures, and an initial over several lines, stand on that of the words beside them."""
    bases = [(piece.base, piece.size) for piece in pieces]
    for index, piece in enumerate(pieces):
        for other_index in (index - 1, index + 1):
            if not 0 <= other_index < len(pieces) or piece.height is not Height.LEVEL:
                continue
            other = pieces[other_index]
            follows = other_index < index
            gap = piece.x0 - other.x1 if follows else other.x0 - piece.x1
            shift = other.base - piece.base
            if _is_script(piece, other, gap, shift):
                bases[index] = bases[other_index] if follows else (other.base, other.size)
                if abs(shift) > 0.12 * other.size:
                    piece.height = Height.RAISED if shift > 0 else Height.LOWERED
                break
            if not follows and _is_initial(piece, other, gap, shift):
                bases[index] = other.base, other.size
                break
    return bases


def _is_script(piece: Piece, other: Piece, gap: float, shift: float) -> bool:
    """Whether the piece is a small figure at the shoulder or the foot of the other's words."""
    return (
        len(piece.text) <= 12
        and piece.size < 0.85 * other.size
        and -0.3 * other.size < gap < 0.5 * other.size
        and -0.35 * other.size < shift < 0.75 * other.size
    )


def _is_initial(piece: Piece, other: Piece, gap: float, shift: float) -> bool:
    return (
        len(piece.text.strip("“„\"'‘«")) == 1
        and piece.size > _INITIAL * other.size
        and -0.2 * other.size < gap < 1.2 * other.size
        and -0.9 * piece.size < shift < -0.5 * other.size
    )


def _rows(pieces: list[Piece], bases: list[tuple[float, float]]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    height = last = 0.0
    for index in sorted(range(len(pieces)), key=lambda i: bases[i][0]):
        piece, (base, size) = pieces[index], bases[index]
        reach = _SAME_ROW * min(size, height) if rows else 0.0
        if rows and base - last <= max(reach, 0.5):
            rows[-1].append(piece)
            height = max(height, size)
        else:
            rows.append([piece])
            height, last = size, base
    return rows


def _parts_columns(left: Piece, right: Piece, rows: list[_Row], index: int) -> bool:
    gap, size = right.x0 - left.x1, max(left.size, right.size)
    follows = right.order == left.order + 1
    if follows and not right.text[0].isdigit() and _is_marker(left.text, gap / size):
        return False
    if gap < _NARROW * size or (follows and gap < _WIDE * size):
        return False
    if gap > _WIDEST * size:
        return True
    river = _river(left.x1, right.x0, rows, index, size)
    return river >= _LONG_RIVER or (river >= _SHORT_RIVER and gap > _WIDER * size and not follows)


def _is_marker(text: str, gap: float) -> bool:
    """Whether it is a number or a bullet that its words follow; the gap is in sizes of type."""
    farthest = _WIDEST if text.isalnum() else _TABBED
    return gap < farthest and bool(_MARKER.fullmatch(text))


def _river(x0: float, x1: float, rows: list[_Row], index: int, size: float) -> int:
    """How many rows the white space of a gap runs through, up and down, itself included."""
    count = 1
    for step in (-1, 1):
        at, white = index + step, (x0, x1)
        while 0 <= at < len(rows) and count < _LONG_RIVER:
            if abs(rows[at].base - rows[at - step].base) > _NEXT_ROW * size:
                break
            white = rows[at].white(*white)
            if white[1] - white[0] < _STREAM * size:
                break
            count += 1
            at += step
    return count
