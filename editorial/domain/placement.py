"""Where a passage of one text stands in another, later one."""

from dataclasses import dataclass

from editorial.domain.anchor import PassageState
from editorial.domain.errors import InvalidValue


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the words are, in code points of the new text, end exclusive; None where they are gone.

    `state`: *exact*, the same words in the same place, typography left out of account (kind of
    quotation marks, dashes, spaces); *moved*, the same words elsewhere; *altered*, other words in
    the place of the old ones; *lost*. `confidence` runs from 0 to 1; of a lost passage it says how
    sure it is that nothing stands for it any more.
    """

    start: int | None
    end: int | None
    state: PassageState
    confidence: float

    def __post_init__(self) -> None:
        if (self.start is None) != (self.state is PassageState.LOST):
            raise InvalidValue("a lost passage has no place, and every other has one")
        if not 0 <= self.confidence <= 1:
            raise InvalidValue(f"a confidence lies between 0 and 1, not {self.confidence}")
        if self.start is not None and (self.end is None or not 0 <= self.start < self.end):
            raise InvalidValue(
                f"a passage needs at least one character, not {self.start}–{self.end}"
            )


LOST = Placement(None, None, PassageState.LOST, 1.0)
