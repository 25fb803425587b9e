"""A reading while the editor corrects it: readings are values, so undoing is going back to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from editorial.domain.article import Zone
from editorial.domain.reading import Reading
from editorial.domain.remark import Fate

NO_WORDS = "This remark hangs on no words, so it cannot become a claim; it stays as it was."
_SOME_WITHOUT = (
    "{count} of these remarks hang on no words, so they cannot become claims; they stay as they"
    " were."
)


@dataclass(frozen=True, slots=True)
class Place:
    """What one correction touched, by index: paragraphs or remarks."""

    blocks: tuple[int, ...] = ()
    remarks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    before: Reading
    after: Reading
    place: Place


class Corrections(QObject):
    """One file's reading. Every correction is one step that can be undone and redone."""

    changed = Signal(object)
    """The `Place` that looks different now."""
    refused = Signal(str)
    """A sentence: what was not done, and why."""

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self._past: list[_Step] = []
        self._future: list[_Step] = []

    @property
    def by_hand(self) -> bool:
        """Whether the reading is another than the one that came."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    def set_zone(self, blocks: Sequence[int], zone: Zone) -> None:
        from editorial.services.recognition import with_zone

        others = tuple(n for n in blocks if self.reading.blocks[n].zone is not zone)
        if others:
            self._take(with_zone(self.reading, others, zone), Place(blocks=others))

    def set_fate(self, remarks: Sequence[int], fate: Fate) -> None:
        """Of several remarks those that may become it do; the others are told of."""
        from editorial.services.recognition import fates_of, with_fate

        others = [n for n in remarks if self.reading.remarks[n].fate is not fate]
        able = tuple(n for n in others if fate in fates_of(self.reading.remarks[n]))
        if able:
            self._take(with_fate(self.reading, able, fate), Place(remarks=able))
        if unable := len(others) - len(able):
            self.refused.emit(NO_WORDS if len(others) == 1 else _SOME_WITHOUT.format(count=unable))

    def undo(self) -> Place | None:
        """What looks as it did before; None where nothing was corrected."""
        return self._go(self._past, self._future, lambda step: step.before)

    def redo(self) -> Place | None:
        return self._go(self._future, self._past, lambda step: step.after)

    def _take(self, reading: Reading, place: Place) -> None:
        self._past.append(_Step(self.reading, reading, place))
        self._future.clear()
        self._show(reading, place)

    def _go(
        self, taken: list[_Step], kept: list[_Step], reading_of: Callable[[_Step], Reading]
    ) -> Place | None:
        if not taken:
            return None
        step = taken.pop()
        kept.append(step)
        self._show(reading_of(step), step.place)
        return step.place

    def _show(self, reading: Reading, place: Place) -> None:
        self.reading = reading
        self.changed.emit(place)
