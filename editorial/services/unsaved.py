"""What is typed and not yet saved on the desk, kept so that no kill and no crash takes it away.

One small file for each thing being typed, for its owner's eyes alone, off the desk's own road for
writes: none of it is a step until somebody says so. Files of their own, so that two windows at one
desk do not write over each other.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from editorial.domain.errors import SaveFault
from editorial.files.saving import save_safely
from editorial.services.locations import unsaved_folder

Words = dict[str, str]
"""What stands in a form, by the name of its part."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is typed. `item` is the id of what it is about, or, for something new, on
    which words; "" for the article as a whole."""

    article_id: str
    field: str
    item: str = ""


class Unsaved:
    """What is kept in one folder, a desk's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def left_behind(self) -> dict[Place, Words]:
        """What programs that no longer run have left, oldest first. What another window is typing
        now is that window's."""
        found = []
        for file in self._files():
            read = _read(file)
            if read is not None and not _still_typed(read[2], read[3]):
                place, words, at, _ = read
                found.append((at, place, words))
        found.sort(key=lambda each: each[0])
        return {place: words for _, place, words in found}

    def keep(self, place: Place, words: Words) -> None:
        """Raises SaveFault."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise SaveFault(
                f"The folder {self.folder} could not be made: {error.strerror or error}."
            ) from error
        kept = {
            "place": astuple(place),
            "words": words,
            "at": datetime.now(UTC).timestamp(),
            "process": os.getpid(),
        }
        save_safely(self._file(place), json.dumps(kept, ensure_ascii=False).encode(), private=True)

    def drop(self, place: Place) -> None:
        """It is saved on the desk now, or given up."""
        self._unlink(self._file(place))

    def drop_article(self, article_id: str) -> None:
        """Give up all that was typed at an article, whoever types it."""
        for file in self._files():
            read = _read(file)
            if read is not None and read[0].article_id == article_id:
                self._unlink(file)

    def _file(self, place: Place) -> Path:
        name = hashlib.sha256(json.dumps(astuple(place)).encode()).hexdigest()[:32]
        return self.folder / f"{name}.json"

    def _files(self) -> Iterator[Path]:
        # A folder that is not there, or may not be looked into, holds nothing for us.
        with suppress(OSError):
            yield from sorted(self.folder.glob("*.json"))

    def _unlink(self, file: Path) -> None:
        # What cannot be taken away is offered once more, and can be given up again.
        with suppress(OSError):
            file.unlink(missing_ok=True)


def forget_article(desk: Path, article_id: str) -> None:
    """Erase what was being typed at an article of the desk file: a part of erasing it for good."""
    Unsaved(unsaved_folder(desk)).drop_article(article_id)


def _read(file: Path) -> tuple[Place, Words, float, int] | None:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        article_id, field, item = map(str, kept["place"])
        words = {str(name): str(said) for name, said in kept["words"].items()}
        place = Place(article_id, field, item)
        return place, words, float(kept["at"]), int(kept["process"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # Not ours, or of another version; it stays where it is.
        return None


def _still_typed(at: float, process: int) -> bool:
    """Whether the program that kept it is still running, and another one than this."""
    import psutil

    if process == os.getpid():
        return False
    try:
        # A process that began since has only inherited the number.
        return bool(psutil.Process(process).create_time() <= at)
    except psutil.Error:
        return False
