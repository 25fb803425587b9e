"""What is typed in the window and not yet saved: kept outside the desk until it is, so that a
kill, a crash or a closed window does not take it away. Offered again where it was typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.domain.errors import SaveFault
from editorial.services.locations import unsaved_folder
from editorial.services.unsaved import Place, Unsaved, Words

__all__ = ["Place", "Safekeeping", "Words"]

SECOND = 1000
"""Milliseconds between two writes of what is being typed."""


class Safekeeping(QObject):
    """Of one desk. `article_id` is the open article's, whose fields are typed into."""

    failed = Signal(str)
    """What is typed cannot be kept; said once, until it can again."""

    def __init__(self, desk: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.article_id = ""
        self._unsaved = Unsaved(unsaved_folder(desk))
        self._words: dict[Place, Words] = {}
        self._from_before: set[Place] = set()
        self._to_write: set[Place] = set()
        self._fails = False
        self._clock = QTimer(self, singleShot=True, interval=SECOND)
        self._clock.timeout.connect(self.write)

    def open_article(self, article_id: str | None) -> None:
        """From now on fields are those of this article."""
        self.article_id = article_id or ""
        for place, words in self._unsaved.left_behind().items():
            if place not in self._words:
                self._words[place] = words
                self._from_before.add(place)

    def place(self, field: str, item: str = "") -> Place:
        return Place(self.article_id, field, item)

    def words(self, place: Place) -> Words:
        """What was typed there and is not saved; nothing where nothing was."""
        return self._words.get(place, {})

    def is_from_before(self, place: Place) -> bool:
        """Whether it was left behind by a window that is gone, and nobody has typed on since."""
        return place in self._from_before

    def left_behind(self) -> list[Place]:
        """Where in the open article something was left by a window that is gone."""
        here = [place for place in self._words if place.article_id == self.article_id]
        return [place for place in here if self.is_from_before(place)]

    def keep(self, place: Place, words: Words) -> None:
        """Keep what stands in a form; it is on the disk within a second."""
        if words == self._words.get(place):
            return
        self._from_before.discard(place)
        self._words[place] = words
        self._to_write.add(place)
        if not self._clock.isActive():
            self.write()
            self._clock.start()

    def drop(self, place: Place) -> None:
        """It is saved now, or given up."""
        self._from_before.discard(place)
        self._to_write.discard(place)
        if self._words.pop(place, None) is not None:
            self._unsaved.drop(place)

    def drop_article(self, article_id: str) -> None:
        """An article is erased for good, and with it what was typed at it."""
        for place in [place for place in self._words if place.article_id == article_id]:
            self.drop(place)
        self._unsaved.drop_article(article_id)

    def write(self) -> None:
        """Write now what was typed since the last time."""
        fault = ""
        for place in sorted(self._to_write, key=lambda place: (place.field, place.item)):
            try:
                self._unsaved.keep(place, self._words[place])
                self._to_write.discard(place)
            except SaveFault as error:
                fault = str(error)
        if fault and not self._fails:
            self.failed.emit(
                f"{fault} What you are typing is not kept outside the window until you save it."
            )
        self._fails = bool(fault)

    def follow(self, desk: Path) -> None:
        """The desk goes on in another file: what is typed here is kept for that one as well."""
        self._unsaved = Unsaved(unsaved_folder(desk))
        self._to_write.update(self._words)
        self.write()
