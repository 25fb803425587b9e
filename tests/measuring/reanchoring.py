"""Passages of real drafts placed in the drafts that followed them, against where they stand."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from zlib import crc32

from editorial.analysis.reanchoring import place
from editorial.domain.anchor import PassageState, anchor_in
from editorial.domain.placement import Placement

KINDS = ("exact", "edited", "repeat", "moved", "deleted")
HALVES = ("seen", "unseen")
"""One half of the pairs was looked at while the rules were made, the other was not."""
HARD_MIDDLE = Path(__file__).with_name("hard_middle.jsonl")
"""Passages that keep 15 to 55 percent of their words, with their places as somebody who read both
drafts gave them, before the program had been asked: pair, start, end, gold_start, gold_end."""

RIGHT, NEAR = 0.5, 0.8
"""Share that the place found and the true one must have in common, of all code points that either
covers, to be right; and by a stricter measure. A place that is less right is wrong."""


@dataclass
class KindFigures:
    """Of the passages of one kind: how many were put right, elsewhere, and given up as lost."""

    asked: int = 0
    right: int = 0
    near: int = 0
    same: int = 0
    wrong: int = 0
    lost: int = 0

    @property
    def share(self) -> float:
        return self.right / max(1, self.asked)


@dataclass
class Reanchoring:
    """`halves`: figures by half and kind. `hard`: those of the hard middle, those with a place
    under "placed", the others under "gone". `seconds`: for all pairs, reading left out."""

    halves: dict[str, dict[str, KindFigures]] = field(
        default_factory=lambda: {half: defaultdict(KindFigures) for half in HALVES}
    )
    hard: dict[str, KindFigures] = field(default_factory=lambda: defaultdict(KindFigures))
    pairs: int = 0
    seconds: float = 0.0

    def of(self, kind: str) -> KindFigures:
        return summed([self.halves[half][kind] for half in HALVES])

    @property
    def wrong_share(self) -> float:
        every = summed([self.of(kind) for kind in KINDS])
        return every.wrong / max(1, every.asked)


def summed(figures: Sequence[KindFigures]) -> KindFigures:
    total = KindFigures()
    for each in figures:
        for name in vars(total):
            setattr(total, name, getattr(total, name) + getattr(each, name))
    return total


@dataclass(frozen=True)
class Case:
    """A passage of the old draft and where it stands in the new one; None where it is gone."""

    start: int
    end: int
    gold: tuple[int, int] | None
    kind: str = ""


def half_of(pair: str) -> str:
    return HALVES[crc32(pair.encode()) % 2]


def drafts(pair: Path) -> tuple[str, str]:
    """The old and the new draft; line ends are read as "\\n", as the positions count them."""
    return (pair / "a.md").read_text("utf-8"), (pair / "b.md").read_text("utf-8")


def cases(pair: Path) -> list[Case]:
    return [
        _case(json.loads(line)) for line in (pair / "anchors.jsonl").read_text("utf-8").splitlines()
    ]


def hard_cases() -> Iterator[tuple[str, Case]]:
    for line in HARD_MIDDLE.read_text("utf-8").splitlines():
        found = json.loads(line)
        yield found["pair"], _case(found)


def _case(found: dict[str, object]) -> Case:
    start, end, gold = found["start"], found["end"], (found["gold_start"], found["gold_end"])
    return Case(start, end, None if gold[0] is None else gold, found.get("kind", ""))


def placements(old: str, new: str, asked: Sequence[Case]) -> list[Placement]:
    return place(old, new, [anchor_in(old, case.start, case.end) for case in asked])


def measured_reanchoring(folder: Path) -> Reanchoring:
    """Place all passages of the revisions in a folder."""
    total = Reanchoring()
    for pair in sorted(folder.iterdir()):
        old, new = drafts(pair)
        asked = cases(pair)
        began = perf_counter()
        found = placements(old, new, asked)
        total.seconds += perf_counter() - began
        total.pairs += 1
        for case, placement in zip(asked, found, strict=True):
            count(total.halves[half_of(pair.name)][case.kind], case, placement)
    for name, case in hard_cases():
        old, new = drafts(folder / name)
        (placement,) = placements(old, new, [case])
        count(total.hard["placed" if case.gold else "gone"], case, placement)
    return total


def count(figures: KindFigures, case: Case, placement: Placement) -> None:
    shared = overlap(case.gold, placement)
    lost = placement.state is PassageState.LOST
    right = shared >= RIGHT if case.gold else lost
    figures.asked += 1
    figures.right += right
    figures.near += shared >= NEAR if case.gold else lost
    figures.same += (placement.start, placement.end) == (case.gold or (None, None))
    figures.wrong += not right and not lost
    figures.lost += lost


def overlap(gold: tuple[int, int] | None, placement: Placement) -> float:
    """Code points that both places cover, of those that either does."""
    if gold is None or placement.start is None or placement.end is None:
        return 0.0
    both = min(gold[1], placement.end) - max(gold[0], placement.start)
    either = max(gold[1], placement.end) - min(gold[0], placement.start)
    return max(0, both) / either


def print_reanchoring(total: Reanchoring) -> None:
    print("Passages of a draft placed in the next one")
    print("            asked   right     0.8    same   wrong    lost")
    for half in HALVES:
        for kind in KINDS:
            _print_row(f"{kind}, {half}", total.halves[half][kind])
    for kind in KINDS:
        _print_row(kind, total.of(kind))
    for name, figures in sorted(total.hard.items()):
        _print_row(f"hard, {name}", figures)
    print(f"  wrong over all {total.wrong_share:.2%}; {total.pairs} pairs in {total.seconds:.1f} s")


def _print_row(name: str, figures: KindFigures) -> None:
    asked = max(1, figures.asked)
    print(
        f"  {name:<16}{figures.asked:>6}"
        f"{figures.right / asked:>8.1%}{figures.near / asked:>8.1%}{figures.same / asked:>8.1%}"
        f"{figures.wrong:>7}{figures.lost:>7}"
    )
