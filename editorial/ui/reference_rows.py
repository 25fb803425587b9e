"""References that could be taken in, as rows: which are new, which the desk has, which were left
out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editorial.domain.extract import Dropped
from editorial.domain.reference import Reference
from editorial.domain.reference_line import reference_line
from editorial.domain.text import shortened
from editorial.ui.row_list import RowLook

if TYPE_CHECKING:
    from editorial.services.references import Standing

TICKED, UNTICKED = "box_ticked", "box"


@dataclass(frozen=True, slots=True)
class Offered:
    """References of one or several files, and what the desk has of each."""

    name: str
    """What they came from: a file's name, "3 files", "the clipboard"."""
    references: tuple[Reference, ...]
    standings: tuple[Standing, ...]
    dropped: tuple[Dropped, ...] = ()
    notices: tuple[str, ...] = ()


def rows_of(offered: Offered, ticked: Collection[int], words: str = "") -> list[RowLook]:
    """New ones first, then what the desk has, then what cannot be taken in; those alone that have
    all the words. A row's id is the reference's number, or "dropped 3"."""
    groups: tuple[list[RowLook], ...] = ([], [], [])
    for number, reference in enumerate(offered.references):
        standing = offered.standings[number]
        group = 2 if not standing.is_wanted else 0 if standing.is_new else 1
        groups[group].append(_row(number, reference, standing, number in ticked))
    left_out = [_left_out(number, each) for number, each in enumerate(offered.dropped)]
    wanted = words.casefold().split()
    return [
        row
        for row in (*groups[0], *groups[1], *groups[2], *left_out)
        if all(word in row.spoken.casefold() for word in wanted)
    ]


def summary_words(offered: Offered) -> str:
    """ "2 new, 1 that the desk has already, 1 left out": what there is nothing of is not named."""
    standings = offered.standings
    new = sum(each.is_new for each in standings)
    cited = sum(each.cited and each.twin is None for each in standings)
    known = sum(each.source is not None and each.is_wanted for each in standings)
    twice = sum(each.twin is not None for each in standings)
    parts = (
        (new, "new"),
        (known, "on the desk already: cited, not made twice"),
        (cited, "cited in this article already"),
        (twice, "there twice"),
        (len(offered.dropped), "left out"),
    )
    return "  ·  ".join(f"{count:,} {what}" for count, what in parts if count)


def _row(number: int, reference: Reference, standing: Standing, ticked: bool) -> RowLook:
    line = reference_line(reference)
    title = reference.plain_title or line or reference.id
    tag, meta = _standing(standing, line)
    can = standing.is_wanted
    state = ("Ticked. " if ticked else "Not ticked. ") if can else ""
    return RowLook(
        id=str(number),
        title=title,
        meta=meta,
        spoken=f"{state}{tag or 'New'}. {title}. {meta}",
        hint=line,
        icon=(TICKED if ticked else UNTICKED) if can else "dash",
        icon_colour="accent" if ticked and can else "text3",
        tag=tag,
        muted=not can,
    )


def _standing(standing: Standing, line: str) -> tuple[str, str]:
    """The tag, and the second line."""
    if standing.twin is not None:
        return "Twice", f"Repeats one above: {standing.reason}"
    if standing.source is None:
        return "", line
    name = shortened(standing.source.title, 60)
    if standing.cited:
        return "Cited already", f"As “{name}”: {standing.reason}"
    return "On the desk", f"As “{name}”: {standing.reason}"


def _left_out(number: int, dropped: Dropped) -> RowLook:
    meta = f"Since {dropped.reason}"
    return RowLook(
        id=f"dropped {number}",
        title=dropped.what,
        meta=meta,
        spoken=f"Left out. {dropped.what}. {meta}",
        hint=f"{dropped.what}: {dropped.reason}. {dropped.sample}".strip(),
        icon="dash",
        icon_colour="text3",
        tag="Left out",
        muted=True,
    )


def ticked_at_first(standings: Sequence[Standing], most: int) -> set[int]:
    """All that would change something; of more than `most` none, since that is a library."""
    wanted = {number for number, each in enumerate(standings) if each.is_wanted}
    return wanted if len(wanted) <= most else set()
