"""What a new draft has made of an article's marks, counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from editorial.domain.anchor import Passage, PassageState


@dataclass(frozen=True, slots=True)
class DraftMarks:
    """Passages that were carried over from an older draft, by what became of them; how many of
    them await a reviewer's word is counted beside that."""

    exact: int = 0
    moved: int = 0
    altered: int = 0
    lost: int = 0
    awaiting: int = 0

    @property
    def carried(self) -> int:
        """All of them."""
        return self.exact + self.moved + self.altered + self.lost


def counted_marks(passages: Iterable[Passage]) -> DraftMarks:
    """Of some passages, those that a new draft has been asked about: what was marked in the
    present draft first is not among them."""
    counts = dict.fromkeys(PassageState, 0)
    awaiting = 0
    for passage in passages:
        awaiting += passage.awaits
        # Of what was given up before, a new draft without it says nothing new; it is lost.
        if passage.confidence is not None or passage.state is PassageState.LOST:
            counts[passage.state] += 1
    return DraftMarks(
        counts[PassageState.EXACT],
        counts[PassageState.MOVED],
        counts[PassageState.ALTERED],
        counts[PassageState.LOST],
        awaiting,
    )
